//! What every skill promises: its examples are solved; right answers are confirmed, wrong and hostile ones are not.

mod chance;

use std::collections::BTreeMap;

use chance::{Chance, cases};
use polya::maths::Number;
use polya::maths::equality::same_answer;
use polya::problem::{Goal, Value, Verdict};
use polya::trace::{Happening, VerdictWord};
use polya::{Engine, Settings, skills};
use rayon::prelude::*;

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
    "count(primes_between(10, 30))",
    "count(primes_below(30))",
    "primes_below(30)",
    "decimals([{sqrt(2)}, 1/3], 4)",
    "decimals(roots({74*x^3 - 22 = 0}, x), 4)",
    "remainder(17, 5)",
    "remainder(evaluate({7^222}), 12)",
    "remainder(power(3, 100), 35)",
    "combined([2, 3, 2], [3, 5, 7])",
    "combined([1, 1], [3, 3])",
    "merged([[3, 11], [2, 5, 5]])",
    "totient(36)",
    "quotient(17, 5)",
    "digits(4085)",
    "digit(4085, 1)",
    "digit(evaluate({3^50}), 1)",
    r#"numeral("3cc7", 14)"#,
    "written_in(-255, 16)",
    r#"in_base("-442a + 7b", 16)"#,
    "definite_integral({3*x^2 - 4*x}, x, [-1, 2])",
    "less({x*exp(x)}, {exp(x)})",
    "derivative({x*ln(x)}, 1, x)",
    "derivative({sin(2*x)^3}, 2)",
    r#"bits("(0x1f - 0x100) << 2")"#,
    r#"bits("~(12 & 10) | 1")"#,
    "complex({(2 - 3*i)*(5*i - 1)})",
    "complex({(7 + i)/(2 - i)})",
    "conjugate({5 - 2*i})",
    "squared_modulus({2 + 3*i})",
    "modulus({3 - 4*i})",
    "modulus({2 + 3*i})",
    "interior_angle_sum(8)",
    "remaining_angle(5, [100, 120, 191/2, 110])",
    "remaining_angle(4, [150, 160, 60])",
    "orthocentre([[-3, 1], [5, 2], [0, 7]])",
    "circumcentre([[0, 0], [6, 0], [1, 5]])",
    "centroid([[1, 2], [4, 6], [5, 1]])",
    "triangle_area([[1, 2], [4, 6], [5, 1]])",
    "inradius([[2, -1], [9, 3], [4, 8]], 3)",
    "circumradius([[0, 0], [5, 0], [2, 6]], 4)",
    "angle([[1, 1], [3, 8], [7, 2]], 3)",
    "angle([[0, 0], [1, 0], [1, 1]], 2)",
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
    "turned([[1, 2], [3, 4]], 1)",
    r#"worked([[1, 2, 3], [4, 5, 6]], [["turn", 1], ["map", 5, 0], ["remove", "row", [2]]])"#,
    r#"life([[0, 1, 0], [0, 1, 0], [0, 1, 0]], [0, 1], "B3/S23", "bounded", 1)"#,
    r#"life_count([[0, 1, 0], [0, 1, 0], [0, 1, 0]], [0, 1], "B3/S23", "bounded", 3)"#,
    r#"life_ends([[0, 1, 0], [0, 0, 0], [0, 1, 0]], [0, 1], "B3/S23", "bounded", 3)"#,
    r#"spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]], "top left", "clockwise")"#,
    "nearest([[1, 1, 1], [1, 1, 0], [1, 1, 1]], 0)",
    r#"spread_time([[2, 1, 1], [1, 1, 0], [0, 1, 1]], [2], [1], "four", -1)"#,
    r#"pooled([[1, 2, 3, 4], [5, 6, 7, 9]], [2, 2], [2, 2], "average")"#,
    r#"cube_colour(["red", "green", "black", "blue", "yellow", "white"], [["left", "top"], ["back", "top"]], "front")"#,
    r#"cube_side(["red", "green", "black", "blue", "yellow", "white"], [["left", "top"], ["back", "top"]], "red")"#,
    "finishable([1, 2, 3], [[1, 2], [2, 3]])",
    "going_round([1, 2, 3], [[1, 2], [2, 1]])",
    "order_of([1, 2, 3], [[1, 2], [2, 3]])",
    "circle_in([1, 2, 3], [[1, 2], [2, 3], [3, 1]])",
    "in_circles([1, 2, 3], [[1, 2], [2, 1], [2, 3]])",
    r#"satisfy([["x", 1, 3], ["y", 1, 3]], [["both", "different", ["x", "y"]], ["order", "<=", [[1, "x"], [-1, "y"]], -2]], [])"#,
    r#"satisfy([["x", 1, 2], ["y", 1, 2]], [["both", "different", ["x", "y"]]], [])"#,
    r#"satisfy([["x", 1, 2], ["y", 1, 2]], [["both", "apart", ["x", "y"], 3]], [])"#,
    "sudoku([[1, 0, 0, 0], [0, 0, 3, 0], [0, 4, 0, 0], [0, 0, 0, 2]], 2, 2)",
    "sudoku([[1, 2, 3, 4], [3, 4, 1, 2], [2, 0, 4, 0], [4, 0, 2, 0]], 2, 2)",
    "sudoku([[1, 1, 0, 0], [0, 0, 3, 0], [0, 4, 0, 0], [0, 0, 0, 2]], 2, 2)",
    r#"queens([[".", ".", ".", "."], [".", ".", ".", "Q"], [".", ".", ".", "."], [".", ".", ".", "."]], "Q", ".")"#,
    r#"queens([[".", ".", "."], [".", ".", "."], [".", ".", "."]], "Q", ".")"#,
    r#"columns_of_queens([[".", "Q"], ["Q", "."]], "Q")"#,
    r#"colouring(["a", "b", "c"], [["a", "b"], ["b", "c"], ["a", "c"]], ["red", "green", "blue"])"#,
    r#"colouring(["a", "b", "c"], [["a", "b"], ["b", "c"], ["a", "c"]], ["red", "green"])"#,
    r#"fewest_colours(["a", "b", "c", "d"], [["a", "b"], ["b", "c"], ["c", "d"], ["d", "a"]])"#,
    r#"cryptarithm(["SEND", "MORE"], ["MONEY"], 0, false)"#,
    r#"spelled("MONEY", ["SEND", "MORE"], ["MONEY"], 0, false)"#,
    "futoshiki([[0, 0, 0], [0, 0, 0], [0, 0, 0]], [[1, 1, 1, 2], [1, 2, 1, 3], [3, 1, 2, 1]])",
    "futoshiki([[1, 0], [0, 0]], [[1, 2, 1, 1]])",
    r#"zebra(3, [["Ann", "Bob", "Cid"], ["cat", "dog", "owl"]], [[1, "at", "Ann", "", 1], [2, "differ", "Bob", "dog", 0], [3, "ahead", "Ann", "owl", 1], [4, "before", "Bob", "Cid", 0]])"#,
    r#"read_off([["Ann", "cat"], ["Bob", "dog"]], [["Ann", "Bob"], ["cat", "dog"]], [[1, "dog"]])"#,
    r#"kinds(["Ann", "Ben"], ["a knight", "a knave"], [["Ann", "¬Ben"], ["Ben", "Ann ↔ Ben"]], [], ["Ann", "Ben"])"#,
    r#"kinds(["Ann", "Ben"], ["a knight", "a knave"], [["Ann", "Ben"], ["Ben", "Ann"]], [], ["Ann", "Ben"])"#,
    r#"kinds(["Ann"], ["a knight", "a knave"], [["Ann", "¬Ann"]], [], ["Ann"])"#,
    r#"number_of_kind(["Ann", "Ben"], ["a knight", "a knave"], [["Ann", "¬Ann ∧ ¬Ben"]], [], true)"#,
    r#"follows([["all", "dogs", "pets"], ["no", "pets", "wolves"]], ["no", "dogs", "wolves"])"#,
    r#"follows([["all", "dogs", "pets"], ["some", "pets", "cats"]], ["some", "dogs", "cats"])"#,
    r#"what_follows([["some", "dogs", "pets"], ["no", "pets", "wolves"]], ["dogs", "wolves"])"#,
    r#"entails(["P → Q", "P"], "Q")"#,
    r#"entails(["P → Q", "Q"], "P")"#,
    r#"consistent(["P ∨ Q", "¬P", "¬Q"])"#,
    r#"concluded(["P → Q", "P"])"#,
    r#"concluded(["P ∨ Q", "Q → R"])"#,
    r#"forced(["P → Q", "P", "R ∨ S"])"#,
    r#"linked(["P → Q", "R ∨ S"])"#,
    r#"circuit([["g1", "A ∧ ¬B"], ["out", "¬(g1 ∨ C)"]], [["A", 1], ["B", 1], ["C", 0]], "out")"#,
    r#"weekday("2024-02-29")"#,
    r#"weekday(shifted("2024-02-29", 100))"#,
    r#"weekday_after("Friday", -40)"#,
    r#"weekday_same_year("Sunday", [1, 1], [4, 3], false)"#,
    r#"shifted("2024-02-29", -366)"#,
    r#"days_between("2023-12-24", "2024-03-01")"#,
    r#"days_that_are("2024-02-01", "2024-03-01", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"])"#,
    "nth_weekday(2024, 11, 4, \"Thursday\")",
    "is_leap_year(1900)",
    r#"elapsed("2024-05-03 22:40:00 +01:00", "2024-05-04 06:15:00 -05:00")"#,
    r#"written_as(123456, "D days, HH:MM")"#,
    r#"who([["Ada", "likes plums"], ["Ben", "likes pears"], ["Cleo", "eats plums"]], "likes plums")"#,
    r#"made_of(24, [3, 3, 8, 8], "+-*/", "all")"#,
    r#"made_of(812, [75, 50, 2, 3, 8, 7], "+-*/", "some, whole")"#,
    r#"made_of(24, [1, 1, 1, 1], "+-*/", "all")"#,
    r#"made_of(24, [1, 1, 4, 6], "+-*/", "some, rather all")"#,
    r#"nearest_made(47, [3, 5, 7], "+-*/", "some, whole")"#,
    r#"fewest_used(435, [2, 5, 10, 25], "+-*/", "some, whole")"#,
    r#"hanoi(4, ["A", "B", "C"], "A", "C")"#,
    "hanoi(5, [1, 2, 3, 4], 2, 4)",
    r#"route_lengths([["A", "B", 2], ["B", "C", 3], ["A", "C", 9]], "A", ["B", "C"])"#,
    r#"number_of_routes([["A", "B", 1], ["A", "C", 1], ["B", "D", 1], ["C", "D", 1]], "A", "D")"#,
    r#"hanoi_nth(4, ["A", "B", "C"], "A", "C", 10)"#,
    r#"hanoi_from(["A", "B", "C"], ["B", "C", "B", "A"], "C")"#,
    r#"hanoi_from_count(["A", "B", "C"], ["B", "C", "B", "A"], "C")"#,
    "hanoi_moves(20, 3)",
    "hanoi_moves(15, 4)",
    r#"shortest_path(["S.#", "..G"], ["up", "right", "down", "left"])"#,
    "steps([\"S..\", \"##.\", \"G..\"], [\"up\", \"right\", \"down\", \"left\"])",
    r###"way_cells(["S..", "##.", "G.."], ["up", "right", "down", "left"], 0)"###,
    r###"cells_visited(["S..", "##.", "G.."], ["up", "right", "down", "left"])"###,
    r##"forward_ways(["S..", ".#.", "..G"])"##,
    r##"exits_reached(["S.#", "#..", "..#"], ["up", "right", "down", "left"], [["A", 1, 2], ["B", 2, 0]])"##,
    r#"word_ladder("cold", "warm", "any")"#,
    r#"word_ladder("hit", "cog", ["hot", "dot", "dog", "lot", "log", "cog"])"#,
    r#"ladder_counted("hit", "cog", ["hot", "dot", "dog", "lot", "log", "cog"], "words")"#,
    r#"ladder_exists("hit", "cog", ["hot", "dot", "dog", "lot", "log"])"#,
    r#"rung_between("head", "teal")"#,
    "sokoban([\"######\", \"#@ $.#\", \"#    #\", \"######\"])",
    r#"rush_hour(["..A.", "RRA.", "..A.", "...."], "R")"#,
    r#"knight_swap([["A1", "w"], ["A3", "."], ["B1", "."], ["B3", "."], ["C1", "B"], ["C3", "."], ["A2", "."], ["C2", "."]], "w")"#,
    r#"lock(0, "red", 8, [["A", "*", 2, "any"], ["B", "+", 2, "green"], ["C", "+", 1, "any"]], ["red", "green"])"#,
    r#"letters_counted("r", "strawberry", false)"#,
    r#"kind_counted("vowels", "a quiet evening")"#,
    r#"kind_counted("words", "a quiet evening")"#,
    r#"deciphered("WKH FDW VDW RQ WKH PDW")"#,
    r#"cipher_shift("WKH FDW VDW RQ WKH PDW")"#,
    r#"letters_shifted("Abc, xyz", 3)"#,
    r#"spelled_backward("lantern")"#,
    r#"can_be_built("seed", "desktop")"#,
    r#"can_be_built("pest", "desktop")"#,
    r#"anagram_groups(["night", "thing", "lamp"])"#,
    r#"palindrome_of(["a", "n", "b", "n", "a"])"#,
    r#"palindrome_of(["a", "n", "b"])"#,
    r#"palindrome_partitions("noon")"#,
    r#"unscrambled("bdgire")"#,
    "hidden_text([917846, 917847])",
    r#"legs_in_all([[3, "spider"], [2, "hen"]])"#,
    r#"words_in_order(["pear", "Fig", "apple"], ["alphabet"], false)"#,
    r#"words_in_order(["pear", "Fig", "apple"], ["code points"], true)"#,
    r#"words_in_order(["pear", "Fig", "apple"], ["length"], false)"#,
    r#"reversed(["one", "two", "three"])"#,
    r#"kept(["12.50", "-3", "7", "100"], ">=", 7)"#,
    r#"after_swaps([["Ann", "hat"], ["Ben", "kite"], ["Cid", "ball"]], [["Ann", "Ben"], ["Ben", "Cid"]])"#,
    r#"owner("hat", [["Ann", "hat"], ["Ben", "kite"]])"#,
    r#"belonging("Ann", [["Ann", "hat"], ["Ben", "kite"]])"#,
    r#"program_output("++++++++[>++++++++<-]>+.+.", "")"#,
    r#"program_output("+[]", "")"#,
    r#"rewritten(["R+", "+G", "G+", "+G"], [[["R+", "+R"], []], [["R+", "+G"], ["+G", "R+"]], [["G+", "+G"], []]], "any")"#,
    r#"with_insertions("ABCABD", [["AB", "x"]])"#,
    r#"settled("aab", [["starts", "a", ["drop first", 1], ["append", "b"]], ["ends", "bb", ["replace", "c"]]])"#,
    "combined_blocks([7, 1, 0], [[[2, 0, 0], [0, 1, 0]], [[1, 1, 0], [0, 0, 1]]], 100)",
    r#"last_call("AABCDKKLMPQXZ", [["K", "A"], ["E", "Q"]], "Peng")"#,
    "next_term([1, 1, 2, 3, 5, 8])",
    "next_term([2, 6, 12, 20, 30])",
    "next_term([5, 11, 23, 47, 95])",
    r#"missing_term([2, 6, 18, "?", 162])"#,
    r#"rule([5, 11, 23, 47, "?"])"#,
    "next_terms([3, 7, 11, 15, 19], 2)",
    "list_rule([[[3, 1, 2], [1, 2, 3]], [[9, 4], [4, 9]], [[5, 5, 1], [1, 5, 5]]], [8, 6, 7])",
    r#"of_list("select(list, even(list))", [3, 8, 6])"#,
    "row_rule([[[0, 3, 0, 0], [0, 0, 0, 3]], [[5, 0, 0, 0], [0, 0, 5, 0]]], [7, 7, 0, 0])",
    r#"of_row("shift_right(row, 1)", [0, 3, 3, 0])"#,
    "chance_of_total([6, 6], [7, 7, 1])",
    "chance_of_total([20, 13, 11, 9], [30, 53, 1])",
    "chance_of_hits([1/6, 1/6, 1/6, 1/6], [1, 4])",
    "chance_of_hits([1/2, 1/2, 1/2, 1/2, 1/2], [3, 3])",
    "chance_all_different(6, 3)",
    "chance_all_same(6, 2)",
    "chance_of_marked(52, 4, 2, [2, 2])",
    "chance_of_one_kind([4, 6, 2], 2)",
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
fn distortions(goal: &Goal, answer: &Value) -> Vec<Value> {
    let mut wrong = vec![Value::text("a sentence"), Value::list([]), Value::from(-1), Value::from(0)];
    wrong.push(Value::from(Number::from(10).power(60).unwrap()));
    wrong.extend(mistakes(goal, answer).into_iter().map(|(_, value)| value));
    if answer.as_number().is_some() {
        wrong.push(Value::list([answer.clone()]));
    }
    wrong.retain(|value| value != answer);
    wrong
}

