//! `markdown`: a run as notes, with the plan as a Mermaid diagram.

use super::mermaid;
use super::text::{confidence, how, next, relations};
use super::typeset::{answer as answer_text, shown};
use super::view::View;
use super::width::{brief, plain};
use crate::trace::{AnswerRecord, Happening, Outcome, ReadingRecord, Trace, VerdictWord};

/// Attempts of more steps show the first ones only.
const FEW_STEPS: usize = 12;
const ROOM: usize = 200;

pub(super) fn render(trace: &Trace) -> String {
    let view = View::new(trace);
    let mut notes = format!("# Problem\n\n{}\n\n## Understanding\n\n", quoted(&trace.prompt));
    understanding(trace, &mut notes);
    if trace.plan.nodes.len() > 1 {
        notes += &format!("\n## Plan\n\n```mermaid\n{}```\n", mermaid::draw(&view));
    }
    steps(&view, &mut notes);
    checks(&view, &mut notes);
    match &trace.answer {
        Some(answer) => answered(&view, answer, &mut notes),
        None => {
            let (why, next) = (escaped(&view.stopped()), next(&trace.stopped));
            notes += &format!("\n## No answer\n\n- **where it stopped:** {why}\n- **try next:** {next}\n");
        }
    }
    notes
}

fn understanding(trace: &Trace, notes: &mut String) {
    let readings: Vec<&ReadingRecord> = trace
        .events
        .iter()
        .filter_map(|event| match &event.what {
            Happening::Understood { reading } => Some(&**reading),
            _ => None,
        })
        .collect();
    if readings.is_empty() {
        *notes += "No part of it reads as a problem.\n";
    }
    for (number, reading) in readings.iter().enumerate() {
        if readings.len() > 1 {
            *notes += &format!("\n### Reading {}\n\n", number + 1);
        }
        *notes += &format!("- **asked:** {}\n", escaped(&reading.unknown));
        if !reading.data.is_empty() {
            let data: Vec<String> = reading.data.iter().map(|piece| code(&shown(piece))).collect();
            *notes += &format!("- **given:** {}\n", data.join(", "));
        }
        let related = relations(reading);
        if related.is_empty() {
            *notes += &format!("- **goal:** {}\n", code(&reading.goal));
        } else {
            *notes += "- **related:**\n";
            for relation in related {
                *notes += &format!("  - {}\n", code(&relation));
            }
        }
        if !reading.expects.is_empty() {
            *notes += &format!("- **expected of the answer:** {}\n", escaped(&reading.expects));
        }
        for piece in &reading.unread {
            *notes += &format!("- **unread:** {} (byte {})\n", code(&piece.words), piece.span.start);
        }
    }
}

fn steps(view: &View<'_>, notes: &mut String) {
    let mut is_first = true;
    for event in &view.trace.events {
        let Happening::Attempted { steps, outcome, .. } = &event.what else {
            continue;
        };
        let (Some(goal), Some(approach)) = (view.find(&event.goal), view.find(&event.approach)) else {
            continue;
        };
        // A stage that only passes an answer on is no work.
        if goal == 0 || view.is_left_out(goal) {
            continue;
        }
        if std::mem::take(&mut is_first) {
            *notes += "\n## Steps\n\n";
        }
        let came_to = match outcome {
            Outcome::Answer(found) => code(&answer_text(found)),
            Outcome::Remains(rest) => format!("it remains to find {}", code(&view.title_of(rest))),
            Outcome::Setback(why) => format!("✗ no answer: {}", escaped(why)),
        };
        let mark = if view.is_chosen(approach) { " ●" } else { "" };
        let name = escaped(&view.title(approach));
        *notes += &format!("- {}, by **{name}**{mark}: {came_to}\n", code(&view.title(goal)));
        for step in steps.iter().take(FEW_STEPS) {
            let told = step.told();
            *notes += &match told.contains('\n') {
                true => format!("  - as it stands then:\n\n{}\n", fenced(&told, "    ")),
                false => format!("  - {}\n", code(&shown(&told))),
            };
        }
        if steps.len() > FEW_STEPS {
            *notes += &format!("  - … and {} more\n", steps.len() - FEW_STEPS);
        }
    }
}

/// Lines as they are.
fn fenced(text: &str, indent: &str) -> String {
    let fence = if text.contains("```") { "~~~~" } else { "```" };
    let lines: String = text.lines().map(|line| format!("{indent}{}\n", plain(line))).collect();
    format!("{indent}{fence}text\n{lines}{indent}{fence}\n")
}

fn checks(view: &View<'_>, notes: &mut String) {
    let mut is_first = true;
    for event in &view.trace.events {
        let Happening::Checked { answer, verdict, .. } = &event.what else {
            continue;
        };
        let is_worth_a_row = |&goal: &usize| goal != 0 && !view.is_left_out(goal);
        let Some(goal) = view.find(&event.goal).filter(is_worth_a_row) else {
            continue;
        };
        if std::mem::take(&mut is_first) {
            *notes += "\n## Checks\n\n| goal | answer | verdict | because |\n|---|---|---|---|\n";
        }
        let cells = [
            code(&view.title(goal)),
            code(&answer_text(answer)),
            format!("{} {}", sign(verdict.word), verdict.word.as_str()),
            escaped(&verdict.because),
        ];
        // A bar ends a cell even inside code.
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        *notes += &format!("| {} |\n", cells.join(" | "));
    }
}

fn answered(view: &View<'_>, answer: &AnswerRecord, notes: &mut String) {
    if view.trace.settings.temperature > 0.0 {
        *notes += "\nSlips are injected.\n";
    }
    *notes += "\n## Answer\n\n";
    *notes += &match answer.text.contains('\n') {
        true => format!("{}\n", fenced(&answer.text, "")),
        false => format!("**{}**\n\n", escaped(&answer.text)),
    };
    let how = how(view, answer);
    let how = if how.is_empty() { how } else { format!(": {}", escaped(&how)) };
    *notes += &format!("- **verdict:** {} {}{how}\n", sign(answer.verdict), answer.verdict.as_str());
    *notes += &format!("- **voices:** {} for, {} against\n", answer.voices_for, answer.voices_against);
    if !answer.dissent.is_empty() {
        *notes += &format!("- **other answers:** {}\n", escaped(&answer.dissent.join("; ")));
    }
    *notes += &format!("- **reading:** {}\n", confidence(answer));
}

fn sign(verdict: VerdictWord) -> &'static str {
    match verdict {
        VerdictWord::Confirmed => "✓",
        VerdictWord::Refuted => "✗",
        VerdictWord::Unsettled => "?",
    }
}

fn quoted(prompt: &str) -> String {
    let lines: Vec<String> = prompt.lines().map(|line| format!("> {}", literal(&plain(line)))).collect();
    lines.join("\n")
}

/// As code: the fence is one backtick longer than any run of them inside.
fn code(text: &str) -> String {
    let text = brief(text, ROOM);
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if longest > 0 { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

fn escaped(text: &str) -> String {
    literal(&brief(text, ROOM))
}

/// With the characters that mean something to Markdown or HTML written so that they mean themselves.
fn literal(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '$' | '~' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    safe
}
