//! Methods against what they are given: accuracy at 1, 2, 4, ... paths, or on budgets of 1, 2, 4, ... steps, and what each
//! spends. A method that wins only by spending more shows it.

use std::path::Path;

use serde_json::{Value, json};

use super::runs::{Runs, SLIPS, Spent, unusual};
use super::statistics::{Share, bootstrap};
use super::{Chart, Level, LinesError, Panel, Problem, Scale, Series, Spot, Table};
use crate::engine::Engine;
use crate::trace::{Budget, Method, Settings};

/// The methods that have curves.
const SAMPLING: [Method; 4] = [Method::Chain, Method::Vote, Method::BestOf, Method::Deliberate];

/// What differs from point to point of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Varied {
    /// From 1 up to so many paths; an exhaustive run is the level to compare with.
    Paths { most: u64 },
    /// Thinking budgets from the least to the most; a run thinks neither less nor more.
    Budget(Budget),
}

/// Accuracy of each method at each temperature.
#[derive(Clone, Debug)]
pub struct Curve {
    pub varied: Varied,
    pub seed: u64,
    pub temperatures: Vec<f64>,
    pub points: Vec<Point>,
    pub runs: Runs,
}

/// A method at one number of paths or one budget.
#[derive(Clone, Debug)]
pub struct Point {
    pub settings: Settings,
    /// Right of all problems.
    pub accuracy: Share,
    /// Answered, of all problems.
    pub answered: f64,
    /// For one problem, on average.
    pub spent: Spent,
}

/// Runs every sampling method at every temperature, and the exhaustive one.
///
/// Errors: the file cannot be written, or holds runs of other problems or settings.
pub fn curve(
    engine: &Engine,
    problems: &[Problem],
    settings: &Settings,
    (varied, temperatures): (Varied, &[f64]),
    file: Option<(&Path, bool)>,
    progress: impl FnMut(),
) -> Result<Curve, LinesError> {
    let exhaustive = Settings {
        method: Method::Exhaustive,
        paths: 0,
        temperature: 0.0,
        checker_misses: 0.0,
        budget: None,
        ..settings.clone()
    };
    let mut all = vec![exhaustive];
    for &temperature in temperatures {
        all.extend(at_temperature(&Settings { temperature, budget: None, ..settings.clone() }, varied));
    }
    let runs = Runs::of(engine, problems, all, file, progress)?;
    let point = |(at, settings): (usize, &Settings)| {
        let is_right: Vec<f64> = runs.of_run(at).map(|it| f64::from(u8::from(it.is_right))).collect();
        let answered = runs.of_run(at).filter(|it| it.answer.is_some()).count();
        Some(Point {
            settings: settings.clone(),
            accuracy: bootstrap(&is_right, settings.seed)?,
            answered: answered as f64 / is_right.len() as f64,
            spent: Spent::of(runs.of_run(at)),
        })
    };
    let points = runs.settings.iter().enumerate().filter_map(point).collect();
    Ok(Curve { varied, seed: settings.seed, temperatures: temperatures.to_vec(), points, runs })
}

fn at_temperature(settings: &Settings, varied: Varied) -> Vec<Settings> {
    let doubling =
        |from: u64, to: u64| std::iter::successors(Some(from), |at| Some(at * 2)).take_while(move |at| *at <= to);
    let mut all = Vec::new();
    match varied {
        Varied::Paths { most } => {
            all.push(Settings { method: Method::Chain, paths: 1, ..settings.clone() });
            for method in [Method::Vote, Method::BestOf, Method::Deliberate] {
                all.extend(doubling(1, most).map(|paths| Settings { method, paths, ..settings.clone() }));
            }
        }
        // A chain that is told to go on checks its answers, as best-of does; so it has no curve of its own.
        Varied::Budget(Budget { least, most }) => {
            for method in [Method::Vote, Method::BestOf, Method::Deliberate] {
                let exactly = |steps: u64| Some(Budget { least: steps, most: steps });
                let on = |steps| Settings { method, paths: 1, budget: exactly(steps), ..settings.clone() };
                all.extend(doubling(least.max(1), most).map(on));
            }
        }
    }
    all
}

impl Point {
    /// Paths or steps that it is given; 0 for an exhaustive run.
    fn given(&self) -> u64 {
        self.settings.budget.map_or(self.settings.paths, |budget| budget.most)
    }

    fn is_exhaustive(&self) -> bool {
        self.settings.method == Method::Exhaustive
    }
}

