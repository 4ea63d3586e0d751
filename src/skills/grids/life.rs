//! The game of life: cells that live on, die and are born by how many of their neighbours live (Conway 1970).

use std::collections::BTreeMap;

use super::shown::{Shown, legend};
use crate::language::rules::{self, MARKS, Rules};
use crate::language::{Telling, place_of, says, wanted};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Setback, Token, Value, Working};

/// Words that the rules of such a puzzle are told in.
pub const KNOWN: &str = "game life conway cellular automaton cell board grid state generation step iteration tick round turn update evolution \
    evolve transition simulate simulation play apply alive live living dead die death birth born become survive survival survivor stay remain \
    same neighbour neighbor neighbouring neighboring surround surrounding adjacent horizontally vertically diagonally horizontal \
    vertical diagonal underpopulation overpopulation reproduction loneliness overcrowding overcrowd starve torus toroidal wrap wrapping around \
    periodic cyclic edge border beyond outside opposite bounded off on assume consider treat everything initial current next new start starting pattern \
    configuration look represent represented mean mark show draw describe determine return print output write compute calculate count total \
    square eight moore neighborhood neighbourhood standard rule ordinary usual classic doughnut donut sheet table touch count join joined glue glued leave side reappear back go out come without cellular highlife variant otherwise still halt extinct extinction left whether \
    populated unpopulated empty symbol character x o hash dot letter one zero true false yes no row column matrix size field place day \
    hour year minute colony bacterium organism creature above below give input format separate space line comma array list json two-dimensional \
    infinite go forward run position b s appear disappear occupy unoccupied simultaneously happen previous past end reply string case respond \
    keep continue living-cell value world population wide tall come later block within once rule blinker glider shape binary digit line extra text interact change wikipedia according devise known well all time m n automaton automata follow following rules final resulting result";

/// Words with which a sentence may set a rule beside those of the game.
const LIMITS: &str = "only cannot can't never not no n't without except unless if when while instead but however besides apart always forever \
    until whenever";

/// Symbols that are taken for living cells, and for dead ones, where nothing is said of them.
const ALIVE: &[&str] = &["1", "#", "O", "o", "X", "x", "*", "@", "█", "■", "⬛", "🟩", "L"];
const DEAD: &[&str] = &["0", ".", "_", "-", "·", "□", "⬜", "D"];

/// States that one approach remembers.
const MOST_REMEMBERED: usize = 4_096;

