//! Rules beyond the usual ones. A puzzle of a well-known kind is told in few words, and who adds a rule of his own needs
//! another word, a place or a number for it. So a sentence that speaks of the matter of a puzzle is understood only when all
//! of its words are among those with which the usual rules are told; any other makes it one that was not read. What people
//! tell of themselves is left to `aside`, and how the answer is to be laid out has words of its own.

use std::ops::Range;

use super::note::{gives_a_part, is_note, note_at_end};
use crate::language::aside::{TWISTS, told_of_people};
use crate::language::{bears_a_rule, gender, is_about_the_form, rules, says};
use crate::problem::{Prompt, Reading, Sentence, Token, TokenKind, Unread};

/// Words of the usual rules of all these puzzles.
const OF_BOARDS: &str = "u ur r through diagram right besides moreover furthermore numbered counted starting sub col cols lines thick outlined bold satisfy blank blanks differ different distinct divided draw drawn empty fill filled filling fixed full mark marked marks \
    missing once open pair pairs place placed placing put remaining set single stand standing stands together total \
    unfilled unique uniquely unknown own belongs belong goes go decide \
    solvable completion completions filling fillings";

/// Words for what puzzles are made of, for places in them, and for what is done with numbers: a sentence with none of them
/// says nothing of the puzzle.
const MATTER: &str = "row|column|col|line|cell|square|field|box|block|subgrid|region|quadrant|quarter|half|band|stack|digit|number|\
    value|letter|word|vowel|consonant|queen|piece|colour|color|coloured|colored|shade|red|green|blue|yellow|black|white|vertex|node|\
    edge|country|state|map|graph|border|inequality|sign|arrow|corner|diagonal|centre|center|middle|top|bottom|left|right|upper|lower|\
    side|end|neighbour|neighbor|neighbouring|neighboring|adjacent|next_to|beside|between|odd|even|prime|sum|add|product|difference|\
    multiple|divisible|greater|less|smaller|larger|largest|smallest|consecutive|first|second|third|last|\
    equal|touch|must|should|forbidden|never|has_to|have_to|cannot|except|unless|twice|repeat|symmetric|symmetrical";

/// Words that let something happen, and what the usual rules forbid.
const ALLOWS: &str = "may|can|allowed|allow|could|permitted|need_not|fine|ok|okay";
const FORBIDDEN: &str = "repeat|twice|more|share|same|again|equal|touch|attack";

/// Words that tell how the answer is laid out, in a sentence that begins with one of giving it.
const GIVES: &str = "give|output|return|respond|reply|print|write|report|present|express|provide|format|answer|post";
const LAYOUT: &str = "give output return respond reply print write report present express provide format answer post line lines row rows \
                      column columns digit digits number numbers space spaces space-separated comma commas comma-separated separated list lists \
                      array arrays python json object objects key keys dictionary map maps mapping grid board solution solved final filled completed \
                      whole full result integer integers exactly only nothing else same order ordered top bottom left right one per explanation \
                      comment comments text plain code block markdown table string value values";

/// A further rule of a board binds its cells with one of these: what must be, for which of them, or how their numbers compare.
pub const OF_RULES: &str = "there_is|there_are|in_which|where|whose|must|may|can|cannot|should|shall|has_to|have_to|need|only|every|each|all|any|no|not|n't|never|always|neither|\
                            none|except|unless|if|whenever|without|also|too|at_least|at_most|forbidden|allowed|instead|\
                            same|different|differ|distinct|equal|repeat|increase|decrease|ascend|descend|ascending|descending|grow|rise|\
                            fall|sort|sorted|order|add|sum|total|product|multiple|double|half|twice|ratio|more|less|greater|larger|bigger|\
                            higher|lower|smaller|between|next_to|adjacent|neighbour|neighbor|neighbouring|neighboring|touch|count|treat|\
                            assume|extra|additional|further|mirror|reverse|reversed|copy|join|joined|shaded|grey|gray|arrow|cage|thermometer|\
                            circle|line|window|move|wrap|mark|hold|contain|belong|backwards|backward";

/// Words with which another answer is asked for than the solution from its first row to its last.
const TURNS: &str = "upside_down|mirror|mirrored|backward|backwards|reverse|reversed|transpose|transposed|as_columns|column_by_column|\
                     column_-_by_-_column|last_line|last_row|last_column|last_first|row_last|from_bottom|bottom_to_top|right_to_left|only_the_first|\
                     only_the_last|sum";

