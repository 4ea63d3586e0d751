//! Traces of any size, made up: a plan in which every goal has two ways and every way three goals, some of them shared.

use std::collections::VecDeque;

use polya::trace::{
    Edge, Event, FORMAT, Happening, Node, NodeKind, Outcome, Path, StepRecord, Stopped, Trace, VerdictRecord,
    VerdictWord,
};
use polya::{Engine, Settings, skills};

struct Making {
    trace: Trace,
    path: Option<u64>,
    made: usize,
}

/// An exhaustive run with so many nodes.
pub fn exhaustive(nodes: usize) -> Trace {
    let mut making = Making::new();
    making.plan(nodes, None);
    making.trace
}

/// A run of so many paths, with so many nodes in all.
pub fn sampled(paths: u64, nodes: usize) -> Trace {
    let mut making = Making::new();
    making.trace.settings.method = polya::trace::Method::Deliberate;
    making.trace.settings.paths = paths;
    for path in 0..paths {
        let root = (path > 0).then_some(0);
        making.plan(nodes / usize::try_from(paths).unwrap(), Some((path, root)));
        let (answer, verdict) = (Some(format!("{}", path % 3)), VerdictWord::Unsettled);
        making.trace.paths.push(Path { path, choices: Vec::new(), answer, verdict });
    }
    making.trace.counts.paths = paths;
    making.trace
}

impl Making {
    fn new() -> Self {
        let mut trace = Engine::new(skills::all()).solve("", &Settings::default());
        trace.format = FORMAT;
        trace.prompt = "A large problem that was made up".to_owned();
        trace.stopped = Stopped::NoAnswer("it was made up".to_owned());
        (trace.plan, trace.events) = (Default::default(), Vec::new());
        Self { trace, path: None, made: 0 }
    }

    fn node(&mut self, kind: NodeKind) -> usize {
        let number = self.trace.plan.nodes.len();
        let (letter, text, skill) = match kind {
            NodeKind::Goal => ('g', format!("sum([{}, {number}])", number * 7), String::new()),
            NodeKind::Approach => ('a', format!("way_{}", number % 5), format!("skill_{}", number % 4)),
        };
        let idea = format!("what is sought at place {number}");
        let (spans, weight, sure) = (Vec::new(), 10, None);
        self.trace.plan.nodes.push(Node {
            id: format!("{letter}{number:010x}"),
            kind,
            text,
            skill,
            idea,
            weight,
            sure,
            spans,
        });
        self.made += 1;
        number
    }

    fn id(&self, node: usize) -> String {
        self.trace.plan.nodes[node].id.clone()
    }

    fn link(&mut self, from: usize, to: usize) {
        let edge = Edge { from: self.id(from), to: self.id(to) };
        self.trace.plan.edges.push(edge);
    }

    fn event(&mut self, what: Happening, goal: usize, approach: Option<usize>) {
        let seq = self.trace.events.len() as u64;
        let (goal, approach) = (Some(self.id(goal)), approach.map(|node| self.id(node)));
        let caused_by = seq.checked_sub(1).into_iter().collect();
        self.trace.events.push(Event { seq, what, caused_by, path: self.path, goal, approach });
    }

    /// So many nodes below a goal, with what happened at each.
    fn plan(&mut self, nodes: usize, path: Option<(u64, Option<usize>)>) {
        self.path = path.map(|(path, _)| path);
        let root = path.and_then(|(_, root)| root).unwrap_or_else(|| self.node(NodeKind::Goal));
        let end = self.made + nodes;
        let (mut queue, mut goals) = (VecDeque::from([root]), Vec::new());
        while let Some(goal) = queue.pop_front() {
            let mut ways = Vec::new();
            for _ in 0..2 {
                if self.made + 4 > end {
                    break;
                }
                let way = self.node(NodeKind::Approach);
                self.link(goal, way);
                for part in 0..3 {
                    match queue.back().copied().filter(|_| part == 2 && way.is_multiple_of(5)) {
                        Some(shared) => self.link(way, shared),
                        None => {
                            let part = self.node(NodeKind::Goal);
                            self.link(way, part);
                            queue.push_back(part);
                        }
                    }
                }
                ways.push(way);
            }
            let approaches = ways.iter().map(|way| self.id(*way)).collect();
            self.event(Happening::Planned { approaches }, goal, None);
            goals.push((goal, ways));
        }
        for (goal, ways) in goals.into_iter().rev() {
            for &way in &ways {
                let text = format!("{goal} + {way} = {}", goal + way);
                let step = StepRecord {
                    kind: "add".to_owned(),
                    before: Vec::new(),
                    after: None,
                    uses: Vec::new(),
                    text,
                    slip: None,
                };
                let outcome = Outcome::Answer(format!("{}", goal + way));
                self.event(Happening::Attempted { steps: vec![step], outcome, fuel: 1 }, goal, Some(way));
                let word = if way % 7 == 0 { VerdictWord::Refuted } else { VerdictWord::Confirmed };
                let verdict = VerdictRecord { word, because: format!("place {way} was looked at") };
                let by = "made_up".to_owned();
                self.event(Happening::Checked { answer: format!("{}", goal + way), by, verdict }, goal, None);
            }
            let (answer, verdict, dissent) = (format!("{goal}"), VerdictWord::Confirmed, Vec::new());
            let what = Happening::Selected { answer, verdict, voices_for: 1, voices_against: 0, dissent };
            self.event(what, goal, ways.first().copied());
        }
    }
}
