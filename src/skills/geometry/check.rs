//! Looking back at geometry: distances, right angles and turns are measured at the answer itself.

use crate::maths::Number;
use crate::maths::enclosure::Enclosure;
use crate::problem::{Goal, Value, Verdict};

/// Binary places of what is measured.
const BINARY: usize = 1_024;

pub fn check(goal: &Goal, answer: &Value) -> Option<Verdict> {
    match goal.parts() {
        ("interior_angle_sum", [sides]) => {
            let sides = sides.as_number()?;
            // In a regular polygon each corner turns by 360/n.
            let corner = Number::from(180) - Number::from(360).divided_by(sides)?;
            Some(told(
                answer.as_number() == Some(&(sides * &corner)),
                "so many corners of a regular one make it",
                "corners of a regular one make another sum",
            ))
        }
        ("remaining_angle", [sides, angles]) => remaining(sides.as_number()?, &angles.as_numbers()?, answer),
        (verb, [points, ..]) => {
            let points: Vec<[Number; 2]> = points.as_list()?.iter().map(coordinates).collect::<Option<_>>()?;
            let points = <[[Number; 2]; 3]>::try_from(points).ok()?;
            if !["orthocentre", "circumcentre", "centroid", "triangle_area", "inradius", "circumradius", "angle"]
                .contains(&verb)
            {
                return None;
            }
            if area(&points).is_zero() {
                let is_said = answer.as_text().is_some_and(|it| it.starts_with("no triangle"));
                return Some(told(
                    is_said,
                    "the determinant of the three points is 0",
                    "the three points lie on a line",
                ));
            }
            let places = goal.given().get(1).and_then(|it| it.as_number()).and_then(Number::to_i64);
            of_triangle(verb, &points, places, answer)
        }
        _ => None,
    }
}

fn told(is_right: bool, how: &str, why: &str) -> Verdict {
    if is_right { Verdict::confirmed(how) } else { Verdict::refuted(why) }
}

fn coordinates(value: &Value) -> Option<[Number; 2]> {
    match value.as_numbers()?[..] {
        [x, y] => Some([x.clone(), y.clone()]),
        _ => None,
    }
}

/// All turns along the border, with the last angle, make 360 degrees.
fn remaining(sides: &Number, angles: &[&Number], answer: &Value) -> Option<Verdict> {
    if Number::from(angles.len() as i64 + 1) != *sides {
        return None;
    }
    let straight = Number::from(180);
    let turned = angles.iter().fold(Number::zero(), |sum, angle| sum + (&straight - *angle));
    if answer.as_text().is_some_and(|it| it.starts_with("no such polygon")) {
        return Some(told(turned <= straight, "the corners that are known leave none", "an angle is left"));
    }
    let Some(last) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    let all = turned + (&straight - last);
    let is_right = all == Number::from(360) && last.is_positive() && *last < Number::from(360);
    Some(told(
        is_right,
        "the turns along the border make 360 degrees",
        "the turns along the border do not make 360 degrees",
    ))
}

/// The determinant of the three points: twice the area, with a sign.
fn area(points: &[[Number; 2]; 3]) -> Number {
    let [[ax, ay], [bx, by], [cx, cy]] = points;
    ax * &(by - cy) + bx * &(cy - ay) + cx * &(ay - by)
}

fn square(a: &[Number; 2], b: &[Number; 2]) -> Number {
    let (x, y) = (&a[0] - &b[0], &a[1] - &b[1]);
    &x * &x + &y * &y
}

/// Whether the way from p to q and that from r to s make a right angle.
fn is_right_angle(p: &[Number; 2], q: &[Number; 2], r: &[Number; 2], s: &[Number; 2]) -> bool {
    (&q[0] - &p[0]) * (&s[0] - &r[0]) == (&p[1] - &q[1]) * (&s[1] - &r[1])
}

