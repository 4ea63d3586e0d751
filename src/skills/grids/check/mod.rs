//! Looking back at grids: each starts from the cells that are given and shares nothing with the ways to solve.

mod cube;
mod islands;
mod life;
mod nearest;
mod pattern;
mod pooling;
mod rectangles;
mod series;
mod spiral;
mod spreading;
mod turning;

use crate::problem::{Goal, Value, Verdict};

pub fn check(goal: &Goal, answer: &Value) -> Verdict {
    match goal.parts() {
        ("turned", [rows, quarters]) => turning::turned(rows, quarters, answer),
        ("life", given) => life::board(given, answer),
        ("life_count", given) => life::count(given, answer),
        ("life_counts", given) => life::counts(given, answer),
        ("life_cells", given) => life::cells(given, answer),
        ("life_ends", given) => life::ends(given, answer),
        ("spiral", [rows, corner, way]) => spiral::spiral(rows, corner, way, answer),
        ("rectangles_in", [rows]) => rectangles::rectangles_in(rows, answer),
        ("nearest", [rows, target]) => nearest::nearest(rows, target, answer),
        ("spread_time", given) => spreading::spread_time(given, answer),
        ("islands", [rows, land, directions]) => islands::islands(rows, land, directions, false, answer),
        ("largest_island", [rows, land, directions]) => islands::islands(rows, land, directions, true, answer),
        ("pooled", given) => pooling::pooled(given, answer),
        ("worked", [rows, operations]) => series::worked(rows, operations, answer),
        ("completed", [rows, gap]) => pattern::completed(rows, gap, answer),
        ("cube_colour", [faces, moves, side]) => cube::colour(faces, moves, side, answer),
        ("cube_side", [faces, moves, colour]) => cube::side(faces, moves, colour, answer),
        _ => Verdict::Unsettled,
    }
}
