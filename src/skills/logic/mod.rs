//! Logic: who lies, what follows, who comes before whom, what comes out of a circuit.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `kinds(names, kinds, claims, facts, asked)` | people; how one of the truthful and of the lying kind is called; who says what, and what is known besides, as formulas in which a name says that this person tells the truth; of whom it is asked | of what kind each of those is, or that there are several solutions or none |
//! | `number_of_kind(names, kinds, claims, facts, truthful)` | the same; which kind is counted | how many are of that kind |
//! | `who_is(names, kinds, claims, facts, truthful)` | the same; which kind is asked for | who is of that kind |
//! | `follows(premises, conclusion)` | statements `["all", "dogs", "mammals"]`, with all, no, some or some not | whether it follows, when no class is empty |
//! | `what_follows(premises, ends)` | the same; two classes | the strongest statement about the two that follows |
//! | `which_follows(premises, conclusions, none)` | the same; labels with a statement each; the label of "none of these", or nothing | the label of the one that follows |
//! | `entails(premises, conclusion)` | formulas | whether it follows |
//! | `is_so(premises, asked)` | formulas | Yes, No, or that it cannot be told or that the premises contradict each other |
//! | `consistent(formulas)` | formulas | whether all can be true together |
//! | `concluded(premises)` | formulas | a formula that follows and says something |
//! | `forced(premises)` | formulas | the propositions that must be true or must be false |
//! | `linked(premises)` | formulas | relations of two propositions that must hold, where each for itself is open |
//! | `classified(formula)` | a formula | whether it is a tautology, a contradiction or a contingency |
//! | `truth_of(formula, truths)` | a formula; propositions with their truth | its truth |
//! | `satisfying(formulas)` | formulas | each proposition with a truth that makes all of them true, or that there is none |
//! | `number_of_cases(formula, names)` | a formula; the propositions of the table | in how many of its rows the formula is true |
//! | `column(formula, names, cases)` | a formula; its propositions; cases, each with a truth for each of them | its truth in each case |
//! | `only_case(formula, names)` | a formula; its propositions | the only case in which it is true, as a 0 or 1 for each |
//! | `same_as(formula, candidates)` | a formula; labels with a formula each | the label of the only one that is true in the same cases |
//! | `which_holds(premises, candidates)` | formulas; labels with a formula each | the label of the only one that follows |
//! | `in_words(formula, legend)` | a formula; what each of its letters stands for | the formula as a sentence |
//! | `circuit(gates, inputs, output)` | gates by name, with the formula of what comes out; inputs and their bits; the name of the gate that is asked for | 0 or 1 |
//! | `outputs(gates, inputs, names)` | the same; the names of the gates that are asked for | each name with its 0 or 1 |
//! | `in_place(names, pairs, place)` | who is compared; pairs of which the first comes before the second; a place, from 1 or, from the end, from -1 | who is there, or that it cannot be told, or that the comparisons contradict each other |
//! | `comes_before(names, pairs, one, other)` | the same; two of them | Yes or No, or the same |
//! | `in_order(names, pairs, is_reversed)` | the same; whether to begin at the end | all in their order, or the same |
//!
//! Formulas stand in goals as text, `P → (Q ∨ ¬R)`. Each kind of puzzle has a file that reads it and a file with ways to
//! solve it; `check` knows none of them.

mod arguments;
mod bits_given;
mod cases;
mod check;
mod circuits;
mod claims;
mod clauses;
mod connectives;
mod deductions;
mod drawings;
mod formula;
mod formulas;
mod legends;
mod lettered;
mod liars;
mod order;
mod people;
mod premises;
mod propositions;
mod rows_of_gates;
mod syllogisms;
mod tables;
mod valuations;
mod wiring;

use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, title};

