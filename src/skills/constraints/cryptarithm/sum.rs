//! The words of a sum, in one line or in columns.

/// A word is on its line alone, but for a sign; a line of dashes stands before the result.
pub fn in_columns(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let rule = lines.iter().position(|line| is_rule(line))?;
    let result = word_of(lines.get(rule + 1)?)?.1;
    let mut above = Vec::new();
    for line in lines[..rule].iter().rev() {
        match word_of(line) {
            Some(found) => above.insert(0, found),
            None if above.is_empty() => return None,
            None => break,
        }
    }
    let (minus, plus): (Vec<_>, Vec<_>) = above.into_iter().partition(|(sign, _)| *sign == '-');
    let words = |signed: Vec<(char, String)>| signed.into_iter().map(|(_, word)| word).collect::<Vec<_>>();
    if minus.is_empty() {
        return Some((words(plus), vec![result]));
    }
    let right = words(plus);
    Some((words(minus).into_iter().chain([result]).collect(), right))
}

/// A line that is drawn above the result.
pub fn is_rule(line: &str) -> bool {
    line.len() > 1 && line.chars().all(|c| matches!(c, '-' | '=' | '_' | '–' | '—' | '─'))
}

/// A sign, plus when there is none, and a word whose letters may be spaced.
pub fn word_of(line: &str) -> Option<(char, String)> {
    let line = line.trim_matches(['`', '|', '"']);
    let (sign, rest) = match line.chars().next()? {
        '+' => ('+', &line[1..]),
        '-' | '–' | '−' => ('-', &line[line.chars().next()?.len_utf8()..]),
        '=' => ('+', &line[1..]),
        _ => ('+', line.strip_suffix('+').unwrap_or(line)),
    };
    let pieces: Vec<&str> = rest.split_whitespace().collect();
    let is_spaced = pieces.len() > 1 && pieces.iter().all(|piece| piece.chars().count() == 1);
    let word = if is_spaced || pieces.len() == 1 { pieces.concat() } else { return None };
    is_word(&word).then_some((sign, word))
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_uppercase())
        || word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
}

/// Words with signs between them around an equals sign.
pub fn in_line(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let pieces = pieces(text);
    let is_equals = |piece: &str| matches!(piece, "=" | "==");
    let mut found = None;
    for at in (0..pieces.len()).filter(|&at| is_equals(&pieces[at])) {
        let left: Vec<&str> = pieces[..at].iter().rev().map(|it| it.as_str()).collect();
        let right: Vec<&str> = pieces[at + 1..].iter().map(|it| it.as_str()).collect();
        let (Some(mut left), Some(right)) = (terms(&left), terms(&right)) else {
            continue;
        };
        left.reverse();
        let signs_left = signs_backwards(&pieces[..at], left.len());
        let signs_right = signs_forwards(&pieces[at + 1..]);
        let (mut one, mut other) = (Vec::new(), Vec::new());
        // What is taken away on one side is added on the other.
        for (word, sign) in left.into_iter().zip(signs_left) {
            if sign == '+' { one.push(word) } else { other.push(word) }
        }
        for (word, sign) in right.into_iter().zip(signs_right) {
            if sign == '+' { other.push(word) } else { one.push(word) }
        }
        if one.len() + other.len() > 2 {
            if found.is_some() {
                return None;
            }
            found = Some(if other.len() > one.len() { (other, one) } else { (one, other) });
        }
    }
    found
}

/// What leads in the total of words that are told one after the other.
const TOTALS: &[&str] = &[
    "sum", "total", "totals", "result", "get", "gets", "give", "gives", "giving", "make", "makes", "making", "equal",
    "equals", "yield", "yields", "yielding", "comes", "come", "obtain", "obtains", "amounts", "produce", "produces",
    "answer", "adds", "becomes", "getting",
];