impl Curve {
    fn given_name(&self) -> &'static str {
        match self.varied {
            Varied::Paths { .. } => "paths",
            Varied::Budget(_) => "budget",
        }
    }

    pub fn to_json(&self) -> Value {
        let points = self.points.iter().map(|it| {
            json!({
                "method": it.settings.method.name(),
                "temperature": it.settings.temperature,
                self.given_name(): it.given(),
                "accuracy": it.accuracy.to_json(),
                "answered": (it.answered * 10_000.0).round() / 10_000.0,
                "spent": it.spent.to_json(),
            })
        });
        json!({
            "problems": self.runs.problems.len(),
            "seed": self.seed,
            "settings": self.runs.settings.last(),
            "note": if self.temperatures.iter().any(|temperature| *temperature > 0.0) { SLIPS } else { "" },
            "points": points.collect::<Vec<_>>(),
        })
    }

    pub fn table(&self) -> Table {
        let head = ["temperature", "method", self.given_name(), "accuracy", "answered", "fuel", "steps", "checks"];
        let head = head.into_iter().chain(["attempts", "words"]).map(str::to_owned).collect();
        let row = |it: &Point| {
            let Spent { attempts, steps, checks, fuel, words } = it.spent;
            let temperature = if it.is_exhaustive() { "-".to_owned() } else { it.settings.temperature.to_string() };
            let given = if it.is_exhaustive() { "-".to_owned() } else { it.given().to_string() };
            let method = it.settings.method.name().to_owned();
            let means = [fuel, steps, checks, attempts, words].map(|mean| format!("{mean:.1}"));
            let mut row = vec![temperature, method, given, it.accuracy.to_string(), format!("{:.3}", it.answered)];
            row.extend(means);
            row
        };
        Table { head, rows: self.points.iter().map(row).collect() }
    }

    /// What the figures are about, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            format!(
                "{} problems, seed {}; 95 % intervals, by drawing the problems anew; the rest is of one problem on average",
                self.runs.problems.len(),
                self.seed
            ),
            "fuel is the work of approaches; checks are counted apart, so best-of and deliberate cost more than it says"
                .to_owned(),
            "in the pictures the upright axis need not begin at 0; whiskers are the intervals".to_owned(),
        ];
        // What all runs have in common; budgets are what is varied.
        let common = self.runs.settings.last().map(|last| Settings { budget: None, ..last.clone() });
        notes.extend(common.iter().flat_map(unusual));
        if self.temperatures.iter().any(|temperature| *temperature > 0.0) {
            notes.push(SLIPS.to_owned());
        }
        notes
    }

    pub fn to_table(&self) -> String {
        self.table().with_notes(&self.notes())
    }

    /// For each temperature, accuracy against what was given, and against what was spent.
    pub fn chart(&self) -> Chart {
        let (given, title) = match self.varied {
            Varied::Paths { .. } => {
                ("paths walked (log scale)", "Accuracy of the methods, by paths and by what they spend")
            }
            Varied::Budget(_) => {
                ("thinking budget in steps (log scale)", "Accuracy of the methods, by thinking budget")
            }
        };
        let spent = "fuel: units of work a problem, on average (log scale)";
        let mut panels = Vec::new();
        for &temperature in &self.temperatures {
            panels.push(self.panel(temperature, given, Scale::Twos, |point| point.given() as f64));
            panels.push(self.panel(temperature, spent, Scale::Tens, |point| point.spent.fuel));
        }
        Chart { title: title.to_owned(), panels, notes: self.notes() }
    }

    fn panel(&self, temperature: f64, across: &str, scale: Scale, of: fn(&Point) -> f64) -> Panel {
        let series = |method: Method| {
            let own = |it: &&Point| it.settings.method == method && it.settings.temperature == temperature;
            let spots = self.points.iter().filter(own).map(|it| Spot { across: of(it), up: it.accuracy });
            let look = SAMPLING.iter().position(|it| *it == method).unwrap_or(0);
            Series { name: method.name().to_owned(), look, spots: spots.filter(|spot| spot.across > 0.0).collect() }
        };
        let exhaustive = self.points.iter().find(|it| it.is_exhaustive());
        let level = exhaustive.map(|it| Level {
            name: it.settings.method.name().to_owned(),
            share: it.accuracy.share,
            across: Some(of(it)).filter(|across| *across > 0.0),
        });
        Panel {
            title: format!("temperature {temperature}"),
            across: across.to_owned(),
            up: format!("right, share of {} problems", self.runs.problems.len()),
            scale,
            series: SAMPLING.into_iter().map(series).filter(|series| !series.spots.is_empty()).collect(),
            level,
        }
    }

    /// The runs of each method at the most that it was given, by number.
    pub fn last_runs(&self) -> Vec<usize> {
        let settings = &self.runs.settings;
        let is_last = |run: &usize| {
            let (own, next) = (&settings[*run], settings.get(run + 1));
            next.is_none_or(|next| next.method != own.method || next.temperature != own.temperature)
        };
        (0..settings.len()).filter(is_last).collect()
    }
}