/// "What will this board of the game of life look like after 2 steps?"
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_life = prompt.says_somewhere(
        "game_of_life|conway|cellular_automaton|cellular_automata board|grid|cell|generation|automaton|state|pattern|configuration",
    ) || prompt.says("game_of_life|conway")
        || prompt.says("life board|grid|cell|generation|automaton")
        || prompt.says_somewhere("life generation|tick|step|iteration|b3") && prompt.says_somewhere("alive|live|living|dead cell|cells")
        || prompt.says("live|alive|living neighbor|neighbour")
        || prompt.says_somewhere("survive|survives neighbor|neighbour born|birth|appear|appears");
    // Neighbourhoods and worlds of other kinds.
    let others = "immortal|immune|frozen|freeze|blocked|barrier|obstacle|poison|virus|mutate|mutation|older|swap|delayed|delay|flip|flipped|upside|rotate|rotated|transpose|inverted|\
                  von_neumann|hexagonal|hex|triangular|four_neighbors|four_neighbours|orthogonal|probability|random|\
                  backwards|previous|predecessor|infinite|unbounded|radius|colour|color|klein|mirror|reflecting";
    // "The left edge is always alive."
    let is_edge_alive = prompt.says(
        "always_live|always_stay|always_remain|always_alive|edge_be_alive|border_be_alive|outside_be_alive|outside_alive|edge_be_live|edge_be_living|border_be_living|\
         board_alive|grid_alive|edges_alive|forever|permanently",
    );
    if !is_life || prompt.says(others) || is_edge_alive {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&["game_of_life|conway|cellular_automaton|life board|grid|cell|automaton"]);
    telling.says(&[
        "moore|neighborhood|neighbourhood !von_neumann",
        "empty look_like",
        "board|grid|state shown|below|here|this|following|initial",
    ]);
    let mut shown = match super::life_told::shown(&telling) {
        Some(shown) => shown,
        None => Shown::of(&telling)?,
    };
    let edge = match prompt.says("wrap|wrapped|wrapping|toroidal|torus|periodic|cyclic|wraps_around|opposite|doughnut|donut|glued|comes_back|come_back|reappear~|re_-_enter|pacman|pac_-_man") {
        true if prompt.says("not|no|without|never|n't|non wrap|wrapping|toroidal|torus|periodic") => "bounded",
        true => "wrapping",
        false => "bounded",
    };
    telling.says(&["wrap|wrapped|doughnut|donut|glued|comes_back|come_back|reappear~|wrapping|toroidal|torus|periodic|cyclic|wraps_around|opposite|bounded|beyond|outside|off_board|off_grid|border|edge"]);
    let rule = rule(&telling)?;
    let (mut dead, mut alive) = symbols(&telling, &shown)?;
    // "With 1 for live and 0 for dead": the answer is written in other symbols than the board.
    if let Some(others) = other_symbols(&telling, &shown) {
        let written = |cell: &String| if *cell == alive { others.1.clone() } else { others.0.clone() };
        if shown.symbols().iter().all(|it| **it == dead || **it == alive) {
            shown.rows = shown.rows.iter().map(|row| row.iter().map(written).collect()).collect();
            (dead, alive) = others;
        }
    }
    let steps = steps(&telling)?;
    let world = vec![
        shown.values(),
        Value::list([Value::written(&dead), Value::written(&alive)]),
        Value::text(rule.to_string()),
        Value::text(edge),
        steps.into(),
    ];
    let is_missing = shown.rows.iter().flatten().any(|cell| cell == "..." || cell == "…");
    let asks_end = prompt.says(
        "halt|die_out|extinct|extinction|halted|survive will|is|does|whether|still|ever|reach !neighbor !neighbour",
    ) || prompt.says(
        "all|every|no cell dead|die|alive|left will|does|do|are|whether|is !how_many !many_cells !neighbor !neighbour",
    );
    let asks_count = prompt.says("how_many|number_of|count|total live|living|alive|cell !neighbor !neighbour !counted_from !counting_from !count_from !counted_as !counting_as");
    let (verb, unknown, form) = if asks_end && !asks_count {
        let is_empty = "no|none|all|every|any cell|cells alive|dead|die|live|left|living";
        if !prompt.says(is_empty) && !prompt.says("die_out|extinct|extinction|dies_out") || rule.born[0] {
            return None;
        }
        telling.says(&["halt|halted|die_out|extinct|true|yes", is_empty]);
        ("life_ends", "whether no cell is alive any more by then", wanted(prompt).truth(("Yes", "No")))
    } else if prompt.says("stable|stabilize|stabilise|oscillate|period|repeat|still_life|halt|cycle") {
        return None;
    } else if asks_count {
        telling.says(&["how_many|number_of|count|total live|living|alive|cell"]);
        ("life_count", "how many cells live then", Form::Plain)
    } else {
        let lower = prompt.text.to_lowercase();
        let wants_lists = [
            "2d list",
            "2d array",
            "2-d array",
            "nested list",
            "list of lists",
            "nested array",
            "array of arrays",
            "two-dimensional list",
        ]
        .iter()
        .any(|it| lower.contains(it));
        let form = if wants_lists { Form::json(Form::json(Form::Plain)) } else { shown.form(&telling) };
        ("life", "the board after that", form)
    };
    // What limits nothing tells a story, or says again how boards are written.
    let mut sentences = rules::sentences(&telling);
    sentences.retain(|words| words.iter().any(|word| word.is(LIMITS)));
    let doubt = Rules { things: "cell", known: &format!("{KNOWN} {MARKS}"), numbers: &[] }.doubt(&sentences);
    let doubt = doubt.or_else(|| unused_number(&telling, &shown, steps));
    let mut reading = telling.reading("grids", unknown, Goal::new(verb, world), form);
    reading.restatement.condition = format!(
        "rule {rule}, {}",
        match edge {
            "wrapping" => "the edges are joined to the opposite ones",
            _ => "what lies beyond the edges is dead",
        }
    );
    let missing = is_missing.then(|| "a part of the board is left out, and what lives there is not known".to_owned());
    Some(reading.doubted(missing.or(doubt)))
}

/// A doubt about a number that is no count of neighbours, no size of the board and no number of steps.
fn unused_number(telling: &Telling, shown: &Shown, steps: i64) -> Option<String> {
    let (height, width) = (shown.rows.len() as i64, shown.rows.first().map_or(0, Vec::len) as i64);
    let known = [0, 1, 2, 3, 8, height, width, height - 1, width - 1, height * width, steps];
    let of_neighbours = "neighbor neighbour neighbors neighbours birth survival survive";
    let is_told = |words: &&Vec<rules::Word>| !words.iter().any(|word| word.is(of_neighbours));
    let sentences = rules::sentences(telling);
    let text = &telling.prompt.text;
    // "B36/S23", and cells by their places.
    let is_code = |word: &rules::Word| {
        text[..word.span.start].ends_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '[' | ',' | '/'))
            || text[word.span.end..].starts_with([',', ')', ']', '/'])
    };
    let is_shown = |word: &rules::Word| {
        let outline = telling.prompt.outline();
        let blocks = outline.blocks.iter().map(|it| &it.span).chain(outline.literals.iter().map(|it| &it.span));
        blocks.into_iter().any(|span| span.start <= word.span.start && word.span.end <= span.end)
    };
    let mut unused = sentences
        .iter()
        .filter(is_told)
        .flatten()
        .filter(|word| word.number.is_some_and(|it| !known.contains(&it)) && !is_code(word) && !is_shown(word));
    unused.next().map(|word| format!("I do not know what \"{}\" changes in it", word.lower))
}

