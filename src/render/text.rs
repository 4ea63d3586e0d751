//! `text`: what a person sees at a terminal of 80 columns.

use super::paint::Paint;
use super::tree;
use super::typeset::shown;
use super::view::View;
use super::width::{brief, plain, width, wrap};
use crate::trace::{AnswerRecord, Happening, LookBack, ReadingRecord, Span, Stopped, Trace, VerdictWord, Vote};

const COLUMNS: usize = 80;
/// Of a label and the gap after it.
const LABEL: usize = 10;

pub(super) fn render(trace: &Trace, paint: Paint) -> String {
    let view = View::new(trace);
    let mut page = Page { paint, text: String::new() };
    understood(&view, &mut page);
    plan(&view, &mut page);
    paths(&view, &mut page);
    match &trace.answer {
        Some(answer) => answered(&view, answer, &mut page),
        None => unanswered(&view, &mut page),
    }
    page.text
}

/// Lines with labels.
struct Page {
    paint: Paint,
    text: String,
}

impl Page {
    fn heading(&mut self, heading: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += &self.paint.bold(heading);
        self.text.push('\n');
    }

    /// Lines as they are, below a heading.
    fn block(&mut self, heading: &str, text: &str) {
        self.heading(heading);
        for line in text.lines() {
            self.text += format!("    {}", self.paint.bold(&plain(line))).trim_end();
            self.text.push('\n');
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        self.labelled_with(label, text, |line| line.to_owned());
    }

    /// Lines are coloured after they are wrapped: escape codes take no columns.
    fn labelled_with(&mut self, label: &str, text: &str, colour: impl Fn(&str) -> String) {
        for (number, line) in wrap(text, COLUMNS - 2 - LABEL).iter().enumerate() {
            let label = if number == 0 { label } else { "" };
            let lead = format!("  {}{}", self.paint.dim(label), " ".repeat(LABEL - label.len()));
            self.text += format!("{lead}{}", colour(&line.replace('\u{a0}', " "))).trim_end();
            self.text.push('\n');
        }
    }
}

fn readings<'a>(view: &View<'a>) -> impl Iterator<Item = &'a ReadingRecord> {
    view.trace.events.iter().filter_map(|event| match &event.what {
        Happening::Understood { reading } => Some(&**reading),
        _ => None,
    })
}

fn understood(view: &View<'_>, page: &mut Page) {
    let pursued = view.questions().iter().map(|&(reading, _)| reading).collect::<std::collections::BTreeSet<_>>().len();
    let all: Vec<&ReadingRecord> = readings(view).take(pursued.max(MOST_SHOWN)).collect();
    // Readings that were not pursued are worth showing only when none was.
    let is_doubted = all.first().is_some_and(|reading| reading.doubt.is_some());
    let shown_readings = match pursued {
        0 if is_doubted => &all[..1],
        0 => &all[..],
        some => &all[..some.min(all.len())],
    };
    page.heading("Understood");
    if all.is_empty() {
        page.labelled("prompt", &brief(&view.trace.prompt, 200));
        page.labelled("", "no part of it reads as a problem");
    }
    for (number, reading) in shown_readings.iter().enumerate() {
        if shown_readings.len() > 1 {
            page.labelled("reading", &(number + 1).to_string());
        }
        restated(view, reading, page);
    }
}

/// Readings that are shown when none of them was pursued.
const MOST_SHOWN: usize = 3;

