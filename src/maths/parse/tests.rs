use super::*;
use crate::maths::Number;

fn formula(text: &str) -> String {
    match parse_expression(text, &Options::default()) {
        Ok(parsed) => parsed.value.to_string(),
        Err(error) => format!("{:?} {}", error.span, error.message),
    }
}

fn value(text: &str) -> Option<Number> {
    parse_expression(text, &Options::default()).ok()?.value.value().ok()
}

#[test]
fn operators_bind_as_in_mathematics() {
    for (text, expected) in [
        ("1+2*3", "1 + 2*3"),
        ("-x^2", "-x^2"),
        ("(-x)^2", "(-x)^2"),
        ("2^-1", "2^-1"),
        ("2**3**2", "2^3^2"),
        ("1/2x", "1/2*x"),
        ("a - b - c", "a - b - c"),
        ("a - (b - c)", "a - (b - c)"),
        ("2 - -3", "2 - -3"),
        ("--3", "--3"),
        ("-(3)", "-(3)"),
        ("3!", "3!"),
        ("-3!", "-3!"),
        ("2^3!", "2^3!"),
        ("x!^2", "x!^2"),
        ("+5", "5"),
        ("|x - 1| + |2|", "abs(x - 1) + abs(2)"),
        ("2|x|", "2*abs(x)"),
        ("||x| - 1|", "abs(abs(x) - 1)"),
        ("[(x + 1)*2]/3", "(x + 1)*2/3"),
        ("17 mod 5", "mod(17, 5)"),
    ] {
        assert_eq!(formula(text), expected, "{text}");
    }
}

#[test]
fn products_need_no_sign() {
    for (text, expected) in [
        ("2x", "2*x"),
        ("xy", "x*y"),
        ("2xy^2", "2*x*y^2"),
        ("3(x+1)", "3*(x + 1)"),
        ("(x+1)(x-1)", "(x + 1)*(x - 1)"),
        ("x(x+1)", "x*(x + 1)"),
        ("x(x+1)^2", "x*(x + 1)^2"),
        ("2x(3y+1)", "2*x*(3*y + 1)"),
        ("2 sqrt(3)", "2*sqrt(3)"),
        ("2πr", "2*pi*r"),
        ("3 x 4", "3*4"),
        ("3x4", "3*4"),
        ("x²y³", "x^2*y^3"),
        ("x⁻²", "x^-2"),
        ("e(2)", "e*2"),
        ("f(x + 1)", "f(x + 1)"),
        ("v(-113)", "v(-113)"),
        ("P(A, B)", "P(A, B)"),
        ("sin 2x + 1", "sin(2*x) + 1"),
        ("√16 + √(x+1)", "sqrt(16) + sqrt(x + 1)"),
    ] {
        assert_eq!(formula(text), expected, "{text}");
    }
}

#[test]
fn latex_is_read() {
    for (text, expected) in [
        (r"\frac{x+1}{2}", "(x + 1)/2"),
        (r"\frac12 + \frac1{3}", "1/2 + 1/3"),
        (r"\dfrac{3}{4}", "3/4"),
        (r"2\frac{1}{2}", "2 + 1/2"),
        (r"5 \cdot 2\frac{1}{2}", "5*(2 + 1/2)"),
        (r"-2\frac{1}{2}", "-(2 + 1/2)"),
        (r"2\frac{x}{2}", "2*(x/2)"),
        (r"\sqrt{2} + \sqrt[3]{8}", "sqrt(2) + root(3, 8)"),
        (r"2 \times 3 \div 4", "2*3/4"),
        (r"\left( x + 1 \right)^{10}", "(x + 1)^10"),
        (r"\left| x \right|", "abs(x)"),
        (r"\lfloor 3.7 \rfloor + \lceil x \rceil", "floor(3.7) + ceil(x)"),
        (r"\binom{5}{2}", "binomial(5, 2)"),
        (r"x_{1} + x_2", "x_1 + x_2"),
        (r"\log_2 8 + \ln x", "log(2, 8) + ln(x)"),
        (r"\sin^2 x", "sin(x)^2"),
        (r"\gcd(12, 18)", "gcd(12, 18)"),
        (r"\operatorname{lcm}(4, 6)", "lcm(4, 6)"),
        (r"$x^2 + 1$", "x^2 + 1"),
        (r"\( \pi r^2 \)", "pi*r^2"),
        (r"15\% + \$3", "0.15 + 3"),
        (r"1{,}200 + 1,\!200", "1200 + 1200"),
        (r"3 \, x \quad", "3*x"),
        (r"\{x + 1\}", "x + 1"),
    ] {
        assert_eq!(formula(text), expected, "{text}");
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, expected) in [
        ("1,200", "1200"),
        ("12,345,678.5", "12345678.5"),
        (".5", "0.5"),
        ("2.4x", "2.4*x"),
        ("15%", "0.15"),
        ("x%", "x/100"),
        ("½ + 3½", "0.5 + 3.5"),
        ("2 1/2", "2.5"),
        ("1.5e3", "1500"),
        ("1e-3", "0.001"),
        ("2e", "2*e"),
    ] {
        assert_eq!(formula(text), expected, "{text}");
    }
    assert_eq!(value("15/(360/(-3824)) - 4"), Some(Number::ratio(-490, 3)));
    assert_eq!(value("4 + -1914704.0034"), "-1914700.0034".parse().ok());
}