/// Factors by which an answer is wrong when its unit or its order of magnitude is: hours for minutes, metres for
/// kilometres, cents for dollars, inches for feet, days for weeks.
const WRONG_UNITS: [(i64, i64); 14] = [
    (10, 1),
    (1, 10),
    (100, 1),
    (1, 100),
    (1000, 1),
    (1, 1000),
    (60, 1),
    (1, 60),
    (3600, 1),
    (1, 3600),
    (12, 1),
    (1, 12),
    (7, 1),
    (1, 7),
];

/// What someone who went wrong in one place would answer, and the kind of mistake.
fn slightly_wrong(answer: &Value) -> Vec<(&'static str, Value)> {
    let mut wrong = Vec::new();
    match answer {
        Value::Number(number) => {
            wrong.push(("off by one", (number + &Number::one()).into()));
            wrong.push(("off by one", (number - &Number::one()).into()));
            wrong.push(("sign", number.negated().into()));
            wrong.extend(WRONG_UNITS.map(|(over, under)| ("unit", (number * &Number::ratio(over, under)).into())));
        }
        Value::Truth(truth) => wrong.push(("sign", Value::Truth(!truth))),
        Value::Text(text) => {
            wrong.push(("sign", Value::text(turned(text))));
            if let Some((first, second)) = text.split_once(" or ") {
                wrong.extend([("missing", Value::text(first)), ("missing", Value::text(second))]);
            }
        }
        Value::Expression(expression) => {
            wrong.extend(format!("{{({expression}) + 1}}").parse().map(|value| ("off by one", value)));
            wrong.extend(format!("{{({expression}) - 1}}").parse().map(|value| ("off by one", value)));
            wrong.extend(format!("{{-({expression})}}").parse().map(|value| ("sign", value)));
            wrong.extend(format!("{{10*({expression})}}").parse().map(|value| ("unit", value)));
        }
        Value::Relation(_) => {
            let text = answer.to_string();
            wrong.extend(turned(&text).parse().map(|value| ("sign", value)));
            wrong.extend(text.replace('}', " + 1}").parse().map(|value| ("off by one", value)));
            wrong.extend(text.replace('}', " * 10}").parse().map(|value| ("unit", value)));
        }
        Value::List(values) => {
            wrong.push(("missing", Value::list(values.iter().skip(1).cloned())));
            wrong.push(("missing", Value::list(values.iter().take(values.len().saturating_sub(1)).cloned())));
            wrong.push(("extra", Value::list(values.iter().chain(values.last()).cloned())));
            wrong.push(("extra", Value::list(values.iter().cloned().chain([Value::from(98_765)]))));
            wrong.push(("order", Value::list(values.iter().rev().cloned())));
            for (index, value) in values.iter().enumerate().take(4) {
                for (what, other) in slightly_wrong(value) {
                    let mut values = values.to_vec();
                    values[index] = other;
                    wrong.push((what, Value::list(values)));
                }
            }
        }
        Value::Assignment(pairs) => {
            for symbol in pairs.keys() {
                let others = pairs.iter().filter(|(other, _)| *other != symbol);
                wrong.push(("missing", Value::assignment(others.map(|(other, value)| (other.clone(), value.clone())))));
                for (what, other) in slightly_wrong(&pairs[symbol]) {
                    let with = pairs.iter().map(|(name, value)| {
                        (name.clone(), if name == symbol { other.clone() } else { value.clone() })
                    });
                    wrong.push((what, Value::assignment(with)));
                }
            }
            for (one, other) in pairs.keys().zip(pairs.keys().skip(1)) {
                let mut swapped = (**pairs).clone();
                swapped.insert(one.clone(), pairs[other].clone());
                swapped.insert(other.clone(), pairs[one].clone());
                wrong.push(("swapped", Value::assignment(swapped)));
            }
        }
        Value::Goal(_) => {}
    }
    wrong.retain(|(_, value)| value != answer);
    wrong
}

