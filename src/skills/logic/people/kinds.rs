//! What the two kinds are called: "sages always tell the truth", "people are either honest or liars".

use std::ops::Range;

use super::saying::Said;
use crate::language::says;
use crate::problem::{Prompt, Token, TokenKind};

/// The two kinds, truthful and lying; where the prompt tells what they do; and the noun that both share, "guard".
pub type Kinds = ([KindWords; 2], Vec<Range<usize>>, Option<String>);

/// The words for the two kinds, each as it is said of one and in all its forms, and where the prompt tells what they do.
pub type KindWords = (String, Vec<String>);

pub fn kinds(prompt: &Prompt, said: &[Said]) -> Option<Kinds> {
    const SKIPPED: &str = "always|only|who|that|which|can|will|invariably|every|thing|things|say|is|are|statement|statements|\
                           made|make|by|be|must|a|an|the|everything|anything|all|never|they|members|member|in|contrast|these|\
                           those|whereas|while|and|or|but|inhabitant|inhabitants|people|someone|tribe|other|hand|on|to|known|\
                           of|at|live|lives|island|being|as|whatever|speak|tell|telling|i.e|ie|means|any|consistently|either|with|what|per|rule|\
                           whose|case|cases|whenever|when|his|her|he|she|it|word|words|so|remark|claim|utter|whoever|utterance|sentence|assertion|ever|just|solely|nothing|town|village|land|country|city|planet|kingdom|forest|world|place|school|each|both";
    const QUALITIES: &str = "honest|truthful|dishonest|untruthful";
    let mut found: [Option<String>; 2] = [None, None];
    // The words before the nouns, which tell the two apart where the nouns do not.
    let mut before: [Option<String>; 2] = [None, None];
    let mut defining = Vec::new();
    for sentence in &prompt.outline().sentences {
        let touches =
            said.iter().flat_map(|it| &it.spans).any(|it| it.start < sentence.span.end && sentence.span.start < it.end);
        if touches || sentence.is_example || prompt.text_of(sentence).ends_with('?') {
            continue;
        }
        let tokens = prompt.of(sentence);
        for at in 0..tokens.len() {
            let here = &tokens[at..=at];
            let is_truth = says(here, "truth|truthful|truthfully|truths|true|honest");
            let is_lie = says(here, "lie|lying|false|untruthful|dishonest|falsehood|liar|untrue");
            // "Truth-tellers" is what they are called.
            let is_name = tokens.get(at + 1).is_some_and(|next| next.is_mark('-') || next.lower.starts_with("teller"));
            if !is_truth && !is_lie || is_name {
                continue;
            }
            let is_never = tokens[..at].iter().rev().take(4).any(|it| &*it.lower == "never")
                && !tokens[..at].iter().rev().take_while(|it| &*it.lower != "never").any(|it| it.is_mark(','));
            // "In a town, people are honest": what stands before a comma is not what is called so.
            let of_quality = says(here, QUALITIES) || says(here, "liar");
            let same_clause =
                tokens[..at].iter().rev().take_while(|it| !(of_quality && (it.is_mark(',') || it.is_mark(':'))));
            let noun = same_clause.into_iter().find(|it| match it.kind {
                TokenKind::Word { .. } => !says(std::slice::from_ref(*it), SKIPPED),
                _ => false,
            });
            // Kinds are told of in the plural, or as "a sage" and "every sage".
            let is_of_many = |noun: &Token| {
                let place = tokens.iter().position(|it| it.span == noun.span).unwrap_or(0);
                let before = place.checked_sub(1).map(|it| &tokens[it..=it]);
                noun.lower.ends_with('s') && noun.lower.len() > 4
                    || noun.lower.ends_with("men")
                    || before.is_some_and(|it| says(it, "a|an|every|each|any"))
            };
            let noun = noun.filter(|noun| !of_quality || is_of_many(noun));
            let noun = match noun {
                Some(noun)
                    if !says(std::slice::from_ref(noun), "truth|lie|not|true|false|liar")
                        && !says(std::slice::from_ref(noun), QUALITIES) =>
                {
                    noun
                }
                _ if is_lie && says(here, "liar") => &tokens[at],
                // "People are either honest or liars": the quality is all that they are called.
                _ if says(here, QUALITIES) => &tokens[at],
                _ => continue,
            };
            // "Honest people always tell the truth": the word itself is what they are called.
            let is_quality = says(here, QUALITIES)
                && tokens.get(at + 1).is_some_and(|next| {
                    matches!(next.kind, TokenKind::Word { .. })
                        && !says(std::slice::from_ref(next), "and|or|but|while|always")
                });
            let noun = if is_quality { &tokens[at] } else { noun };
            let slot = usize::from(is_lie != is_never);
            let noun = if noun.lower.starts_with("teller") { "truth-tellers" } else { &*noun.lower };
            if found[slot].is_none() {
                found[slot] = Some(noun.to_owned());
                let place = tokens[..at].iter().rposition(|it| &*it.lower == noun).filter(|it| *it > 0);
                before[slot] = place.map(|it| tokens[it - 1].lower.to_string());
            }
            if !defining.contains(&sentence.span) {
                defining.push(sentence.span.clone());
            }
        }
    }
    let [truth, lie] = found;
    // "The Honest Guard" is told apart from "the Crooked Guard" by its first word, which tells enough.
    let lower = prompt.text.to_lowercase();
    let shared = match (&truth, &lie) {
        (Some(truth), Some(lie)) if truth == lie => Some(truth.clone()),
        (Some(truth), Some(lie)) if lower.contains(&format!("{truth} {lie}")) => {
            before[0] = Some(truth.clone());
            Some(lie.clone())
        }
        (Some(truth), Some(lie)) if lower.contains(&format!("{lie} {truth}")) => {
            before[1] = Some(lie.clone());
            Some(truth.clone())
        }
        _ => None,
    };
    if let ([Some(truthful), Some(lying)], Some(noun)) = (&before, shared) {
        let is_quality = |it: &String| it.len() > 2 && !says_only_grammar(it) && it.chars().all(char::is_alphabetic);
        if is_quality(truthful) && is_quality(lying) && truthful != lying {
            let words = [truthful, lying].map(|quality| qualified(prompt, quality, &noun));
            return Some((words, defining, Some(noun)));
        }
    }
    let (truth, lie) = match (truth, lie) {
        (Some(truth), Some(lie)) if singular(prompt, &truth) != singular(prompt, &lie) => (truth, lie),
        _ if prompt.says_somewhere("knave|knaves") => ("knight".to_owned(), "knave".to_owned()),
        _ if prompt.says_somewhere(
            "truth-teller|truthteller|truth-tellers|truthtellers|truth_teller|truth_tellers|truth_-_teller|truth_-_tellers \
             liar|liars",
        ) =>
        {
            ("truth-teller".to_owned(), "liar".to_owned())
        }
        _ => {
            // "Each of them either always lies or always tells the truth": kinds without words for them.
            let mut such = prompt.sentences_that_say("always|either|consistently lie truth");
            defining = vec![such.next()?.span.clone()];
            ("truth-teller".to_owned(), "liar".to_owned())
        }
    };
    Some(([kind_words(prompt, &truth), kind_words(prompt, &lie)], defining, None))
}

