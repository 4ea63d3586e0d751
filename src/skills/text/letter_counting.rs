//! Counting letters: "how many r's are in strawberry?"

use crate::language::{Passage, Telling, Way, place_of, said_around, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Token, TokenKind, Value, Working};

/// Words with which others than all places of a letter are counted.
const TWISTS: &str = "distinct|unique|different|consecutive|without|pair|except|excluding|not_counting|leaving_out|skip|skipping|apart_from|\
    other_than|remove|removed|replace|replaced|first_half|second_half|position|positions|words_with|words_that|begin~|start~";

/// So many places or words are written down at most.
const LINES: usize = 30;

/// "How many times does the letter e appear in ...", "count the vowels of ...".
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let asked =
        "how_many|count|how_often|number_of|tally|occurrence|how_frequently|frequently|frequency|amount_of|total";
    // "Vowels in 'banana'?" asks as well.
    let asked = if prompt.says(asked) || !asks_in_short(prompt) { asked } else { "vowels|consonants" };
    if !prompt.says(asked) {
        return None;
    }
    // "Moved by some number of letters" counts none.
    if prompt.says("some_number_of|same_number_of|certain_number_of|fixed_number_of|unknown_number_of|number_of_letters_further|number_of_places|number_of_positions") {
        return None;
    }
    let telling = Telling::new(prompt);
    if let Some((letter, text)) = both_labelled(&telling).filter(|_| !prompt.says(TWISTS)) {
        telling.weighs_all();
        telling.takes(&text.span);
        let unknown = format!("how often {letter} stands in the text");
        let is_case_kept = prompt.says("case_-_sensitive|case_sensitive|case_matters|exact_case");
        let goal =
            Goal::new("letters_counted", vec![Value::text(letter), Value::text(text.text.trim()), is_case_kept.into()]);
        return Some(telling.reading("text", unknown, goal, Form::Plain));
    }
    // What the text says is not said of the question.
    let passages = telling.passages();
    let longest = passages.iter().filter(|it| it.text.trim().chars().count() > 1).max_by_key(|it| it.span.len());
    let around = longest.map_or_else(|| prompt.clone(), |it| said_around(prompt, &it.span));
    let y = y(&around)?;
    let is_told = asked.starts_with("vowels") || around.says_somewhere(
        "how_many|count|how_often|number_of|tally|occurrence|how_frequently|frequently|frequency|amount_of|total \
         !anagram~ !cipher !palindrom~ !distinct !unique !different !consecutive !without !substring~ !pair !ways !arrange~ !except !excluding !not_counting \
         !leaving_out !skip !skipping !apart_from !other_than !remove !removed !removing !replace !replaced !first !second !last !half !once !position !positions !place !places !end_of_a_word !end_of_the_word !beginning_of_a_word !have_in",
    );
    if !is_told {
        return None;
    }
    let in_question = around.sentences_that_say(asked).find_map(|sentence| {
        let (what, lead) = counted(&around, around.of(sentence))?;
        Some((what, lead, sentence.span.clone()))
    });
    let (what, lead, span) = in_question.or_else(|| named_elsewhere(&around, asked))?;
    let text = text_of(&telling, &what, &lead)?;
    telling.takes(&span);
    telling.takes(&text.span);
    let words = Value::text(text.text.trim());
    telling.says(&["y vowel|vowels|consonant|consonants"]);
    let is_case_kept = telling.says(&[
        "case_-_sensitive|case_sensitive|case_matters|uppercase_letter|lowercase_letter|capital_letter|exact_case",
    ]);
    telling.says(&["case_-_insensitive|case_insensitive|ignore|ignoring|regardless case|capitalization|capitals"]);
    telling.says(&["upper|uppercase|capital lower|lowercase|small both|either|alike|same"]);
    // "How many letters are left without them?" counts others.
    let takes_away = around.says("cross~|strike~|struck|delete~|erase~|left_over|are_left|remain|remains|stay|survive");
    if takes_away
        && (matches!(what, What::Kind(_)) || around.says("left_over|are_left|be_left|remain|remains|stay|survive"))
    {
        return None;
    }
    let (goal, unknown) = match what {
        What::Letter(letter) => {
            let unknown = format!("how often {letter} stands in the text");
            (Goal::new("letters_counted", vec![Value::text(letter), words, is_case_kept.into()]), unknown)
        }
        What::Kind(kind) => {
            let kind = match (kind, y) {
                ("vowels", Y::Vowel) => "vowels with y",
                ("consonants", Y::Vowel) => "consonants without y",
                _ => kind,
            };
            (Goal::new("kind_counted", vec![Value::text(kind), words]), format!("how many {kind} the text has"))
        }
    };
    Some(telling.reading("text", unknown, goal, Form::Plain))
}

