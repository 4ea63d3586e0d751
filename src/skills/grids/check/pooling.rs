//! Looking back at pooling: a most has to be in its window with nothing above it; a sum is put together from the sums of all
//! that lies above and to the left (Crow 1984).

use crate::maths::Number;
use crate::problem::{Value, Verdict};

pub fn pooled(given: &[Value], answer: &Value) -> Verdict {
    let [rows, kernel, stride, how] = given else {
        return Verdict::Unsettled;
    };
    let (Some(grid), Some(kernel), Some(stride), Some(how)) =
        (rows.as_grid(), kernel.as_small_integers(), stride.as_small_integers(), how.as_text())
    else {
        return Verdict::Unsettled;
    };
    let numbers: Option<Vec<Vec<&Number>>> =
        grid.iter().map(|row| row.iter().map(Value::as_number).collect()).collect();
    let (Some(numbers), [tall, broad], [down, right]) = (numbers, &kernel[..], &stride[..]) else {
        return Verdict::Unsettled;
    };
    let (height, width) = (numbers.len() as i64, numbers[0].len() as i64);
    if *tall < 1 || *broad < 1 || *down < 1 || *right < 1 {
        return Verdict::Unsettled;
    }
    let windows = |size: i64, kernel: i64, stride: i64| match kernel == stride {
        true => (size + stride - 1) / stride,
        false => (size - kernel).max(-1).div_euclid(stride) + 1,
    };
    let (high, wide) = (windows(height, *tall, *down), windows(width, *broad, *right));
    let Some(said) = answer.as_grid() else {
        return Verdict::refuted("it is no grid");
    };
    if said.len() as i64 != high || said[0].len() as i64 != wide {
        return Verdict::refuted(format!("it is not of {high} rows and {wide} columns"));
    }
    // sums[row][column] is the sum of all above and to the left.
    let mut sums = vec![vec![Number::zero(); width as usize + 1]; height as usize + 1];
    for row in 0..height as usize {
        for column in 0..width as usize {
            let both = &sums[row][column + 1] + &sums[row + 1][column];
            sums[row + 1][column + 1] = &(&both - &sums[row][column]) + numbers[row][column];
        }
    }
    for (row, cells) in said.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let Some(number) = cell.as_number() else {
                return Verdict::refuted("it has something other than numbers");
            };
            let (top, left) = (row * *down as usize, column * *right as usize);
            let (bottom, end) =
                ((top + *tall as usize).min(height as usize), (left + *broad as usize).min(width as usize));
            let inside = || numbers[top..bottom].iter().flat_map(|row| row[left..end].iter());
            let is_right = match how {
                "max" => inside().any(|it| *it == number) && inside().all(|it| *it <= number),
                "min" => inside().any(|it| *it == number) && inside().all(|it| *it >= number),
                "sum" | "average" => {
                    let corners = &(&sums[bottom][end] - &sums[top][end]) - &sums[bottom][left];
                    let total = &corners + &sums[top][left];
                    let times = if how == "sum" { 1 } else { ((bottom - top) * (end - left)) as i64 };
                    total == number * &Number::from(times)
                }
                _ => return Verdict::Unsettled,
            };
            if !is_right {
                let (row, column) = (row + 1, column + 1);
                return Verdict::refuted(format!(
                    "{number} in row {row}, column {column} is not the {how} of its window"
                ));
            }
        }
    }
    Verdict::confirmed(format!("each of the {} numbers is the {how} of its window", high * wide))
}
