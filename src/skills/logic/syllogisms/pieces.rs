//! An argument in any layout, cut into pieces that each say one thing: sentences, items with their labels, what stands after
//! a colon, in quotation marks, or behind an arrow.

/// How a piece ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Plain,
    Question,
    /// A colon: it leads in what follows.
    Colon,
}

#[derive(Clone, Debug)]
pub struct Piece<'p> {
    pub text: &'p str,
    /// What it is called in a list: `B` or `2`.
    pub label: Option<&'p str>,
    pub end: End,
    /// Whether an arrow or a sign for "therefore" stands before it.
    pub is_after_arrow: bool,
}

const ARROWS: [&str; 7] = ["=>", "==>", "⇒", "∴", "⊢", "|-", "|="];

/// The pieces of a prompt, in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found: Vec<Piece> = Vec::new();
    let (mut start, mut at) = (0, 0);
    let (mut label, mut is_after_arrow) = (None, false);
    while at <= text.len() {
        if at == start
            && let Some((name, length)) = label_at(text, at)
        {
            label = Some(name);
            at += length;
            start = at;
            continue;
        }
        let rest = &text[at..];
        let (end, length, is_arrow) = match break_at(text, at) {
            Some(found) => found,
            None => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                // A label within a line ends what stands before it.
                let is_label = text.get(at..).is_some_and(|rest| rest.starts_with(['(']) || text[..at].ends_with(' '))
                    && label_at(text, at).is_some_and(|(_, length)| text[at..at + length].contains(')'));
                if !is_label {
                    continue;
                }
                (End::Plain, 0, false)
            }
        };
        let piece = text[start..at].trim();
        if piece.chars().any(char::is_alphanumeric) {
            found.push(Piece { text: piece, label: label.take(), end, is_after_arrow });
            is_after_arrow = false;
        }
        is_after_arrow |= is_arrow;
        at += length;
        start = at;
        if at >= text.len() {
            break;
        }
    }
    found
}

/// What ends a piece here: how it ends, how long the mark is, and whether it is an arrow.
fn break_at(text: &str, at: usize) -> Option<(End, usize, bool)> {
    let rest = &text[at..];
    if let Some(arrow) = ARROWS.iter().filter(|it| rest.starts_with(**it)).max_by_key(|it| it.len()) {
        return Some((End::Plain, arrow.len(), true));
    }
    let Some(first) = rest.chars().next() else {
        return Some((End::Plain, 1, false));
    };
    let after = rest[first.len_utf8()..].chars().next();
    let is_apart = after.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '”' | '\'' | ')' | '*'));
    let end = match first {
        '?' => End::Question,
        '\n' | ';' | '!' | '"' | '“' | '”' | '—' => End::Plain,
        '.' if is_apart => End::Plain,
        ':' if is_apart => End::Colon,
        '-' | '–' | '/' if text[..at].ends_with(' ') && is_apart => End::Plain,
        _ => return None,
    };
    Some((end, first.len_utf8(), false))
}

/// The label that begins here, `(B)`, `b)`, `2.` or `-`, and how many bytes it takes.
fn label_at(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = &text[at..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '*', '#']).len();
    let rest = &rest[blanks..];
    let before = text[..at + blanks].trim_end_matches([' ', '\t', '*', '#', '.']);
    let is_line = before.is_empty() || before.ends_with('\n');
    if is_line && let Some(bare) = rest.strip_prefix(['-', '•']) {
        return bare.starts_with(' ').then_some(("-", blanks + rest.len() - bare.len()));
    }
    let bare = rest.strip_prefix('(').unwrap_or(rest);
    let name = bare.get(..1).filter(|it| it.chars().all(char::is_alphanumeric))?;
    let closing = bare[1..].chars().next()?;
    let is_apart = bare[1 + closing.len_utf8()..].starts_with([' ', '\t']);
    let is_number = name.chars().all(|c| c.is_ascii_digit());
    let is_label = match closing {
        ')' => true,
        '.' | ':' => is_apart && (is_line || is_number && text[..at + blanks].trim_end().ends_with(['.', ':'])),
        _ => false,
    };
    let is_begun = text[..at + blanks].is_empty() || text[..at + blanks].ends_with(char::is_whitespace);
    let length = blanks + (rest.len() - bare.len()) + 2;
    (is_label && is_apart && is_begun).then_some((name, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let told = |piece: Piece| match (piece.label, piece.is_after_arrow) {
            (Some(label), _) => format!("[{label}] {}", piece.text),
            (None, true) => format!("=> {}", piece.text),
            (None, false) => piece.text.to_owned(),
        };
        pieces(text).into_iter().map(told).collect()
    }

    #[test]
    fn sentences_items_and_what_is_led_in_are_pieces() {
        assert_eq!(cut("Valid? no A are B, some C are B => some C are not A").len(), 3);
        assert_eq!(cut("Premise 1: No cats bark.\nSo?"), ["Premise 1", "No cats bark", "So"]);
        assert_eq!(cut("Which?\n(A) All x are y.\n(B) No x are y."), ["Which", "[A] All x are y", "[B] No x are y"]);
        assert_eq!(cut("Which? a) all x are y b) no x are y"), ["Which", "[a] all x are y", "[b] no x are y"]);
        assert_eq!(cut(" 1. All x are y.\n 2. No y are z."), ["[1] All x are y", "[2] No y are z"]);
        assert_eq!(cut("Some B are A. No C are B."), ["Some B are A", "No C are B"]);
        assert_eq!(cut("All x are y. ∴ no x are z"), ["All x are y", "=> no x are z"]);
    }
}
