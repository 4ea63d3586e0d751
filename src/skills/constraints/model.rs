//! A problem of finite domains: variables with a range of whole numbers, and rules between them in named groups.
//!
//! As givens of a goal it is three lists:
//!
//! - variables, `["r1c1", 1, 9]`: a name, the lowest value and the highest;
//! - rules, each with the name of its group first:
//!   `["row 1", "different", ["r1c1", "r1c2"]]`, where a member may be shifted, `["q2", 1]`;
//!   `["units", "=", [[1, "D"], [1, "E"], [-1, "Y"], [-10, "c1"]], 0]`, also with `<=` and `!=`;
//!   `["clue 4", "apart", ["cat", "dog"], 1]`, a distance;
//! - names of the values from the lowest of all upwards, empty when they are plain numbers.

use crate::problem::{Goal, Value};

/// Values lie between 0 and this, so that a domain is one machine word.
pub const HIGHEST: i64 = 63;

/// More variables, rules or members of all rules together than these are not taken on.
pub const MOST_VARIABLES: usize = 400;
const MOST_RULES: usize = 6_000;
const MOST_MEMBERS: usize = 40_000;

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub variables: Vec<Variable>,
    pub rules: Vec<Rule>,
    pub value_names: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    pub low: i64,
    pub high: i64,
}

/// What must hold, and under what name it is spoken of.
#[derive(Clone, Debug)]
pub struct Rule {
    pub group: String,
    pub what: Relation,
}

#[derive(Clone, Debug)]
pub enum Relation {
    /// No two of these are equal, each shifted by what is added to it.
    Different(Vec<(usize, i64)>),
    /// Factors times variables, added up, compare like this with a constant.
    Linear(Vec<(i64, usize)>, Comparison, i64),
    /// Two are this far from each other.
    Apart(usize, usize, i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    AtMost,
    Unequal,
}

impl Comparison {
    fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::AtMost => "<=",
            Comparison::Unequal => "!=",
        }
    }
}

impl Model {
    /// Adds a variable and tells its number.
    pub fn variable(&mut self, name: impl Into<String>, low: i64, high: i64) -> usize {
        self.variables.push(Variable { name: name.into(), low, high });
        self.variables.len() - 1
    }

    pub fn rule(&mut self, group: impl Into<String>, what: Relation) {
        self.rules.push(Rule { group: group.into(), what });
    }

    pub fn different(&mut self, group: impl Into<String>, members: impl IntoIterator<Item = usize>) {
        self.rule(group, Relation::Different(members.into_iter().map(|member| (member, 0)).collect()));
    }

    pub fn linear(&mut self, group: impl Into<String>, terms: Vec<(i64, usize)>, how: Comparison, constant: i64) {
        self.rule(group, Relation::Linear(terms, how, constant));
    }

    /// `smaller` is less than `larger`.
    pub fn less(&mut self, group: impl Into<String>, smaller: usize, larger: usize) {
        self.linear(group, vec![(1, smaller), (-1, larger)], Comparison::AtMost, -1);
    }

    /// What a value is called.
    pub fn called(&self, value: i64) -> String {
        let lowest = self.variables.iter().map(|variable| variable.low).min().unwrap_or(0);
        let place = usize::try_from(value - lowest).unwrap_or(usize::MAX);
        self.value_names.get(place).cloned().unwrap_or_else(|| value.to_string())
    }

    /// The goal to find at most two solutions of it: none, the only one, or the first and the last in order.
    pub fn goal(&self) -> Goal {
        let name = |index: usize| Value::text(&self.variables[index].name);
        let variables = self.variables.iter().map(|it| [Value::text(&it.name), it.low.into(), it.high.into()]);
        let rules = self.rules.iter().map(|rule| {
            let group = Value::text(&rule.group);
            match &rule.what {
                Relation::Different(members) => {
                    let members = members.iter().map(|&(index, shift)| match shift {
                        0 => name(index),
                        _ => Value::list([name(index), shift.into()]),
                    });
                    vec![group, Value::text("different"), Value::list(members)]
                }
                Relation::Linear(terms, how, constant) => {
                    let terms = terms.iter().map(|&(factor, index)| [factor.into(), name(index)]);
                    vec![group, Value::text(how.sign()), Value::rows(terms), (*constant).into()]
                }
                Relation::Apart(one, other, distance) => {
                    let both = Value::list([name(*one), name(*other)]);
                    vec![group, Value::text("apart"), both, (*distance).into()]
                }
            }
        });
        Goal::new("satisfy", vec![Value::rows(variables), Value::rows(rules), Value::texts(&self.value_names)])
    }

