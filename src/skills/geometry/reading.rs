//! Reading polygons with their angles, and triangles with their coordinates.

use crate::language::{Telling, wanted};
use crate::maths::Number;
use crate::maths::parse::{Options, parse_expression};
use crate::problem::{Form, Goal, Prompt, Reading, TokenKind, Value};

/// Polygons by name.
const NAMED: [(&str, i64); 14] = [
    ("triangle|triangular", 3),
    ("quadrilateral|four_-_sided", 4),
    ("pentagon|five_-_sided", 5),
    ("hexagon|six_-_sided", 6),
    ("heptagon|septagon|seven_-_sided", 7),
    ("octagon|eight_-_sided", 8),
    ("nonagon|enneagon|nine_-_sided", 9),
    ("decagon|ten_-_sided", 10),
    ("hendecagon", 11),
    ("dodecagon", 12),
    ("trapezoid|trapezium|kite", 4),
    ("pentadecagon", 15),
    ("hexadecagon", 16),
    ("icosagon", 20),
];

/// Questions about polygons that are other questions.
const OTHER_POLYGONS: &str = "regular|exterior|external|outer|isosceles|equilateral|right|right_-_angled|parallelogram|rhombus|cyclic|\
                              inscribed|ratio|twice|double|three_times|half|equal|radian|parallel|star|concave|reflex|diagonal|\
                              coordinate|vertices_at|bisect~|supplementary|complementary|same";

/// "A convex pentagon has interior angles of 100°, ... Find the last one."
pub fn polygon(prompt: &Prompt) -> Option<Reading> {
    if !prompt.says("angle")
        || !prompt.says("polygon|side|gon|interior|~gon|triangle|quadrilateral|pentagon|hexagon|heptagon|octagon")
    {
        return None;
    }
    if prompt.says(OTHER_POLYGONS) {
        return None;
    }
    let sides = sides(prompt)?;
    let telling = Telling::new(prompt);
    let angles = angles(&prompt.text);
    let asks_for_sum = prompt.says("sum|total|add_up") && angles.is_empty();
    // "What is the missing one?" has no number in it.
    let in_digits =
        prompt.tokens.iter().filter(|token| token.lower.starts_with(|c: char| c.is_ascii_digit() || c == '-'));
    let others = in_digits.filter_map(|token| token.number()).filter(|number| {
        let is_told = angles.contains(number) || **number == Number::from(sides) || **number == Number::from(sides - 1);
        !is_told
    });
    if others.count() > 0 || prompt.tokens.iter().any(|token| matches!(token.kind, TokenKind::Formula(_))) {
        return None;
    }
    if asks_for_sum {
        telling.says(&["angle"]);
        let goal = Goal::new("interior_angle_sum", vec![sides.into()]);
        return Some(telling.reading("geometry", "the sum of the interior angles", goal, Form::Decimal));
    }
    if angles.len() as i64 != sides - 1
        || !prompt
            .says("remaining|last|missing|other|unknown|find|final|third|fourth|fifth|sixth|what|determine|calculate")
    {
        return None;
    }
    let angles = Value::list(angles.into_iter().map(Value::from));
    let goal = Goal::new("remaining_angle", vec![sides.into(), angles]);
    telling.says(&["angle|polygon|side|gon|degree"]);
    Some(telling.reading("geometry", "the last angle", goal, Form::Decimal))
}

/// How many sides: "with 7 sides", "a 7-gon", "a hexagon".
fn sides(prompt: &Prompt) -> Option<i64> {
    let named = NAMED.iter().filter(|(words, _)| prompt.says(words)).map(|(_, sides)| *sides);
    let mut found: Vec<i64> = named.collect();
    for (place, token) in prompt.tokens.iter().enumerate() {
        let Some(number) = token.number().and_then(Number::to_i64) else {
            continue;
        };
        let rest = &prompt.tokens[place + 1..];
        let next = rest.iter().find(|it| !matches!(it.kind, TokenKind::Mark('-')));
        let is_sides = next.is_some_and(|it| it.has_lemma("side") || it.is_word("gon") || it.is_word("sided"));
        if is_sides {
            found.push(number);
        }
    }
    // "30-gon" may be one token with its number.
    found.extend(prompt.text.match_indices("-gon").filter_map(|(place, _)| {
        let before = &prompt.text[..place];
        let start = before
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        before[start..].parse::<i64>().ok()
    }));
    found.dedup();
    match found[..] {
        [sides] => Some(sides).filter(|it| *it >= 3),
        _ => None,
    }
}

