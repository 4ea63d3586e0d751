//! Futoshiki: a square in which each row and each column has every number once, and some neighbours compare.

use super::asked;
use super::board::{Board, form_of_rows, sizes};
use super::cells::{Cell, Told, lettered_in, names_of_lines, told, told_of};
use super::legend::{self, Legend};
use super::model::Model;
use super::note::{is_note, says_beside};
use super::output::rows_wanted;
use super::usual::{OF_RULES, Usual};
use crate::language::{Telling, says};
use crate::problem::{Approach, Block, Form, Goal, Prompt, Reading, Setback, Value, Working};

const NOT_THIS: &str = "diagonal|cage|sum|product|kenken|region|difference|skyscraper|valid|next_step|adjacent_numbers_differ|three_dimensional";

const RULES: &[&str] = &[
    "futoshiki",
    "row column contain|have|hold|appear|repeat|once|each|every|all|exactly|different",
    "inequality|constraint|sign|symbol|relation|horizontal|vertical|greater|less|smaller|larger|<|>",
    "fill|complete|solve grid|puzzle|board|square|cell|blank",
    "empty|blank|missing|unknown|zero|0|dot|underscore cell|square|place|mean|represent|stand|mark|denote",
    "here|below|follow|following|given|consider grid|board|puzzle",
];

const NAME: &str = "futoshiki|puzzle|grid|square|board";

const TOLD_WITH: &str = "entry order row column cell digit inequality greater less smaller larger equal than < > ∧ ∨ ^ v neighbouring neighboring adjacent once repeat repeats repeated twice more than horizontal vertical horizontally vertically value values arrow arrows \
                         point points pointing inequalities latin size above same format replace underscore underscores dot dots zero \
                         neighbour neighbours neighbor neighbors compare compares whether face faces facing pointed pointing header label labels labelled lettered letters numbered unknown unknowns no any not neither nor all appear appears appearing arrowhead arrowheads tip tips point \
                         lesser greater-than less-than hold holds true tell tells which direction between lying underneath under lower upper over horizontally one time little sign \
                         signs stand stands missing from or both every satisfied satisfy obeyed left open closed wide narrow end mark marks \
                         respect obey satisfy hold holds side between field fields space spaces smaller larger greater less bigger permutation permutations unequal right column-wise";

/// Squares up to this size are taken on.
const LARGEST: usize = 9;

