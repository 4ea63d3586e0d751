//! Reads a puzzle of queens: the board, who stands there already, the marks, and what is wanted of it.

use std::ops::Range;

use super::LARGEST;
use crate::language::{Telling, says};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, TokenKind, Value};
use crate::skills::constraints::asked::{self, Asked};
use crate::skills::constraints::board::{Board, sizes};
use crate::skills::constraints::cells::{Cell, is_simply_said, named_in_square, squares_in};
use crate::skills::constraints::note::{is_note, says_beside};
use crate::skills::constraints::output::rows_wanted;
use crate::skills::constraints::usual::{OF_RULES, Usual};

/// Other pieces, other boards, other questions.
const NOT_THIS: &str = "main_diagonal|long_diagonal|free_of_queens|knight|bishop|rook|king|pawn|amazon|superqueen|toroidal|torus|cylinder|dominate|dominating|guard|region|colour|\
                        color|coloured|colored|obstacle|blocked|hole|fewest|minimum|\
                        minimal|maximum|cost|weight|symmetric|all_solutions|every_solution|except|three_queens_attack|queen_see|queen_sees|can_see|see_each";

/// What may be counted once or apart.
const TURNED: &str = "rotated|rotate|rotation|reflection|reflected|mirror|mirrored|symmetry|symmetries";

const ATTACK: &str = "strike|peace|menace|beat|guarded|under_attack|attack|threaten|capture|nonattacking|non_attacking|peaceful|peacefully|queens_problem|queens_puzzle|n_queens|\
                      queen_problem|queen_puzzle|take|n_-_queens|share|safe|safely|same_row|in_check|hit";

const NAME: &str = "queen|n-queens|n|puzzle|problem|board|grid|chessboard";

const TOLD_WITH: &str = "row column diagonal line rank file attack attacks attacking non-attacking nonattacking non threaten threatens capture \
                         captures take safe share shares q ♛ ♕ chess board chessboard grid square field cell ordinary add underscore \
                         underscores dot dots replace replacing already peacefully peaceful number column-list index position \
                         check same letter period periods hit hits under horizontal vertical horizontally vertically diagonally 1-based \
                         direction directions fit them up legal arrange arranged arrangement configuration position positions move moves threat legal \
                         threatened attacked strike strikes peace begun head free start stay standing other others already point stop full vacant diagonals \
                         where lines none final end placement extend extension partial piece pieces ordinary normal move moved count counted \
                         another menace danger at most exactly fill empty missing remaining line-by-line pair pairs row-by-row beat along further ranks files set sets ways \
                         way stands standing mutually pairwise completion fix fixed indices integers counted 0-based based integer";

const RULES: &[&str] = &[
    "queen",
    "row column|diagonal",
    "chessboard|chess_board|board|grid",
    "empty|blank|underscore|dot|zero|0 square|cell|field|place|mean|represent|mark|denote|stand",
];

