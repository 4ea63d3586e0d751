//! How dice and coins are told: "I roll 2d6 and 1d8", "a pair of dice", "a coin is tossed five times".

use std::collections::BTreeSet;
use std::ops::Range;

use super::dice_asked::{in_words, without_shown_fraction};
use super::dice_shown;
use super::events::{Stretch, between, hits, numbers, stretch};
use crate::language::{Telling, is_about_the_form, read_tokens, says, wanted, without_sheet};
use crate::maths::Number;
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, TokenKind, Value};

/// What makes of dice and coins others than the usual ones, or of the question another one.
const UNUSUAL: &str = "loaded|unfair|biased|weighted|bent|crooked|reroll~|explode|exploding|drop|dropped|advantage|disadvantage|\
                       highest|lowest|the_higher|the_lower|keep|keeps|best|worst|difference|product|multiply|multiplied|until|expected|average|mean|given|\
                       first|second|third|last|consecutive|row|in_favor|in_favour|against|before|sequence|order|opponent|\
                       score_of_each|label~|increasing|straight|larger_than_the_other|face_numbers|not|n't|never|neither|than_the";

const ASKS: &str = "probability|chance|odds|likelihood|likely|probable|prob";
const TOTALS: &str = "sum|total|add|together|altogether|combined|score|sums_to|add_up";
const FACES: [&str; 6] = ["ones", "twos", "threes", "fours", "fives", "sixes"];

/// Words with which a number is a bound or the total itself.
const NEEDS: &str =
    "need|require|beat|hit|succeed|success|dc|target|threshold|survive|pass|difficulty|enough|armor|armour";

/// The most dice or coins in one story.
const MOST: i64 = 100;

/// The tokens that tell of the throw, and which of their numbers were understood.
struct Story<'p> {
    prompt: &'p Prompt,
    tokens: Vec<Token>,
    used: BTreeSet<usize>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    if prompt.text.len() > 4_000 || !prompt.says(ASKS) && !["P(", "Pr("].iter().any(|it| prompt.text.contains(it)) {
        return None;
    }
    let text = without_shown_fraction(&without_sheet(&prompt.text));
    let text = ["Pr(", "Prob("].iter().fold(text, |text, it| text.replace(it, "P("));
    let text = in_words(&text).unwrap_or(text);
    let text = dice_shown::in_notation(&text).unwrap_or(text);
    if text == prompt.text { read_told(prompt) } else { read_told(&read_tokens(&text)) }
}

fn read_told(prompt: &Prompt) -> Option<Reading> {
    let has_notation = !notation(&prompt.text).is_empty();
    let is_of_coins = prompt.says("coin");
    let is_thrown = has_notation || prompt.says("die|dice") || is_of_coins;
    let asks = prompt.says(ASKS) || prompt.text.contains("P(");
    if !is_thrown || !asks || has_condition(prompt) {
        return None;
    }
    let mut story = Story::of(prompt);
    if story.is_unusual() {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&[
        "represent|mean|stand_for|denote|notation roll|die|dice|toss",
        "assume|suppose roll|rolled|dice|fair|coin",
    ]);
    telling.says(&[
        "fraction|probability|chance|odds|likelihood|likely",
        "roll|rolled|throw|thrown|toss|tossed|flip|flipped|dice|die|coin",
    ]);
    let (unknown, goal) = if is_of_coins {
        if prompt.says("die|dice") || has_notation {
            return None;
        }
        ("the chance of these tosses", coins(&mut story)?)
    } else {
        ("the chance of this throw", dice(&mut story)?)
    };
    story.is_understood().then_some(())?;
    for at in &story.used {
        telling.passes(&story.tokens[*at].span);
    }
    Some(telling.reading("probability", unknown, goal, form(prompt)))
}