#[test]
fn what_cannot_be_read_says_where_and_why() {
    for (text, span) in [
        ("", 0..0),
        ("2 +", 3..3),
        ("(1 + 2", 6..6),
        ("1 + )", 4..5),
        ("apples", 0..6),
        ("x + total_cost", 4..9),
        ("2 3", 2..3),
        ("3, 4", 1..2),
        ("1.2.3", 0..3),
        ("9:15", 0..1),
        (r"\text{if}", 0..5),
        ("sqrt(1, 2)", 0..10),
        ("()", 1..2),
        ("(1]", 2..3),
        ("x = 1", 2..3),
        ("|x", 2..2),
        ("é", 0..2),
        ("x_{n+1}", 0..1),
    ] {
        let error = parse_expression(text, &Options::default()).unwrap_err();
        assert_eq!(error.span, span, "{text} {error}");
        assert!(error.message.starts_with("expected"), "{error}");
    }
}

#[test]
fn nesting_and_length_are_bounded() {
    for text in [
        "(".repeat(100_000),
        "(".repeat(60_000),
        "-".repeat(60_000),
        "2^".repeat(30_000),
        "x(x+".repeat(15_000),
        "a(a(".repeat(15_000),
        "|".repeat(60_000),
        "√".repeat(20_000),
        "\\frac".repeat(10_000),
        "2\\frac{".repeat(8_000),
        "\\sqrt[".repeat(10_000),
        "sin ".repeat(10_000),
        "1+".repeat(30_000) + "1",
        "1".repeat(70_000),
    ] {
        assert!(parse_expression(&text, &Options::default()).is_err(), "{}", text.chars().take(9).collect::<String>());
        let _ = longest_formula(&text, 0);
    }
    let deep = format!("{}x+1{}", "(".repeat(150), ")".repeat(150));
    assert_eq!(formula(&deep), "x + 1");
    let calls = format!("{}x+1{}", "a(1+".repeat(60), ")".repeat(60));
    assert!(parse_expression(&calls, &Options::default()).is_ok());
    let long = vec!["1"; 499].join(" + ");
    assert_eq!(value(&long), Some(Number::from(499)));
    let tree = parse_expression(&long, &Options::default()).unwrap().value;
    assert_eq!(tree.to_string(), long);
    assert_eq!(tree.to_latex(), long);
    assert!(tree.to_mathml().len() > long.len());
}

#[test]
fn relations_may_be_chained() {
    let read = |text| parse_relation(text, &Options::default()).map(|parsed| parsed.value);
    assert_eq!(read("1 < x ≤ 5").unwrap().iter().map(ToString::to_string).collect::<Vec<_>>(), ["1 < x", "x <= 5"]);
    assert_eq!(read(r"x \neq 2").unwrap()[0].to_string(), "x != 2");
    assert_eq!(read("3! = 6").unwrap()[0].to_string(), "3! = 6");
    assert!(read("x + 1").is_err());
    assert!(read("x = ").is_err());
}