/// "Text: ..." and "Letter: t", each in a line of its own.
fn both_labelled(telling: &Telling) -> Option<(String, Passage)> {
    let letter = telling.labelled("letter|character|char|symbol|target|target letter|letter to count")?;
    let text =
        telling.labelled("text|string|word|phrase|sentence|line|input|passage|haystack|fragment|quote|input text")?;
    let letter = letter.text.trim_matches(['\'', '"', '`']).to_owned();
    let is_one = letter.chars().count() == 1 && letter.chars().all(char::is_alphanumeric);
    (is_one && text.text.trim().chars().count() > 1).then_some((letter, text))
}

/// The one letter that is named outside of the question: "Letter: s", "Find every \"o\". How many are there?"
fn named_elsewhere(prompt: &Prompt, asked: &str) -> Option<(What, std::ops::Range<usize>, std::ops::Range<usize>)> {
    // A question that names a letter, or counts words, asks for something else.
    let asks_otherwise = prompt.sentences_that_say(asked).any(|it| {
        let tokens = prompt.of(it);
        says(tokens, "word|vowel|consonant|digit|capital")
            || letter(prompt, tokens).is_some() && tokens.iter().any(|token| token.is_mark('?'))
    });
    // "What is the minimum number of steps?" counts no letters.
    let counts_letters = |it: &crate::problem::Sentence| {
        let tokens = prompt.of(it);
        let next = place_of(tokens, "how_many|number_of")
            .map(|at| &tokens[(at + 2).min(tokens.len())..(at + 3).min(tokens.len())]);
        next.is_none_or(|next| {
            next.is_empty()
                || next[0].is_mark('?')
                || says(next, "time|do|be|letter|occurrence|of|can|there|the|appearance|instance|character")
        })
    };
    if asks_otherwise
        || !prompt.sentences_that_say(asked).all(counts_letters)
        || !prompt.says("letter|character|char|find_every|find_each|find_all")
    {
        return None;
    }
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let named = sentences.filter_map(|it| Some((letter(prompt, prompt.of(it))?, it.span.clone())));
    let labelled = Telling::new(prompt).labelled("letter|character|char").filter(|it| it.text.chars().count() == 1);
    let labelled = labelled.map(|it| (it.span.clone(), it.span));
    let mut found: Vec<_> = named.chain(labelled).collect();
    found.dedup_by_key(|(span, _)| span.clone());
    let [(lead, span)] = &found[..] else {
        return None;
    };
    Some((What::Letter(prompt.text[lead.clone()].to_owned()), lead.clone(), span.clone()))
}

/// What the letter y is taken for; a consonant where nothing is said.
#[derive(Clone, Copy, PartialEq)]
enum Y {
    Vowel,
    Consonant,
}

