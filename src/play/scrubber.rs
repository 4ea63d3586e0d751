//! The whole run as one line: how far it has come, and where something worth seeing happened.

use ratatui::text::{Line, Span};

use super::player::Player;
use super::screen::toned;
use super::sentence::Tone;
use crate::render::Fate;

const REFUTED: &str = "✗";
const TURNED_BACK: &str = "↶";
const SELECTED: &str = "◆";

/// Where the run is, a bar with marks, and whether it plays.
pub(super) fn line(player: &Player<'_>, columns: usize) -> Line<'static> {
    let events = player.film.events().len();
    let number = if events == 0 { 0 } else { player.moment + 1 };
    let before = format!("{number}/{events} ");
    let state = if player.is_playing { "playing" } else { "paused" };
    let after = format!(" {state}, {} a second", player.speed());
    let room = columns.saturating_sub(before.len() + after.len());
    let mut line = Line::from(before);
    for column in 0..room {
        line.push_span(cell(player, column, room));
    }
    line.push_span(Span::raw(after));
    line
}

/// A column of the bar stands for the events of its share of the run, the first for the first and the last for the last.
fn cell(player: &Player<'_>, column: usize, columns: usize) -> Span<'static> {
    let (end, steps) = (player.film.end(), columns.saturating_sub(1).max(1));
    let place = |column: usize| (column * end).div_ceil(steps);
    let (from, to) = (place(column), place(column + 1));
    let is_here = player.moment * steps / end.max(1) == column;
    let has = |marks: &[usize]| marks.partition_point(|mark| *mark < to) > marks.partition_point(|mark| *mark < from);
    let (marks, paint) = (&player.film.marks, player.showing.paint);
    if is_here {
        Span::styled("█", toned(paint, Tone::Heading))
    } else if has(&marks.selected) {
        Span::styled(SELECTED, toned(paint, Tone::Of(Fate::Found)))
    } else if has(&marks.turned_back) {
        Span::styled(TURNED_BACK, toned(paint, Tone::Of(Fate::Unsettled)))
    } else if has(&marks.refuted) {
        Span::styled(REFUTED, toned(paint, Tone::Of(Fate::Refuted)))
    } else if from <= player.moment {
        Span::raw("━")
    } else {
        Span::styled("─", toned(paint, Tone::Faint))
    }
}

/// The marks that this run has, with what they mean.
pub(super) fn legend(player: &Player<'_>) -> String {
    let marks = &player.film.marks;
    let all = [
        (REFUTED, "refuted", &marks.refuted),
        (TURNED_BACK, "turned back", &marks.turned_back),
        (SELECTED, "selected", &marks.selected),
    ];
    let used = all.iter().filter(|(.., places)| !places.is_empty());
    used.map(|(sign, word, _)| format!("{sign} {word}")).collect::<Vec<_>>().join("  ")
}