/// Words in capitals that are told one after the other, where a word leads in the total: "add TWO and TWO, and you get FOUR",
/// "first number: AB, second number: CB, sum: DCE".
pub fn in_words(text: &str) -> Option<(Vec<String>, Vec<String>)> {
    let all: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|it| !it.is_empty())
        .map(|it| (it.as_ptr() as usize - text.as_ptr() as usize, it))
        .collect();
    let is_loud = |piece: &str| piece.len() > 1 && piece.bytes().all(|c| c.is_ascii_uppercase());
    // A heading in capitals has no small letter beside it, and no word of a sum is "JSON" or "OK".
    let is_of_a_heading = |at: usize| {
        let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let words = line.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
        words.clone().count() > 1
            && words.clone().all(|it| is_loud(it) || it.bytes().all(|c| c.is_ascii_digit()))
            && !line.contains([',', '+', ';'])
    };
    const NO_WORDS: &[&str] =
        &["JSON", "OK", "NOT", "AND", "NB", "PS", "SUM", "TOTAL", "PLUS", "EQUALS", "IS", "PDF", "UK", "US", "TV"];
    // "LETTER=digit" shows how the answer is written.
    let is_of_a_form = |at: usize| {
        text[at..].trim_start_matches(|c: char| c.is_ascii_uppercase()).starts_with(['=', ':'])
            && !text[at..].trim_start_matches(|c: char| c.is_ascii_uppercase())[1..].starts_with(' ')
    };
    let told: Vec<usize> = (0..all.len())
        .filter(|&at| is_loud(all[at].1) && !NO_WORDS.contains(&all[at].1))
        .filter(|&at| !is_of_a_heading(all[at].0) && !is_of_a_form(all[at].0))
        .collect();
    // The words between one of them and the one before it; before the first, those that stand close to it.
    let before = |index: usize| -> Vec<String> {
        let at = told[index];
        let from = if index == 0 { at.saturating_sub(2) } else { told[index - 1] + 1 };
        all[from..at].iter().map(|it| it.1.to_lowercase()).collect()
    };
    // "The sum of AB, CB and DB is CDE": its parts come first.
    let is_sum_of = told.first().is_some_and(|_| {
        let led = before(0);
        led.last().is_some_and(|it| it == "of") && led.iter().any(|it| matches!(it.as_str(), "sum" | "total"))
    });
    let leads_total = |index: usize| {
        let said = before(index);
        said.iter().any(|it| TOTALS.contains(&it.as_str())) || is_sum_of && said.iter().any(|it| it == "is")
    };
    let names_total = |index: usize| {
        !is_sum_of && before(index).iter().any(|it| matches!(it.as_str(), "sum" | "total" | "result" | "answer"))
    };
    let takes = [
        "minus",
        "subtract",
        "subtracted",
        "subtracting",
        "difference",
        "less",
        "take",
        "away",
        "times",
        "product",
        "multiplied",
        "divided",
        "not",
        "isn't",
        "never",
    ];
    let last = (0..told.len()).find(|&index| index > 1 && leads_total(index));
    let first = (told.len() > 2 && names_total(0)).then_some(0);
    let (total, others) = match (last, first) {
        (Some(last), None) => (last, 0..last),
        (None, Some(_)) => (0, 1..told.len()),
        _ => return None,
    };
    // What is named later is named again.
    let end = others.end.max(total + 1);
    if !told[end..].iter().all(|&at| told[..end].iter().any(|&it| all[it].1 == all[at].1)) {
        return None;
    }
    let words: Vec<String> = others.clone().map(|index| all[told[index]].1.to_owned()).collect();
    let total_word = all[told[total]].1.to_owned();
    let are_near = (1..=others.end.max(total).min(told.len() - 1)).all(|index| before(index).len() < 12);
    let adds =
        (0..=total.max(others.end - 1)).all(|index| !before(index).iter().any(|it| takes.contains(&it.as_str())));
    let longest = words.iter().map(String::len).max()?;
    let is_fit = (longest..=longest + 1).contains(&total_word.len()) && !words.contains(&total_word);
    (are_near && adds && is_fit && words.len() > 1).then(|| (words, vec![total_word]))
}

