//! What the signs in the drawing of a circuit stand for, wherever and in whatever words the text explains them: "&&: AND",
//! "gates are blocks: ↑↑ is a NAND gate", "a >o on a wire inverts the signal", "XOR is drawn as =1".

use std::collections::BTreeMap;
use std::ops::Range;

use super::drawings::Gate;

/// Looks for the gate that a sign stands for, on one side of it.
type Look = fn(&str, &Range<usize>, &[Range<usize>]) -> Option<Gate>;

/// Signs have at most so many characters.
const LONGEST: usize = 4;

/// A gate is named at most so many bytes away from its sign.
const FARTHEST: usize = 60;

const OF_LINES: [char; 22] =
    ['─', '━', '│', '┃', '┐', '╮', '┘', '╯', '└', '╰', '┌', '╭', '├', '┤', '┬', '┴', '┼', '●', '•', ' ', ':', '\t'];

/// The signs that are drawn behind a wall or on a wire.
pub fn signs(drawn: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in drawn {
        let cells: Vec<char> = line.chars().collect();
        let mut at = 1;
        while at < cells.len() {
            let is_led_to = matches!(cells[at - 1], '│' | '┃' | '─' | '━');
            let length = cells[at..].iter().take_while(|c| !OF_LINES.contains(c)).count();
            // What stands alone at the end of a wire is the name of the output.
            let sign: String = cells[at..at + length].iter().collect();
            let is_output = matches!(&*sign.to_uppercase(), "OUT" | "OUTPUT");
            if is_led_to && (1..=LONGEST).contains(&length) && !is_output && !found.contains(&sign) {
                found.push(sign);
            }
            at += length.max(1);
        }
    }
    found
}

/// The gate of each sign that the text around the drawing explains, and where it does so.
pub fn told(text: &str, drawing: &Range<usize>, signs: &[String]) -> (BTreeMap<String, Gate>, Vec<Range<usize>>) {
    let mut places: Vec<(Range<usize>, &String)> = Vec::new();
    for sign in signs {
        for (at, _) in text.match_indices(sign.as_str()) {
            let span = at..at + sign.len();
            if span.start < drawing.end && drawing.start < span.end || !stands_alone(text, &span) {
                continue;
            }
            // "AND" within no other sign, and "&" not within "&&".
            if !signs.iter().any(|it| it.len() > sign.len() && it.contains(sign.as_str()) && is_within(text, &span, it))
            {
                places.push((span, sign));
            }
        }
    }
    places.sort_by_key(|it| it.0.start);
    let all: Vec<Range<usize>> = places.iter().map(|it| it.0.clone()).collect();
    // Signs stand before their gates or behind them, and in one legend all alike.
    let directions: [Look; 2] = [gate_behind, gate_before];
    let mut best: (BTreeMap<String, Gate>, Vec<Range<usize>>) = (BTreeMap::new(), Vec::new());
    for direction in directions {
        let mut found = BTreeMap::new();
        let mut spans = Vec::new();
        for (span, sign) in &places {
            if let Some(gate) = direction(text, span, &all)
                && !found.contains_key(*sign)
            {
                found.insert((*sign).clone(), gate);
                spans.push(span.clone());
            }
        }
        if found.len() > best.0.len() {
            best = (found, spans);
        }
    }
    // Where both ways are mixed, each sign is taken as it is told.
    for (span, sign) in &places {
        if !best.0.contains_key(*sign)
            && let Some(gate) = gate_behind(text, span, &all).or_else(|| gate_before(text, span, &all))
        {
            best.0.insert((*sign).clone(), gate);
            best.1.push(span.clone());
        }
    }
    best
}

fn stands_alone(text: &str, span: &Range<usize>) -> bool {
    let sign = &text[span.clone()];
    let is_word = sign.chars().all(char::is_alphanumeric);
    let is_same = |c: char| if is_word { c.is_alphanumeric() } else { sign.contains(c) };
    !text[..span.start].ends_with(is_same) && !text[span.end..].starts_with(is_same)
}

