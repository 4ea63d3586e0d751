//! Words that can bear a rule. Whoever changes a puzzle needs a word for it: a place ("the corners"), a quantity ("at most
//! twice"), an order, a likeness, something that is done or that happens ("the jug leaks"), a word of no or of if. All other
//! words only dress a puzzle up, and one of them that a reader has never seen is no reason to refuse.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lemmas_of;

/// Where something is, and how it lies to something else.
const PLACES: &str = "diagonal diagonally antidiagonal corner centre center central middle midpoint edge border rim margin perimeter boundary \
    frame neighbour neighbor neighbouring neighboring neighbourhood adjacent adjacency beside next nearby near nearest close \
    closest far farther farthest furthest distance away apart touch touching contact opposite facing face across along around \
    through via past over under above below beneath underneath between among inside outside within behind front ahead left right \
    up down upward downward upwards downwards leftmost rightmost top bottom upper lower uppermost lowest highest north south east \
    west northern southern eastern western horizontal horizontally vertical vertically parallel perpendicular slanted straight \
    clockwise anticlockwise counterclockwise inner outer interior exterior half halves quarter third region zone cage window \
    block box band stack thermometer arrow circle cylinder torus sphere ring loop knight rook bishop king pawn row column line \
    position place coast coastal inland level layer floor ceiling wall corridor side end beginning start finish goal target \
    vertex vertices node square cell field";

/// How many, how much, and what is reckoned of it.
const QUANTITIES: &str = "sum total add addition plus subtract subtraction minus difference product multiply multiplication multiple divide \
    division divisible divisor factor quotient ratio double doubled triple tripled quadruple twice thrice once half square \
    squared cube cubed power exponent exponential root factorial modulo mod remainder even odd prime composite consecutive \
    average mean median mode maximum maximal minimum minimal most least fewest more less fewer greater greatest larger largest \
    bigger biggest smaller smallest higher lower equal unequal same identical different distinct unique count counted number \
    amount quantity many much several few both pair single multiple percent percentage fraction decimal integer negative \
    positive nonnegative zero digit length long longer longest short shorter shortest width height depth size area weight heavy \
    heavier heaviest light lighter lightest cost price pay fee toll charge cheap cheaper cheapest expensive budget capacity \
    limit bound score point bonus penalty exceed excess surplus extra additional further another other spare rest remaining \
    concatenate concatenation round rounded truncate base binary octal hexadecimal decimal roman digitwise carry";

/// In what order, how often and when.
const ORDERS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth last final previous former latter next following \
    preceding successive alternate alternately alternating ascending descending increasing increase decreasing decrease rising \
    rise falling fall grow shrink order ordered sort sorted reverse reversed reversal backward backwards forward inverse inverted \
    mirror mirrored mirroring reflect reflected symmetric symmetrical symmetry transpose transposed rotate rotated rotation turn \
    turned flip flipped upside shift shifted cycle cyclic cyclically wrap wrapped periodic repeat repeated repeatedly repetition again \
    often every each always never sometimes before after until while when whenever once twice simultaneously together \
    immediately later earlier sooner early late begin start end finish stop pause wait skip skipping";

/// What is denied, allowed, excepted, or holds on a condition.
const CONDITIONS: &str = "not no none nobody nothing never neither nor cannot without except excepting excluding exclude excluded exclusive \
    unless if otherwise else only solely instead rather but however although though despite besides also too additionally moreover \
    must may can could should shall allow allowed permit permitted forbid forbidden prohibit prohibited ban banned require required \
    necessary mandatory compulsory optional free any all every each some exactly least most either or xor \
    ignore ignored ignoring disregard omit omitted missing absent lack lacking torn broken wrong wrongly mistake mistaken misprint error \
    false falsely lie lying liar untrue true truth invalid illegal blocked include including included inclusive contain counting \
    violate break broken relax assume assuming suppose treat treated pretend regardless whether unlike like";

/// What is done to things, and what happens to them.
const DEEDS: &str = "swap exchange switch replace replaced substitute remove removed delete deleted erase erased strike cross add insert \
    inserted append prepend change changed alter modify move moved moving slide push pushed pull pulled drag carry lift drop \
    throw jump jumped leap hop fly teleport portal tunnel bridge climb swim dig bomb explode open opened close closed lock locked unlock key door gate \
    switch trap trapped lava ice slip sticky enemy monster guard ghost fire burn burnt melt melted freeze frozen leak drip \
    evaporate spill spilled pour empty emptied fill filled sink sunk float flood drown die dead kill killed eat eaten \
    hungry bite attack capture captured take threaten defend hide hidden vanish disappear appear grow age born rest sleep wake tired crack cracked \
    collapse destroy damaged damage stuck glued glue fixed fix tie tied attached join joined merge merged split cut cuts \
    combine stack nested colour color coloured colored paint painted shade shaded mark marked sell sold buy bought lend borrow \
    share shared visit visited collect gather deliver return reuse reused recycle use unused spend save reset undo \
    guess random randomly chance probability likely expected fair unfair biased loaded draw shuffle \
    stay stays asleep awake drunk ill sick short-sighted blind see weak strong tiny huge poisonous radioactive magnetic invisible red green blue yellow black white orange purple pink brown grey gray";

/// What is asked: another question than the usual one.
const QUESTIONS: &str = "how many count number probability percentage ways possibilities possibility arrangements combinations permutation \
    permutations distinct list prove proof why explain decide whether possible impossible optimal best worst which who whose \
    when where compare estimate approximate solvable unsolvable";

/// Whether a word, or what it is a form of, can bear a rule.
///
/// ```
/// use polya::language::bears_a_rule;
/// assert!(bears_a_rule("corners") && bears_a_rule("leaks") && bears_a_rule("twice"));
/// assert!(!bears_a_rule("whiteboard") && !bears_a_rule("disposal"));
/// ```
pub fn bears_a_rule(word: &str) -> bool {
    // A letter by itself names something.
    word.chars().count() == 1
        || is_listed(word)
        || lemmas_of(word).iter().any(|lemma| is_listed(lemma))
        || word.split('-').any(|part| part.len() < word.len() && is_listed(part))
}

fn is_listed(word: &str) -> bool {
    static LISTED: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lists = [PLACES, QUANTITIES, ORDERS, CONDITIONS, DEEDS, QUESTIONS];
        lists.iter().flat_map(|list| list.split_whitespace()).collect()
    });
    LISTED.contains(word)
}
