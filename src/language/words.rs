//! Closed classes of English words, and the verbs that everyday stories are told with: what a word can be, before its
//! neighbours decide what it is.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Begin a noun phrase.
const DETERMINERS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "some",
    "any",
    "no",
    "another",
    "each",
    "all",
    "both",
    "every",
    "either",
    "neither",
    "my",
    "his",
    "her",
    "its",
    "their",
    "our",
    "your",
    "several",
    "many",
    "much",
    "few",
    "enough",
    "other",
    "various",
    "certain",
    "whole",
    "half",
    "most",
    "extra",
    "additional",
];

/// Whose a thing is.
const POSSESSIVES: &[&str] = &["my", "his", "her", "its", "their", "our", "your"];

/// Stand for a noun phrase.
const PRONOUNS: &[&str] = &[
    "i",
    "you",
    "he",
    "she",
    "it",
    "we",
    "they",
    "me",
    "him",
    "her",
    "us",
    "them",
    "himself",
    "herself",
    "itself",
    "themselves",
    "mine",
    "yours",
    "hers",
    "ours",
    "theirs",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "nobody",
    "anyone",
    "anybody",
];

const PREPOSITIONS: &[&str] = &[
    "of",
    "in",
    "on",
    "at",
    "to",
    "from",
    "with",
    "by",
    "into",
    "onto",
    "out",
    "off",
    "over",
    "under",
    "during",
    "between",
    "among",
    "amongst",
    "per",
    "about",
    "inside",
    "outside",
    "through",
    "across",
    "along",
    "near",
    "behind",
    "without",
    "within",
    "until",
    "since",
    "before",
    "after",
    "for",
    "as",
    "than",
    "like",
    "around",
    "toward",
    "towards",
    "beside",
    "up",
    "down",
    "above",
    "below",
    "throughout",
    "against",
    "besides",
    "except",
    "past",
    "via",
];

/// Begin a clause that depends on another.
const SUBORDINATORS: &[&str] = &[
    "if", "when", "while", "because", "since", "after", "before", "until", "although", "though", "whereas", "where",
    "who", "which", "that", "so", "unless", "once", "whenever",
];

const AUXILIARIES: &[&str] =
    &["be", "have", "do", "will", "would", "can", "could", "shall", "should", "may", "might", "must", "to"];

const ADVERBS: &[&str] = &[
    "only",
    "just",
    "already",
    "now",
    "still",
    "also",
    "later",
    "onboard",
    "aboard",
    "ago",
    "hence",
    "then",
    "today",
    "yesterday",
    "tomorrow",
    "altogether",
    "together",
    "again",
    "originally",
    "currently",
    "away",
    "back",
    "home",
    "there",
    "here",
    "too",
    "not",
    "n't",
    "never",
    "ever",
    "always",
    "equally",
    "evenly",
    "exactly",
    "actually",
    "recently",
    "finally",
    "first",
    "next",
    "initially",
    "instead",
    "even",
    "almost",
    "nearly",
    "daily",
    "weekly",
    "monthly",
    "yearly",
    "tonight",
    "afterwards",
    "overall",
    "total",
    "left",
    "apiece",
    "respectively",
    "unfortunately",
    "however",
    "meanwhile",
    "therefore",
    "twice",
    "thrice",
    "far",
    "long",
    "away",
    "soon",
    "eventually",
    "approximately",
    "worth",
    "combined",
];

/// Look like adverbs and are none.
const NOUNS_IN_LY: &[&str] = &[
    "family",
    "jelly",
    "supply",
    "reply",
    "belly",
    "assembly",
    "butterfly",
    "dragonfly",
    "bully",
    "apply",
    "multiply",
];

