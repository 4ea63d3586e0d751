//! What an exercise asks of the formulas that it shows.

use super::layout::{Laid, Table};
use crate::language::{Telling, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use crate::skills::logic::cases::UNSATISFIABLE;
use crate::skills::logic::formula::Formula;
use crate::skills::logic::valuations::Shown;

const MOST_ATOMS: usize = 16;

/// What the lines and the sentences of an exercise show.
pub struct Exercise {
    pub laid: Laid,
    pub shown: Shown,
}

fn text(formula: &Formula) -> Value {
    Value::text(formula.to_string())
}

impl Exercise {
    fn says(&self, choices: &str) -> bool {
        self.shown.words.iter().any(|it| choices.split('|').any(|choice| choice == it))
    }

    fn begins(&self, starts: &[&str]) -> bool {
        self.shown.words.iter().any(|it| starts.iter().any(|start| it.starts_with(start)))
    }

    pub fn reading(self, prompt: &Prompt, telling: Telling) -> Option<Reading> {
        if self.shown.may_list && self.shown.formulas.len() > 1 {
            return None;
        }
        if self.shown.numbers.iter().any(|it| !self.is_number_of_something(*it)) && !self.says("exercise") {
            return None;
        }
        if let Some(table) = &self.laid.table {
            return self.column(table, prompt, telling);
        }
        let is_chosen = self.laid.lines.len() > 1 && self.laid.lines.iter().all(|it| it.label.is_some());
        if is_chosen && self.says("which|choose|pick|select") {
            return self.choice(telling);
        }
        self.of_all(prompt, telling)
    }

    /// Whether a number that is told counts what is there.
    fn is_number_of_something(&self, number: i64) -> bool {
        let lines = self.laid.lines.len() as i64;
        let rows = self.laid.table.as_ref().map(|it| it.cases.len() as i64);
        number == lines || Some(number) == rows || number == self.atoms().len() as i64
    }

    fn formulas(&self) -> Vec<&Formula> {
        self.shown.formulas.iter().map(|(it, _)| it).chain(self.laid.lines.iter().map(|it| &it.formula)).collect()
    }

    fn atoms(&self) -> Vec<String> {
        let mut atoms = Vec::new();
        self.formulas().into_iter().for_each(|it| it.collect_atoms(&mut atoms));
        atoms
    }

    fn column(&self, table: &Table, prompt: &Prompt, telling: Telling) -> Option<Reading> {
        let is_asked = self.says("complete|fill|finish|give|write|find|missing|what|determine|work");
        if !is_asked || !self.formulas().is_empty() || !self.shown.truths.is_empty() {
            return None;
        }
        let rows = table.cases.iter().map(|row| Value::list(row.iter().map(|it| Value::Truth(*it))));
        let goal = Goal::new("column", vec![text(&table.formula), Value::texts(&table.names), Value::list(rows)]);
        let [yes, no] = table.letters.clone();
        let is_joined = yes.chars().count() == 1 && prompt.says("letters|string|bits|digits !comma|commas|separated");
        let between = if is_joined { "" } else { ", " };
        let form = Form::listed("", between, "", Form::Truth { yes, no });
        Some(telling.reading("logic", "the last column of the table", goal, form))
    }

    /// "Which formula is equivalent to ...?", "which of these is a tautology?"
    fn choice(&self, telling: Telling) -> Option<Reading> {
        let candidates = self
            .laid
            .lines
            .iter()
            .map(|it| Value::texts([it.label.clone().unwrap_or_default(), it.formula.to_string()]));
        let formulas: Vec<&Formula> = self.shown.formulas.iter().map(|(it, _)| it).collect();
        if !self.shown.truths.is_empty() {
            return None;
        }
        let sorts = [
            self.begins(&["equivalen", "same", "identical"]),
            self.begins(&["negation"]),
            self.begins(&["tautolog", "always"]),
            self.begins(&["contradict"]),
        ];
        let wanted = match (sorts, &formulas[..]) {
            ([true, false, false, false], [one]) => (*one).clone(),
            ([_, true, false, false], [one]) => (*one).clone().negated(),
            ([false, false, true, false], []) if !self.says("false") => Formula::Constant(true),
            ([false, false, false, true], []) => Formula::Constant(false),
            _ => return None,
        };
        let goal = Goal::new("same_as", vec![text(&wanted), Value::list(candidates)]);
        Some(telling.reading("logic", "which of them is true in the same cases", goal, Form::Plain))
    }

    /// What is asked of all formulas together.
    fn of_all(&self, prompt: &Prompt, telling: Telling) -> Option<Reading> {
        let (formulas, atoms) = (self.formulas(), self.atoms());
        if formulas.is_empty() || atoms.is_empty() || atoms.len() > MOST_ATOMS {
            return None;
        }
        let others = self.shown.names.iter().filter(|it| !atoms.contains(it)).count();
        let counted = self
            .laid
            .counted
            .filter(|(_, told, found)| told != found || atoms.len() > self.laid.counted.map_or(0, |it| it.0));
        let doubt = counted.map(|_| "there are more or fewer clauses or variables than are told of".to_owned());
        let whole = || Formula::all(formulas.iter().map(|it| (*it).clone()).collect());
        let all = || Value::list(formulas.iter().map(|it| text(it)));
        let asks_for_case = self.begins(&["assignment", "value", "valuation", "model", "counterexample", "example"]);
        let is_negative = self.says("false|counterexample|wrong|falsify|falsifies|falsifying|refute|refutes|disproves");
        let is_positive = self.begins(&["satisf"]) || self.says("true") && !self.says("false") && self.begins(&["mak"]);
        if others > 0 {
            return None;
        }
        let reading = if self.says("many") {
            let names = match self.laid.counted {
                Some((count, _, _)) => (1..=count).map(|it| format!("x{it}")).collect(),
                None => atoms.clone(),
            };
            let formula = match (is_positive || self.says("model|models"), is_negative) {
                (true, false) => whole(),
                (false, true) => whole().negated(),
                _ => return None,
            };
            let counts = "row|rows|assignment|assignments|case|cases|combination|combinations|valuation|valuations|interpretations|model|models";
            if !self.says(counts) || !self.shown.truths.is_empty() {
                return None;
            }
            let goal = Goal::new("number_of_cases", vec![text(&formula), Value::texts(names)]);
            telling.reading("logic", "in how many cases", goal, Form::Plain)
        } else if !self.shown.truths.is_empty() {
            let [formula] = formulas[..] else {
                return None;
            };
            let is_asked = self.begins(&["evaluat", "truth", "value", "result"]) || self.says("what|determine|find");
            if !is_asked || self.says("counterexample|assignment") {
                return None;
            }
            if let Some(missing) = atoms.iter().find(|it| !self.shown.truths.contains_key(*it)) {
                let doubt = Some(format!("it is not said whether {missing} is true"));
                let goal = Goal::new("truth_of", vec![text(formula), Value::list([])]);
                return Some(telling.reading("logic", "whether it is true", goal, Form::Plain).doubted(doubt));
            }
            let known = self.shown.truths.iter().filter(|(name, _)| atoms.contains(name));
            let known = known.map(|(name, truth)| [Value::text(name), Value::Truth(*truth)]);
            let usual = if self.shown.has_bits { ("1", "0") } else { ("True", "False") };
            let goal = Goal::new("truth_of", vec![text(formula), Value::rows(known)]);
            telling.reading("logic", "whether it is true", goal, self.truth(prompt, usual))
        } else if asks_for_case && is_positive != is_negative {
            let formulas = if is_negative { Value::list([text(&whole().negated())]) } else { all() };
            let goal = Goal::new("satisfying", vec![formulas]);
            let form = match prompt.says("json|dictionary|dict") {
                true => Form::listed("{", ", ", "}", Form::Filled("\"{0}\": {1}".to_owned())),
                false => Form::listed("", ", ", "", Form::Filled("{0} = {1}".to_owned())),
            };
            let form =
                Form::OrElse { form: Box::new(form), none: UNSATISFIABLE.to_owned(), words: UNSATISFIABLE.to_owned() };
            let unknown = if is_negative { "what makes it false" } else { "what makes all of them true" };
            telling.reading("logic", unknown, goal, form)
        } else if (self.begins(&["satisfiab", "consisten"]) || self.says("sat") && self.says("unsat"))
            && !self.says("unsatisfiable")
        {
            let is_sat = self.says("unsat") || prompt.says("unsat");
            let usual = if is_sat { ("SAT", "UNSAT") } else { ("Yes", "No") };
            let goal = Goal::new("consistent", vec![all()]);
            telling.reading("logic", "whether all can be true together", goal, self.truth(prompt, usual))
        } else {
            return None;
        };
        Some(reading.doubted(doubt))
    }

    /// Yes and no as the prompt writes them.
    fn truth(&self, prompt: &Prompt, usual: (&str, &str)) -> Form {
        let lower = ["true or false", "yes or no"].iter().any(|it| prompt.text.contains(it));
        match wanted(prompt).truth(usual) {
            Form::Truth { yes, no } if lower && !prompt.text.contains(&format!("{yes} or {no}")) => {
                Form::Truth { yes: yes.to_lowercase(), no: no.to_lowercase() }
            }
            form => form,
        }
    }
}