/// Goals to which a right answer turned round is right as well: queens that are seen in a mirror attack no more than before, and
/// a way across a river, told from its end, leads across.
const SEEN_IN_A_MIRROR: &[&str] = &["queens", "crossed"];

/// What someone who went wrong in one place would answer to this goal, and the kind of mistake.
fn mistakes(goal: &Goal, answer: &Value) -> Vec<(&'static str, Value)> {
    let mut wrong = slightly_wrong(answer);
    wrong.retain(|(what, value)| {
        let is_right = SEEN_IN_A_MIRROR.contains(&goal.verb().as_str()) || leads_to_what_is_sought(goal, value);
        *what != "order" || !is_right
    });
    wrong
}

/// Whether pourings, poured here once more, end with what this goal seeks: then they are another right answer.
fn leads_to_what_is_sought(goal: &Goal, moves: &Value) -> bool {
    let poured = || -> Option<bool> {
        let [jugs, sought, _] = goal.given() else { return None };
        let mut jugs: Vec<(String, i64, i64)> = jugs
            .as_rows()?
            .iter()
            .map(|jug| {
                Some((jug[0].as_text()?.to_owned(), jug[1].as_number()?.to_i64()?, jug[2].as_number()?.to_i64()?))
            })
            .collect::<Option<_>>()?;
        for told in moves.as_texts()? {
            let (from, into) = told.strip_prefix("Pour the ")?.split_once(" into the ")?;
            let [from, into] = [from, into].map(|name| jugs.iter().position(|jug| jug.0 == name));
            let (from, into) = (from?, into?);
            let amount = jugs[from].2.min(jugs[into].1 - jugs[into].2);
            jugs[from].2 -= amount;
            jugs[into].2 += amount;
        }
        let is_there = |wanted: &&[Value]| {
            let amount = wanted[0].as_number().and_then(Number::to_i64);
            wanted[1] == Value::text("any") && jugs.iter().any(|jug| Some(jug.2) == amount)
        };
        Some(sought.as_rows()?.iter().all(is_there))
    };
    goal.verb().as_str() == "measured" && poured().unwrap_or(false)
}

