//! Skills are guarded: a panic in one becomes a setback in the trace, and is not printed.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread would be caught here; a panic hook asks, so as to keep quiet.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// Runs a skill's code. The error is the message of its panic.
pub(super) fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    let before = IS_GUARDED.replace(true);
    // What the closure borrows is only read, or thrown away with the attempt, so a panic leaves nothing half-done.
    let result = catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".to_owned())
    })
}
