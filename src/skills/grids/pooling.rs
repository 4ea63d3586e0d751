//! Pooling: a window is moved over a grid of numbers, and each of its places becomes one number.

use super::shown::Shown;
use crate::language::{Telling, says};
use crate::maths::Number;
use crate::problem::{Approach, Goal, Prompt, Reading, Setback, Token, Value, Working};

/// "Perform max pooling with a kernel size of 2."
pub fn read(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("pooling|pool|pooled|downsample|downsampling|block|window|tile")
        || !prompt.says("pooling|pooled|downsample|downsampling")
            && !prompt.says_somewhere("window|block|tile matrix|grid|array|map|image|table|numbers")
        || prompt.says("padding|padded|pad|dilation|dilated|global|adaptive|median|weighted|swimming|car")
    {
        return None;
    }
    let telling = Telling::new(prompt);
    let how = how(&telling)?;
    let kernel = size_after(&telling, "kernel|window|pool_size|filter|size|block|tile|region|square|pooling")?;
    let stride = match stride(&telling) {
        Stride::Unsaid | Stride::Same => kernel,
        Stride::Said(stride) => (stride, stride),
        Stride::Unclear => return None,
    };
    let shown = Shown::of(&telling)?;
    let (height, width) = (shown.rows.len() as i64, shown.rows[0].len() as i64);
    if shown.rows.iter().flatten().any(|it| it.parse::<Number>().is_err()) {
        return None;
    }
    // Windows that overlap or leave something out have to fit; else it is not said what becomes of the rest.
    let fits = |size: i64, kernel: i64, stride: i64| kernel <= size && (size - kernel) % stride == 0;
    let is_plain = stride == kernel;
    let all_fits = fits(height, kernel.0, stride.0) && fits(width, kernel.1, stride.1);
    if !is_plain && !all_fits {
        return None;
    }
    if prompt.says("drop|discard|ignore|truncate|incomplete|partial|floor") {
        return None;
    }
    telling.says(&[
        "pooling|pool|pooled|downsample|downsampling",
        "output matrix|grid|size|element|format",
        "stride|overlap|overlapping",
        "correct_to|decimal|decimals|decimal_place|rounded|round",
    ]);
    let pair = |(one, other): (i64, i64)| Value::integers([one, other]);
    let goal = Goal::new("pooled", vec![shown.values(), pair(kernel), pair(stride), Value::text(how)]);
    let form = shown.form(&telling);
    let mut reading = telling.reading("grids", format!("the {how} of every window"), goal, form);
    if !(height % kernel.0 == 0 && width % kernel.1 == 0) && is_plain {
        reading.restatement.condition = "windows at the lower and the right edge have what is left".to_owned();
    }
    Some(reading)
}

/// What is made of a window. Where both are named, "max/average pooling", the sentence with the size says which.
fn how(telling: &Telling) -> Option<&'static str> {
    let kinds = [
        ("average|mean|avg", "average"),
        ("max|maximum|largest|greatest|biggest|highest", "max"),
        ("min|minimum|smallest|lowest|least", "min"),
        ("sum|total", "sum"),
    ];
    let prompt = telling.prompt;
    // As they are written: "meaning" is a form of "mean".
    let is_said =
        |tokens: &[Token], words: &str| tokens.iter().any(|it| words.split('|').any(|word| *it.lower == *word));
    let of = |tokens: &[Token]| -> Vec<&'static str> {
        kinds.iter().filter(|(words, _)| is_said(tokens, words)).map(|(_, kind)| *kind).collect()
    };
    let mut found: Vec<&'static str> = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        if let [kind] = of(prompt.of(sentence))[..]
            && says(
                prompt.of(sentence),
                "pool|pooling|pooled|kernel|window|block|tile|region|each|take|keep|replace|filter",
            )
        {
            telling.takes(&sentence.span);
            found.push(kind);
        }
    }
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [kind] => Some(kind),
        _ => None,
    }
}

enum Stride {
    Unsaid,
    Same,
    Said(i64),
    Unclear,
}