/// Whether this one thing stands before itself among the pairs of the goal.
fn is_pair_of_the_goal(goal: &Goal, alone: &Value) -> bool {
    let (Some([thing]), Some(pairs)) = (alone.as_list(), goal.given().get(1).and_then(Value::as_list)) else {
        return false;
    };
    pairs.contains(&Value::list([thing.clone(), thing.clone()]))
}

/// A relation the other way round.
fn turned(text: &str) -> String {
    let turned = |mark| match mark {
        '<' => '>',
        '>' => '<',
        other => other,
    };
    text.chars().map(turned).collect()
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
        for wrong in distortions(&goal, &answer) {
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

/// What checks said of wrong answers to the goals that one skill answers for.
#[derive(Default)]
struct Said {
    goals: usize,
    refuted: BTreeMap<&'static str, usize>,
    unsettled: BTreeMap<&'static str, usize>,
    confirmed: Vec<String>,
}

/// What was said for each skill, and for how many variations of the goals.
#[derive(Default)]
struct Table {
    said: BTreeMap<&'static str, Said>,
    variations: usize,
}

impl Table {
    fn and(mut self, other: Self) -> Self {
        self.variations += other.variations;
        for (skill, more) in other.said {
            let said = self.said.entry(skill).or_default();
            said.goals += more.goals;
            said.confirmed.extend(more.confirmed);
            for (into, from) in [(&mut said.refuted, more.refuted), (&mut said.unsettled, more.unsettled)] {
                from.into_iter().for_each(|(what, count)| *into.entry(what).or_default() += count);
            }
        }
        self
    }
}

/// Tries every mistake on one goal whose answer is known, with the check of each skill that confirms that answer.
fn try_mistakes(engine: &Engine, goal: &Goal, answer: &Value, table: &mut Table) {
    for skill in engine.skills() {
        if !skill.check(goal, answer).is_confirmed() {
            continue;
        }
        let said = table.said.entry(skill.about().name).or_default();
        said.goals += 1;
        for (what, wrong) in mistakes(goal, answer) {
            // An antiderivative and a number make another antiderivative.
            if what == "off by one" && ["antiderivative", "indefinite_integral"].contains(&goal.verb().as_str()) {
                continue;
            }
            // A thing that waits for itself is a circle of its own.
            if what == "missing" && goal.verb().as_str() == "circle_in" && is_pair_of_the_goal(goal, &wrong) {
                continue;
            }
            match skill.check(goal, &wrong) {
                Verdict::Refuted { .. } => *said.refuted.entry(what).or_default() += 1,
                Verdict::Unsettled => *said.unsettled.entry(what).or_default() += 1,
                // Another way to write the same is no mistake.
                Verdict::Confirmed { .. } if same_answer(&wrong.spoken(), &answer.spoken()) => {}
                Verdict::Confirmed { how } => said.confirmed.push(format!("{goal} = {wrong} ({what}): {how}")),
            }
        }
    }
}

/// The goal with some of its numbers changed a little.
fn varied(goal: &Goal, chance: &mut Chance) -> Option<Goal> {
    let text = goal.to_string();
    let mut changed = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
        let (before, digits, after) = (&rest[..start], &rest[start..start + length], &rest[start + length..]);
        // A digit inside a name or in words is not a number.
        let is_number = !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '"')
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.' || c == '"');
        changed += before;
        match digits.parse::<u64>() {
            Ok(number) if is_number && chance.below(2) == 0 => {
                changed += &(number + chance.below(5)).saturating_sub(2).to_string();
            }
            _ => changed += digits,
        }
        rest = after;
    }
    changed += rest;
    changed.parse().ok()
}

