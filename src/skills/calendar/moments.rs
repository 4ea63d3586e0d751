//! Dates and times of day as they are written: "Monday, September 19, 2022", "2022-09-19 13:30 +0200", "9:15 pm".

use std::ops::Range;

use jiff::civil::Date;

pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date or a time of day in a text, or both together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// 0 for Monday.
    pub weekday: Option<usize>,
    pub year: Option<i16>,
    /// Month and day, from 1.
    pub day: Option<(i8, i8)>,
    /// Thousandths of a second after midnight.
    pub time: Option<i64>,
    /// Whether the time has seconds; thousandths are part of the time then too.
    pub has_seconds: bool,
    /// Minutes before universal time's clock.
    pub offset: Option<i64>,
    pub span: Range<usize>,
}

impl Moment {
    pub fn date(&self) -> Option<Date> {
        let (month, day) = self.day?;
        Date::new(self.year?, month, day).ok()
    }
}

/// A word, a number or a mark.
struct Piece<'a> {
    text: &'a str,
    lower: String,
    span: Range<usize>,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        if !first.is_whitespace() {
            found.push(Piece { text: &rest[..length], lower: rest[..length].to_lowercase(), span: at..at + length });
        }
        at += length;
    }
    found
}

/// The weekday that a word names, 0 for Monday.
pub fn weekday(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches('.');
    let is_named = |name: &str| {
        let name = name.to_lowercase();
        lower == name
            || lower.strip_suffix('s') == Some(&name)
            || lower.len() >= 3 && lower.len() <= 5 && name.starts_with(lower)
    };
    (lower != "sun" || word.starts_with('S')).then(|| WEEKDAYS.iter().position(|it| is_named(it)))?
}

/// The month that a word names, 1 for January; with a capital letter, since some are other words too.
pub fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let is_named = |name: &str| {
        let name = name.to_lowercase();
        lower == name || lower.len() == 3 && name.starts_with(&lower) || lower == "sept" && name == "september"
    };
    MONTHS.iter().position(|it| is_named(it)).and_then(|at| i8::try_from(at + 1).ok())
}

struct Scanner<'a> {
    pieces: Vec<Piece<'a>>,
}

/// The text with capitals for months that are written small beside a number: "june 14", "of april 2022".
pub fn with_capitals(text: &str) -> String {
    let pieces = pieces(text);
    let mut told = text.to_owned();
    let is_number = |at: usize| pieces.get(at).is_some_and(|it| it.text.starts_with(|c: char| c.is_ascii_digit()));
    for (at, piece) in pieces.iter().enumerate() {
        let is_month = piece.text == piece.lower
            // "They march 3 miles", "it may 3 times".
            && !matches!(&*piece.lower, "may" | "march")
            && MONTHS.iter().any(|name| name.to_lowercase() == piece.lower);
        // "14th june", "june, 14", "14 of june".
        let is_beside = is_number(at + 1)
            || (1..=3).any(|back| {
                at >= back
                    && is_number(at - back)
                    && pieces[at - back + 1..at].iter().all(|it| matches!(&*it.lower, "st" | "nd" | "rd" | "th" | "of"))
            });
        if is_month && is_beside {
            told.replace_range(piece.span.start..piece.span.start + 1, &piece.text[..1].to_uppercase());
        }
    }
    told
}