/// "Place eight queens so that none attacks another", with a board or without.
pub fn read(prompt: &Prompt) -> Option<Reading> {
    let says_attack =
        prompt.says(ATTACK) || prompt.says_somewhere("no|never|not|one|single queen row|rank column|file diagonal");
    // "The 8-queens problem" is one token.
    let lower = prompt.text.to_lowercase();
    let is_named = ["queens problem", "queens puzzle", "-queens", "n queens"].iter().any(|it| lower.contains(it));
    if !(is_named || prompt.says("queen") && says_attack) || says_beside(prompt, NOT_THIS) {
        return None;
    }
    let telling = Telling::new(prompt);
    let shown = Board::shown(&telling, &|c| c.is_alphanumeric() || ".-_*#♛♕□■·".contains(c));
    let spoken_size = sizes(&prompt.text).into_iter().find(|(high, wide)| high == wide).map_or(8, |it| it.0);
    let told = told_places(prompt, shown.as_ref().map_or(spoken_size, |board| board.cells.len()));
    let mut cells = match &shown {
        Some(board) => board.cells.clone(),
        None if prompt.outline().blocks.iter().any(|block| !block.is_example) => return None,
        None => {
            let size = told_size(prompt, told.len())?;
            vec![vec![told_mark(prompt); size]; size]
        }
    };
    let size = cells.len();
    let (queen, empty) = marks(&cells).or_else(|| told_marks(prompt, &cells))?;
    let wanted = marks_wanted(prompt).map_or((queen, empty), |it| (it.0.unwrap_or(queen), it.1));
    cells.iter_mut().flatten().for_each(|mark| *mark = if *mark == queen { wanted.0 } else { wanted.1 });
    let (queen, empty) = wanted;
    for &(_, (row, column)) in &told {
        *cells.get_mut(row).and_then(|marks| marks.get_mut(column))? = queen;
    }
    let placed = cells.iter().flatten().filter(|&&mark| mark == queen).count();
    let is_counted = |number: i64| number == size as i64 || number + placed as i64 == size as i64;
    let mut numbers = queens_spoken_of(prompt);
    // "One queen is in row 2, another in row 6."
    numbers.retain(|&number| number != 1 || !is_one_each(prompt) && placed == 0);
    let is_other_size = sizes(&prompt.text).into_iter().any(|it| it != (size, size));
    // Of two numbers one may be of those that stand there already.
    if !numbers.iter().all(|&number| is_counted(number) || number == placed as i64) || is_other_size || size > LARGEST {
        return None;
    }
    let (what, asking) = asked::asked(prompt, size)?;
    let is_apart = |it: &Sentence| counted_apart(prompt, what).contains(&it.span);
    if matches!(what, Asked::InCell(_)) || prompt.sentences_that_say(TURNED).any(|it| !is_apart(it)) {
        return None;
    }
    telling.says(RULES);
    asking.iter().for_each(|it| telling.takes(&it.span));
    if let Some(board) = &shown {
        board.is_taken(&telling);
    }
    told.iter().for_each(|(span, _)| telling.takes(span));
    let shown_at = shown.iter().flat_map(|board| board.spans.clone());
    let counts_from_zero =
        prompt.says("0-based|0-indexed|zero-based|zero-indexed|0_-_based|0_-_indexed|indexed_from_0|counting_from_0");
    let usual = Usual {
        name: NAME,
        rules: TOLD_WITH,
        needs: OF_RULES,
        names_things: false,
        names: ["q", "n", "i", "i-th", "ith", "x", "o"].map(str::to_owned).to_vec(),
        numbers: [i64::from(!counts_from_zero) as usize, 1, 2, size, placed, size - placed.min(size), size * size]
            .map(|it| it as i64)
            .to_vec(),
        legends: Vec::new(),
        up_to: 0,
        taken: shown_at
            .chain(told.iter().map(|(span, _)| span.clone()))
            .chain(counted_apart(prompt, what))
            .chain(of_one_side(prompt))
            .collect(),
    };
    // Whether they attack each other along diagonals is told by what a queen is, unless the rules are spelled out.
    let spells_out = prompt.says("share|same_row|same_column|same")
        && !prompt.says("diagonal|diagonally|attack|threaten|capture|take|safe");
    let attacks = prompt.sentences_that_say("queen attack|threaten|capture|take !row !column !diagonal");
    let are_denied = attacks.into_iter().all(|it| {
        says(prompt.of(it), "no|not|none|never|without|cannot|n't|non|neither|nonattacking|non_attacking|free|avoid")
    });
    if spells_out || !are_denied {
        return None;
    }
    let standing: Vec<(usize, usize)> = told.iter().map(|it| it.1).collect();
    let rows = Value::rows(cells.iter().map(|row| row.iter().map(|&mark| Value::text(mark.to_string()))));
    let given = vec![rows, Value::text(queen.to_string()), Value::text(empty.to_string())];
    let whole = Goal::new("queens", given.clone());
    if what != Asked::Whole {
        let goal = asked::goal(what, whole, Some(Goal::new("placements", given)))?;
        let form = match what {
            Asked::Whether => Form::Truth { yes: "Yes".to_owned(), no: "No".to_owned() },
            _ => Form::Plain,
        };
        let unknown = asked::unknown(what, "the board with all queens");
        return Some(usual.guard(prompt, telling.reading("constraints", unknown, goal, form)));
    }
    let named = squares_in(&prompt.text, size);
    let wants_squares = shown.is_none()
        && !named.is_empty()
        && prompt.says("which|what|name|list|give|where|on square|squares|field|fields|coordinates");
    let wants_columns = shown.is_none()
        && prompt.says("column list|number|position|each|every return|give|list|answer|write|output|report");
    Some(if wants_squares {
        let before =
            Value::rows(standing.iter().map(|&(row, column)| [row, column].map(|it| Value::from(it as i64 + 1))));
        let goal = Goal::new("squares_of_queens", vec![whole.into(), Value::text(queen.to_string()), before]);
        let form = Form::listed("", ", ", "", Form::Plain);
        usual.guard(prompt, telling.reading("constraints", "the squares of the other queens", goal, form))
    } else if wants_columns {
        let first = counts_from_zero.then(|| Value::from(0));
        let given = [whole.into(), Value::text(queen.to_string())].into_iter().chain(first).collect();
        let goal = Goal::new("columns_of_queens", given);
        let form = Form::json(Form::Plain);
        usual.guard(prompt, telling.reading("constraints", "the column of the queen in each row", goal, form))
    } else {
        let form = rows_wanted(prompt, size).unwrap_or_else(|| shown.map_or(Form::rows(" "), |board| board.form()));
        usual.guard(prompt, telling.reading("constraints", "the board with all queens", whole, form))
    })
}

