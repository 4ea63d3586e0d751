//! Zebra puzzles: people in a row of houses, each with a name, a pet, a drink ..., and clues that say who has what and who is
//! beside whom. Houses may be seats, lockers or anything else in a row.
//!
//! Told as lists and numbered clues, a puzzle is read by `categories`, `clues` and `inferred`. Told as a story, it is read by
//! `story`: `lists` finds what there is, `named` the forms of a thing ("the golfer"), `order` the places (houses, a race, floors,
//! days), `facts` the clues clause by clause, and `asks` what is wanted. A word that has no part in a clue leaves it unread.

mod asks;
mod categories;
mod clues;
mod facts;
mod inferred;
mod layouts;
mod lists;
mod named;
mod order;
mod places;
mod question;
mod relations;
mod said;
mod scene;
mod story;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use self::clues::Clue;
use super::model::{Comparison, Model, Relation};
use super::usual::Usual;
use crate::language::{Telling, is_about_the_form, says};
use crate::problem::{Approach, Form, Goal, Prompt, Reading, Sentence, Setback, Value, Working};

/// Other kinds of rules.
const NOT_THIS: &str = "truth_teller|liar|lies|knight|knave|round_table|circle|circular|across_from|facing|\
                        row_above|floor|exactly_one_of_these|one_of_the_clues_is_false|false";

/// What makes it a puzzle of another kind, however it is told.
const UNTRUE: &str = "truth_teller|liar|lies|knight|knave|false|round_table|exactly_one_of_these|at_least|at_most";

/// Words with which the scene is set.
const SCENE: &str = "einstein riddle zebra easy medium hard grid brainteaser teaser month week puzzler terrace terraced cottage cottages animal animals grid front back queue bench house houses home homes row numbered number order line left right live lives living person people man men woman women \
                     stand stands side side-by-side different street own owner owners nationality nationalities colour color colours \
                     colors pet pets drink drinks favourite favorite unique characteristics attributes everyone each perspective someone \
                     standing across clue clues statement statements fact facts logic logical friend friends neighbours neighbors seat \
                     seats sit sits sitting runner runners locker lockers cabin cabins lake guest guests first last room rooms door doors \
                     apartment apartments child children student students family families position positions place places next in_a_row \
                     inhabitant inhabitants resident residents consecutive various detail details information hint hints true kind kinds \
                     category categories thing things item items straight occupied occupies occupy arranged lined up belongs belong \
                     certain beverage cigar cigarette brand smoke smokes keep keeps eat wear wears match matches matched assign assigned deduce arrangement two share shares";

/// A puzzle has at most so many houses and kinds of things.
const LARGEST: usize = 9;

/// As lists with their clues; and what cannot be read so, as a story.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let listed = read_lists(prompt);
    if listed.as_ref().is_some_and(Reading::is_complete) {
        return listed;
    }
    read_story(prompt).filter(Reading::is_complete).or(listed)
}

fn read_story(prompt: &Prompt) -> Option<Reading> {
    if prompt.says(UNTRUE) {
        return None;
    }
    let told = story::read(prompt)?;
    let labels = told.labels.iter().flat_map(|word| [word.clone(), words::stem(word)]);
    let usual = Usual {
        name: "puzzle",
        rules: SCENE,
        needs: "",
        names_things: true,
        names: labels.collect(),
        numbers: vec![1, told.size as i64, told.kinds as i64],
        legends: Vec::new(),
        up_to: told.size as i64,
        taken: told.taken,
    };
    Some(usual.guard(prompt, told.telling.reading("constraints", told.unknown, told.goal, told.form)))
}

