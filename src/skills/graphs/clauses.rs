//! Links that a clause tells in words: "it is 7 km from Ash to Birk", "Ash and Birk are 7 km apart", "a road of 7 km joins
//! Ash and Birk".
//!
//! A clause with two names, one number and nothing else but words for roads and lengths tells a link, in whatever order.

use super::links::{Link, Piece, Placed, Way};

/// Words that may stand in such a clause.
const WORDS: &str = "lane lanes alley alleys it its is are was there has have a an the from to between and with by of at in for you one can go get walk drive ride fly \
    travel only just about exactly road roads street path paths footpath footpaths track track line cable pipe bus train tram ferry flight \
    bridge tunnel corridor trail edge link connection route way stretch km kilometre kilometres kilometer kilometers mile miles m metre metres \
    meter meters minute minutes min mins hour hours h day days second seconds euro euros dollar dollars pound pounds coin coins cent cents apart away \
    joined joins join connected connects connect linked links leads runs goes takes take costs cost long far weight weighs length \
    distance time price fare measures another while also";

/// Words that join two things both ways.
const BOTH: &str = "between apart joined joins join connected connects connect linked links away";

/// The link that the clause which begins here tells, and where what follows it begins.
pub fn link_of_clause(pieces: &[Placed], at: usize) -> Option<(Link, usize)> {
    let begins = at == 0
        || match &pieces[at - 1].0 {
            Piece::Mark(mark) => matches!(mark, ',' | ';' | '.' | ':' | '\n' | '?' | '!' | '('),
            Piece::Word(word) => matches!(&**word, "and" | "while" | "but"),
            _ => false,
        };
    if !begins {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    let (mut length, mut way, mut is_away, mut is_open) = (None, None, false, false);
    let mut end = at;
    for (piece, _) in &pieces[at..] {
        let is_told = names.len() == 2 && length.is_some();
        match piece {
            Piece::Number(_) if length.is_some() => return None,
            Piece::Number(number) => length = Some(*number),
            Piece::Arrow => way = Some(Way::One),
            Piece::Both => way = Some(Way::Both),
            Piece::Dash if names.len() == 1 && length.is_none() => way = way.or(Some(Way::Both)),
            Piece::Dash => {}
            Piece::Mark('\n') if !is_told => {}
            Piece::Mark('(') if !is_told && names.len() == 2 => is_open = true,
            Piece::Mark(')') if is_open => {}
            Piece::Mark(':' | '=') if !is_told && names.len() == 2 => {}
            Piece::Mark(',' | ';' | '.' | '\n' | '?' | '!' | ')') => break,
            Piece::Word(word) if is_told && word == "and" => break,
            Piece::Word(word) if word.len() == 1 && length.is_some() && "hm".contains(&**word) => {}
            Piece::Word(word) if is_name(word, end == at) => names.push(word),
            Piece::Word(word) if WORDS.split_whitespace().any(|it| *it == word.to_lowercase()) => {
                let word = word.to_lowercase();
                if BOTH.split_whitespace().any(|it| it == word) {
                    way = way.or(Some(Way::Both));
                }
                // "Ash is 7 km from Birk."
                is_away |= word == "from" && names.len() == 1;
            }
            _ => return None,
        }
        end += 1;
    }
    let ([from, to], Some(length)) = (&names[..], length) else {
        return None;
    };
    let way = way.unwrap_or(if is_away { Way::Both } else { Way::Unsaid });
    let span = pieces[at].1.start..pieces[end - 1].1.end;
    (from != to)
        .then(|| (Link { from: (*from).to_owned(), to: (*to).to_owned(), length: Some(length), way, span }, end))
}

/// Whether a word is the name of a place: it has a capital, and is no word that begins a sentence.
fn is_name(word: &str, is_first: bool) -> bool {
    let is_known = || WORDS.split_whitespace().any(|it| it == word.to_lowercase());
    word.starts_with(char::is_uppercase) && !(is_first || word == "A" || word.len() > 1) | !is_known()
        || word.len() == 1 && word.starts_with(char::is_uppercase) && !(is_first && word == "A")
}
