//! Colouring a graph or a map, so that neighbours differ. `graph` reads what borders on what, `pairs` those that are written
//! without words, `names` what the parts are called, `palette` the colours, `some` tells what is said of only some of them, and
//! `solve` has the approaches.
//!
//! Whatever is shared out so that those who disturb each other differ is a colour: a time slot, a channel.

mod graph;
mod names;
mod pairs;
mod palette;
mod solve;
mod some;

use std::ops::Range;

pub use self::solve::{approaches, fewest};

use self::graph::{EDGE, shown_graph, told_graph};
use self::palette::{COLOUR, colours, number_of_colours};
use self::solve::MOST_VERTICES;
use self::some::{names_some, outside};
use super::asked;
use super::note::says_beside;
use super::usual::Usual;
use crate::language::aside::TWISTS;
use crate::language::{Telling, says, singular};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, Unread, Value};

/// Other rules, and other questions than for a colouring or for the fewest colours.
const NOT_THIS: &str = "everything_but|everyone_but|all_but|left_out|leave_out|is_removed|are_removed|edge_coloring|edge_colouring|colour_the_edges|color_the_edges|how_many_ways|number_of_ways|in_how_many|list_coloring|\
                        chromatic_polynomial|total_coloring|total_colouring|cost|weight|path|\
                        shortest|exactly_once|equally|differ_by|common_neighbour|common_neighbor|share_a_neighbour|share_a_neighbor|at_most_two|two_apart|distance|already|precoloured|precolored|hypergraph|directed|more_than_once|more_than_twice|used_once|only_once|only_twice";

const RULES: &[&str] = &[
    "colour|color|coloring|colouring|paint|recolour",
    "vertex|vertices|node|edge|graph|region|country|state|map",
    "adjacent|neighbour|neighbor|neighboring|neighbouring|border|connected|touch|share same|different|differ|no|not",
];

const NAME: &str = "map|graph|puzzle|network";

const TOLD_WITH: &str = "next colour color colouring coloring coloured colored colourable paint painted painting recolour vertex vertices node nodes \
                         edge edges region regions country countries state states province provinces district districts county counties \
                         map graph area areas land lands city cities adjacent neighbour neighbor neighboring neighbouring border borders \
                         bordering connected connect connects connecting touch touches touching share shares joined joins join linked \
                         link links proper property properties assign assigned undirected simple side sides end ends endpoint endpoints \
                         ones pair pairs fewest minimum least smallest chromatic needed suffice enough available possible palette two \
                         receive receives common conflict conflicts interfere meets meet overlap adjoin abut json object line lines key \
                         keys between equal equals never same together has 2-colourable 2-colorable 3-colourable 3-colorable 4-colourable 4-colorable colorable set list shows divided adjacency neighbors neighbours so-called dictionary undirected \
                         assignment choose chosen few town village room zone island exam receive common border-line table listed following other others schedule slot slots parallel otherwise take place \
                         candidate student crayon crayons sign time no none nothing neighbourhood neighborhood assign legal valid anything free rest any number of numbered from to \
                         adjacent-list left right first second column row given here below above entry entries all cannot can't must may need needs";

/// Whatever binds the colouring is said with one of these: of colours, or of what must and must not be.
const NEEDS: &str = "colour|color|colouring|coloring|paint|red|green|blue|yellow|same|different|differ|equal|adjacent|must|may|cannot|should|\
                     only|every|each|all|any|no|not|n't|never|always|except|unless|both|without|also|too|exactly|at_least|at_most|forbidden|\
                     allowed|count|treat|assume|far|distance|directed|already|if|when|edge|vertex|node|border|neighbour|neighbor|touch|\
                     next_to|share|connect|link|join|everything|other|others|remove|left_out|between";

/// Words with which a question binds as well.
const BOUNDS: &str = "must|only|never|not|no|n't|without|except|unless|if|when|while|but|using|exactly|both|each|every";