pub struct Logic;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Knights always tell the truth and knaves always lie. Ann says: \"Ben is a knave.\" Ben says: \"We are of the \
                 same kind.\" Who is what?",
        answer: "Ann is a knight, Ben is a knave",
    },
    WorkedExample {
        prompt: "Sages always tell the truth, fools always lie. You meet Uma and Viv. Uma claims that both of them are \
                 fools. What is each of them?",
        answer: "Uma is a fool, Viv is a sage",
    },
    WorkedExample {
        prompt: "All poets are dreamers. No dreamers are bankers. Does it follow that no poets are bankers?",
        answer: "Yes",
    },
    WorkedExample { prompt: "Premises: P -> Q, Q -> R, P. What can we conclude?", answer: "P ∧ Q ∧ R" },
    WorkedExample { prompt: "Is this argument valid? P -> Q, Q, therefore P.", answer: "invalid" },
    WorkedExample {
        prompt: "A circuit computes (A AND B) OR NOT C. With A = 1, B = 0 and C = 0, what is the output?",
        answer: "1",
    },
    WorkedExample { prompt: "Anna is taller than Ben. Ben is taller than Carl. Who is the shortest?", answer: "Carl" },
];

/// What goals of this skill seek, in words.
const TITLES: &[(&str, &str)] = &[
    ("kinds", "of what kind each of {4} is"),
    ("number_of_kind", "how many are of the kind {4}"),
    ("who_is", "who of {0} is of the one kind"),
    ("which_holds", "which of {1} must be true"),
    ("follows", "whether {1} follows"),
    ("what_follows", "what follows of {1}"),
    ("which_follows", "which of {1} follows"),
    ("entails", "whether {1} follows"),
    ("is_so", "whether {1} is so"),
    ("consistent", "whether all can be true together"),
    ("concluded", "what follows from {0}"),
    ("forced", "what must be true or false"),
    ("linked", "how the open ones hang together"),
    ("classified", "of what sort {0} is"),
    ("truth_of", "whether {0} is true"),
    ("satisfying", "what makes all of them true"),
    ("number_of_cases", "in how many cases {0} is true"),
    ("column", "whether {0} is true in each of these cases"),
    ("only_case", "the only case in which {0} is true"),
    ("same_as", "which of {1} is true in the same cases as {0}"),
    ("in_words", "{0} in words"),
    ("circuit", "what comes out at {2}"),
    ("outputs", "what comes out at {2}"),
    ("in_place", "who is in place {2}"),
    ("comes_before", "whether {2} comes before {3}"),
    ("in_order", "{0} in their order"),
];

