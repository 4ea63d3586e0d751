//! Areas, radii and angles of a triangle.

use crate::maths::Number;
use crate::maths::enclosure::Enclosure;
use crate::problem::{Approach, Setback, Value, Working};

use super::{Point, Triangle};

/// How often the binary places are doubled before rounding is given up.
const MOST_ROUNDS: u32 = 5;

/// The value of a measure to so many decimal places: with more and more binary places, until both bounds round to one number.
fn rounded(places: i32, working: &mut Working, measure: impl Fn(usize) -> Option<Enclosure>) -> Result<Value, Setback> {
    let mut binary = 64 + 4 * usize::try_from(places).unwrap_or(0);
    for _ in 0..MOST_ROUNDS {
        working.spend(binary as u64)?;
        let value = measure(binary).ok_or_else(|| Setback::no_way("it is not defined"))?;
        if let Some(rounded) = value.rounded(places) {
            working.note(|| {
                let shown = |it: Number| it.to_decimal_rounded(places.unsigned_abs() + 4);
                format!("it lies between {} and {}", shown(value.low()), shown(value.high()))
            });
            return Ok(rounded.into());
        }
        binary *= 2;
    }
    Err(Setback::no_way("it lies on the border between two rounded numbers, as near as can be seen"))
}

fn square(one: &Point, other: &Point) -> Number {
    let way = other.minus(one);
    way.dot(&way)
}

/// The squares of the sides a, b and c, each opposite to its corner.
fn squares(triangle: &Triangle) -> [Number; 3] {
    let Triangle { a, b, c } = triangle;
    [square(b, c), square(a, c), square(a, b)]
}

/// Twice the area.
fn doubled_area(triangle: &Triangle) -> Number {
    triangle.b.minus(&triangle.a).cross(&triangle.c.minus(&triangle.a)).abs()
}

fn sides(triangle: &Triangle, binary: usize) -> Option<[Enclosure; 3]> {
    let [a, b, c] = squares(triangle);
    let root = |it: &Number| Enclosure::exactly(it, binary).square_root();
    Some([root(&a)?, root(&b)?, root(&c)?])
}

pub fn area(triangle: Triangle) -> Vec<Approach> {
    let same = triangle.clone();
    let half = Number::ratio(1, 2);
    vec![
        Approach::direct("shoelace", "half the cross product of two sides", move |working| {
            let (one, other) = (triangle.b.minus(&triangle.a), triangle.c.minus(&triangle.a));
            working.note(|| format!("from A the sides go {one} and {other}"));
            working.note(|| format!("their cross product is {}", one.cross(&other)));
            Ok((one.cross(&other).abs() * half.clone()).into())
        }),
        Approach::direct("heron", "Heron's formula with the squares of the sides", move |working| {
            let [a, b, c] = squares(&same);
            working.note(|| format!("the squares of the sides are {a}, {b} and {c}"));
            // 16 area^2 = 4 a^2 b^2 - (a^2 + b^2 - c^2)^2
            let mixed = &a + &b - c;
            let sixteenfold = Number::from(4) * a * b - &mixed * &mixed;
            let root = sixteenfold.exact_root(2).ok_or_else(|| Setback::no_way("the area is no fraction"))?;
            Ok((root * Number::ratio(1, 4)).into())
        }),
    ]
}

pub fn inradius(triangle: Triangle, places: i32) -> Vec<Approach> {
    let (same, again) = (triangle.clone(), triangle.clone());
    vec![
        Approach::direct("area_over_half_the_perimeter", "the area is r times half the perimeter", move |working| {
            let area = doubled_area(&triangle);
            working.note(|| {
                format!("twice the area is {area}, and the squares of the sides are {}", listed(&squares(&triangle)))
            });
            rounded(places, working, |binary| {
                let [a, b, c] = sides(&triangle, binary)?;
                Enclosure::exactly(&area, binary).divided_by(&a.plus(&b).plus(&c))
            })
        }),
        Approach::direct("tangent_lengths", "r^2 s is the product of the three tangent lengths", move |working| {
            working.note(|| {
                "the tangents from the corners are s - a, s - b and s - c long, with s half the perimeter".to_owned()
            });
            rounded(places, working, |binary| {
                let [a, b, c] = sides(&same, binary)?;
                let half = a.plus(&b).plus(&c).times(&Enclosure::exactly(&Number::ratio(1, 2), binary));
                let product = half.minus(&a).times(&half.minus(&b)).times(&half.minus(&c));
                product.divided_by(&half)?.square_root()
            })
        }),
        Approach::direct(
            "a_third_of_a_height",
            "take a third of the height, as if all sides were equal",
            move |working| {
                let area = doubled_area(&again);
                rounded(places, working, |binary| {
                    let [a, _, _] = sides(&again, binary)?;
                    Enclosure::exactly(&(&area * &Number::ratio(1, 3)), binary).divided_by(&a)
                })
            },
        )
        .heuristic(),
    ]
}

