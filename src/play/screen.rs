//! What the player looks like: panes on a terminal. Only rows that are on the screen are made.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use super::help;
use super::player::{Pane, Player};
use super::scrubber;
use super::sentence::{Tone, of_event, of_node};
use crate::render::{Fate, Paint, answer, brief, plain, width, wrap};
use crate::trace::Outcome;

/// The smallest window that everything fits into.
const LEAST_COLUMNS: u16 = 64;
const LEAST_LINES: u16 = 18;
/// A pane of so many columns has room for wide steps inwards and for remarks.
const ROOMY: usize = 50;

/// Draws the player into a frame of any size.
pub fn draw(player: &mut Player<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < LEAST_COLUMNS || area.height < LEAST_LINES {
        let told = format!(
            "This window is too small: {} columns and {} lines. Make it {LEAST_COLUMNS} by {LEAST_LINES} or larger; q quits.",
            area.width, area.height
        );
        let lines: Vec<Line<'_>> = wrap(&told, usize::from(area.width)).into_iter().map(Line::from).collect();
        frame.render_widget(Paragraph::new(lines), area);
        return;
    }
    let [head, middle, scrubber, foot] =
        Layout::vertical([Constraint::Length(1), Constraint::Min(0), Constraint::Length(1), Constraint::Length(1)])
            .areas(area);
    let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(middle);
    let [above, below] = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]).areas(right);
    frame.render_widget(heading(player, usize::from(head.width)), head);
    plan(player, frame, left);
    moment(player, frame, above);
    thinking(player, frame, below);
    frame.render_widget(scrubber::line(player, usize::from(scrubber.width)), scrubber);
    frame.render_widget(footing(player, usize::from(foot.width)), foot);
    if player.is_helping {
        let area = help::area(area);
        frame.render_widget(Clear, area);
        frame.render_widget(
            Paragraph::new(help::lines()).block(Block::bordered().title(" Help: any key closes it ")),
            area,
        );
    }
}