/// Whether something is known of what was thrown: "if the sum is even". "If three dice are rolled" only tells that they are.
fn has_condition(prompt: &Prompt) -> bool {
    // Where the question names no event, what "if" tells is the event: "I win if the sum is 9. How likely is that?"
    let names_an_event = prompt.sentences_that_say(ASKS).any(|it| {
        let tokens = prompt.of(it);
        !crate::language::is_about_the_form(prompt, it)
            && (!numbers(tokens).is_empty() && notation(prompt.text_of(it)).is_empty()
                || says(tokens, "even|odd|same|double|sum|total|if|six|ones|equal|prime|different"))
    });
    let has_gain = prompt.sentences_that_say("if|whenever").any(|it| {
        !says(prompt.of(it), ASKS)
            && says(
                prompt.of(it),
                "pass|win|succeed|success|get|survive|beat|hit|reward|prize|escape|gain|earn|receive|advance|score|lose|happy|open|may|must|pay|owe|treat",
            )
            && says(prompt.of(it), "sum|total|add|show|come|more|least|reach|higher|above|exceed")
    });
    if has_gain && !names_an_event {
        return false;
    }
    let mut told = prompt.sentences_that_say("if|whenever");
    told.any(|sentence| {
        let tokens = prompt.of(sentence);
        let from = tokens.iter().position(|token| ["if", "whenever"].contains(&&*token.lower)).unwrap_or(0);
        let condition: Vec<Token> = tokens[from..].iter().take_while(|token| !token.is_mark(',')).cloned().collect();
        let known = "sum|total|show|shows|even|odd|head|heads|tail|tails|least|most|greater|less|land|lands|come|comes|known|both|all";
        from > 0 && !says(&tokens[..from], "probability|chance|likely|odds|what|how|find") || says(&condition, known)
    })
}

/// A fraction, unless something else is wanted.
pub fn form(prompt: &Prompt) -> Form {
    let wanted = wanted(prompt);
    match () {
        () if prompt.says("percent|percentage|per_cent !fraction") => Form::Percent,
        () if wanted.decimals.is_some() || wanted.significant.is_some() => wanted.number(),
        () if prompt.says("decimal !fraction") => Form::Decimal,
        () => Form::Plain,
    }
}

impl<'p> Story<'p> {
    /// What is said of the throw itself: no examples, nothing of the form of the answer, no notes on notation.
    fn of(prompt: &'p Prompt) -> Self {
        let is_told = |sentence: &&Sentence| {
            let tokens = prompt.of(sentence);
            // "Meaning I needed more than 10" explains no notation.
            let is_note =
                says(tokens, "represent|mean|stand_for|denote roll|die|dice") && !says(tokens, "i|we|he|she|my");
            // "Give as a fraction: the probability that the sum is 7" asks as well.
            let asks = says(tokens, ASKS) && says(tokens, TOTALS) && !numbers(tokens).is_empty();
            !sentence.is_example
                && !is_note
                && (asks || !is_about_the_form(prompt, sentence) && !says(tokens, "reduced_fraction"))
        };
        let told = prompt.outline().sentences.iter().filter(is_told);
        let tokens = told.flat_map(|sentence| prompt.of(sentence).iter().cloned()).collect();
        Self { prompt, tokens, used: BTreeSet::new() }
    }

    fn says(&self, wording: &str) -> bool {
        says(&self.tokens, wording)
    }

    /// Whether the dice or the question are others than the usual ones. What does not exceed a number is usual.
    fn is_unusual(&self) -> bool {
        let is_of_at_most = |at: usize| {
            let negates = matches!(&*self.tokens[at].lower, "not" | "n't");
            negates && says(&self.tokens[at + 1..(at + 3).min(self.tokens.len())], "exceed|more|less|fewer|below|above")
        };
        // "Last weekend" tells when.
        let is_of_time = |at: usize| {
            let times = "week|weekend|night|time|year|month|game|session|sunday|saturday|friday|evening|party";
            matches!(&*self.tokens[at].lower, "last" | "first")
                && self.tokens.get(at + 1).is_some_and(|next| says(std::slice::from_ref(next), times))
        };
        // Whether a product is even or odd is a question about each of the dice.
        let is_of_product = |at: usize| self.is_product() && says(&self.tokens[at..=at], "product|multiply|multiplied");
        // "A fraction that can't be reduced" denies nothing of the throw.
        let is_of_form = |at: usize| {
            let next = &self.tokens[at + 1..(at + 2).min(self.tokens.len())];
            if &*self.tokens[at].lower == "lowest" && says(next, "term|form|denominator") {
                return true;
            }
            matches!(&*self.tokens[at].lower, "not" | "n't" | "never")
                && says(
                    &self.tokens[at + 1..(at + 4).min(self.tokens.len())],
                    "reduce|reduced|simplify|simplified|cancel|cancelled|round|rounded|approximate|explain|show|want|know|sure|sides|faces",
                )
                && !says(&self.tokens[at + 1..(at + 4).min(self.tokens.len())], "sum|total|six|one")
        };
        // "Meaning I needed more" is no mean.
        let is_meaning = |at: usize| &*self.tokens[at].lower == "meaning";
        let kept: Vec<Token> = (0..self.tokens.len())
            .filter(|&at| {
                !is_of_at_most(at) && !is_of_time(at) && !is_of_product(at) && !is_meaning(at) && !is_of_form(at)
            })
            .map(|at| self.tokens[at].clone())
            .collect();
        says(&kept, UNUSUAL)
    }