fn is_within(text: &str, span: &Range<usize>, other: &str) -> bool {
    text.match_indices(other).any(|(at, _)| at <= span.start && span.end <= at + other.len())
}

/// The gate that is named behind a sign, before the next one.
fn gate_behind(text: &str, span: &Range<usize>, all: &[Range<usize>]) -> Option<Gate> {
    let end = all.iter().map(|it| it.start).find(|&at| at >= span.end).unwrap_or(text.len());
    let mut end = end.min(span.end + FARTHEST).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let said = &text[span.end..end];
    let is_end = |at: usize, c: char| {
        matches!(c, ';' | '\n' | ',')
            || c == '.' && said[at + 1..].starts_with([' ', '\n']) && !said[..at].ends_with('.')
    };
    let stop = said.char_indices().find(|&(at, c)| is_end(at, c)).map_or(said.len(), |it| it.0);
    named(&said[..stop]).into_iter().next()
}

/// The gate that is named before a sign, behind the one before it.
fn gate_before(text: &str, span: &Range<usize>, all: &[Range<usize>]) -> Option<Gate> {
    let start = all.iter().rev().map(|it| it.end).find(|&at| at <= span.start).unwrap_or(0);
    let mut start = start.max(span.start.saturating_sub(FARTHEST));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let said = &text[start..span.start];
    let from = said.rfind([';', '\n', ',']).or_else(|| said.rfind(". ")).map_or(0, |it| it + 1);
    named(&said[from..]).into_iter().next_back()
}

/// The gates that are named in these words: "an exclusive or", "NAND", "inverts the signal".
fn named(said: &str) -> Vec<Gate> {
    let lower = said
        .to_lowercase()
        .replace("exclusive-or", "xor")
        .replace("exclusive or", "xor")
        .replace("exclusive nor", "xnor");
    let lower = lower
        .replace("exclusive-nor", "xnor")
        .replace("negated and", "nand")
        .replace("negated or", "nor")
        .replace("not-and", "nand");
    let lower = lower.replace("not-or", "nor").replace("inverted and", "nand").replace("inverted or", "nor");
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_inverter = ["invert", "negat", "complement", "flips"].iter().any(|it| word.starts_with(it));
        let gate = if is_inverter { Some(Gate::Not) } else { Gate::read(word) };
        // "And" and "or" at the end only join what follows; "is not" denies.
        let joins = matches!(*word, "and" | "or") && at + 1 == words.len() && at > 0 && !found.is_empty();
        found.extend(gate.filter(|_| !joins));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_explained_before_or_behind_their_gates() {
        let signs: Vec<String> = ["&&", "↑↑", ">o", "=1"].map(str::to_owned).into();
        let wanted = BTreeMap::from([
            ("&&".to_owned(), Gate::And),
            ("↑↑".to_owned(), Gate::Nand),
            (">o".to_owned(), Gate::Not),
            ("=1".to_owned(), Gate::Xor),
        ]);
        for text in [
            "Gates are blocks: && is an AND gate, ↑↑ a NAND gate and =1 an XOR gate; a >o on a wire inverts the signal.",
            "&& AND    ↑↑ NAND    =1 exclusive or    >o inverter",
            "AND gates are drawn as &&, NAND as ↑↑, XOR as =1 and inverters as >o.",
            "AND: &&  NAND: ↑↑  XOR: =1  NOT: >o",
            "- `&&`: AND\n- `↑↑`: NAND\n- `=1`: XOR\n- `>o`: Negate",
        ] {
            assert_eq!(told(text, &(0..0), &signs).0, wanted, "{text}");
        }
    }

    #[test]
    fn signs_are_found_behind_walls_and_on_wires() {
        assert_eq!(signs(&["A: ──>o─│&&──┘│", "    │ └────│=1─── OUT", "   ─│AN"]), [">o", "&&", "=1", "AN"]);
    }
}