/// "Colour this graph with three colours", "no two neighbouring countries".
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !(prompt.says(COLOUR) || number_of_colours(prompt).is_some()) || says_beside(prompt, NOT_THIS) {
        return None;
    }
    if !prompt.text.to_lowercase().contains("-colo")
        && !prompt.says("same|different|differ|proper|properly|valid|chromatic|share|distinct")
        && !prompt.says_somewhere("no|not|n't|never|none|without colour|color|slot|crayon|shade|channel neighbour|neighbor|adjacent|border|linked|joined|connected")
    {
        return None;
    }
    // Neighbours of one colour are another puzzle.
    let denies = |it: &Sentence| {
        says(prompt.of(it), "no|not|never|none|n't|without|neither|different|differ|avoid|cannot|forbidden")
    };
    if !prompt.sentences_that_say(&format!("same|share|equal {COLOUR}")).all(denies) {
        return None;
    }
    let telling = Telling::new(prompt);
    let graph = shown_graph(&telling).or_else(|| told_graph(&telling))?;
    if graph.edges.is_empty() && !graph.has_no_edges || graph.vertices.len() > MOST_VERTICES {
        return None;
    }
    telling.says(RULES);
    let vertices = Value::list(graph.vertices.iter().map(Value::text));
    let edges = Value::list(graph.edges.iter().map(|(one, other)| Value::texts([one, other])));
    let fewest = format!("fewest|minimum|smallest|least|minimal|chromatic number|many|{COLOUR} !no_more_than");
    let wants_fewest = prompt.says(&fewest);
    let colours = colours(prompt).or_else(|| number_of_colours(prompt));
    let asks_whether = prompt.says("k-colourable|colourable|colorable|3-colourable|3-colorable|2-colourable|2-colorable|4-colourable|4-colorable|bipartite")
        || prompt.says("is_it_possible|possible_to colour|color|colouring|coloring");
    let is_numbered = colours.as_ref().is_some_and(|(_, is_numbered)| *is_numbered);
    let count = colours.as_ref().map_or(1, |(names, _)| names.len());
    let small = |names: &[String]| names.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>();
    let (known, painted) = (small(&graph.vertices), colours.as_ref().map_or(Vec::new(), |(names, _)| small(names)));
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        needs: NEEDS,
        names_things: false,
        names: known
            .iter()
            .flat_map(|name| name.split(' '))
            .chain(["v", "e", "g", "yes", "no"])
            .chain(COLOUR.split(['|', '_']))
            .map(str::to_owned)
            .chain(painted.iter().cloned())
            .chain(counted_things(prompt, graph.vertices.len()))
            .chain(coloured_things(prompt))
            .collect(),
        numbers: vec![1, 2, count as i64, graph.vertices.len() as i64, graph.edges.len() as i64],
        legends: Vec::new(),
        up_to: if is_numbered { count as i64 } else { 0 },
        taken: [
            graph.spans.clone(),
            if wants_fewest { questions(prompt, &fewest) } else { Vec::new() },
            palette_told(prompt, &painted),
            rule_clauses(prompt, &graph.spans),
        ]
        .concat(),
    };
    // What is said of some of them, or of some of the colours, is no rule for all.
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let single: Vec<Range<usize>> = sentences
        .map(|it| it.span.clone())
        .filter(|span| names_some(&outside(&prompt.text, span, &graph.spans), &graph.vertices, &painted))
        .collect();
    let guard = |reading: Reading| {
        let mut reading = usual.guard(prompt, reading);
        reading.unread.retain(|it| !single.contains(&it.span));
        reading.unread.extend(single.iter().map(|span| Unread { span: span.clone(), is_essential: true }));
        reading
    };
    if wants_fewest {
        if colours.is_some() {
            return None;
        }
        let goal = Goal::new("fewest_colours", vec![vertices, edges]);
        return Some(guard(telling.reading("constraints", "the fewest colours that suffice", goal, Form::Plain)));
    }
    let (names, is_numbered) = colours.clone()?;
    let goal = Goal::new("colouring", vec![vertices, edges, Value::texts(&names)]);
    if asks_whether && !prompt.says("if_so|if_yes|give|show|find|list") {
        let form = Form::Truth { yes: "Yes".to_owned(), no: "No".to_owned() };
        let goal = asked::goal(asked::Asked::Whether, goal, None)?;
        return Some(guard(telling.reading("constraints", "whether it can be coloured", goal, form)));
    }
    Some(guard(telling.reading("constraints", "a colour for each", goal, form(prompt, is_numbered))))
}

/// The question for how many colours it takes may say of what: "how many pots of paint?"
fn questions(prompt: &Prompt, fewest: &str) -> Vec<Range<usize>> {
    let asks = prompt.sentences_that_say(fewest).filter(|it| !says(prompt.of(it), BOUNDS));
    asks.map(|it| it.span.clone()).collect()
}

