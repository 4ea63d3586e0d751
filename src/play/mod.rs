//! The player: a stored run in a terminal, event by event.
//!
//! | file | holds |
//! |------|-------|
//! | `seen` | the part of a trace that is played |
//! | `film`, `outline` | what happened to every node and when; the plan as rows |
//! | `sentence` | what is said of an event and of a node |
//! | `player` | what is looked at, and how keys and time change it |
//! | `screen`, `scrubber`, `help` | what that looks like |
//!
//! Only this file touches the terminal and the clock.

mod film;
mod help;
mod outline;
mod player;
mod screen;
mod scrubber;
mod seen;
mod sentence;

use std::io;
use std::time::Instant;

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{self, Event};

pub use player::{Player, Showing, Wish};
pub use screen::draw;
pub use seen::{recorded_paths, seen};

use crate::render::Paint;
use crate::trace::Trace;

/// Plays a run until somebody quits. Of a sampled run it begins with this path, else with the one that is usually shown.
///
/// The terminal is as it was before when this returns, and also when it panics.
pub fn run(trace: &Trace, path: Option<u64>, paint: Paint) -> io::Result<()> {
    let outcome = ratatui::try_init().and_then(|mut terminal| show(&mut terminal, trace, path, paint));
    let restored = ratatui::try_restore();
    outcome.and(restored)
}

/// Shows one path after another, as they are asked for.
fn show(terminal: &mut DefaultTerminal, trace: &Trace, path: Option<u64>, paint: Paint) -> io::Result<()> {
    let paths = recorded_paths(trace);
    let path = path.or_else(|| trace.path_to_show()).filter(|path| paths.contains(path));
    let mut showing = Showing { paint, paths, path, tells_slips: false };
    let (mut moment, mut was_last) = (0, false);
    loop {
        let seen = seen(trace, showing.path, showing.tells_slips);
        let mut player = Player::new(&seen, showing.clone());
        player.go_to(if was_last { usize::MAX } else { moment });
        match watch(terminal, &mut player)? {
            Wish::Path(other) => showing.path = Some(other),
            Wish::Slips => showing.tells_slips = !showing.tells_slips,
            Wish::None | Wish::Quit => return Ok(()),
        }
        (moment, was_last) = player.moment();
    }
}

/// Draws and reads keys until something is wished for.
fn watch(terminal: &mut DefaultTerminal, player: &mut Player<'_>) -> io::Result<Wish> {
    let mut last = Instant::now();
    loop {
        terminal.draw(|frame| draw(player, frame))?;
        let is_due = match player.patience() {
            Some(patience) => !event::poll(patience)?,
            None => false,
        };
        let pressed = if is_due { None } else { Some(event::read()?) };
        // Time passes before the key: what was paused until then has not gone on meanwhile.
        let now = Instant::now();
        player.pass(now - last);
        last = now;
        if let Some(Event::Key(key)) = pressed {
            // A key that is let go says nothing.
            let wish = if key.is_release() { Wish::None } else { player.press(key) };
            if wish != Wish::None {
                return Ok(wish);
            }
        }
    }
}