fn says_only_grammar(word: &str) -> bool {
    ["the", "and", "but", "some", "other", "others", "all", "each", "every", "both", "two", "these", "those"]
        .contains(&word)
}

/// "In the Honest Guard", "a green islander": kinds told apart by the word before their noun.
fn qualified(prompt: &Prompt, quality: &str, noun: &str) -> KindWords {
    let lower = prompt.text.to_lowercase();
    let group = format!("the {quality} {noun}");
    let forms =
        vec![format!("{quality} {noun}"), format!("{quality} {noun}s"), quality.to_owned(), format!("{quality}s")];
    // A group is written as the prompt writes it.
    match lower.find(&group).filter(|at| prompt.text.is_char_boundary(*at) && !noun.ends_with('s')) {
        Some(at) if lower.len() == prompt.text.len() => (format!("in {}", &prompt.text[at..at + group.len()]), forms),
        _ => {
            let one = singular(prompt, noun);
            let article = if quality.starts_with(['a', 'e', 'i', 'o', 'u', 'h']) { "an" } else { "a" };
            let article = if quality.starts_with('h') && !quality.starts_with("hon") { "a" } else { article };
            let all = [forms, vec![format!("{quality} {one}")]].concat();
            (format!("{article} {quality} {one}"), all)
        }
    }
}

/// One of them, as the prompt says it, else by its lemma.
fn singular(prompt: &Prompt, word: &str) -> String {
    let lower = prompt.text.to_lowercase();
    let candidates = [word.strip_suffix("es"), word.strip_suffix('s'), Some(word)];
    let is_said_of_one = |it: &&str| {
        [" a ", " an ", "/a ", "\na "].iter().any(|article| {
            lower.contains(&format!("{article}{it}")) && {
                let after =
                    lower.find(&format!("{article}{it}")).map_or("", |at| &lower[at + article.len() + it.len()..]);
                !after.starts_with(char::is_alphanumeric)
            }
        })
    };
    match candidates.into_iter().flatten().find(|it| it.len() > 2 && is_said_of_one(it)) {
        Some(said) => said.to_owned(),
        None if word.ends_with("lves") || word.ends_with("ieves") || word.ends_with("arves") => {
            format!("{}f", &word[..word.len() - 3])
        }
        None => {
            let lemma = crate::language::singular(word);
            lemma.trim().to_owned()
        }
    }
}

fn kind_words(prompt: &Prompt, word: &str) -> KindWords {
    let one = singular(prompt, word);
    let lower = prompt.text.to_lowercase();
    let is_quality = ["honest", "truthful", "dishonest", "untruthful"].contains(&word)
        || ["people", "persons", "ones", "men", "women", "inhabitants", "islanders", "folk"]
            .iter()
            .any(|noun| lower.contains(&format!("{word} {noun}")));
    let article = match one.starts_with(['a', 'e', 'i', 'o', 'u']) || one.starts_with("hon") {
        _ if is_quality => "",
        true => "an ",
        false => "a ",
    };
    let mut forms = vec![one.clone(), format!("{one}s"), format!("{one}es"), word.to_owned()];
    forms.push(one.strip_suffix('y').map_or(one.clone(), |start| format!("{start}ies")));
    if one.contains('-') {
        forms.extend([one.replace('-', " "), format!("{}s", one.replace('-', " "))]);
    }
    (format!("{article}{one}"), forms)
}