    /// Whether it is asked if the product is even or odd.
    fn is_product(&self) -> bool {
        self.says("product|multiply|multiplied") && self.says("even|odd") && !self.says("sum|total|add|divided")
    }

    /// How many sides a die of this shape has: one of the five regular solids.
    fn sides_of(shape: &str) -> Option<i64> {
        Some(match shape {
            "tetrahedral" => 4,
            "cubic" | "cubical" => 6,
            "octahedral" => 8,
            "dodecahedral" => 12,
            "icosahedral" => 20,
            _ => return None,
        })
    }

    /// Faces that are listed, or counted from 1 on, as they are on every die: "numbered 1 to 6", "marked 1, 2, 3, 4". How many
    /// there are; those of which this says nothing new are understood.
    fn listed_faces(&mut self) -> Option<i64> {
        let marked =
            self.tokens.iter().position(|it| ["numbered", "marked", "labelled", "labeled"].contains(&&*it.lower))?;
        let is_between = |token: &Token| {
            matches!(&*token.lower, "," | "and" | "to" | "from" | "through" | "-" | "–" | "with" | "the" | "numbers")
        };
        let listed: Vec<usize> = (marked + 1..self.tokens.len())
            .take_while(|&at| self.tokens[at].number().is_some() || is_between(&self.tokens[at]))
            .filter(|&at| self.tokens[at].number().is_some())
            .collect();
        let numbers: Option<Vec<i64>> = listed.iter().map(|&at| self.number(at)).collect();
        let faces = match numbers?[..] {
            [1, last] if last > 2 => last,
            ref all if all.len() > 2 && all.iter().copied().eq(1..=all.len() as i64) => all.len() as i64,
            _ => return None,
        };
        self.used.extend(listed);
        Some(faces)
    }

    /// Places of numbers that are not understood yet.
    fn left(&self) -> Vec<usize> {
        numbers(&self.tokens).into_iter().filter(|at| !self.used.contains(at)).collect()
    }

    fn number(&self, at: usize) -> Option<i64> {
        self.tokens.get(at)?.number()?.to_i64()
    }

    /// Numbers that say again what is known: how many dice there are, and that their faces are numbered from 1 on.
    fn passes_what_is_known(&mut self, sides: &[i64]) {
        let near = |at: usize, by: i64| {
            at.checked_add_signed(by as isize).and_then(|at| self.tokens.get(at)).map_or("", |token| &*token.lower)
        };
        let is_range = |word: &str| matches!(word, "to" | "through" | "-" | "–" | "—" | ".." | "..." | "…" | "up");
        let is_of_dice = |at: usize| {
            says(
                &self.tokens[at + 1..(at + 4).min(self.tokens.len())],
                "die|dice|them|independent|integer|number|result|value|roll|throw",
            )
        };
        // "1-20" may be the numbers 1 and -20.
        let is_last = |at: usize| {
            let number = self.number(at).map(|number| -number);
            number.is_some_and(|it| sides.contains(&it))
                && at.checked_sub(1).is_some_and(|first| self.number(first) == Some(1))
        };
        let known = |at: &usize| {
            let number = self.number(*at);
            if is_last(*at) || number == Some(1) && is_last(at + 1) {
                return true;
            }
            // "After one throw."
            if &*self.tokens[*at].lower == "one"
                && says(&self.tokens[at + 1..(at + 3).min(self.tokens.len())], "throw|roll|toss|go|time")
            {
                return true;
            }
            number == Some(sides.len() as i64) && is_of_dice(*at)
                || number == Some(1) && (is_range(near(*at, 1)) || matches!(near(*at, -1), "from" | "numbered" | "at"))
                || number.is_some_and(|it| sides.contains(&it))
                    && is_range(near(*at, -1))
                    && at.checked_sub(2).is_some_and(|first| self.number(first) == Some(1))
        };
        let known: Vec<usize> = self.left().into_iter().filter(known).collect();
        // "1-20" and "1..20" may be one token.
        let is_faces = |at: &usize| {
            let token = &self.tokens[*at];
            let parts: Vec<&str> = token.lower.split(['-', '–', '.', ',']).filter(|it| !it.is_empty()).collect();
            matches!(token.kind, TokenKind::Formula(_))
                && matches!(parts[..], ["1", last] if last.parse().is_ok_and(|it: i64| sides.contains(&it)))
        };
        let faces: Vec<usize> = (0..self.tokens.len()).filter(is_faces).collect();
        self.used.extend(known.into_iter().chain(faces));
    }