/// None when what is said of y is not understood.
fn y(prompt: &Prompt) -> Option<Y> {
    let mut sentences =
        prompt.sentences_that_say("y").filter(|it| says(prompt.of(it), "vowel|vowels|consonant|consonants"));
    let Some(sentence) = sentences.next() else {
        return Some(Y::Consonant);
    };
    let tokens = prompt.of(sentence);
    let place = |word: &str| tokens.iter().position(|it| it.has_lemma(word) || it.is_word(word));
    let at = tokens.iter().position(|it| &*it.lower == "y")?;
    let is_plain =
        says(tokens, "treat|count|counts|consider|take|regard|is|as|be") && !says(tokens, "sometimes|if|when|unless");
    let is_denied = says(tokens, "not|n't|never");
    let after = |word: &str| place(word).filter(|it| *it > at);
    let last = |word: &str| tokens.iter().rposition(|it| it.has_lemma(word)).filter(|it| *it > at);
    match (last("vowel").or(after("vowel")), last("consonant").or(after("consonant"))) {
        (Some(_), None) if is_plain => Some(if is_denied { Y::Consonant } else { Y::Vowel }),
        (None, Some(_)) if is_plain && !is_denied => Some(Y::Consonant),
        // "Not a vowel but a consonant."
        (Some(vowel), Some(consonant)) if is_plain && is_denied && consonant > vowel => Some(Y::Consonant),
        _ => None,
    }
}

/// "Vowels in 'banana'?": only what is to be counted, and the text.
fn asks_in_short(prompt: &Prompt) -> bool {
    let first = prompt.outline().sentences.iter().find(|it| !it.is_heading);
    first.is_some_and(|it| {
        let tokens = prompt.of(it);
        tokens.first().is_some_and(|token| says(std::slice::from_ref(token), "vowels|consonants"))
            && says(&tokens[..tokens.len().min(4)], "in|of")
            && !says(tokens, "are|is|have|has|which|what|list|reverse|remove")
    })
}

enum What {
    Letter(String),
    Kind(&'static str),
}

/// What a sentence asks to be counted, and how it is written there.
fn counted(prompt: &Prompt, tokens: &[Token]) -> Option<(What, std::ops::Range<usize>)> {
    // "How many words start with the letter e" asks for words.
    let is_of_words = says(
        tokens,
        "how_many_words|number_of_words|count_words|count_the_words|which_words|start_with|starts_with|begin_with|begins_with|\
         end_with|ends_with|starting|beginning|ending|words_that|words_with|words_contain|words_containing",
    );
    if is_of_words
        && says(tokens, "letter|vowel|consonant|start|begin|end|contain|starting|beginning|ending|containing")
    {
        return None;
    }
    // "The letters a and e" are two.
    let is_one = |token: &Token| {
        let bare = token.lower.trim_matches(['\'', '’', '‘']);
        bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic)
    };
    let tokens_said: Vec<&Token> =
        tokens.iter().filter(|it| !matches!(it.kind, TokenKind::Mark('"' | '\'' | '`' | '“' | '”'))).collect();
    let are_several = tokens_said.windows(3).any(|three| {
        is_one(three[0])
            && is_one(three[2])
            && (three[1].is_mark(',') || three[1].is_word("and") || three[1].is_word("or"))
    });
    if are_several && says(tokens, "letter|letters|character|characters") {
        return None;
    }
    if let Some(span) = letter(prompt, tokens) {
        let letter = prompt.text[span.clone()].to_owned();
        return Some((What::Letter(letter), span));
    }
    // "How many letters are h?"
    let letter_they_are = tokens.windows(3).find(|three| {
        let text = &prompt.text[three[2].span.clone()];
        says(&three[..1], "letter|letters|character|characters")
            && says(&three[1..2], "are|is|be|equal")
            && text.chars().count() == 1
            && text.chars().all(char::is_alphabetic)
    });
    if let Some(three) = letter_they_are {
        let span = three[2].span.clone();
        return Some((What::Letter(prompt.text[span.clone()].to_owned()), span));
    }
    let kinds = [
        ("vowels", "vowels"),
        ("consonants", "consonants"),
        ("capitals", "uppercase_letter|capital_letter|capitals|uppercase_character"),
        ("digits", "digits !sum"),
        ("words", "words !letter !character !begin~ !start~ !end~ !contain~ !long~ !short~"),
        ("letters", "letters !words"),
        ("letters", "how_many_letters|number_of_letters|count_the_letters"),
        ("characters", "characters"),
    ];
    // "By how many places were the letters shifted?" counts places.
    let counts_others = place_of(tokens, "how_many").is_some_and(|at| {
        let next = &tokens[(at + 2).min(tokens.len())..(at + 6).min(tokens.len())];
        !says(next, "vowel|consonant|letter|character|digit|word|capital|uppercase|lowercase|upper|lower")
    });
    if counts_others {
        return None;
    }
    let (kind, _) = kinds.into_iter().find(|(_, wording)| says(tokens, wording))?;
    // "How many letters start with an e" asks for something else.
    let is_plain =
        !says(tokens, "begin~|start~|end~|more|less|fewer|after|before|between|first|last|repeated|twice|add|send");
    is_plain.then_some((What::Kind(kind), 0..0))
}