pub fn circumradius(triangle: Triangle, places: i32) -> Vec<Approach> {
    let same = triangle.clone();
    vec![
        Approach::direct(
            "product_of_the_sides",
            "the radius is the product of the sides over four times the area",
            move |working| {
                let below = doubled_area(&triangle) * Number::from(2);
                working.note(|| {
                    format!(
                        "four times the area is {below}, and the squares of the sides are {}",
                        listed(&squares(&triangle))
                    )
                });
                rounded(places, working, |binary| {
                    let [a, b, c] = sides(&triangle, binary)?;
                    a.times(&b).times(&c).divided_by(&Enclosure::exactly(&below, binary))
                })
            },
        ),
        Approach::direct(
            "side_over_sine",
            "a side is the diameter times the sine of the angle across",
            move |working| {
                let (one, other) = (same.b.minus(&same.a), same.c.minus(&same.a));
                let cosine = one.dot(&other);
                rounded(places, working, |binary| {
                    let [a, b, c] = sides(&same, binary)?;
                    let cosine = Enclosure::exactly(&cosine, binary).divided_by(&b.times(&c))?;
                    let sine = cosine.arccosine()?.sine()?;
                    a.divided_by(&sine.times(&Enclosure::exactly(&Number::from(2), binary)))
                })
            },
        ),
    ]
}

fn listed(numbers: &[Number]) -> String {
    numbers.iter().map(Number::to_string).collect::<Vec<_>>().join(", ")
}

/// The angle at the middle one of the three points.
pub fn angle(triangle: Triangle, places: i32) -> Vec<Approach> {
    let (same, again) = (triangle.clone(), triangle.clone());
    let in_degrees = |radians: &Enclosure, binary: usize| {
        radians.times(&Enclosure::exactly(&Number::from(180), binary)).divided_by(&Enclosure::pi(binary))
    };
    vec![
        Approach::direct(
            "dot_product",
            "the cosine is the dot product over the product of the lengths",
            move |working| {
                let (one, other) = (triangle.a.minus(&triangle.b), triangle.c.minus(&triangle.b));
                let dot = one.dot(&other);
                let lengths = one.dot(&one) * other.dot(&other);
                working.note(|| format!("from the vertex the sides go {one} and {other}"));
                working.note(|| format!("the cosine is {dot} over the root of {lengths}"));
                rounded(places, working, |binary| {
                    let below = Enclosure::exactly(&lengths, binary).square_root()?;
                    let cosine = Enclosure::exactly(&dot, binary).divided_by(&below)?;
                    in_degrees(&cosine.arccosine()?, binary)
                })
            },
        ),
        Approach::direct("tangent", "the tangent is the cross product over the dot product", move |working| {
            let (one, other) = (same.a.minus(&same.b), same.c.minus(&same.b));
            let (cross, dot) = (one.cross(&other).abs(), one.dot(&other));
            working.note(|| format!("the tangent is {cross} over {dot}"));
            rounded(places, working, |binary| {
                // The angle to the perpendicular, which is there for right angles too.
                let slope = Enclosure::exactly(&dot, binary).divided_by(&Enclosure::exactly(&cross, binary))?;
                let right_angle = Enclosure::pi(binary).times(&Enclosure::exactly(&Number::ratio(1, 2), binary));
                in_degrees(&right_angle.minus(&slope.arctangent()), binary)
            })
        }),
        Approach::direct("in_proportion", "share 180 degrees out in proportion to the sides across", move |working| {
            rounded(places, working, |binary| {
                let [a, b, c] = sides(&again, binary)?;
                let all = a.plus(&b).plus(&c);
                b.times(&Enclosure::exactly(&Number::from(180), binary)).divided_by(&all)
            })
        })
        .heuristic(),
    ]
}
