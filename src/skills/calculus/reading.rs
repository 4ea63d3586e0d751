//! Reading what is to be integrated: after the sign, `∫ x^2 dx` or `\int_0^1 x^2\,dx`, or in words.

use std::ops::Range;

use crate::language::{Telling, place_of, says, wanted};
use crate::maths::parse::{FormulaKind, Options, parse_expression};
use crate::maths::{Expression, Function, Number, Symbol};
use crate::problem::{Form, Goal, Prompt, Reading, Sentence, Token, TokenKind, Value};

/// Words that ask for an integral.
const ASKS: &str = "integral|integrate|integrating|antiderivative|antidifferentiate|primitive|integration";

/// Words of questions about integrals that are other questions.
const OTHER: &str = "double|triple|line_integral|surface|contour|improper|numerically|numerical|approximate|approximately|\
                     estimate|area|volume|average|converge|diverge|trapezoid~|trapezium|simpson|riemann|curve|root|\
                     differential_equation|laplace|fourier|prime|primes|coordinate~|triangle|domain|twice";

/// Where a sentence asks for an integral: by name, or for the functions with a derivative, which is given.
fn asks_at(tokens: &[Token]) -> Option<usize> {
    let named =
        tokens.iter().position(|token| ASKS.split('|').any(|word| token.has_lemma(word) || &*token.lower == word));
    let asks_back = says(
        tokens,
        "which|what|find|name|give|determine|all function|functions|function~ derivative|derivatives",
    ) && says(
        tokens,
        "as_its|as_their|as_derivative|is|are|equal|equals|have_the|has_the|have_derivative|has_derivative|with_derivative|with_the_derivative|whose|have",
    ) && !says(tokens, "derivative_of|derivatives_of|second|third|differentiate|partial|at");
    named.or_else(|| place_of(tokens, "derivative|derivatives").filter(|_| asks_back))
}

fn asks(prompt: &Prompt) -> bool {
    prompt.outline().sentences.iter().any(|it| !it.is_example && asks_at(prompt.of(it)).is_some())
}

/// What is to be integrated.
struct Asked {
    f: Expression,
    x: Symbol,
    bounds: Option<(Number, Number)>,
    /// Bytes of the prompt.
    span: Range<usize>,
}

pub fn read(prompt: &Prompt) -> Option<Reading> {
    let text = &prompt.text;
    let sign = ["∫", "\\int"].into_iter().find(|sign| text.contains(sign));
    if sign.is_none() && !asks(prompt) {
        return None;
    }
    // A goal in its own notation is no sentence.
    if prompt.says(OTHER) || text.trim().parse::<Goal>().is_ok() {
        return None;
    }
    let telling = Telling::new(prompt);
    let asked = match sign {
        Some(sign) => after_sign(text, sign)?,
        None => in_words(prompt, &telling)?,
    };
    telling.says(&[ASKS]);
    telling.takes(&asked.span);
    telling.says(&[
        "use|write|include|represent|keep|express symbol|exponent|multiplication|exponential|caret|asterisk|variable|power \
         !from !constant !value",
        "use|write|capital euler",
    ]);
    // Whoever says not to forget it wants it.
    const LEAVES_OUT: &str = "without|omit|ignore|no|not|drop constant";
    let reminds = |it: &Sentence| {
        says(prompt.of(it), "forget|omit_not|not_omit|n't_omit|not_drop|n't_drop|not_leave|n't_leave|remember")
    };
    telling.says(&["forget|remember|omit|leave_out|drop|with|general|plus|including constant|c|+"]);
    let goes_without = prompt.sentences_that_say(LEAVES_OUT).any(|it| !reminds(it));
    if goes_without {
        telling.says(&["without|omit|ignore|no|not|drop constant"]);
    } else {
        telling.says(&[
            "constant_of_integration|integration_constant|arbitrary_constant|constant add|include|use|write|with",
        ]);
    }
    let has_common_logarithm = has_call(&asked.f, &Function::Logarithm);
    let f = Value::from(natural(&asked.f));
    let x = Value::symbol(asked.x);
    let (goal, unknown) = match asked.bounds {
        Some((from, to)) => {
            let bounds = Value::list([from.into(), to.into()]);
            (Goal::new("definite_integral", vec![f, x, bounds]), "the definite integral")
        }
        None if goes_without => (Goal::new("antiderivative", vec![f, x]), "an antiderivative"),
        None => (Goal::new("indefinite_integral", vec![f, x]), "all antiderivatives"),
    };
    let form = if wanted(prompt).is_programmed { Form::Programmed } else { Form::Plain };
    let mut reading = telling.reading("calculus", unknown, goal, form);
    if has_common_logarithm {
        reading.restatement.condition = "log is the natural logarithm, as is usual in calculus".to_owned();
    }
    Some(reading)
}

