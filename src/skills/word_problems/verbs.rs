//! What verbs do to quantities. A story needs no more of a verb than who has more afterwards and who has less.
//!
//! | class | effect | like |
//! |-------|--------|------|
//! | `Hold` | says how many there are at a moment | have, contain, be |
//! | `Gain` | the subject has more; a named source has less | buy, find, pick |
//! | `Lose` | the subject has less | eat, lose, spend |
//! | `Give` | the subject has less, the receiver more | give, lend, share |
//! | `Take` | the subject has more, the one it is taken from less | borrow, steal |
//! | `Put` | the place has more | put, plant, add |
//! | `Come` | what is counted arrives | come, join, arrive |
//! | `Go` | what is counted leaves | leave, fly away, die |
//! | `Do` | counts what is done and moves nothing | run, read, play |
//! | `Cost` | says what something costs | cost, charge |
//! | `Need` | says how many there should be | need |
//! | `Want` | counts those who want one each | want |

/// What a verb does to a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Class {
    Hold,
    Gain,
    Lose,
    Give,
    Take,
    Put,
    Come,
    Go,
    Do,
    Cost,
    Want,
    Need,
}

const CLASSES: &[(Class, &str)] = &[
    (
        Class::Hold,
        "have own hold contain be keep start begin remain stay stand sit live include carry seat store fit end",
    ),
    (
        Class::Gain,
        "buy find get receive pick collect catch win earn gather grow make bake harvest gain adopt save produce \
         build order cook hatch knit purchase discover download create accumulate raise print paint draw dig sew \
         fold score inherit brew bring prepare develop invent obtain acquire amass recover retrieve unearth \
         construct assemble crochet weave hire recruit rescue forage hunt mine stitch design breed",
    ),
    (
        Class::Lose,
        "lose let eat skip miss forget spend use drop exchange reserve break throw delete drink spill discard burn waste consume \
         destroy smash trash remove recycle chew unload unpack uproot evaporate \
         vanish steal cut saw tear kill shoot crack pay empty leak ruin pop gobble munch guzzle gulp \
         demolish devour misplace squander spoil shatter swallow slurp nibble snack sip scrap erase eliminate \
         trim snip chop shave cancel dump toss deplete deduct drain crush rip deflate slaughter butcher surrender \
         redeem sink",
    ),
    (
        Class::Give,
        "give lend share hand send sell mail donate feed deal distribute transfer pass return trade gift award \
         ship serve offer deliver loan grant contribute present",
    ),
    (Class::Take, "take borrow steal grab confiscate withdraw snatch rob"),
    (
        Class::Put,
        "put place add deposit pour stack plant install load insert pack fill set lay upload post pile hang stick \
         attach stuff stash tuck tape glue nail ",
    ),
    (Class::Come, "come join arrive enter land immigrate appear bear hop board"),
    (
        Class::Go,
        "leave go fly die wilt rot escape disappear fall run retire quit melt blow graduate depart perish drown \
         flee exit resign scatter wander",
    ),
    (Class::Cost, "cost charge sell worth"),
    (Class::Need, "need require"),
];

/// Whether who gains by this verb gets what was somebody else's: what a shop sells, its customers buy.
pub(super) fn is_passed_on(lemma: &str) -> bool {
    matches!(lemma, "buy" | "purchase" | "adopt" | "get" | "receive" | "order" | "rent" | "borrow")
}

/// The class of a verb with its particle; verbs that move nothing are `Do`.
pub(super) fn class_of(lemma: &str, particle: Option<&str>) -> Class {
    match (lemma, particle) {
        ("pick" | "bring" | "fold" | "blow" | "dig" | "make" | "save" | "set" | "put", Some("up")) => {
            return if matches!(lemma, "set" | "put") { Class::Put } else { Class::Gain };
        }
        ("turn" | "hand", Some("in")) => return Class::Come,
        ("want", _) => return Class::Want,
        ("cut" | "blow" | "burn" | "break" | "chop" | "fall", Some("down" | "out" | "off")) => return Class::Lose,
        ("take", Some("out")) => return Class::Take,
        ("pour" | "throw" | "scoop" | "drain" | "let", Some("out" | "off" | "away")) => return Class::Lose,
        ("go" | "slide" | "carry", Some("down" | "up")) => return Class::Do,
        ("give" | "hand", Some("out" | "away")) => return Class::Give,
        _ => {}
    }
    let found = CLASSES.iter().find(|(_, verbs)| verbs.split_ascii_whitespace().any(|verb| verb == lemma));
    found.map_or(Class::Do, |(class, _)| *class)
}