/// What was asked, and which part of the run is shown.
fn heading(player: &Player<'_>, columns: usize) -> Line<'static> {
    let trace = player.film.trace();
    let mut which = match player.showing.path {
        Some(path) => format!("  path {path}, of {} kept", player.showing.paths.len()),
        None => String::new(),
    };
    if trace.settings.temperature > 0.0 {
        which += " · slips are injected";
    }
    let prompt = brief(&trace.prompt, columns.saturating_sub(width(&which)));
    let gap = " ".repeat(columns.saturating_sub(width(&which) + width(&prompt)));
    Line::from(vec![Span::styled(prompt, Modifier::BOLD), Span::raw(gap), Span::raw(which)])
}

/// The message of the last key or what is typed; else the keys that matter most.
fn footing(player: &Player<'_>, columns: usize) -> Line<'static> {
    if let Some(typed) = &player.search.typed {
        let shown = brief(typed, columns.saturating_sub(40));
        return Line::from(format!("search: {shown}▏  (enter searches, esc leaves it)"));
    }
    if !player.message.is_empty() {
        return Line::from(brief(&player.message, columns));
    }
    let signs = scrubber::legend(player);
    let all = ["space play  ←→ event  ↑↓ node  / search  ? help  q quit", "space play  ←→ event  ? help  q quit"];
    let keys = all.into_iter().find(|keys| width(keys) + width(&signs) + 2 <= columns).unwrap_or(all[1]);
    let gap = columns.saturating_sub(width(keys) + width(&signs)).max(2);
    Line::from(format!("{keys}{}{signs}", " ".repeat(gap)))
}

fn block(player: &Player<'_>, pane: Pane, title: String) -> Block<'static> {
    // The pane that has the keys has a double frame, since colour may be off.
    let kind = if player.pane == pane { BorderType::Double } else { BorderType::Plain };
    Block::bordered().border_type(kind).title(title)
}

fn plan(player: &mut Player<'_>, frame: &mut Frame<'_>, area: Rect) {
    let mut block = block(player, Pane::Plan, " Plan ".to_owned());
    let inside = block.inner(area);
    let (columns, lines) = (usize::from(inside.width), usize::from(inside.height));
    if player.film.outline.rows.is_empty() {
        frame.render_widget(Paragraph::new("The trace has no plan.").block(block), area);
        return;
    }
    let rows = rows_on_screen(player, lines);
    player.top = rows[0];
    // What hangs deeper than half the pane is drawn with the whole outline moved to the left.
    let depth = player.film.outline.rows[player.row].depth;
    let shift = depth.saturating_sub(columns / 2 / indent(columns));
    let drawn: Vec<Line<'_>> = rows.iter().map(|&row| plan_row(player, row, shift, columns)).collect();
    if player.film.marks.selected.first().is_some_and(|&selected| selected <= player.moment) {
        block = block.title_bottom(" ● the answer rests on it ");
    }
    frame.render_widget(Paragraph::new(drawn).block(block), area);
}

/// The rows that fit, among them the one that is selected; at least one. They stay where they are as long as it is among
/// them, else it is put in the middle.
fn rows_on_screen(player: &Player<'_>, lines: usize) -> Vec<usize> {
    let (outline, moment) = (&player.film.outline, player.moment);
    let rows_from = |top: usize| -> Vec<usize> {
        std::iter::successors(Some(top), |&row| outline.next(row, moment)).take(lines.max(1)).collect()
    };
    let rows = rows_from(outline.shown(player.top, moment));
    if rows.contains(&player.row) {
        return rows;
    }
    let mut top = player.row;
    for _ in 0..lines / 2 {
        top = outline.previous(top, moment).unwrap_or(top);
    }
    rows_from(top)
}

/// Columns that a row stands further in than the one it hangs on.
fn indent(columns: usize) -> usize {
    if columns < ROOMY { 1 } else { 2 }
}

fn plan_row(player: &Player<'_>, row: usize, shift: usize, columns: usize) -> Line<'static> {
    let (film, moment, paint) = (&player.film, player.moment, player.showing.paint);
    let outline = &film.outline;
    let (at, depth) = (outline.rows[row].at, outline.rows[row].depth);
    let (fate, is_chosen) = (film.fate(at, moment), film.is_chosen(at, moment));
    let lead = match depth.checked_sub(shift) {
        Some(deep) => " ".repeat(indent(columns) * deep),
        None => "‹".to_owned(),
    };
    let fold = match (outline.has_more(row, moment), outline.is_folded(row)) {
        (true, true) => "▸ ",
        (true, false) => "▾ ",
        (false, _) => "  ",
    };
    let sign = if is_chosen { "●" } else { fate.sign() };
    let mut notes = Vec::new();
    if !matches!(fate, Fate::Found | Fate::Open) {
        notes.push(fate.word());
    }
    if outline.rows[row].is_reference {
        notes.push(if outline.row_of(at) < row { "above" } else { "below" });
    } else if columns >= ROOMY && film.view.is_goal(at) && film.view.is_shared(at) {
        notes.push("shared");
    }
    let mut tail = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
    if film.node(moment) == Some(at) && !outline.rows[row].is_reference {
        tail += " ◂";
    }
    let room = columns.saturating_sub(width(&lead) + 4 + width(&tail));
    let text = format!("{} {}{tail}", sign, brief(&stated(player, at), room));
    let mut style = if is_chosen { toned(paint, Tone::Of(Fate::Found)) } else { toned(paint, Tone::Of(fate)) };
    if is_chosen {
        style = style.add_modifier(Modifier::BOLD);
    }
    if outline.rows[row].is_reference {
        style = style.add_modifier(Modifier::DIM);
    }
    let mut line = Line::from(vec![Span::raw(lead), Span::raw(fold), Span::styled(text, style)]);
    if row == player.row {
        let rest = columns.saturating_sub(line.width());
        line.push_span(Span::raw(" ".repeat(rest)));
        line = line.style(Modifier::REVERSED);
    }
    line
}

/// A node with what it had come to.
fn stated(player: &Player<'_>, at: usize) -> String {
    let (film, moment) = (&player.film, player.moment);
    let title = film.title(at);
    if let Some((found, _)) = film.answer(at, moment) {
        // What puts many values together is long, and each of them stands below.
        return if is_gathered(found) { title } else { film.view.stated(at, &title, &answer(found)) };
    }
    match film.attempt(at, moment) {
        Some((_, Outcome::Answer(found))) if !is_gathered(found) => format!("{title}: {}", answer(found)),
        Some((_, Outcome::Remains(_))) => format!("{title}: a goal remains"),
        _ => title,
    }
}

fn is_gathered(found: &str) -> bool {
    found.starts_with('[') && found.contains(" = ")
}

/// The event as a sentence, and the selected node with its working.
fn moment(player: &mut Player<'_>, frame: &mut Frame<'_>, area: Rect) {
    let (film, moment) = (&player.film, player.moment);
    let number = if film.events().is_empty() { 0 } else { moment + 1 };
    let block = block(player, Pane::Moment, format!(" Event {number} of {} ", film.events().len()));
    let inside = block.inner(area);
    let mut said = vec![(Tone::Plain, of_event(film, moment)), (Tone::Plain, String::new())];
    if let Some(at) = player.selected() {
        said.extend(of_node(film, at, moment));
    }
    let paint = player.showing.paint;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (tone, text) in said {
        let style = toned(paint, tone);
        let wrapped = wrap(&plain(&text), usize::from(inside.width));
        lines.extend(wrapped.into_iter().map(|line| Line::styled(line, style)));
    }
    let height = usize::from(inside.height);
    player.moment_scroll = player.moment_scroll.min(lines.len().saturating_sub(height));
    let more = lines.len().saturating_sub(player.moment_scroll + height);
    let shown: Vec<Line<'_>> = lines.drain(..).skip(player.moment_scroll).take(height).collect();
    let block = match more {
        0 => block,
        1 => block.title_bottom(" 1 more line: tab, then ↓ "),
        _ => block.title_bottom(format!(" {more} more lines: tab, then ↓ ")),
    };
    frame.render_widget(Paragraph::new(shown).block(block), area);
}

/// What has been said aloud, down to the sentence of the moment.
fn thinking(player: &mut Player<'_>, frame: &mut Frame<'_>, area: Rect) {
    let block = block(player, Pane::Thinking, " Told as thinking aloud ".to_owned());
    let inside = block.inner(area);
    let (columns, height) = (usize::from(inside.width), usize::from(inside.height));
    let said = player.film.said(player.moment);
    let said = &player.film.thoughts[..said];
    let wrapped = |text: &str| wrap(&plain(text), columns.saturating_sub(2));
    // The last sentence stands at the bottom, or with its first line at the top when it is longer than the pane.
    let last = said.last().map_or(0, |(_, thought)| wrapped(&thought.text).len());
    let usual = last.saturating_sub(height);
    let wanted = usual.saturating_add_signed(player.thinking_scroll);
    // From the last sentence upwards, until the pane is full.
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (place, (_, thought)) in said.iter().enumerate().rev() {
        if lines.len() >= height.saturating_add(wanted) {
            break;
        }
        let (mark, style) = match place + 1 == said.len() {
            true => ("▌ ", Style::new().add_modifier(Modifier::BOLD)),
            false => ("  ", Style::new()),
        };
        let wrapped = wrapped(&thought.text).into_iter().rev();
        lines.extend(wrapped.map(|line| Line::styled(format!("{mark}{line}"), style)));
        if thought.opens && place > 0 {
            lines.push(Line::default());
        }
    }
    let scroll = wanted.min(lines.len().saturating_sub(height));
    player.thinking_scroll = scroll.cast_signed() - usual.cast_signed();
    let mut shown: Vec<Line<'_>> = lines.drain(..).skip(scroll).take(height).collect();
    shown.reverse();
    frame.render_widget(Paragraph::new(shown).block(block), area);
}

/// The look of a line. Without colour, what matters is still bold or faint.
pub(super) fn toned(paint: Paint, tone: Tone) -> Style {
    let coloured = |colour: Color| if paint == Paint::On { Style::new().fg(colour) } else { Style::new() };
    match tone {
        Tone::Heading => Style::new().add_modifier(Modifier::BOLD),
        Tone::Plain | Tone::Of(Fate::Open) => Style::new(),
        Tone::Faint => Style::new().add_modifier(Modifier::DIM),
        Tone::Of(Fate::Found) => coloured(Color::Green),
        Tone::Of(Fate::Unsettled) => coloured(Color::Yellow),
        Tone::Of(Fate::Refuted) => coloured(Color::Red),
        Tone::Of(Fate::Setback) => coloured(Color::Magenta),
        Tone::Of(Fate::Aside) => Style::new().add_modifier(Modifier::DIM),
    }
}