/// `∫ f dx`, with bounds or without. The only sign of its kind.
fn after_sign(text: &str, sign: &str) -> Option<Asked> {
    let place = text.find(sign)?;
    if text[place + sign.len()..].contains(sign) {
        return None;
    }
    let mut at = place + sign.len();
    for command in ["\\limits", "\\nolimits"] {
        at += if text[at..].starts_with(command) { command.len() } else { 0 };
    }
    let mut bounds = None;
    if text[at..].starts_with('_') {
        let (from, after_from) = bound(text, at + 1)?;
        let rest = text[after_from..].trim_start();
        let caret = text.len() - rest.len();
        let (to, after_to) = bound(text, caret + usize::from(rest.starts_with('^')))?;
        rest.starts_with('^').then_some(())?;
        bounds = Some((from, to));
        at = after_to;
    }
    let (f, x, end) = up_to_differential(text, at)?;
    if bounds.is_none() {
        bounds = bounds_in_words(&text[end..]);
    }
    Some(Asked { f, x, bounds, span: place..end })
}

/// A bound: `0`, `{-1}`, `{1/2}`, `(0)`.
fn bound(text: &str, at: usize) -> Option<(Number, usize)> {
    let rest = &text[at..];
    let closing = match rest.chars().next()? {
        '{' => Some('}'),
        '(' => Some(')'),
        _ => None,
    };
    let (inside, length) = match closing {
        Some(closing) => {
            let end = rest.find(closing)?;
            (&rest[1..end], end + 1)
        }
        None => {
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| !c.is_ascii_digit() && *c != '.')
                .map_or(rest.len(), |it| it.0);
            (&rest[..end], end)
        }
    };
    let value = parse_expression(inside, &Options::default()).ok()?.value.value().ok()?;
    Some((value, at + length))
}

/// The integrand up to `dx`, its letter, and where that ends.
fn up_to_differential(text: &str, start: usize) -> Option<(Expression, Symbol, usize)> {
    let rest = &text[start..];
    let rest = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
    for (place, _) in rest.match_indices('d') {
        let mut after = rest[place + 1..].chars();
        let Some(letter) = after.next().filter(|it| it.is_alphabetic()) else {
            continue;
        };
        let is_inside_word = rest[..place].ends_with(|c: char| c.is_alphabetic() || c == '\\')
            || after.next().is_some_and(char::is_alphanumeric);
        if is_inside_word {
            continue;
        }
        let written = rest[..place].trim().trim_end_matches(['\\', ',', ';', '!', ' ', '*', '·']);
        let written = written.trim_start_matches("\\,").trim();
        let f = match written {
            "" => Expression::from(1),
            _ => parse_expression(written, &Options::default()).ok()?.value,
        };
        let x = letter_in(&f, Symbol::new(&letter.to_string())?);
        return Some((f, x, start + place + 1 + letter.len_utf8()));
    }
    None
}

/// `∫ X^2 dx` means the letter that is there.
fn letter_in(f: &Expression, letter: Symbol) -> Symbol {
    let symbols = f.symbols();
    if symbols.contains(&letter) {
        return letter;
    }
    let other = letter
        .name()
        .chars()
        .next()
        .map(|c| if c.is_uppercase() { c.to_lowercase().to_string() } else { c.to_uppercase().to_string() });
    match other.and_then(|it| Symbol::new(&it)).filter(|it| symbols.contains(it)) {
        Some(other) => other,
        None => letter,
    }
}