impl Skill for Logic {
    fn about(&self) -> About {
        About {
            name: "logic",
            summary: "who lies, what follows, who comes before whom, what comes out of a circuit",
            examples: EXAMPLES,
        }
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let mut readings = people::read(prompt);
        if readings.is_empty() {
            readings.extend(circuits::read(prompt));
        }
        // A bit that is asked for may have been taken for one that is given.
        if readings.is_empty()
            || readings.iter().all(|it| it.by == "logic" && it.goal.parts().0 == "circuit" && it.doubt.is_some())
        {
            let other =
                wiring::read(prompt).or_else(|| valuations::read(prompt)).or_else(|| formulas::read(prompt, false));
            readings = other.map_or(readings, |it| vec![it]);
        }
        if readings.is_empty() {
            readings.extend(formulas::read(prompt, true));
        }
        if readings.is_empty() {
            readings.extend(valuations::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(formulas::read(prompt, false));
        }
        if readings.is_empty() {
            readings.extend(propositions::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(lettered::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(syllogisms::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(arguments::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(order::read(prompt));
        }
        if readings.is_empty() {
            readings.extend(premises::read(prompt));
        }
        readings
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("kinds", given) => liars::approaches(given),
            ("number_of_kind", given) => liars::counting(given),
            ("who_is", given) => liars::of_one_kind(given),
            ("which_holds", [premises, candidates]) => tables::which_holds(premises, candidates),
            ("follows", [premises, conclusion]) => syllogisms::follows(premises, conclusion),
            ("what_follows", [premises, ends]) => syllogisms::what_follows(premises, ends),
            ("which_follows", [premises, candidates, none]) => syllogisms::which_follows(premises, candidates, none),
            ("entails", [premises, conclusion]) => deductions::entails(premises, conclusion),
            ("is_so", [premises, asked]) => deductions::settled(premises, asked),
            ("consistent", [premises]) => deductions::consistent(premises),
            ("concluded", [premises]) => deductions::concluded(premises),
            ("forced", [premises]) => deductions::forced(premises),
            ("linked", [premises]) => deductions::linked(premises),
            ("classified", [formula]) => cases::classified(formula),
            ("truth_of", [formula, truths]) => cases::truth_of(formula, truths),
            ("satisfying", [formulas]) => cases::satisfying(formulas),
            ("number_of_cases", [formula, names]) => cases::number_of_cases(formula, names),
            ("column", [formula, names, cases]) => tables::column(formula, names, cases),
            ("only_case", [formula, names]) => tables::only_case(formula, names),
            ("same_as", [formula, candidates]) => tables::same_as(formula, candidates),
            ("in_words", [formula, legend]) => arguments::in_words(formula, legend),
            ("outputs", [gates, inputs, names]) => circuits::outputs(gates, inputs, names),
            ("in_place", [names, pairs, place]) => order::in_place(names, pairs, place),
            ("comes_before", [names, pairs, one, other]) => order::comes_before(names, pairs, one, other),
            ("in_order", [names, pairs, is_reversed]) => order::in_order(names, pairs, is_reversed),
            ("circuit", [gates, inputs, output]) => circuits::approaches(gates, inputs, output),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        title(goal, TITLES)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        match goal.parts() {
            ("kinds", given) => check::kinds(given, answer),
            ("number_of_kind", given) => check::number_of_kind(given, answer),
            ("who_is", given) => check::who_is(given, answer),
            ("which_holds", [premises, candidates]) => check::which_holds(premises, candidates, answer),
            ("follows", [premises, conclusion]) => check::follows(premises, conclusion, answer),
            ("what_follows", [premises, ends]) => check::what_follows(premises, ends, answer),
            ("which_follows", [premises, candidates, none]) => check::which_follows(premises, candidates, none, answer),
            ("entails", [premises, conclusion]) => check::entails(premises, conclusion, answer),
            ("is_so", [premises, asked]) => check::settled(premises, asked, answer),
            ("consistent", [premises]) => check::consistent(premises, answer),
            ("concluded", [premises]) => check::concluded(premises, answer),
            ("forced", [premises]) => check::forced(premises, answer),
            ("linked", [premises]) => check::linked(premises, answer),
            ("classified", [formula]) => check::classified(formula, answer),
            ("truth_of", [formula, truths]) => check::truth_of(formula, truths, answer),
            ("satisfying", [formulas]) => check::satisfying(formulas, answer),
            ("number_of_cases", [formula, names]) => check::number_of_cases(formula, names, answer),
            ("column", [formula, names, cases]) => check::column(formula, names, cases, answer),
            ("only_case", [formula, names]) => check::only_case(formula, names, answer),
            ("same_as", [formula, candidates]) => check::same_as(formula, candidates, answer),
            ("in_words", [formula, legend]) => check::in_words(formula, legend, answer),
            ("outputs", [gates, inputs, names]) => check::outputs(gates, inputs, names, answer),
            ("in_place", [names, pairs, place]) => check::in_place(names, pairs, place, answer),
            ("comes_before", [names, pairs, one, other]) => check::comes_before(names, pairs, one, other, answer),
            ("in_order", [names, pairs, is_reversed]) => check::in_order(names, pairs, is_reversed, answer),
            ("circuit", [gates, inputs, output]) => check::circuit(gates, inputs, output, answer),
            _ => Verdict::Unsettled,
        }
    }
}