fn restated(view: &View<'_>, reading: &ReadingRecord, page: &mut Page) {
    page.labelled("asked", &brief(&view.asked(reading), 300));
    let given: Vec<String> = reading.data.iter().map(|piece| shown(&brief(piece, 100))).collect();
    if !given.is_empty() && given.concat() != reading.unknown {
        page.labelled("given", &brief(&given.join(", "), 800));
    }
    let related = relations(reading);
    for (number, relation) in related.iter().enumerate() {
        page.labelled(if number == 0 { "related" } else { "" }, &brief(relation, 300));
    }
    if related.is_empty() && width(&reading.goal) <= LONGEST_GOAL {
        page.labelled("goal", &plain(&reading.goal));
    }
    if !reading.expects.is_empty() {
        page.labelled("expects", &brief(&reading.expects, 200));
    }
    if !reading.because.is_empty() {
        page.labelled("weighed", &brief(&reading.because.join("; "), 300));
    }
    if let Some(doubt) = &reading.doubt {
        page.labelled("doubt", doubt);
    }
    for piece in &reading.unread {
        let needed = if piece.is_essential { ", and the question needs it" } else { "" };
        let text = format!("\"{}\" (byte {}){needed}", brief(&piece.words, 60), piece.span.start);
        page.labelled("unread", &text);
        if let Some((line, carets)) = pointed_at(&view.trace.prompt, piece.span) {
            page.labelled("", &line);
            let carets = page.paint.yellow(&carets);
            page.text += &format!("{}{carets}\n", " ".repeat(2 + LABEL));
        }
    }
}

/// The notation of a goal is shown up to here; longer ones are in the trace.
const LONGEST_GOAL: usize = 2 * (COLUMNS - 2 - LABEL);

/// The relations between quantities, one by one, with the numbers that are given in them.
pub(super) fn relations(reading: &ReadingRecord) -> Vec<String> {
    let condition = plain(&reading.condition);
    let pieces: Vec<&str> = condition.split(", ").filter(|piece| !piece.is_empty()).collect();
    if !pieces.iter().all(|piece| piece.contains(['=', '<', '>'])) {
        return vec![shown(&condition)];
    }
    let given: Vec<(&str, &str)> = reading.data.iter().filter_map(|piece| piece.split_once(" = ")).collect();
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let with_numbers = |relation: &str| {
        let mut put = String::new();
        let mut rest = relation;
        while let Some(start) = rest.find(is_of_name) {
            let word = &rest[start..];
            let (word, after) = word.split_at(word.find(|c| !is_of_name(c)).unwrap_or(word.len()));
            put += &rest[..start];
            put += given.iter().find(|(name, _)| *name == word).map_or(word, |(_, number)| number);
            rest = after;
        }
        shown(&(put + rest))
    };
    pieces.into_iter().map(with_numbers).collect()
}

/// The line of the prompt around a span, and carets under the span; none when the span is not in the prompt.
fn pointed_at(prompt: &str, span: Span) -> Option<(String, String)> {
    const AROUND: usize = 30;
    let (before, inside) = (prompt.get(..span.start)?, prompt.get(span.start..span.end)?);
    let after = &prompt[span.end..];
    let line_before: String = before.rsplit('\n').next().unwrap_or("").to_owned();
    let chars: Vec<char> = line_before.chars().collect();
    let lead: String = match chars.len() {
        ..=AROUND => line_before,
        many => format!("…{}", chars[many - AROUND..].iter().collect::<String>()),
    };
    let inside = brief(inside, AROUND);
    let room = (COLUMNS - 2 - LABEL).saturating_sub(width(&lead) + width(&inside) + 1);
    let tail = brief(after.lines().next().unwrap_or(""), room);
    let lead = plain(&lead);
    let carets = format!("{}{}", " ".repeat(width(&lead)), "^".repeat(width(&inside).max(1)));
    // Spaces at the start of a wrapped line would be lost, and the carets would be shifted.
    let line = format!("{lead}{inside}{tail}").replace(' ', "\u{a0}");
    Some((line, carets))
}

fn plan(view: &View<'_>, page: &mut Page) {
    let drawn = tree::draw(view, page.paint);
    if drawn.is_empty() {
        return;
    }
    page.heading("Plan");
    let signs = [
        ("●", "● the way taken"),
        ("○", "○ another way"),
        ("✗", "✗ failed or refuted"),
        ("? unsettled", "? not settled"),
        ("①", "① shared"),
    ];
    let used: Vec<&str> = signs.iter().filter(|(sign, _)| drawn.contains(sign)).map(|(_, meaning)| *meaning).collect();
    if drawn.contains('●') {
        page.text += &page.paint.dim(&format!("  {}", used.join("   ")));
        page.text.push('\n');
    }
    page.text += &drawn;
}

