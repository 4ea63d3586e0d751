//! How many steps a ladder may have: "FISH – ? – ? – ? – DUCK", "no more than four moves", "with two words in between".

use crate::language::{Telling, says};
use crate::problem::{Approach, Next, Setback, Token, Value};

/// So many steps, or no more than so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rungs {
    pub steps: usize,
    pub is_most: bool,
}

impl Rungs {
    /// What a goal says of it.
    pub fn of(how: &str) -> Option<Self> {
        let (kind, steps) = how.rsplit_once(' ')?;
        let is_most = match kind {
            "at most" => true,
            "exactly" => false,
            _ => return None,
        };
        Some(Self { steps: steps.parse().ok()?, is_most })
    }

    pub fn said(self) -> String {
        format!("{} {}", if self.is_most { "at most" } else { "exactly" }, self.steps)
    }

    pub fn fits(self, steps: usize) -> bool {
        steps == self.steps || self.is_most && steps < self.steps
    }

    /// The approach, with a setback where its ladder has another number of steps.
    pub fn kept_by(self, approach: Approach) -> Approach {
        let Approach { join, .. } = approach;
        let kept = move |parts: &[Value], working: &mut crate::problem::Working| {
            let next = join(parts, working)?;
            let steps = match &next {
                Next::Answer(words) => words.as_list().map_or(0, |words| words.len().saturating_sub(1)),
                Next::Goal(_) => return Ok(next),
            };
            match self.fits(steps) {
                true => Ok(next),
                false => Err(Setback::no_way(format!("the ladder has {steps} steps, and not {}", self.said()))),
            }
        };
        Approach { join: Box::new(kept), ..approach }
    }
}

/// The steps that a prompt allows, and whether it says anything of them: none of both where that is told in two ways.
pub fn rungs(telling: &Telling, from: &str, to: &str) -> Result<Option<Rungs>, ()> {
    let mut found: Vec<Rungs> = gaps(&telling.prompt.text, from, to).into_iter().collect();
    for sentence in telling.prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = telling.prompt.of(sentence);
        for at in 0..tokens.len() {
            // "Changing one letter" counts no steps.
            let Some(count) = tokens[at].number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok())
            else {
                continue;
            };
            let next = tokens[at + 1..].iter().take(3);
            let is_one_of = |token: &&Token, words: &[&str]| words.iter().any(|word| token.has_lemma(word));
            let counted =
                next.clone().find(|it| is_one_of(it, &["step", "move", "change", "word", "rung", "link", "letter"]));
            let Some(counted) = counted else {
                continue;
            };
            if is_one_of(&counted, &["letter"]) || count < 2 && !is_one_of(&counted, &["word", "rung"]) {
                continue;
            }
            let before = &tokens[at.saturating_sub(3)..at];
            let is_most = says(before, "most|within|maximum|no_more|not_more|n't_more");
            let is_other = says(before, "least|fewer|less|under|over|minimum|more") && !is_most;
            if is_other {
                return Err(());
            }
            let is_word = is_one_of(&counted, &["word", "rung", "link"]);
            let after = &tokens[at + 1..(at + 7).min(tokens.len())];
            let is_between =
                after.iter().any(|it| ["between", "intermediate", "missing"].iter().any(|word| it.is_word(word)));
            if is_word && !is_between {
                // "Two words of four letters."
                continue;
            }
            telling.takes(&sentence.span);
            found.push(Rungs { steps: count + usize::from(is_word), is_most });
        }
    }
    found.dedup();
    match found[..] {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        _ => Err(()),
    }
}

/// "FISH – ? – ? – DUCK", "COLD ____ ____ WARM": as many steps as there are places, and one more. Dots count nothing.
fn gaps(text: &str, from: &str, to: &str) -> Option<Rungs> {
    let found = text.match_indices(from).find_map(|(at, _)| {
        let rest = &text[at + from.len()..];
        let between = &rest[..rest.find(to)?];
        let pieces: Vec<&str> =
            between.split(|c: char| c.is_whitespace() || "–—-→>,|".contains(c)).filter(|it| !it.is_empty()).collect();
        let is_gap = |piece: &&str| piece.chars().all(|c| matches!(c, '?' | '_' | '□'));
        (!pieces.is_empty() && pieces.iter().all(is_gap)).then_some(pieces.len())
    });
    found.map(|places| Rungs { steps: places + 1, is_most: false })
}
