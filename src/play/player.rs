//! What is looked at, and how keys and time change that. Nothing here draws, and nothing here knows a clock.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::film::Film;
use super::sentence::says;
use crate::render::Paint;
use crate::trace::Trace;

/// Events a second; `+` and `-` step through them.
const SPEEDS: [f64; 12] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0];
const USUAL_SPEED: usize = 1;
/// The screen is not drawn more often while it plays.
const FRAME: Duration = Duration::from_millis(33);
/// Rows of a page, for the keys that turn one.
const PAGE: usize = 10;

/// What the player cannot do by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    None,
    Quit,
    /// To see another path of the run.
    Path(u64),
    /// To have slips told that are hidden, or hidden that are told.
    Slips,
}

/// The part of the screen that the arrow keys up and down move in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    Plan,
    Moment,
    Thinking,
}

/// How a run is shown.
#[derive(Clone, Debug)]
pub struct Showing {
    pub paint: Paint,
    /// The paths that can be chosen from; none when the run is shown whole.
    pub paths: Vec<u64>,
    /// The one that is shown.
    pub path: Option<u64>,
    /// Whether slips are told.
    pub tells_slips: bool,
}

/// What was searched for, and the events that say it.
#[derive(Default)]
pub(super) struct Search {
    /// What has been typed, while it is.
    pub typed: Option<String>,
    pub wanted: String,
    hits: Vec<usize>,
}

pub struct Player<'a> {
    pub(super) film: Film<'a>,
    pub(super) showing: Showing,
    /// The place of the event that is looked at.
    pub(super) moment: usize,
    /// The row that is selected.
    pub(super) row: usize,
    /// The first row on the screen.
    pub(super) top: usize,
    pub(super) pane: Pane,
    /// Lines that the two other panes are scrolled: the one down from its top, the other up from where it usually stands.
    pub(super) moment_scroll: usize,
    pub(super) thinking_scroll: isize,
    pub(super) search: Search,
    /// What the last key came to, where that is not plain to see.
    pub(super) message: String,
    pub(super) is_helping: bool,
    pub(super) is_playing: bool,
    speed: usize,
    due: Duration,
}

impl<'a> Player<'a> {
    /// Stopped at the first event.
    pub fn new(trace: &'a Trace, showing: Showing) -> Self {
        let mut player = Self {
            film: Film::new(trace),
            showing,
            moment: 0,
            row: 0,
            top: 0,
            pane: Pane::Plan,
            moment_scroll: 0,
            thinking_scroll: 0,
            search: Search::default(),
            message: String::new(),
            is_helping: false,
            is_playing: false,
            speed: USUAL_SPEED,
            due: Duration::ZERO,
        };
        player.go_to(0);
        player
    }

    /// The place of the event that is looked at, and whether it is the last.
    pub fn moment(&self) -> (usize, bool) {
        (self.moment, self.moment == self.film.end())
    }

    /// Looks at another event, or the last when there are not so many, and selects its node.
    pub fn go_to(&mut self, moment: usize) {
        self.moment = moment.min(self.film.end());
        if let Some(at) = self.film.node(self.moment) {
            self.row = self.film.outline.row_of(at);
        }
        if !self.film.outline.rows.is_empty() {
            self.row = self.film.outline.shown(self.row, self.moment);
        }
        (self.moment_scroll, self.thinking_scroll) = (0, 0);
    }

    /// Time went by.
    pub fn pass(&mut self, time: Duration) {
        if !self.is_playing {
            return;
        }
        self.due += time;
        let events = (self.due.as_secs_f64() * self.speed()).floor();
        if events >= 1.0 {
            self.due = self.due.saturating_sub(Duration::from_secs_f64(events / self.speed()));
            self.go_to(self.moment.saturating_add(events as usize));
            self.is_playing = self.moment < self.film.end();
        }
    }