/// Votes that are shown one by one.
const MOST_VOTES: usize = 8;

/// What the sampled paths came to.
fn paths(view: &View<'_>, page: &mut Page) {
    let trace = view.trace;
    if !trace.is_sampled() || trace.votes.is_empty() {
        return;
    }
    let settings = &trace.settings;
    page.heading("Paths");
    let shown_path = trace.paths.first().map_or(0, |path| path.path);
    let many_paths = many(trace.counts.paths, "path");
    page.labelled(
        "walked",
        &format!("{many_paths} by {}; the plan above is path {shown_path}", settings.method.name()),
    );
    let mut votes: Vec<&Vote> = trace.votes.iter().collect();
    votes.sort_by_key(|vote| std::cmp::Reverse(vote.votes));
    let most = votes.first().map_or(1, |vote| vote.votes.max(1));
    for vote in votes.iter().take(MOST_VOTES) {
        let answer = vote.answer.as_ref().map_or_else(|| "no answer".to_owned(), |answer| brief(answer, 30));
        let sign = match vote.verdict {
            VerdictWord::Confirmed => "✓",
            VerdictWord::Refuted => "✗",
            VerdictWord::Unsettled => "",
        };
        let bar = "█".repeat(usize::try_from(vote.votes * BAR / most).unwrap_or(0).max(1));
        page.labelled(&vote.votes.to_string(), format!("{bar} {answer} {sign}").trim_end());
    }
    if votes.len() > MOST_VOTES {
        let rest: u64 = votes[MOST_VOTES..].iter().map(|vote| vote.votes).sum();
        page.labelled(&rest.to_string(), &format!("with {} other answers", votes.len() - MOST_VOTES));
    }
    if let Some(budget) = settings.budget {
        page.labelled("budget", &format!("{budget} steps, and {} were taken", trace.counts.steps));
    }
    for (number, (slip, step)) in trace.slips().take(MOST_SLIPS).enumerate() {
        let label = if number == 0 { "slipped" } else { "" };
        page.labelled(label, &format!("{}: {}, and not {}", slip.name, shown(&step.text), shown(&slip.intended)));
    }
    if settings.temperature > 0.0 {
        page.labelled("slips", &format!("are injected, at temperature {}", settings.temperature));
    }
}

fn never_looks_back(trace: &Trace) -> bool {
    trace.settings.look_back() == LookBack::Never
}

/// Of more slips on a path only the first are listed.
const MOST_SLIPS: usize = 12;

/// Columns of the longest bar.
const BAR: u64 = 24;

fn answered(view: &View<'_>, answer: &AnswerRecord, page: &mut Page) {
    match answer.text.contains('\n') {
        true => page.block("Answer:", &answer.text),
        false => page.heading(&format!("Answer: {}", plain(&answer.text))),
    }
    let paint = page.paint;
    let verdict = match answer.verdict {
        VerdictWord::Confirmed => "✓ confirmed",
        VerdictWord::Refuted => "✗ refuted",
        VerdictWord::Unsettled if never_looks_back(view.trace) => "? unsettled, since it never looks back",
        VerdictWord::Unsettled => "? unsettled, no check could tell",
    };
    let colour = |line: &str| match answer.verdict {
        VerdictWord::Confirmed => paint.green(line),
        VerdictWord::Refuted => paint.red(line),
        VerdictWord::Unsettled => paint.yellow(line),
    };
    let how = how(view, answer);
    let how = if how.is_empty() { how } else { format!(": {}", shown(&brief(&how, 200))) };
    page.labelled_with("verdict", &format!("{verdict}{how}"), colour);
    if answer.voices_for > 1 || answer.voices_against > 0 {
        let mut voices = format!("{} for, {} against", answer.voices_for, answer.voices_against);
        if !answer.dissent.is_empty() {
            voices += &format!(" ({})", brief(&answer.dissent.join("; "), 100));
        }
        page.labelled("voices", &voices);
        if view.trace.is_sampled() {
            let [share, lead] = [answer.confidence, answer.margin].map(|share| (share * 100.0).round());
            let lead =
                if lead < 0.0 { format!("{} % behind the first", -lead) } else { format!("{lead} % before the next") };
            page.labelled("share", &format!("{share} % of all paths, {lead}"));
        }
    }
    page.labelled("reading", &confidence(answer));
    let counts = &view.trace.counts;
    page.labelled(
        "work",
        &match view.trace.is_sampled() {
            true => format!(
                "{}, {}, {}, turned back {} times",
                many(counts.attempts, "attempt"),
                many(counts.steps, "step"),
                many(counts.checks, "check"),
                counts.turned_back
            ),
            false => format!(
                "{}, {} in {}, {}",
                many(counts.goals, "goal"),
                many(counts.attempts, "attempt"),
                many(counts.waves, "wave"),
                many(counts.checks, "check")
            ),
        },
    );
}