fn stride(telling: &Telling) -> Stride {
    let prompt = telling.prompt;
    let mut found = Stride::Unsaid;
    for sentence in telling.all(&["stride|step|overlap|overlapping|non_-_overlapping|nonoverlapping"]) {
        let tokens = prompt.of(sentence);
        let place = tokens.iter().position(|it| it.has_lemma("stride") || it.is_word("step"));
        let near = place.map(|at| &tokens[at..tokens.len().min(at + 7)]);
        let number = near.and_then(|near| near.iter().find_map(|it| it.number()?.to_i64()));
        found = match number {
            _ if near.is_some_and(|near| says(near, "equal|same|equals|kernel")) => Stride::Same,
            Some(number) if (1..=1_000).contains(&number) => Stride::Said(number),
            Some(_) => Stride::Unclear,
            None if says(tokens, "no|not|non|without|nonoverlapping|n't|never overlap|overlapping|nonoverlapping") => {
                Stride::Same
            }
            None => Stride::Unclear,
        };
    }
    found
}

/// "kernel size of 3", "2x2 windows", "blocks of 2 by 3".
fn size_after(telling: &Telling, words: &'static str) -> Option<(i64, i64)> {
    let prompt = telling.prompt;
    let mut found = Vec::new();
    for sentence in prompt.outline().sentences.iter().filter(|it| !it.is_example) {
        let tokens = prompt.of(sentence);
        // "smaller when the kernel size is greater than 1" tells no size.
        if !says(tokens, words) || says(tokens, "when|if|greater_than|larger_than|smaller_than") {
            continue;
        }
        let text = prompt.text_of(sentence).to_lowercase().replace(['×', '*'], "x");
        let pieces: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
        let number = |text: &str| -> Option<i64> {
            let in_words = ["one", "two", "three", "four", "five", "six"].iter().position(|it| *it == text);
            text.parse().ok().or(in_words.map(|it| it as i64 + 1))
        };
        let mut size = None;
        for (at, piece) in pieces.iter().enumerate() {
            let crossed = piece.split_once('x').and_then(|(one, other)| Some((number(one)?, number(other)?)));
            let apart = match pieces.get(at + 1).copied() {
                Some("by" | "x") => number(piece).zip(pieces.get(at + 2).and_then(|it| number(it))),
                _ => None,
            };
            // The size of the grid may be told in the same way.
            let is_of_grid = pieces.get(at + 1).is_some_and(|it| ["matrix", "grid", "array"].contains(it));
            size = size.or(crossed.or(apart).filter(|_| !is_of_grid));
        }
        let says_kernel = says(tokens, "kernel|window|pool_size|filter|block|tile|pooling_size|pool");
        let near =
            pieces.iter().position(|it| ["size", "kernel", "window", "filter", "windows", "blocks"].contains(it));
        size = size.or_else(|| {
            let at = near.filter(|_| says_kernel)?;
            let number = pieces[at..].iter().take(5).find_map(|it| number(it))?;
            Some((number, number))
        });
        if let Some(size) = size {
            telling.takes(&sentence.span);
            found.push(size);
        }
    }
    found.dedup();
    match found[..] {
        [(one, other)] if (1..=1_000).contains(&one) && (1..=1_000).contains(&other) => Some((one, other)),
        _ => None,
    }
}

#[derive(Clone)]
struct Pool {
    rows: Vec<Vec<Number>>,
    kernel: (usize, usize),
    stride: (usize, usize),
    how: String,
}

impl Pool {
    fn of(given: &[Value]) -> Option<Self> {
        let [rows, kernel, stride, how] = given else {
            return None;
        };
        let pair = |value: &Value| match value.as_small_integers()?[..] {
            [one, other] if one > 0 && other > 0 => Some((usize::try_from(one).ok()?, usize::try_from(other).ok()?)),
            _ => None,
        };
        let grid = rows.as_grid()?;
        let rows: Option<Vec<Vec<Number>>> =
            grid.iter().map(|row| row.iter().map(|cell| cell.as_number().cloned()).collect()).collect();
        let (kernel, stride) = (pair(kernel)?, pair(stride)?);
        let how = how.as_text().filter(|it| ["max", "min", "sum", "average"].contains(it))?;
        Some(Self { rows: rows?, kernel, stride, how: how.to_owned() })
    }

    /// Where windows begin along a side of this length. One that reaches over the edge has what is left, where windows lie
    /// side by side.
    fn starts(&self, size: usize, kernel: usize, stride: usize) -> Vec<usize> {
        (0..size).step_by(stride).filter(|start| kernel == stride || start + kernel <= size).collect()
    }

