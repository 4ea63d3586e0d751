//! Mazes that are drawn with lines: `+---+` above and below the rooms, `|` between them.
//!
//! The rows that come of it have a cell for each room and one for each wall or gap between two rooms, so that a step leads two
//! cells on.

use std::ops::Range;

use crate::language::Telling;

/// What a drawing of lines shows: rows in which `#` is a wall and a blank no mark, with the marks of the rooms; and where it
/// stands.
pub fn walled(telling: &Telling) -> Option<(Vec<Vec<char>>, Range<usize>)> {
    let blocks = telling.prompt.outline().blocks.iter().filter(|block| !block.is_example);
    let mut found = blocks.filter_map(|block| Some((rooms(&block.lines)?, block.span.clone())));
    let (rows, span) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    telling.takes(&span);
    Some((rows, span))
}

fn rooms(lines: &[String]) -> Option<Vec<Vec<char>>> {
    let lines: Vec<Vec<char>> = lines.iter().map(|it| it.chars().collect()).collect();
    let at = |row: usize, column: usize| lines[row].get(column).copied().unwrap_or(' ');
    let posts: Vec<usize> = (0..lines.first()?.len()).filter(|column| at(0, *column) == '+').collect();
    let pitch = posts.get(1)? - posts[0];
    let (height, width) = (lines.len() / 2, posts.len() - 1);
    let is_even = posts.windows(2).all(|two| two[1] - two[0] == pitch) && lines.len() % 2 == 1;
    let has_posts = (0..=height).all(|row| posts.iter().all(|column| at(2 * row, *column) == '+'));
    if pitch < 2 || !is_even || !has_posts || height == 0 || width < 2 {
        return None;
    }
    let mut rows = vec![vec!['#'; 2 * width + 1]; 2 * height + 1];
    for row in 0..=height {
        for column in 0..=width {
            let inside = posts[column] + 1..posts[column] + pitch;
            // A wall above the room, and one to the left of it.
            if column < width {
                let above: Vec<char> = inside.clone().map(|it| at(2 * row, it)).collect();
                rows[2 * row][2 * column + 1] = match () {
                    () if above.iter().all(|it| *it == ' ') => ' ',
                    () if above.iter().all(|it| matches!(it, '-' | '=' | '_' | '─')) => '#',
                    () => return None,
                };
            }
            if row < height {
                rows[2 * row + 1][2 * column] = match at(2 * row + 1, posts[column]) {
                    ' ' => ' ',
                    '|' | '│' => '#',
                    _ => return None,
                };
            }
            if row < height && column < width {
                let marks: Vec<char> = inside.map(|it| at(2 * row + 1, it)).filter(|it| *it != ' ').collect();
                rows[2 * row + 1][2 * column + 1] = match marks[..] {
                    [] => ' ',
                    [mark] => mark,
                    _ => return None,
                };
            }
        }
    }
    Some(rows)
}