/// Where queens are called white or black, which is no colour of a field.
fn of_one_side(prompt: &Prompt) -> Vec<Range<usize>> {
    let pairs = prompt.tokens.windows(2).filter(|pair| says(&pair[..1], "white|black") && pair[1].has_lemma("queen"));
    pairs.map(|pair| pair[0].span.clone()).collect()
}

/// The sentence that says what is counted apart, where placements are counted: those that can be turned into each other.
fn counted_apart(prompt: &Prompt, what: Asked) -> Vec<Range<usize>> {
    let turned = prompt.sentences_that_say(
        "rotation|rotated|rotate|reflection|reflected|symmetry|turned|mirrored|mirror different|distinct|separately|separate|apart|all|too \
         !same !one !once !not !n't !never !only !identical !modulo",
    );
    turned.filter(|_| what == Asked::HowMany).map(|it| it.span.clone()).collect()
}

/// The cells in which queens are said to stand, where that is simply said.
fn told_places(prompt: &Prompt, size: usize) -> Vec<(Range<usize>, Cell)> {
    let mut cells = named_in_square(&prompt.text, size);
    if cells.is_empty() {
        cells = squares_in(&prompt.text, size);
    }
    cells.retain(|(span, _)| {
        let sentence =
            prompt.outline().sentences.iter().find(|it| it.span.start <= span.start && span.end <= it.span.end);
        let before = sentence.map_or("", |it| &prompt.text[it.span.start..span.start]);
        // What is bracketed tells how squares are named.
        let open = before.split('(').map(|it| it.rsplit(')').next().unwrap_or_default()).collect::<String>();
        let clause = open.rsplit(';').next().unwrap_or_default();
        let clause = clause.rsplit(". ").next().unwrap_or_default().to_lowercase();
        clause.contains("queen") && is_simply_said(&prompt.text, span)
    });
    cells
}

/// The marks of a queen and of an empty field.
fn marks(cells: &[Vec<char>]) -> Option<(char, char)> {
    let mut seen: Vec<char> = cells.iter().flatten().copied().collect();
    seen.sort_unstable();
    seen.dedup();
    let is_queen = |mark: &char| matches!(mark, 'Q' | 'q' | '♛' | '♕');
    match seen[..] {
        [only] if is_queen(&only) => None,
        ['0'] => Some(('1', '0')),
        [only] if ".-_*#□".contains(only) => Some(('Q', only)),
        [one, other] if is_queen(&one) => Some((one, other)),
        [one, other] if is_queen(&other) => Some((other, one)),
        ['0', '1'] => Some(('1', '0')),
        _ => None,
    }
}