/// Cells with signs between them, or a grid and a list of inequalities.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let is_described = prompt.says_somewhere(
        "row column inequality|inequalities|less_than|greater_than|smaller_than|larger_than|unequal|comparison",
    );
    // Its name may stand in a heading, which is no sentence.
    let is_named = prompt.text.to_lowercase().contains("futoshiki");
    // Signs whose meaning is told anew are others than the usual ones.
    let defines = |clause: &str| {
        clause.contains(['<', '>'])
            && ["mean", "stand for", "stands for", "denote", "represent"].iter().any(|word| clause.contains(word))
    };
    let mut telling_of_signs = prompt.sentences_that_say("mean|stand|denote|represent");
    let defines_signs = telling_of_signs.any(|it| prompt.text_of(it).split([';', ',']).any(defines));
    let mut counts_twice = prompt.sentences_that_say("twice");
    let is_twice = counts_twice.any(|it| !says(prompt.of(it), "no|not|never|n't|cannot|none|without"));
    let is_drawn = |block: &Block| picture(&block.lines).is_some_and(|it| !it.smaller.is_empty());
    let shows_signs = prompt.outline().blocks.iter().any(|it| !it.is_example && is_drawn(it))
        && prompt.says("row|column|line|digit|number|latin");
    if !(is_named || is_described || shows_signs)
        || says_beside(prompt, NOT_THIS)
        || !shows_signs && prompt.says("sudoku")
        || says_beside(prompt, "block !text_block !code_block")
        || defines_signs
        || is_twice
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let outline = prompt.outline();
    let blocks: Vec<_> = outline.blocks.iter().filter(|block| !block.is_example).collect();
    let drawn: Vec<_> = blocks.iter().filter(|block| picture(&block.lines).is_some()).collect();
    let mut picture = match drawn[..] {
        [] => {
            let lines: Vec<String> = blocks.iter().flat_map(|block| block.lines.clone()).collect();
            picture(&lines)
        }
        [only] => picture(&only.lines),
        _ => None,
    };
    let has_picture = picture.is_some();
    let mut board: Option<Board> = None;
    if picture.is_none() {
        board = Board::shown(&telling, &is_cell);
        picture = board.as_ref().and_then(|board| {
            let row = |row: &Vec<char>| row.iter().map(|cell| digit(&cell.to_string())).collect::<Option<Vec<i64>>>();
            Some(Picture { rows: board.cells.iter().map(row).collect::<Option<_>>()?, ..Picture::default() })
        });
    }
    let has_letters_above =
        board.as_ref().and_then(|it| it.header.as_ref()).is_some_and(|it| it[0].eq_ignore_ascii_case("a"));
    let lettered = lettered_in(&prompt.text, has_letters_above);
    let mut named_block = None;
    let mut told = if lettered.is_empty() { told(&prompt.text) } else { told_of(&prompt.text, lettered.clone()) };
    if !lettered.is_empty() {
        told.spans.extend(names_of_lines(&prompt.text));
    }
    if !has_picture
        && let Some((block, size, of_letters)) = blocks.iter().find_map(|block| named_cells(&prompt.text, block))
    {
        picture = Some(Picture { rows: vec![vec![0; size]; size], ..Picture::default() });
        named_block = Some(block.span.clone());
        told.smaller.extend(of_letters.smaller);
        told.given.extend(of_letters.given);
        told.spans.extend(of_letters.spans);
    }
    let has_picture = has_picture || named_block.is_some();
    let mut legends = Vec::new();
    for sentence in outline.sentences.iter().filter(|it| !it.is_example) {
        match [legend::of_signs(prompt, sentence), legend::of_cells(prompt, sentence)] {
            [Legend::Unusual, _] | [_, Legend::Unusual] => return None,
            [Legend::Usual, _] | [_, Legend::Usual] => legends.push(sentence),
            _ => {}
        }
    }
    if picture.is_none() && !told.smaller.is_empty() {
        let (size, _) = *sizes(&prompt.text).first()?;
        picture = Some(Picture { rows: vec![vec![0; size]; size], ..Picture::default() });
    }
    let mut picture = picture?;
    let size = picture.rows.len();
    let is_square = (2..=LARGEST).contains(&size) && picture.rows.iter().all(|row| row.len() == size);
    let is_told = sizes(&prompt.text).into_iter().all(|it| it == (size, size));
    if !is_square || !is_told {
        return None;
    }
    for &((row, column), number) in &told.given {
        let cell = picture.rows.get_mut(row).and_then(|cells| cells.get_mut(column))?;
        if *cell != 0 && *cell != number {
            return None;
        }
        *cell = number;
    }
    picture.smaller.extend(told.smaller);
    let is_inside = |&(row, column): &(usize, usize)| row < size && column < size;
    let all_inside = picture.smaller.iter().all(|(one, other)| is_inside(one) && is_inside(other) && one != other);
    if !all_inside
        || picture.rows.iter().flatten().any(|&number| number > size as i64)
        || picture.smaller.is_empty() && !is_named
    {
        return None;
    }
    let (what, asking) = asked::asked(prompt, size)?;
    telling.says(RULES);
    asking.iter().chain(&legends).for_each(|it| telling.takes(&it.span));
    blocks.iter().for_each(|block| telling.takes(&block.span));
    told.spans.iter().for_each(|span| telling.takes(span));
    let shown = prompt.outline().literals.iter().filter(|it| !it.is_example).map(|it| it.span.clone());
    let of_blocks = blocks.iter().filter(|block| match &drawn[..] {
        [only] => block.span == only.span,
        // What is drawn takes all of them together; a plain grid has no letters in it.
        _ => has_picture || !block.lines.iter().any(|line| line.contains(char::is_alphabetic)),
    });
    let of_board = board.iter().flat_map(|it| it.spans.clone());
    let shown = shown.chain(of_blocks.map(|block| block.span.clone())).chain(named_block).chain(of_board);
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        needs: OF_RULES,
        names_things: false,
        names: Vec::new(),
        numbers: [1, 2, size, 2 * size, size * size].map(|it| it as i64).to_vec(),
        legends: legends.iter().map(|it| it.span.clone()).collect(),
        up_to: size as i64,
        taken: shown.chain(told.spans).chain(asked::cell_named(prompt, size, what, &asking)).collect(),
    };
    picture.smaller.sort_unstable();
    picture.smaller.dedup();
    let rows = Value::rows(picture.rows.iter().map(|row| row.iter().map(|&number| number.into())));
    let smaller = picture.smaller.iter().map(|&((r, c), (s, d))| [r, c, s, d].map(|it| Value::from(it as i64 + 1)));
    let wants_signs = wants_signs(prompt);
    let has_signs = picture.template.as_ref().is_some_and(|it| it.contains(['<', '>', '∧', '∨', '^', 'v']));
    if wants_signs && !has_signs && (picture.template.is_none() || !picture.smaller.is_empty()) {
        picture.template = Some(drawing(size, &picture.smaller));
    }
    let form = match (rows_wanted(prompt, size), form_of_rows(prompt, size, None)) {
        _ if wants_signs => picture.template.map_or(Form::rows(" "), Form::Filled),
        (Some(wanted), _) => wanted,
        (None, usual) if usual == Form::rows(" ") => picture.template.map_or(usual, Form::Filled),
        (None, wanted) => wanted,
    };
    let goal = asked::goal(what, Goal::new("futoshiki", vec![rows, Value::rows(smaller)]), None)?;
    let form = asked::form(prompt, what, form);
    let reading = telling.reading("constraints", asked::unknown(what, "the square, filled in"), goal, form);
    Some(usual.guard(prompt, reading))
}

