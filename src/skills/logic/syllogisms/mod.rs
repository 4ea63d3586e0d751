//! Syllogisms: what follows from "all", "no", "some" and "some not".
//!
//! | file | what it does |
//! |------|--------------|
//! | `argument` | statements with their classes numbered, and the rules that put two of them together |
//! | `circles` | overlapping circles, in which an argument is drawn |
//! | `told` | arguments in any layout and other words |
//! | `outright` | statements that are told outright, wherever they stand |
//! | `pieces` | the pieces of such a prompt: sentences, items with labels, what is led in |
//! | `rough` | what a clause says of two classes, as far as the clause alone tells it |
//! | `following` | ways to tell whether something follows, and what |

mod argument;
mod circles;
mod following;
mod outright;
mod pieces;
mod rough;
mod told;

pub use following::{follows, what_follows, which_follows};
pub use told::read;

/// More terms than this are not drawn as overlapping circles.
const MOST_TERMS: usize = 8;

/// How much of one class lies in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Quantity {
    All,
    No,
    Some,
    SomeNot,
}

const QUANTITIES: [(Quantity, &str); 4] =
    [(Quantity::All, "all"), (Quantity::No, "no"), (Quantity::Some, "some"), (Quantity::SomeNot, "some not")];

impl Quantity {
    fn word(self) -> &'static str {
        QUANTITIES.iter().find(|(it, _)| *it == self).map_or("", |(_, word)| *word)
    }

    fn read(word: &str) -> Option<Quantity> {
        QUANTITIES.iter().find(|(_, it)| *it == word).map(|(it, _)| *it)
    }
}

/// "All dogs are mammals": a quantity, and two classes by their names or, in approaches, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Statement<Class> {
    quantity: Quantity,
    subject: Class,
    predicate: Class,
}

fn sentence(quantity: Quantity, subject: &str, predicate: &str) -> String {
    match quantity {
        Quantity::All => format!("All {subject} are {predicate}"),
        Quantity::No => format!("No {subject} are {predicate}"),
        Quantity::Some => format!("Some {subject} are {predicate}"),
        Quantity::SomeNot => format!("Some {subject} are not {predicate}"),
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