    /// How long nothing changes unless a key is pressed; none when that is for ever.
    pub fn patience(&self) -> Option<Duration> {
        let event = Duration::from_secs_f64(1.0 / self.speed());
        self.is_playing.then(|| event.saturating_sub(self.due).max(FRAME))
    }

    pub(super) fn speed(&self) -> f64 {
        SPEEDS[self.speed]
    }

    pub fn press(&mut self, key: KeyEvent) -> Wish {
        if key.modifiers.contains(KeyModifiers::CONTROL) {
            return if key.code == KeyCode::Char('c') { Wish::Quit } else { Wish::None };
        }
        self.message.clear();
        if self.search.typed.is_some() {
            self.type_search(key.code);
            return Wish::None;
        }
        if self.is_helping {
            self.is_helping = false;
            return Wish::None;
        }
        match key.code {
            KeyCode::Char('q') | KeyCode::Esc => return Wish::Quit,
            KeyCode::Char(']') => return self.other_path(1),
            KeyCode::Char('[') => return self.other_path(-1),
            KeyCode::Char('s') => return Wish::Slips,
            KeyCode::Char('?') => self.is_helping = true,
            KeyCode::Char(' ') => self.play_or_pause(),
            KeyCode::Right | KeyCode::Char('l') => self.step_to(self.moment + 1),
            KeyCode::Left | KeyCode::Char('h') => self.step_to(self.moment.saturating_sub(1)),
            KeyCode::Home => self.step_to(0),
            KeyCode::End => self.step_to(self.film.end()),
            KeyCode::Char('+' | '=') => self.speed = (self.speed + 1).min(SPEEDS.len() - 1),
            KeyCode::Char('-') => self.speed = self.speed.saturating_sub(1),
            KeyCode::Up | KeyCode::Char('k') => self.scroll(1, false),
            KeyCode::Down | KeyCode::Char('j') => self.scroll(1, true),
            KeyCode::PageUp => self.scroll(PAGE, false),
            KeyCode::PageDown => self.scroll(PAGE, true),
            KeyCode::Tab => self.pane = self.pane.next(),
            KeyCode::BackTab => self.pane = self.pane.next().next(),
            KeyCode::Enter => self.go_to_where_it_was_settled(),
            KeyCode::Char('c') => self.fold(),
            KeyCode::Char('/') => self.search.typed = Some(String::new()),
            KeyCode::Char('n') => self.go_to_hit(true),
            KeyCode::Char('N') => self.go_to_hit(false),
            KeyCode::Char('r') => self.go_to_refutation(true),
            KeyCode::Char('R') => self.go_to_refutation(false),
            _ => {}
        }
        Wish::None
    }

    /// A step by hand ends the playing.
    fn step_to(&mut self, moment: usize) {
        self.is_playing = false;
        self.go_to(moment);
    }

    fn play_or_pause(&mut self) {
        self.is_playing = !self.is_playing && self.film.end() > 0;
        self.due = Duration::ZERO;
        if self.is_playing && self.moment == self.film.end() {
            self.go_to(0);
        }
    }

    fn scroll(&mut self, lines: usize, is_down: bool) {
        let up = if is_down { -lines.cast_signed() } else { lines.cast_signed() };
        match self.pane {
            Pane::Moment => self.moment_scroll = self.moment_scroll.saturating_add_signed(-up),
            Pane::Thinking => self.thinking_scroll = self.thinking_scroll.saturating_add(up),
            Pane::Plan if self.film.outline.rows.is_empty() => {}
            Pane::Plan => {
                for _ in 0..lines {
                    let outline = &self.film.outline;
                    let next = match is_down {
                        true => outline.next(self.row, self.moment),
                        false => outline.previous(self.row, self.moment),
                    };
                    self.row = next.unwrap_or(self.row);
                }
                self.moment_scroll = 0;
            }
        }
    }

    /// The node that is selected.
    pub(super) fn selected(&self) -> Option<usize> {
        self.film.outline.rows.get(self.row).map(|row| row.at)
    }