    fn is_understood(&self) -> bool {
        // The name of the game "D&D" is no number, and neither is "numerator/denominator".
        let is_number = |at: &usize| {
            matches!(self.tokens[*at].kind, TokenKind::Number(_) | TokenKind::Formula(_))
                && self.tokens[*at].lower.contains(|c: char| c.is_ascii_digit() || self.number(*at).is_some())
                && !self.tokens[*at].lower.starts_with("d&")
                && &*self.tokens[*at].lower != "d"
        };
        (0..self.tokens.len()).filter(is_number).all(|at| self.used.contains(&at))
    }

    /// How often something is done: "twice", "five times".
    fn times(&mut self) -> i64 {
        let times = numbers(&self.tokens).into_iter().find(|at| {
            let is_throw = |token: &Token| matches!(&*token.lower, "times" | "throws" | "rolls" | "tosses" | "flips");
            self.tokens.get(at + 1).is_some_and(|token| token.has_lemma("time") || is_throw(token))
        });
        if let Some(at) = times {
            self.used.insert(at);
            return self.number(at).unwrap_or(0);
        }
        match () {
            () if self.says("twice") => 2,
            () if self.says("thrice") => 3,
            () => 1,
        }
    }

    /// How many things of this name there are: "two fair dice", "a pair of coins"; those that were spoken of before do not
    /// count. For each mention: how many, and the number that says how many sides they have.
    fn things(&mut self, is_name: &dyn Fn(&Token) -> bool) -> Vec<(i64, Option<i64>)> {
        let mut found = Vec::new();
        for at in 0..self.tokens.len() {
            if !is_name(&self.tokens[at]) {
                continue;
            }
            let (mut count, mut sides) = (None, None);
            for before in (at.saturating_sub(7)..at).rev() {
                let token = &self.tokens[before];
                let is_of_sides = |token: Option<&Token>| {
                    token.is_some_and(|it| matches!(&*it.lower, "sided" | "faced" | "-sided" | "side"))
                };
                if let Some(number) = token.number().and_then(Number::to_i64) {
                    let next = self.tokens.get(before + 1);
                    let is_sides = is_of_sides(next)
                        || (next.is_some_and(|it| it.is_mark('-')) && is_of_sides(self.tokens.get(before + 2)));
                    self.used.insert(before);
                    if is_sides {
                        sides = Some(number);
                        continue;
                    }
                    count = Some(number);
                    break;
                }
                let number_in_word = token.lower.strip_suffix("-sided").and_then(|word| word.parse().ok());
                match &*token.lower {
                    _ if number_in_word.is_some() => sides = number_in_word,
                    shape if Self::sides_of(shape).is_some() => sides = Self::sides_of(shape),
                    "pair" => {
                        count = Some(2);
                        break;
                    }
                    "a" | "an" | "another" | "single" => {
                        count = Some(1);
                        // The article of "a pair of" and of "a 6-sided die".
                        if before > 0 && self.tokens[before - 1].lower.as_ref() == "pair" {
                            count = Some(2);
                        }
                        break;
                    }
                    "the" | "both" | "each" | "all" | "these" | "those" | "every" | "either" | "any" | "this"
                    | "per" => break,
                    "." | "?" | "!" | ";" => break,
                    _ => {}
                }
            }
            // "with 8 sides"
            for after in at + 1..self.tokens.len().min(at + 4) {
                let is_sides =
                    self.tokens.get(after + 1).is_some_and(|it| it.has_lemma("side") || it.has_lemma("face"));
                if is_sides && let Some(number) = self.number(after) {
                    sides = Some(number);
                    self.used.insert(after);
                }
            }
            if let Some(count) = count {
                found.push((count, sides));
            }
        }
        found
    }
}

