//! Reads a board of the game of life: its symbols, how many steps are wanted, and in which form.

use super::rule::rule;
use crate::language::rules::{self, MARKS, Rules};
use crate::language::{Telling, says, wanted};
use crate::problem::{Form, Goal, Prompt, Reading, Token, Value};
use crate::skills::grids::life_told;
use crate::skills::grids::shown::{Shown, legend};

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

/// Words with which fewer or more than the eight cells around would be meant.
const LIMITED: &str = "only|not|no|n't|never|without|except|unless|but|instead|twice|half|itself|plus|if|when|die|dies|born|survive|survives";

/// Symbols that are taken for living cells, and for dead ones, where nothing is said of them.
const ALIVE: &[&str] = &["1", "#", "O", "o", "X", "x", "*", "@", "█", "■", "⬛", "🟩", "L"];
const DEAD: &[&str] = &["0", ".", "_", "-", "·", "□", "⬜", "D"];

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
    // "My brother revives every corner."
    let is_meddled_with =
        prompt.says("revive|revives|revived|resurrect") || prompt.says("every|each|all|four corner|corners");
    if !is_life || prompt.says(others) || is_edge_alive || is_meddled_with {
        return None;
    }
    let telling = Telling::new(prompt);
    telling.says(&["game_of_life|conway|cellular_automaton|life board|grid|cell|automaton"]);
    telling.says(&[
        "moore|neighborhood|neighbourhood !von_neumann",
        "empty look_like",
        "board|grid|state shown|below|here|this|following|initial",
    ]);
    let mut shown = match life_told::shown(&telling) {
        Some(shown) => shown,
        None => Shown::of(&telling)?,
    };
    let edge = match prompt.says("wrap|wrapped|wrapping|toroidal|torus|periodic|cyclic|wraps_around|opposite|doughnut|donut|glued|comes_back|come_back|reappear~|re_-_enter|pacman|pac_-_man") || prompt.says("edge|edges|border|borders|boundary|boundaries|side|sides joined|joins|join|connected|connects|meet|meets|identified|continue|continues") {
        true if prompt.says("not|no|without|never|n't|non wrap|wrapping|toroidal|torus|periodic") => "bounded",
        true => "wrapping",
        false => "bounded",
    };
    telling.says(&["wrap|wrapped|doughnut|donut|glued|comes_back|come_back|reappear~|wrapping|toroidal|torus|periodic|cyclic|wraps_around|opposite|bounded|beyond|outside|off_board|off_grid|border|edge"]);
    let rule = rule(&telling)?;
    passes_the_eight(&telling);
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
        "all|every|no !every_other !all_other !other_cell cell dead|die|alive|left will|does|do|are|whether|is !how_many !many_cells !neighbor !neighbour",
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

/// Accounts for what tells of the eight cells around each, who are the neighbours in every such game.
fn passes_the_eight(telling: &Telling) {
    for sentence in telling.left() {
        let tokens = telling.prompt.of(sentence);
        let are_eight = tokens.iter().filter_map(Token::number).all(|it| it.to_i64() == Some(8));
        let are_around = says(tokens, "eight|8 neighbor|neighbour|surround|surrounding|around|adjacent|touch|touching");
        if are_eight && are_around && !says(tokens, LIMITED) {
            telling.passes(&sentence.span);
        }
    }
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
    // "The state at t = 1", counted from t = 0.
    for sentence in &prompt.outline().sentences {
        let times = times_of(prompt.text_of(sentence));
        if !times.is_empty() && !sentence.is_example {
            telling.passes(&sentence.span);
            found.extend(times);
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

/// The times that are named, "t = 0" and "t=3".
fn times_of(text: &str) -> Vec<i64> {
    let lower = text.to_lowercase();
    let starts = lower.match_indices('t').filter(|(at, _)| !lower[..*at].ends_with(char::is_alphanumeric));
    let time = |at: usize| {
        let rest = lower[at + 1..].trim_start().strip_prefix('=')?.trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().ok()
    };
    starts.filter_map(|(at, _)| time(at)).collect()
}

/// "Generation 1": the number behind names it, and one before belongs to something else.
fn is_named_by_number(tokens: &[Token], at: usize) -> bool {
    let after = tokens.get(at + 1).and_then(|it| it.number());
    let before = at.checked_sub(1).and_then(|it| tokens[it].number());
    after.is_some() && before.is_none()
}