/// The symbols of a dead and of a living cell that are told, and that the board does not have.
fn other_symbols(telling: &Telling, shown: &Shown) -> Option<(String, String)> {
    let used = shown.symbols();
    let others = |all: &'static [&'static str]| all.iter().copied().filter(|it| !used.contains(it));
    let unused: std::collections::BTreeSet<&str> =
        others(ALIVE).chain(others(DEAD)).filter(|it| !it.chars().all(char::is_alphabetic)).collect();
    let (mut dead, mut alive) = (None, None);
    for said in legend(telling, &unused) {
        let of_dead = said.is("dead empty off unpopulated blank");
        let of_alive = said.is("alive live living on populated occupied");
        match (of_dead, of_alive) {
            (true, false) => dead = Some(said.symbol),
            (false, true) => alive = Some(said.symbol),
            // "1 = alive, 0 = dead" in one clause.
            (true, true) if said.symbol == "1" => alive = Some(said.symbol),
            (true, true) if said.symbol == "0" => dead = Some(said.symbol),
            // "0 for the rest."
            (false, false) if said.is("rest other others everything elsewhere otherwise") => dead = Some(said.symbol),
            _ => {}
        }
    }
    // "A matrix of zeros and ones" in place of a board of other signs.
    let prompt = telling.prompt;
    let are_numbers = prompt.says("zeros|zeroes ones") || prompt.says("0s 1s") || prompt.says("0|zero 1|one");
    if are_numbers && crate::language::wanted(prompt).is_json && !used.contains("0") && !used.contains("1") {
        dead = dead.or_else(|| Some("0".to_owned()));
        alive = alive.or_else(|| Some("1".to_owned()));
    }
    dead.zip(alive)
}

/// Which symbol is a dead cell and which a living one.
pub fn symbols(telling: &Telling, shown: &Shown) -> Option<(String, String)> {
    let symbols = shown.symbols();
    let (mut dead, mut alive) = (None, None);
    for said in legend(telling, &symbols) {
        if said.is("dead empty off unpopulated") {
            dead = Some(said.symbol);
        } else if said.is("alive live living on populated life") {
            alive = Some(said.symbol);
        }
    }
    let left: Vec<&str> = symbols.iter().copied().filter(|it| *it != "..." && *it != "…").collect();
    let guess = |known: &[&str], other: &Option<String>| {
        let found = left.iter().find(|it| Some(**it) != other.as_deref() && known.contains(*it));
        found.map(|it| (*it).to_owned())
    };
    let alive = alive.or_else(|| match &dead {
        Some(dead) => left.iter().find(|it| **it != dead.as_str()).map(|it| (*it).to_owned()),
        None => guess(ALIVE, &dead),
    });
    let dead = dead.or_else(|| match &alive {
        Some(alive) => left.iter().find(|it| **it != alive.as_str()).map(|it| (*it).to_owned()),
        None => guess(DEAD, &alive),
    });
    // Where all are dead or all live, the other symbol is the usual one beside it.
    let (dead, alive) = match (dead, alive) {
        (Some(dead), Some(alive)) => (dead, alive),
        (Some(dead), None) => {
            let place = DEAD.iter().position(|it| *it == dead).unwrap_or(0);
            (dead, ALIVE[place.min(1)].to_owned())
        }
        (None, Some(alive)) => (if alive == "1" { "0" } else { "." }.to_owned(), alive),
        (None, None) => return None,
    };
    (dead != alive && left.iter().all(|it| *it == dead || *it == alive)).then_some((dead, alive))
}

/// "after 3 generations", "the next state".
fn steps(telling: &Telling) -> Option<i64> {
    let unit =
        "step|generation|iteration|tick|round|turn|update|evolution|transition|time_step|move|day|hour|year|minute";
    let prompt = telling.prompt;
    let mut found = Vec::new();
    for sentence in telling.all(&[
        "step|generation|iteration|tick|round|turn|update|evolution|transition|time_step|move|day|hour|year|minute",
    ]) {
        let tokens = prompt.of(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let is_unit = unit.split('|').any(|it| token.has_lemma(it) || &*token.lower == it);
            if !is_unit {
                continue;
            }
            let number = tokens[..at].iter().rev().take(3).find_map(|it| it.number()?.to_i64());
            let number = number.filter(|_| !is_named_by_number(tokens, at));
            let after = tokens.get(at + 1).and_then(|it| it.number()?.to_i64());
            let is_next = tokens[..at]
                .iter()
                .rev()
                .take(2)
                .any(|it| matches!(&*it.lower, "next" | "single" | "following" | "another"));
            found.extend(number.or(after).or(is_next.then_some(1)));
        }
    }
    // "Apply the update three times."
    for sentence in &prompt.outline().sentences {
        let tokens = prompt.of(sentence);
        for (at, token) in tokens.iter().enumerate() {
            let number = match &*token.lower {
                "times" => at.checked_sub(1).and_then(|it| tokens[it].number()?.to_i64()),
                "twice" => Some(2),
                "thrice" => Some(3),
                _ => None,
            };
            found.extend(number);
        }
    }
    found.dedup();
    // "At generation 0 it is this": steps are counted from there.
    if let [0, last] = found[..] {
        found = vec![last];
    }
    match found[..] {
        [] if telling.says(&["apply|play|run|evolve|update|advance once"]) => Some(1),
        [] if telling.says(&["next state|board|generation|grid|look|configuration"]) => Some(1),
        [steps] if (0..=1_000_000_000_000).contains(&steps) => Some(steps),
        _ => None,
    }
}