/// "from 0 to 2" at the beginning of what follows.
fn bounds_in_words(after: &str) -> Option<(Number, Number)> {
    let after = after.trim_start_matches(['$', ' ', ',']);
    let (separator, rest) = [("from", "to"), ("between", "and")]
        .into_iter()
        .find_map(|(first, second)| Some((second, after.strip_prefix(first)?)))?;
    let (from, rest) = rest.split_once(separator)?;
    let number = |text: &str| {
        let text = text.trim().trim_start_matches("x =").trim_start_matches("x=").trim();
        parse_expression(text, &Options::default()).ok()?.value.value().ok()
    };
    let to = rest.trim_start().split([' ', '\n', '?', ',', '$']).next()?.trim_end_matches('.');
    Some((number(from)?, number(to)?))
}

/// "the integral of x^2 with respect to x", or of a function that another sentence defines.
fn in_words(prompt: &Prompt, telling: &Telling) -> Option<Asked> {
    let asking: Vec<&Sentence> = prompt
        .outline()
        .sentences
        .iter()
        .filter(|it| !it.is_example && asks_at(prompt.of(it)).is_some() && !is_about_notation(prompt.of(it)))
        .collect();
    // Of several sentences that speak of integrals the one with a formula asks.
    let formulas_of = |sentence: &&&Sentence| prompt.of(sentence).iter().any(|token| term(token).is_some());
    let sentence = match asking.iter().find(formulas_of) {
        Some(sentence) => sentence,
        None => asking.first()?,
    };
    let tokens = prompt.of(sentence);
    let begins = asks_at(tokens)?;
    let mut terms = tokens.iter().enumerate().filter_map(|(place, token)| Some((place, term(token)?)));
    let (f, span, mut used) = match terms.find(|(_, f)| !matches!(f, Expression::Symbol(_))) {
        Some((place, f)) => (f, tokens[place].span.clone(), vec![place]),
        None => {
            let (f, span) = defined_elsewhere(prompt, sentence)?;
            telling.takes(&span);
            (f, span, Vec::new())
        }
    };
    let letter = letter_told(tokens, &mut used);
    let bounds = bounds_told(tokens, begins, &mut used);
    // A number or a formula that nothing accounts for makes it another question.
    let is_left = |place: usize| {
        let counts = matches!(tokens[place].kind, TokenKind::Number(_) | TokenKind::Formula(_) | TokenKind::Clock(_));
        let names_it = term(&tokens[place])
            .is_some_and(|it| it == f || matches!(it, Expression::Symbol(_)) || is_call_of_letter(&it));
        counts && !used.contains(&place) && !names_it
    };
    if (0..tokens.len()).any(is_left) {
        return None;
    }
    let symbols: Vec<Symbol> = f.symbols().into_iter().filter(|it| !["e", "E", "pi"].contains(&it.name())).collect();
    let x = match (letter, &symbols[..]) {
        (Some(letter), _) => letter_in(&f, letter),
        (None, [only]) => only.clone(),
        (None, []) => Symbol::new("x")?,
        (None, several) => several.iter().find(|it| it.name() == "x")?.clone(),
    };
    Some(Asked { f, x, bounds, span })
}

fn is_about_notation(tokens: &[Token]) -> bool {
    says(tokens, "constant_of_integration|integration_constant|integration_steps|technique|method")
        && tokens.iter().all(|token| term(token).is_none_or(|it| matches!(it, Expression::Symbol(_))))
}

/// `f(x)`
fn is_call_of_letter(term: &Expression) -> bool {
    matches!(term, Expression::Call(Function::Named(_), arguments) if matches!(&arguments[..], [Expression::Symbol(_)]))
}

