//! How a move is to be written, where the prompt shows it: "A->C", "(from, to)", "disk 3: A -> C", "disk 3, right to left".

use crate::language::Telling;
use crate::problem::Form;

/// What may stand for a peg where the form of a move is shown.
const PLACES: [&str; 10] = ["from", "to", "source", "target", "X", "Y", "from_peg", "to_peg", "start", "end"];

/// What stands between the two pegs of a move.
const BETWEEN: [&str; 5] = [" -> ", "->", " → ", "→", " to "];

/// The form of one move, with places for the disk and the two pegs, and the form of several.
pub struct Notation {
    pub one: String,
    pub all: Form,
}

/// None where no form is shown, or in another way.
pub fn notation(telling: &Telling, names: &[String]) -> Option<Notation> {
    let prompt = telling.prompt;
    let is_place = |word: &str| PLACES.contains(&word) || names.iter().any(|name| name == word);
    let shows =
        "notation|format|form|formatted|like|as|write|output|use|example|e|style|print|respond|answer|give|list|return";
    let sentences = prompt.outline().sentences.iter().map(|it| it.span.clone());
    let quotes = prompt.outline().quotes.iter().map(|it| it.span.clone());
    let spans: Vec<_> = prompt
        .sentences_that_say(shows)
        .map(|it| it.span.clone())
        .chain(sentences.filter(|span| prompt.text[..span.start].trim_end().ends_with(':')))
        .chain(quotes)
        .collect();
    let one = spans.iter().find_map(|span| shown(&prompt.text[span.clone()], &is_place))?;
    let is_arrow = one.contains("->") || one.contains('→') || one.starts_with('(') || one.starts_with('[');
    let is_list = prompt.says("list|array|python|json") && one.starts_with(['(', '[']);
    let by_comma = prompt.says("comma|commas|comma-separated|comma_separated")
        || prompt.text.contains(&format!("{},", sample(&one, names)));
    let by_line = prompt.says("line|lines|per_line");
    let item = Form::Filled(one.clone());
    let all = match () {
        () if is_list => Form::json(item),
        () if by_comma && is_arrow && !by_line => Form::listed("", ", ", "", item),
        () => Form::listed("", "\n", "", item),
    };
    Some(Notation { one, all })
}

/// The form with the first two names in it.
fn sample(one: &str, names: &[String]) -> String {
    let last = names.len() - 1;
    one.replace("{1}", &names[0]).replace("{2}", &names[last])
}

/// The form that some words show.
fn shown(text: &str, is_place: &impl Fn(&str) -> bool) -> Option<String> {
    let word_before = |at: usize| {
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        (is_place(word)).then(|| (at - word.len(), word.to_owned()))
    };
    let word_behind = |at: usize| {
        let word = text[at..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
        is_place(word).then(|| at + word.len())
    };
    for between in BETWEEN {
        for (at, _) in text.match_indices(between) {
            let (Some((start, _)), Some(_)) = (word_before(at), word_behind(at + between.len())) else {
                continue;
            };
            let lead = disk_before(&text[..start]);
            // "From A to C" is what is to be done; as a form it has a disk.
            if between == " to " && lead.is_none() {
                continue;
            }
            return Some(format!("{}{{1}}{between}{{2}}", lead.unwrap_or_default()));
        }
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        for (at, _) in text.match_indices(open) {
            let Some(length) = text[at..].find(close) else {
                continue;
            };
            if let [one, other] = text[at + 1..at + length].split(", ").collect::<Vec<_>>()[..] {
                let bare = |word: &str| word.trim_matches(|c| c == '"' || c == '\'').to_owned();
                if is_place(&bare(one)) && is_place(&bare(other)) {
                    let marks = if one.starts_with(['"', '\'']) { &one[..1] } else { "" };
                    return Some(format!("{open}{marks}{{1}}{marks}, {marks}{{2}}{marks}{close}"));
                }
            }
        }
    }
    None
}

/// "disk 3: ", "3: " or "disk 3, " right before the pegs, with a place for the disk.
fn disk_before(before: &str) -> Option<String> {
    let mark = [": ", ":", ", "].into_iter().find(|mark| before.ends_with(mark))?;
    let rest = &before[..before.len() - mark.len()];
    let number = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_number = !number.is_empty()
        && (number.chars().all(|c| c.is_ascii_digit()) || matches!(number, "n" | "N" | "X" | "k" | "d"));
    if !is_number {
        return None;
    }
    let lead = rest[..rest.len() - number.len()].trim_end();
    let word = lead.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let is_disk = matches!(&*word.to_lowercase(), "disk" | "disc" | "ring");
    match (is_disk, mark) {
        (true, _) => Some(format!("{word} {{0}}{mark}")),
        (false, ", ") => None,
        (false, _) => Some(format!("{{0}}{mark}")),
    }
}
