//! What every skill promises: its examples are solved; right answers are confirmed, wrong and hostile ones are not.

use polya::maths::Number;
use polya::problem::{Goal, Value, Verdict};
use polya::{Engine, Settings, skills};

/// Goals of every kind, with which checks are tried.
const GOALS: &[&str] = &[
    "gcd(48, 18)",
    "gcd(1071, 462)",
    "gcd_of([48, 36, 60])",
    "lcm(4, 6)",
    "lcm(21, 35)",
    "lcm_of([12, 18, 30])",
    "common_denominator([1/6, 3/8])",
    "common_denominator([1/6, 3/8, 5/9])",
    "factorization(360)",
    "factorization(1048575)",
    "prime_factors(1926696)",
    "divisors(48)",
    "count(divisors(360))",
    "sum(divisors(28))",
    "is_prime(97)",
    "is_prime(91)",
    "is_composite(91)",
    "is_divisible(1001, 7)",
    "is_divisible(1001, 9)",
    "next_prime(100)",
    "primes_between(10, 30)",
    "remainder(17, 5)",
    "remainder(evaluate({7^222}), 12)",
    "remainder(power(3, 100), 35)",
    "combined([2, 3, 2], [3, 5, 7])",
    "totient(36)",
    "quotient(17, 5)",
    "digits(4085)",
    "digit(4085, 1)",
    "digit(evaluate({3^50}), 1)",
    r#"numeral("3cc7", 14)"#,
    "written_in(-255, 16)",
    r#"in_base("-442a + 7b", 16)"#,
    "evaluate({3 + 4*(5 - 2)})",
    "evaluate({1/2 + 1/3})",
    "evaluate({sqrt(8) + 3*sqrt(2)})",
    "sum([1, 2, 7/2])",
    "product([3, 4, 5])",
    "mean([3, 5, 10])",
    "median([3, 41, 7, 5])",
    "mode([3, 41, 3])",
    "spread([3, 41, 7])",
    "largest([3, 41, 7])",
    "smallest([3, 41, 7])",
    "count([3, 41, 7])",
    "difference(12, 19)",
    "distance(12, 19)",
    "ratio(7, 2)",
    "power(2/3, 5)",
    "root(343, 3)",
    "root(72, 2)",
    "percent_of(15, 2400000)",
    "relative_change(80, 92)",
    "rounded(-655894, -5)",
    "rounded(root(62419887, 2), 0)",
    "rounded({10*sqrt(2)}, 2)",
    "rounded_to(47861, 1000)",
    r#"compared(7/3, ">", 2)"#,
    "holds({1/3 < 0.3})",
    r#"kth_smallest([9, 1, 7, 3], 2, ["9", "b", "7", "c"])"#,
    "kth_largest([9, 1, 7, 3], 2)",
    r#"closest([9, 1, 7, 3], 6, ["9", "b", "7", "c"])"#,
    r#"ascending([3, 1/2, -2], ["x", "1/2", "-2"])"#,
    r#"descending([3, 1/2, -2], ["x", "1/2", "-2"])"#,
    r#"converted(7/2, "hours", "minutes")"#,
    r#"converted(30, "inches", "yards")"#,
    "minutes_between(1217, 228)",
    "minutes_later(690, 50)",
    r#"chance_of_sequence("zzb", [3, [b = 1, z = 6]])"#,
    r#"chance_of_counts([i = 1, j = 1], [2, "iijjj"])"#,
    "roots({2*x + 3*x = 35}, x)",
    "roots({x^2 - 5*x + 6 = 0}, x)",
    "roots({x^2 = 2}, x)",
    "roots({x^3 - 6*x^2 + 11*x - 6 = 0}, x)",
    "roots({x^4 - 5*x^2 + 6 = 0}, x)",
    "roots({6/x = 3}, x)",
    "roots({x + 1 = x + 2}, x)",
    "zeros({x^2 - 9})",
    "range({3*x - 7 > 2*(x + 1)}, x)",
    "range({x^2 - 4*x + 3 < 0}, x)",
    "range({x^2 >= 2}, x)",
    "isolated({a*x + b = c}, x)",
    "solution([{2*x + 3*y = 12}, {x - y = 1}])",
    "solution_for([{2*x + 3*y = 12}, {x - y = 1}], y)",
    "solve([{2*x + 3*y = 12}, {x - y = 1}], [x, y])",
    "solve([{x + y + z = 6}, {x - y = 1}, {y - z = 1}], [x, y, z])",
    "solve([{x + y = 3}, {2*x + 2*y = 7}], [x, y])",
    "solve([{x + y = 3}, {2*x + 2*y = 6}], [x, y])",
    "substitute({x^2 - 3*x}, [x = 5])",
    "substitute({x^2 - 3*y}, [x = {t + 1}])",
    "substitute({x^2 - 3*y = 2}, [x = 5])",
    "value_of(x, [x = 3, y = 2])",
    "only([7])",
    "among([-2, 2], [{x > 0}])",
    "together([x = 3, y = 2])",
    "simplify({(x + 1)*(x - 2)})",
    "simplify({(x^2 - 1)/(x - 1)})",
    "simplify({b^(2/33)/b^(-1/2)}, [b])",
    "factor({6*x^2 + 11*x + 3})",
    "factor({2*x^4 - 2})",
    "derivative({x^3 - 4*x}, 1)",
    "derivative({x^3*y - 4*x}, 2, x)",
    "range([{x > 1}, {2*x < 9}], x)",
    "range({x^2 > 4}, x)",
    "roots({abs(x - 3) = 5}, x)",
    r#"those([-2, 3], ">", 0)"#,
    "coefficient_named({(2*n + 1)*(n - 3)}, {a + b*n + c*n^2}, b)",
    "factorial(5)",
    "choose(12, 3)",
    "powers_of([1, 2, 3], 2)",
    "sum([{sqrt(2)}, 1, {sqrt(8)}])",
    "product([{sqrt(2)}, 3, {sqrt(8)}])",
    "largest([{sqrt(2)}, 1, {sqrt(8)}])",
    "smallest([{sqrt(2)}, 3, {sqrt(8)}])",
    "significant(0.0456, 2)",
    "integers_from(3, 11, 2)",
    "sum(integers_from(1, 100, 1))",
    "shared(60, [2, 3])",
    "simplest_ratio([18, 24])",
    "first_primes(10)",
    "next_term([3, 7, 11, 15])",
    "next_term([2, 6, 18, 54])",
    "nth_term([2, 5, 10, 17, 26], n)",
    "term_at([4, 7, 10, 13], 10)",
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