fn read_lists(prompt: &Prompt) -> Option<Reading> {
    let sentences = &prompt.outline().sentences;
    // "As seen from the opposite side of the street" tells where left is.
    let is_seen =
        |it: &Sentence| says(prompt.of(it), "see|seen|look|looking|view|viewed|stand|standing|from_the_opposite_side");
    let has_two_sides = !prompt.sentences_that_say("opposite_side").all(is_seen);
    if !(4..=200).contains(&sentences.len()) || prompt.says(NOT_THIS) || has_two_sides {
        return None;
    }
    let has_places = prompt.says(
        "left|right|next|beside|adjacent|neighbour|neighbor|between|first|second|third|middle|house|position|seat|end",
    );
    let listed = categories::found(prompt);
    let found = if has_places { listed.or_else(|| inferred::found(prompt))? } else { listed? };
    let telling = Telling::new(prompt);
    let mut things = categories::Things::of(&found);
    let is_list = |span: &Range<usize>| found.iter().any(|it| it.span.start < span.end && span.start < it.span.end);
    for sentence in sentences.iter().filter(|it| !is_list(&it.span)) {
        things.learn(&words::words(prompt.text_of(sentence)));
    }
    let things = things;
    let is_mirrored = is_numbered_from_the_right(prompt)?;
    let said_in = |text: &str| if is_mirrored { words::mirrored(words::words(text)) } else { words::words(text) };
    let mut clues: Vec<Clue> = Vec::new();
    let mut questions = Vec::new();
    let mut taken: Vec<Range<usize>> = found.iter().map(|it| it.span.clone()).collect();
    for sentence in sentences {
        if is_list(&sentence.span) {
            telling.takes(&sentence.span);
            // What stands beside the lists may be a rule.
            let rest = said_in(&scene::without(&prompt.text, &sentence.span, &found));
            if !scene::may_be_a_rule(&rest) && scene::has_fit_numbers(&rest, things.size, things.names.len()) {
                taken.push(sentence.span.clone());
            }
            continue;
        }
        let text = &said::with_apposition(prompt.text_of(sentence));
        // A frame for the answer tells nothing: {"House 1": {"Name": "___", ...}}.
        if text.contains('{') || is_about_the_form(prompt, sentence) && text.to_lowercase().contains("json") {
            telling.takes(&sentence.span);
            taken.push(sentence.span.clone());
            continue;
        }
        let said = said_in(text);
        let ends = prompt.text[sentence.span.end..].trim_start_matches(['"', '*', ' ']);
        if question::is_asked(&said, text.ends_with('?') || ends.starts_with('?')) {
            let asked = question::asked(&said, &things);
            // "Can you help me?", "what we know:" ask for nothing.
            let is_about_nothing = asked.is_none() && question::names_nothing(&said, &things);
            if is_about_nothing {
                telling.takes(&sentence.span);
                continue;
            }
            questions.extend(asked?);
            telling.takes(&sentence.span);
            taken.push(sentence.span.clone());
            continue;
        }
        let number = clues.iter().map(|clue| clue.number).max().unwrap_or(0) + 1;
        // A label, or what only leads in, tells nothing.
        let is_bare = said::without_label(text).trim().is_empty()
            || scene::heads_a_table(text, &said)
            || text.trim_end().ends_with(':') && scene::leads_in(&said, &things);
        if is_bare {
            telling.takes(&sentence.span);
            taken.push(sentence.span.clone());
            continue;
        }
        match clues::read(said::without_label(text), number, &things, is_mirrored)? {
            clues::Said::Nothing => {
                if scene::is_set(&said, things.size, things.names.len())? {
                    telling.takes(&sentence.span);
                    taken.push(sentence.span.clone());
                } else if scene::denies(&said) {
                    // "The doors are not in alphabetical order."
                    return None;
                }
            }
            clues::Said::Clues(read) => {
                telling.takes(&sentence.span);
                taken.push(sentence.span.clone());
                clues.extend(read);
            }
        }
    }
    if clues.is_empty() {
        return None;
    }
    // Where no clue speaks of places, all that matters is what goes together: each name may have its own place.
    if clues.iter().all(|clue| matches!(&*clue.kind, "same" | "differ")) && !has_places {
        let is_named = |kind: &usize| things.labels[*kind].iter().any(|it| it == "name" || it == "names");
        let kind = (0..things.names.len()).find(is_named).unwrap_or(0);
        let number = clues.iter().map(|clue| clue.number).max().unwrap_or(0) + 1;
        clues.extend(things.names[kind].iter().zip(1..).map(|(name, by)| Clue {
            number,
            kind: "at".to_owned(),
            one: name.clone(),
            other: String::new(),
            by,
        }));
    }
    // So does a line that is nothing but such a frame.
    let literals = prompt.outline().literals.iter().map(|it| it.span.clone());
    let blocks = prompt
        .outline()
        .blocks
        .iter()
        .filter(|it| it.lines.iter().all(|line| line.trim_start().starts_with(['{', '}', '"'])));
    taken
        .extend(literals.filter(|it| prompt.text[it.clone()].starts_with('{')).chain(blocks.map(|it| it.span.clone())));
    // An empty table only shows where the answer goes.
    let is_empty_row = |line: &str| {
        let mut said = words::words(line).into_iter();
        line.contains('|')
            && said.all(|word| word.len() < 2 || word.parse::<usize>().is_ok() || scene::is_label(&word, &things))
    };
    taken.extend(
        prompt
            .outline()
            .blocks
            .iter()
            .filter(|it| it.lines.iter().all(|line| is_empty_row(line)))
            .map(|it| it.span.clone()),
    );
    let labels = things.labels.iter().flatten().flat_map(|word| [word.clone(), words::stem(word)]);
    let usual = Usual {
        name: "puzzle",
        rules: SCENE,
        needs: "",
        names_things: true,
        names: labels.collect(),
        numbers: vec![1, things.size as i64, things.names.len() as i64],
        legends: Vec::new(),
        up_to: things.size as i64,
        taken,
    };
    let kinds = Value::list(things.names.iter().map(Value::texts));
    let rows = Value::list(clues.iter().map(Clue::to_value));
    let goal = Goal::new("zebra", vec![(things.size as i64).into(), kinds, rows]);
    if questions.is_empty() {
        let wants_all = prompt.says(
            "who|what|which|where|match|solve|determine|find|deduce|figure|complete|work_out|solution|arrangement|json",
        );
        let form = asks::form_of_all(prompt, (things.size, things.names.len()), &|word| things.kinds_of(word), None)?;
        let unknown = "who has what, from the first place to the last";
        return wants_all.then(|| usual.guard(prompt, telling.reading("constraints", unknown, goal, form)));
    }
    let asked = Value::list(questions.iter().map(question::Question::to_value));
    let goal = Goal::new("read_off", vec![goal.into(), Value::list(things.names.iter().map(Value::texts)), asked]);
    let form = Form::listed("", ", ", "", Form::Plain);
    Some(usual.guard(prompt, telling.reading("constraints", "what the question asks of the arrangement", goal, form)))
}