/// Whether the answer is to be drawn with its signs.
fn wants_signs(prompt: &Prompt) -> bool {
    let mut notes = prompt.outline().sentences.iter().filter(|it| !it.is_example && is_note(prompt, it));
    notes.any(|it| {
        let tokens = prompt.of(it);
        let text = prompt.text_of(it);
        (says(tokens, "sign|symbol|inequality|arrow|arrowhead|diagram|picture|drawing|text_block|spacing|layout|as_it_is_drawn|as_drawn|same_format")
            || text.contains(['<', '>', '∧', '∨', '^']))
            && !says(tokens, "without|no_sign|no_signs|omit|drop|leave_out|leave_away|only_the_digits|only_the_numbers|only_digits|only_numbers|not_the_signs|just_the_numbers|just_the_digits")
    })
}

/// A drawing with places for the numbers: three characters between neighbours, a line with signs between rows.
fn drawing(size: usize, smaller: &[(Cell, Cell)]) -> String {
    let is_less = |one: Cell, other: Cell| smaller.contains(&(one, other));
    let mut lines = Vec::new();
    for row in 0..size {
        let mut line = String::new();
        for column in 0..size {
            if column > 0 {
                let (left, right) = ((row, column - 1), (row, column));
                let sign = if is_less(left, right) {
                    " < "
                } else if is_less(right, left) {
                    " > "
                } else {
                    "   "
                };
                line.push_str(sign);
            }
            line.push_str(&format!("{{{}}}", row * size + column));
        }
        lines.push(line);
        if row + 1 < size {
            let signs = (0..size).map(|column| match ((row, column), (row + 1, column)) {
                (upper, lower) if is_less(upper, lower) => "∧",
                (upper, lower) if is_less(lower, upper) => "∨",
                _ => " ",
            });
            lines.push(signs.collect::<Vec<_>>().join("   "));
        }
    }
    lines.join("\n")
}

/// A square of letters that name its cells, and what is said of them: "a > e, g < h, k = 2".
fn named_cells<'b>(text: &str, block: &'b Block) -> Option<(&'b Block, usize, Told)> {
    let rows: Vec<Vec<char>> =
        block.lines.iter().map(|line| line.chars().filter(|c| !c.is_whitespace() && *c != '|').collect()).collect();
    let size = rows.len();
    let mut letters: Vec<char> = rows.concat();
    let is_square = (2..=5).contains(&size) && rows.iter().all(|row| row.len() == size);
    if !is_square || !letters.iter().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    letters.sort_unstable();
    letters.dedup();
    if letters.len() != size * size {
        return None;
    }
    let place =
        |c: char| rows.iter().enumerate().find_map(|(row, it)| Some((row, it.iter().position(|known| *known == c)?)));
    // A letter alone, beside a sign.
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(at, c)| !c.is_whitespace() && !block.span.contains(at)).collect();
    let is_alone = |at: usize| {
        let (byte, c) = marks[at];
        c.is_ascii_alphanumeric()
            && !text[..byte].ends_with(|c: char| c.is_alphanumeric())
            && !text[byte + 1..].starts_with(|c: char| c.is_alphanumeric())
    };
    let mut told = Told::default();
    for at in 1..marks.len().saturating_sub(1) {
        let (one, sign, other) = (marks[at - 1], marks[at].1, marks[at + 1]);
        if !matches!(sign, '<' | '>' | '=') || !is_alone(at - 1) || !is_alone(at + 1) {
            continue;
        }
        match (place(one.1)?, sign, other.1.to_digit(10)) {
            (cell, '=', Some(number)) => told.given.push((cell, number.into())),
            (cell, '<', None) => told.smaller.push((cell, place(other.1)?)),
            (cell, '>', None) => told.smaller.push((place(other.1)?, cell)),
            _ => return None,
        }
        told.spans.push(one.0..other.0 + 1);
    }
    (!told.smaller.is_empty()).then_some((block, size, told))
}

