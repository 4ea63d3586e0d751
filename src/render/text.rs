//! `text`: what a person sees at a terminal.

use std::collections::{BTreeMap, BTreeSet};

use crate::trace::{Event, Happening, Node, NodeKind, Outcome, Trace};

pub(super) fn render(trace: &Trace) -> String {
    let mut shown = Shown::new(trace);
    shown.understood();
    shown.plan();
    shown.answer();
    shown.text
}

struct Shown<'a> {
    trace: &'a Trace,
    nodes: BTreeMap<&'a str, &'a Node>,
    children: BTreeMap<&'a str, Vec<&'a str>>,
    text: String,
}

impl<'a> Shown<'a> {
    fn new(trace: &'a Trace) -> Self {
        let nodes = trace.plan.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut children: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for edge in &trace.plan.edges {
            children.entry(&edge.from).or_default().push(&edge.to);
        }
        Self { trace, nodes, children, text: String::new() }
    }

    fn line(&mut self, line: &str) {
        self.text += line.trim_end();
        self.text.push('\n');
    }

    fn understood(&mut self) {
        self.line("Understood");
        for event in &self.trace.events {
            if let Happening::Understood { reading } = &event.what {
                self.line(&format!("  asked  {}", reading.unknown));
                if !reading.data.is_empty() {
                    self.line(&format!("  given  {}", reading.data.join(", ")));
                }
                self.line(&format!("  goal   {}", reading.goal));
                for piece in &reading.unread {
                    self.line(&format!("  unread \"{}\" (byte {})", piece.words, piece.span.start));
                }
            }
        }
    }

    fn plan(&mut self) {
        self.line("");
        self.line("Plan");
        let mut seen = BTreeSet::new();
        if let Some(root) = self.trace.plan.nodes.first() {
            for approach in self.children.get(root.id.as_str()).cloned().unwrap_or_default() {
                for goal in self.children.get(approach).cloned().unwrap_or_default() {
                    self.goal(goal, 1, &mut seen);
                }
            }
        }
    }

    fn goal(&mut self, id: &'a str, depth: usize, seen: &mut BTreeSet<&'a str>) {
        let indent = "  ".repeat(depth.min(20));
        let text = self.nodes.get(id).map_or("?", |node| &node.text);
        if !seen.insert(id) {
            self.line(&format!("{indent}{text}  (above)"));
            return;
        }
        let found = self.settled(id);
        self.line(&format!("{indent}{text}{found}"));
        for approach in self.children.get(id).cloned().unwrap_or_default() {
            let node = self.nodes.get(approach).copied();
            let name = node.map_or("?", |node| &node.text).replace('_', " ");
            let outcome = self.outcome(approach);
            self.line(&format!("{indent}  by {name}: {outcome}"));
            for goal in self.children.get(approach).cloned().unwrap_or_default() {
                self.goal(goal, depth + 2, seen);
            }
        }
    }

    fn settled(&self, goal: &str) -> String {
        let found = self.trace.events.iter().find_map(|event| match &event.what {
            Happening::Selected { answer, verdict, .. } if event.goal.as_deref() == Some(goal) => {
                Some(format!(" = {answer}  [{}]", verdict.as_str()))
            }
            Happening::Unanswered { .. } if event.goal.as_deref() == Some(goal) => Some("  [no answer]".to_owned()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    fn outcome(&self, approach: &str) -> String {
        let of_approach = |event: &&Event| event.approach.as_deref() == Some(approach);
        let found = self.trace.events.iter().filter(of_approach).find_map(|event| match &event.what {
            Happening::Attempted { outcome, .. } => Some(match outcome {
                Outcome::Answer(answer) => answer.clone(),
                Outcome::Remains(goal) => {
                    format!("it remains to find {}", self.nodes.get(goal.as_str()).map_or("?", |node| &node.text))
                }
                Outcome::Setback(why) => format!("no answer: {why}"),
            }),
            Happening::SetAside { why } => Some(format!("set aside: {why}")),
            _ => None,
        });
        found.unwrap_or_default()
    }

    fn answer(&mut self) {
        self.line("");
        match &self.trace.answer {
            Some(answer) => {
                let line = format!("Answer: {}  [{}] {}", answer.text, answer.verdict.as_str(), answer.how);
                self.line(&line);
            }
            None => {
                let line = format!("No answer: {}.", self.trace.stopped.sentence());
                self.line(&line);
            }
        }
    }
}

/// One event as a line.
pub(super) fn event_line(trace: &Trace, event: &Event) -> String {
    let name = |id: &Option<String>, kind: NodeKind| {
        let found = trace.plan.nodes.iter().find(|node| node.kind == kind && Some(&node.id) == id.as_ref());
        found.map(|node| node.text.clone())
    };
    let goal = name(&event.goal, NodeKind::Goal).map(|goal| format!(" {goal}")).unwrap_or_default();
    let approach = name(&event.approach, NodeKind::Approach).map(|name| format!(" by {name}")).unwrap_or_default();
    let what = match &event.what {
        Happening::Attempted { outcome, steps, .. } => match outcome {
            Outcome::Answer(answer) => format!(": {answer} in {} steps", steps.len()),
            Outcome::Remains(goal) => format!(": leaves {goal}"),
            Outcome::Setback(why) => format!(": {why}"),
        },
        Happening::Checked { answer, verdict, .. } => {
            format!(": {answer} {} {}", verdict.word.as_str(), verdict.because)
        }
        Happening::Selected { answer, verdict, .. } => format!(": {answer} ({})", verdict.as_str()),
        Happening::SetAside { why } | Happening::Unanswered { why } | Happening::TurnedBack { why, .. } => {
            format!(": {why}")
        }
        Happening::Understood { reading } => format!(": {}", reading.goal),
        Happening::Planned { approaches } => format!(": {} approaches", approaches.len()),
    };
    format!("{:>4} {}{goal}{approach}{what}", event.seq, event.what.word())
}