/// The goals of all answered prompts of the corpus with the answers that were confirmed, and those of [`GOALS`].
fn confirmed_goals(engine: &Engine) -> BTreeMap<Goal, Value> {
    let mut prompts = Vec::new();
    insta::glob!("prompts/**/*.txt", |path| prompts.push(std::fs::read_to_string(path).unwrap()));
    let confirmed_in = |prompt: &String| {
        let trace = engine.solve(prompt.trim_end(), &Settings::default());
        let texts: BTreeMap<_, _> = trace.plan.nodes.iter().map(|node| (&node.id, &node.text)).collect();
        let mut goals = Vec::new();
        for event in &trace.events {
            if let (Happening::Selected { answer, verdict: VerdictWord::Confirmed, .. }, Some(goal)) =
                (&event.what, &event.goal)
                && let (Ok(goal), Ok(answer)) = (texts[goal].parse(), answer.parse())
            {
                goals.push((goal, answer));
            }
        }
        goals
    };
    let mut goals: BTreeMap<Goal, Value> = prompts.par_iter().flat_map_iter(confirmed_in).collect();
    for text in GOALS {
        let goal: Goal = text.parse().unwrap();
        if let Some((answer, _)) = engine.pursue(&goal, &Settings::default()).answer {
            goals.insert(goal, answer);
        }
    }
    goals
}