/// Verbs that stories are told with, in the dictionary form. A word that is none of these is a verb only where its
/// ending and its place leave no other choice.
const VERBS: &str = "\
    accept accumulate add adopt afford agree allow answer arrange arrive ask assemble attach attack attend attract \
    average award babysit bake bark bathe be bear beat become begin bid bless blink bloom blossom blow boil book \
    bore borrow bounce box braid break brew bring build burn bury butcher buy buzz calculate call carry carve catch \
    cater celebrate charge chase cheat check cheer chew choose chop chuck clap clean climb close collapse collect \
    color combine come commute compare compete complain complete compose comprise conduct confuse connect consider \
    consist construct consume contain contribute convert convince cook cost cough count cover crack craft cram crash \
    crawl create crochet cruise crush cry cure curl cut cycle dance dash deal decay decide decorate decrease deduct \
    deflate delete deliver demand depart depend deplete deposit describe deserve design destroy develop devour die \
    dig dip disagree disappear disassemble discard discover dispose dissolve distribute dive divide do dock donate \
    double download drag drain draw drink drip drive drop drown dry dump dunk dye earn eat edit educate eliminate \
    embarrass emit employ empty end engrave enjoy enroll ensure enter entertain equal erase erode escape estimate \
    evacuate evaporate examine exceed exchange excite excuse exist expand expect explain explode explore export \
    extend extract fade fail fall fasten feature feed feel ferry fertilize fetch fill find finish fire fish fit fix \
    flap flip float flow fly fold forage forget forgive form frame freeze fry fulfil fulfill gain gather gaze get \
    gift give glow glue go grab grade graduate grant graze greet grill grin grind grip grow grumble guarantee guess \
    hand hang happen harm harvest hatch hate haul haunt have heal hear help hibernate hide hike hire hit hoist hold \
    hop host hover hum hunt hurry hurt identify ignore illustrate imagine immigrate import impress improve include \
    increase inflate influence inform inherit inject injure install instruct insure intend intercept interview \
    introduce invent invest invite irritate itch jar jog join juggle jump keep kill kneel knit knock know label lack \
    land last launch lay lead leak leap learn leave lend let lick lie lift lighten like listen live load loan locate \
    lock look lose love lower mail maintain make manage march mark marry mature measure meet melt memorize mend \
    merge migrate mine misplace miss mix moan mop move mow multiply nail name nap narrate need nibble notice notify \
    obey observe obtain occupy occur offend offer offset open operate order organize outgrow overflow oversleep owe \
    own pack package paddle paint park pass pause pawn pay pedal peel peep perform permit photograph pick pickup \
    pile pinch place plan plant play please plow pluck poach polish poll pollinate possess post pounce pour practice \
    pray preach precede prefer preorder prepare preserve press pretend prevent print produce protect provide prune \
    publish pull punish purchase push put quit rain raise rake ration reach read realize rearrange rebuild recall \
    receive recognize record recruit recycle redeem reduce refill reflect refund refuse register regret reimburse \
    reject rejoice relax release relocate rely remain remember remind remodel remove rent repair replace replant \
    reproduce require rescue resell reserve resign respond rest restock restore result retain retire retrieve return \
    reuse revise ride rinse rip roast rob roll rot rub run sacrifice sail salvage satisfy save saw say scan scare \
    scatter schedule scold scoop scorch score scrape scribble scrub seal search seat see select sell send separate serve \
    set settle sew share shave shed shine shingle ship shiver shoot shovel show shrink shrug shut sift sigh sing \
    sink sip sit skate sketch skim skip slap slash slaughter sleep slice slide slurp smash smell snack snap snatch \
    sneak sneeze sniff snore snow soak solve soothe sort sow sparkle spawn spend spill spin splash split spoil \
    sponsor spot sprinkle sprint sprout squander squeak squeal squeeze stack stamp stand stare start stash stay \
    steal steam stick stir stitch stop store strengthen stretch stroll struggle study stuff submit subscribe \
    subtract succeed suck sue suffer suggest sulk supply suppose surf surrender surround survive suspend sustain \
    swallow swap swear sweat sweep swim swing take tally tame tan tape taste teach tear tell tempt terrify thaw \
    think thrive throw tickle tie tighten tilt tip tire topple toss touch tour tow track trade train transfer \
    transplant trash travel trek tremble trim triple trot try tug tumble turn type uncover undress unearth unfasten \
    unite unload unlock unpack unwrap update upload use vanish vary visit volunteer vote wail wait walk wander want \
    warn wash waste watch water wear weave weed weigh whine whip whirl whisper widen wilt win wink wipe wire wish \
    withdraw wobble wonder work worry wrap wrestle wriggle write yell yield zoom";

pub(crate) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

pub(crate) fn is_possessive(word: &str) -> bool {
    POSSESSIVES.contains(&word)
}

pub(crate) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

pub(crate) fn is_subordinator(word: &str) -> bool {
    SUBORDINATORS.contains(&word)
}

pub(crate) fn is_auxiliary(lemma: &str) -> bool {
    AUXILIARIES.contains(&lemma)
}

pub(crate) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word)
        || (word.len() > 4
            && word.ends_with("ly")
            && !NOUNS_IN_LY.contains(&word)
            && super::names::gender(word).is_none())
}

pub(crate) fn is_known_verb(lemma: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.split_ascii_whitespace().collect());
    KNOWN.contains(lemma)
}

pub(crate) fn is_modal(lemma: &str) -> bool {
    matches!(lemma, "will" | "would" | "can" | "could" | "shall" | "should" | "may" | "might" | "must")
}