/// The one letter that a sentence names: "the letter e", "r's", "'r'", "Rs".
fn letter(prompt: &Prompt, tokens: &[Token]) -> Option<std::ops::Range<usize>> {
    // A mark before a letter may be taken for an apostrophe: the first of 'r's.
    let bare = |token: &Token| {
        let text = &prompt.text[token.span.clone()];
        let is_apart = !prompt.text[..token.span.start].ends_with(char::is_alphanumeric);
        let bare = if is_apart { text.trim_start_matches(['\'', '’', '‘']) } else { text };
        token.span.end - bare.len()..token.span.end
    };
    let is_letter = |token: &Token| {
        let text = &prompt.text[bare(token)];
        text.chars().count() == 1 && text.chars().all(char::is_alphanumeric)
    };
    let in_marks = |at: usize| {
        let is_quote = |index: usize| {
            tokens
                .get(index)
                .is_some_and(|it| matches!(it.kind, TokenKind::Mark('"' | '\'' | '`' | '“' | '‘' | '”' | '’')))
        };
        let is_marked = bare(&tokens[at]).start > tokens[at].span.start;
        (is_marked || (at > 0 && is_quote(at - 1)))
            && (is_quote(at + 1) || tokens.get(at + 1).is_some_and(|it| it.lower.starts_with(['\'', '’'])))
    };
    let follows = |at: usize, words: &str| at > 0 && says(&tokens[at - 1..at], words);
    let quotes = &prompt.outline().quotes;
    let is_in_text = |token: &Token| {
        quotes
            .iter()
            .any(|it| it.what.chars().count() > 1 && it.span.start <= token.span.start && token.span.end <= it.span.end)
    };
    let candidates = (0..tokens.len()).filter(|&at| is_letter(&tokens[at]) && !is_in_text(&tokens[at]));
    let mut named = candidates.filter(|&at| {
        // A digit is a letter only where it is shown as one.
        if tokens[at].number().is_some() {
            return in_marks(at);
        }
        let is_owner = tokens.get(at + 1).is_some_and(|it| matches!(&*it.lower, "'s" | "’s" | "s"));
        let precedes = tokens
            .get(at + 1)
            .is_some_and(|it| says(std::slice::from_ref(it), "appear|occur|in|are|does|is|letter|show"));
        in_marks(at)
            || is_owner
            || follows(at, "letter|character")
            || follows(at, "every|each") && !matches!(&*tokens[at].lower, "a" | "i")
            || tokens.get(at + 1).is_some_and(|it| says(std::slice::from_ref(it), "character|char|letter|sign"))
                && follows(at, "many|the|of|all|every|each")
            || (at > 1
                && matches!(tokens[at - 1].kind, TokenKind::Mark(_))
                && says(&tokens[at - 2..at - 1], "letter|character"))
            || (precedes && follows(at, "many|the|of|times|count|letter") && !says(&tokens[at..=at], "a"))
    });
    if let Some(at) = named.next() {
        let others = named.any(|other| tokens[other].lower != tokens[at].lower);
        return (!others).then(|| bare(&tokens[at]));
    }
    // "Rs" and "ees" are letters only where nothing else is counted; the first is common.
    let plural = tokens.windows(2).find(|pair| {
        let text = &prompt.text[pair[1].span.clone()];
        let is_plural = text.chars().count() == 2 && text.ends_with('s') && text.chars().all(char::is_alphabetic);
        // "How many Us" are no us.
        let is_word = matches!(&*pair[1].lower, "is" | "as" | "us")
            && !(text.starts_with(char::is_uppercase) && text.ends_with('s') && says(&pair[..1], "many"));
        is_plural && says(&pair[..1], "many|the|of|count") && !is_word
    })?;
    let start = plural[1].span.start;
    Some(start..plural[1].span.end - 1)
}

