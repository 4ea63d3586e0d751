//! The goal that a circuit and what is asked of it amount to.

use std::collections::BTreeMap;

use super::wanted::Wanted;
use super::{Circuit, MOST_GATES};
use crate::language::{Telling, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Value};
use crate::skills::logic::drawings::Gate;
use crate::skills::logic::formula::Formula;

/// A formula that is larger, once all gates are put into each other, is not looked at.
const LARGEST: u64 = 20_000;

pub fn reading(circuit: Circuit, prompt: &Prompt, telling: Telling) -> Option<Reading> {
    if !circuit.is_asked && !matches!(circuit.wanted, Some(Wanted::Column(..)))
        || circuit.gates.is_empty()
        || circuit.gates.len() > MOST_GATES
    {
        return None;
    }
    let doubt = circuit.doubt();
    let reading = match &circuit.wanted {
        Some(wanted) => of_open_inputs(&circuit, wanted, prompt, telling)?,
        None => of_given_inputs(&circuit, telling)?,
    };
    Some(reading.doubted(doubt))
}

impl Circuit {
    /// The gates that lead nowhere.
    fn ends(&self) -> Vec<&String> {
        let mut fed = Vec::new();
        self.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
        self.gates.iter().map(|(name, _)| name).filter(|name| !fed.contains(name)).collect()
    }

    fn outputs(&self) -> Vec<&String> {
        if self.asked.is_empty() { self.ends() } else { self.asked.iter().collect() }
    }

    /// What does not fit together.
    fn doubt(&self) -> Option<String> {
        let mut fed = Vec::new();
        self.gates.iter().for_each(|(_, formula)| formula.collect_atoms(&mut fed));
        let is_given = |name: &String| self.inputs.iter().any(|(it, _)| it == name);
        let missing = fed.iter().find(|it| !is_given(it) && !self.is_gate(it) && *it != "⊤" && *it != "⊥");
        if let Some(name) = missing.filter(|_| self.wanted.is_none()) {
            return Some(format!("it is not said what {name} is"));
        }
        let inputs = self.inputs.iter().map(|(name, _)| name).chain(&self.introduced);
        if let Some(name) = inputs.into_iter().find(|name| !fed.contains(name)) {
            return Some(format!("I do not see where the input {name} goes"));
        }
        // What is asked for and then inverted may be asked for before or after.
        let turned = |name: &&String| {
            let formula = self.gates.iter().find(|(it, _)| it == *name).map(|(_, formula)| formula);
            matches!(formula, Some(Formula::Not(inner)) if matches!(&**inner, Formula::Atom(it) if self.asked.contains(it)))
        };
        if let Some(name) = self.ends().into_iter().filter(|it| !self.asked.contains(it)).find(turned) {
            return Some(format!("I do not see where the output of {name} goes"));
        }
        let is_other = self.common.and_then(|(_, count)| count).is_some_and(|count| count != self.gates.len());
        is_other.then(|| "there are more or fewer gates than are told of".to_owned())
    }

    /// What comes out of a gate, told by the inputs alone.
    fn composed(&self, name: &str, depth: usize) -> Option<Formula> {
        let formula = &self.gates.iter().find(|(it, _)| it == name)?.1;
        let mut atoms = Vec::new();
        formula.collect_atoms(&mut atoms);
        let mut inner = BTreeMap::new();
        for atom in atoms.into_iter().filter(|it| self.is_gate(it)) {
            (depth < MOST_GATES).then_some(())?;
            let composed = self.composed(&atom, depth + 1)?;
            inner.insert(atom, composed);
        }
        let whole = formula.replaced(&|it| inner.get(it).cloned());
        (whole.size() <= LARGEST).then_some(whole)
    }
}