/// A square with its inequalities.
#[derive(Debug, Default)]
struct Picture {
    rows: Vec<Vec<i64>>,
    /// The first is smaller than the second.
    smaller: Vec<(Cell, Cell)>,
    /// The drawing with places for the numbers.
    template: Option<String>,
}

fn digit(cell: &str) -> Option<i64> {
    match cell {
        "_" | "." | "-" | "?" | "*" | "□" | "·" | "•" | "○" | "" => Some(0),
        other => other.parse().ok().filter(|it| (0..=9).contains(it)),
    }
}

fn is_cell(mark: char) -> bool {
    mark.is_ascii_digit() || matches!(mark, '_' | '.' | '?' | '*' | '□' | '-' | '·' | '•' | '○')
}

/// Lines of cells with `<` and `>` between them, and below them lines of `^` and `v`.
fn picture(lines: &[String]) -> Option<Picture> {
    let mut picture = Picture::default();
    let mut places: Vec<usize> = Vec::new();
    let mut template = String::new();
    let mut pending: Vec<(usize, bool)> = Vec::new();
    let is_rule = |line: &&String| line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '+' | '=' | '|'));
    for line in lines.iter().filter(|line| !is_rule(line)) {
        let tidy = line.replace("[ ]", " _ ").replace(['[', ']', '|', ','], " ");
        let marks: Vec<char> = tidy.chars().collect();
        let is_vertical = |c: char| matches!(c, '∧' | '∨' | '^' | 'v' | 'V' | 'Λ' | '⌃' | '⌄' | '↑' | '↓');
        if !template.is_empty() {
            template.push('\n');
        }
        if marks.iter().all(|&c| c.is_whitespace() || is_vertical(c)) {
            for (at, &c) in marks.iter().enumerate().filter(|(_, c)| is_vertical(**c)) {
                let column = (0..places.len()).min_by_key(|&column| places[column].abs_diff(at))?;
                if places[column].abs_diff(at) > 1 {
                    return None;
                }
                pending.push((column, matches!(c, '∧' | '^' | 'Λ' | '⌃' | '↑')));
            }
            template.push_str(line);
            continue;
        }
        let row = picture.rows.len();
        let mut numbers = Vec::new();
        let mut between: Option<char> = None;
        places.clear();
        let mut rest = String::new();
        for (at, &c) in marks.iter().enumerate() {
            if is_cell(c) {
                let here = (row, numbers.len());
                match between.take() {
                    Some('<') => picture.smaller.push(((row, here.1.checked_sub(1)?), here)),
                    Some(_) => picture.smaller.push((here, (row, here.1.checked_sub(1)?))),
                    None => {}
                }
                numbers.push(digit(&c.to_string())?);
                places.push(at);
                rest.push_str(&format!("{{{}}}", row * 100 + here.1));
            } else if matches!(c, '<' | '>') {
                if between.replace(c).is_some() {
                    return None;
                }
                rest.push(c);
            } else if c.is_whitespace() {
                rest.push(c);
            } else {
                return None;
            }
        }
        if between.is_some() {
            return None;
        }
        for (column, is_upper_smaller) in pending.drain(..) {
            let (upper, lower) = ((row.checked_sub(1)?, column), (row, column));
            picture.smaller.push(if is_upper_smaller { (upper, lower) } else { (lower, upper) });
        }
        picture.rows.push(numbers);
        template.push_str(&rest);
    }
    let size = picture.rows.len();
    if size < 2 || !pending.is_empty() || picture.rows.iter().any(|row| row.len() != size) {
        return None;
    }
    // Places are counted along the rows now that their length is known.
    for row in 0..size {
        for column in 0..size {
            template =
                template.replace(&format!("{{{}}}", row * 100 + column), &format!("{{#{}}}", row * size + column));
        }
    }
    // A table is no drawing, and its rows are given as rows.
    let is_table = lines.iter().filter(|line| line.trim().starts_with('|')).count() > size;
    picture.template = (!is_table).then(|| template.replace("{#", "{"));
    Some(picture)
}

