//! Tables that tell what labels would tell as well: a header, and one row of values below it.

/// The text with each table of one row told in labels, "7 | 12" below "Base | Numeral" as "Base: 7" and "Numeral: 12". None
/// when it has no such table.
///
/// ```
/// use polya::language::told_as_labels;
/// let text = "Fill in:\n\nFrom | To\n---|---\n7 | ?\n";
/// assert_eq!(told_as_labels(text).as_deref(), Some("Fill in:\n\nFrom: 7\nTo: ?\n"));
/// ```
pub fn told_as_labels(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut told = String::new();
    let (mut at, mut is_told) = (0, false);
    while at < lines.len() {
        let length = lines[at..].iter().take_while(|line| cells(line).len() > 1).count();
        let rows: Vec<Vec<&str>> =
            lines[at..at + length].iter().filter(|line| !is_rule(line)).map(|line| cells(line)).collect();
        if let [header, values] = &rows[..]
            && header.len() == values.len()
            && header.iter().all(|name| name.contains(char::is_alphabetic))
        {
            header.iter().zip(values).for_each(|(name, value)| told.push_str(&format!("{name}: {value}\n")));
            is_told = true;
        } else {
            lines[at..at + length.max(1)].iter().for_each(|line| told.push_str(&format!("{line}\n")));
        }
        at += length.max(1);
    }
    is_told.then_some(told)
}

/// What stands between upright strokes or tabs.
pub fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let mark = if line.contains('|') { '|' } else { '\t' };
    let line = line.strip_prefix(mark).unwrap_or(line);
    line.strip_suffix(mark).unwrap_or(line).split(mark).map(str::trim).collect()
}

/// What stands between the header of a table and its rows.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=' | ' ' | '\t'))
}
