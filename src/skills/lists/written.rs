//! Lists and numbers as prompts write them, and the form in which they are wanted back.

use crate::language::{Listing, Telling, says, wanted};
use crate::maths::Number;
use crate::problem::{Form, Literal};

/// The list that the puzzle is about; those that only show how an answer looks are left out. None when that is not clear.
pub fn listing(telling: &Telling) -> Option<Listing> {
    let mut listings = telling.listings();
    listings.retain(|listing| {
        let lead = telling.lead(&listing.before);
        !says(lead, "answer|output|reporting|respond|bracket|format|print|example")
    });
    if listings.len() > 1 {
        let meant = "following|these|list|words|numbers|candidates|options|sort|arrange|order|given|items|array|values";
        let led: Vec<Listing> =
            listings.iter().filter(|listing| says(telling.lead(&listing.before), meant)).cloned().collect();
        listings = led;
    }
    let mut found = listings.pop()?;
    without_numbers(&mut found.items);
    if !listings.is_empty() {
        return None;
    }
    telling.takes(&found.span);
    // What says how to write the answer may show numbers of its own.
    telling.says(&[
        "answer|output|reporting|report list|bracket|string|strings|format|use|as|reporting|report",
        "convert number string|strings|bracket",
    ]);
    Some(found)
}

/// "1. A", "2. agree": items that are only numbered, from 1 on.
fn without_numbers(items: &mut [String]) {
    let bare = |(place, item): (usize, &String)| {
        let rest = item.strip_prefix(&(place + 1).to_string())?.strip_prefix(['.', ')', ':'])?;
        rest.starts_with(' ').then(|| rest.trim().to_owned())
    };
    let stripped: Option<Vec<String>> = items.iter().enumerate().map(bare).collect();
    if let Some(stripped) = stripped.filter(|it| it.len() > 1) {
        items.clone_from_slice(&stripped);
    }
}

/// Numbers on lines of their own behind labels: "a) 1.5e3", "(B) 1,600", "2. 17".
pub fn labelled(telling: &Telling) -> Option<Listing> {
    let mut items = Vec::new();
    let mut span: Option<std::ops::Range<usize>> = None;
    for (start, line) in crate::language::lines(&telling.prompt.text) {
        let bare = line.trim().trim_start_matches(['(', '[', '-', '*', '•']).trim_start();
        let Some((label, rest)) = bare.split_once([')', ']', ':', '.']) else {
            continue;
        };
        let is_label = label.chars().count() == 1 && label.chars().all(char::is_alphanumeric);
        if is_label && rest.starts_with(' ') && number(rest).is_some() {
            items.push(rest.trim().to_owned());
            let end = start + line.len();
            span = Some(span.map_or(start..end, |it| it.start..end));
        }
    }
    let span = span.filter(|_| items.len() > 1)?;
    telling.takes(&span);
    Some(Listing { items, span, before: 0..0 })
}

/// In brackets and with the marks of the list that was given, or of the example of an answer.
pub fn form(telling: &Telling, listing: &Listing) -> Form {
    telling.passes_remarks();
    let prompt = telling.prompt;
    let literals = &prompt.outline().literals;
    let is_flat = |what: &Literal| what.as_list().is_some_and(|it| it.iter().all(|item| item.as_list().is_none()));
    let example = literals.iter().find(|it| it.span != listing.span && is_flat(&it.what));
    let given = literals.iter().find(|it| it.span == listing.span && is_flat(&it.what));
    let wanted = wanted(prompt);
    if let Some(between) = wanted.between {
        return Form::listed("", between, "", Form::Plain);
    }
    let Some(shown) = example.or(given) else {
        return wanted.list(", ");
    };
    let text = &prompt.text[shown.span.clone()];
    let mark = ["'", "\""].into_iter().find(|mark| text.contains(mark));
    Form::json(mark.map_or(Form::Plain, |mark| Form::Quoted(mark.to_owned())))
}

/// A number as it may be written: `1,200.5`, `-3e+8`, `3.2 × 10^5`.
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim().trim_matches(['\'', '"']).replace(['−', '–'], "-");
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text[..at].to_owned(), text[at + 1..].trim_start_matches('+').parse::<i64>().ok()?),
        None => {
            let power =
                ["×10^", "*10^", "x10^", "× 10^", "* 10^", "x 10^"].into_iter().find_map(|it| text.split_once(it));
            match power {
                Some((mantissa, exponent)) => (mantissa.to_owned(), exponent.trim().parse::<i64>().ok()?),
                None => (text, 0),
            }
        }
    };
    let digits = mantissa.trim().trim_start_matches('+');
    let mut groups = digits.trim_start_matches('-').split('.').next().unwrap_or_default().split(',');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    let is_grouped = rest.peek().is_none() || ((1..=3).contains(&first.len()) && rest.all(|group| group.len() == 3));
    let is_digits =
        digits.chars().any(|c| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || ",.-".contains(c));
    if !is_grouped || !is_digits || exponent.abs() > 400 || digits.len() > 1_000 {
        return None;
    }
    let value: Number = digits.replace(',', "").parse().ok()?;
    let power = Number::from(10).power(exponent).ok()?;
    Some(&value * &power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_several_ways_of_writing() {
        let same = Number::ratio(12005, 10);
        for text in ["1200.5", "1,200.5", "1.2005e3", "1.200500000E+03", "1.2005 × 10^3", "12005e-1", "'1200.50'"] {
            assert_eq!(number(text), Some(same.clone()), "{text}");
        }
        for text in ["12,00", "one", "", "-", "1e", "1.2.3", "e5"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