/// A futoshiki as it is given.
#[derive(Clone)]
struct Given {
    rows: Vec<Vec<i64>>,
    smaller: Vec<(Cell, Cell)>,
}

impl Given {
    fn of(rows: &Value, smaller: &Value) -> Option<Self> {
        let rows: Option<Vec<Vec<i64>>> = rows.as_list()?.iter().map(Value::as_small_integers).collect();
        let rows = rows?;
        let size = rows.len();
        let is_fit = |number: i64, least: i64| (least..=size as i64).contains(&number);
        let smaller = smaller.as_list()?.iter().map(|it| match it.as_small_integers()?[..] {
            [r, c, s, d] if [r, c, s, d].iter().all(|&it| is_fit(it, 1)) => {
                let place = |row: i64, column: i64| (row as usize - 1, column as usize - 1);
                Some((place(r, c), place(s, d)))
            }
            _ => None,
        });
        let smaller: Vec<(Cell, Cell)> = smaller.collect::<Option<_>>()?;
        let is_square = (2..=LARGEST).contains(&size) && rows.iter().all(|row| row.len() == size);
        (is_square && rows.iter().flatten().all(|&it| is_fit(it, 0))).then_some(Self { rows, smaller })
    }

    fn model(&self) -> Model {
        let size = self.rows.len();
        let mut model = Model::default();
        for (row, numbers) in self.rows.iter().enumerate() {
            for (column, &number) in numbers.iter().enumerate() {
                let (low, high) = if number == 0 { (1, size as i64) } else { (number, number) };
                model.variable(format!("r{}c{}", row + 1, column + 1), low, high);
            }
        }
        for row in 0..size {
            model.different(format!("row {}", row + 1), (0..size).map(|column| row * size + column));
        }
        for column in 0..size {
            model.different(format!("column {}", column + 1), (0..size).map(|row| row * size + column));
        }
        for &(one, other) in &self.smaller {
            let name = |(row, column): Cell| format!("r{}c{}", row + 1, column + 1);
            let at = |(row, column): Cell| row * size + column;
            model.less(format!("{} < {}", name(one), name(other)), at(one), at(other));
        }
        model
    }

    /// What makes it impossible, as far as the given numbers alone show it.
    fn reason(&self) -> String {
        let size = self.rows.len();
        let twice =
            |cells: Vec<i64>| (1..=size as i64).find(|number| cells.iter().filter(|it| *it == number).count() > 1);
        for index in 0..size {
            if let Some(number) = twice(self.rows[index].clone()) {
                return format!("row {} has {number} twice", index + 1);
            }
            if let Some(number) = twice(self.rows.iter().map(|row| row[index]).collect()) {
                return format!("column {} has {number} twice", index + 1);
            }
        }
        for &(one, other) in &self.smaller {
            let (a, b) = (self.rows[one.0][one.1], self.rows[other.0][other.1]);
            if a != 0 && b != 0 && a >= b {
                return format!(
                    "{a} in row {}, column {} is not less than {b} in row {}, column {}",
                    one.0 + 1,
                    one.1 + 1,
                    other.0 + 1,
                    other.1 + 1
                );
            }
        }
        "each way to go on ends in a contradiction".to_owned()
    }