/// The words at the end of a prompt, in a line below the question or behind its last colon.
fn last_words(telling: &Telling) -> Option<Passage> {
    let text = telling.prompt.text.trim_end();
    let line = text.rfind('\n').map_or(0, |at| at + 1);
    let start = match text[line..].rfind(": ").map(|at| line + at + 2) {
        Some(colon) => colon,
        None if text[..line].trim_end().ends_with(['?', ':', '.']) => line,
        None => return None,
    };
    let inner = text[start..].trim_matches(|c: char| !c.is_alphanumeric());
    let at = start + text[start..].find(inner)?;
    let lead = text[..start].to_lowercase();
    let is_text = inner.split_whitespace().count() > 1
        && !text.ends_with('?')
        && ["letter", "how", "count", "character", "number of"].iter().any(|word| lead.contains(word))
        && !["answer", "reply", "give", "output", "ignore", "count", "upper", "case", "note", "hint"]
            .iter()
            .any(|word| inner.to_lowercase().starts_with(word));
    is_text.then(|| Passage {
        text: inner.to_owned(),
        span: at..at + inner.len(),
        shown: Way::AfterColon,
        before: 0..0,
    })
}

/// The text in which something is counted: quoted, shown or named.
fn text_of(telling: &Telling, what: &What, lead: &std::ops::Range<usize>) -> Option<Passage> {
    let prompt = telling.prompt;
    let is_letter =
        |it: &Passage| matches!(what, What::Letter(_)) && it.span.start <= lead.start && lead.end <= it.span.end;
    let mut passages: Vec<Passage> = telling.passages();
    passages.retain(|it| !is_letter(it) && it.text.trim().chars().count() > 1);
    match passages.len() {
        1 => return passages.pop(),
        // Quotations inside a longer text are part of it.
        2.. => {
            let longest = passages.iter().max_by_key(|it| it.span.len())?.clone();
            let is_inside = |it: &Passage| longest.span.start <= it.span.start && it.span.end <= longest.span.end;
            return passages.iter().all(is_inside).then_some(longest);
        }
        _ => {}
    }
    if let Some(last) = last_words(telling) {
        return Some(last);
    }
    if let Some(named) = telling.word_after("word|string|text|phrase|name|term") {
        return Some(named);
    }
    // "does mississippi have": one bare word between the verbs.
    let owner = prompt.sentences_that_say("does|do have|contain|has").find_map(|sentence| {
        let tokens = prompt.of(sentence);
        let triple = tokens.windows(3).find(|it| {
            says(&it[..1], "does|do")
                && matches!(it[1].kind, TokenKind::Word { .. })
                && says(&it[2..], "have|contain|has")
        })?;
        let span = triple[1].span.clone();
        let is_pronoun = says(&triple[1..2], "it|he|she|they|we|you|i|this|that");
        (!is_pronoun).then(|| Passage {
            text: prompt.text[span.clone()].to_owned(),
            span,
            shown: Way::Named,
            before: 0..0,
        })
    });
    if owner.is_some() {
        return owner;
    }
    // "in strawberry": one bare word at the end of the sentence.
    let nouns = "in|inside|within|of";
    prompt.sentences_that_say(nouns).find_map(|sentence| {
        let tokens = prompt.of(sentence);
        let end = tokens.iter().rposition(|it| matches!(it.kind, TokenKind::Word { .. }))?;
        let is_led = end > 0 && says(&tokens[end - 1..end], nouns) && &*tokens[end].lower != "alphabet";
        let begins = tokens.first().is_some_and(|it| says(std::slice::from_ref(it), "in")) && tokens.len() > 2;
        let is_front = begins && tokens[2].is_mark(',');
        let span = match (is_led, is_front) {
            (true, _) => tokens[end].span.clone(),
            (false, true) => tokens[1].span.clone(),
            _ => return None,
        };
        Some(Passage { text: prompt.text[span.clone()].to_owned(), span, shown: Way::Named, before: 0..0 })
    })
}