    fn go_to_where_it_was_settled(&mut self) {
        match self.selected().and_then(|at| self.film.settled(at)) {
            Some(moment) => self.step_to(moment),
            None => "This was never settled.".clone_into(&mut self.message),
        }
    }

    fn fold(&mut self) {
        if self.film.outline.rows.is_empty() {
            return;
        }
        self.row = self.film.outline.fold(self.row);
        self.top = self.film.outline.shown(self.top, self.moment);
    }

    fn other_path(&mut self, step: isize) -> Wish {
        let paths = &self.showing.paths;
        let at = paths.iter().position(|path| Some(*path) == self.showing.path);
        let next = at.and_then(|at| paths.get(at.checked_add_signed(step)?));
        match (next, paths.is_empty()) {
            (Some(&next), _) => Wish::Path(next),
            (None, true) => self.say("An exhaustive run has no paths to step through."),
            (None, false) if step > 0 => self.say("This is the last path that is kept."),
            (None, false) => self.say("This is the first path."),
        }
    }

    fn say(&mut self, message: &str) -> Wish {
        message.clone_into(&mut self.message);
        Wish::None
    }

    fn type_search(&mut self, key: KeyCode) {
        let Some(typed) = &mut self.search.typed else { return };
        match key {
            KeyCode::Esc => self.search.typed = None,
            KeyCode::Backspace => _ = typed.pop(),
            KeyCode::Char(letter) if !letter.is_control() => typed.push(letter),
            KeyCode::Enter => {
                let wanted = std::mem::take(typed).to_lowercase();
                self.search.typed = None;
                if !wanted.is_empty() {
                    let events = 0..self.film.events().len();
                    self.search.hits = events.filter(|&event| says(&self.film, event, &wanted)).collect();
                    self.search.wanted = wanted;
                    let is_here = self.search.hits.binary_search(&self.moment).is_ok();
                    if is_here { self.go_to_and_count(self.moment) } else { self.go_to_hit(true) }
                }
            }
            _ => {}
        }
    }

    fn go_to_hit(&mut self, is_forward: bool) {
        let hits = &self.search.hits;
        // Past the last hit it goes on from the first, and the other way about.
        let next = match is_forward {
            true => after(hits, self.moment).or(hits.first().copied()),
            false => before(hits, self.moment).or(hits.last().copied()),
        };
        match next {
            Some(moment) => self.go_to_and_count(moment),
            None if self.search.wanted.is_empty() => {
                "Nothing was searched for yet: press /".clone_into(&mut self.message)
            }
            None => self.message = format!("Nothing says \"{}\".", self.search.wanted),
        }
    }

    fn go_to_and_count(&mut self, moment: usize) {
        self.step_to(moment);
        let number = self.search.hits.partition_point(|hit| *hit <= moment);
        self.message = format!("\"{}\": {number} of {} (n next, N back)", self.search.wanted, self.search.hits.len());
    }

    fn go_to_refutation(&mut self, is_forward: bool) {
        let refuted = &self.film.marks.refuted;
        let next = if is_forward { after(refuted, self.moment) } else { before(refuted, self.moment) };
        match (next, refuted.is_empty(), is_forward) {
            (Some(moment), ..) => self.step_to(moment),
            (None, true, _) => "Nothing is refuted in this run.".clone_into(&mut self.message),
            (None, false, true) => "Nothing is refuted further on.".clone_into(&mut self.message),
            (None, false, false) => "Nothing was refuted before.".clone_into(&mut self.message),
        }
    }
}

impl Pane {
    fn next(self) -> Self {
        match self {
            Pane::Plan => Pane::Moment,
            Pane::Moment => Pane::Thinking,
            Pane::Thinking => Pane::Plan,
        }
    }
}

fn after(events: &[usize], moment: usize) -> Option<usize> {
    events.get(events.partition_point(|event| *event <= moment)).copied()
}

fn before(events: &[usize], moment: usize) -> Option<usize> {
    events[..events.partition_point(|event| *event < moment)].last().copied()
}