/// Words with which somebody asks for a judgement.
const JUDGES: &str = "correct|correctly|true|false|mistake|error|wrong|valid|agree|yes_no";

/// Where counting and reading begin and end.
const SIDES: &str = "top|bottom|left|right|upper|lower|above|below|leftmost|rightmost|corner";

/// How cells are called that are to be filled.
const EMPTY: &str = "empty|blank|missing|unknown|unfilled|open|vacant|free|hole|gap";

/// How else a legend says that a cell is to be filled: "0 = not known yet", "'?' is to be found".
const TO_BE_FOUND: &str = "not_known|not_yet|to_be_found|to_find|to_be_filled|to_fill|to_work_out|to_be_worked_out|nothing_yet|still_to|known_yet|not_given";

/// How a puzzle of one kind is usually told.
pub struct Usual {
    /// Its name, which may stand in a sentence that says nothing more of it.
    pub name: &'static str,
    /// The words of its usual rules.
    pub rules: &'static str,
    /// A further rule of this kind cannot be told without one of these; `""` where it can be told in any words.
    pub needs: &'static str,
    /// Whether its statements name things of any kind, so that every word may be one: "the last house keeps a bird".
    pub names_things: bool,
    /// Names of its own, in small letters: of countries, of words in a sum.
    pub names: Vec<String>,
    /// Numbers that its usual rules give.
    pub numbers: Vec<i64>,
    /// All numbers up to this may be listed, but not one without the others.
    pub up_to: i64,
    /// Sentences that say of signs and names what is usual; their words for these need not be known.
    pub legends: Vec<Range<usize>>,
    /// What the reader made use of, and understood to the last word.
    pub taken: Vec<Range<usize>>,
}

/// Words with which even small talk may change a rule.
const CHANGES: &str = "half|however|although|excluding|besides|additionally|also|but_not|not_allowed|without";

/// How a sentence was heard.
enum Heard {
    /// All of its words are those of the usual rules.
    Usual,
    /// It says nothing of the puzzle.
    Aside,
    /// It may tell a further rule.
    Strange,
}

/// Whether these tokens begin with a word, or with words that are joined by `_`.
fn stands_first(tokens: &[Token], words: &str) -> bool {
    let count = words.split('_').count();
    tokens.len() >= count && says(&tokens[..count], words)
}

impl Usual {
    /// The reading, in which each sentence that may tell a further rule is told as unread.
    pub fn guard(&self, prompt: &Prompt, mut reading: Reading) -> Reading {
        let outline = prompt.outline();
        let mut strange: Vec<Range<usize>> = Vec::new();
        for sentence in outline.sentences.iter().filter(|it| !it.is_example && !it.is_heading) {
            match self.heard(prompt, sentence) {
                Heard::Usual => reading.unread.retain(|it| it.span != sentence.span),
                // Of what is only told, a number is none of the puzzle; a word that changes a rule stays.
                Heard::Aside if !says(prompt.of(sentence), TWISTS) && !says(prompt.of(sentence), CHANGES) => {
                    reading
                        .unread
                        .iter_mut()
                        .filter(|it| it.span == sentence.span)
                        .for_each(|it| it.is_essential = false);
                }
                Heard::Aside => {}
                Heard::Strange => strange.push(sentence.span.clone()),
            }
        }
        // "Sudoku X", "Diagonal Sudoku": a title may name another puzzle.
        let titles = outline.sentences.iter().filter(|it| it.is_heading);
        strange.extend(titles.filter(|it| self.names_another(prompt, it)).map(|it| it.span.clone()));
        // A line that is shown beside the puzzle may be a rule as well.
        for block in outline.blocks.iter().filter(|it| !it.is_example) {
            let mut start = block.span.start;
            for line in prompt.text[block.span.clone()].split('\n') {
                let span = start..start + line.len();
                start += line.len() + 1;
                let first = prompt.tokens.partition_point(|it| it.span.start < span.start);
                let last = prompt.tokens.partition_point(|it| it.span.start < span.end);
                let tokens = first..last.max(first);
                let shown = Sentence { span: span.clone(), tokens, item: None, is_example: false, is_heading: false };
                let is_named = |name: &str| name.len() > 3 && line.to_lowercase().contains(name);
                let has_letters = line.contains(char::is_alphanumeric);
                let is_titled = self.name.split('|').any(is_named);
                let is_heard = self.is_taken(&span)
                    || !has_letters
                    || matches!(self.heard(prompt, &shown), Heard::Usual)
                    || is_titled && matches!(self.heard(prompt, &shown), Heard::Aside);
                let is_another = is_titled && self.names_another(prompt, &shown);
                strange.extend((!is_heard || is_another).then_some(span));
            }
        }
        reading.unread.retain(|it| !strange.contains(&it.span));
        reading.unread.extend(strange.into_iter().map(|span| Unread { span, is_essential: true }));
        reading
    }

