//! Remarks beside a problem: how the answer is to be laid out, told without a verb of giving, "One row per line, numbers
//! separated by spaces", and what says nothing at all, "Mental maths!".

use super::answering::example_at;
use super::bearing::bears_a_rule;
use super::wording::says;
use super::{Telling, lemmas_of};
use crate::problem::{Prompt, Sentence, Token, TokenKind};

/// Words of which a remark on the layout has one at least.
const OF_LAYOUT: &str = "per_line|on_one_line|own_line|single_line|separate_line|space|blank|comma|separated|arrow|quote|quoted|lower_case|upper_case|\
                         lowercase|uppercase|decimals|decimal_place|significant_figure|significant_digit|syntax|latex|unicode|notation|bracket|\
                         bracketed|format|json|explanation|digits_after|unbroken|places";

/// Words of a layout, though elsewhere they may bear a rule. No place and no order is among them: "the first row" is a part.
const KNOWN: &str = "a i me we you per line row number in order each separate separated between space blank comma semicolon arrow with without no not nothing only just \
    else more other decimal place significant figure digit round rounded correct by same fraction lowest reduced simplest term form answer result value \
    power product exponent multiplication symbol sign need want write use put include and or as of list nested key step move press quoted unquoted double \
    square bracket grid layout any plus minus upper lower case small capital letter word character string single unbroken one entry cell like so \
    for after all every between long explanation text reasoning talk please to the it is are be may can should must";

/// Numbers may only stand before these.
const COUNTED: &str =
    "decimal|decimals|place|places|significant|row|line|per|number|word|digit|unbroken|string|single|long";

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|it| !it.is_empty())
}

fn is_known(word: &str) -> bool {
    let is_listed = |word: &str| KNOWN.split_ascii_whitespace().any(|it| it == word);
    is_listed(word) || lemmas_of(word).iter().any(|it| is_listed(it)) || !bears_a_rule(word)
}

/// Whether a sentence only tells the layout of the answer, or how exact it is to be.
///
/// ```
/// use polya::language::{is_remark, read_tokens};
/// let prompt = read_tokens("One row per line, numbers separated by spaces. Keep the first two rows, separated by spaces.");
/// let remarks: Vec<bool> = prompt.outline().sentences.iter().map(|it| is_remark(&prompt, it)).collect();
/// assert_eq!(remarks, [true, false]);
/// ```
pub fn is_remark(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    let lower = prompt.text_of(sentence).to_lowercase();
    let said = &lower[..example_at(&lower)];
    let heard: Vec<&Token> = tokens.iter().filter(|it| it.span.start < sentence.span.start + said.len()).collect();
    let is_counted = |at: usize| match heard[at].kind {
        TokenKind::Number(_) => heard[at + 1..].iter().take(2).any(|it| says(std::slice::from_ref(*it), COUNTED)),
        TokenKind::Formula(_) => !heard[at].lower.contains(|c: char| c.is_alphanumeric()),
        TokenKind::Clock(_) => false,
        _ => true,
    };
    let is_short = heard.len() < 9 && says(tokens, "only|just");
    !prompt.text_of(sentence).ends_with('?')
        && (says(tokens, OF_LAYOUT) || is_short)
        && (0..heard.len()).all(is_counted)
        && words(said).all(is_known)
}

/// Whether a sentence says nothing that could matter: it has no number and no formula, asks nothing, and no word of it can
/// bear a rule.
pub fn says_nothing(prompt: &Prompt, sentence: &Sentence) -> bool {
    let tokens = prompt.of(sentence);
    let is_word = |it: &Token| matches!(it.kind, TokenKind::Word { .. } | TokenKind::Mark(_));
    !prompt.text_of(sentence).ends_with('?')
        && tokens.iter().all(is_word)
        && words(&prompt.text_of(sentence).to_lowercase()).all(|it| !bears_a_rule(it) || super::rules::is_plain(it))
}

impl Telling<'_> {
    /// Accounts for the remarks on the layout, which the form of the answer heeds.
    pub fn passes_remarks(&self) {
        for sentence in self.left() {
            if is_remark(self.prompt, sentence) {
                self.passes(&sentence.span);
            }
        }
    }
}