/// "I only have a red, a blue and a yellow pencil."
fn palette_told(prompt: &Prompt, painted: &[String]) -> Vec<Range<usize>> {
    let has_all = |it: &&Sentence| {
        let tokens = prompt.of(it);
        let is_said = |name: &String| tokens.iter().any(|token| *token.lower == **name);
        painted.len() > 1
            && painted.iter().all(is_said)
            && says(tokens, "have|has|use|own|available|palette !if !when !unless !except !not !n't")
    };
    let sentences = prompt.outline().sentences.iter().filter(|it| !it.is_example);
    let told = sentences.filter(has_all).map(|it| it.span.clone());
    // "Palette = {1, 2, 3}": a name before the list of all of them.
    let lists = prompt.outline().literals.iter().filter(|it| {
        it.what.all_written().is_some_and(|names| {
            names.len() > 1
                && names.iter().all(|name| painted.contains(&name.to_lowercase()))
                && names.len() == painted.len()
        })
    });
    let named = lists.filter_map(|it| {
        let start = prompt.text[..it.span.start].rfind('\n').map_or(0, |at| at + 1);
        let name = prompt.text[start..it.span.start].trim().trim_end_matches(['=', ':', ' ']).to_lowercase();
        matches!(&*name, "palette" | "colours" | "colors" | "c" | "colour set" | "color set")
            .then_some(start..it.span.end)
    });
    told.chain(named).collect()
}

/// "Four kingdoms" are what is coloured, where there are four.
fn counted_things(prompt: &Prompt, count: usize) -> Vec<String> {
    let is_count = |token: &Token| token.number().and_then(|it| it.to_i64()) == Some(count as i64);
    let counted = prompt.tokens.windows(2).filter(|pair| is_count(&pair[0])).map(|pair| pair[1].lower.to_string());
    counted.flat_map(|word| [singular(&word).to_string(), word]).collect()
}

/// Where the rule stands that neighbours differ: "and stations that disturb each other need different channels". A sentence
/// that lists the edges may tell in any words what makes one: "two subjects that a pupil takes".
fn rule_clauses(prompt: &Prompt, edges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        let is_cut = |token: &Token| {
            says(std::slice::from_ref(token), "and|but|while") || token.is_mark(';') || token.is_mark(',')
        };
        let lists_edges = edges.iter().any(|it| sentence.span.start <= it.start && it.end <= sentence.span.end);
        let clauses = tokens.split(is_cut).filter(|clause| {
            (says(clause, EDGE) || lists_edges && says(clause, "two"))
                && says(clause, COLOUR)
                && says(clause, "same|different|differ")
                && !says(clause, TWISTS)
        });
        found.extend(clauses.filter_map(|clause| Some(clause.first()?.span.start..clause.last()?.span.end)));
    }
    found
}

/// What is coloured, by the words of the rule: "no two counties that touch", "neighbouring stations".
fn coloured_things(prompt: &Prompt) -> Vec<String> {
    let rules = prompt.sentences_that_say(EDGE).filter(|it| says(prompt.of(it), "same|different|differ|distinct"));
    let named = rules.flat_map(|rule| {
        let tokens = prompt.of(rule);
        tokens.windows(3).flat_map(move |three| {
            let is_before = says(&three[1..2], "that|which|who") && says(&three[2..], EDGE);
            let is_after = says(&three[..1], "two|adjacent|neighbouring|neighboring|bordering|touching");
            let before = is_before.then(|| three[0].lower.to_string());
            [before, is_after.then(|| three[1].lower.to_string())]
        })
    });
    named.flatten().flat_map(|word| [singular(&word).to_string(), word]).collect()
}

fn form(prompt: &Prompt, is_numbered: bool) -> Form {
    let pair = |pattern: &str| Form::Filled(pattern.to_owned());
    match (prompt.says("json|dictionary|dict|mapping"), is_numbered) {
        (true, true) => Form::listed("{", ", ", "}", pair("\"{0}\": {1}")),
        (true, false) => Form::listed("{", ", ", "}", pair("\"{0}\": \"{1}\"")),
        _ => Form::listed("", ", ", "", pair("{0}: {1}")),
    }
}
