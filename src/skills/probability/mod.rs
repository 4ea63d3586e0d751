//! Chance: dice, coins, draws from a bag or from a deck of cards.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `chance_of_total(dice, [low, high, step])` | the sides of each die; which totals are wanted | the chance of one of these |
//! | `chance_of_hits(chances, [low, high])` | the chance of each trial; how many are to succeed | the chance of that |
//! | `chance_all_different(kinds, things)`, `chance_all_same(kinds, things)` | how many kinds; how many things, each of any kind | the chance that they differ, or not |
//! | `chance_of_marked(all, marked, drawn, [low, high])` | things, marked ones, how many are drawn without putting back; how many of those are to be marked | the chance of that |
//! | `chance_of_one_kind(counts, drawn)` | how many of each kind; how many are drawn without putting back | the chance that these are of one kind |
//! | `chance_of_sequence(letters, [n, bag])` | letters in a row; how many are drawn, and how many of each there are | the chance that they come in this order |
//! | `chance_of_counts(counts, [n, bag])` | how many of each are wanted | the chance of these, in any order |

mod check;
mod counting;
mod dice_asked;
mod dice_reading;
mod dice_shown;
mod draw_reading;
mod draws;
mod events;
mod letters;
mod totals;
mod trials;

use crate::problem::{
    About, Approach, Binding, Goal, Phrase, Prompt, Reading, Skill, Type, Value, Verdict, WorkedExample, say,
};

pub struct Probability;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample {
        prompt: "Three letters picked without replacement from {b: 1, z: 6}. What is prob of sequence zzb?",
        answer: "1/7",
    },
    WorkedExample {
        prompt: "What is the probability of picking 1 i and 1 j when two letters are drawn without replacement from iijjj?",
        answer: "3/5",
    },
    WorkedExample { prompt: "I roll 2d6 and 1d8. What are the odds of rolling 15 or higher?", answer: "7/36" },
    WorkedExample {
        prompt: "A coin is tossed five times. What is the probability of exactly 3 heads?",
        answer: "5/16",
    },
    WorkedExample {
        prompt: "Two cards are drawn from a deck. What is the chance that both are aces?",
        answer: "1/221",
    },
];

const PHRASES: &[Phrase] = &[
    Phrase::new(
        "(when|if|suppose|suppose that) {n} letters (be) [picked|drawn|chosen|selected|taken] (at random) without (replacement|putting them back) (at random) from (the bag|the letters) {b:Bag}",
        Type::Given,
        "define(situation, [n, b])",
    )
    .binding(Binding::Loosest),
    Phrase::new(
        "(the) [prob|probability|chance|likelihood] of (getting|picking|drawing|obtaining) (the) sequence {w:Letters}",
        Type::Number,
        "chance_of_sequence(w, known(situation))",
    ),
    Phrase::new(
        "(the) [prob|probability|chance|likelihood] of [getting|picking|drawing|obtaining|choosing|selecting] {b:Bag}",
        Type::Number,
        "chance_of_counts(b, known(situation))",
    ),
];

/// What goals of this skill seek, in words.
const SAYINGS: &[(&str, &str)] = &[
    ("chance_all_different", "the chance that {1} things of {0} kinds are all different"),
    ("chance_all_same", "the chance that {1} things of {0} kinds are all the same"),
    ("chance_of_one_kind", "the chance that {1} drawn from {0} of each kind are of one kind"),
];

impl Skill for Probability {
    fn about(&self) -> About {
        About {
            name: "probability",
            summary: "dice, coins, cards, letters and balls drawn from a bag",
            examples: EXAMPLES,
        }
    }

    fn phrases(&self) -> &[Phrase] {
        PHRASES
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        let readers = [dice_reading::read, draw_reading::read];
        readers.iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        match goal.parts() {
            ("chance_of_total", [dice, totals]) => totals::approaches(dice, totals),
            ("chance_of_hits", [chances, hits]) => trials::approaches(chances, hits),
            ("chance_all_different", [kinds, things]) => trials::alike_approaches(kinds, things, false),
            ("chance_all_same", [kinds, things]) => trials::alike_approaches(kinds, things, true),
            ("chance_of_one_kind", [counts, drawn]) => draws::one_kind_approaches(counts, drawn),
            ("chance_of_marked", given) => draws::approaches(given),
            ("chance_of_sequence", [Value::Text(letters), situation]) => {
                letters::sequence_approaches(letters, situation)
            }
            ("chance_of_counts", [wanted, situation]) => letters::counts_approaches(wanted, situation),
            _ => Vec::new(),
        }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(goal, SAYINGS)
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer)
    }
}