/// "Generation 1": the number behind names it, and one before belongs to something else.
fn is_named_by_number(tokens: &[Token], at: usize) -> bool {
    let after = tokens.get(at + 1).and_then(|it| it.number());
    let before = at.checked_sub(1).and_then(|it| tokens[it].number());
    after.is_some() && before.is_none()
}

/// With how many living neighbours a cell is born, and with how many it lives on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    born: [bool; 9],
    stays: [bool; 9],
}

impl Rule {
    pub fn conway() -> Self {
        Self::from_counts(&[3], &[2, 3])
    }

    fn from_counts(born: &[usize], stays: &[usize]) -> Self {
        let counts = |some: &[usize]| std::array::from_fn(|count| some.contains(&count));
        Self { born: counts(born), stays: counts(stays) }
    }

    /// `B3/S23`
    fn parse(text: &str) -> Option<Self> {
        let (born, stays) = text.split_once('/')?;
        let counts = |text: &str, letter: char| -> Option<Vec<usize>> {
            let digits = text.strip_prefix(letter)?;
            digits.chars().map(|c| c.to_digit(9).map(|it| it as usize)).collect()
        };
        Some(Self::from_counts(&counts(born, 'B')?, &counts(stays, 'S')?))
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = |counts: &[bool; 9]| -> String {
            (0..9).filter(|&count| counts[count]).map(|count| count.to_string()).collect()
        };
        write!(f, "B{}/S{}", digits(&self.born), digits(&self.stays))
    }
}

/// The rule of the prompt: as `B36/S23`, in sentences about neighbours, or the usual one. None when it is another and not
/// understood.
pub fn rule(telling: &Telling) -> Option<Rule> {
    let prompt = telling.prompt;
    let written = prompt.text.split_whitespace().find_map(|piece| {
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
        Rule::parse(&piece).map(|rule| (piece, rule))
    });
    if let Some((piece, rule)) = written {
        let upper = prompt.text.to_uppercase();
        let place = upper.find(&piece).filter(|_| upper.len() == prompt.text.len())?;
        telling.takes(&(place..place + piece.len()));
        telling.says(&["rule rulestring|rule|instead|highlife|variant"]);
        return Some(rule);
    }
    if prompt
        .says("highlife|seeds|day_and_night|day_&_night|wireworld|brian|variant|variation|modified|custom|replicator")
    {
        return None;
    }
    let (mut born, mut stays) = ([None; 9], [None; 9]);
    for sentence in
        prompt.sentences_that_say("neighbor|neighbour|birth|survival|survive|overpopulation|underpopulation")
    {
        // "Live (1) or dead (0)" counts no neighbours.
        let in_brackets = |token: &Token| {
            prompt.text[..token.span.start].ends_with('(') && prompt.text[token.span.end..].starts_with(')')
        };
        let is_mark = |token: &&Token| {
            !matches!(&*token.lower, "0" | "1" | "(0)" | "(1)") || !in_brackets(token) && !token.lower.starts_with('(')
        };
        let kept: Vec<Token> = prompt.of(sentence).iter().filter(is_mark).cloned().collect();
        let tokens = &kept[..];
        if !told(tokens, &mut born, &mut stays)? {
            // A rule with a count of neighbours in it that is not understood is another rule.
            let is_rule = says(tokens, "survive|born|die|becomes|become|birth|survival")
                && counts(tokens).iter().any(|it| *it != 8);
            if is_rule {
                return None;
            }
            continue;
        }
        telling.takes(&sentence.span);
    }
    telling.says(&[
        "eight|8 neighbor|neighbour|surrounding|adjacent",
        "otherwise|all_other|every_other|other cell dead|die|stay|remain|same",
    ]);
    if born.iter().chain(&stays).all(Option::is_none) {
        return Some(Rule::conway());
    }
    // Where only deaths are told, the others live on.
    let lives_on = stays.contains(&Some(false)) && !stays.contains(&Some(true));
    // Who is born without a word on who lives on: the rule was not understood.
    if stays.iter().all(Option::is_none) {
        return None;
    }
    Some(Rule { born: born.map(|it| it.unwrap_or(false)), stays: stays.map(|it| it.unwrap_or(lives_on)) })
}

