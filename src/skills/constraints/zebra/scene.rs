//! Sentences that name no thing: they set the scene, or state a rule of another kind.

use std::ops::Range;

use super::categories::{Category, Things};
use super::clues;
use super::words::{cardinal, place_of, says};

/// What is usual in any such puzzle, though its words could be those of a rule.
const USUAL: &[&str] = &[
    "not_necessarily_in_this_order",
    "not_necessarily_in_that_order",
    "not_necessarily_in_the_order_given",
    "not_necessarily_respectively",
    "not_necessarily",
    "not_in_this_order",
    "in_no_particular_order",
    "not_in_that_order",
    "in_some_order",
    "in_any_order",
    "no_two",
    "nobody",
    "no_one",
    "none_of_them",
    "only_the_name",
    "only_one",
    "only_once",
    "exactly_one",
    "exactly_once",
    "one_of_each",
    "next_to_each_other",
    "next_to_one_another",
    "beside_each_other",
    "side_by_side",
    "if_you_look",
    "if_you_stand",
    "if_you_face",
    "not_share",
    "from_left_to_right",
    "in_order",
    "all_different",
    "adjacent_houses",
    "neighbouring_houses",
    "neighboring_houses",
    "adjacent_homes",
    "next_door_to_each_other",
    "no_repeats",
    "no_duplicates",
    "for_some_reason",
    "from_the_opposite_side",
    "from_across_the_road",
    "from_across_the_street",
    "from_over_the_road",
    "from_the_other_side",
    "some_order",
];

/// Words of rules.
const RULES: &str = "not|no|never|neither|nor|none|cannot|except|unless|if|only|at_least|at_most|exactly|but|odd|even|sum|total|difference|older|younger|\
                     taller|twice|alphabetical|alphabetically|instead|both|some|next_to|beside|adjacent|immediately|directly|between|left_of|right_of|\
                     to_the_left_of|to_the_right_of|before|after|ahead|behind|opposite|across_from|lie|lies|liar|false|wrong|true|two_of|one_of_the|\
                     three_of|half|increasing|decreasing|ascending|descending|sorted";

/// Words that tell two things to be alike, which is a rule unless no two of them are.
const ALIKE: &str = "same|share|shares|shared|equal|identical|in_common|agree";

const APART: &str = "no_two|nobody|no_one|none_of_them|not_share|never_share|different|unique|neither_of";

/// Whether these words may state a rule that is none of the usual ones.
pub fn may_be_a_rule(said: &[String]) -> bool {
    let mut rest = said.to_vec();
    for usual in USUAL {
        while let Some(at) = place_of(&rest, usual) {
            rest.splice(at..at + usual.split('_').count(), ["*".to_owned()]);
        }
    }
    says(&rest, RULES) || says(&rest, ALIKE) && !says(said, APART)
}

/// Whether a sentence denies something that is not usually denied.
pub fn denies(said: &[String]) -> bool {
    may_be_a_rule(said) && says(said, "not|never|cannot|neither|except|unless") && !says(said, "not_share|never_share")
}

/// Whether all numbers tell how many there are, or name all places, or the first and the last.
pub fn has_fit_numbers(said: &[String], size: usize, kinds: usize) -> bool {
    // "No two of them" are no number.
    let is_counted =
        |at: &usize| *at == 0 || !matches!(&*said[at - 1], "no" | "those" | "these") && said[*at] != "two_of";
    let numbers: Vec<usize> = (0..said.len()).filter(is_counted).filter_map(|at| cardinal(&said[at])).collect();
    let is_usual = |it: &usize| *it == 1 || *it == size || *it == kinds;
    numbers.iter().all(is_usual) || (1..=size).all(|it| numbers.contains(&it)) && numbers.iter().all(|it| *it <= size)
}

/// Whether a sentence that names no thing only tells how many there are and where they stand. None when it names a place, as
/// a clue would.
pub fn is_set(said: &[String], size: usize, kinds: usize) -> Option<bool> {
    let is_scene = says(
        said,
        "there_are|each|everyone|every|different|numbered|row|clues|clue|puzzle|riddle|all|following|below|stand|side_by_side|characteristics|attributes|\
         houses|homes|seats|positions|places|people|neighbours|neighbors|setting|no_two|nobody|number_1",
    );
    if clues::number_of_place(said, size).is_some() && !is_scene {
        return None;
    }
    if says(said, "next_to|beside|immediately|directly|neighbour|neighbor|adjacent") && !is_scene {
        return None;
    }
    // "Houses: 4".
    let is_size_alone = said.len() <= 3 && said.iter().any(|word| cardinal(word) == Some(size));
    Some(has_fit_numbers(said, size, kinds) && (is_scene || is_size_alone) && !may_be_a_rule(said))
}

/// Whether words before a colon only lead to what follows: "Possible values:", "Hints:".
pub fn leads_in(said: &[String], things: &Things) -> bool {
    said.len() < 10
        && things.mentioned(said).is_some_and(|it| it.is_empty())
        && !may_be_a_rule(said)
        && !said.iter().any(|word| cardinal(word).is_some_and(|it| it > 1))
}

/// "| attribute | values |": what stands over a table of lists.
pub fn heads_a_table(text: &str, said: &[String]) -> bool {
    const HEADS: &str = "attribute|attributes|category|categories|kind|kinds|property|feature|type|trait|characteristic|value|values|option|\
                         options|item|items|possible|possibilities|choices|names";
    text.trim().starts_with('|') && said.iter().all(|word| HEADS.split('|').any(|it| it == word))
}

/// Whether a word is for a place or for one of the kinds.
pub fn is_label(word: &str, things: &Things) -> bool {
    let is_place = clues::PLACES.iter().any(|place| super::words::are_alike(word, place));
    is_place || matches!(word, "name" | "number") || !things.kinds_of(word).is_empty()
}

/// What a sentence says beside the lists in it.
pub fn without(text: &str, span: &Range<usize>, lists: &[Category]) -> String {
    let mut rest = String::new();
    let mut at = span.start;
    let mut places: Vec<&Range<usize>> =
        lists.iter().map(|it| &it.span).filter(|it| it.start < span.end && span.start < it.end).collect();
    places.sort_by_key(|it| it.start);
    for place in places {
        rest.push_str(text.get(at..place.start.max(at)).unwrap_or_default());
        rest.push(' ');
        at = at.max(place.end.min(span.end));
    }
    rest.push_str(text.get(at..span.end.max(at)).unwrap_or_default());
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skills::constraints::zebra::words::words;

    #[test]
    fn the_head_of_a_table_says_nothing_and_the_side_of_the_road_is_no_rule() {
        assert!(heads_a_table("| attribute | values |", &words("| attribute | values |")));
        assert!(!heads_a_table("| pet | cat |", &words("| pet | cat |")));
        assert!(!may_be_a_rule(&words("numbered from left to right as seen from the opposite side of the road")));
        assert!(may_be_a_rule(&words("the red house is opposite the blue one")));
    }
}
