//! The words in which a maze is told: the marks of its cells, and what else may be said of it.

use crate::skills::search::legend::Role;

pub(super) const ROLES: &[Role] = &[
    (
        "wall",
        &[
            "wall",
            "blocked",
            "obstacle",
            "block",
            "barrier",
            "rock",
            "impassable",
            "closed",
            "obstruction",
            "hedge",
            "solid",
            "brick",
            "not_walkable",
            "cannot_enter",
            "cannot_pass",
            "tree",
            "stone",
            "bush",
            "fence",
            "water",
            "locked",
            "lake",
            "cliff",
            "building",
            "pillar",
            "not_step",
            "not_be_entered",
            "not_be_crossed",
            "not_be_stepped",
            "not_be_walked",
            "not_be_used",
            "not_be_passed",
            "be_avoided",
            "shelf",
            "shelves",
            "can't_be_crossed",
        ],
    ),
    (
        "open",
        &[
            "open",
            "passage",
            "free",
            "empty",
            "floor",
            "corridor",
            "walkable",
            "passable",
            "clear",
            "traversable",
            "not_blocked",
            "way_through",
            "hallway",
            "walk",
            "paths",
            "ground",
            "grass",
            "road",
            "unblocked",
            "gap",
            "path",
            "can_go",
            "can_cross",
            "can_step",
            "may_step",
            "may_cross",
            "allowed",
        ],
    ),
    (
        "start",
        &[
            "start",
            "starting",
            "beginning",
            "begin",
            "origin",
            "source",
            "from",
            "you",
            "robot",
            "mouse",
            "player",
            "entrance",
            "entry",
            "hero",
            "where_you_are",
            "where_you_begin",
            "where_you_start",
            "where_i_am",
            "me",
            "agent",
            "rat",
            "ant",
            "rat",
            "rabbit",
            "explorer",
            "beginning",
            "watchman",
            "frog",
            "hedgehog",
            "dog",
            "cat",
            "snail",
            "turtle",
        ],
    ),
    (
        "goal",
        &[
            "goal",
            "destination",
            "end",
            "exit",
            "target",
            "finish",
            "to",
            "treasure",
            "cheese",
            "escape",
            "way_out",
            "home",
            "finishing",
            "ending",
            "prize",
            "carrot",
            "charger",
            "door_out",
            "flag",
            "house",
            "gold",
            "gem",
            "diamond",
            "nest",
            "bone",
            "food",
            "where_you_have_to_get_to",
            "where_you_have_to_go",
            "where_you_need_to_go",
            "where_you_want_to_go",
            "where_i_want_to_go",
            "where_i_have_to_go",
        ],
    ),
];

/// What makes it another puzzle.
pub(super) const OTHER_PUZZLES: &str = "keys|a_key|the_key|locked_door|closed_door|door_is|doors_are|door_can|one_door|the_door|a_door|portal|teleport|teleporter|cost|weight|weighted|jump|jumps|trap|traps|checkpoint|\
                             collect|break|breaks|destroy|remove|energy|fuel|wrap|wraps|torus|longest|turn|turns|face|facing|guard|enemy|\
                             monster|ice|slide|slides|slippery|box|boxes|crate|push|tetris|bomb|minutes|spread|rotten|island|islands|\
                             every_cell|all_cells|swamp|mud|rugby|bridge|lava|switch|button|time_limit|sum|minimal_sum|total|one_wall|\
                             hexagonal|second|mark_the_path|mark_the_route|mark_the_way|mark_your|draw_the_path|draw_the_route|draw_your|two_robots";

/// Words besides those of the legend that the rules are told in.
pub(super) const KNOWN: &str = "maze labyrinth grid map board matrix field floor plan room cell wall garden cave dungeon square path route way navigate go \
    reach escape get distance direction exit travel length short quick fast few optimal up down left right north east south west \
    vertically horizontally vertical horizontal diagonal diagonally adjacent neighbour neighbor neighbouring neighboring orthogonal \
    orthogonally four eight cardinal edge side share outside leave stay within inside bound pass cross walk enter block through \
    represent mark marking character symbol letter legend key string sequence separate comma space output print return respond write \
    reply word exist infeasible unreachable lead connect two time row column top bottom upper lower corner array position location \
    place current cheapest describe as string format example u d l r n e s w single start end begin goal look try visit-free come take \
    travelled draw show contain consist like line text integer count total binary run hop crawl drive roll ride seen rule usual possible cell's valid one-step rectangular given below above \
    straight beside next point swim deep occupy count dot hash stand charge door doors above below line lines courtyard plan hop yard tell which hand green red black white blue bed flower pass arrive beside next land lie stand find onto along obstacle traverse flag cheese labyrinth's only-once indicate denote there \
    binary element value include included including count counting list tuple tuples coordinate bfs breadth first breadth-first search both matrix neighbour neighbours neighbourhood \
    neighborhood cell-to-cell respond place located position traverse key blocked x o python json array return obstacle allowed gate castle knight climb infeasible mean separated arrive robot diagonal_moves \
    i'd blank col cols neighbourhood non-diagonal total different route last per node given ends stand write wall-free itself imagine share across directly question behind either ahead between stuck final agent me robot shelf action set length clear waiting drop off";