/// The marks of a board where it is told which is a queen: "X = queen", "o is an empty square".
fn told_marks(prompt: &Prompt, cells: &[Vec<char>]) -> Option<(char, char)> {
    let mut seen: Vec<char> = cells.iter().flatten().copied().collect();
    seen.sort_unstable();
    seen.dedup();
    let count = |mark: char| cells.iter().flatten().filter(|it| **it == mark).count();
    let (queen, empty) = match seen[..] {
        [one, other] if count(one) < count(other) => (one, other),
        [one, other] => (other, one),
        _ => return None,
    };
    let lower = prompt.text.to_lowercase();
    let pieces: Vec<&str> = lower
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '(' | ')' | ',' | '.' | ';' | '=' | ':' | '“' | '”')
        })
        .filter(|it| !it.is_empty())
        .collect();
    let is_mark = |piece: &str| piece.chars().eq(queen.to_lowercase());
    let is_queen = |piece: &&str| matches!(*piece, "queen" | "queens");
    let near = |at: usize| &pieces[at + 1..(at + 5).min(pieces.len())];
    let is_told = (0..pieces.len()).any(|at| {
        is_mark(pieces[at]) && near(at).iter().any(&is_queen)
            || is_queen(&pieces[at]) && near(at).iter().any(|it| is_mark(it))
    });
    (is_told && count(queen) <= cells.len()).then_some((queen, empty))
}

/// The numbers that stand shortly before "queens".
fn queens_spoken_of(prompt: &Prompt) -> Vec<i64> {
    let mut numbers = Vec::new();
    for (at, token) in prompt.tokens.iter().enumerate() {
        if token.has_lemma("queen") {
            let first = at.saturating_sub(3);
            let counted = (first..at).rev().take_while(|&it| !prompt.tokens[it].is_mark('.'));
            // "No two queens", "any two queens" count none.
            // "1 = queen" is a legend.
            let counts = |it: usize| {
                !it.checked_sub(1).is_some_and(|it| says(&prompt.tokens[it..=it], "no|any|if"))
                    && !prompt.tokens[it + 1..at].iter().any(|token| matches!(token.kind, TokenKind::Mark(_)))
            };
            numbers
                .extend(counted.filter(|&it| counts(it)).filter_map(|it| prompt.tokens[it].number()?.to_i64()).take(1));
        }
    }
    numbers
}

/// The mark of an empty field where no board is shown.
fn told_mark(prompt: &Prompt) -> char {
    marks_wanted(prompt).map_or('.', |it| it.1)
}

/// The marks of a queen and of an empty field in which the answer is wanted: "Q for a queen, an underscore for an empty
/// square".
fn marks_wanted(prompt: &Prompt) -> Option<(Option<char>, char)> {
    const NAMED: [(&str, char); 10] = [
        ("underscore", '_'),
        ("underscores", '_'),
        ("dot", '.'),
        ("dots", '.'),
        ("period", '.'),
        ("hyphen", '-'),
        ("dash", '-'),
        ("dashes", '-'),
        ("asterisk", '*'),
        ("zero", '0'),
    ];
    let notes = prompt.outline().sentences.iter().filter(|it| !it.is_example && is_note(prompt, it));
    let mut wanted = notes.filter_map(|note| {
        // A note goes on where its full stop was only a mark.
        let text = &prompt.text[note.span.start..];
        let text = &text[..text.find('\n').unwrap_or(text.len())];
        let is_between = |c: char| {
            c.is_whitespace() || matches!(c, '\'' | '"' | '`' | '(' | ')' | ',' | ';' | '“' | '”' | '‘' | '’')
        };
        let pieces: Vec<&str> = text.split(is_between).filter(|it| !it.is_empty()).collect();
        let lone = |piece: &str| {
            let mut marks = if piece.chars().count() == 2 { piece.trim_end_matches('.') } else { piece }.chars();
            marks.next().filter(|_| marks.next().is_none())
        };
        let queen = pieces.iter().filter_map(|it| lone(it)).find(|it| matches!(it, 'Q' | 'q' | '♛' | '♕'));
        let numbers =
            pieces.iter().filter(|it| matches!(**it, "0" | "1")).count() > 1 && text.to_lowercase().contains("queen");
        if queen.is_none() && numbers {
            return Some((Some('1'), '0'));
        }
        if queen.is_none() && !says(prompt.of(note), "empty|free|vacant|unoccupied") {
            return None;
        }
        let quoted = text.contains("'.'") || text.contains("\".\"") || text.contains("`.`");
        let mark = pieces
            .iter()
            .filter_map(|it| lone(it))
            .find(|it| matches!(it, '_' | '-' | '*' | '0' | '#' | 'x' | 'o' | '·'));
        let named = NAMED.iter().find(|it| pieces.iter().any(|piece| piece.trim_matches('.') == it.0));
        Some((queen, mark.or(quoted.then_some('.')).or(named.map(|it| it.1))?))
    });
    wanted.next()
}

