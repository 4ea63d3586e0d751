//! What kind of thing a noun names: a duck is a bird, and a bird is an animal. A rose is neither.
//!
//! This is knowledge that stories take for granted. Only what everybody would say without thinking is listed; of whatever
//! is not, nothing is known, which is not the same as no.

/// A kind, the kind that it belongs to (or nothing), and its members in the singular.
const KINDS: &[(&str, &str, &str)] = &[
    ("animal", "", "pet turtle tortoise snake lizard frog toad snail crab lobster worm spider dinosaur"),
    (
        "mammal",
        "animal",
        "dog puppy cat kitten cow calf bull horse foal pony donkey mule sheep lamb goat pig piglet rabbit bunny hamster \
         gerbil mouse rat squirrel chipmunk hedgehog fox wolf bear deer elk moose lion tiger leopard cheetah panther zebra \
         giraffe elephant rhino hippo monkey ape gorilla chimpanzee kangaroo koala panda camel llama alpaca bat otter beaver \
         badger raccoon skunk seal walrus whale dolphin guinea",
    ),
    (
        "bird",
        "animal",
        "duck duckling hen chicken chick rooster turkey goose gosling swan pigeon dove sparrow robin crow raven magpie \
         blackbird finch canary parrot parakeet owl eagle hawk falcon seagull gull penguin ostrich flamingo pelican stork \
         heron swallow woodpecker peacock cardinal starling bluejay",
    ),
    (
        "fish",
        "animal",
        "goldfish guppy trout salmon bass carp tuna cod herring perch pike catfish angelfish clownfish tetra shark minnow eel",
    ),
    (
        "insect",
        "animal",
        "ant bee wasp fly butterfly moth beetle ladybug ladybird grasshopper cricket dragonfly mosquito caterpillar",
    ),
    ("plant", "", "bush shrub fern cactus ivy weed herb seedling"),
    (
        "flower",
        "plant",
        "rose tulip daisy lily sunflower daffodil carnation orchid violet marigold poppy iris peony dahlia lilac pansy \
         geranium hyacinth petunia",
    ),
    (
        "tree",
        "plant",
        "oak maple pine birch elm willow poplar fir spruce cedar palm chestnut dogwood redwood sycamore walnut",
    ),
    ("food", "", "sandwich pizza soup salad bread loaf burger rice pasta cheese sausage"),
    (
        "fruit",
        "food",
        "apple pear banana orange lemon lime grape cherry plum peach apricot mango melon watermelon pineapple kiwi fig \
         strawberry raspberry blueberry blackberry grapefruit mandarin tangerine nectarine coconut papaya pomegranate",
    ),
    (
        "vegetable",
        "food",
        "carrot potato onion cabbage cauliflower broccoli lettuce spinach cucumber tomato pepper pumpkin squash zucchini radish \
         turnip beet pea bean corn eggplant leek celery",
    ),
    (
        "pastry",
        "food",
        "cake cupcake cookie muffin pie croissant doughnut donut brownie tart bun roll scone biscuit waffle pancake",
    ),
    (
        "vehicle",
        "",
        "car truck van bus taxi motorcycle motorbike bicycle bike scooter tractor ambulance jeep lorry train tram plane \
         helicopter boat ship",
    ),
    ("furniture", "", "chair table desk sofa couch bed bench stool bookcase shelf wardrobe dresser armchair cupboard"),
    ("tool", "", "hammer saw screwdriver wrench drill pliers chisel shovel rake spade hoe axe"),
    (
        "instrument",
        "",
        "piano guitar violin flute drum trumpet clarinet cello harp saxophone trombone oboe ukulele banjo",
    ),
    (
        "clothing",
        "",
        "shirt t-shirt blouse sweater jacket coat dress skirt sock shoe boot hat cap scarf glove mitten belt tie jean \
         pants trouser shorts sweatshirt hoodie",
    ),
    ("toy", "", "doll teddy puzzle yoyo kite marble robot block"),
    ("coin", "", "penny nickel dime quarter"),
    ("shape", "", "circle triangle square rectangle pentagon hexagon star"),
];

/// The kinds that a noun belongs to, the narrowest first; none when it is not known.
fn kinds_of(noun: &str) -> impl Iterator<Item = &'static str> {
    let of = |noun: &str| {
        let is_listed = |members: &str| members.split_ascii_whitespace().any(|member| member == noun);
        let known =
            KINDS.iter().find(|(kind, above, members)| is_listed(members) || *kind == noun && !above.is_empty());
        known.map(|(kind, above, _)| if *kind == noun { *above } else { *kind })
    };
    std::iter::successors(of(noun), move |kind| of(kind))
}

/// Whether a thing is of a kind, by their names in the singular; none when that is not known.
///
/// ```
/// use polya::language::is_of_kind;
/// assert_eq!(is_of_kind("duck", "animal"), Some(true));
/// assert_eq!(is_of_kind("lily", "animal"), Some(false));
/// assert_eq!(is_of_kind("gadget", "animal"), None);
/// ```
pub fn is_of_kind(thing: &str, kind: &str) -> Option<bool> {
    let is_kind = KINDS.iter().any(|(known, ..)| *known == kind);
    let mut kinds = kinds_of(thing).peekable();
    kinds.peek()?;
    is_kind.then(|| kinds.any(|known| known == kind))
}