/// What was confirmed: where the question only passes an answer on, what was said of the goal that stands for it.
pub(super) fn how(view: &View<'_>, answer: &AnswerRecord) -> String {
    let questions = view.questions();
    let &[(_, question)] = &questions[..] else { return answer.how.clone() };
    let behind = view.drawn_for(question);
    let said = view.checks(behind).find(|(_, verdict)| verdict.word == answer.verdict);
    match said {
        Some((_, verdict)) if behind != question => verdict.because.clone(),
        _ => answer.how.clone(),
    }
}

/// How well the prompt was understood, which is another matter than whether the answer is right.
pub(super) fn confidence(answer: &AnswerRecord) -> String {
    let reading = &answer.reading;
    if reading.is_weighed() {
        return "weighed by evidence, not read word by word".to_owned();
    }
    let which = match (reading.readings, reading.agreeing) {
        (1, _) => "the only full reading".to_owned(),
        (all, agreeing) if all == agreeing => format!("all {all} full readings lead here"),
        (all, agreeing) => format!("{agreeing} of {all} full readings lead here"),
    };
    format!("{which}; it accounts for {} % of the words", reading.covered_percent)
}

fn many(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn unanswered(view: &View<'_>, page: &mut Page) {
    page.heading("No answer");
    let counts = &view.trace.counts;
    let tried = match counts.attempts {
        0 => "nothing, there was nothing to try".to_owned(),
        some => format!("{} at {}", many(some, "attempt"), many(counts.goals.saturating_sub(1), "goal")),
    };
    page.labelled("tried", &tried);
    page.labelled("stopped", &brief(&view.stopped(), 300));
    page.labelled("try next", next(&view.trace.stopped));
}

/// One line of what a person could do now.
pub(crate) fn next(stopped: &Stopped) -> &'static str {
    match stopped {
        Stopped::Answered => "nothing is left to do",
        Stopped::NotUnderstood(_) => {
            "say it in other words, one question at a time; `polya skills` shows what can be asked"
        }
        Stopped::Ambiguous(_) => "put the question so that it can be read in one way only, with brackets perhaps",
        Stopped::NoAnswer(_) => "look at where it stopped in the plan, and ask for that part alone",
        Stopped::Interrupted(_) => "let it go on for longer, or ask for a smaller case first",
        Stopped::Limit(_) => "raise that limit, or ask for a smaller case first",
        Stopped::Withheld(_) => "ask again without --require or --min-confidence, and check the answer by hand",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_what_was_not_read() {
        let prompt = "First line.\nWhat is 2 + frob 3?";
        let start = prompt.find("frob").unwrap();
        let (line, carets) = pointed_at(prompt, Span { start, end: start + 4 }).unwrap();
        assert_eq!(line.replace('\u{a0}', " "), "What is 2 + frob 3?");
        assert_eq!(carets, "            ^^^^");
        assert_eq!(pointed_at("数", Span { start: 1, end: 2 }), None);
    }
}