/// "One queen in every row."
fn is_one_each(prompt: &Prompt) -> bool {
    prompt.says("one queen each|every row|column")
}

/// The size of a board that is only spoken of, and on which so many queens are said to stand already.
fn told_size(prompt: &Prompt, standing: usize) -> Option<usize> {
    let mut told: Vec<usize> =
        sizes(&prompt.text).into_iter().map(|(high, wide)| if high == wide { high } else { 0 }).collect();
    // An ordinary board with some queens on it has its eight rows.
    if told.is_empty() && standing > 0 && prompt.says("chessboard|chess_board|standard_board") {
        told.push(8);
    }
    let counts = queens_spoken_of(prompt).into_iter().filter_map(|it| usize::try_from(it).ok());
    // Those that stand there may be counted by themselves, and so may the others.
    let mut counts: Vec<usize> = counts.filter(|&count| count != 1 || !is_one_each(prompt) && standing == 0).collect();
    counts.sort_unstable();
    counts.dedup();
    if standing > 0 && (counts.len() > 1 || !told.is_empty()) {
        counts.retain(|&count| count != standing && told.first().is_none_or(|&size| count + standing != size));
    }
    told.extend(counts);
    if told.is_empty() {
        // "With n = 6".
        let tokens = &prompt.tokens;
        let named = (0..tokens.len())
            .filter(|&at| says(&tokens[at..=at], "n"))
            .find_map(|at| tokens.get(at + 2)?.number()?.to_i64());
        let in_a_formula = prompt
            .text
            .to_lowercase()
            .replace(' ', "")
            .split("n=")
            .nth(1)
            .and_then(|rest| rest[..rest.bytes().take_while(u8::is_ascii_digit).count()].parse().ok());
        told.extend(named.and_then(|it| usize::try_from(it).ok()).or(in_a_formula));
    }
    if told.is_empty() && prompt.says("chessboard|chess_board|standard_board") {
        told.push(8);
    }
    let first = *told.first()?;
    ((1..=LARGEST).contains(&first) && told.iter().all(|&it| it == first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read_tokens;

    #[test]
    fn the_size_is_read_from_what_is_said() {
        for (text, size) in [
            ("Place eight non-attacking queens on a chessboard.", Some(8)),
            ("Put 6 queens on a 6x6 board.", Some(6)),
            ("Put 5 queens on a 6x6 board.", None),
            ("Solve the queens problem on a standard chessboard.", Some(8)),
        ] {
            assert_eq!(told_size(&read_tokens(text), 0), size, "{text}");
        }
    }

    #[test]
    fn a_third_mark_is_not_guessed_at() {
        let cells = |text: &str| text.split(' ').map(|row| row.chars().collect()).collect::<Vec<Vec<char>>>();
        assert_eq!(marks(&cells("Q. ..")), Some(('Q', '.')));
        assert_eq!(marks(&cells("00 00")), Some(('1', '0')));
        assert_eq!(marks(&cells("Q. #.")), None);
        assert_eq!(marks(&cells("ab ba")), None);
    }
}