/// Dice in notation, `2d6`: how many, their sides, and where. Those in quotation marks only explain it.
fn notation(text: &str) -> Vec<(i64, i64, Range<usize>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['d', 'D']) {
        let digits_before = text[..at].len() - text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let after = &text[at + 1..];
        let length = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let start = at - digits_before;
        let is_apart = !text[..start]
            .ends_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '"' || c == '‘' || c == '“')
            && !after[length..]
                .starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '"' || c == '’' || c == '”');
        let count = if digits_before == 0 { Ok(1) } else { text[start..at].parse() };
        if let (true, Ok(count), Ok(sides)) = (is_apart && length > 0, count, after[..length].parse()) {
            found.push((count, sides, start..at + 1 + length));
        }
    }
    found
}

fn dice(story: &mut Story) -> Option<Goal> {
    let mut sides: Vec<i64> = Vec::new();
    let written = notation(&story.prompt.text);
    // "2d6+3" adds to the total.
    let text = &story.prompt.text;
    let is_changed = written.iter().any(|(_, _, span)| {
        let rest = text[span.end..].trim_start();
        let added = rest.strip_prefix(['+', '-', '−', '*', '/', '×']).map(str::trim_start);
        added.is_some_and(|it| {
            let after = it.trim_start_matches(|c: char| c.is_ascii_digit());
            after.len() < it.len() && !after.starts_with(['d', 'D'])
        })
    });
    if is_changed {
        return None;
    }
    for (count, of, span) in &written {
        // "One d6 and two d12."
        let in_words = story
            .tokens
            .iter()
            .position(|it| it.span.end < span.start && story.prompt.text[it.span.end..span.start].trim().is_empty());
        let in_words = in_words.filter(|at| *count == 1 && story.number(*at).is_some());
        let count = &in_words.map_or(*count, |at| {
            story.used.insert(at);
            story.number(at).unwrap_or(*count)
        });
        if !(1..=MOST).contains(count) {
            return None;
        }
        sides.extend(std::iter::repeat_n(*of, *count as usize));
        for (at, token) in story.tokens.iter().enumerate() {
            if span.start < token.span.end && token.span.start < span.end {
                story.used.insert(at);
            }
        }
    }
    if written.is_empty() {
        let is_die = |token: &Token| matches!(&*token.lower, "die" | "dice" | "dices");
        // "A dice cup" is no die.
        let names_a_thing = story.tokens.windows(2).any(|pair| {
            is_die(&pair[0]) && says(&pair[1..], "cup|game|shaker|box|bag|set|player|club|table|tower|pool")
        });
        if names_a_thing {
            return None;
        }
        for (count, of) in story.things(&is_die) {
            if !(1..=MOST).contains(&count) {
                return None;
            }
            sides.extend(std::iter::repeat_n(of.unwrap_or(6), count as usize));
        }
    }
    if story.listed_faces().is_some_and(|faces| sides.iter().any(|it| *it != faces)) {
        return None;
    }
    // "We roll all three."
    for at in story.left() {
        let is_all = at > 0 && matches!(&*story.tokens[at - 1].lower, "all" | "these" | "those");
        if is_all && story.number(at) == Some(sides.len() as i64) {
            story.used.insert(at);
        }
    }
    let times = story.times();
    if sides.is_empty() || !(1..=MOST).contains(&times) || sides.len() as i64 * times > MOST {
        return None;
    }
    let sides: Vec<i64> = sides.iter().copied().cycle().take(sides.len() * times as usize).collect();
    if sides.iter().any(|it| !(2..=1_000).contains(it)) {
        return None;
    }
    story.passes_what_is_known(&sides);
    if story.is_product() {
        return product(story, &sides);
    }
    let are_alike = sides.iter().all(|it| *it == sides[0]);
    let speaks_of_faces =
        story.tokens.iter().any(|token| FACES.contains(&&*token.lower)) || story.says("face_up|show|shows");
    // No single die shows as much.
    let is_beyond = story.left().iter().any(|at| story.number(*at) > sides.iter().max().copied());
    let is_total = story.says(TOTALS) || sides.len() == 1 || is_beyond && !speaks_of_faces;
    let is_same = story.says("same|doubles|double|identical|equal|alike|match");
    let is_different = story.says("different|distinct|unique");
    match () {
        () if is_total || (!written.is_empty() && !speaks_of_faces && !is_same && !is_different) => total(story, sides),
        () if (is_same || is_different) && are_alike && sides.len() > 1 && story.left().is_empty() => {
            let is_all = sides.len() == 2 || story.says("all|every|each|none|no_two");
            if is_same == is_different && !story.says("no_two") || !is_all || story.says("at_least|exactly|some|any") {
                return None;
            }
            let verb = if is_different || story.says("no_two") { "chance_all_different" } else { "chance_all_same" };
            Some(Goal::new(verb, vec![sides[0].into(), (sides.len() as i64).into()]))
        }
        // Beside other numbers it is another question.
        () if is_same || is_different => None,
        () => faces(story, &sides),
    }
}

