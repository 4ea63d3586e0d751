//! What every skill promises: its examples are solved; right answers are confirmed, wrong and hostile ones are not.

use polya::maths::Number;
use polya::problem::{Goal, Value, Verdict};
use polya::{Engine, Settings, skills};

/// Goals of every kind, with which checks are tried.
const GOALS: &[&str] = &[
    "gcd(48, 18)",
    "gcd(1071, 462)",
    "lcm(4, 6)",
    "lcm(21, 35)",
    "factorization(360)",
    "factorization(1048575)",
    "prime_factors(1926696)",
    "divisors(48)",
    "is_prime(97)",
    "is_prime(91)",
    "remainder(17, 5)",
    "remainder(evaluate({7^222}), 12)",
    "quotient(17, 5)",
    "digits(4085)",
    "evaluate({3 + 4*(5 - 2)})",
    "evaluate({1/2 + 1/3})",
    "sum([1, 2, 7/2])",
    "product([3, 4, 5])",
    "mean([3, 5, 10])",
    "largest([3, 41, 7])",
    "smallest([3, 41, 7])",
    "count([3, 41, 7])",
    "difference(12, 19)",
    "ratio(7, 2)",
    "percent_of(15, 2400000)",
    "rounded(-655894, -5)",
    "roots({2*x + 3*x = 35}, x)",
    "roots({x^2 - 5*x + 6 = 0}, x)",
    "roots({x + 1 = x + 2}, x)",
    "solve([{2*x + 3*y = 12}, {x - y = 1}], [x, y])",
];

fn engine() -> Engine {
    Engine::new(skills::all())
}

#[test]
fn the_examples_of_every_skill_are_solved() {
    let engine = engine();
    for skill in engine.skills() {
        let about = skill.about();
        assert!(about.examples.len() > 1, "{} needs examples", about.name);
        for example in about.examples {
            let trace = engine.solve(example.prompt, &Settings::default());
            let answer = trace.answer.unwrap_or_else(|| panic!("{}: {:?}", example.prompt, trace.stopped));
            assert_eq!(answer.text, example.answer, "{}", example.prompt);
        }
    }
}

/// Answers that are a little wrong, and answers that are nothing of the kind.
fn distortions(answer: &Value) -> Vec<Value> {
    let mut wrong = vec![Value::text("a sentence"), Value::list([]), Value::from(-1), Value::from(0)];
    wrong.push(Value::from(Number::from(10).power(60).unwrap()));
    match answer {
        Value::Number(number) => {
            wrong.extend([
                Value::from(number + &Number::one()),
                Value::from(number - &Number::one()),
                Value::from(number.negated()),
                Value::from(number * &Number::from(10)),
                Value::from(number * &Number::ratio(1, 10)),
                Value::list([answer.clone()]),
            ]);
        }
        Value::Truth(truth) => wrong.push(Value::Truth(!truth)),
        Value::List(values) => {
            wrong.push(Value::list(values.iter().skip(1).cloned()));
            wrong.push(Value::list(values.iter().rev().cloned()));
            wrong.push(Value::list(values.iter().chain(values.last()).cloned()));
        }
        Value::Assignment(pairs) => {
            let one_more = |value: &Value| value.as_number().map_or(value.clone(), |it| (it + &Number::one()).into());
            wrong.push(Value::assignment(pairs.iter().map(|(symbol, value)| (symbol.clone(), one_more(value)))));
            wrong.push(Value::assignment(pairs.iter().skip(1).map(|(symbol, value)| (symbol.clone(), value.clone()))));
        }
        _ => {}
    }
    wrong.retain(|value| value != answer);
    wrong
}

#[test]
fn right_answers_are_confirmed_and_wrong_ones_never() {
    let engine = engine();
    let (mut refuted, mut unsettled) = (0, 0);
    for text in GOALS {
        let goal: Goal = text.parse().unwrap();
        let pursuit = engine.pursue(&goal, &Settings::default());
        let (answer, verdict) = pursuit.answer.unwrap_or_else(|| panic!("{text} has no answer"));
        assert!(verdict.is_confirmed(), "{text} = {answer} is {verdict:?}");
        for wrong in distortions(&answer) {
            let said = Verdict::all(engine.skills().iter().map(|skill| skill.check(&goal, &wrong)));
            match said {
                Verdict::Refuted { .. } => refuted += 1,
                Verdict::Unsettled => unsettled += 1,
                Verdict::Confirmed { how } => panic!("{text} = {wrong} is wrong and was confirmed: {how}"),
            }
        }
    }
    println!("{refuted} wrong answers refuted, {unsettled} left unsettled, none confirmed");
    assert!(refuted > 9 * unsettled, "{refuted} refuted, {unsettled} unsettled");
}