/// All dates and times of day in a text, in order.
pub fn moments(text: &str) -> Vec<Moment> {
    let text = &with_capitals(text);
    let scanner = Scanner { pieces: pieces(text) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < scanner.pieces.len() {
        match scanner.moment(at) {
            Some((moment, next)) => {
                found.push(moment);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

impl Scanner<'_> {
    fn is(&self, at: usize, text: &str) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.lower == text)
    }

    /// Whether a piece follows the one before it without a blank.
    fn touches(&self, at: usize) -> bool {
        at > 0 && self.pieces.get(at).is_some_and(|piece| piece.span.start == self.pieces[at - 1].span.end)
    }

    fn number(&self, at: usize, digits: Range<usize>) -> Option<i64> {
        let text = self.pieces.get(at)?.text;
        (text.starts_with(|c: char| c.is_ascii_digit()) && digits.contains(&text.len())).then(|| text.parse().ok())?
    }

    fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.text)
    }

    /// What stands here, and the place after it.
    fn moment(&self, start: usize) -> Option<(Moment, usize)> {
        let mut moment = Moment::default();
        let mut at = start;
        if let Some(day) = weekday(self.word(at)) {
            let next = at + 1 + usize::from(self.is(at + 1, ",") || self.is(at + 1, "."));
            // A weekday by itself is no date.
            let next = next + usize::from(self.is(next, "the"));
            self.date(next)?;
            moment.weekday = Some(day);
            at = next;
        }
        if let Some(next) = self.date(at).map(|(year, day, next)| {
            (moment.year, moment.day) = (year, Some(day));
            next
        }) {
            at = next;
            if self.is(at, "(")
                && let Some(day) = weekday(self.word(at + 1))
                && self.is(at + 2, ")")
            {
                moment.weekday = Some(day);
                at += 3;
            }
            let between = at + usize::from(self.is(at, ",") || self.is(at, "at") || self.is(at, "t"));
            let between = between + usize::from(between > at && self.is(between, "at"));
            if let Some((time, has_seconds, next)) = self.time(between) {
                (moment.time, moment.has_seconds) = (Some(time), has_seconds);
                at = next;
            }
        } else {
            let (time, has_seconds, next) = self.time(at)?;
            (moment.time, moment.has_seconds) = (Some(time), has_seconds);
            at = next;
        }
        if moment.time.is_some()
            && let Some((offset, next)) = self.offset(at)
        {
            moment.offset = Some(offset);
            at = next;
        }
        moment.span = self.pieces[start].span.start..self.pieces[at - 1].span.end;
        Some((moment, at))
    }

    fn date(&self, at: usize) -> Option<(Option<i16>, (i8, i8), usize)> {
        // 2022-09-19, 2022/09/19
        if let Some(year) = self.number(at, 4..5)
            && (self.is(at + 1, "-") || self.is(at + 1, "/"))
            && self.touches(at + 1)
        {
            let (month, day) = (self.number(at + 2, 1..3)?, self.number(at + 4, 1..3)?);
            (self.is(at + 3, self.word(at + 1))).then_some(())?;
            return Some((i16::try_from(year).ok(), self.in_year(month, day)?, at + 5));
        }
        // 09/19/2022: the month first, as where such dates are most written; 19.9.2022: the day first.
        if let Some(first) = self.number(at, 1..3)
            && (self.is(at + 1, "/") || self.is(at + 1, "."))
            && self.touches(at + 1)
            && self.is(at + 3, self.word(at + 1))
        {
            let (second, year) = (self.number(at + 2, 1..3)?, self.number(at + 4, 4..5)?);
            let is_day_first = self.is(at + 1, ".") || first > 12;
            let (month, day) = if is_day_first { (second, first) } else { (first, second) };
            return Some((i16::try_from(year).ok(), self.in_year(month, day)?, at + 5));
        }
        // September 19, 2022; September 19th
        if let Some(month) = month(self.word(at)) {
            let at = at + 1 + usize::from(self.is(at + 1, "."));
            let at = at + usize::from(self.is(at, "the"));
            let day = self.number(at, 1..3)?;
            let mut next = at + 1;
            if self.touches(next) && ["st", "nd", "rd", "th"].contains(&self.pieces[next].lower.as_str()) {
                next += 1;
            }
            let (year, next) = self.year_after(next);
            return Some((year, self.in_year(i64::from(month), day)?, next));
        }
        // 19 September 2022, 19th of September
        let day = self.number(at, 1..3)?;
        let mut next = at + 1;
        if self.touches(next) && ["st", "nd", "rd", "th"].contains(&self.pieces[next].lower.as_str()) {
            next += 1;
        }
        next += usize::from(self.is(next, "of"));
        let month = month(self.word(next))?;
        let (year, next) = self.year_after(next + 1);
        Some((year, self.in_year(i64::from(month), day)?, next))
    }

    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let next = at + usize::from(self.is(at, ",") || self.is(at, "in") || self.is(at, "of"));
        let is_time = self.is(next + 1, ":");
        match self.number(next, 4..5).filter(|_| !is_time) {
            Some(year) => (i16::try_from(year).ok(), next + 1),
            None => (None, at),
        }
    }

    fn in_year(&self, month: i64, day: i64) -> Option<(i8, i8)> {
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month as i8, day as i8))
    }

    /// 13:30, 13:30:05.250, 9:15 pm
    fn time(&self, at: usize) -> Option<(i64, bool, usize)> {
        let hour = self.number(at, 1..3)?;
        let has_minutes = self.is(at + 1, ":") && self.touches(at + 1);
        let (minute, mut next) = if has_minutes { (self.number(at + 2, 2..3)?, at + 3) } else { (0, at + 1) };
        let (mut seconds, mut thousandths, mut has_seconds) = (0, 0, false);
        if has_minutes && self.is(next, ":") && self.touches(next) {
            (seconds, has_seconds) = (self.number(next + 1, 2..3)?, true);
            next += 2;
            if self.is(next, ".")
                && self.touches(next)
                && self.touches(next + 1)
                && let Some(fraction) = self.number(next + 1, 1..7)
            {
                let digits = self.pieces[next + 1].text.len() as u32;
                thousandths =
                    if digits <= 3 { fraction * 10_i64.pow(3 - digits) } else { fraction / 10_i64.pow(digits - 3) };
                next += 2;
            }
        }
        let half = match self.pieces.get(next).map(|piece| piece.lower.as_str()) {
            Some(half @ ("am" | "pm")) => Some((half == "pm", next + 1)),
            Some(half @ ("a" | "p")) if self.is(next + 1, ".") && self.is(next + 2, "m") => {
                Some((half == "p", next + 3 + usize::from(self.is(next + 3, "."))))
            }
            _ => None,
        };
        let hour = match half {
            Some((is_afternoon, after)) => {
                next = after;
                (1..=12).contains(&hour).then(|| hour % 12 + if is_afternoon { 12 } else { 0 })?
            }
            None if !has_minutes => return None,
            None => hour,
        };
        (hour < 24 && minute < 60 && seconds < 60).then_some((
            ((hour * 60 + minute) * 60 + seconds) * 1000 + thousandths,
            has_seconds,
            next,
        ))
    }

    /// +0200, -09:30, UTC, Z, UTC+2
    fn offset(&self, at: usize) -> Option<(i64, usize)> {
        let is_named = ["utc", "gmt", "z"].iter().any(|name| self.is(at, name));
        let from = at + usize::from(is_named);
        let sign = match self.word(from) {
            "+" => 1,
            "-" | "−" => -1,
            _ if is_named => return Some((0, from)),
            _ => return None,
        };
        let amount = match self.number(from + 1, 1..5) {
            Some(number) if self.pieces[from + 1].text.len() >= 3 => {
                Some(((number / 100) * 60 + number % 100, from + 2))
            }
            Some(hours) if self.is(from + 2, ":") => Some((hours * 60 + self.number(from + 3, 2..3)?, from + 4)),
            Some(hours) => Some((hours * 60, from + 2)),
            None => None,
        };
        let (minutes, next) = amount?;
        (minutes <= 14 * 60 && self.touches(from + 1)).then_some((sign * minutes, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_many_ways_of_writing() {
        let date = |text: &str| moments(text).first().and_then(|it| it.date()).map(|it| it.to_string());
        for text in [
            "Monday, September 19, 2022",
            "2022-09-19",
            "09/19/2022",
            "the 19th of September 2022",
            "Sep 19, 2022",
            "19.9.2022",
            "september 19 2022",
            "19th of september, 2022",
        ] {
            assert_eq!(date(text).as_deref(), Some("2022-09-19"), "{text}");
        }
        let found = moments("from 2263-06-11 (Thursday) 21:18:17 -0200 to Sat Jun 23 2503 12:39:54, then 9:15 pm");
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!((found[0].offset, found[0].weekday), (Some(-120), Some(3)));
        assert_eq!(found[1].time, Some(((12 * 60 + 39) * 60 + 54) * 1000));
        assert_eq!(found[2].time, Some((21 * 60 + 15) * 60_000));
        assert_eq!(moments("I may march 3 miles in 2 hours on Monday"), []);
    }
}
