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
    accept accumulate acquire add admire admit adopt advise afford agree allow amass amuse announce answer apologise \
    applaud approve arrange arrest arrive ask assemble assign attach attack attend attract average award babysit bake \
    bark bathe be bear beat become begin belong betray bid bite bless blink bloom blossom blow boast boil book bore \
    borrow bounce box braid break brew bring broadcast broil browse build burn bury butcher buy buzz calculate call \
    cancel captivate carry carve catch cater celebrate chant charge chase cheat check cheer cherish chew choose chop \
    chuck clap clean climb cling close collapse collect color combine come commute compare compete complain complete \
    compose comprise conduct confiscate confuse connect consider consist construct consume contain contribute convert \
    convince cook cost cough count cover crack crackle craft cram crash crawl create creep crochet cruise crumble \
    crumple crush cry cure curl cut cycle dance dash deal decay decide declare decorate decrease dedicate deduct \
    defeat deflate delete deliver demand demolish depart depend deplete deposit describe deserve design destroy \
    detach detect develop devour die dig dip disagree disappear disassemble discard discover discuss dismantle \
    dispense dispose dissolve distribute dive divide do dock donate double download doze drag drain draw dribble \
    drink drip drive drop drown dry dump dunk dye earn eat edit educate eliminate embarrass emit employ empty enclose \
    end engrave enjoy enrol enroll ensure enter entertain equal erase erode escape estimate evacuate evaporate evict \
    examine excavate exceed exchange excite excuse exist exit expand expect explain explode explore export extend \
    extract fade fail fall fasten feature feed feel ferry fertilize fetch fill find finish fire fish fit fix flap \
    flee flip float flow fly fold forage forget forgive form frame freeze fry fulfil fulfill gain gather gaze get \
    gift give glow glue go gobble grab grade graduate grant graze greet grill grin grind grip grow grumble guarantee \
    guess gulp guzzle hand hang happen harm harvest hatch hate haul haunt have heal hear help hibernate hide hike \
    hire hit hoist hold hop host hover hum hunt hurry hurt identify ignore illustrate imagine immigrate import \
    impress improve include increase inflate influence inform inherit inject injure install instruct insure intend \
    intercept interview introduce invent invest invite irritate itch jar jog join juggle jump keep kill knead kneel \
    knit knock know label lack land last launch lay lead leak leap learn leave lend let lick lie lift lighten like \
    listen live load loan locate lock look lose love lower lure mail maintain make manage march mark marry mature \
    measure meet melt memorise memorize mend merge migrate mine misplace miss misspell mistype mix moan mop move mow \
    multiply munch nail name nap narrate need nibble notice notify obey observe obtain occupy occur offend offer \
    offset open operate order organise organize outgrow overcook overflow oversleep overspend overtake owe own pack \
    package paddle paint park pass pause pawn pay peck pedal peel peep perform perish permit photograph pick pickup \
    pile pinch place plan plant play please plow pluck poach polish poll pollinate pop possess post pounce pour \
    practice practise pray preach precede prefer preorder prepare preserve press pretend prevent prick print produce \
    protect provide prune publish pull puncture punish purchase push put quit rain raise rake ration rattle reach \
    read realise realize reappear rearrange rebuild recall receive recite recognise recognize record recruit recycle \
    redeem reduce refill reflect refund refuse register regret reimburse reject rejoice relax release relocate rely \
    remain remember remind remodel remove rent repair replace replant reproduce require rescue resell reserve resign \
    respond rest restock restore result retain retell retire retrieve return retype reuse revise rewrite ride rinse \
    rip rise roast rob roll rot rub ruin run sacrifice sail salvage satisfy save saw say scan scare scatter schedule \
    scold scoop scoot scorch score scrap scrape scribble scrub seal search seat see select sell send separate serve \
    set settle sew share shave shed shine shingle ship shiver shoot shovel show shrink shrug shut sift sigh sing sink \
    sip sit skate sketch skim skip slap slash slaughter sleep slice slide slip slurp smash smell snack snap snatch sneak \
    sneeze sniff snip snore snow soak solve soothe sort sow sparkle spawn spend spill spin splash split spoil sponsor \
    spot sprain spread sprinkle sprint sprout squander squeak squeal squeeze squirt stack stamp stand stare start \
    stash stay steal steam steer stick stir stitch stop store stray strengthen stretch stride stroll struggle study \
    stuff submit subscribe subtract succeed suck sue suffer suggest sulk supply suppose surf surrender surround \
    survive suspend sustain swallow swap swear sweat sweep swim swing take tally tame tan tape taste teach tear tell \
    tempt terrify thaw think thrive throw tickle tie tighten tilt tip tire topple toss touch tour tow track trade \
    train trample transfer transplant trash travel trek tremble trim triple trot try tuck tug tumble turn type \
    uncover undress unearth unfasten unfold unhook unite unlace unload unlock unpack unplug unroll unscrew untie \
    unwrap update upload uproot use vanish vary visit volunteer vote wade wag wail wait walk wander want warn wash \
    waste watch water wear weave weed weigh whine whip whirl whisper widen wilt win wink wipe wire wish withdraw \
    wobble wonder work worry wrap wrestle wriggle write yell yield zoom";

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

/// "taller", "heavier", "longer".
pub(crate) fn is_comparative(word: &str) -> bool {
    matches!(
        word,
        "longer"
            | "taller"
            | "heavier"
            | "farther"
            | "further"
            | "older"
            | "younger"
            | "shorter"
            | "lighter"
            | "faster"
            | "slower"
            | "higher"
            | "bigger"
            | "smaller"
            | "wider"
            | "deeper"
            | "cheaper"
            | "warmer"
            | "colder"
    )
}

/// Nouns that say when, with "last", "next" or "each" before them.
pub(crate) const TIME_NOUNS: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "year",
    "season",
    "night",
    "morning",
    "afternoon",
    "evening",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "spring",
    "summer",
    "fall",
    "winter",
    "today",
    "time",
];