/// The term of a formula: of `f(x) = 3x + 1` or `y = 3x + 1` what stands on the right.
fn term(token: &Token) -> Option<Expression> {
    match &token.kind {
        TokenKind::Formula(formula) => match &formula.kind {
            FormulaKind::Expression(term) => Some(term.clone()),
            FormulaKind::Relations(relations) => match &relations[..] {
                [only] if is_call_of_letter(&only.left) || matches!(&only.left, Expression::Symbol(_)) => {
                    Some(only.right.clone())
                }
                _ => None,
            },
        },
        TokenKind::Number(number) => Some(Expression::Number(number.clone())),
        _ => None,
    }
}

/// The function that one other sentence defines.
fn defined_elsewhere(prompt: &Prompt, asking: &Sentence) -> Option<(Expression, Range<usize>)> {
    let others = prompt.outline().sentences.iter().filter(|it| *it != asking && !it.is_example);
    let mut found = others.flat_map(|sentence| prompt.of(sentence)).filter_map(|token| {
        let is_definition =
            matches!(&token.kind, TokenKind::Formula(it) if matches!(it.kind, FormulaKind::Relations(_)));
        is_definition.then(|| Some((term(token)?, token.span.clone())))?
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// "with respect to t", "in t", "dt".
fn letter_told(tokens: &[Token], used: &mut Vec<usize>) -> Option<Symbol> {
    for (place, token) in tokens.iter().enumerate() {
        let is_word_with_d =
            matches!(token.kind, TokenKind::Word { .. }) && token.lower.len() == 2 && token.lower.starts_with('d');
        if is_word_with_d && ["dx", "dy", "dz", "dt", "du", "dv", "ds", "dw", "dr", "dn"].contains(&&*token.lower) {
            return Symbol::new(&token.lower[1..]);
        }
        let follows = |words: &[&str]| {
            place >= words.len()
                && words.iter().rev().zip(tokens[..place].iter().rev()).all(|(word, it)| it.is_word(word))
        };
        if follows(&["respect", "to"]) || follows(&["variable"]) || follows(&["wrt"]) {
            used.push(place);
            return Symbol::new(&token.lower).filter(|it| it.name().chars().count() == 1);
        }
    }
    None
}

/// "from 0 to 2", "between 0 and 2".
fn bounds_told(tokens: &[Token], begins: usize, used: &mut Vec<usize>) -> Option<(Number, Number)> {
    let value = |place: usize| {
        let token = tokens.get(place)?;
        match (&token.kind, term(token)) {
            (TokenKind::Number(number), _) => Some(number.clone()),
            (_, Some(term)) => term.value().ok(),
            _ => None,
        }
    };
    for (first, second) in [("from", "to"), ("between", "and")] {
        for place in begins..tokens.len() {
            let is_said = tokens[place].is_word(first) && tokens.get(place + 2).is_some_and(|it| it.is_word(second));
            if let (true, Some(from), Some(to)) = (is_said, value(place + 1), value(place + 3)) {
                used.extend([place + 1, place + 3]);
                return Some((from, to));
            }
        }
    }
    None
}

fn has_call(term: &Expression, function: &Function) -> bool {
    let is_one =
        |it: &Expression| matches!(it, Expression::Call(own, arguments) if own == function && arguments.len() == 1);
    is_one(term) || term.parts().into_iter().any(|part| has_call(part, function))
}

/// In calculus e is a number and log is to the base e.
fn natural(term: &Expression) -> Expression {
    term.replaced(&|part| match part {
        Expression::Symbol(symbol) if symbol.name() == "e" || symbol.name() == "E" => {
            Some(Expression::call(Function::Exponential, [Expression::from(1)]))
        }
        Expression::Power(base, exponent) if matches!(&**base, Expression::Symbol(it) if it.name() == "e" || it.name() == "E") => {
            Some(Expression::call(Function::Exponential, [natural(exponent)]))
        }
        Expression::Call(Function::Logarithm, arguments) if arguments.len() == 1 => {
            Some(Expression::call(Function::NaturalLogarithm, [natural(&arguments[0])]))
        }
        _ => None,
    })
}
