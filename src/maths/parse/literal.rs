//! Numbers and indices as they are written: groups of digits, powers of ten, `½`, `2 1/2`, `x_{12}`, `x²`.

use crate::maths::number::Number;

pub(super) fn count_digits(bytes: &[u8], from: usize) -> usize {
    bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count()
}

/// The length of `,`, `{,}` or `,\!` between groups of three digits.
pub(super) fn group_separator(rest: &str) -> Option<usize> {
    ["{,}", ",\\!", ","].into_iter().find(|separator| rest.starts_with(separator)).map(str::len)
}

/// `e6` after a number, as in 1e6. After `e-` only when the number could not be multiplied by e, as in 1.5e-3.
pub(super) fn power_of_ten(after: &str, number: &str) -> Option<(i64, usize)> {
    let exponent = after.strip_prefix(['e', 'E'])?;
    let (negative, digits) = match exponent.strip_prefix('-') {
        Some(digits) if number.contains('.') || number == "1" => (true, digits),
        Some(_) => return None,
        None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
    };
    let length = count_digits(digits.as_bytes(), 0);
    if !(1..=4).contains(&length) || digits[length..].starts_with(|c: char| c.is_alphanumeric() || c == '.') {
        return None;
    }
    let value: i64 = digits[..length].parse().ok()?;
    Some((if negative { -value } else { value }, after.len() - digits.len() + length))
}

/// ` 1/2` after a whole number, as in 2 1/2: one space, a proper fraction, and nothing glued to it.
pub(super) fn mixed_part(after: &str) -> Option<(Number, usize)> {
    let fraction = after.strip_prefix(' ')?;
    let above = count_digits(fraction.as_bytes(), 0);
    let below = fraction.get(above..)?.strip_prefix('/')?;
    let width = count_digits(below.as_bytes(), 0);
    if !(1..=3).contains(&above) || !(1..=3).contains(&width) {
        return None;
    }
    let numerator: i64 = fraction[..above].parse().ok()?;
    let denominator: i64 = below[..width].parse().ok()?;
    let mut rest = below[width..].chars();
    let glued = match rest.next() {
        Some('.' | ',') => rest.next().is_some_and(|next| next.is_ascii_digit()),
        Some(next) => next.is_alphanumeric() || matches!(next, '/' | '(' | '^' | '!'),
        None => false,
    };
    if glued || numerator == 0 || numerator >= denominator {
        return None;
    }
    Some((Number::ratio(numerator, denominator), 1 + above + 1 + width))
}

/// The index after a letter, as it stands in the symbol's name, and its length in the text.
pub(super) fn index_of(after: &str) -> (String, usize) {
    let subscripts: String = after.chars().take(5).map_while(subscript).collect();
    if !subscripts.is_empty() {
        return (format!("_{subscripts}"), subscripts.len() * '₀'.len_utf8());
    }
    if let Some(index) = after.strip_prefix("_{") {
        let length = index.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(index.len());
        return if length > 0 && index[length..].starts_with('}') {
            (format!("_{}", &index[..length]), length + 3)
        } else {
            (String::new(), 0)
        };
    }
    if let Some(index) = after.strip_prefix('_') {
        let digits = count_digits(index.as_bytes(), 0);
        let length = match digits {
            0 if index.starts_with(|c: char| c.is_ascii_alphabetic()) => 1,
            digits => digits,
        };
        let goes_on = index[length..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        return if length > 0 && !goes_on {
            (format!("_{}", &index[..length]), length + 1)
        } else {
            (String::new(), 0)
        };
    }
    let digits = count_digits(after.as_bytes(), 0);
    let goes_on =
        after[digits..].starts_with(['.', ',']) && after[digits + 1..].starts_with(|c: char| c.is_ascii_digit());
    if (1..=3).contains(&digits) && !goes_on { (after[..digits].to_owned(), digits) } else { (String::new(), 0) }
}

pub(super) fn superscript(letter: char) -> Option<char> {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if letter == '⁻' {
        return Some('-');
    }
    digits.iter().position(|digit| *digit == letter).and_then(|value| char::from_digit(value as u32, 10))
}

pub(super) fn subscript(letter: char) -> Option<char> {
    let value = u32::from(letter).checked_sub(u32::from('₀'))?;
    char::from_digit(value, 10)
}

pub(super) fn vulgar_fraction(letter: char) -> Option<Number> {
    let (above, below) = match letter {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Number::ratio(above, below))
}
