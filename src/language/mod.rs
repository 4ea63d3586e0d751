//! English, as far as we read it.
//!
//! | file | what it does |
//! |------|--------------|
//! | `tokens` | cuts a prompt into words, numbers, formulas and marks, with their bytes |
//! | `outline` | which lines are sentences, and what the others show |
//! | `numbers` | number words: "three and a half", "two dozen", "1,200" |
//! | `lemmas` | the dictionary form of a word: "gave" is a form of "give" |
//! | `pattern` | the patterns of phrases, compiled |
//! | `atoms` | what a token denotes by itself |
//! | `kinds` | what kind of thing a noun names |
//! | `known` | what a prompt says of its letters in definitions and equations |
//! | `wording` | what a sentence says, whatever the order of its words |
//! | `english` | which words there are, and how common they are |
//! | `forms` | in which form the answer is wanted |
//! | `givens` | what is given by name: `n = 500`, `shift: 7` |
//! | `filled` | a statement with parameters, with their values put in |
//! | `tables` | tables that tell what labels would tell as well |
//! | `telling` | puzzles: what is said and shown, and the account of what was made use of |
//! | `passages` | the texts and lists that a puzzle shows within its lines |
//! | `remarks` | how the answer is to be laid out, told in passing |
//! | `rules` | puzzles: rules with a word in them that is not known |
//! | `near` | words that could make other things of those a prompt asks about, for `rules` |
//! | `requests` | whole requests, in one sentence or after some that say what is given |
//! | `chart` | the typed chart parser that puts the phrases of all skills together |

mod announced;
mod answering;
pub mod aside;
mod atoms;
mod bearing;
mod chart;
mod chunks;
mod clauses;
mod discourse;
pub mod english;
mod filled;
mod forms;
mod givens;
mod kinds;
mod known;
mod lemmas;
mod names;
mod near;
mod numbers;
mod outline;
mod passages;
mod pattern;
mod remarks;
pub mod requests;
pub mod rules;
mod sheet;
mod signs;
pub mod tables;
mod telling;
mod tokens;
mod wording;
mod words;

pub use answering::{counts_first, example_at, is_note_on_the_answer, names_a_part, wishes_for_the_answer};
pub use atoms::ordinal;
pub use bearing::bears_a_rule;
pub use chart::{Grammar, Parse, Piece};
pub use chunks::{Amount, Chunk, ChunkKind, Comparison, NounPhrase, VerbGroup, chunks, plural, singular};
pub use clauses::{Argument, Clause, clauses};
pub use discourse::{Discourse, Entity, meant, same_entity};
pub use filled::{Filled, filled_in};
pub use forms::{Wanted, framed, is_about_the_form, leads_up, wanted};
pub use givens::{Given, givens};
pub use kinds::is_of_kind;
pub use known::Names;
pub use lemmas::lemmas_of;
pub use names::{Gender, gender, gender_of_role};
pub use numbers::small_cardinal;
pub use outline::{lines, written_words};
pub use passages::{Listing, Passage, Way, said_around};
pub use remarks::{is_remark, says_nothing};
pub use sheet::without_sheet;
pub use signs::signs_named;
pub use tables::told_as_labels;
pub use telling::Telling;
pub use tokens::read_tokens;
pub use wording::{place_of, says};
pub(crate) use words::is_comparative;
