//! The studio: pages that show a run as it thinks, and the server that brings them.
//!
//! | file | holds |
//! |------|-------|
//! | `server` | connections: how many, how long, until when |
//! | `routes` | what can be asked for |
//! | `guard` | who may ask, and what a page may do |
//! | `runs` | runs that are watched while they go on |
//! | `kept` | the traces that the studio holds |
//! | `nearest` | wordings that can be read, near one that cannot |
//! | `shelf` | examples, lessons and the glossary |
//! | `file` | a run as a page of its own |
//! | `web/` | the pages: modules that a browser runs as they are |
//!
//! The engine works on its own threads and knows nothing of all this; a watcher carries what it does to the page.

mod file;
mod guard;
mod kept;
mod nearest;
mod routes;
mod runs;
mod server;
mod shelf;

pub use file::page;
pub use guard::House;
pub use kept::Kept;
pub use routes::{Studio, router};
pub use server::serve;

/// The files of the pages.
#[derive(rust_embed::RustEmbed)]
#[folder = "src/studio/web/"]
struct Web;