/// A product is odd when each factor is, and even otherwise.
fn product(story: &mut Story, sides: &[i64]) -> Option<Goal> {
    let n = sides.len() as i64;
    if story.says("show|shows|twice|times|known|already") {
        return None;
    }
    // "The two scores."
    let again: Vec<usize> = story.left().into_iter().filter(|at| story.number(*at) == Some(n)).collect();
    story.used.extend(again);
    let is_even = story.says("even !odd");
    if n < 2 || !is_even && !story.says("odd !even") || story.says("exactly|both|each_is|all|at_least|one_of|either") {
        return None;
    }
    let chance = |sides: &i64| Value::from(Number::ratio(if is_even { sides / 2 } else { (sides + 1) / 2 }, *sides));
    let hits = if is_even { [1, n] } else { [n, n] };
    Some(Goal::new("chance_of_hits", vec![Value::list(sides.iter().map(chance)), Value::integers(hits)]))
}

/// The places of numbers without those that only say again what another says: "beat a 10, meaning more than 10".
fn said_once(story: &Story, left: &[usize]) -> Vec<usize> {
    let [one, other] = left[..] else {
        return left.to_vec();
    };
    if story.number(one) != story.number(other) {
        return left.to_vec();
    }
    let is_exact = |at: usize| stretch(&story.tokens, at).is_some_and(|it| it.low.is_some() && it.low == it.high);
    // "Beat a 10" is said of the same number as "more than 10".
    let is_beaten = says(&story.tokens[one.saturating_sub(2)..one], "beat");
    match (is_exact(one) || is_beaten, is_exact(other)) {
        (true, false) if story.says("beat|more_than|over") => vec![other],
        _ => left.to_vec(),
    }
}