/// What a sentence says of counts of neighbours; false when it says nothing of the kind, none when it contradicts.
fn told(tokens: &[Token], born: &mut [Option<bool>; 9], stays: &mut [Option<bool>; 9]) -> Option<bool> {
    let is_cell = |at: usize| {
        let next = tokens.get(at + 1);
        next.is_some_and(|it| ["cell", "one", "square", "field", "place", "spot"].iter().any(|word| it.has_lemma(word)))
    };
    let becomes =
        |at: usize| tokens[at.saturating_sub(2)..at].iter().any(|it| it.has_lemma("become") || it.is_word("into"));
    let subject = |at: usize| -> Option<bool> {
        let token = &tokens[at];
        if becomes(at) {
            return None;
        }
        match &*token.lower {
            "live" | "living" | "alive" | "populated" | "occupied" if is_cell(at) => Some(true),
            "dead" | "empty" | "unpopulated" if is_cell(at) => Some(false),
            "birth" | "births" => Some(false),
            "survival" | "survivals" => Some(true),
            _ => None,
        }
    };
    let mut starts: Vec<(usize, bool)> = (0..tokens.len()).filter_map(|at| Some((at, subject(at)?))).collect();
    // "A bacterium survives with two or three": who survives is alive.
    let survives = tokens.iter().position(|it| it.has_lemma("survive"));
    if let Some(at) = survives.filter(|_| !starts.iter().any(|(_, lives)| *lives)) {
        starts.push((at, true));
        starts.sort_unstable();
    }
    let mut has_told = false;
    // "With two or three a live cell lives on": the counts may stand before the cell, behind the comma.
    let begin = |index: usize| {
        let Some(&(at, _)) = starts.get(index) else {
            return tokens.len();
        };
        let before = index.checked_sub(1).map_or(0, |it| starts[it].0);
        let comma = (before..at).rev().find(|it| tokens[*it].is_mark(',') || tokens[*it].is_mark(';'));
        match comma {
            _ if index == 0 => 0,
            Some(comma) if !counts(&tokens[comma..at]).is_empty() && outcome(&tokens[comma..at]).is_none() => comma + 1,
            _ => at,
        }
    };
    for (index, &(_, lives)) in starts.iter().enumerate() {
        let (from, to) = (begin(index), begin(index + 1));
        let clause = &tokens[from..to];
        let clause =
            &clause[..place_of(clause, "otherwise|else|all_other|any_other|every_other").unwrap_or(clause.len())];
        // Parts between commas that each tell numbers and what comes of them.
        let mut parts: Vec<&[Token]> = Vec::new();
        let mut start = 0;
        for end in
            (0..clause.len()).filter(|&at| clause[at].is_mark(',') || clause[at].is_mark(';')).chain([clause.len()])
        {
            let part = &clause[start..end];
            if outcome(part).is_some() && !counts(part).is_empty() {
                parts.push(part);
                start = end;
            }
        }
        if parts.is_empty() {
            parts.push(clause);
        }
        for part in parts {
            let numbers = counts(part);
            // "Births: 3" tells no more than that.
            let outcome = outcome(part).or_else(|| says(part, "birth|survival").then_some(true));
            let (Some(outcome), false) = (outcome, numbers.is_empty()) else {
                continue;
            };
            has_told = true;
            for count in numbers {
                let known = &mut if lives { &mut *stays } else { &mut *born }[count];
                if known.is_some_and(|it| it != outcome) {
                    return None;
                }
                *known = Some(outcome);
            }
        }
    }
    Some(has_told)
}

/// Whether cells live after it, by the words of a part of a rule.
fn outcome(part: &[Token]) -> Option<bool> {
    let lives = says(
        part,
        "survive|live_on|lives_on|lives|stays_alive|remains_alive|stay_alive|remain_alive|born|comes_to_life|come_to_life|becomes_alive|become_alive|\
        becomes_live|become_live|becomes_a_live|become_a_live|turns_alive|comes_alive|is_born|reproduction|birth|survival|becomes_living|becomes_populated|stays|persists|becomes_a_living",
    );
    let dies = says(
        part,
        "die|dies|killed|becomes_dead|become_dead|underpopulation|overpopulation|starve|overcrowding|loneliness|stays_dead|remains_dead",
    );
    match (lives, dies) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// The counts of neighbours that a part of a rule speaks of.
fn counts(part: &[Token]) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, token) in part.iter().enumerate() {
        let Some(number) =
            token.number().and_then(|it| it.to_i64()).and_then(|it| usize::try_from(it).ok()).filter(|it| *it <= 8)
        else {
            continue;
        };
        let before = |words: &str| says(&part[at.saturating_sub(2)..at], words);
        let after = |words: &str| says(&part[at + 1..part.len().min(at + 3)], words);
        // "The eight squares around it", "a new one is born".
        let is_named =
            number == 8 && before("the|its|all|among") || number == 1 && before("new|this|that|living|live|dead|empty");
        if is_named {
            continue;
        }
        let range = if before("fewer_than|less_than|under|below") {
            0..number
        } else if before("more_than|over|greater_than|above") {
            number + 1..9
        } else if before("at_least") || after("or_more") {
            number..9
        } else if before("at_most") || after("or_fewer|or_less") {
            0..number + 1
        } else if before("between|from") || after("to") {
            let end = part[at + 1..].iter().take(3).find_map(|it| it.number()?.to_i64());
            number..end.and_then(|it| usize::try_from(it).ok()).map_or(number, |it| it.min(8)) + 1
        } else {
            number..number + 1
        };
        found.extend(range);
    }
    found
}

/// A world of cells: its size and its laws.
#[derive(Clone)]
struct World {
    height: usize,
    width: usize,
    rule: Rule,
    wraps: bool,
    symbols: [Value; 2],
}

type Board = Vec<Vec<bool>>;

