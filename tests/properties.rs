//! Laws that hold for all inputs: approaches that share nothing agree, what a check confirms is right, nothing panics.

use std::sync::OnceLock;

use polya::maths::Number;
use polya::problem::{Goal, Kind, Value, Verdict, Working};
use polya::{Engine, Settings, skills};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(skills::all()))
}

/// Every answer to a goal, when all were found by sure approaches: they must be one.
fn agreed(text: &str) -> Result<Option<Value>, TestCaseError> {
    let goal: Goal = text.parse().unwrap();
    let engine = engine();
    let pursuit = engine.pursue(&goal, &Settings::default());
    let is_guessed =
        engine.skills().iter().flat_map(|skill| skill.approaches(&goal)).any(|it| it.kind == Kind::Heuristic);
    if !is_guessed {
        prop_assert!(pursuit.candidates.len() < 2, "{} has the answers {:?}", text, pursuit.candidates);
    }
    if let Some((answer, verdict)) = &pursuit.answer {
        prop_assert!(!verdict.is_refuted(), "{} = {}: {:?}", text, answer, verdict);
    }
    Ok(pursuit.answer.map(|(answer, _)| answer))
}

fn listed(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn answer_to(prompt: &str) -> Option<String> {
    engine().solve(prompt, &Settings::default()).answer.map(|answer| answer.text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn number_theory_agrees(a in 1..5_000_i64, b in 1..5_000_i64, m in 2..400_i64, e in 0..500_i64) {
        for text in [
            format!("gcd({a}, {b})"),
            format!("lcm({a}, {b})"),
            format!("gcd_of([{a}, {b}, {m}])"),
            format!("lcm_of([{a}, {b}, {m}])"),
            format!("count(divisors({a}))"),
            format!("sum(divisors({b}))"),
            format!("totient({m})"),
            format!("is_divisible({a}, {m})"),
            format!("common_denominator([{a}/{b}, {b}/{m}])"),
            format!("digit({a}, {})", e % 5),
        ] {
            prop_assert!(agreed(&text)?.is_some(), "{} has no answer", text);
        }
        let power = agreed(&format!("remainder(evaluate({{{a}^{e}}}), {m})"))?;
        let expected = (0..e).fold(1 % m, |so_far, _| so_far * (a % m) % m);
        prop_assert_eq!(power, Some(expected.into()));
    }

    #[test]
    fn numerals_are_read_back(n in -1_000_000..1_000_000_i64, other in -5_000..5_000_i64, base in 2..36_i64) {
        let written = agreed(&format!("written_in({n}, {base})"))?.unwrap();
        prop_assert_eq!(agreed(&format!("numeral({written}, {base})"))?, Some(n.into()));
        let more = agreed(&format!("written_in({other}, {base})"))?.unwrap();
        let sum = agreed(&format!(r#"in_base("{} + {}", {base})"#, written.spoken(), more.spoken()))?.unwrap();
        prop_assert_eq!(agreed(&format!("numeral({sum}, {base})"))?, Some((n + other).into()));
    }

    #[test]
    fn arithmetic_agrees(list in prop::collection::vec(-50..50_i64, 1..9), n in -99_999..99_999_i64, d in 1..999_i64, p in 0..4_i64) {
        let all = listed(&list);
        for text in [format!("sum([{all}])"), format!("mean([{all}])"), format!("median([{all}])"), format!("spread([{all}])")] {
            prop_assert!(agreed(&text)?.is_some(), "{} has no answer", text);
        }
        agreed(&format!("mode([{all}])"))?;
        for text in [
            format!("rounded({n}/{d}, {p})"),
            format!("rounded_to({n}/{d}, {d})"),
            format!("rounded(root({}, 3), {p})", n.abs()),
        ] {
            prop_assert!(agreed(&text)?.is_some(), "{} has no answer", text);
        }
    }

    #[test]
    fn orders_agree(list in prop::collection::btree_set(-50..50_i64, 1..9), k in 1..9_usize, n in -60..60_i64) {
        let list: Vec<i64> = list.into_iter().rev().collect();
        let all = listed(&list);
        let place = k.min(list.len());
        prop_assert_eq!(agreed(&format!("kth_largest([{all}], {place})"))?, Some(list[place - 1].into()));
        let expected: Vec<String> = list.iter().rev().map(ToString::to_string).collect();
        let words = format!("{expected:?}");
        let up = agreed(&format!("ascending([{}], {words})", expected.join(", ")))?.unwrap();
        prop_assert_eq!(up.spoken(), expected.join(", "));
        let closest = engine().pursue(&format!("closest([{all}], {n})").parse().unwrap(), &Settings::default());
        let least = list.iter().map(|it| (it - n).abs()).min().unwrap();
        let nearest: Vec<i64> = list.iter().copied().filter(|it| (it - n).abs() == least).collect();
        match nearest[..] {
            [only] => prop_assert_eq!(closest.answer.map(|(answer, _)| answer), Some(only.into())),
            _ => prop_assert!(closest.answer.is_none(), "two are equally close"),
        }
    }

    #[test]
    fn equations_have_the_roots_they_were_made_of(r in -30..30_i64, s in -30..30_i64, a in 1..6_i64) {
        let (b, c) = (-a * (r + s), a * r * s);
        let found = agreed(&format!("roots({{{a}*x^2 + {b}*x + {c} = 0}}, x)"))?.unwrap();
        let expected = if r == s { vec![r] } else { vec![r.min(s), r.max(s)] };
        prop_assert_eq!(found, Value::list(expected.into_iter().map(Value::from)));
        agreed(&format!("roots({{x^2 + {b}*x + {s} = 0}}, x)"))?;
        agreed(&format!("range({{x^2 + {b}*x + {s} < {r}}}, x)"))?;
        agreed(&format!("range({{{a}*x - {s} >= {r}*x}}, x)"))?;
        agreed(&format!("factor({{{a}*x^2 + {b}*x + {c}}})"))?;
    }

    #[test]
    fn systems_have_the_solution_they_were_made_of(x in -20..20_i64, y in -20..20_i64, m in prop::array::uniform4(-9..9_i64)) {
        let [a, b, c, d] = m;
        let text = format!("solve([{{{a}*x + {b}*y = {}}}, {{{c}*x + {d}*y = {}}}], [x, y])", a * x + b * y, c * x + d * y);
        let found = agreed(&text)?;
        if a * d != b * c {
            prop_assert_eq!(found.unwrap().spoken(), format!("x = {x}, y = {y}"));
        }
        let prompt = format!("Suppose {a}*x + {b}*y = {}, {c}*x + {d}*y = {}. What is x?", a * x + b * y, c * x + d * y);
        if a * d != b * c {
            prop_assert_eq!(answer_to(&prompt), Some(x.to_string()));
        }
    }

    #[test]
    fn sequences_go_on(c in prop::array::uniform3(-20..20_i64), n in 5..9_i64) {
        let term = |k: i64| c[0] + c[1] * k + c[2] * k * k;
        let all = listed(&(1..=n).map(term).collect::<Vec<_>>());
        prop_assert_eq!(agreed(&format!("next_term([{all}])"))?, Some(term(n + 1).into()));
        prop_assert_eq!(agreed(&format!("term_at([{all}], {})", n + 7))?, Some(term(n + 7).into()));
    }

    #[test]
    fn definitions_may_come_in_any_order(a in -50..50_i64, b in 1..50_i64, order in Just(vec![0, 1, 2]).prop_shuffle()) {
        let sentences = [
            format!("Let u = {a} + w."),
            format!("Suppose 2*w = {}.", 2 * b),
            "Let f(t) = t^2 - u.".to_owned(),
        ];
        let told: Vec<&str> = order.iter().map(|index| sentences[*index].as_str()).collect();
        let prompt = format!("{} What is f(3)?", told.join(" "));
        prop_assert_eq!(answer_to(&prompt), Some((9 - a - b).to_string()));
    }

    #[test]
    fn no_prompt_panics(text in r#"(Let|Suppose|What is|Find|If|Solve|the|and|of|x|y|f\(x\)|=|<|,|\.|\?|[0-9]{1,3}|-|\*|\^|\(a\)|\(b\)|base|prime|digit|largest|derivative|is|to|in|\{|\}| ){0,25}"#) {
        let _ = answer_to(&text.replace("Let", " Let ").replace('=', " = "));
    }

    #[test]
    fn checks_are_total(goal in 0..60_usize, n in any::<i64>(), text in "[a-z0-9 <>=.,-]{0,12}") {
        let goals = [
            "digit(12, 3)", "in_base(\"11 + 1\", 2)", "range({x^2 < 4}, x)", "roots({x^2 = 2}, x)", "solve([{x + y = 3}], [x, y])",
            "kth_largest([1, 2], 5, [\"a\", \"b\"])", "closest([], 1)", "converted(1, \"hours\", \"metres\")", "minutes_later(1, 2)",
            "chance_of_counts([a = 1], [1, \"ab\"])", "derivative({x}, 99)", "next_term([1, 2, 4])", "nth_term([1, 2, 3], n)",
            "rounded(root(2, 2), 500)", "compared(1, \"?\", 2)", "substitute({x}, [y = 2])", "factor({x^2 - 1})", "simplify({x^y})",
            "isolated({x*y = 2}, x)", "combined([1], [0])", "totient(0)", "median([])", "root(-4, 2)", "power(0, -1)",
        ];
        let goal: Goal = goals[goal % goals.len()].parse().unwrap();
        let answers = [Value::from(n), Value::text(&text), Value::list([n.into(), Value::text(&text)]), Value::from(n % 2 == 0),
            Value::assignment([]), Value::from(Number::ratio(n / 2, 7))];
        for skill in skills::all() {
            for answer in &answers {
                let _: Verdict = skill.check(&goal, answer);
            }
            for approach in skill.approaches(&goal) {
                if approach.subgoals.is_empty() {
                    let _ = (approach.join)(&[], &mut Working::recording(10_000));
                }
            }
        }
    }
}
