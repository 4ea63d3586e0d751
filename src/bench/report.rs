//! A bench as a page: one HTML file that needs no network and no script, with pictures, tables and every wrong answer with its
//! trace.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Chart, Problem, Runs};
use crate::engine::Engine;
use crate::render::{Format, render};
use crate::trace::{Method, Settings};

/// Cells as they are shown.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A wrong answer.
#[derive(Clone, Debug)]
pub struct Wrong {
    pub id: String,
    pub prompt: String,
    /// The right answer.
    pub expected: String,
    /// What was answered, each answer once.
    pub given: Vec<Given>,
}

/// One answer, and the runs that gave it.
#[derive(Clone, Debug)]
pub struct Given {
    pub answer: String,
    /// Not empty.
    pub runs: Vec<Settings>,
    /// The first of them as text, with its slips.
    pub trace: String,
}

/// A page about a bench.
#[derive(Clone, Debug)]
pub struct Report {
    pub title: String,
    pub notes: Vec<String>,
    pub charts: Vec<Chart>,
    pub tables: Vec<Table>,
    pub wrong: Vec<Wrong>,
    /// Wrong answers that are not shown.
    pub more: usize,
}

/// Problems whose wrong answers are shown with their traces; a page of thousands helps nobody.
const MOST_SHOWN: usize = 200;

impl Table {
    /// Columns a space apart, numbers to the right.
    pub fn to_text(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).chain(self.head.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let line = |row: &Vec<String>| {
            let cell = |(column, cell): (usize, &String)| match self.is_number(column) {
                true => format!("{cell:>width$}", width = widths[column]),
                false => format!("{cell:width$}", width = widths[column]),
            };
            let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
            format!("{}\n", cells.join("  ").trim_end())
        };
        std::iter::once(&self.head).chain(&self.rows).map(line).collect()
    }

    /// The same with sentences below it, a line each.
    pub fn with_notes(&self, notes: &[String]) -> String {
        let notes: String = notes.iter().map(|note| format!("{note}\n")).collect();
        self.to_text() + &notes
    }

    /// Whether a column holds numbers.
    fn is_number(&self, column: usize) -> bool {
        let is_one = |cell: &String| cell == "-" || cell.parse::<f64>().is_ok();
        self.rows.iter().filter_map(|row| row.get(column)).all(is_one)
    }

    fn to_html(&self) -> Markup {
        let class = |column: usize| if self.is_number(column) { "number" } else { "" };
        html! {
            table {
                thead { tr { @for (column, cell) in self.head.iter().enumerate() { th class=(class(column)) { (cell) } } } }
                tbody {
                    @for row in &self.rows {
                        tr { @for (column, cell) in row.iter().enumerate() { td class=(class(column)) { (cell) } } }
                    }
                }
            }
        }
    }
}

/// The wrong answers of these runs, problem by problem, and how many problems with a wrong answer were left out.
pub fn wrong_answers(engine: &Engine, problems: &[Problem], runs: &Runs, chosen: &[usize]) -> (Vec<Wrong>, usize) {
    let (mut all, mut more) = (Vec::new(), 0);
    for solved in &runs.problems {
        let is_wrong = |run: &&usize| {
            let run = &solved.runs[**run];
            run.answer.is_some() && !run.is_right
        };
        let by: Vec<usize> = chosen.iter().filter(is_wrong).copied().collect();
        let Some(problem) = problems.iter().find(|problem| problem.id == solved.id).filter(|_| !by.is_empty()) else {
            continue;
        };
        if all.len() == MOST_SHOWN {
            more += 1;
            continue;
        }
        let mut given: Vec<Given> = Vec::new();
        for run in by {
            let (settings, answer) = (&runs.settings[run], solved.runs[run].answer.map(|at| &solved.answers[at]));
            let answer = answer.cloned().unwrap_or_default();
            match given.iter_mut().find(|given| given.answer == answer) {
                Some(given) => given.runs.push(settings.clone()),
                None => {
                    let trace = render(&engine.solve(&problem.prompt, settings), Format::Text);
                    given.push(Given { answer, runs: vec![settings.clone()], trace });
                }
            }
        }
        all.push(Wrong {
            id: problem.id.clone(),
            prompt: problem.prompt.clone(),
            expected: problem.expected().unwrap_or_default().to_owned(),
            given,
        });
    }
    (all, more)
}

/// The run in words: `vote of 16 paths, temperature 0.6`.
fn told(settings: &Settings) -> String {
    if settings.method == Method::Exhaustive {
        return settings.method.name().to_owned();
    }
    let budget = settings.budget.map_or_else(String::new, |budget| format!(", {budget} steps"));
    let paths = if settings.paths == 1 { "1 path".to_owned() } else { format!("{} paths", settings.paths) };
    format!("{}, {paths}, temperature {}{budget}", settings.method.name(), settings.temperature)
}