/// What comes out when the inputs are known.
fn of_given_inputs(circuit: &Circuit, telling: Telling) -> Option<Reading> {
    let mut inputs: BTreeMap<&str, bool> = BTreeMap::new();
    for (name, bit) in &circuit.inputs {
        if circuit.is_gate(name) || inputs.insert(name, *bit).is_some_and(|before| before != *bit) {
            return None;
        }
    }
    let gates =
        Value::list(circuit.gates.iter().map(|(name, formula)| Value::texts([name.clone(), formula.to_string()])));
    let bits =
        Value::list(inputs.iter().map(|(name, bit)| Value::list([Value::text(name), Value::from(i64::from(*bit))])));
    match circuit.outputs()[..] {
        [] => None,
        [only] => {
            let goal = Goal::new("circuit", vec![gates, bits, Value::text(only)]);
            Some(telling.reading("logic", "what comes out", goal, Form::Plain))
        }
        // Several ends of which none is asked for are too many.
        _ if circuit.asked.is_empty() => None,
        ref several => {
            let goal = Goal::new("outputs", vec![gates, bits, Value::texts(several.iter().map(|it| it.as_str()))]);
            let form = Form::listed("", ", ", "", Form::Filled("{0} = {1}".to_owned()));
            Some(telling.reading("logic", "what comes out of each", goal, form))
        }
    }
}

fn of_open_inputs(circuit: &Circuit, asked: &Wanted, prompt: &Prompt, telling: Telling) -> Option<Reading> {
    if !circuit.inputs.is_empty() {
        return None;
    }
    let text = |formula: &Formula| Value::text(formula.to_string());
    if *asked == Wanted::Same {
        let [_, second] = circuit.begins[..] else {
            return None;
        };
        let ends = circuit.ends();
        let is_first = |name: &&String| circuit.gates[..second].iter().any(|(it, _)| it == *name);
        let (first, second): (Vec<&String>, Vec<&String>) = ends.into_iter().partition(is_first);
        let ([one], [other]) = (&first[..], &second[..]) else {
            return None;
        };
        let both = circuit.composed(one, 0)?.iff(circuit.composed(other, 0)?);
        let goal = Goal::new("entails", vec![Value::list([]), text(&both)]);
        let form = wanted(prompt).truth(("Yes", "No"));
        return Some(telling.reading("logic", "whether both always give the same", goal, form));
    }
    let [output] = circuit.outputs()[..] else {
        return None;
    };
    let formula = circuit.composed(output, 0)?;
    let inputs = circuit.open_inputs();
    let is_so = |truth: bool| if truth { formula.clone() } else { formula.clone().negated() };
    Some(match asked {
        Wanted::Count(truth) => {
            let goal = Goal::new("number_of_cases", vec![text(&is_so(*truth)), Value::texts(&inputs)]);
            telling.reading("logic", "in how many cases", goal, Form::Plain)
        }
        Wanted::Setting(truth) => {
            let goal = Goal::new("only_case", vec![text(&is_so(*truth)), Value::texts(&inputs)]);
            let names: Vec<String> = inputs.iter().enumerate().map(|(at, name)| format!("{name} = {{{at}}}")).collect();
            let form = match prompt.says("bits|string|digits") {
                true => Form::listed("", "", "", Form::Plain),
                false => Form::Filled(names.join(", ")),
            };
            telling.reading("logic", "the only case in which this comes out", goal, form)
        }
        Wanted::Column(names, rows) => {
            let is_whole = inputs.iter().all(|it| names.contains(it));
            let rows = rows.iter().map(|row| Value::list(row.iter().map(|it| Value::Truth(*it))));
            let goal = Goal::new("column", vec![text(&formula), Value::texts(names), Value::list(rows)]);
            let between = match prompt.says("comma|commas|comma_-_separated") {
                true => ", ",
                false => "",
            };
            let bit = Form::Truth { yes: "1".to_owned(), no: "0".to_owned() };
            let reading =
                telling.reading("logic", "what comes out in each case", goal, Form::listed("", between, "", bit));
            reading.doubted((!is_whole).then(|| "some inputs are not given".to_owned()))
        }
        Wanted::Sort(gates) => {
            let [_, _] = inputs[..] else {
                return None;
            };
            let among = if gates.is_empty() { &Gate::OF_TWO[..] } else { &gates[..] };
            let signals = || inputs.iter().map(|it| Formula::atom(it)).collect::<Vec<_>>();
            let candidates = among.iter().filter_map(|gate| Some((gate.word(), gate.output(signals())?)));
            let candidates = candidates.map(|(word, it)| Value::texts([word.to_owned(), it.to_string()]));
            let goal = Goal::new("same_as", vec![text(&formula), Value::list(candidates)]);
            telling.reading("logic", "which gate does the same", goal, Form::Plain)
        }
        Wanted::Same => return None,
    })
}