    /// Whether a title has a word beside the name of the puzzle, or one of a further rule, that makes it another puzzle.
    fn names_another(&self, prompt: &Prompt, title: &Sentence) -> bool {
        let tokens = prompt.of(title);
        let is_beside = |at: usize| {
            let is_named = |it: usize| tokens.get(it).is_some_and(|token| says(std::slice::from_ref(token), self.name));
            at > 0 && is_named(at - 1) || is_named(at + 1)
        };
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word { .. } | TokenKind::Formula(_));
        let is_letter =
            |token: &Token| prompt.text[token.span.clone()].chars().count() == 1 && !matches!(&*token.lower, "a" | "i");
        let is_strange = |at: usize| {
            let token = &tokens[at];
            is_word(token) && is_beside(at) && (is_letter(token) || !self.is_known(prompt, token))
        };
        says(tokens, TWISTS) || (0..tokens.len()).any(is_strange)
    }

    fn is_taken(&self, span: &Range<usize>) -> bool {
        self.taken.iter().any(|it| it.start < span.end && span.start < it.end)
    }

    fn heard(&self, prompt: &Prompt, sentence: &Sentence) -> Heard {
        let tokens = prompt.of(sentence);
        // "Fill it in, and show me the result row by row": what follows is a note.
        let tokens = &tokens[..note_at_end(tokens)];
        // A legend may hold a rule as well, which has a word of its own for whom it holds.
        if self.legends.contains(&sentence.span) && !says(tokens, TWISTS) {
            return Heard::Usual;
        }
        let aside = told_of_people(tokens);
        let open: Vec<usize> = (0..tokens.len()).filter(|&at| !aside[at] && !self.is_taken(&tokens[at].span)).collect();
        let gives = says(&tokens[..tokens.len().min(2)], GIVES) && !says(tokens, TWISTS);
        let has_empty = says(tokens, EMPTY)
            || says(tokens, TO_BE_FOUND)
            || says(tokens, "represent|mean|stand|mark|denote|zero|index|indexed|nothing");
        let numbers: Vec<i64> = open.iter().filter_map(|&at| tokens[at].number()?.to_i64()).collect();
        let lists_all = self.up_to > 0 && (1..=self.up_to).all(|number| numbers.contains(&number));
        let is_end_of_range = |at: usize| {
            let span = &tokens[at].span;
            let number = prompt.text[span.clone()].strip_prefix('.').and_then(|it| it.parse::<i64>().ok());
            let is_end = |number: i64| number == self.up_to || self.names.contains(&number.to_string());
            prompt.text[..span.start].ends_with('.') && number.is_some_and(is_end)
        };
        // "The island of Quadria" is what it is called.
        let is_of_a_name = |at: usize| {
            at > 0
                && tokens[at - 1].is_word("of")
                && matches!(tokens[at].kind, TokenKind::Word { is_capitalised: true })
                && tokens.get(at + 1).is_none_or(|it| !it.is_word("and") && !it.is_mark(','))
        };
        // "E.g." may end a sentence for those who look at its full stops.
        let is_abbreviated = |at: usize| {
            matches!(&*tokens[at].lower, "e" | "g" | "i" | "eg" | "ie")
                && (prompt.text[tokens[at].span.end..].starts_with('.')
                    || at > 0 && prompt.text[..tokens[at].span.start].ends_with('.'))
        };
        // "Counted from the top", "left to right", "the header on the left".
        let is_direction = |at: usize| {
            says(&tokens[at..=at], SIDES)
                && (says(&tokens[at.saturating_sub(6)..at], "from|to|starting|start|begin")
                    || says(
                        tokens,
                        "header|heading|label|labelled|labeled|lettered|numbered|counted|named|across|along|run",
                    )
                    || says(&tokens[at..(at + 4).min(tokens.len())], "to"))
        };
        // "Empty boxes are marked with a dot" speaks of cells, whatever boxes are otherwise.
        let is_of_cells = |at: usize| {
            at > 0
                && says(&tokens[at..=at], "box|cell|square|field|slot|space|place|spot")
                && says(&tokens[at - 1..at], EMPTY)
        };
        // "1, 2, 3 and 4 turn up once in every row."
        let turns_up = |at: usize| {
            let next = tokens.get(at + 1).is_some_and(|it| it.is_word("up"));
            says(&tokens[at..=at], "turn|show|crop|pop") && next
                || at > 0 && tokens[at].is_word("up") && says(&tokens[at - 1..at], "turn|show|crop|pop")
        };
        // "Blank cells carry a dash."
        let carries_a_mark = |at: usize| {
            let next = &tokens[at + 1..(at + 4).min(tokens.len())];
            has_empty
                && says(&tokens[at..=at], "carry|bear|show")
                && says(next, "dash|dot|zero|0|star|underscore|question_mark|hyphen|asterisk")
        };
        // "The solution with the largest first row": that "large" is known says nothing of it.
        let is_superlative = |at: usize| {
            const SUPERLATIVES: [&str; 7] =
                ["largest", "smallest", "biggest", "highest", "lowest", "greatest", "fewest"];
            let word = &*tokens[at].lower;
            SUPERLATIVES.contains(&word) && !self.rules.split_whitespace().any(|it| it == word)
        };
        let is_strange = |at: usize| {
            let number = tokens[at].number().and_then(|it| it.to_i64());
            let is_nothing = number == Some(0);
            let is_listed = lists_all && number.is_some_and(|it| (1..=self.up_to).contains(&it));
            let known = is_nothing && has_empty
                || is_listed
                || is_end_of_range(at)
                || is_of_a_name(at)
                || is_direction(at)
                || is_abbreviated(at)
                || is_of_cells(at)
                || turns_up(at)
                || carries_a_mark(at)
                || self.is_sign_of_names(prompt, tokens, at)
                || gives && LAYOUT.split_ascii_whitespace().any(|it| says(&tokens[at..=at], it))
                || self.is_known(prompt, &tokens[at]);
            !known || is_superlative(at) && !self.names_things
        };
        let is_place = |&at: &usize| {
            at > 0
                && tokens[at].number().is_some()
                // "Row 5", and not "nine rows one under the other".
                && !tokens[at - 1].lower.ends_with('s')
                && says(&tokens[at - 1..at], "row|column|cell|box|block|square|line")
        };
        // Who gives a part of the answer asks for that part only.
        if open.iter().any(is_place) {
            return Heard::Strange;
        }
        // "1 turns up twice in the first row."
        let is_twice = says(tokens, "twice|two_times|more_than_once")
            && !says(tokens, "no|not|n't|never|none|neither|nor|cannot|can't|without|avoid|nothing|nobody");
        if is_twice && !self.names_things && !aside.iter().all(|it| *it) {
            return Heard::Strange;
        }
        // "Print it upside down" asks for another answer.
        if gives && says(tokens, TURNS) {
            return Heard::Strange;
        }
        // "I only need the solution with the largest first row" is no note.
        let chooses = !self.names_things
            && open.iter().any(|&at| is_superlative(at))
            && says(tokens, "solution|filling|grid|one");
        if chooses {
            return Heard::Strange;
        }
        if is_note(prompt, sentence) {
            return Heard::Usual;
        }
        // "No ? is a 4 in the first row" tells of one line what holds there.
        let is_one_number = |at: &usize| {
            let number = tokens[*at].number().and_then(|it| it.to_i64());
            number.is_some_and(|it| (1..=self.up_to).contains(&it))
        };
        let is_of_a_line = |at: usize| {
            at > 0
                && says(&tokens[at..=at], "row|column|diagonal|box|block")
                && says(&tokens[at - 1..at], "first|second|third|fourth|last|top|bottom|leftmost|rightmost|middle")
        };
        let tells_of_a_line = !self.names_things
            && !lists_all
            && open.iter().any(is_one_number)
            && open
                .iter()
                .any(|&at| is_of_a_line(at) && !says(&tokens[at.saturating_sub(4)..at], "from|to|with|start|begin"));
        if tells_of_a_line && !says(tokens, "each|every|all|read|reads") {
            return Heard::Strange;
        }
        // "Is this grid correct?" is another question.
        let is_question = says(&tokens[..tokens.len().min(1)], "is|are|was|were|does|did|has|have");
        let is_judged = says(tokens, JUDGES)
            || tokens.iter().rev().find(|it| !it.is_mark('?')).is_some_and(|it| it.is_word("right"));
        let is_of_each = self.names_things || says(tokens, "each|every");
        if gives_a_part(tokens) && !is_of_each || is_question && is_judged {
            return Heard::Strange;
        }
        if is_about_the_form(prompt, sentence) {
            return Heard::Aside;
        }
        let is_let =
            |at: usize| says(&tokens[at..=at], ALLOWS) && says(&tokens[at..(at + 5).min(tokens.len())], FORBIDDEN);
        if (0..tokens.len()).any(is_let) && !says(tokens, "no|not|never|none|neither|cannot|without|n't") {
            return Heard::Strange;
        }
        // "There are no boxes" takes a usual rule away.
        let is_without = |at: usize| {
            says(&tokens[at..=at], "without|no")
                && (says(&tokens[at..=at], "without") || says(&tokens[at.saturating_sub(1)..at], "be|have|has"))
                && says(&tokens[at..(at + 3).min(tokens.len())], "row|column|box|block|region|subgrid|diagonal")
        };
        if (0..tokens.len()).any(is_without) {
            return Heard::Strange;
        }
        if open.is_empty() {
            let is_understood = tokens.iter().any(|token| self.is_taken(&token.span));
            return if is_understood { Heard::Usual } else { Heard::Aside };
        }
        // A year or the number of an issue is no number of the puzzle.
        let is_number = |at: usize| match tokens[at].kind {
            TokenKind::Formula(_) => true,
            TokenKind::Number(_) => tokens[at].number().and_then(|it| it.to_i64()).is_none_or(|it| it < 100),
            _ => false,
        };
        let speaks_at = |at: usize| MATTER.split('|').any(|it| stands_first(&tokens[at..], it));
        let spoken = (0..tokens.len()).filter(|&at| !aside[at]);
        if open.iter().any(|&at| is_number(at)) || spoken.into_iter().any(speaks_at) {
            return match open.iter().any(|&at| is_strange(at)) {
                false => Heard::Usual,
                // "In how many of these is the centre taken?" counts others than all.
                true if says(tokens, "how_many|number_of") => Heard::Strange,
                true if self.may_bind(prompt, tokens, &open) => Heard::Strange,
                true => Heard::Aside,
            };
        }
        // A name may come with anything, but not with what makes it another puzzle.
        let Some(name) = open.iter().position(|&at| says(&tokens[at..=at], self.name)) else {
            return Heard::Aside;
        };
        let more =
            open.iter().position(|&at| says(&tokens[at..=at], "with|without|plus|whose|where|which|but|except|and"));
        let near = name.saturating_sub(3)..=name;
        // An adjective of origin has a capital, and the name of another puzzle has it only where this one has it.
        let is_origin = |index: usize| {
            let is_large = |at: usize| prompt.text[tokens[at].span.clone()].starts_with(char::is_uppercase);
            index != name && open[index] > 0 && is_large(open[index]) && !is_large(open[name])
        };
        // "Today's sudoku" is whose it is.
        let is_whose = |index: usize| {
            let at = open[index];
            tokens[at].lower.ends_with("'s")
                || tokens[at].lower.ends_with("’s")
                || tokens.get(at + 1).is_some_and(|it| it.lower.trim_matches(['\'', '’']) == "s")
        };
        let is_another = open
            .iter()
            .enumerate()
            .filter(|(index, _)| near.contains(index) || more.is_some_and(|more| more < *index))
            .filter(|(index, _)| !is_origin(*index) && !is_whose(*index))
            .any(|(_, &at)| is_strange(at));
        if is_another { Heard::Strange } else { Heard::Aside }
    }

    /// Whether what is left of a sentence could tell a further rule.
    fn may_bind(&self, prompt: &Prompt, tokens: &[Token], open: &[usize]) -> bool {
        let is_of_each_other = |at: usize| stands_first(&tokens[at..], "each_other");
        let left: Vec<Token> = open.iter().filter(|&&at| !is_of_each_other(at)).map(|&at| tokens[at].clone()).collect();
        let numbers = left.iter().filter_map(|token| token.number()?.to_i64());
        let compares = |token: &Token| {
            matches!(token.kind, TokenKind::Mark('<' | '>' | '=' | '≠'))
                || matches!(token.kind, TokenKind::Formula(_)) && !self.is_known(prompt, token)
        };
        // "Queens are short-sighted": what a sentence about the matter begins with is what it tells of.
        let begins_with_matter = MATTER.split('|').any(|it| says(&left[..left.len().min(2)], it));
        self.needs.is_empty()
            || begins_with_matter
            || left.iter().any(compares)
            || says(&left, self.needs)
            || says(&left, TWISTS)
            || numbers.into_iter().any(|number| number != 0 && !self.numbers.contains(&number))
    }

    /// Whether this is a sign after one of the names, `TWO + TWO`, or gives a name to what is shown: `board = [`.
    fn is_sign_of_names(&self, prompt: &Prompt, tokens: &[Token], at: usize) -> bool {
        let is_sign = matches!(tokens[at].kind, TokenKind::Mark('+' | '=' | '-'));
        let before = tokens[..at].iter().rev().find(|it| !it.is_mark('"') && !it.is_mark('='));
        let before = before.map(|it| prompt.text[it.span.clone()].to_lowercase());
        // "0 = empty".
        let is_of_nothing = tokens[at].is_mark('=')
            && says(
                &tokens[at.saturating_sub(1)..(at + 2).min(tokens.len())],
                "empty|blank|unknown|missing|nothing|letter|none|null|not|filled|free|vacant|open|queen|q|cell|square|still|to|find",
            );
        let is_followed_by_data = tokens[at].is_mark('=')
            && tokens
                .get(at + 1)
                .is_none_or(|next| self.is_taken(&next.span) || next.is_mark('"') || next.is_mark('['));
        // "First number = GWS".
        let is_before_name = tokens[at].is_mark('=')
            && tokens.get(at + 1).is_some_and(|it| it.lower.len() > 1)
            && tokens.get(at + 1).is_some_and(|it| self.names.contains(&prompt.text[it.span.clone()].to_lowercase()));
        is_before_name
            || is_sign && before.is_some_and(|text| self.names.contains(&text.trim_matches('"').to_owned()))
            || is_followed_by_data
            || is_of_nothing
    }

    /// Whether it is one of the words of the usual rules with a letter left out: "colum".
    fn lacks_a_letter(&self, word: &str) -> bool {
        let is_of = |known: &str| {
            let same = word.bytes().zip(known.bytes()).take_while(|(one, other)| one == other).count();
            known.len() == word.len() + 1 && word[same..] == known[same + 1..]
        };
        word.len() > 4 && word.is_ascii() && self.rules.split_ascii_whitespace().any(|it| it.is_ascii() && is_of(it))
    }

    fn is_known(&self, prompt: &Prompt, token: &Token) -> bool {
        let is_word = |word: &str| {
            let is_listed = |list: &str| list.split([' ', '|']).any(|known| known == word);
            rules::is_plain(word) || is_listed(OF_BOARDS) || is_listed(self.name) || is_listed(self.rules)
        };
        let is_number = |text: &str| text.parse::<i64>().is_ok_and(|number| self.numbers.contains(&number));
        let text = prompt.text[token.span.clone()].to_lowercase();
        if self.names.contains(&text) || token.lemmas.iter().any(|it| self.names.iter().any(|name| **name == **it)) {
            return true;
        }
        match &token.kind {
            TokenKind::Word { .. } => {
                is_word(&token.lower)
                    || !self.names_things && !bears_a_rule(&token.lower)
                    || self.lacks_a_letter(&token.lower)
                    || gender(&text).is_some()
                    || token.lemmas.iter().any(|lemma| is_word(lemma))
                    || token
                        .lower
                        .split(['-', '\'', '’', '/'])
                        .all(|part| part.is_empty() || part == "s" || is_word(part) || is_number(part))
            }
            TokenKind::Number(number) => number.to_i64().is_some_and(|it| self.numbers.contains(&it.abs())),
            TokenKind::Formula(_) | TokenKind::Clock(_) => {
                let pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
                let is_size = |piece: &str| piece.split(['x', '×']).all(is_number);
                // "An n x n board."
                let is_letter = |piece: &str| matches!(piece, "n" | "x");
                // "Filled with 1s, 2s and 3s."
                let is_plural = |piece: &str| piece.strip_suffix('s').is_some_and(is_number);
                let is_times = |piece: &str| matches!(piece, "x" | "by") && text.contains(|c: char| c.is_ascii_digit());
                pieces.into_iter().all(|piece| {
                    is_number(piece)
                        || is_size(piece)
                        || is_letter(piece)
                        || is_times(piece)
                        || is_plural(piece)
                        || self.names.iter().any(|name| name == piece)
                        || is_word(piece)
                })
            }
            TokenKind::Mark(mark) => {
                is_word(&mark.to_string()) || !matches!(mark, '<' | '>' | '=' | '+' | '≠' | '≤' | '≥' | '%')
            }
        }
    }
}