#[test]
fn every_node_has_its_place() {
    let text = "2x + (3 - y)";
    let parsed = parse_expression(text, &Options::default()).unwrap();
    let places: Vec<&str> = parsed.spans.iter().map(|span| &text[span.clone()]).collect();
    assert_eq!(places, ["2x + (3 - y)", "2x", "2", "x", "(3 - y)", "3", "y"]);
    assert_eq!(parsed.spans.len(), parsed.value.size());
    for text in ["-5%", "x%", r"\frac12x", "|x|!", "√2²", "1 1/2 + ½", "x² - f(2, y)", "log_2 8", "2\\frac{1}{2}"]
    {
        let parsed = parse_expression(text, &Options::default()).unwrap();
        assert_eq!(parsed.spans.len(), parsed.value.size(), "{text}");
    }
}

#[test]
fn names_are_read_back() {
    let read = |text| parse_expression(text, &Options::names()).map(|parsed| parsed.value.to_string());
    assert_eq!(read("2*apples_of_Ann + xy").as_deref(), Ok("2*apples_of_Ann + xy"));
    assert_eq!(read("area(x + 1) + sqrt(2)").as_deref(), Ok("area(x + 1) + sqrt(2)"));
    assert_eq!(read("mod(7, 2) + mod").as_deref(), Ok("mod(7, 2) + mod"));
}

/// Where the first formula of a text stands, if one begins at a word.
fn found(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if let Some(formula) = longest_formula(text, at) {
            assert_eq!(formula.span.start, at);
            assert!(formula.span.end > at);
            found.push(&text[formula.span.clone()]);
            at = formula.span.end;
        } else {
            let word = text[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - at);
            at += word.max(text[at..].chars().next().map_or(1, char::len_utf8));
        }
    }
    found
}

