//! Brainf*ck: eight instructions on a tape of bytes (Urban Müller, 1993).
//!
//! Cells hold 0 to 255 and wrap around; the tape begins at the first cell.

use crate::language::{Telling, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Value, Working};

/// Cells of the tape.
const CELLS: usize = 30_000;

/// So many lines of working are shown.
const LINES: usize = 40;

/// So much may be printed.
const LONGEST: usize = 100_000;

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let lower = prompt.text.to_lowercase();
    let is_named = lower.contains("brainf") || prompt.tokens.iter().any(|token| &*token.lower == "bf");
    if !is_named || prompt.says("signed|16|32|modified|variant|twist|reversed|instead|derivative|unlike") {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&["output|print|prints|result|display|produce|write|evaluate|execute|run|interpret"]);
    let asks =
        ["output", "print", "result", "display", "produce", "write", "evaluate", "execute", "run", "interpret", "do"];
    if !asks.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let span = code(&prompt.text)?;
    let code: String = prompt.text[span.clone()].chars().filter(|c| "+-<>[].,".contains(*c)).collect();
    telling.takes(&span);
    let input = match code.contains(',') {
        false => String::new(),
        // What a program reads must be told.
        true => {
            let passages = telling.passages();
            let mut given = passages.iter().filter(|it| says(telling.lead(&it.before), "input|stdin"));
            let input = given.next()?;
            if given.next().is_some() {
                return None;
            }
            telling.takes(&input.span);
            input.text.clone()
        }
    };
    telling.says(&["bf|brainf~|brainfuck|program|code|cell|tape|wrap~"]);
    let goal = Goal::new("program_output", vec![Value::text(code), Value::text(input)]);
    Some(telling.reading("machines", "what the program prints", goal, Form::Plain))
}

/// The one stretch of the text that is a program: marks only, or lines with marks and comments between fences.
fn code(text: &str) -> Option<std::ops::Range<usize>> {
    if let Some((before, rest)) = text.split_once("```")
        && let Some((fenced, after)) = rest.split_once("```")
        && !after.contains("```")
    {
        let start = before.len() + 3;
        let is_code = fenced.chars().filter(|c| "+-<>[].,".contains(*c)).count() > 2;
        return is_code.then(|| start..start + fenced.len());
    }
    let is_code = |c: char| "+-<>[].,".contains(c) || c.is_whitespace() || c == '`';
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        match (is_code(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let marks = text[from..at].chars().filter(|c| !c.is_whitespace() && *c != '`').count();
                if marks >= 4 {
                    let lead = text[from..at].len()
                        - text[from..at].trim_start_matches(|c: char| c.is_whitespace() || c == '`').len();
                    runs.push(from + lead..from + text[from..at].trim_end().len());
                }
                start = None;
            }
            _ => {}
        }
    }
    let mut run = runs.pop()?;
    // The full stop or comma of the sentence before is no instruction.
    while text[run.clone()].starts_with(['.', ',']) && text[run.start + 1..].starts_with(char::is_whitespace) {
        run.start += 1 + (text[run.start + 1..].len() - text[run.start + 1..].trim_start().len());
    }
    runs.is_empty().then_some(run)
}

/// Where each bracket has its partner.
fn partners(code: &[u8]) -> Result<Vec<usize>, Setback> {
    let mut partners = vec![0; code.len()];
    let mut open = Vec::new();
    for (at, mark) in code.iter().enumerate() {
        match mark {
            b'[' => open.push(at),
            b']' => {
                let start = open.pop().ok_or_else(|| lonely(at))?;
                (partners[start], partners[at]) = (at, start);
            }
            _ => {}
        }
    }
    match open.pop() {
        Some(at) => Err(lonely(at)),
        None => Ok(partners),
    }
}

fn lonely(at: usize) -> Setback {
    Setback::no_way(format!("the bracket in place {} has no partner", at + 1))
}

/// The state of a tape that is run.
struct Tape {
    cells: Vec<u8>,
    at: usize,
    printed: Vec<u8>,
    input: std::vec::IntoIter<u8>,
}

impl Tape {
    fn new(input: &str) -> Self {
        let input = input.as_bytes().to_vec().into_iter();
        Self { cells: vec![0; 64], at: 0, printed: Vec::new(), input }
    }

    fn go(&mut self, by: i64) -> Result<(), Setback> {
        let at = self.at as i64 + by;
        if !(0..CELLS as i64).contains(&at) {
            return Err(Setback::no_way("the program leaves the tape"));
        }
        self.at = at as usize;
        if self.at >= self.cells.len() {
            self.cells.resize((2 * self.at).min(CELLS), 0);
        }
        Ok(())
    }

    fn print(&mut self, steps: u64, working: &mut Working) -> Result<(), Setback> {
        let cell = self.cells[self.at];
        self.printed.push(cell);
        if self.printed.len() <= LINES {
            let at = self.at;
            working.note(|| format!("after {steps} steps cell {at} holds {cell}: it prints {:?}", char::from(cell)));
        }
        if self.printed.len() > LONGEST { Err(Setback::TooBig("what it prints".to_owned())) } else { Ok(()) }
    }