/// The text as words and signs.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut around = text.chars().skip(1).chain([' ']);
    let mut before = ' ';
    for c in text.chars().chain([' ']) {
        let (last, next) = (std::mem::replace(&mut before, c), around.next().unwrap_or(' '));
        // Two asterisks, or one at a word, are marks of emphasis.
        if c == '*' && last.is_whitespace() && next.is_whitespace()
            || c == '*' && last.is_alphanumeric() && next.is_alphanumeric()
        {
            pieces.extend([std::mem::take(&mut word), "*".to_owned()].into_iter().filter(|it| !it.is_empty()));
            continue;
        }
        if c.is_alphanumeric() {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            pieces.push(std::mem::take(&mut word));
        }
        match c {
            '−' | '–' => pieces.push("-".to_owned()),
            c if c.is_whitespace() || matches!(c, '*' | '`' | '"' | '\'' | '$' | '\\' | '“' | '”') => {}
            other => pieces.push(other.to_string()),
        }
    }
    let spoken = |piece: String| match &*piece {
        "plus" => "+".to_owned(),
        "minus" => "-".to_owned(),
        "equals" => "=".to_owned(),
        _ => piece,
    };
    let mut pieces: Vec<String> = pieces.into_iter().map(spoken).collect();
    pieces.dedup_by(|next, last| *next == "=" && *last == "=");
    pieces
}

/// The words at the beginning of these pieces, with plus and minus between them.
fn terms(pieces: &[&str]) -> Option<Vec<String>> {
    let mut words = Vec::new();
    for pair in pieces.chunks(2) {
        if !is_word(pair[0]) {
            return None;
        }
        words.push(pair[0].to_owned());
        match pair.get(1) {
            Some(&("+" | "-")) => {}
            Some(&("×" | "*" | "x" | "times" | "/" | "÷" | "^" | "=")) => return None,
            _ => return Some(words),
        }
    }
    None
}

fn sign(piece: Option<&String>) -> char {
    if piece.is_some_and(|it| it == "-") { '-' } else { '+' }
}

/// The signs before the last so many words.
fn signs_backwards(pieces: &[String], count: usize) -> Vec<char> {
    let first = pieces.len() + 1 - 2 * count;
    (0..count).map(|at| if at == 0 { '+' } else { sign(pieces.get(first + 2 * at - 1)) }).collect()
}

/// The sign before each of the words that follow.
fn signs_forwards(pieces: &[String]) -> impl Iterator<Item = char> + '_ {
    (0..).map(|at: usize| sign(at.checked_sub(1).and_then(|before| pieces.get(2 * before + 1))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Option<(String, String)> {
        let (left, right) = in_columns(text).or_else(|| in_line(text)).or_else(|| in_words(text))?;
        Some((left.join(" "), right.join(" ")))
    }

    #[test]
    fn a_sum_is_read_in_a_line_and_in_columns() {
        let said = |left: &str, right: &str| Some((left.to_owned(), right.to_owned()));
        assert_eq!(sides("Solve SEND + MORE = MONEY, please."), said("SEND MORE", "MONEY"));
        assert_eq!(sides("solve send plus more equals money"), said("send more", "money"));
        assert_eq!(sides("Puzzle: A + B + C = D."), said("A B C", "D"));
        assert_eq!(sides("TWO - ONE = NEW"), said("ONE NEW", "TWO"));
        assert_eq!(sides("MONEY = SEND + MORE"), said("SEND MORE", "MONEY"));
        assert_eq!(sides("x:\n  SEND\n+ MORE\n------\n MONEY\n"), said("SEND MORE", "MONEY"));
        assert_eq!(sides("x:\n  S E N D\n  MORE\n+ ME\n======\n MONEY\n"), said("SEND MORE ME", "MONEY"));
        assert_eq!(sides("x:\n  MONEY\n- MORE\n------\n SEND\n"), said("MORE SEND", "MONEY"));
        assert_eq!(sides("You add SEND and MORE and you get MONEY."), said("SEND MORE", "MONEY"));
        assert_eq!(
            sides("There are three amounts, AB, CB and DB, and below them the total, CDE."),
            said("AB CB DB", "CDE")
        );
        assert_eq!(sides("The sum of SEND and MORE is MONEY; write LETTER=digit."), said("SEND MORE", "MONEY"));
        assert_eq!(sides("one: SEND\ntwo: MORE\nsum: MONEY"), said("SEND MORE", "MONEY"));
        assert_eq!(sides("The total MONEY is made up of SEND and MORE."), said("SEND MORE", "MONEY"));
        assert_eq!(sides("Take MORE away from MONEY and you get SEND."), None);
        assert_eq!(sides("The sum of AB and CD is not EFG."), None);
        assert_eq!(sides("AB × C = DE"), None);
        assert_eq!(sides("2 + 2 = 4"), None);
    }
}
