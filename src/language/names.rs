//! First names and who they are called by: "he", "she", or both. From the lists of most frequent given names of the
//! United States' Social Security Administration (births 1920 to 2020), with titles and family words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Who a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    She,
    He,
    Either,
}

const SHE: &str = "abigail ada addison adele adriana agnes alana alexa alexandra alexis alice alicia alina alison alissa \
    allison alyssa amanda amber amelia amy ana anastasia andrea angela angelica angelina anita ann anna annabelle anne \
    annie april aria ariana arianna ariel arlene ashley aubrey audrey aurora ava barbara beatrice becca becky belinda \
    bella bernice bertha beth bethany betsy betty beverly bianca bonnie brandi brandy brenda brianna bridget britney \
    brittany brooke caitlin camila camilla candace carla carly carmen carol caroline carolyn carrie cassandra cassie \
    catherine cathy cecilia celeste charlene charlotte chelsea cherie cheryl chloe christina christine christy cindy \
    claire clara clarissa claudia colleen connie constance courtney crystal cynthia daisy dana daniela danielle daphne \
    darlene dawn deanna debbie debby deborah debra delia delilah denise destiny diana diane dina dolores donna dora doris \
    dorothy edith edna eileen elaine eleanor elena elisa elise eliza elizabeth ella ellen ellie elsa elsie emilia emily \
    emma erica erika erin esmeralda esther ethel eva evangeline eve evelyn faith faye felicia fiona florence frances \
    francesca gabriela gabrielle gail genesis geneva georgia geraldine gertrude gianna gina ginger giselle gladys glenda \
    gloria grace greta gretchen gwen gwendolyn hailey haley hanna hannah harriet hayley hazel heather heidi helen helena \
    henrietta hilary hilda holly hope ida imelda ingrid irene iris isabel isabella isabelle isla ivy jacqueline jada jade \
    jana jane janelle janet janice janine jasmine jean jeanette jeanne jenna jennie jennifer jenny jessica jill joan \
    joanna joanne jocelyn johanna jolene joline josephine josie joy joyce juanita judith judy julia juliana julie juliet \
    june kaitlyn kara karen karin karla kate katelyn katherine kathleen kathryn kathy katie katrina kayla kaylee keisha \
    kelly kelsey kendra khloe kiera kim kimberly kirsten kristen kristin kristina kristy krystal kylie lacey lana lara \
    laura lauren laurie layla leah leila lena leona leslie lexi lexie lila lillian lily linda lindsay lindsey lisa liz \
    liza lizette lizzy lola lora loretta lori lorraine louise lucia lucille lucinda lucy luna lydia lynn mabel mackenzie \
    madeline madelyn madison maggie maria mariah mariana marie marilyn marina marion marissa marjorie marla marlene marsha \
    marta martha mary matilda maureen maya megan melanie melinda melissa melody mercedes meredith mia michele michelle \
    mildred millie mindy minerva miranda miriam misha molly mona monica monique muriel myra myrtle nadia nancy naomi \
    natalia natalie natasha nellie nicole nina nora norma olga olive olivia opal paige pam pamela pat patricia patsy paula \
    pauline pearl peggy penelope penny phoebe phyllis piper priscilla priya rachel ramona rebecca regina renee rhonda rita \
    roberta robin robyn rosa rosalie rose rosemary rosie roxanne ruby ruth sabrina sadie sally samantha sandra sandy sara \
    sarah savannah scarlett selena serena shannon sharon sheena sheila shelby shelia shelly sheri sherri sherry sheryl \
    shirley sierra silvia sofia sonia sonya sophia sophie stacey stacy stella stephanie sue sumata summer susan susana \
    susie suzanne sydney sylvia tabitha tamara tammy tanya tara tasha tatiana taylor teresa teri terri tessa thelma \
    theresa tiffany tina toni tonya tori tracey tracy tricia trinity trisha ursula valentina valeria valerie vanessa vera \
    veronica vicki vickie victoria viola violet virginia vivian wanda wendy whitney willow wilma yasmin yesenia yolanda \
    yvette yvonne zoe zoey";