/// Whether the places are numbered from right to left; none when that is not clear.
fn is_numbered_from_the_right(prompt: &Prompt) -> Option<bool> {
    let all = words::words(&prompt.text);
    let runs_leftwards = words::says(
        &all,
        "right_to_left|right_to_the_left|begin_on_the_right|starting_on_the_right|starting_from_the_right|from_the_right",
    );
    let runs_rightwards = words::says(&all, "left_to_right|left_to_the_right|from_the_left|starting_from_the_left");
    // "1 on the right", "the first is the one on the right".
    let first_is_right = (0..all.len()).any(|at| {
        matches!(&*all[at], "1" | "first")
            && all[at + 1..]
                .iter()
                .take(5)
                .find(|it| matches!(&***it, "left" | "right"))
                .is_some_and(|it| it == "right")
            && words::says(&all[at + 1..(at + 4).min(all.len())], "on_the|at_the|is_the|is_on|to_the")
    });
    if words::says(&all, "back_to_front|from_the_back|bottom_to_top|top_to_bottom") {
        return None;
    }
    match (runs_leftwards, runs_rightwards) {
        (true, true) => None,
        (true, false) => Some(true),
        (false, _) if first_is_right => None,
        _ => Some(false),
    }
}

/// A puzzle as it is given.
#[derive(Clone)]
struct Given {
    size: usize,
    /// names[k][i]: the things of each kind.
    names: Vec<Vec<String>>,
    clues: Vec<Clue>,
}