/// A total, or what a single die shows.
fn total(story: &mut Story, sides: Vec<i64>) -> Option<Goal> {
    let (least, most) = (sides.len() as i64, sides.iter().sum::<i64>());
    let parity =
        [("even", 0), ("odd", 1)].into_iter().filter(|(word, _)| story.tokens.iter().any(|it| &*it.lower == *word));
    let parity: Vec<i64> = parity.map(|(_, rest)| rest).collect();
    let is_multiple = story.says("multiple|divisible");
    // "A six and a total of 9", but not "a d6 and a d8".
    let joins_another = (0..story.tokens.len()).any(|at| {
        &*story.tokens[at].lower == "and"
            && story.tokens.get(at + 1).is_some_and(|it| matches!(&*it.lower, "a" | "an"))
            && story
                .tokens
                .get(at + 2)
                .is_some_and(|it| !it.lower.starts_with(|c: char| c == 'd' || c.is_ascii_digit()))
    });
    if story.says("prime|square|perfect") || joins_another {
        return None;
    }
    let left = story.left();
    let told = said_once(story, &left);
    let [low, high, step] = match (&told[..], &parity[..]) {
        ([], [rest]) => [least + (least + rest) % 2, most, 2],
        ([at], []) if is_multiple => {
            let of = story.number(*at).filter(|of| (1..=1_000).contains(of))?;
            [(least + of - 1) / of * of, most, of]
        }
        ([at], []) => {
            let Stretch { low, high } = stretch(&story.tokens, *at)?;
            // Whoever needs a 15 is served by more as well, or not: that has to be said.
            let is_open = low == high && story.says(NEEDS) && !story.says("exact|exactly|precisely|equal|equals");
            if is_open && sides.len() > 1 {
                return None;
            }
            [low.unwrap_or(least), high.unwrap_or(most), 1]
        }
        ([one, other], []) => {
            let (low, high) = match between(&story.tokens, *one, *other) {
                Some(stretch) => (stretch.low?, stretch.high?),
                // "7 or 11" are two totals.
                None => {
                    let (low, high) = (story.number(*one)?, story.number(*other)?);
                    let or = story.tokens[*one..*other].iter().position(|it| &*it.lower == "or");
                    let is_choice = or == Some(1) && other - one <= 3 && low < high && low >= least && high <= most;
                    return is_choice.then(|| {
                        story.used.extend(left);
                        Goal::new(
                            "chance_of_total",
                            vec![Value::integers(sides), Value::integers([low, high, high - low])],
                        )
                    });
                }
            };
            [low, high, 1]
        }
        _ => return None,
    };
    story.used.extend(left);
    let totals = Value::integers([low, high, step]);
    Some(Goal::new("chance_of_total", vec![Value::integers(sides), totals]))
}

/// How many of the dice show a face.
fn faces(story: &mut Story, sides: &[i64]) -> Option<Goal> {
    let n = sides.len() as i64;
    let plural = story.tokens.iter().position(|token| FACES.contains(&&*token.lower));
    let left = story.left();
    let parity = story.tokens.iter().position(|token| matches!(&*token.lower, "even" | "odd" | "evens" | "odds"));
    let parity = parity.filter(|at| !story.tokens[*at].lower.starts_with("odds"));
    let (fitting, at): (Box<dyn Fn(i64) -> i64>, usize) = match (plural, &left[..], parity) {
        (Some(at), _, None) => {
            let face = FACES.iter().position(|face| *face == &*story.tokens[at].lower)? as i64 + 1;
            (Box::new(move |sides| i64::from(face <= sides)), at)
        }
        (None, [.., at], None) => {
            let face = story.number(*at)?;
            let Stretch { low: Some(low), high: Some(high) } = stretch(&story.tokens, *at)? else {
                return None;
            };
            if low != high {
                return None;
            }
            story.used.insert(*at);
            (Box::new(move |sides| i64::from((1..=sides).contains(&face))), *at)
        }
        (None, _, Some(at)) => {
            let is_even = story.tokens[at].lower.starts_with("even");
            (Box::new(move |sides| if is_even { sides / 2 } else { (sides + 1) / 2 }), at)
        }
        _ => return None,
    };
    let ((low, high), number) = hits(&story.tokens, at, n).or_else(|| {
        let is_all = story.says("both|all|each|every");
        is_all.then_some(((n, n), None))
    })?;
    story.used.extend(number);
    let chances = sides.iter().map(|sides| Value::from(Number::ratio(fitting(*sides), *sides)));
    Some(Goal::new("chance_of_hits", vec![Value::list(chances), Value::integers([low, high])]))
}