    fn windows(&self) -> (Vec<usize>, Vec<usize>) {
        (
            self.starts(self.rows.len(), self.kernel.0, self.stride.0),
            self.starts(self.rows[0].len(), self.kernel.1, self.stride.1),
        )
    }

    /// The most, the least or the sum of some numbers.
    fn together<'a>(&self, numbers: impl Iterator<Item = &'a Number>) -> Number {
        let joined = numbers.cloned().reduce(|one, other| match &*self.how {
            "max" => one.max(other),
            "min" => one.min(other),
            _ => &one + &other,
        });
        joined.unwrap_or_else(Number::zero)
    }

    /// The sum of so many numbers, or what it gives each of them.
    fn shared(&self, total: Number, count: usize) -> Number {
        match &*self.how {
            "average" => &total * &Number::ratio(1, count as i64),
            _ => total,
        }
    }
}

pub fn approaches(given: &[Value]) -> Vec<Approach> {
    let Some(pool) = Pool::of(given) else {
        return Vec::new();
    };
    let (sliced, cut) = (pool.clone(), pool.clone());
    vec![
        Approach::direct("window_by_window", "go through the cells of each window", move |working| {
            by_windows(&pool, working)
        }),
        Approach::direct(
            "rows_then_columns",
            "first along the rows, then down the columns of what is left",
            move |working| by_lines(&sliced, working),
        ),
        Approach::direct("whole_windows_only", "leave out what does not fill a window", move |working| {
            let mut pool = cut.clone();
            let (height, width) =
                (pool.rows.len() / pool.kernel.0 * pool.kernel.0, pool.rows[0].len() / pool.kernel.1 * pool.kernel.1);
            if height == 0 || width == 0 {
                return Err(Setback::no_way("no window is filled"));
            }
            pool.rows.truncate(height);
            pool.rows.iter_mut().for_each(|row| row.truncate(width));
            by_windows(&pool, working)
        })
        .heuristic(),
    ]
}

fn by_windows(pool: &Pool, working: &mut Working) -> Result<Value, Setback> {
    let (downs, rights) = pool.windows();
    let (height, width) = (pool.rows.len(), pool.rows[0].len());
    let mut notes = 0;
    let mut rows = Vec::new();
    for &down in &downs {
        let mut row = Vec::new();
        for &right in &rights {
            let (below, beyond) = ((down + pool.kernel.0).min(height), (right + pool.kernel.1).min(width));
            let count = (below - down) * (beyond - right);
            working.spend(1 + count as u64 / 4)?;
            let cells = pool.rows[down..below].iter().flat_map(|row| &row[right..beyond]);
            let number = pool.shared(pool.together(cells.clone()), count);
            notes += 1;
            if notes <= 12 && count <= 16 {
                working.note(|| {
                    let cells: Vec<String> = cells.map(Number::to_string).collect();
                    format!("the {} of {} is {number}", pool.how, cells.join(", "))
                });
            }
            row.push(Value::from(number));
        }
        rows.push(row);
    }
    working.note(|| format!("{} windows in all", downs.len() * rights.len()));
    Ok(Value::rows(rows))
}

fn by_lines(pool: &Pool, working: &mut Working) -> Result<Value, Setback> {
    let (downs, rights) = pool.windows();
    let (height, width) = (pool.rows.len(), pool.rows[0].len());
    working.spend(1 + (height * width) as u64 / 2)?;
    let narrow: Vec<Vec<Number>> = pool
        .rows
        .iter()
        .map(|row| {
            rights.iter().map(|&right| pool.together(row[right..(right + pool.kernel.1).min(width)].iter())).collect()
        })
        .collect();
    working.note(|| format!("along the rows, {width} columns become {}", rights.len()));
    let rows = downs.iter().map(|&down| {
        let below = (down + pool.kernel.0).min(height);
        rights
            .iter()
            .enumerate()
            .map(move |(place, &right)| (down, below, place, (right + pool.kernel.1).min(width) - right))
    });
    let rows: Vec<Vec<Value>> = rows
        .map(|places| {
            places
                .map(|(down, below, place, wide)| {
                    let total = pool.together(narrow[down..below].iter().map(|row| &row[place]));
                    pool.shared(total, (below - down) * wide).into()
                })
                .collect()
        })
        .collect();
    working.note(|| format!("down the columns, {height} rows become {}", rows.len()));
    Ok(Value::rows(rows))
}
