//! Geometry: angles of polygons, and triangles given by coordinates.
//!
//! | goal | givens | answer |
//! |------|--------|--------|
//! | `interior_angle_sum(n)` | how many sides | the sum of the interior angles, in degrees |
//! | `remaining_angle(n, angles)` | how many sides; all interior angles but one | the last one |
//! | `orthocentre(points)`, `circumcentre(points)`, `centroid(points)` | three points | a point |
//! | `triangle_area(points)` | three points | the area |
//! | `inradius(points, places)`, `circumradius(points, places)` | three points; decimal places | the radius, rounded |
//! | `angle(points, places)` | three points, the vertex in the middle | the angle in degrees, rounded |
//!
//! Coordinates are exact. Roots and angles are enclosed between two bounds until these agree on the digits that are wanted,
//! so the digits are the same on every machine.

mod centres;
mod check;
mod measures;
mod polygons;
mod reading;

use crate::maths::Number;
use crate::problem::{About, Approach, Goal, Prompt, Reading, Skill, Value, Verdict, WorkedExample, say};

pub struct Geometry;

const EXAMPLES: &[WorkedExample] = &[
    WorkedExample { prompt: "Find the orthocenter of the triangle A=(0, 0), B=(4, 0), C=(1, 3).", answer: "(1, 1)" },
    WorkedExample {
        prompt: "A triangle has the vertices A(0, 0), B(4, 0), C(0, 3). What is the angle at B in degrees, to 2 decimal places?",
        answer: "36.87°",
    },
    WorkedExample {
        prompt: "A convex quadrilateral has interior angles of 80°, 95° and 110°. Find the remaining angle.",
        answer: "75",
    },
];

impl Skill for Geometry {
    fn about(&self) -> About {
        About { name: "geometry", summary: "angles of polygons, triangles by coordinates", examples: EXAMPLES }
    }

    fn spoken(&self, goal: &Goal) -> Option<String> {
        say(
            goal,
            &[
                ("interior_angle_sum", "the sum of the interior angles of a polygon with {0} sides"),
                ("remaining_angle", "the last interior angle of a polygon with {0} sides beside {1}"),
                ("orthocentre", "the orthocentre of {0}"),
                ("circumcentre", "the circumcentre of {0}"),
                ("centroid", "the centroid of {0}"),
                ("triangle_area", "the area of {0}"),
                ("inradius", "the radius of the incircle of {0}, to {1} places"),
                ("circumradius", "the radius of the circumcircle of {0}, to {1} places"),
                ("angle", "the angle in the middle of {0}, to {1} places"),
            ],
        )
    }

    fn read(&self, prompt: &Prompt) -> Vec<Reading> {
        [reading::polygon, reading::triangle].iter().filter_map(|read| read(prompt)).collect()
    }

    fn approaches(&self, goal: &Goal) -> Vec<Approach> {
        let triangle = |points: &Value| triangle_of(points);
        match goal.parts() {
            ("interior_angle_sum", [sides]) => polygons::sum_approaches(sides).unwrap_or_default(),
            ("remaining_angle", [sides, angles]) => polygons::remaining_approaches(sides, angles).unwrap_or_default(),
            (verb, [points, ..]) => match (verb, triangle(points), places_of(goal)) {
                (_, Some(triangle), _) if is_known(verb) && triangle.is_flat() => vec![no_triangle()],
                ("orthocentre", Some(triangle), _) => centres::orthocentre(triangle),
                ("circumcentre", Some(triangle), _) => centres::circumcentre(triangle),
                ("centroid", Some(triangle), _) => centres::centroid(triangle),
                ("triangle_area", Some(triangle), _) => measures::area(triangle),
                ("inradius", Some(triangle), Some(places)) => measures::inradius(triangle, places),
                ("circumradius", Some(triangle), Some(places)) => measures::circumradius(triangle, places),
                ("angle", Some(triangle), Some(places)) => measures::angle(triangle, places),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn check(&self, goal: &Goal, answer: &Value) -> Verdict {
        check::check(goal, answer).unwrap_or(Verdict::Unsettled)
    }
}

fn is_known(verb: &str) -> bool {
    ["orthocentre", "circumcentre", "centroid", "triangle_area", "inradius", "circumradius", "angle"].contains(&verb)
}

/// What is said of three points on a line.
const NO_TRIANGLE: &str = "no triangle: the three points lie on a line";

fn no_triangle() -> Approach {
    Approach::direct("on_a_line", "look whether the points make a triangle at all", |working| {
        working.note(|| "both sides from the first point have the same direction".to_owned());
        Ok(Value::text(NO_TRIANGLE))
    })
}

/// The decimal places that a goal asks for.
fn places_of(goal: &Goal) -> Option<i32> {
    let places = goal.given().get(1)?.as_number()?.to_i64()?;
    i32::try_from(places).ok().filter(|it| (0..=200).contains(it))
}

/// A point of the plane, or the way from one to another.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: Number,
    y: Number,
}

impl Point {
    fn of(value: &Value) -> Option<Point> {
        match value.as_numbers()?[..] {
            [x, y] => Some(Point { x: x.clone(), y: y.clone() }),
            _ => None,
        }
    }

    fn minus(&self, other: &Point) -> Point {
        Point { x: &self.x - &other.x, y: &self.y - &other.y }
    }

    fn plus(&self, other: &Point) -> Point {
        Point { x: &self.x + &other.x, y: &self.y + &other.y }
    }

    fn scaled(&self, factor: &Number) -> Point {
        Point { x: &self.x * factor, y: &self.y * factor }
    }

    /// The dot product; 0 for a right angle.
    fn dot(&self, other: &Point) -> Number {
        &self.x * &other.x + &self.y * &other.y
    }

    /// Twice the area between the two, above 0 when the turn to the other goes to the left.
    fn cross(&self, other: &Point) -> Number {
        &self.x * &other.y - &self.y * &other.x
    }

    fn to_value(&self) -> Value {
        Value::list([Value::from(&self.x), Value::from(&self.y)])
    }
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "({}, {})", self.x, self.y)
    }
}

#[derive(Clone, Debug)]
struct Triangle {
    a: Point,
    b: Point,
    c: Point,
}

impl Triangle {
    fn is_flat(&self) -> bool {
        self.b.minus(&self.a).cross(&self.c.minus(&self.a)).is_zero()
    }
}

fn triangle_of(value: &Value) -> Option<Triangle> {
    /// So wide coordinates are not meant for a triangle that somebody draws.
    const WIDEST: usize = 2_000;
    let points: Vec<Point> = value.as_list()?.iter().map(Point::of).collect::<Option<_>>()?;
    let is_small = |it: &Point| it.x.significant_bits() + it.y.significant_bits() <= WIDEST;
    match <[Point; 3]>::try_from(points).ok()? {
        [a, b, c] if [&a, &b, &c].into_iter().all(is_small) => Some(Triangle { a, b, c }),
        _ => None,
    }
}