#[test]
fn formulas_are_found_in_english() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        ("Find x and y if 2x + 3y = 12 and x - y = 1.", vec!["x", "y", "2x + 3y = 12", "x - y = 1"]),
        ("Solve x^2 - 5x + 6 = 0", vec!["x^2 - 5x + 6 = 0"]),
        (
            "Let f be 15/(360/(-3824)) - 4. Let c = f - -166. Factor -2/3*k**2 + c*k - 8/3*k**3 + 2/3.",
            vec!["f", "15/(360/(-3824)) - 4", "c = f - -166", "-2/3*k**2 + c*k - 8/3*k**3 + 2/3"],
        ),
        ("Let v(u) = -590*u - 66711. Give v(-113).", vec!["v(u) = -590*u - 66711", "v(-113)"]),
        ("What is 2^20 - 1?", vec!["2^20 - 1"]),
        (r"What is $\frac{3}{4} + \sqrt{16}$?", vec![r"$\frac{3}{4} + \sqrt{16}$"]),
        ("7 - 3 apples", vec!["7 - 3"]),
        ("a train leaves", vec![]),
        ("Calculate 4 + -1914704.0034.", vec!["4 + -1914704.0034"]),
        ("A man and I have 5, and a dog.", vec!["5"]),
        ("Given a^2 = 9 and 3*a - 1, let a = 4.", vec!["a^2 = 9", "3*a - 1", "a = 4"]),
        ("It is 5 a day, or 5 m long, at 9:15.", vec!["5", "5", "m"]),
        ("He paid $3.50 and $2 per pound.", vec!["3.50", "2"]),
        ("Is $x^2 + 1$ odd, and $5$, if $x = 3, y = 2.$", vec!["$x^2 + 1$", "$5$", "$x = 3, y = 2.$"]),
        ("It cost $5 - or $6 - 2 in all, $3 x $4.", vec!["5", "6 - 2", "3", "x", "4"]),
        ("The 3rd of 1,200 boxes, 15% of 2.5, x's, x-axis.", vec!["1,200", "15%", "2.5", "x"]),
        ("1 + 2 + ... + 100", vec!["100"]),
        ("If 1 < x <= 5, y in [2, 3].", vec!["1 < x <= 5", "y", "2", "3"]),
        ("Find gcd(12, 18) and the floor and max of 3 mod 2.", vec!["gcd(12, 18)", "3 mod 2"]),
        ("At 5 p.m. in the U.S. e.g. now - or -", vec!["5"]),
        ("What is x if f(x) = 2x and n! = 6?", vec!["x", "f(x) = 2x", "n! = 6"]),
        ("Expand (x + 1)(x - 2) (see below).", vec!["(x + 1)(x - 2)"]),
        ("3 x 4 is 12; xy = 6; 2 x + 3 y = 7.", vec!["3 x 4", "12", "xy = 6", "2 x + 3 y = 7"]),
        ("Simplify 2 sqrt(3) by 5 (five).", vec!["2 sqrt(3)", "5"]),
        (r"Let \(x\) be \[ y^2 \] or $$z$$.", vec![r"\(x\)", r"\[ y^2 \]", "$$z$$"]),
        ("ab = 4 or 2abc but not 20cm or 3in", vec!["ab = 4", "2abc", "20", "3"]),
        ("I'm I.", vec![]),
        ("log_2(8) but not the log of d/dx, x – 3 = 5, pages 3–5", vec!["log_2(8)", "x – 3 = 5", "3", "5"]),
        ("v1.2.3 of 5-year-old x = a number", vec!["5", "x"]),
    ] {
        if found(text) != expected {
            wrong.push(format!("{text} gives {:?}", found(text)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn formulas_begin_where_asked_or_nowhere() {
    assert_eq!(longest_formula("x", 5), None);
    assert_eq!(longest_formula("é", 1), None);
    assert_eq!(longest_formula("9:15", 2), None);
    assert_eq!(longest_formula("that", 2), None);
    assert_eq!(longest_formula(" x", 0), None);
    for text in ["-", ".", "- 3", "=", "", "(", ")", "$", "$$", "$ $", "\\(", "°", "\\"] {
        assert_eq!(longest_formula(text, 0), None, "{text}");
    }
}

mod properties {
    use super::*;
    use crate::maths::expression::Function;
    use proptest::prelude::*;

    /// Trees that reading can make.
    fn trees() -> impl Strategy<Value = Expression> {
        let leaf = prop_oneof![
            (-20i64..20).prop_map(Expression::from),
            (0i64..50).prop_map(|tenths| Expression::from(Number::ratio(tenths, 10))),
            prop::sample::select(vec!["x", "y_1", "apples_of_Ann", "pi", "e"]).prop_map(Expression::symbol),
        ];
        leaf.prop_recursive(6, 40, 3, |inner| {
            let pair = (inner.clone(), inner.clone());
            prop_oneof![
                inner.clone().prop_map(|a| -a),
                pair.clone().prop_map(|(a, b)| a + b),
                pair.clone().prop_map(|(a, b)| a - b),
                pair.clone().prop_map(|(a, b)| a * b),
                pair.clone().prop_map(|(a, b)| a / b),
                pair.clone().prop_map(|(a, b)| a.to_the(b)),
                inner.clone().prop_map(|a| Expression::call(Function::SquareRoot, [a])),
                inner.clone().prop_map(|a| Expression::call(Function::Factorial, [a])),
                inner.clone().prop_map(|a| Expression::call(Function::Absolute, [a])),
                pair.clone().prop_map(|(a, b)| Expression::call(Function::Gcd, [a, b])),
                pair.prop_map(|(a, b)| Expression::call(Function::Named(Symbol::new("f").unwrap()), [a, b])),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_as_the_same_tree(tree in trees()) {
            let parsed = parse_expression(&tree.to_string(), &Options::names());
            prop_assert_eq!(parsed.map(|parsed| parsed.value), Ok(tree));
        }

        #[test]
        fn latex_reads_back_with_the_same_value(tree in trees()) {
            if let Ok(parsed) = parse_expression(&tree.to_latex(), &Options::default()) {
                let at = |symbol: &Symbol| Some(Number::from(symbol.name().len() as i64 + 1));
                if let (Ok(before), Ok(after)) = (tree.evaluate(&at), parsed.value.evaluate(&at)) {
                    prop_assert_eq!(before, after, "{} {}", tree, tree.to_latex());
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in r"[-+*/^()|!%$,.:=<>{}\[\]_ \\0-9a-eixyz²½√π]{0,30}") {
            let _ = parse_expression(&text, &Options::default());
            let _ = parse_expression(&text, &Options::names());
            let _ = parse_relation(&text, &Options::default());
            for (start, _) in text.char_indices() {
                let _ = longest_formula(&text, start);
            }
        }

        #[test]
        fn any_unicode_is_read_or_refused(text in "\\PC{0,20}") {
            let _ = parse_expression(&text, &Options::default());
            let _ = parse_expression(&text, &Options::names());
            for (start, _) in text.char_indices() {
                let _ = longest_formula(&text, start);
            }
        }
    }
}