impl Given {
    fn of(size: &Value, names: &Value, clues: &Value) -> Option<Self> {
        let size = usize::try_from(size.as_number()?.to_i64()?).ok().filter(|it| (2..=LARGEST).contains(it))?;
        let names = names.as_list()?.iter().map(|kind| Some(kind.as_texts()?.into_iter().map(str::to_owned).collect()));
        let names: Vec<Vec<String>> = names.collect::<Option<_>>()?;
        let is_fit = (1..=LARGEST + 3).contains(&names.len()) && names.iter().all(|kind| kind.len() == size);
        let count = names.len() * size;
        let clues: Vec<Clue> = clues.as_list()?.iter().map(Clue::of_value).collect::<Option<_>>()?;
        let knows = |thing: &String| names.iter().flatten().any(|name| name == thing);
        let all_known = clues.iter().all(|clue| knows(&clue.one) && (clue.other.is_empty() || knows(&clue.other)));
        (is_fit && all_known && count <= 100 && clues.len() <= 200).then_some(Self { size, names, clues })
    }

    fn things(&self) -> Vec<&String> {
        self.names.iter().flatten().collect()
    }

    fn model(&self) -> Model {
        let value_names = (1..=self.size).map(|it| format!("place {it}")).collect();
        let mut model = Model { value_names, ..Model::default() };
        let mut places = BTreeMap::new();
        for name in self.things() {
            places.insert(name.clone(), model.variable(name, 1, self.size as i64));
        }
        for (kind, names) in self.names.iter().enumerate() {
            let first = kind * self.size;
            model.different(format!("the group of {}", names[0]), first..first + self.size);
        }
        for clue in &self.clues {
            let group = format!("clue {}", clue.number);
            let one = places[&clue.one];
            let terms = |other: &String| vec![(1, one), (-1, places[other])];
            let by = clue.by;
            match &*clue.kind {
                "at" => model.linear(group, vec![(1, one)], Comparison::Equal, by),
                "not at" => model.linear(group, vec![(1, one)], Comparison::Unequal, by),
                "same" => model.linear(group, terms(&clue.other), Comparison::Equal, 0),
                "differ" => model.linear(group, terms(&clue.other), Comparison::Unequal, 0),
                "before" => model.less(group, one, places[&clue.other]),
                "ahead" => model.linear(group, terms(&clue.other), Comparison::Equal, -by),
                "apart" => model.rule(group, Relation::Apart(one, places[&clue.other], by)),
                _ => {
                    model.linear(group.clone(), terms(&clue.other), Comparison::Unequal, by);
                    model.linear(group, terms(&clue.other), Comparison::Unequal, -by);
                }
            }
        }
        model
    }

    /// For each place the thing of each kind.
    fn table(&self, places: &[i64]) -> Value {
        Value::rows((1..=self.size as i64).map(|place| self.at(places, place).into_iter().map(Value::text)))
    }

    fn at(&self, places: &[i64], place: i64) -> Vec<String> {
        let things = self.things();
        (0..things.len()).filter(|&at| places[at] == place).map(|at| things[at].clone()).collect()
    }

    fn answer(&self, solutions: &[Vec<i64>]) -> Value {
        let shown = |places: &Vec<i64>| {
            let rows = (1..=self.size as i64).map(|place| self.at(places, place).join(", "));
            rows.collect::<Vec<_>>().join("\n")
        };
        match solutions {
            [] => Value::text("there is no solution: the clues contradict each other"),
            [only] => self.table(only),
            [first, .., last] => {
                Value::text(format!("there are several solutions, for example\n{}\nand\n{}", shown(first), shown(last)))
            }
        }
    }
}

