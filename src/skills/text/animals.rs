//! How many legs animals have, by the group they belong to.
//!
//! Source: R. C. Brusca, W. Moore, S. M. Shuster, *Invertebrates*, 3rd edition, 2016, for the animals without a backbone;
//! those with one have four limbs, of which birds and humans walk on two. The arms of a starfish are counted as its legs, as
//! puzzles do.

/// A group, its number of legs, and animals in it.
type Group = (&'static str, i64, &'static [&'static str]);

pub const GROUPS: &[Group] = &[
    (
        "without legs",
        0,
        &[
            "snake",
            "snail",
            "slug",
            "sea slug",
            "worm",
            "earthworm",
            "flatworm",
            "leech",
            "jellyfish",
            "fish",
            "shark",
            "whale",
            "dolphin",
            "eel",
            "goldfish",
            "salmon",
            "trout",
            "clam",
            "oyster",
            "mussel",
            "cobra",
            "python",
            "tuna",
            "ray",
        ],
    ),
    (
        "birds",
        2,
        &[
            "bird", "chicken", "hen", "rooster", "duck", "goose", "turkey", "eagle", "owl", "penguin", "ostrich",
            "parrot", "sparrow", "pigeon", "swan", "crow", "robin", "hawk", "flamingo", "dove", "emu", "peacock",
            "seagull", "gull", "stork", "falcon",
        ],
    ),
    ("humans", 2, &["human", "person", "man", "woman", "child", "boy", "girl", "farmer"]),
    (
        "mammals",
        4,
        &[
            "dog",
            "cat",
            "cow",
            "horse",
            "lion",
            "tiger",
            "elephant",
            "giraffe",
            "deer",
            "sheep",
            "goat",
            "pig",
            "mouse",
            "rat",
            "rabbit",
            "bear",
            "wolf",
            "fox",
            "zebra",
            "camel",
            "donkey",
            "monkey",
            "squirrel",
            "leopard",
            "cheetah",
            "hippo",
            "hippopotamus",
            "rhino",
            "rhinoceros",
            "puppy",
            "kitten",
            "lamb",
            "calf",
            "bull",
            "ox",
            "buffalo",
            "moose",
            "llama",
            "hamster",
            "hedgehog",
            "panda",
            "beaver",
            "otter",
            "mule",
            "pony",
            "hare",
            "mole",
            "badger",
            "raccoon",
            "antelope",
        ],
    ),
    (
        "reptiles and amphibians with legs",
        4,
        &[
            "lizard",
            "gecko",
            "turtle",
            "tortoise",
            "crocodile",
            "alligator",
            "frog",
            "toad",
            "newt",
            "salamander",
            "iguana",
            "chameleon",
        ],
    ),
    ("starfish", 5, &["starfish", "sea star"]),
    (
        "insects",
        6,
        &[
            "insect",
            "ant",
            "butterfly",
            "beetle",
            "bee",
            "wasp",
            "grasshopper",
            "cricket",
            "cockroach",
            "praying mantis",
            "mantis",
            "firefly",
            "fly",
            "moth",
            "ladybug",
            "ladybird",
            "dragonfly",
            "mosquito",
            "locust",
            "termite",
            "flea",
            "bumblebee",
            "hornet",
            "aphid",
            "honeybee",
            "housefly",
        ],
    ),
    ("arachnids", 8, &["spider", "scorpion", "tick", "mite", "tarantula", "arachnid"]),
    ("ten-legged crustaceans", 10, &["crab", "lobster", "shrimp", "prawn", "crayfish"]),
    ("woodlice", 14, &["woodlouse", "pill bug", "isopod"]),
];

/// The animal that a noun in the singular or plural names; also in plurals that are made as if they were regular.
pub fn named(words: &str) -> Option<&'static str> {
    let words = words.trim().to_lowercase();
    let irregular = [
        ("mice", "mouse"),
        ("geese", "goose"),
        ("oxen", "ox"),
        ("people", "person"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("woodlice", "woodlouse"),
        ("wolves", "wolf"),
        ("calves", "calf"),
        ("mantids", "mantis"),
        ("praying mantises", "praying mantis"),
        ("persons", "person"),
    ];
    if let Some((_, animal)) = irregular.iter().find(|(plural, _)| *plural == words) {
        return animals().find(|it| it == animal);
    }
    animals().find(|animal| {
        let ending = words.strip_prefix(*animal);
        let is_regular = matches!(ending, Some("" | "s" | "es"));
        let stem = animal.strip_suffix('y').and_then(|stem| words.strip_prefix(stem));
        is_regular || stem == Some("ies")
    })
}

fn animals() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, _, names)| names.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_read_as_they_are_made() {
        let cases = [
            ("butterflies", "butterfly"),
            ("butterflys", "butterfly"),
            ("praying mantiss", "praying mantis"),
            ("sheep", "sheep"),
            ("starfishs", "starfish"),
        ];
        for (plural, animal) in cases {
            assert_eq!(named(plural), Some(animal));
        }
        assert_eq!(named("tables"), None);
        assert_eq!(named("cattle"), None);
    }
}