    fn answer(&self, solutions: &[Vec<i64>]) -> Value {
        let size = self.rows.len();
        let shown = |solution: &[i64]| {
            let rows = solution.chunks(size).map(|row| row.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
            rows.collect::<Vec<_>>().join("\n")
        };
        match solutions {
            [] => Value::text(format!("there is no solution: {}", self.reason())),
            [only] => Value::rows(only.chunks(size).map(|row| row.iter().copied().map(Value::from))),
            [first, .., last] => {
                Value::text(format!("there are several solutions, for example\n{}\nand\n{}", shown(first), shown(last)))
            }
        }
    }
}

/// As rules, or cell by cell.
pub fn approaches(rows: &Value, smaller: &Value) -> Vec<Approach> {
    let Some(given) = Given::of(rows, smaller) else {
        return Vec::new();
    };
    let same = given.clone();
    vec![
        Approach::split(
            "rules",
            "rows and columns differ, and the signs hold",
            vec![given.model().goal()],
            move |parts, working| {
                let solutions: Option<Vec<Vec<i64>>> =
                    parts[0].as_list().and_then(|list| list.iter().map(Value::as_small_integers).collect());
                let solutions = solutions.ok_or_else(|| Setback::no_way("the solutions cannot be read"))?;
                if solutions.is_empty() {
                    working.note(|| format!("why not: {}", given.reason()));
                }
                Ok(given.answer(&solutions))
            },
        ),
        Approach::direct(
            "cell_by_cell",
            "fill cell after cell with the lowest that fits, and turn back when none does",
            move |working| {
                let mut solutions = Vec::new();
                for is_last in [false, true] {
                    let mut filling = Filling::new(&same, is_last);
                    if filling.go_on(0, working)? {
                        solutions.push(filling.numbers);
                    }
                }
                solutions.dedup();
                working.note(|| match solutions.len() {
                    0 => "no filling fits".to_owned(),
                    1 => "the lowest filling is the highest too".to_owned(),
                    _ => "the lowest filling is not the highest".to_owned(),
                });
                Ok(same.answer(&solutions))
            },
        ),
    ]
}

/// A square that is being filled, along the rows.
struct Filling {
    size: usize,
    numbers: Vec<i64>,
    is_given: Vec<bool>,
    /// For each cell the neighbours that must be more, and those that must be less.
    more: Vec<Vec<usize>>,
    less: Vec<Vec<usize>>,
    is_last: bool,
}

impl Filling {
    fn new(given: &Given, is_last: bool) -> Self {
        let size = given.rows.len();
        let numbers: Vec<i64> = given.rows.concat();
        let (mut more, mut less) = (vec![Vec::new(); size * size], vec![Vec::new(); size * size]);
        for &(one, other) in &given.smaller {
            let (one, other) = (one.0 * size + one.1, other.0 * size + other.1);
            more[one].push(other);
            less[other].push(one);
        }
        let is_given = numbers.iter().map(|&number| number != 0).collect();
        Self { size, numbers, is_given, more, less, is_last }
    }

    fn fits(&self, at: usize, number: i64) -> bool {
        let (row, column) = (at / self.size, at % self.size);
        let is_free = |other: usize| other == at || self.numbers[other] != number;
        let compares = |others: &[usize], is_right: &dyn Fn(i64) -> bool| {
            others.iter().all(|&other| self.numbers[other] == 0 || is_right(self.numbers[other]))
        };
        (0..self.size).all(|it| is_free(row * self.size + it) && is_free(it * self.size + column))
            && compares(&self.more[at], &|other| number < other)
            && compares(&self.less[at], &|other| number > other)
            && (self.more[at].is_empty() || number < self.size as i64)
            && (self.less[at].is_empty() || number > 1)
    }

    fn go_on(&mut self, at: usize, working: &mut Working) -> Result<bool, Setback> {
        working.spend(1)?;
        if at == self.numbers.len() {
            return Ok(true);
        }
        if self.is_given[at] {
            return Ok(self.fits(at, self.numbers[at]) && self.go_on(at + 1, working)?);
        }
        let size = self.size as i64;
        for step in 1..=size {
            let number = if self.is_last { size + 1 - step } else { step };
            if self.fits(at, number) {
                self.numbers[at] = number;
                if self.go_on(at + 1, working)? {
                    return Ok(true);
                }
                self.numbers[at] = 0;
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_read_with_its_signs() {
        let picture = picture(&["_ < _", "    v", "2   _"].map(str::to_owned)).unwrap();
        assert_eq!(picture.rows, [[0, 0], [2, 0]]);
        assert_eq!(picture.smaller, [((0, 0), (0, 1)), ((1, 1), (0, 1))]);
        assert_eq!(picture.template.as_deref(), Some("{0} < {1}\n    v\n{2}   {3}"));
    }

    #[test]
    fn cells_are_named_in_several_ways() {
        let smaller = |text: &str| told(text).smaller;
        assert_eq!(smaller("r1c1 < r1c2"), [((0, 0), (0, 1))]);
        assert_eq!(smaller("(1, 2) is greater than (1, 3)."), [((0, 2), (0, 1))]);
        assert_eq!(smaller("row 2, column 1 > row 3, column 1"), [((2, 0), (1, 0))]);
        assert_eq!(smaller("(0,0) < (0,1), (0,1) < (0,2)"), [((0, 0), (0, 1)), ((0, 1), (0, 2))]);
        assert_eq!(told("R2C2 = 3").given, [((1, 1), 3)]);
    }
}