fn of_triangle(verb: &str, points: &[[Number; 2]; 3], places: Option<i64>, answer: &Value) -> Option<Verdict> {
    let [a, b, c] = points;
    if ["orthocentre", "circumcentre", "centroid"].contains(&verb) {
        let Some(p) = coordinates(answer) else {
            return Some(Verdict::refuted("it is no point"));
        };
        return Some(match verb {
            "orthocentre" => told(
                is_right_angle(a, &p, b, c) && is_right_angle(b, &p, a, c) && is_right_angle(c, &p, a, b),
                "the lines to it from the corners are perpendicular to the sides",
                "a line to it from a corner is not perpendicular to the side across",
            ),
            "circumcentre" => told(
                square(&p, a) == square(&p, b) && square(&p, b) == square(&p, c),
                "it is as far from one corner as from the others",
                "it is not as far from one corner as from the others",
            ),
            _ => told(
                (0..2).all(|axis| &p[axis] + &p[axis] + p[axis].clone() == &a[axis] + &b[axis] + c[axis].clone()),
                "the ways from it to the corners add up to nothing",
                "the ways from it to the corners do not add up to nothing",
            ),
        });
    }
    let Some(found) = answer.as_number() else {
        return Some(Verdict::refuted("it is no number"));
    };
    if verb == "triangle_area" {
        let is_right = found + found == area(points).abs();
        return Some(told(
            is_right,
            "the determinant of the three points is twice as much",
            "the determinant of the three points is not twice as much",
        ));
    }
    let places = i32::try_from(places?).ok().filter(|it| (0..=200).contains(it))?;
    if found.rounded(places) != *found {
        return Some(Verdict::refuted(format!("it has more than {places} decimal places")));
    }
    let half_a_unit = Number::from(10).power(i64::from(-places)).ok()? * Number::ratio(1, 2);
    let (low, high) = (found - &half_a_unit, found + &half_a_unit);
    if low.significant_bits() > 4 * BINARY {
        return Some(Verdict::refuted("it is no measure of such a triangle"));
    }
    match verb {
        // The square of the radius is a fraction, so the bounds can be squared.
        "circumradius" => {
            let below = area(points).abs() * Number::from(2);
            let squared = (square(a, b) * square(b, c) * square(a, c)).divided_by(&(&below * &below))?;
            let is_right =
                !found.is_negative() && &high * &high >= squared && (!low.is_positive() || &low * &low <= squared);
            Some(told(
                is_right,
                "its square lies where that of the radius does",
                "its square is not that of the radius",
            ))
        }
        "inradius" => {
            // The three triangles from the middle of the circle to the sides fill the triangle.
            let root = |it: Number| Enclosure::exactly(&it, BINARY).square_root();
            let around = root(square(a, b))?.plus(&root(square(b, c))?).plus(&root(square(a, c))?);
            let whole = Enclosure::exactly(&area(points).abs(), BINARY);
            let filled = |radius: &Number| around.times(&Enclosure::exactly(radius, BINARY)).minus(&whole);
            let is_right = filled(&high).high() >= Number::zero() && filled(&low).low() <= Number::zero();
            Some(told(
                is_right,
                "triangles of this height on the three sides fill it",
                "triangles of this height on the three sides do not fill it",
            ))
        }
        "angle" => {
            // The cosine falls from 0 to 180 degrees.
            let cosine = |degrees: &Number| {
                let degrees = Enclosure::exactly(degrees, BINARY).times(&Enclosure::pi(BINARY));
                degrees.divided_by(&Enclosure::exactly(&Number::from(180), BINARY))?.cosine()
            };
            if low < Number::from(-1) || high > Number::from(181) {
                return Some(Verdict::refuted("no angle of a triangle is so wide"));
            }
            let dot = (&a[0] - &b[0]) * (&c[0] - &b[0]) + (&a[1] - &b[1]) * (&c[1] - &b[1]);
            let below = Enclosure::exactly(&(square(a, b) * square(b, c)), BINARY).square_root()?;
            let wanted = Enclosure::exactly(&dot, BINARY).divided_by(&below)?;
            let is_above = !low.is_positive() || wanted.minus(&cosine(&low)?).low() <= Number::zero();
            let is_below = high >= Number::from(180) || cosine(&high)?.minus(&wanted).low() <= Number::zero();
            Some(told(
                is_above && is_below,
                "the cosines on both sides of it enclose that of the angle",
                "its cosine is not that of the angle",
            ))
        }
        _ => None,
    }
}