/// As rules for places, or thing by thing.
pub fn approaches(size: &Value, names: &Value, clues: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(size, names, clues) else {
        return Vec::new();
    };
    let same = given.clone();
    vec![
        Approach::split(
            "rules",
            "each thing has a place, and each clue compares places",
            vec![given.model().goal()],
            move |parts, working| {
                let solutions: Option<Vec<Vec<i64>>> =
                    parts[0].as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
                let solutions = solutions.ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
                if let [only] = &solutions[..] {
                    for place in 1..=given.size as i64 {
                        working.note(|| format!("place {place}: {}", given.at(only, place).join(", ")));
                    }
                }
                Ok(given.answer(&solutions))
            },
        ),
        Approach::direct(
            "thing_by_thing",
            "put one thing after the other somewhere, and turn back at the first clue that breaks",
            move |working| {
                let mut solutions = thing_by_thing(&same, working)?;
                solutions.sort_unstable();
                working.note(|| format!("arrangements that keep to all clues: {}", solutions.len()));
                Ok(same.answer(&solutions))
            },
        ),
    ]
}

/// So many arrangements are looked at before it is said that they are too many.
const MOST_ARRANGEMENTS: usize = 2_000;

fn thing_by_thing(given: &Given, working: &mut Working) -> Result<Vec<Vec<i64>>, Setback> {
    let things = given.things();
    let place_of = |name: &String| things.iter().position(|thing| *thing == name);
    // Those that clues tie to others already put somewhere come first.
    let mut order: Vec<usize> = Vec::new();
    while order.len() < things.len() {
        let ties = |at: usize| {
            let is_there = |name: &String| name.is_empty() || place_of(name).is_some_and(|it| order.contains(&it));
            given
                .clues
                .iter()
                .map(|clue| match (clue.one == *things[at], clue.other == *things[at]) {
                    (true, _) => {
                        if is_there(&clue.other) {
                            10
                        } else {
                            1
                        }
                    }
                    (_, true) => {
                        if is_there(&clue.one) {
                            10
                        } else {
                            1
                        }
                    }
                    _ => 0,
                })
                .sum::<usize>()
        };
        let open = (0..things.len()).filter(|at| !order.contains(at));
        let Some(next) = open.max_by_key(|&at| (ties(at), things.len() - at)) else {
            break;
        };
        order.push(next);
    }
    let mut state = Arranging { given, order, places: vec![0; things.len()], found: Vec::new() };
    state.go_on(0, working)?;
    Ok(state.found)
}

struct Arranging<'a> {
    given: &'a Given,
    order: Vec<usize>,
    places: Vec<i64>,
    found: Vec<Vec<i64>>,
}

impl Arranging<'_> {
    fn go_on(&mut self, depth: usize, working: &mut Working) -> Result<(), Setback> {
        let Some(&thing) = self.order.get(depth) else {
            self.found.push(self.places.clone());
            return if self.found.len() > MOST_ARRANGEMENTS {
                Err(Setback::TooBig("the list of arrangements".to_owned()))
            } else {
                Ok(())
            };
        };
        let size = self.given.size;
        let kind = thing / size * size;
        for place in 1..=size as i64 {
            working.spend(1)?;
            if self.places[kind..kind + size].contains(&place) {
                continue;
            }
            self.places[thing] = place;
            if self.keeps_to_clues(thing) {
                self.go_on(depth + 1, working)?;
            }
            self.places[thing] = 0;
        }
        Ok(())
    }

    fn keeps_to_clues(&self, thing: usize) -> bool {
        let things = self.given.things();
        let place = |name: &String| things.iter().position(|it| *it == name).map_or(0, |at| self.places[at]);
        let speaks = |clue: &&Clue| clue.one == *things[thing] || clue.other == *things[thing];
        self.given.clues.iter().filter(speaks).all(|clue| {
            let (one, other) = (place(&clue.one), place(&clue.other));
            if one == 0 || other == 0 && !clue.other.is_empty() {
                return true;
            }
            match &*clue.kind {
                "at" => one == clue.by,
                "not at" => one != clue.by,
                "same" => one == other,
                "differ" => one != other,
                "before" => one < other,
                "ahead" => one + clue.by == other,
                "apart" => (one - other).abs() == clue.by,
                _ => (one - other).abs() != clue.by,
            }
        })
    }
}

