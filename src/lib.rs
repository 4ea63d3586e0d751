//! A glass-box reasoning engine: it takes a problem in words apart, tries several ways, checks, answers, and shows
//! every step.
//!
//! ```
//! use polya::{Engine, Settings, skills};
//!
//! let engine = Engine::new(skills::all());
//! let trace = engine.solve("What is the greatest common divisor of 48 and 18?", &Settings::default());
//! assert_eq!(trace.answer.unwrap().text, "6");
//! ```
//!
//! ```text
//! prompt -> understand -> plan -> explore -> look back -> trace -> render
//!        phrases() read() approaches() join()  check()             what a skill supplies
//! ```
//!
//! A **goal** can be reached by any one of several **approaches** (OR); an approach needs all of its **subgoals** (AND).
//! So the plan is an AND/OR graph, and since equal goals are one node, it is a DAG and not a tree.
//!
//! In the order data flows:
//!
//! | module | holds |
//! |--------|-------|
//! | [`maths`] | exact tools: numbers, expressions, how they are read and written |
//! | [`problem`] | the nouns: prompt, goal, approach, working, verdict, skill |
//! | [`language`] | English as far as we read it |
//! | [`skills`] | what we know, a file or folder for each branch |
//! | [`engine`] | the verbs: understand, plan, explore, look back |
//! | [`trace`] | what happened, as data |
//! | [`render`] | how a trace is shown |
//! | `play` | a stored run in a terminal, event by event (with the feature `studio`) |
//! | [`mod@bench`] | many problems, and figures |
//! | `studio` | pages that show a run as it thinks (feature `studio`) |
//! | [`cost`] | what thinking and training cost, from dated prices |
//! | [`cli`] | the command line |
//!
//! It is no model of how a language model works inside: it makes comparable behaviour inspectable.

pub mod bench;
pub mod cli;
pub mod cost;
pub mod engine;
pub mod language;
pub mod maths;
#[cfg(feature = "studio")]
pub mod play;
pub mod problem;
pub mod render;
pub mod skills;
#[cfg(feature = "studio")]
pub mod studio;
pub mod trace;

pub use engine::Engine;
pub use trace::{Settings, Trace};
