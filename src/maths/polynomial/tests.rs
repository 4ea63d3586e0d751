use super::*;
use crate::maths::parse::{Options, parse_expression};
use proptest::prelude::*;

fn p(text: &str) -> Polynomial {
    let parsed = parse_expression(text, &Options::default()).unwrap();
    Polynomial::from_expression(&parsed.value).unwrap_or_else(|| panic!("{text} is no polynomial"))
}

fn none(text: &str) {
    let parsed = parse_expression(text, &Options::default()).unwrap();
    assert_eq!(Polynomial::from_expression(&parsed.value), None, "{text}");
}

fn x() -> Symbol {
    Symbol::new("x").unwrap()
}

#[test]
fn expressions_become_polynomials_and_back() {
    for (text, expected) in [
        ("(x + y)^2", "x^2 + 2*x*y + y^2"),
        ("-x^2*y + 3x/2 - 1/3", "-x^2*y + 3*x/2 - 1/3"),
        ("-x/2", "-x/2"),
        ("-1/2", "-1/2"),
        ("x - x", "0"),
        ("(x + 1)(x - 1)/2 + sqrt(4)", "x^2/2 + 3/2"),
        ("x^(1 + 1)", "x^2"),
        ("2^10*y", "1024*y"),
        ("x*z + y^2", "x*z + y^2"),
        ("y^2 + x*z", "x*z + y^2"),
        ("x^0", "1"),
        ("8^(1/3)x", "2*x"),
    ] {
        let polynomial = p(text);
        assert_eq!(polynomial.to_string(), expected);
        assert_eq!(p(&polynomial.to_string()), polynomial);
    }
}

#[test]
fn what_is_no_polynomial_or_too_big_is_none() {
    for text in [
        "1/x",
        "sqrt(x)",
        "x^-1",
        "x^(1/2)",
        "2^x",
        "x/0",
        "f(x)",
        "sqrt(2)x",
        "(x + y + z + w + u + v)^20",
        "x^1001",
        "(x^500)^3",
        "(x + 1)^900",
        "10^10^10*x",
        "(10^20000 x + 1)^3",
    ] {
        none(text);
    }
}

#[test]
fn degrees_and_coefficients() {
    let polynomial = p("3x^2*y - x + 7");
    assert_eq!(polynomial.degree(&x()), 2);
    assert_eq!(polynomial.total_degree(), 3);
    assert_eq!(polynomial.coefficients(&x()), None);
    let collected: Vec<String> = polynomial.collected(&x()).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(collected, ["7", "-1", "3*y"]);
    assert_eq!(p("5").coefficients(&x()), Some(vec![Number::from(5)]));
    assert_eq!(Polynomial::zero().coefficients(&x()), Some(vec![Number::zero()]));
    assert_eq!(p("x^3 - 2x").derivative(&x()), p("3x^2 - 2"));
    assert_eq!(p("x^2 + 1").substitute(&x(), &p("y - 1")), Ok(p("y^2 - 2y + 2")));
    assert_eq!(p("6x - 4").content(), Number::from(2));
    assert_eq!(p("-x/2 + 1/3").content(), Number::ratio(-1, 6));
    assert_eq!(p("-x/2 + 1/3").primitive_part(), p("3x - 2"));
    assert_eq!(p("x^2*y + x*y^3").common_monomial(), Monomial(vec![(x(), 1), (Symbol::new("y").unwrap(), 1)]));
}

#[test]
fn division_leaves_a_smaller_remainder() {
    let (quotient, rest) = p("x^3 - 2x + 5").divided_with_remainder(&p("2x - 1"), &x()).unwrap();
    assert_eq!(&quotient.times(&p("2x - 1")).unwrap() + &rest, p("x^3 - 2x + 5"));
    assert_eq!(rest.degree(&x()), 0);
    assert_eq!(p("x").divided_with_remainder(&Polynomial::zero(), &x()), None);
    assert_eq!(p("x").divided_with_remainder(&p("x^2"), &x()), Some((Polynomial::zero(), p("x"))));
    assert_eq!(p("x").divided_with_remainder(&p("y"), &x()), None);
}