#[test]
fn checks_never_confirm_what_is_slightly_wrong() {
    let engine = engine();
    let known = confirmed_goals(&engine);
    let goals: Vec<(usize, (&Goal, &Value))> = known.iter().enumerate().collect();
    let tried = goals.into_par_iter().map(|(index, (goal, answer))| {
        let mut chance = Chance::new(20 + index as u64);
        let mut table = Table::default();
        try_mistakes(&engine, goal, answer, &mut table);
        for _ in 0..cases(4) {
            let Some(other) = varied(goal, &mut chance).filter(|other| !known.contains_key(other)) else {
                continue;
            };
            if let Some((answer, Verdict::Confirmed { .. })) = engine.pursue(&other, &Settings::default()).answer {
                table.variations += 1;
                try_mistakes(&engine, &other, &answer, &mut table);
            }
        }
        table
    });
    let Table { said: table, variations } = tried.reduce(Table::default, Table::and);
    println!("{} goals and {variations} variations of them; mistakes of each kind, refuted/unsettled", known.len());
    const KINDS: [&str; 7] = ["off by one", "sign", "unit", "missing", "extra", "order", "swapped"];
    print!("{:<14} {:>6}", "check of", "goals");
    KINDS.iter().for_each(|kind| print!(" {kind:>11}"));
    println!(" {:>11} {:>9}", "all", "confirmed");
    for (skill, said) in &table {
        print!("{skill:<14} {:>6}", said.goals);
        for kind in KINDS {
            let of = |counts: &BTreeMap<&str, usize>| counts.get(kind).copied().unwrap_or(0);
            print!(" {:>11}", format!("{}/{}", of(&said.refuted), of(&said.unsettled)));
        }
        let (refuted, unsettled) = (said.refuted.values().sum::<usize>(), said.unsettled.values().sum::<usize>());
        println!(" {:>11} {:>9}", format!("{refuted}/{unsettled}"), said.confirmed.len());
    }
    let confirmed: Vec<&String> = table.values().flat_map(|said| &said.confirmed).collect();
    assert!(confirmed.is_empty(), "{} wrong answers confirmed: {confirmed:#?}", confirmed.len());
    for (skill, said) in &table {
        let (refuted, unsettled) = (said.refuted.values().sum::<usize>(), said.unsettled.values().sum::<usize>());
        assert!(refuted > 4 * unsettled, "{skill} refutes {refuted} and leaves {unsettled} unsettled");
    }
}