/// Whether the two arrangements that are shown have the same answers to what is asked.
fn agree_on(table: &Value, names: &Value, asked: &Value) -> bool {
    let Some((_, shown)) = table.as_text().and_then(|text| text.split_once('\n')) else {
        return false;
    };
    let answers = |table: &str| -> Option<Vec<String>> {
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(", ").collect()).collect();
        let answer = |question: &[Value]| {
            let [kind, of] = question else {
                return None;
            };
            let place = match of.as_number().and_then(|it| usize::try_from(it.to_i64()?).ok()) {
                Some(place) => place.checked_sub(1)?,
                None => rows.iter().position(|row| of.as_text().is_some_and(|of| row.contains(&of)))?,
            };
            let kind = usize::try_from(kind.as_number()?.to_i64()?).ok()?;
            let of_kind = names.as_list()?.get(kind.wrapping_sub(1)).and_then(Value::as_texts).unwrap_or_default();
            let found = rows.get(place)?.iter().find(|thing| of_kind.contains(*thing));
            Some(found.map_or_else(|| place.to_string(), |thing| (*thing).to_owned()))
        };
        asked.as_rows()?.into_iter().map(answer).collect()
    };
    let Some((one, other)) = shown.split_once("\nand\n") else {
        return false;
    };
    answers(one).is_some_and(|found| Some(found) == answers(other))
}

/// What a question asks, from the arrangement.
pub fn read_off(table: &Value, names: &Value, asked: &Value) -> Vec<Approach> {
    // The table has to be found first.
    if matches!(table, Value::Goal(_)) {
        return Vec::new();
    }
    let (table, names, asked) = (table.clone(), names.clone(), asked.clone());
    vec![Approach::direct("look_it_up", "find the place, and what is there", move |working| {
        let Some(rows) = table.as_rows().map(|rows| rows.into_iter().map(<[Value]>::to_vec).collect::<Vec<_>>()) else {
            // Two arrangements that agree on what is asked do not tell whether all do.
            return if agree_on(&table, &names, &asked) {
                Err(Setback::no_way("there are several arrangements, and what is asked may be the same in all"))
            } else {
                Ok(table.clone())
            };
        };
        let mut answers = Vec::new();
        for question in asked.as_rows().unwrap_or_default() {
            let [kind, of] = question else {
                return Err(Setback::no_way("the question cannot be read"));
            };
            let place = match of.as_number().and_then(|it| usize::try_from(it.to_i64()?).ok()) {
                Some(place) => place.checked_sub(1).filter(|it| *it < rows.len()),
                None => rows.iter().position(|row| row.contains(of)),
            };
            let place = place.ok_or_else(|| Setback::no_way("it has no place"))?;
            let kind = kind.as_number().and_then(|it| usize::try_from(it.to_i64()?).ok()).unwrap_or(0);
            let answer = match kind {
                0 => Value::from(place as i64 + 1),
                _ => {
                    let kinds = names.as_list().ok_or_else(|| Setback::no_way("there are no kinds"))?;
                    let of_kind = kinds.get(kind - 1).and_then(Value::as_list).unwrap_or_default();
                    let found = rows[place].iter().find(|thing| of_kind.contains(thing));
                    found.cloned().ok_or_else(|| Setback::no_way("nothing of this kind is there"))?
                }
            };
            working.note(|| format!("place {} has {}", place + 1, answer.spoken()));
            answers.push(answer);
        }
        Ok(match &answers[..] {
            [only] => only.clone(),
            _ => Value::list(answers),
        })
    })]
}
