//! What is asked of a way through a maze, apart from what is given.

use crate::language::says;
use crate::problem::Prompt;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Directions, how many steps, or whether there is a way.
    Usual,
    /// The cells on the way, as pairs of numbers.
    Cells,
    /// How many cells are on the way, with both of its ends.
    Visited,
    /// In how many ways one gets there without ever turning back.
    Ways,
    /// Which of several exits can be reached.
    Exits,
}

/// None where it is asked for something that is not understood.
pub fn asked(prompt: &Prompt) -> Option<Asked> {
    let ways = "how_many_paths|how_many_ways|how_many_routes|how_many_different|number_of_paths|number_of_ways|number_of_different|\
                number_of_routes|number_of_distinct|number_of_unique|how_many_distinct|how_many_unique|in_how_many_ways";
    let cells = "how_many_cells|how_many_squares|number_of_cells|number_of_squares|how_many_tiles|number_of_tiles|how_many_fields|number_of_visited";
    let places = "coordinates|coordinate|tuple|tuples|list_of_cells|sequence_of_cells|cells_on_the|list_the_cells|list_of_positions|positions_on";
    let exits = "gate|gates|exits|doors|which_exit|which_door|which_goal|which_treasure|which_cheese|which_of_the";
    match () {
        () if prompt.says(ways) => {
            let is_forward = prompt.says("only|either|always|can right|east down|south");
            (is_forward && !prompt.says("shortest|fewest")).then_some(Asked::Ways)
        }
        // "How many squares do you step onto?" leaves out the one where you stand.
        () if prompt.says(cells)
            && prompt.says("step_onto|steps_onto|stepping_onto|step_on_to")
            && !prompt.says("include|including|included|counting|count start|starting|first|both") =>
        {
            Some(Asked::Usual)
        }
        () if prompt.says(cells) => {
            // "The number of cells visited, including the first and the last one."
            let counts = prompt.sentences_that_say(cells).all(|it| {
                says(prompt.of(it), "path|way|route|walk|pass visit|visited|include|including|included|counting|contain|contains|both|cover|consist|on|through")
            });
            let both =
                prompt.says("include|including|included|counting|both|with start|starting|first|end|ends|s|themselves");
            (counts && both).then_some(Asked::Visited)
        }
        () if prompt.says(places) => {
            let gives = prompt.says("list|give|return|show|output|write|like|sequence|what|which|provide|print coordinates|coordinate|tuples|tuple|cells|positions");
            (gives && !prompt.says("how_many|number_of|length_of|visited")).then_some(Asked::Cells)
        }
        () if prompt.says(
            "which|what exit|exits|gate|gates|door|doors|goal|treasure|cheese reach|reached|get|reachable|accessible",
        ) && !prompt.says("nearest|closest|first|shortest|fewest|how_many|far")
            && prompt.says(exits) =>
        {
            Some(Asked::Exits)
        }
        () if prompt.says("gate|gates|visited|each_cell") => None,
        () => Some(Asked::Usual),
    }
}