/// Numbers with a sign for degrees, or in a list of them: `80°, 90°`, "80, 95 and 110 degrees".
fn angles(text: &str) -> Vec<Number> {
    let with_sign = numbers_before(text, &["°", "º", " degrees", " degree", " deg", "\u{b0}"]);
    if with_sign.len() > 1 || text.contains('°') {
        return with_sign;
    }
    // "80, 95 and 110 degrees": the numbers before the last one, joined to it by commas and "and".
    let lists = text.split(['.', ';', '?', '\n']).filter(|it| it.contains(','));
    let lists = text
        .split(" are")
        .skip(1)
        .chain(text.split(" of ").skip(1))
        .chain(text.split(" measure ").skip(1))
        .chain(lists);
    for list in lists {
        let list = list.trim_start_matches([':', ' ']);
        let mut numbers = Vec::new();
        for piece in list.replace(" and ", ", ").replace(",,", ",").split(',') {
            let piece = piece.trim().trim_start_matches("and ").trim();
            let end = piece.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(piece.len());
            match piece[..end].trim_end_matches('.').parse::<Number>() {
                Ok(number) => numbers.push(number),
                Err(_) => break,
            }
            if end < piece.len() {
                break;
            }
        }
        if numbers.len() > 1 {
            return numbers;
        }
    }
    with_sign
}

fn numbers_before(text: &str, signs: &[&str]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + next;
        let end = text[start..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(text.len(), |it| start + it);
        let digits = text[start..end].trim_end_matches('.');
        if signs.iter().any(|sign| text[start + digits.len()..].starts_with(sign))
            && let Ok(number) = digits.parse::<Number>()
        {
            found.push(number);
        }
        at = end.max(start + 1);
    }
    found
}

/// Questions about triangles in the plane that are other questions.
const OTHER_TRIANGLES: &str = "rotate|rotated|reflect|reflected|translate|translated|quadrilateral|pentagon|polygon|parallel|line|\
                               nine_-_point|euler|midpoint|median|bisector|excircle|excentre|excenter|altitude_from|radian|\
                               3d|sphere|square|rectangle|parallelogram|perimeter|length|slope|equation|image|exterior|twice|half";

/// "Given the triangle A=(1, 2), B=(3, 4), C=(0, 5), find its orthocentre."
pub fn triangle(prompt: &Prompt) -> Option<Reading> {
    let has_sign = prompt.text.contains('∠');
    if !has_sign && !prompt.says("triangle|orthocent~|circumcent~|centroid|incircle|angle") {
        return None;
    }
    if prompt.says(OTHER_TRIANGLES) {
        return None;
    }
    let points = points(&prompt.text);
    let [(first, a), (second, b), (third, c)] = &points[..] else {
        return None;
    };
    let names = match [first, second, third] {
        [Some(first), Some(second), Some(third)] => [*first, *second, *third],
        [None, None, None] => ['A', 'B', 'C'],
        _ => return None,
    };
    let telling = Telling::new(prompt);
    let kinds = [
        ("orthocent~|intersection_of_the_altitudes|altitudes_meet|altitudes_intersect", "orthocentre"),
        ("circumcent~|equidistant_from_the_vertices", "circumcentre"),
        ("centroid|centre_of_mass|center_of_mass|barycent~", "centroid"),
        ("inradius|incircle|inscribed_circle|inscribed", "inradius"),
        ("circumradius|circumcircle|circumscribed_circle|circumscribed", "circumradius"),
        ("area", "triangle_area"),
    ];
    let asked: Vec<&str> = kinds.iter().filter(|(words, _)| prompt.says(words)).map(|(_, verb)| *verb).collect();
    let verb = match asked[..] {
        [only] => only,
        [] if prompt.says("angle|∠") || prompt.text.contains('∠') => "angle",
        _ => return None,
    };
    // The centre of such a circle is another question than its radius.
    let asks_for_radius = prompt.says("radius|inradius|circumradius");
    if (verb == "inradius" || verb == "circumradius") && !asks_for_radius {
        return None;
    }
    let values = [a, b, c].map(|it| Value::list([Value::from(&it.0), Value::from(&it.1)]));
    let told = wanted(prompt);
    let points = match verb {
        "angle" => {
            let vertex = vertex(&prompt.text, &names)?;
            let others: Vec<&Value> = (0..3).filter(|it| *it != vertex).map(|it| &values[it]).collect();
            Value::list([others[0].clone(), values[vertex].clone(), others[1].clone()])
        }
        _ => Value::list(values),
    };
    telling.says(&[
        "triangle|vertex|vertices|coordinates|orthocent~|circumcent~|centroid|incircle|inradius|circumradius|circumcircle|area",
        "geometry|problem problem|geometry",
        "angle degree|symbol|measure|at|find|what",
        "coordinates|point form",
    ]);
    let places = told.decimals.unwrap_or(if verb == "angle" { 2 } else { 3 });
    let exact = told.decimals.map_or(Form::Decimal, Form::Rounded);
    let (given, form, unknown) = match verb {
        "orthocentre" => (vec![points], Form::listed("(", ", ", ")", exact), "the orthocentre"),
        "circumcentre" => (vec![points], Form::listed("(", ", ", ")", exact), "the circumcentre"),
        "centroid" => (vec![points], Form::listed("(", ", ", ")", exact), "the centroid"),
        "triangle_area" => (vec![points], exact, "the area"),
        "inradius" => (vec![points, i64::from(places).into()], Form::Fixed(places), "the radius of the incircle"),
        "circumradius" => {
            (vec![points, i64::from(places).into()], Form::Fixed(places), "the radius of the circumcircle")
        }
        _ => (vec![points, i64::from(places).into()], Form::Fixed(places), "the angle"),
    };
    let has_unit = verb == "angle" && !prompt.says("not|without|omit|no unit|units|symbol");
    let mut reading = telling.reading("geometry", unknown, Goal::new(verb, given), form);
    if has_unit {
        reading.expects.unit = "°".to_owned();
    }
    if told.decimals.is_none() && matches!(reading.expects.form, Form::Fixed(_)) {
        reading.restatement.condition = format!("rounded to {places} places, as nothing else is said");
    }
    Some(reading)
}

