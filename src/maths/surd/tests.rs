use super::*;
use crate::maths::parse::{Options, parse_expression};
use proptest::prelude::*;

fn s(text: &str) -> Surd {
    let tree = parse_expression(text, &Options::default()).unwrap().value;
    Surd::from_expression(&tree).unwrap_or_else(|| panic!("{text} is no surd"))
}

#[test]
fn surds_are_printed_as_one_fraction() {
    for (text, expected) in [
        ("(3 + sqrt(5))/2", "(3 + sqrt(5))/2"),
        ("sqrt(8) + sqrt(1/2)", "5*sqrt(2)/2"),
        ("-sqrt(2)/3", "-sqrt(2)/3"),
        ("1/2 - sqrt(3)", "(1 - 2*sqrt(3))/2"),
        ("1/(sqrt(2) + sqrt(3))", "sqrt(3) - sqrt(2)"),
        ("sqrt(2)*sqrt(6)", "2*sqrt(3)"),
        ("sqrt(3 + 2sqrt(2))", "1 + sqrt(2)"),
        ("sqrt(3 - 2sqrt(2))", "sqrt(2) - 1"),
        ("2^(3/2)", "2*sqrt(2)"),
        ("(1 + sqrt(2))^-2", "3 - 2*sqrt(2)"),
        ("|1 - sqrt(2)|", "sqrt(2) - 1"),
        ("floor(-10sqrt(2))", "-15"),
        ("sqrt(0)", "0"),
        ("1/(1 + sqrt(2) + sqrt(3) + sqrt(6))", "(1 - sqrt(2) - sqrt(3) + sqrt(6))/2"),
    ] {
        let surd = s(text);
        assert_eq!(surd.to_string(), expected, "{text}");
        assert_eq!(s(&surd.to_string()), surd);
    }
}

#[test]
fn what_is_no_surd_is_none() {
    for text in ["sqrt(-1)", "2^(1/3)", "x", "pi", "1/(sqrt(2) - sqrt(2))", "sqrt(1 + sqrt(2))", "sqrt(2)^5000"] {
        let tree = parse_expression(text, &Options::default()).unwrap().value;
        assert_eq!(Surd::from_expression(&tree), None, "{text}");
    }
}

#[test]
fn signs_are_exact() {
    assert_eq!(s("sqrt(2) + sqrt(3) - sqrt(5 + 2sqrt(6))").sign(), Some(Ordering::Equal));
    assert_eq!(s("sqrt(1000001) - sqrt(1000000) - 1/2000").sign(), Some(Ordering::Less));
    assert_eq!(
        s("sqrt(2)").compare(&s("1.41421356237309504880168872420969807856967187537694")),
        Some(Ordering::Greater)
    );
    assert_eq!(s("sqrt(2)").to_decimal_rounded(10), "1.4142135624");
    assert!((s("sqrt(2)").to_f64() - std::f64::consts::SQRT_2).abs() < 1e-15);
}

#[test]
fn a_polynomial_is_0_at_its_root() {
    let tree = parse_expression("x^2 - x - 1", &Options::default()).unwrap().value;
    let polynomial = Polynomial::from_expression(&tree).unwrap();
    assert!(s("(1 + sqrt(5))/2").value_of(&polynomial).unwrap().is_zero());
    assert!(!s("(1 + sqrt(3))/2").value_of(&polynomial).unwrap().is_zero());
}

proptest! {
    #[test]
    fn the_inverse_undoes(a in -9i64..9, b in -9i64..9, c in -9i64..9, m in 2i64..40, n in 2i64..40) {
        let surd = s(&format!("{a} + {b}*sqrt({m})/3 + {c}*sqrt({n})"));
        if surd.is_zero() {
            prop_assert_eq!(surd.inverse(), None);
        } else {
            prop_assert_eq!(surd.times(&surd.inverse().unwrap()), Some(Surd::from(1)));
            let expected = surd.to_f64().partial_cmp(&0.0);
            prop_assert_eq!(surd.sign(), expected);
        }
    }
}