impl World {
    /// The world and the board of a goal.
    fn of(given: &[Value]) -> Option<(Self, Board, u64)> {
        let [rows, symbols, rule, edge, steps] = given else {
            return None;
        };
        let grid = rows.as_grid()?;
        let [dead, alive] = symbols.as_list()? else {
            return None;
        };
        let board: Option<Board> = grid
            .iter()
            .map(|row| row.iter().map(|cell| (cell == alive || cell == dead).then(|| cell == alive)).collect())
            .collect();
        let board = board.filter(|_| dead != alive)?;
        let world = Self {
            height: board.len(),
            width: board[0].len(),
            rule: Rule::parse(rule.as_text()?)?,
            wraps: match edge.as_text()? {
                "wrapping" => true,
                "bounded" => false,
                _ => return None,
            },
            symbols: [dead.clone(), alive.clone()],
        };
        let steps = steps.as_number()?.to_i64().and_then(|it| u64::try_from(it).ok())?;
        Some((world, board, steps))
    }

    fn cost(&self) -> u64 {
        1 + (self.height * self.width) as u64 / 16
    }

    fn value(&self, board: &Board) -> Value {
        Value::rows(board.iter().map(|row| row.iter().map(|&lives| self.symbols[usize::from(lives)].clone())))
    }

    fn next(&self, lives: bool, neighbours: u8) -> bool {
        let counts = if lives { &self.rule.stays } else { &self.rule.born };
        counts[usize::from(neighbours)]
    }

    /// The neighbour so far down and to the right; none beyond an edge that is not joined to another.
    fn beside(&self, row: usize, column: usize, down: i64, right: i64) -> Option<(usize, usize)> {
        let (row, column) = (row as i64 + down, column as i64 + right);
        let (height, width) = (self.height as i64, self.width as i64);
        if self.wraps {
            return Some((row.rem_euclid(height) as usize, column.rem_euclid(width) as usize));
        }
        ((0..height).contains(&row) && (0..width).contains(&column)).then_some((row as usize, column as usize))
    }

    /// Looks from each cell at its eight neighbours.
    fn by_cells(&self, board: &Board) -> Board {
        let lives = |row, column| {
            let around = AROUND.iter().filter_map(|&(down, right)| self.beside(row, column, down, right));
            let count = around.filter(|&(row, column)| board[row][column]).count();
            self.next(board[row][column], count as u8)
        };
        (0..self.height).map(|row| (0..self.width).map(|column| lives(row, column)).collect()).collect()
    }

    /// Adds whole rows: the three above each other, and of these sums the three beside each other, without the cell itself.
    fn by_rows(&self, board: &Board) -> Board {
        let row_at = |row: i64| -> Option<&Vec<bool>> {
            let height = self.height as i64;
            if self.wraps { board.get(row.rem_euclid(height) as usize) } else { board.get(usize::try_from(row).ok()?) }
        };
        let mut next = Vec::with_capacity(self.height);
        for (row, cells) in board.iter().enumerate() {
            let mut columns = vec![0_u8; self.width];
            for near in -1..=1 {
                if let Some(near) = row_at(row as i64 + near) {
                    columns.iter_mut().zip(near).for_each(|(sum, &lives)| *sum += u8::from(lives));
                }
            }
            let column = |at: i64| -> u8 {
                let width = self.width as i64;
                if self.wraps {
                    columns[at.rem_euclid(width) as usize]
                } else {
                    usize::try_from(at).ok().and_then(|at| columns.get(at)).copied().unwrap_or(0)
                }
            };
            let next_row = (0..self.width as i64).map(|at| {
                let lives = cells[at as usize];
                self.next(lives, column(at - 1) + column(at) + column(at + 1) - u8::from(lives))
            });
            next.push(next_row.collect());
        }
        next
    }

    fn living(&self, board: &Board) -> Vec<(usize, usize)> {
        let places = |(row, cells): (usize, &Vec<bool>)| -> Vec<(usize, usize)> {
            (0..cells.len()).filter(|&column| cells[column]).map(|column| (row, column)).collect()
        };
        board.iter().enumerate().flat_map(places).collect()
    }

    /// Every living cell gives one to each of its neighbours; cells that get nothing are looked at only where they live.
    fn by_the_living(&self, living: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let mut got: BTreeMap<(usize, usize), (bool, u8)> = living.iter().map(|&place| (place, (true, 0))).collect();
        for &(row, column) in living {
            for (down, right) in AROUND {
                if let Some(place) = self.beside(row, column, down, right) {
                    got.entry(place).or_default().1 += 1;
                }
            }
        }
        got.into_iter().filter(|(_, (lives, count))| self.next(*lives, *count)).map(|(place, _)| place).collect()
    }