#[test]
fn common_divisors_and_repeated_factors() {
    assert_eq!(p("(x - 1)^2(x + 2)").gcd(&p("(x - 1)(x + 3)/5")), Some(p("x - 1")));
    assert_eq!(p("x").gcd(&Polynomial::zero()), Some(p("x")));
    assert_eq!(p("6").gcd(&p("4x")), Some(p("1")));
    assert_eq!(p("x").gcd(&p("y")), None);
    assert_eq!(
        p("-3(x - 1)^2(x^2 + 1)^3x").square_free_factors(),
        Some(vec![(p("x"), 1), (p("x - 1"), 2), (p("x^2 + 1"), 3)])
    );
    assert_eq!(p("(x - 1)^2*x").square_free_part(), Some(p("x^2 - x")));
    assert_eq!(p("7").square_free_factors(), Some(vec![]));
}

#[test]
fn rational_roots_are_found_with_multiplicity() {
    let roots = |text| p(text).rational_roots().unwrap();
    assert_eq!(
        roots("x^2(2x - 3)(x + 5)^2(x^2 - 2)").roots,
        [(Number::from(-5), 2), (Number::zero(), 2), (Number::ratio(3, 2), 1)]
    );
    assert!(roots("x^2 + 1").complete && roots("x^2 + 1").roots.is_empty());
    assert!(roots("7").complete);
    assert_eq!(Polynomial::zero().rational_roots(), None);
    let hard = roots("x^2 + x + 1000000000000000003*1000000000000000009");
    assert!(!hard.complete);
}

fn factors(text: &str) -> String {
    let factored = p(text).factored().unwrap();
    let list: Vec<String> = factored.factors.iter().map(|(factor, times)| format!("({factor})^{times}")).collect();
    format!("{} {}", factored.content, list.join(" "))
}

#[test]
fn factors_are_irreducible() {
    for (text, expected) in [
        ("-2/3*k**2 + 8/3*k - 8/3*k**3 + 2/3", "-2/3 (k - 1)^1 (k + 1)^1 (4*k + 1)^1"),
        ("x^4 + 4", "1 (x^2 - 2*x + 2)^1 (x^2 + 2*x + 2)^1"),
        ("x^4 + 1", "1 (x^4 + 1)^1"),
        ("x^5 - x", "1 (x - 1)^1 (x)^1 (x + 1)^1 (x^2 + 1)^1"),
        ("x^2 - 5x + 6", "1 (x - 3)^1 (x - 2)^1"),
        ("(x^2 + x + 1)^2(x - 7)^3*5", "5 (x - 7)^3 (x^2 + x + 1)^2"),
        ("x^12 - 1", "1 (x - 1)^1 (x + 1)^1 (x^2 - x + 1)^1 (x^2 + 1)^1 (x^2 + x + 1)^1 (x^4 - x^2 + 1)^1"),
        ("12", "12 "),
        ("6x + 4", "2 (3*x + 2)^1"),
        ("(123456789x^2 + 987654321)(x^3 - 99999)", "9 (13717421*x^2 + 109739369)^1 (x^3 - 99999)^1"),
        ("x^8 - 40x^6 + 352x^4 - 960x^2 + 576", "1 (x^8 - 40*x^6 + 352*x^4 - 960*x^2 + 576)^1"),
    ] {
        assert_eq!(factors(text), expected, "{text}");
    }
    assert_eq!(Polynomial::zero().factored(), None);
    assert_eq!(p("x*y").factored(), None);
    assert_eq!(p("x^31").factored(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn factors_multiply_back(roots in prop::collection::vec((-9i64..9, 1i64..5), 1..4),
                             quadratic in (1i64..9, -9i64..9, -9i64..9), scale in 1i64..9) {
        let n = Number::from;
        let mut product = Polynomial::from_coefficients(&x(), &[n(quadratic.2), n(quadratic.1), n(quadratic.0)]);
        for (root, below) in roots {
            product = product.times(&Polynomial::from_coefficients(&x(), &[n(-root), n(below)])).unwrap();
        }
        product = product.scaled(&Number::ratio(scale, 7));
        let factored = product.factored().unwrap();
        let mut back = Polynomial::constant(factored.content);
        for (factor, times) in &factored.factors {
            back = back.times(&factor.power(*times).unwrap()).unwrap();
        }
        prop_assert_eq!(&back, &product);
        // The two ways to rational roots agree.
        let linear: u32 = factored.factors.iter().filter(|(f, _)| f.degree(&x()) == 1).map(|(_, times)| times).sum();
        let roots = product.rational_roots().unwrap();
        prop_assert!(roots.complete);
        prop_assert_eq!(roots.roots.iter().map(|(_, times)| times).sum::<u32>(), linear);
    }
}