fn told_all(runs: &[Settings]) -> String {
    runs.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// The command that makes the run again.
fn command(settings: &Settings, prompt: &str) -> String {
    let mut command = format!("polya solve --method {}", settings.method.name());
    if settings.method != Method::Exhaustive {
        if settings.method != Method::Chain {
            command += &format!(" --paths {}", settings.paths);
        }
        command += &format!(" --temperature {} --seed {} --show-slips", settings.temperature, settings.seed);
        if settings.checker_misses > 0.0 {
            command += &format!(" --checker-misses {}", settings.checker_misses);
        }
    }
    let usual = Settings::default();
    if settings.require_confirmed {
        command += " --require confirmed";
    }
    if settings.min_confidence > 0.0 {
        command += &format!(" --min-confidence {}", settings.min_confidence);
    }
    if settings.limits.fuel != usual.limits.fuel {
        command += &format!(" --fuel {}", settings.limits.fuel);
    }
    if let Some(budget) = settings.budget {
        command += &format!(" --budget {budget}");
    }
    // A single quote ends the quotation, stands for itself, and opens it again.
    format!("{command} '{}'", prompt.replace('\'', "'\\''"))
}

const STYLE: &str = "
body { font: 15px/1.5 sans-serif; color: #1f2328; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: 13px; margin: 1rem 0; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid #d0d7de; text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { background: #f6f8fa; padding: .7rem; overflow-x: auto; font-size: 12px; line-height: 1.35; }
.notes { color: #57606a; } .problem { margin: 1.2rem 0; } .prompt { white-space: pre-wrap; }
@media print {
  body { max-width: none; margin: 0; font-size: 11px; } table { font-size: 9px; }
  svg, tr, .prompt { break-inside: avoid; } pre { white-space: pre-wrap; font-size: 8px; } a { color: inherit; }
}
";

impl Report {
    /// The page.
    pub fn to_html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) }
                    // Without one, a browser asks the server for an icon.
                    link rel="icon" href="data:,";
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (self.title) }
                    ul .notes { @for note in &self.notes { li { (note) } } }
                    @for chart in &self.charts { figure style="margin:0" { (PreEscaped(chart.to_svg())) } }
                    @for table in &self.tables { (table.to_html()) }
                    (self.wrong_html())
                }
            }
        };
        page.into_string()
    }

    fn wrong_html(&self) -> Markup {
        html! {
            h2 id="wrong" { "Wrong answers" }
            @if self.wrong.is_empty() { p { "There are none." } }
            @if !self.wrong.is_empty() {
                table {
                    thead { tr { th { "problem" } th { "right" } th { "answered, with a link to the trace" } } }
                    tbody {
                        @for (number, wrong) in self.wrong.iter().enumerate() {
                            tr {
                                td { a href=(format!("#p{number}")) { (wrong.id) } }
                                td { (wrong.expected) }
                                td {
                                    @for (run, given) in wrong.given.iter().enumerate() {
                                        div { a href=(format!("#p{number}r{run}")) { (given.answer) } " by " (told_all(&given.runs)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if self.more > 0 {
                p { "Wrong answers to " (self.more) " more problems are not shown; they are, when the file of problems is split." }
            }
            @for (number, wrong) in self.wrong.iter().enumerate() {
                div .problem id=(format!("p{number}")) {
                    h2 { (wrong.id) }
                    p .prompt { (wrong.prompt) }
                    p { "Right is " b { (wrong.expected) } "." }
                    @for (run, given) in wrong.given.iter().enumerate() {
                        div id=(format!("p{number}r{run}")) {
                            p { b { (given.answer) } " by " (told_all(&given.runs)) ". " a href="#wrong" { "back" } }
                            pre { (given.trace) }
                            pre { (command(&given.runs[0], &wrong.prompt)) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_can_be_typed_as_it_stands() {
        let settings = Settings { method: Method::Vote, paths: 4, temperature: 0.6, seed: 7, ..Settings::default() };
        let typed = command(&settings, "What is Tom's age?");
        let wanted =
            r"polya solve --method vote --paths 4 --temperature 0.6 --seed 7 --show-slips 'What is Tom'\''s age?'";
        assert_eq!(typed, wanted);
        assert_eq!(command(&Settings::default(), "2 + 2"), "polya solve --method exhaustive '2 + 2'");
    }

    #[test]
    fn columns_of_numbers_stand_to_the_right() {
        let table = Table {
            head: vec!["method".to_owned(), "fuel".to_owned()],
            rows: vec![vec!["vote".to_owned(), "12.5".to_owned()], vec!["chain".to_owned(), "-".to_owned()]],
        };
        assert_eq!(table.to_text(), "method  fuel\nvote    12.5\nchain      -\n");
    }

    #[test]
    fn prompts_are_escaped() {
        let wrong = Wrong {
            id: "<b>".to_owned(),
            prompt: "Is 3 < 4 & <script>alert(1)</script>?".to_owned(),
            expected: "5".to_owned(),
            given: vec![Given { answer: "6".to_owned(), runs: vec![Settings::default()], trace: "</pre>".to_owned() }],
        };
        let report = Report {
            title: "A bench".to_owned(),
            notes: Vec::new(),
            charts: Vec::new(),
            tables: Vec::new(),
            wrong: vec![wrong],
            more: 3,
        };
        let page = report.to_html();
        assert!(!page.contains("<script") && page.contains("&lt;script&gt;") && page.contains("&lt;/pre&gt;"));
        // Every link of the page leads somewhere on it.
        for link in page.split("href=\"#").skip(1) {
            let name = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{name}\"")), "{name}");
        }
    }
}