/// Letter by letter, word by word, in alphabetical order, and by ear.
pub fn of_a_letter(letter: &str, text: &str, is_case_kept: bool) -> Vec<Approach> {
    let fold = move |text: &str| if is_case_kept { text.to_owned() } else { text.to_lowercase() };
    let (letter, text) = (fold(letter), fold(text));
    let mut letters = letter.chars();
    let (Some(wanted), None) = (letters.next(), letters.next()) else {
        return Vec::new();
    };
    let (words, sorted, heard) = (text.clone(), text.clone(), text.clone());
    vec![
        Approach::direct("letter_by_letter", "go through the letters and count each that is meant", move |working| {
            let mut count = 0;
            let mut drawn = String::new();
            for c in text.chars() {
                working.spend(1)?;
                if c == wanted {
                    count += 1;
                    drawn += &format!("[{c}{count}]");
                } else {
                    drawn.push(c);
                }
            }
            working.note(|| drawn.chars().take(600).collect());
            Ok(Value::from(count))
        }),
        Approach::direct("word_by_word", "count in each word and add up", move |working| {
            let mut total = 0;
            let mut shown = Vec::new();
            for word in words.split_whitespace() {
                working.spend(word.len() as u64)?;
                let here = word.matches(wanted).count() as i64;
                total += here;
                if here > 0 {
                    shown.push(format!("{word} {here}"));
                }
            }
            working.note(|| match shown.len() {
                0 => format!("no word has a {wanted}"),
                count if count > LINES => {
                    format!("{}, and {} words more: {total} in all", shown[..LINES].join(", "), count - LINES)
                }
                _ => format!("{}: {total} in all", shown.join(", ")),
            });
            Ok(Value::from(total))
        }),
        Approach::direct(
            "in_alphabetical_order",
            "sort the letters, so that equal ones lie together",
            move |working| {
                let mut letters: Vec<char> = sorted.chars().filter(|c| c.is_alphanumeric()).collect();
                working.spend(letters.len() as u64)?;
                letters.sort_unstable();
                let (before, after) =
                    (letters.partition_point(|c| *c < wanted), letters.partition_point(|c| *c <= wanted));
                working.note(|| {
                    let run: String = letters[before..after].iter().take(80).collect();
                    format!("in alphabetical order {before} letters stand before the first {wanted}, then come: {run}")
                });
                Ok(Value::from((after - before) as i64))
            },
        ),
        Approach::direct("by_ear", "say it aloud: a doubled letter is heard once", move |working| {
            let mut heard_count = 0;
            let mut last = ' ';
            for c in heard.chars() {
                working.spend(1)?;
                heard_count += i64::from(c == wanted && last != wanted);
                last = c;
            }
            working.note(|| format!("I hear {wanted} {heard_count} times"));
            Ok(Value::from(heard_count))
        })
        .heuristic(),
    ]
}

/// What belongs to a kind.
fn belongs(kind: &str, c: char) -> bool {
    let is_vowel = matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    match kind {
        "vowels" => is_vowel,
        "consonants" => c.is_alphabetic() && !is_vowel,
        "vowels with y" => is_vowel || matches!(c, 'y' | 'Y'),
        "consonants without y" => c.is_alphabetic() && !is_vowel && !matches!(c, 'y' | 'Y'),
        "letters" => c.is_alphabetic(),
        "digits" => c.is_ascii_digit(),
        "capitals" => c.is_uppercase(),
        "characters" => true,
        _ => false,
    }
}