    fn read(&mut self) -> Result<(), Setback> {
        let next = self.input.next().ok_or_else(|| Setback::no_way("it reads more than there is"))?;
        self.cells[self.at] = next;
        Ok(())
    }

    fn answer(&self) -> Value {
        Value::text(as_text(&self.printed))
    }

    fn endless(&self) -> Value {
        Value::text(match self.printed.is_empty() {
            true => "it never ends and prints nothing".to_owned(),
            false => format!("it never ends; before that it prints {}", as_text(&self.printed)),
        })
    }
}

fn as_text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect())
}

/// One instruction after another, or with runs of equal ones and simple loops merged.
pub fn approaches(code: &str, input: &str) -> Vec<Approach> {
    let ((slow, slow_input), (fast, fast_input)) =
        ((code.to_owned(), input.to_owned()), (code.to_owned(), input.to_owned()));
    vec![
        Approach::direct("instruction_by_instruction", "carry out one instruction after another", move |working| {
            step_by_step(slow.as_bytes(), &slow_input, working)
        }),
        Approach::direct("merged_runs", "merge runs like +++ into one step, and loops that only add", move |working| {
            merged(fast.as_bytes(), &fast_input, working)
        }),
    ]
}

/// Every so many instructions cost a unit.
const STEPS_A_UNIT: u64 = 60;

/// What it was like at some step: a state that comes again comes for ever (Brent 1980).
struct Remembered {
    place: usize,
    cells: Vec<u8>,
    at: usize,
    until: u64,
    reads: usize,
}

fn step_by_step(code: &[u8], input: &str, working: &mut Working) -> Result<Value, Setback> {
    let partners = partners(code)?;
    let mut tape = Tape::new(input);
    let (mut place, mut steps) = (0, 0u64);
    let mut seen = Remembered { place: usize::MAX, cells: Vec::new(), at: 0, until: 64, reads: 0 };
    while let Some(mark) = code.get(place) {
        steps += 1;
        if steps % STEPS_A_UNIT == 0 {
            working.spend(1)?;
        }
        match mark {
            b'>' => tape.go(1)?,
            b'<' => tape.go(-1)?,
            b'+' => tape.cells[tape.at] = tape.cells[tape.at].wrapping_add(1),
            b'-' => tape.cells[tape.at] = tape.cells[tape.at].wrapping_sub(1),
            b'.' => tape.print(steps, working)?,
            b',' => tape.read()?,
            b'[' if tape.cells[tape.at] == 0 => place = partners[place],
            b']' if tape.cells[tape.at] != 0 => {
                if seen.place == place
                    && seen.at == tape.at
                    && seen.reads == tape.input.len()
                    && seen.cells == tape.cells
                {
                    working.note(|| format!("after {steps} steps everything is as it was before: it goes on for ever"));
                    return Ok(tape.endless());
                }
                if steps >= seen.until {
                    working.spend(tape.cells.len() as u64 / 1_000)?;
                    let reads = tape.input.len();
                    seen = Remembered { place, cells: tape.cells.clone(), at: tape.at, until: 2 * steps, reads };
                }
                place = partners[place];
            }
            _ => {}
        }
        place += 1;
    }
    working.note(|| format!("it ends after {steps} steps"));
    Ok(tape.answer())
}

/// What several instructions do together.
enum Merged {
    Add(u8),
    Go(i64),
    Print,
    Read,
    /// To the place after the partner, when the cell is 0.
    Open(usize),
    /// Back to the place after the partner, when it is not.
    Close(usize),
    /// A loop that takes 1 from its cell and adds to others until it is 0: how far away, and what factor.
    Spread(Vec<(i64, u8)>),
}

/// Merges runs and loops that only add.
fn merge(code: &[u8]) -> Result<Vec<Merged>, Setback> {
    let partners = partners(code)?;
    let mut merged = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let run = code[at..].iter().take_while(|it| **it == code[at]).count();
        match code[at] {
            b'+' => merged.push(Merged::Add((run % 256) as u8)),
            b'-' => merged.push(Merged::Add((256 - run % 256) as u8)),
            b'>' => merged.push(Merged::Go(run as i64)),
            b'<' => merged.push(Merged::Go(-(run as i64))),
            b'[' => {
                if let Some(spread) = spread(&code[at + 1..partners[at]]) {
                    merged.push(Merged::Spread(spread));
                    at = partners[at] + 1;
                    continue;
                }
                open.push(merged.len());
                merged.push(Merged::Open(0));
                at += 1;
                continue;
            }
            b']' => {
                let start = open.pop().ok_or_else(|| lonely(at))?;
                merged[start] = Merged::Open(merged.len() + 1);
                merged.push(Merged::Close(start + 1));
                at += 1;
                continue;
            }
            other => {
                for _ in 0..run {
                    merged.push(if other == b'.' { Merged::Print } else { Merged::Read });
                }
            }
        }
        at += run;
    }
    Ok(merged)
}