/// Points in round brackets with the letter before each: `A=(1, 2)`, `B (3, 4)`, `(5, 1/2)`.
fn points(text: &str) -> Vec<(Option<char>, (Number, Number))> {
    let mut found = Vec::new();
    for (place, _) in text.match_indices('(') {
        let Some((length, _)) = text[place..].char_indices().take(80).find(|(_, c)| *c == ')') else {
            continue;
        };
        let inside = &text[place + 1..place + length];
        let Some((x, y)) = inside.split_once([',', ';', '|']) else {
            continue;
        };
        let number = |text: &str| {
            let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '−' | '.' | '/' | ' '));
            is_plain.then(|| parse_expression(text.trim(), &Options::default()).ok()?.value.value().ok())?
        };
        let (Some(x), Some(y)) = (number(x), number(y)) else {
            continue;
        };
        let before = text[..place].trim_end_matches([' ', '=', ':', '$']);
        let before = before.strip_suffix(" at").or_else(|| before.strip_suffix(" is")).unwrap_or(before).trim_end();
        let mut letters = before.chars().rev();
        let name = letters.next().filter(char::is_ascii_uppercase);
        let stands_alone = !letters.next().is_some_and(char::is_alphanumeric);
        found.push((name.filter(|_| stands_alone), (x, y)));
    }
    found
}

/// The corner of the angle: "angle ABC", "∠ABC", "the angle at B", "angle B".
fn vertex(text: &str, names: &[char; 3]) -> Option<usize> {
    let mut found: Vec<char> = Vec::new();
    for start in ["angle ", "∠", "\\angle ", "Angle "] {
        // A triangle ABC has "angle ABC" in it.
        let is_inside_word = |place: usize| text[..place].ends_with(char::is_alphabetic);
        for (place, _) in text.match_indices(start).filter(|(place, _)| !is_inside_word(*place)) {
            let rest = text[place + start.len()..].trim_start();
            let rest = ["at vertex ", "at point ", "at the vertex ", "at "]
                .iter()
                .find_map(|it| rest.strip_prefix(it))
                .unwrap_or(rest);
            let letters: Vec<char> = rest.chars().take_while(char::is_ascii_uppercase).collect();
            let ends = !rest[letters.len()..].starts_with(|c: char| c.is_alphanumeric());
            match letters[..] {
                [only] if ends => found.push(only),
                [_, middle, _] if ends => found.push(middle),
                _ => {}
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [only] => names.iter().position(|it| *it == only),
        _ => None,
    }
}
