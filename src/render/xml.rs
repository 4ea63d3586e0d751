//! Text inside XML and SVG.

/// Text as it may stand between tags and in attributes: what would be markup is escaped, and what XML cannot hold, such as a
/// control character, is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control < ' ' => {}
            other => safe.push(other),
        }
    }
    safe
}