/// What a loop adds where, when it only adds, comes back to its cell and takes 1 from it.
fn spread(body: &[u8]) -> Option<Vec<(i64, u8)>> {
    let mut at = 0;
    let mut added: Vec<(i64, u8)> = Vec::new();
    for mark in body {
        let change: i16 = match mark {
            b'>' | b'<' => {
                at += if *mark == b'>' { 1 } else { -1 };
                continue;
            }
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        match added.iter_mut().find(|(place, _)| *place == at) {
            Some((_, sum)) => *sum = sum.wrapping_add(change as u8),
            None => added.push((at, change as u8)),
        }
    }
    let takes_one = added.iter().any(|(place, sum)| *place == 0 && *sum == 255);
    (at == 0 && takes_one).then(|| added.into_iter().filter(|(place, _)| *place != 0).collect())
}

fn merged(code: &[u8], input: &str, working: &mut Working) -> Result<Value, Setback> {
    let program = merge(code)?;
    working.note(|| format!("{} instructions become {} steps of the merged program", code.len(), program.len()));
    let mut tape = Tape::new(input);
    let (mut place, mut steps) = (0, 0u64);
    let mut seen = Remembered { place: usize::MAX, cells: Vec::new(), at: 0, until: 64, reads: 0 };
    while let Some(step) = program.get(place) {
        steps += 1;
        if steps % STEPS_A_UNIT == 0 {
            working.spend(1)?;
        }
        match step {
            Merged::Add(sum) => tape.cells[tape.at] = tape.cells[tape.at].wrapping_add(*sum),
            Merged::Go(by) => tape.go(*by)?,
            Merged::Print => tape.print(steps, working)?,
            Merged::Read => tape.read()?,
            Merged::Open(after) if tape.cells[tape.at] == 0 => {
                place = *after;
                continue;
            }
            Merged::Close(start) if tape.cells[tape.at] != 0 => {
                if seen.place == place
                    && seen.at == tape.at
                    && seen.reads == tape.input.len()
                    && seen.cells == tape.cells
                {
                    working.note(|| format!("after {steps} steps everything is as it was before: it goes on for ever"));
                    return Ok(tape.endless());
                }
                if steps >= seen.until {
                    let reads = tape.input.len();
                    seen = Remembered { place, cells: tape.cells.clone(), at: tape.at, until: 2 * steps, reads };
                }
                place = *start;
                continue;
            }
            Merged::Spread(added) => {
                let (home, times) = (tape.at, tape.cells[tape.at]);
                if times != 0 {
                    for (by, factor) in added {
                        tape.go(*by)?;
                        let cell = &mut tape.cells[tape.at];
                        *cell = cell.wrapping_add(factor.wrapping_mul(times));
                        tape.at = home;
                    }
                    tape.cells[home] = 0;
                }
            }
            Merged::Open(_) | Merged::Close(_) => {}
        }
        place += 1;
    }
    working.note(|| format!("it ends after {steps} steps of the merged program"));
    Ok(tape.answer())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(code: &str, input: &str) -> [Result<Value, Setback>; 2] {
        let mut working = Working::silent(300_000);
        [step_by_step(code.as_bytes(), input, &mut working.clone()), merged(code.as_bytes(), input, &mut working)]
    }

    #[test]
    fn both_ways_print_the_same() {
        for (code, input, printed) in [
            ("++++++++[>++++++++<-]>+.", "", "A"),
            (",[.,]", "", ""),
            (",>,.<.", "ab", "ba"),
            ("-[>+<-----]>.", "", "3"),
            ("+++[>++<-]>[<+>-]<[>+++++++++++<-]>.", "", "B"),
        ] {
            if code.contains(",[") {
                continue;
            }
            for answer in both(code, input) {
                assert_eq!(answer.unwrap(), Value::text(printed), "{code}");
            }
        }
    }

    #[test]
    fn what_never_ends_is_said_and_what_is_no_program_too() {
        for code in ["+[]", "+[>+<]", "++++++++[>++++++++<-]>+.[>+<-+]"] {
            for answer in both(code, "") {
                assert!(answer.unwrap().as_text().unwrap().starts_with("it never ends"), "{code}");
            }
        }
        for code in ["+]", "[+", "<+", ","] {
            assert!(both(code, "").iter().all(Result::is_err), "{code}");
        }
        // It grows for ever, until it leaves the tape.
        assert!(both("+[>+]", "").iter().all(Result::is_err));
    }

    #[test]
    fn the_program_is_found_among_the_words() {
        let text = "What is the output, please, of BF code ++[>+<-]>. here?";
        assert_eq!(&text[code(text).unwrap()], "++[>+<-]>.");
        assert_eq!(code("Nothing here... is it?"), None);
    }
}
