//! Centres of a triangle: as the point where lines meet, and as a mean of the corners with weights.

use crate::maths::Number;
use crate::problem::{Approach, Setback, Working};

use super::{Point, Triangle};

/// All points p with normal . p = reach.
struct Line {
    normal: Point,
    reach: Number,
}

impl Line {
    fn through(point: &Point, normal: Point) -> Line {
        Line { reach: normal.dot(point), normal }
    }

    fn equation(&self) -> String {
        format!("{}*x + {}*y = {}", self.normal.x, self.normal.y, self.reach)
    }
}

/// Where two lines meet, by Cramer's rule.
fn meeting(one: &Line, other: &Line, working: &mut Working) -> Result<Point, Setback> {
    working.spend(10)?;
    let determinant = one.normal.cross(&other.normal);
    let inverse = determinant.reciprocal().ok_or_else(|| Setback::no_way("the two lines are parallel"))?;
    let point = Point {
        x: (&one.reach * &other.normal.y - &other.reach * &one.normal.y) * inverse.clone(),
        y: (&one.normal.x * &other.reach - &other.normal.x * &one.reach) * inverse,
    };
    working.note(|| format!("{} and {} hold at {point}", one.equation(), other.equation()));
    Ok(point)
}

/// The mean of the corners, each as heavy as its weight says.
fn weighted(triangle: &Triangle, weights: [Number; 3], working: &mut Working) -> Result<Point, Setback> {
    working.spend(10)?;
    let [a, b, c] = &weights;
    let total = a + b + c.clone();
    let inverse = total.reciprocal().ok_or_else(|| Setback::no_way("the weights add up to 0"))?;
    let sum = triangle.a.scaled(a).plus(&triangle.b.scaled(b)).plus(&triangle.c.scaled(c));
    working.note(|| format!("the weights of A, B and C are {a}, {b} and {c}, and their sum is {total}"));
    Ok(sum.scaled(&inverse))
}

/// The dot product of the two sides at each corner.
fn dots(triangle: &Triangle) -> [Number; 3] {
    let Triangle { a, b, c } = triangle;
    [b.minus(a).dot(&c.minus(a)), a.minus(b).dot(&c.minus(b)), a.minus(c).dot(&b.minus(c))]
}

/// In a triangle with equal sides all centres are one; in others they are not.
fn as_if_equilateral(triangle: Triangle) -> Approach {
    Approach::direct("as_if_equilateral", "take the mean of the corners, as if all sides were equal", move |working| {
        Ok(weighted(&triangle, [Number::one(), Number::one(), Number::one()], working)?.to_value())
    })
    .heuristic()
}

pub fn orthocentre(triangle: Triangle) -> Vec<Approach> {
    let (same, again) = (triangle.clone(), triangle.clone());
    vec![
        Approach::direct(
            "two_altitudes",
            "two altitudes meet there: each is perpendicular to a side",
            move |working| {
                let from_a = Line::through(&triangle.a, triangle.c.minus(&triangle.b));
                let from_b = Line::through(&triangle.b, triangle.a.minus(&triangle.c));
                Ok(meeting(&from_a, &from_b, working)?.to_value())
            },
        ),
        Approach::direct("weights_of_the_corners", "weigh each corner by the tangent of its angle", move |working| {
            // The tangent at a corner is twice the area over the dot product there; all times the three dot products.
            let [a, b, c] = dots(&same);
            Ok(weighted(&same, [&b * &c, &a * &c, &a * &b], working)?.to_value())
        }),
        as_if_equilateral(again),
    ]
}

pub fn circumcentre(triangle: Triangle) -> Vec<Approach> {
    let (same, again) = (triangle.clone(), triangle.clone());
    vec![
        Approach::direct("two_bisectors", "the perpendicular bisectors of two sides meet there", move |working| {
            let bisector = |one: &Point, other: &Point| {
                Line::through(&one.plus(other).scaled(&Number::ratio(1, 2)), other.minus(one))
            };
            let (first, second) = (bisector(&triangle.a, &triangle.b), bisector(&triangle.b, &triangle.c));
            Ok(meeting(&first, &second, working)?.to_value())
        }),
        Approach::direct(
            "weights_of_the_corners",
            "weigh each corner by the sine of twice its angle",
            move |working| {
                // The sine of twice the angle at A is to the others as a^2 times the dot product at A.
                let Triangle { a, b, c } = &same;
                let [at_a, at_b, at_c] = dots(&same);
                let square = |one: &Point, other: &Point| other.minus(one).dot(&other.minus(one));
                let weights = [at_a * square(b, c), at_b * square(a, c), at_c * square(a, b)];
                Ok(weighted(&same, weights, working)?.to_value())
            },
        ),
        as_if_equilateral(again),
    ]
}

pub fn centroid(triangle: Triangle) -> Vec<Approach> {
    let same = triangle.clone();
    vec![
        Approach::direct("mean_of_the_corners", "add up the corners and divide by three", move |working| {
            Ok(weighted(&triangle, [Number::one(), Number::one(), Number::one()], working)?.to_value())
        }),
        Approach::direct("two_medians", "the medians of two sides meet there", move |working| {
            let median = |corner: &Point, one: &Point, other: &Point| {
                let along = one.plus(other).scaled(&Number::ratio(1, 2)).minus(corner);
                Line::through(corner, Point { x: along.y.negated(), y: along.x })
            };
            let (first, second) = (median(&same.a, &same.b, &same.c), median(&same.b, &same.a, &same.c));
            Ok(meeting(&first, &second, working)?.to_value())
        }),
    ]
}
