//! The traces that the studio holds: the latest ones, within a bound on their number and their size.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::render::film::{Reel, scene_of};
use crate::trace::Trace;

/// So many traces are held at most, and of so many bytes in all; but always the latest.
const MOST: usize = 100;
const MOST_BYTES: usize = 512 << 20;
/// Of so many paths it is held what is told of them; of others it is told anew.
const MOST_TOLD: usize = 4;

/// Events and nodes are told in pages of so many; the modules of the page know the same number.
pub(super) const PAGE: usize = 500;

/// The traces of a studio, by their numbers.
#[derive(Default)]
pub struct Kept {
    shelf: Mutex<Shelf>,
}

#[derive(Default)]
struct Shelf {
    latest: u64,
    held: VecDeque<(u64, Arc<Held>)>,
}

/// A trace, and what is told of its paths as far as somebody asked.
pub(super) struct Held {
    pub trace: Trace,
    /// As a document.
    bytes: usize,
    told: Mutex<VecDeque<(Option<u64>, Arc<Told>)>>,
}

/// What is told of the events and nodes of one path: pages of JSON.
pub(super) struct Told {
    pub moments: Vec<String>,
    pub about: Vec<String>,
}

impl Kept {
    /// Holds a trace and says by which number.
    pub fn add(&self, trace: Trace) -> u64 {
        let mut size = Size(0);
        serde_json::to_writer(&mut size, &trace).expect("a trace has only string keys");
        let held = Held { trace, bytes: size.0, told: Mutex::default() };
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.latest += 1;
        let id = shelf.latest;
        shelf.held.push_back((id, Arc::new(held)));
        while shelf.held.len() > 1 && (shelf.held.len() > MOST || shelf.bytes() > MOST_BYTES) {
            shelf.held.pop_front();
        }
        id
    }

    /// The trace of this number; none when it was never held, or is no longer. What is asked for is held longest.
    pub(super) fn get(&self, id: u64) -> Option<Arc<Held>> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let place = shelf.held.iter().position(|(held, _)| *held == id)?;
        let asked = shelf.held.remove(place)?;
        let held = Arc::clone(&asked.1);
        shelf.held.push_back(asked);
        Some(held)
    }
}

impl Shelf {
    fn bytes(&self) -> usize {
        self.held.iter().map(|(_, held)| held.bytes()).sum()
    }
}

impl Held {
    fn bytes(&self) -> usize {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        self.bytes + told.iter().map(|(_, told)| told.bytes()).sum::<usize>()
    }

    /// What is told of a path; none when nothing is recorded of such a path.
    pub(super) fn told(&self, path: Option<u64>) -> Option<Arc<Told>> {
        let mut known = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, told)) = known.iter().find(|(told, _)| *told == path) {
            return Some(Arc::clone(told));
        }
        let (seen, along) = scene_of(&self.trace, path)?;
        let reel = Reel::of(&seen, along);
        let nodes = seen.plan.nodes.len();
        let told = Arc::new(Told {
            moments: reel.moments().chunks(PAGE).map(json).collect(),
            about: (0..nodes).step_by(PAGE).map(|from| json(&reel.about(from..from + PAGE))).collect(),
        });
        known.push_back((path, Arc::clone(&told)));
        if known.len() > MOST_TOLD {
            known.pop_front();
        }
        Some(told)
    }
}

impl Told {
    fn bytes(&self) -> usize {
        self.moments.iter().chain(&self.about).map(String::len).sum()
    }
}

/// Counts what is written and keeps nothing.
struct Size(usize);

impl std::io::Write for Size {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

pub(super) fn json<T: serde::Serialize + ?Sized>(what: &T) -> String {
    serde_json::to_string(what).expect("what is told has only string keys")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::trace::Settings;

    #[test]
    fn the_traces_that_nobody_asks_for_go_first() {
        let kept = Kept::default();
        let trace = Engine::new(Vec::new()).solve("What is 2 + 3?", &Settings::default());
        let first = kept.add(trace.clone());
        for _ in 1..MOST {
            kept.add(trace.clone());
        }
        assert!(kept.get(first).is_some());
        let latest = kept.add(trace);
        assert!(kept.get(first).is_some() && kept.get(latest).is_some());
        assert!(kept.get(first + 1).is_none());
        assert!(kept.get(0).is_none() && kept.get(latest + 1).is_none());
    }
}
