//! A ladder in which one word is missing: "COLD -> CORD -> ____ -> WARD -> WARM".

use crate::language::rules::{self, Rules};
use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Value};

/// Words that may stand around such a ladder.
const KNOWN: &str = "word ladder doublet doublets chain letter change replace differ one single step line english real valid dictionary fill fits \
    missing blank gap place fit proper each every before previous lewis carroll carroll's puzzle find which complete exactly only change changes \
    must between next neighbouring adjacent from to only-one at a time";

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_ladder = prompt.says("ladder|chain|doublet|doublets|letter");
    let is_about_gap = prompt.says("missing|fill|blank|gap|complete|which|what word|ladder|chain|blank");
    if !is_ladder || !is_about_gap || !prompt.says("letter") || prompt.says("anagram|rearrange|add|remove|vowel|rhyme")
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let mut found: Vec<(Vec<String>, usize, std::ops::Range<usize>)> = Vec::new();
    let mut start = 0;
    for line in prompt.text.split('\n') {
        let place = start;
        start += line.len() + 1;
        // The row may stand behind a colon.
        let (lead, row) = line.rsplit_once(':').map_or(("", line), |(lead, row)| (lead, row));
        let row = row.trim().trim_end_matches('.');
        let pieces: Vec<String> = row
            .replace("->", "→")
            .replace("–", "→")
            .replace(" - ", "→")
            .replace("—", "→")
            .split('→')
            .map(|it| it.trim().to_owned())
            .collect();
        // What follows the last word is another sentence.
        let mut pieces = pieces;
        if let Some(last) = pieces.last_mut() {
            *last = last.split(['.', ' ']).find(|it| !it.is_empty()).unwrap_or_default().to_owned();
        }
        let is_gap = |it: &String| !it.is_empty() && it.chars().all(|c| matches!(c, '?' | '_' | '.' | '□'));
        let is_word = |it: &String| it.len() > 2 && it.chars().all(|c| c.is_ascii_alphabetic());
        let gaps: Vec<usize> = (0..pieces.len()).filter(|at| is_gap(&pieces[*at])).collect();
        if let [gap] = gaps[..]
            && pieces.len() > 2
            && pieces
                .iter()
                .enumerate()
                .all(|(at, it)| at == gap || is_word(it) && it.len() == pieces[usize::from(gap == 0)].len())
        {
            found.push((
                pieces,
                gap,
                place + lead.len()
                    ..place + line.len().min(lead.len() + 1 + row.rfind(['>', '→', '–', '—']).unwrap_or(0)),
            ));
        }
    }
    let (pieces, gap, span) = found.pop().filter(|_| found.is_empty())?;
    if gap == 0 || gap + 1 == pieces.len() {
        return None;
    }
    telling.takes(&span);
    telling.says(&["missing|fill|blank|gap|complete|which|what", "letter word|step|change|differ"]);
    // Two letters at once, or words that must not be used, would be told with other words.
    let words = pieces.join(" ").to_lowercase();
    let sentences = rules::sentences(&telling);
    let doubt = Rules { things: &words, known: KNOWN, numbers: &[1] }.closed(&sentences);
    if prompt.sentences_that_say("two|three|longer|shorter").next().is_some() || says(&prompt.tokens, "how_many") {
        return None;
    }
    let goal = Goal::new("rung_between", vec![Value::text(&pieces[gap - 1]), Value::text(&pieces[gap + 1])]);
    let unknown = format!("the word between {} and {}", pieces[gap - 1], pieces[gap + 1]);
    Some(telling.reading("search", unknown, goal, Form::Plain).doubted(doubt))
}