fn coins(story: &mut Story) -> Option<Goal> {
    let coins: i64 =
        story.things(&|token| matches!(&*token.lower, "coin" | "coins")).iter().map(|(count, _)| count).sum();
    let n = coins.checked_mul(story.times()).filter(|n| (1..=MOST).contains(n))?;
    let half = Value::from(Number::ratio(1, 2));
    let goal = |low: i64, high: i64| {
        let chances = Value::list(std::iter::repeat_n(half.clone(), n as usize));
        Some(Goal::new("chance_of_hits", vec![chances, Value::integers([low, high])]))
    };
    let sides: Vec<usize> = (0..story.tokens.len())
        .filter(|at| matches!(&*story.tokens[*at].lower, "head" | "heads" | "tail" | "tails"))
        .collect();
    if story.says("more_heads_than_tails|more_tails_than_heads") {
        return goal(n / 2 + 1, n);
    }
    if story.says("same !at_least") && sides.is_empty() && n > 1 {
        return Some(Goal::new("chance_all_same", vec![2.into(), n.into()]));
    }
    let [at] = sides[..] else {
        return None;
    };
    let ((low, high), number) = hits(&story.tokens, at, n)?;
    story.used.extend(number);
    goal(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        let reading = read(&read_tokens(text)).filter(Reading::is_complete)?;
        Some(reading.goal.to_string())
    }

    #[test]
    fn throws_are_read_in_many_ways() {
        for (text, read) in [
            (
                "I have these dice: 1d20, 1d8. What are the odds of rolling 22 or higher?",
                "chance_of_total([20, 8], [22, 28, 1])",
            ),
            (
                "He throws a ten-sided die and a six-sided die. If they add up to 14 or more, he gets a cookie. How likely is that?",
                "chance_of_total([10, 6], [14, 16, 1])",
            ),
            (
                "If I roll d20+d10+2d4, what's my chance to get 16+ in total?",
                "chance_of_total([20, 10, 4, 4], [16, 38, 1])",
            ),
            ("Two dice are rolled. What is the probability that the sum is 7?", "chance_of_total([6, 6], [7, 7, 1])"),
            ("Find the chance that three fair dice add up to at least 15.", "chance_of_total([6, 6, 6], [15, 18, 1])"),
            ("A fair die is thrown. How likely is a number greater than 4?", "chance_of_total([6], [5, 6, 1])"),
            ("What is the probability of an even total with 2d6?", "chance_of_total([6, 6], [2, 12, 2])"),
            (
                "A 6-sided die and an 8-sided die are rolled. Probability of a total below 5?",
                "chance_of_total([6, 8], [2, 4, 1])",
            ),
            (
                "A die is rolled 4 times. What is the probability of at least one six?",
                "chance_of_hits([1/6, 1/6, 1/6, 1/6], [1, 4])",
            ),
            ("I throw three dice. What is the chance of exactly two sixes?", "chance_of_hits([1/6, 1/6, 1/6], [2, 2])"),
            ("A pair of dice is rolled. Probability of doubles?", "chance_all_same(6, 2)"),
            (
                "Three dice are rolled. What's the probability that all numbers are different?",
                "chance_all_different(6, 3)",
            ),
            (
                "A coin is tossed five times. Probability of exactly 3 heads?",
                "chance_of_hits([1/2, 1/2, 1/2, 1/2, 1/2], [3, 3])",
            ),
            (
                "Three coins are flipped. What is the chance of at least one tail?",
                "chance_of_hits([1/2, 1/2, 1/2], [1, 3])",
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(read), "{text}");
        }
    }

    #[test]
    fn what_is_written_in_short_is_read_in_words() {
        for (text, read) in [
            ("2d8, P(sum = 10)?", "chance_of_total([8, 8], [10, 10, 1])"),
            ("Roll 3d6. Find P(total >= 16).", "chance_of_total([6, 6, 6], [16, 18, 1])"),
            (
                "Two dice are rolled and the two scores are multiplied. What is the probability that the product is even?",
                "chance_of_hits([1/2, 1/2], [1, 2])",
            ),
            (
                "Last weekend I had to beat a 10, meaning I needed more than 10 in total, and I got to roll one d6 and one d12 and add them together. What were my odds?",
                "chance_of_total([6, 12], [11, 18, 1])",
            ),
        ] {
            assert_eq!(goal(text).as_deref(), Some(read), "{text}");
        }
        assert_eq!(goal("Two dice are rolled. What is P(product = 12)?"), None);
        assert_eq!(
            goal("Two dice are rolled. What is the probability that the product is even, if the sum is odd?"),
            None
        );
    }

    #[test]
    fn other_dice_and_other_questions_are_not_read() {
        for text in [
            "A loaded die is rolled. What is the probability of a six?",
            "Two dice are rolled. What is the probability that the sum is not 7?",
            "Two dice are rolled. What is the probability that the product is 12?",
            "I roll 4d6 and drop the lowest. What are the odds of 15 or more?",
            "A die is rolled until a six comes. What is the probability that this takes 3 rolls?",
            "Two dice are rolled. What is the probability that the sum is between 5 and 9?",
            "Two dice are rolled 3 times. How many outcomes are there?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