/// One by one, or kind by kind; words between blanks, or by their beginnings.
pub fn of_a_kind(kind: &str, text: &str) -> Vec<Approach> {
    let (kind, text) = (kind.to_owned(), text.to_owned());
    let same = text.clone();
    if kind == "words" {
        return vec![
            Approach::direct("word_by_word", "count what stands between blanks", move |working| {
                let words: Vec<&str> =
                    text.split_whitespace().filter(|it| it.contains(char::is_alphanumeric)).collect();
                working.spend(text.len() as u64)?;
                numbered(&words, working);
                Ok(Value::from(words.len() as i64))
            }),
            Approach::direct("by_gaps", "count the gaps between words, and one more", move |working| {
                working.spend(same.len() as u64)?;
                let pieces: Vec<bool> = same.split_whitespace().map(|it| it.contains(char::is_alphanumeric)).collect();
                let words = pieces.iter().filter(|it| **it).count() as i64;
                working.note(|| format!("there are {} gaps between words", (words - 1).max(0)));
                Ok(Value::from(words))
            }),
        ];
    }
    let again = kind.clone();
    vec![
        Approach::direct("one_by_one", "go through the text and count each that is meant", move |working| {
            working.spend(text.len() as u64)?;
            let found: Vec<String> = text.chars().filter(|c| belongs(&kind, *c)).map(String::from).collect();
            working.note(|| {
                let shown: Vec<&str> = found.iter().take(120).map(String::as_str).collect();
                format!("{}: {} in all", shown.join(" "), found.len())
            });
            Ok(Value::from(found.len() as i64))
        }),
        Approach::direct("letter_for_letter", "count each letter of the kind by itself and add up", move |working| {
            let mut counts: std::collections::BTreeMap<char, i64> = std::collections::BTreeMap::new();
            for c in same.chars().filter(|c| belongs(&again, *c)) {
                working.spend(1)?;
                *counts.entry(c).or_default() += 1;
            }
            let total: i64 = counts.values().sum();
            working.note(|| {
                let shown: Vec<String> = counts.iter().take(LINES).map(|(c, n)| format!("{c} {n}")).collect();
                format!("{}: {total} in all", shown.join(", "))
            });
            Ok(Value::from(total))
        }),
    ]
}

fn numbered(words: &[&str], working: &mut Working) {
    working.note(|| {
        let shown: Vec<String> = (1..).zip(words).take(LINES).map(|(n, word)| format!("{n} {word}")).collect();
        let more = words.len().saturating_sub(LINES);
        if more > 0 { format!("{}, and {more} more", shown.join(", ")) } else { shown.join(", ") }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn goal(text: &str) -> Option<String> {
        read(&read_tokens(text)).filter(|it| it.unread.iter().all(|it| !it.is_essential)).map(|it| it.goal.to_string())
    }

    #[test]
    fn the_letter_and_the_text_are_found_by_meaning() {
        let strawberry = Some("letters_counted(\"r\", \"strawberry\", false)".to_owned());
        for text in [
            "How many r in strawberry?",
            "How many r's are there in strawberry?",
            "How many times does the letter r appear in the word strawberry?",
            "Count the letter \"r\" in \"strawberry\".",
            "In the word 'strawberry', how many 'r's are there?",
            "Count how often the letter r occurs in this word: strawberry",
            "How many rs does the word strawberry have?",
        ] {
            assert_eq!(goal(text), strawberry, "{text}");
        }
        assert_eq!(
            goal("How many vowels are in \"Hello there\"?"),
            Some("kind_counted(\"vowels\", \"Hello there\")".into())
        );
    }

    #[test]
    fn letters_that_are_sent_are_not_counted() {
        for text in [
            "How many letters did Ann write if she wrote 3 letters a day for 5 days?",
            "How many words are in the book?",
            "How many letters are there in the box of 12?",
        ] {
            assert_eq!(goal(text), None, "{text}");
        }
    }
}