const HE: &str = "aaron abe abel abraham adam adrian al alan albert alec alejandro alex alexander alfred allan allen alvin \
    amos andre andres andrew andy angelo anthony antonio archie armando arnold arthur arturo asher austin barry ben \
    benedict benjamin bennett benny bernard bert bill billy blake bob bobby boris brad braden bradley brandon brayden \
    brendan brennan brent brett brian bruce bruno bryan bryce byron cade caleb calvin cameron carl carlos carlton carter \
    casey cecil cedric cesar chad charles charlie chase chester chris christian christopher clarence clark claude clayton \
    clifford clint clinton clyde cody colby cole colin connor conrad corey cory craig curtis cyrus dale dallas damian damon \
    dan daniel danny darin darius darnel darrell darren darryl daryl dave david dean dennis derek derrick desmond devin \
    dexter diego dirk dominic don donald donnie doug douglas drew duane dustin dwayne dwight dylan earl ed eddie edgar \
    edmund eduardo edward edwin eli elijah elliot elmer emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan \
    everett ezra felipe felix fernando floyd forrest francis francisco frank franklin fred freddie frederick gabriel garrett \
    garry gary gavin gene george gerald gerard gilbert giovanni glen glenn gordon graham grant greg gregory guillermo gus \
    guy harold harry harvey hector henry herbert herman homer horace howard hubert hudson hugh hugo hunter ian ignacio irvin \
    irving irwin isaac isaiah isha ivan jack jackson jacob jaden jake james jamie jared jason javier jay jeff jeffrey jeremiah \
    jeremy jermaine jerome jerry jesse jesus jim jimmy joe joel joey john johnathan johnny jon jonah jonas jonathan jordan \
    jorge jose joseph josh joshua josiah juan julian julio julius justin kaleb karl keith ken kenji kenneth kenny kent kevin \
    kirk kurt kyle lance larry lawrence lee leo leon leonard leonardo leroy lester levi lewis liam lino lincoln lionel lloyd \
    logan lonnie lorenzo louis lucas luis luke luther lyle mack malcolm manny manuel marc marco marcos marcus mario mark \
    marlon marshall martin marty marvin mason mateo matt matthew maurice max maxwell melvin micah michael miguel mike mikey \
    milan miles milton mitchell mohamed morris moses nate nathan nathaniel neal ned neil nelson nicholas nick noah noel \
    nolan norman oliver omar orlando oscar otis otto owen pablo parker patrick paul pedro perry pete peter phil philip \
    phillip preston quentin rafael ralph ramon randall randy raul ray raymond reginald rene ricardo richard rick ricky riley \
    rob robert roberto rodney rodrigo roger roland roman ron ronald ronnie roosevelt ross roy ruben rudy rufus rupert russell \
    ryan salvador sam sammy samuel santiago saul scott sean sebastian sergio seth shane shaun shawn sheldon sherman sidney \
    simon spencer stan stanley stephen steve steven stewart stuart ted terrance terrence terry theodore thomas tim timmy \
    timothy toby todd tom tommy tony travis trent trenton trevor tristan troy tyler tyrone vernon victor vince vincent virgil \
    wade wallace walter warren wayne wesley wilbur will willard william willie wyatt xavier zach zachary zack";

const EITHER: &str = "avery bailey blair cameron carey casey charlie chris corey dakota dana drew eden elliot emerson emery \
    finley frankie hayden harper jackie jaime jamie jan jess jessie jo jody jordan kai kelly kendall kerry kim kris leslie \
    lee lou lynn micah morgan nicky pat paris parker pat payton peyton phoenix quinn reese riley robin rory rowan sage sam \
    sandy sasha shannon shawn sidney skyler stacy sydney tatum taylor terry toby tracy val";

const ROLES_SHE: &str = "mrs. ms. miss mother mom mommy mum sister aunt grandmother grandma daughter girl woman wife niece lady queen \
    princess waitress actress girlfriend";

const ROLES_HE: &str = "mr. father dad daddy brother uncle grandfather grandpa son boy man husband nephew gentleman king prince waiter \
    actor boyfriend";

const ROLES_EITHER: &str = "dr. prof. friend teacher cousin child kid student baby parent doctor farmer chef baker neighbor worker player \
    coach person customer driver biologist carpenter writer painter owner classmate roommate neighbour janitor librarian \
    principal manager clerk builder plumber magician";

/// The words of three lists, for every word of a prompt is asked for.
type Called = HashMap<&'static str, Gender>;

static NAMES: LazyLock<Called> = LazyLock::new(|| called(EITHER, SHE, HE));
static ROLES: LazyLock<Called> = LazyLock::new(|| called(ROLES_EITHER, ROLES_SHE, ROLES_HE));

/// Who a first name can be called by; lower case.
pub fn gender(name: &str) -> Option<Gender> {
    NAMES.get(name).copied()
}

/// Who a kind of person, or a person with this title, can be called by; lower case, with the stop of a title.
pub fn gender_of_role(word: &str) -> Option<Gender> {
    ROLES.get(word).copied()
}

/// Who is in the lists of both is called either.
fn called(either: &'static str, she: &'static str, he: &'static str) -> Called {
    let mut called = Called::new();
    for (list, gender) in [(she, Gender::She), (he, Gender::He), (either, Gender::Either)] {
        for word in list.split_ascii_whitespace() {
            let known = called.entry(word).or_insert(gender);
            if *known != gender {
                *known = Gender::Either;
            }
        }
    }
    called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_the_pronouns_that_people_use() {
        assert_eq!(gender("joan"), Some(Gender::She));
        assert_eq!(gender("tim"), Some(Gender::He));
        assert_eq!(gender("sam"), Some(Gender::Either));
        assert_eq!(gender_of_role("mrs."), Some(Gender::She));
        assert_eq!(gender("marble"), None);
    }
}