    /// The living cells after so many steps. Once a state comes again, only what is left of the period has to be gone
    /// through.
    fn follow(&self, board: &Board, steps: u64, working: &mut Working) -> Result<Followed, Setback> {
        if self.rule.born[0] {
            return Err(Setback::no_way("cells are born out of nothing, so that the living ones are not enough"));
        }
        let mut living = self.living(board);
        let mut seen: BTreeMap<Vec<(usize, usize)>, u64> = BTreeMap::new();
        let mut at = 0;
        let mut repeats = None;
        while at < steps {
            if living.is_empty() {
                working.note(|| format!("after {at} steps nothing lives, and nothing is born again"));
                return Ok(Followed { living, died_at: Some(at), repeats });
            }
            working.spend(1 + living.len() as u64)?;
            if repeats.is_none() && seen.len() < MOST_REMEMBERED {
                if let Some(&before) = seen.get(&living) {
                    let period = at - before;
                    working.note(|| format!("step {at} is as step {before} was: it comes again every {period} steps"));
                    repeats = Some(period);
                    at = steps - (steps - at) % period;
                    continue;
                }
                seen.insert(living.clone(), at);
            }
            living = self.by_the_living(&living);
            at += 1;
            if at <= 24 {
                working.note(|| format!("after step {at}, {} cells live", living.len()));
            }
        }
        let died_at = living.is_empty().then_some(at);
        Ok(Followed { living, died_at, repeats })
    }

    fn drawn(&self, board: &Board) -> String {
        let rows = board.iter().map(|row| row.iter().map(|&lives| if lives { '#' } else { '.' }).collect::<String>());
        rows.collect::<Vec<_>>().join("\n")
    }
}

struct Followed {
    living: Vec<(usize, usize)>,
    died_at: Option<u64>,
    repeats: Option<u64>,
}

const AROUND: [(i64, i64); 8] = [(-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)];

pub fn approaches(verb: &str, given: &[Value]) -> Vec<Approach> {
    let Some((world, board, steps)) = World::of(given) else {
        return Vec::new();
    };
    match verb {
        "life" => boards(world, board, steps),
        "life_count" => counts_of(world, board, steps, Goal::new("life", given.to_vec())),
        "life_ends" => ends(world, board, steps, Goal::new("life", given.to_vec())),
        _ => Vec::new(),
    }
}

/// Goes on a step at a time, with one way to make a step.
fn stepping(
    name: &'static str,
    idea: &'static str,
    (world, board, steps): (World, Board, u64),
    step: fn(&World, &Board) -> Board,
) -> Approach {
    Approach::direct(name, idea, move |working| {
        let mut board = board.clone();
        for at in 1..=steps {
            working.spend(world.cost())?;
            let next = step(&world, &board);
            if at <= 4 && world.height <= 24 && world.width <= 60 {
                working.note(|| format!("after step {at}\n{}", world.drawn(&next)));
            } else if at <= 24 {
                working.note(|| format!("after step {at}, {} cells live", world.living(&next).len()));
            }
            if next == board {
                working.note(|| format!("step {at} changes nothing, and so does none after it"));
                break;
            }
            board = next;
        }
        Ok(world.value(&board))
    })
}

fn boards(world: World, board: Board, steps: u64) -> Vec<Approach> {
    let all = (world.clone(), board.clone(), steps);
    let mut ways = vec![
        stepping("cell_by_cell", "count the eight neighbours of each cell", all.clone(), World::by_cells),
        stepping("whole_rows", "add three rows, then three columns of the sums", all, World::by_rows),
    ];
    if world.wraps {
        let flat = World { wraps: false, ..world.clone() };
        let way = stepping(
            "as_if_it_ended",
            "forget that the edges are joined",
            (flat, board.clone(), steps),
            World::by_cells,
        );
        ways.push(way.heuristic());
    }
    ways.push(Approach::direct("only_the_living", "each living cell gives one to its neighbours", move |working| {
        let followed = world.follow(&board, steps, working)?;
        let mut board = vec![vec![false; world.width]; world.height];
        followed.living.iter().for_each(|&(row, column)| board[row][column] = true);
        Ok(world.value(&board))
    }));
    ways
}

fn counts_of(world: World, board: Board, steps: u64, drawn: Goal) -> Vec<Approach> {
    let alive = world.symbols[1].clone();
    let (same, start) = (world.clone(), board.clone());
    vec![
        Approach::split("draw_and_count", "draw the board and count", vec![drawn], move |parts, working| {
            let rows = parts[0].as_grid().ok_or_else(|| Setback::no_way("there is no board"))?;
            let each: Vec<i64> =
                rows.iter().map(|row| row.iter().filter(|cell| **cell == alive).count() as i64).collect();
            working.note(|| format!("row by row: {}", each.iter().map(i64::to_string).collect::<Vec<_>>().join(" + ")));
            Ok(each.iter().sum::<i64>().into())
        }),
        Approach::direct("only_the_living", "follow the living cells and count them", move |working| {
            Ok((world.follow(&board, steps, working)?.living.len() as i64).into())
        }),
        Approach::direct("it_stays_as_it_is", "guess that as many live as at the beginning", move |working| {
            working.spend(same.cost())?;
            Ok((same.living(&start).len() as i64).into())
        })
        .heuristic(),
    ]
}

/// How many live after each of several numbers of steps.
pub fn counts_after(given: &[Value]) -> Vec<Approach> {
    let [rows, symbols, rule, edge, steps] = given else {
        return Vec::new();
    };
    let Some(steps) = steps.as_list() else {
        return Vec::new();
    };
    let after = |steps: &Value| {
        let world = [rows, symbols, rule, edge, steps].map(Value::clone);
        Goal::new("life_count", world.to_vec())
    };
    vec![Approach::split(
        "each_for_itself",
        "count after each number of steps",
        steps.iter().map(after).collect(),
        |parts, _| Ok(Value::list(parts.iter().cloned())),
    )]
}

