//! A table of who says what, told in lines: "| Ann | Ben lies. |" as "Ann: Ben lies.".

use crate::language::lines;
use crate::language::tables::{cells, is_rule};

/// The text with its table in lines, byte for byte as long as before, so that all else stays where it was.
pub fn in_lines(text: &str) -> Option<String> {
    let mut told = text.to_owned();
    let lines: Vec<(usize, &str)> = lines(text).collect();
    let mut rows = 0;
    for (index, (start, line)) in lines.iter().enumerate() {
        let is_row = line.trim().starts_with('|') && cells(line).len() == 2;
        let is_heading = lines.get(index + 1).is_some_and(|(_, next)| is_rule(next));
        let blank = |range: std::ops::Range<usize>, told: &mut String| {
            let length = range.len();
            told.replace_range(range, &" ".repeat(length));
        };
        if is_rule(line) || is_row && is_heading {
            blank(*start..start + line.len(), &mut told);
        } else if is_row {
            rows += 1;
            let bars: Vec<usize> = line.match_indices('|').map(|(at, _)| start + at).collect();
            for (place, bar) in bars.iter().enumerate() {
                told.replace_range(*bar..bar + 1, if place == 1 { ":" } else { " " });
            }
            // "Ann :" is "Ann:" with the blank behind it.
            if let Some(middle) = bars.get(1).filter(|bar| told[..**bar].ends_with(' ')) {
                let name = told[..*middle].trim_end().len();
                told.replace_range(name..middle + 1, &format!(":{}", " ".repeat(middle - name)));
            }
        }
    }
    (rows > 0).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_in_lines() {
        let table = "Who lies?\n| Speaker | Claim |\n|---|---|\n| Ann | Ben lies. |\n| Ben | Ann lies. |";
        let told = in_lines(table).unwrap();
        assert_eq!(told.len(), table.len());
        let words: Vec<&str> = told.split_whitespace().collect();
        assert_eq!(words.join(" "), "Who lies? Ann: Ben lies. Ben: Ann lies.");
        assert_eq!(in_lines("Ann: Ben lies."), None);
    }
}