    /// The problem that the givens of a goal state; none when they state none, or one that is too large.
    pub fn stated(variables: &Value, rules: &Value, value_names: &Value) -> Option<Self> {
        let mut model = Model {
            value_names: value_names.as_texts()?.iter().map(|it| (*it).to_owned()).collect(),
            ..Model::default()
        };
        for row in variables.as_rows()? {
            let [Value::Text(name), low, high] = row else {
                return None;
            };
            let (low, high) = (low.as_number()?.to_i64()?, high.as_number()?.to_i64()?);
            if low < 0 || high > HIGHEST || low > high {
                return None;
            }
            model.variable(&**name, low, high);
        }
        if model.variables.is_empty() || model.variables.len() > MOST_VARIABLES {
            return None;
        }
        let mut names: Vec<(&str, usize)> = model.variables.iter().enumerate().map(|(i, it)| (&*it.name, i)).collect();
        names.sort_unstable();
        let is_ambiguous = names.windows(2).any(|pair| pair[0].0 == pair[1].0);
        let known = |value: &Value| {
            let place = names.binary_search_by_key(&value.as_text()?, |(name, _)| name).ok()?;
            Some(names[place].1)
        };
        let rules: Option<Vec<Rule>> = rules.as_rows()?.into_iter().map(|row| rule(row, &known)).collect();
        let rules = rules?;
        let members: usize = rules.iter().map(|rule| rule.members().len()).sum();
        let is_small = rules.len() <= MOST_RULES && members <= MOST_MEMBERS && !is_ambiguous;
        model.rules = rules;
        is_small.then_some(model)
    }
}

fn rule(row: &[Value], known: &impl Fn(&Value) -> Option<usize>) -> Option<Rule> {
    let (group, kind) = (row.first()?.as_text()?, row.get(1)?.as_text()?);
    let small = |value: &Value| value.as_number()?.to_i64().filter(|it| it.abs() <= 1_000_000_000);
    let what = match (kind, &row[2..]) {
        ("different", [members]) => {
            let members = members.as_list()?.iter().map(|member| match member.as_list() {
                Some([name, shift]) => Some((known(name)?, small(shift)?)),
                Some(_) => None,
                None => Some((known(member)?, 0)),
            });
            Relation::Different(members.collect::<Option<_>>()?)
        }
        ("apart", [both, distance]) => match both.as_list()? {
            [one, other] => Relation::Apart(known(one)?, known(other)?, small(distance)?),
            _ => return None,
        },
        (sign, [terms, constant]) => {
            let how = [Comparison::Equal, Comparison::AtMost, Comparison::Unequal].into_iter();
            let how = how.into_iter().find(|how| how.sign() == sign)?;
            let terms = terms.as_rows()?.into_iter().map(|term| match term {
                [factor, name] => Some((small(factor)?, known(name)?)),
                _ => None,
            });
            Relation::Linear(terms.collect::<Option<_>>()?, how, small(constant)?)
        }
        _ => return None,
    };
    Some(Rule { group: group.to_owned(), what })
}

impl Rule {
    /// The variables that it speaks of.
    pub fn members(&self) -> Vec<usize> {
        match &self.what {
            Relation::Different(members) => members.iter().map(|&(index, _)| index).collect(),
            Relation::Linear(terms, _, _) => terms.iter().map(|&(_, index)| index).collect(),
            Relation::Apart(one, other, _) => vec![*one, *other],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_survives_as_the_givens_of_a_goal() {
        let mut model = Model::default();
        let (x, y) = (model.variable("x", 1, 3), model.variable("y", 1, 3));
        model.different("both", [x, y]);
        model.rule("shifted", Relation::Different(vec![(x, 1), (y, -1)]));
        model.less("clue 1", x, y);
        model.rule("clue 2", Relation::Apart(x, y, 2));
        let goal = model.goal();
        let [variables, rules, names] = goal.given() else { panic!("{goal}") };
        let again = Model::stated(variables, rules, names).unwrap();
        assert_eq!(again.goal(), goal);
    }

    #[test]
    fn what_is_no_problem_is_not_taken_on() {
        for text in [
            "satisfy([], [], [])",
            r#"satisfy([["x", 3, 1]], [], [])"#,
            r#"satisfy([["x", -1, 1]], [], [])"#,
            r#"satisfy([["x", 1, 99]], [], [])"#,
            r#"satisfy([["x", 1, 2], ["x", 1, 2]], [], [])"#,
            r#"satisfy([["x", 1, 2]], [["a", "different", ["y"]]], [])"#,
            r#"satisfy([["x", 1, 2]], [["a", "=", [[1, "x"]], 10000000000000000]], [])"#,
        ] {
            let goal: Goal = text.parse().unwrap();
            let [variables, rules, names] = goal.given() else { panic!("{goal}") };
            assert!(Model::stated(variables, rules, names).is_none(), "{text}");
        }
    }
}