/// The living cells by their places; the first row and column have the numbers that are given, and the column may come first.
pub fn cells_after(given: &[Value]) -> Vec<Approach> {
    let [world @ .., places] = given else {
        return Vec::new();
    };
    let Some([top, left, is_turned]) = places.as_small_integers().and_then(|it| <[i64; 3]>::try_from(it).ok()) else {
        return Vec::new();
    };
    let Some((laws, board, steps)) = World::of(world) else {
        return Vec::new();
    };
    let named = move |cells: Vec<(usize, usize)>| {
        let mut pairs: Vec<[i64; 2]> = cells
            .into_iter()
            .map(|(row, column)| (row as i64 + top, column as i64 + left))
            .map(|(row, column)| if is_turned == 1 { [column, row] } else { [row, column] })
            .collect();
        pairs.sort_unstable();
        Value::list(pairs.into_iter().map(Value::integers))
    };
    let (same, start) = (laws.clone(), board.clone());
    vec![
        Approach::direct("only_the_living", "follow the living cells, and name them", move |working| {
            Ok(named(laws.follow(&board, steps, working)?.living))
        }),
        Approach::direct(
            "cell_by_cell",
            "draw board after board, and name the living cells of the last",
            move |working| {
                let mut board = start.clone();
                for at in 1..=steps {
                    working.spend(same.cost())?;
                    board = same.by_cells(&board);
                    if at <= 4 {
                        working.note(|| format!("after step {at}\n{}", same.drawn(&board)));
                    }
                }
                Ok(named(same.living(&board)))
            },
        ),
    ]
}

/// Nothing is born where nothing lives: it is over by then exactly when the board is empty then.
fn ends(world: World, board: Board, steps: u64, drawn: Goal) -> Vec<Approach> {
    let alive = world.symbols[1].clone();
    let (same, start) = (world.clone(), board.clone());
    vec![
        Approach::split(
            "look_at_the_last_board",
            "once empty it stays empty, so the last board tells",
            vec![drawn],
            move |parts, working| {
                let rows = parts[0].as_grid().ok_or_else(|| Setback::no_way("there is no board"))?;
                let count = rows.iter().flat_map(|row| row.iter()).filter(|cell| **cell == alive).count();
                working.note(|| format!("{count} cells live on the last board"));
                Ok(Value::Truth(count == 0))
            },
        ),
        Approach::direct("watch_for_what_comes_again", "a state that comes again never ends", move |working| {
            let followed = world.follow(&board, steps, working)?;
            working.note(|| match (followed.died_at, followed.repeats) {
                (Some(at), _) => format!("it is over after {at} steps"),
                (None, Some(period)) => format!("it goes on for ever, every {period} steps the same"),
                (None, None) => format!("{} cells still live", followed.living.len()),
            });
            Ok(Value::Truth(followed.died_at.is_some()))
        }),
        Approach::direct("it_shrinks", "guess that what has become smaller after a step will end", move |working| {
            working.spend(same.cost())?;
            let (before, after) = (same.living(&start).len(), same.living(&same.by_cells(&start)).len());
            working.note(|| format!("{before} cells become {after}"));
            Ok(Value::Truth(after < before || before == 0))
        })
        .heuristic(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    fn rule_of(text: &str) -> Option<String> {
        let prompt = read_tokens(text);
        rule(&Telling::new(&prompt)).map(|rule| rule.to_string())
    }

    #[test]
    fn rules_are_read_in_words_and_in_letters() {
        let conway = "A live cell with two or three live neighbors survives. A dead cell with exactly three live neighbours becomes alive.";
        assert_eq!(rule_of(conway).as_deref(), Some("B3/S23"));
        let deaths = "Any live cell with fewer than 2 or more than 3 neighbours dies. A dead cell with 3 or 6 neighbours comes to life.";
        assert_eq!(rule_of(deaths).as_deref(), Some("B36/S23"));
        assert_eq!(rule_of("Use the rule B2/S.").as_deref(), Some("B2/S"));
        assert_eq!(rule_of("This is HighLife."), None);
        assert_eq!(rule_of("Play the game of life.").as_deref(), Some("B3/S23"));
    }

    #[test]
    fn three_ways_to_make_a_step_agree_on_boards_of_any_size() {
        let mut state = 7_u32;
        for (height, width, wraps) in
            [(1, 1, true), (2, 2, true), (1, 5, false), (3, 4, true), (6, 5, false), (7, 9, true)]
        {
            let world = World { height, width, rule: Rule::conway(), wraps, symbols: [0.into(), 1.into()] };
            let mut flip = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state >> 30 == 0
            };
            let board: Board = (0..height).map(|_| (0..width).map(|_| flip()).collect()).collect();
            let next = world.by_cells(&board);
            assert_eq!(next, world.by_rows(&board), "{height} {width}");
            assert_eq!(world.living(&next), world.by_the_living(&world.living(&board)), "{height} {width}");
        }
    }
}
