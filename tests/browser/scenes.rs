//! What somebody does in the studio, from the first problem to the file that is handed out.

use serde_json::{Value, json};

use crate::driver::{Look, PROJECTOR, Page, with_page};
use crate::house::{House, asked};

type Scene = (&'static str, fn());

pub const ALL: &[Scene] = &[
    ("a_problem_is_typed_and_its_run_is_watched_to_the_end", watch),
    ("the_scrubber_goes_to_the_middle_where_later_things_are_not_seen_yet", scrub),
    ("the_keys_work_at_once_and_the_plan_follows_the_steps", step),
    ("a_path_that_came_to_another_answer_says_so", astray),
    ("an_empty_page_offers_problems_and_the_way_back_leads_to_the_run_before", back),
    ("a_node_leads_to_its_working_and_its_sentences", click_a_node),
    ("a_sentence_leads_to_its_moment_and_its_node", click_a_sentence),
    ("another_approach_is_tried_beside_the_first_run", another_approach),
    ("a_wrong_answer_that_is_forced_is_refuted", force_a_wrong_answer),
    ("a_problem_that_cannot_be_read_is_a_scene_with_wordings_to_try", refusal),
    ("a_relation_that_was_read_is_corrected", correct),
    ("a_long_run_is_stopped", stop),
    ("two_traces_are_compared", compare),
    ("a_run_in_a_file_plays_without_a_network", file),
    ("paths_are_rows_with_a_tally_and_one_is_shown_in_the_plan", paths),
    ("moments_are_found_by_text_and_by_verdict", find),
    ("everything_is_done_by_keyboard", keyboard),
    ("a_goal_is_folded_and_nothing_else_moves", fold),
    ("a_prompt_is_text_and_never_markup", markup),
    ("lessons_set_the_knobs_and_fold_their_notes", lessons),
    ("a_run_plays_by_itself_and_the_plan_grows", play),
    ("no_serious_fault_of_accessibility_is_found", accessibility),
    ("nothing_is_cut_off_on_a_phone_a_projector_and_a_wide_screen", sizes),
];

pub const APPLES: &str = "Tom has 3 times as many apples as Ann. Ann has 4 more apples than Bob. Bob has 5 apples. \
                      How many apples do they have together?";
const BAKER: &str = "A baker bakes 38 trays of 24 rolls each. He sells 567 rolls. How many rolls are left?";
const GCD: &str = "What is the gcd of 48 and 18?";

/// Opens a studio and asks a problem.
pub async fn ask(page: &Page, house: &House, prompt: &str) {
    page.open(&format!("http://{}/", house.address)).await;
    page.until("document.getElementById('theme').textContent !== ''").await;
    page.type_in("#prompt", prompt).await;
    page.click("#solve").await;
    page.until("document.querySelector('.stage .sentence')?.textContent").await;
}

fn scene(test: impl AsyncFnOnce(&Page, &House)) {
    seen_as(PROJECTOR, test);
}

fn seen_as(look: Look, test: impl AsyncFnOnce(&Page, &House)) {
    let house = House::open();
    with_page(look, async |page| test(&page, &house).await);
}

fn watch() {
    scene(async |page, house| {
        ask(page, house, APPLES).await;
        assert_eq!(page.text(".answer-line .answer").await, "41");
        assert!(page.text(".answer-line").await.contains("confirmed"));
        assert!(page.is("document.querySelectorAll('.plan .box[data-state=chosen]').length > 3").await);
        assert!(page.text(".thought.now").await.contains("41"));
        assert!(page.is("document.querySelector('.answer-line math mn')").await, "mathematics is MathML");
    });
}

async fn go_to(page: &Page, share: f64) {
    let script = format!(
        "const it = document.querySelector('.player input'); it.value = Math.round(it.max * {share});
         it.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.js(&script).await;
}

fn scrub() {
    scene(async |page, house| {
        ask(page, house, APPLES).await;
        go_to(page, 0.5).await;
        page.until("document.querySelectorAll('.thought.later').length > 0").await;
        assert!(page.is("document.querySelectorAll('.plan .box[data-state=chosen]').length === 0").await);
        assert_eq!(page.text(".answer-line .answer").await, "", "the end is not told before it comes");
        assert!(
            page.is("[...document.querySelectorAll('.plan .box')].some((box) => box.dataset.state === 'open')").await
        );
        go_to(page, 0.0).await;
        assert!(page.is("document.querySelectorAll('.plan .box:not([data-state=unseen])').length <= 1").await);
        go_to(page, 1.0).await;
        page.until("document.querySelectorAll('.thought.later').length === 0").await;
        assert!(page.is("document.querySelectorAll('.plan .box[data-state=chosen]').length > 3").await);
    });
}

fn step() {
    scene(async |page, house| {
        ask(page, house, APPLES).await;
        page.js("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));")
            .await;
        page.until("document.querySelector('.place').textContent.startsWith('1 of')").await;
        let on_screen = "(() => {
            const box = document.querySelector('.plan .box.now')?.getBoundingClientRect();
            const frame = document.querySelector('.plan').getBoundingClientRect();
            return !box || (box.left >= frame.left - 1 && box.right <= frame.right + 1
                && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1);
        })()";
        for moment in 2..=40 {
            page.js("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '.', bubbles: true }));")
                .await;
            page.until(&format!("document.querySelector('.place').textContent.startsWith('{moment} of')")).await;
            assert!(page.is(on_screen).await, "moment {moment}");
        }
        assert!(page.is("document.querySelector('.plan .box.now')").await);
    });
}

fn astray() {
    scene(async |page, house| {
        vote(page, house).await;
        // How they voted is seen without a click.
        assert!(page.is("!document.querySelector('[role=tabpanel][data-panel=paths]').hidden").await);
        page.click(".paths li[data-path='0'] button").await;
        page.until("document.querySelector('.stage.astray')").await;
        assert!(page.text(".unmet").await.contains("path 0, which came to"));
        let right = "[...document.querySelectorAll('.paths li')].find((it) => it.textContent.includes('345'))";
        page.js(&format!("{right}.querySelector('button').click();")).await;
        page.until("!document.querySelector('.stage.astray')").await;
    });
}

fn back() {
    scene(async |page, house| {
        page.open(&format!("http://{}/", house.address)).await;
        page.until("document.querySelectorAll('.welcome .try').length > 3").await;
        page.click(".welcome .try").await;
        page.until("location.hash === '#run-1' && document.querySelector('.stage .sentence')?.textContent").await;
        page.js("document.getElementById('prompt').value = ''").await;
        page.type_in("#prompt", GCD).await;
        page.click("#solve").await;
        page.until("location.hash === '#run-2' && document.querySelector('.stage .sentence')?.textContent").await;
        page.js("history.back()").await;
        page.until(
            "location.hash === '#run-1' && document.querySelector('.run')?.getAttribute('aria-label') === 'Run 1'",
        )
        .await;
    });
}

fn click_a_node() {
    scene(async |page, house| {
        ask(page, house, GCD).await;
        page.keys(".plan", "0").await;
        page.click(".plan .box.way").await;
        page.until("document.querySelector('.working .steps li')").await;
        assert!(page.is("document.querySelector('.plan .box.selected')").await);
        page.click("[data-node='1']").await;
        page.until("document.querySelector('.working h3')?.textContent.includes('48')").await;
        page.until("document.querySelectorAll('.thought.of-node').length > 0").await;
        page.until("document.querySelector('.prompt mark.said')").await;
        assert!(page.text(".prompt mark.said").await.contains("48"));
    });
}

fn click_a_sentence() {
    scene(async |page, house| {
        ask(page, house, APPLES).await;
        page.js("document.querySelectorAll('.thought')[2].click();").await;
        page.until("document.querySelectorAll('.thought')[2].classList.contains('now')").await;
        assert!(page.is("Number(document.querySelectorAll('.thought')[2].dataset.moment) === Number(document.querySelector('.player input').value)").await);
        page.until("document.querySelector('.plan .box.now')").await;
    });
}

fn another_approach() {
    scene(async |page, house| {
        ask(page, house, GCD).await;
        page.click("[data-node='1']").await;
        page.until("document.querySelector('.working .ways button.small')").await;
        page.click(".working .ways button.small").await;
        page.until("document.querySelectorAll('.stage').length === 2").await;
        page.until("!document.getElementById('difference').hidden").await;
        assert!(page.text("#difference").await.contains("First difference"));
        assert!(page.text(".override").await.contains("gcd(48, 18) by "));
        page.until("document.querySelectorAll('.box.differs').length > 0").await;
        assert!(page.is("document.querySelectorAll('.run:nth-of-type(2) .box[data-state=aside]').length > 0").await);
    });
}

fn force_a_wrong_answer() {
    scene(async |page, house| {
        ask(page, house, GCD).await;
        page.click("[data-node='1']").await;
        page.until("document.querySelector('.forcing input')").await;
        page.type_in(".forcing input", "7").await;
        page.click(".forcing button").await;
        page.until("document.querySelectorAll('.stage').length === 2").await;
        page.until("document.querySelector('.run:nth-of-type(2) .no-answer')").await;
        page.click(".run:nth-of-type(2) .player .refutation").await;
        page.until("/refuted/i.test(document.querySelector('.run:nth-of-type(2) .sentence').textContent)").await;
        assert!(page.text(".run:nth-of-type(2) .sentence").await.contains('7'));
    });
}

fn refusal() {
    scene(async |page, house| {
        ask(page, house, "What is the remaindr when 7^222 is divded by 12?").await;
        page.until("document.querySelector('.refusal .nearest button')").await;
        assert!(page.text(".answer-line").await.contains("No answer"));
        assert!(page.text(".refusal .nearest").await.contains("remainder"));
        page.click(".refusal .nearest button").await;
        page.until("document.querySelector('.answer-line .answer')?.textContent === '1'").await;
    });
}

fn correct() {
    scene(async |page, house| {
        ask(
            page,
            house,
            "Tom has 3 times as many apples as Ann. Ann has 4 more apples than the flurbish Bob. Bob has 5 apples. \
                          How many apples do they have together?",
        )
        .await;
        page.until("document.querySelector('.no-answer')").await;
        page.js("document.querySelector('[data-panel=refusal][role=tab]')?.click();").await;
        page.until("document.querySelector('.correction input')").await;
        let script = "const it = [...document.querySelectorAll('.correction input')].find((it) => it.value.includes('flurbish'));
                      it.value = it.value.replace('flurbish', 'bob');";
        page.js(script).await;
        page.js("document.querySelector('.correction button').click();").await;
        page.until("document.querySelector('.answer-line .answer')?.textContent === '41'").await;
    });
}

fn stop() {
    scene(async |page, house| {
        ask(page, house, GCD).await;
        page.js("document.getElementById('method').value = 'deliberate'; document.getElementById('method').dispatchEvent(new Event('change'));").await;
        page.type_in("#prompt", BAKER).await;
        page.type_in("#paths", "200000").await;
        page.type_in("#temperature", "2").await;
        page.click("#solve").await;
        page.until("document.querySelector('.live .thinking')?.textContent.includes('paths walked')").await;
        assert!(
            page.is("document.querySelectorAll('.live .tally .row').length > 0").await,
            "voices are counted as they come in"
        );
        page.click("#stop").await;
        page.until("document.getElementById('status').textContent.includes('stopped')").await;
        assert!(page.is("document.querySelector('.stage')").await, "the run before is shown again");
        assert!(page.is("document.getElementById('stop').hidden").await);
    });
}

fn compare() {
    scene(async |page, house| {
        ask(page, house, "What is the lcm of 12 and 18?").await;
        page.type_in("#prompt", "What is the lcm of 12 and 20?").await;
        page.click("#beside").await;
        page.until("document.querySelectorAll('.stage').length === 2 && !document.getElementById('difference').hidden")
            .await;
        assert!(page.text("#difference").await.starts_with("First difference:"));
        page.until("document.querySelectorAll('.box.differs').length > 0").await;
        // The address shows both again.
        page.js("location.reload();").await;
        page.until("document.querySelectorAll('.stage').length === 2").await;
        page.click(".close").await;
        page.until("document.querySelectorAll('.stage').length === 1").await;
    });
}

fn file() {
    let house = House::open();
    let trace = {
        let engine = polya::Engine::new(polya::skills::all());
        engine.solve(APPLES, &polya::Settings::default())
    };
    let path = std::env::temp_dir().join(format!("polya-{}.html", std::process::id()));
    std::fs::write(&path, polya::studio::page(&trace)).unwrap();
    drop(house);
    with_page(PROJECTOR, async |page| {
        page.devtools("Network.enable", json!({})).await;
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        page.devtools("Network.emulateNetworkConditions", offline).await;
        page.open(&format!("file://{}", path.display())).await;
        page.until("document.querySelector('.stage .sentence')?.textContent").await;
        assert_eq!(page.text(".answer-line .answer").await, "41");
        page.click(".player button[aria-label='To the start']").await;
        page.until("document.querySelectorAll('.plan .box:not([data-state=unseen])').length <= 1").await;
        page.click(".player button[aria-label='To the end']").await;
        page.click(".plan .box.way").await;
        page.until("document.querySelector('.working h3')").await;
        page.js("document.querySelectorAll('.thought')[1].click();").await;
        page.until("document.querySelectorAll('.thought')[1].classList.contains('now')").await;
        assert!(!page.is("document.querySelector('.forcing')").await, "a file starts no runs");
    });
    std::fs::remove_file(path).unwrap();
}

pub async fn vote(page: &Page, house: &House) {
    page.open(&format!("http://{}/", house.address)).await;
    page.js("document.getElementById('method').value = 'vote'; document.getElementById('method').dispatchEvent(new Event('change'));").await;
    page.type_in("#temperature", "0.9").await;
    page.type_in("#seed", "6").await;
    page.type_in("#prompt", BAKER).await;
    page.click("#solve").await;
    page.until("document.querySelector('.stage .sentence')?.textContent").await;
}

fn paths() {
    scene(async |page, house| {
        vote(page, house).await;
        page.click("[role=tab][data-panel=paths]").await;
        assert!(page.is("document.querySelectorAll('.paths li').length === 16").await);
        assert!(page.text(".tally").await.contains("12 of 16"));
        page.click(".paths-panel .buttons button").await;
        page.until("document.querySelectorAll('.paths .uncounted').length > 0").await;
        page.until("document.querySelectorAll('.paths .uncounted').length === 0").await;
        assert!(page.text(".tally").await.contains("12 of 16"));
        page.click(".paths li[data-path='0'] button").await;
        page.until("document.querySelector('.paths .now')?.dataset.path === '0'").await;
        // The slips are hidden from a class that is to find them, and told again.
        assert!(page.text(".paths").await.contains("1 slip"));
        page.click(".paths-panel .buttons button:nth-of-type(2)").await;
        page.until(
            "document.querySelector('.paths') && !document.querySelector('.paths').textContent.includes('1 slip')",
        )
        .await;
        page.click("[role=tab][data-panel=paths]").await;
        page.click(".paths-panel .buttons button:nth-of-type(2)").await;
        page.until("document.querySelector('.paths')?.textContent.includes('1 slip')").await;
        page.click("[role=tab][data-panel=paths]").await;
        page.click(".paths li[data-path='0'] button").await;
        page.until("document.querySelector('.paths .now')?.dataset.path === '0'").await;
        // The first path slipped; its working tells where.
        page.click("[role=tab][data-panel=search]").await;
        page.type_in(".search input", "slip").await;
        page.until("document.querySelectorAll('.hits li').length > 0").await;
    });
}

fn find() {
    scene(async |page, house| {
        ask(page, house, GCD).await;
        page.keys(".plan", "/").await;
        page.until("document.activeElement.name === 'text'").await;
        page.type_in(".search input", "euclid").await;
        page.until("document.querySelectorAll('.hits li').length > 1").await;
        page.click(".hits button").await;
        page.until(
            "document.querySelector('.sentence').textContent === document.querySelector('.hits button').textContent",
        )
        .await;
        page.js("const it = document.querySelector('.search select[name=verdict]'); it.value = 'c'; it.dispatchEvent(new Event('change'));").await;
        page.js(
            "const it = document.querySelector('.search input'); it.value = ''; it.dispatchEvent(new Event('input'));",
        )
        .await;
        page.until("document.querySelector('.hits')?.textContent.includes('confirmed')").await;
    });
}

fn keyboard() {
    scene(async |page, house| {
        page.open(&format!("http://{}/", house.address)).await;
        page.until("document.activeElement.id === 'prompt'").await;
        // Enter asks.
        page.keys("#prompt", &format!("{GCD}\u{e007}")).await;
        page.until("document.querySelector('.stage .sentence')?.textContent").await;
        // Home, the full stop, and the arrow keys of the plan.
        page.keys(".plan", "\u{e011}").await;
        page.until("document.querySelector('.player input').value === '0'").await;
        page.keys(".plan", "...").await;
        page.until("document.querySelector('.player input').value === '3'").await;
        page.keys(".plan", "\u{e010}").await;
        page.keys(".plan", "\u{e015}").await;
        page.until("document.querySelector('.plan .box.selected')?.dataset.node === '1'").await;
        page.keys(".plan", "+").await;
        page.keys(".plan", "0").await;
        page.keys(".plan", "f").await;
        page.until("document.querySelectorAll('.plan .box.hidden').length > 0").await;
        page.keys(".plan", "f").await;
        page.until("document.querySelectorAll('.plan .box.hidden').length === 0").await;
        // The tabs.
        page.keys("[role=tab][aria-selected=true]", "\u{e014}").await;
        page.until("document.querySelector('[role=tab][aria-selected=true]').dataset.panel === 'search'").await;
        // The shelf opens and closes.
        page.keys("#glossary-button", "\u{e007}").await;
        page.until("document.getElementById('shelf').open").await;
        page.keys("#shelf .close", "\u{e00c}").await;
        page.until("!document.getElementById('shelf').open").await;
    });
}

fn fold() {
    scene(async |page, house| {
        ask(page, house, APPLES).await;
        let places = "return JSON.stringify([...document.querySelectorAll('.plan .box')].map((box) => box.getAttribute('transform')));";
        let before = page.js(places).await;
        page.click(".plan .box.goal:nth-of-type(2)").await;
        page.keys(".plan", "f").await;
        page.until("document.querySelectorAll('.plan .box.hidden').length > 3").await;
        assert_eq!(page.js(places).await, before);
    });
}

fn markup() {
    scene(async |page, house| {
        let hostile = "<script>document.title = 'broken'</script><img src=x onerror=\"document.title = 'broken'\"> What is 2 + 3?";
        ask(page, house, hostile).await;
        assert!(page.text(".stage").await.contains("<script>"), "it is shown as it was typed");
        assert!(page.is("document.title !== 'broken'").await);
        assert!(page.is("document.querySelectorAll('main img, main script').length === 0").await);
        // A trace from elsewhere, with markup where a formula should be.
        let mut trace = polya::Engine::new(polya::skills::all()).solve(GCD, &polya::Settings::default());
        trace.answer.as_mut().unwrap().mathml =
            "<math><mtext><script>document.title = 'broken'</script></mtext><mn>6</mn><annotation-xml><img src='x'/></annotation-xml></math>".to_owned();
        let id = house.json(&asked("POST", "/api/traces", &trace.to_json().to_string()))["id"].clone();
        page.open(&format!("http://{}/#run-{id}", house.address)).await;
        page.js("location.reload();").await;
        page.until("document.querySelector('.answer-line .answer')?.textContent === '6'").await;
        assert!(
            page.is("document.title !== 'broken' && document.querySelectorAll('main img, main script').length === 0")
                .await
        );
    });
}

fn lessons() {
    scene(async |page, house| {
        page.open(&format!("http://{}/", house.address)).await;
        page.until("document.activeElement.id === 'prompt'").await;
        page.click("#lessons-button").await;
        page.until("document.querySelectorAll('#shelf .try').length === 6").await;
        page.click("#shelf li:nth-of-type(3) .try").await;
        page.until("document.querySelector('.answer-line .answer')?.textContent === '345'").await;
        assert!(
            page.is(
                "document.getElementById('method').value === 'vote' && document.getElementById('seed').value === '6'"
            )
            .await
        );
        assert!(!page.is("document.querySelector('#lesson details').open").await, "notes are not on the projector");
        page.click("#lesson summary").await;
        assert!(page.text("#lesson").await.contains("Ask the class"));
        page.click("#glossary-button").await;
        page.until("document.getElementById('shelf').open && document.querySelectorAll('#shelf dt').length > 20").await;
    });
}

fn play() {
    seen_as(Look { motion: "no-preference", ..PROJECTOR }, async |page, house| {
        ask(page, house, GCD).await;
        let seen = "document.querySelectorAll('.plan .box:not([data-state=unseen])').length";
        let first = page.js(&format!("return {seen};")).await.as_u64().unwrap();
        page.until(&format!("{seen} > {first}")).await;
        page.click(".player .toggle").await;
        page.until("document.querySelector('.player .toggle').getAttribute('aria-label') === 'Play'").await;
        page.js("const it = document.querySelector('.player select'); it.value = '16'; it.dispatchEvent(new Event('change'));").await;
        page.click(".player .toggle").await;
        page.until("document.querySelectorAll('.plan .box[data-state=chosen]').length > 1").await;
    });
}

/// The text of axe-core, a test tool that `.ci/run` brings.
pub fn axe() -> Option<String> {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(std::env::var_os("POLYA_AXE").map_or_else(|| place.into(), std::path::PathBuf::from)).ok()
}

async fn faults(page: &Page, axe: &str, of: &str) {
    page.js(axe).await;
    page.js("window.found = null; axe.run().then((all) => { window.found = all.violations; });").await;
    page.until("window.found !== null").await;
    let found = page.js("return window.found.map((it) => [it.impact, it.id, it.help, it.nodes.slice(0, 3).map((node) => node.html)]);").await;
    let serious: Vec<&Value> = found
        .as_array()
        .unwrap()
        .iter()
        .filter(|fault| ["serious", "critical"].contains(&fault[0].as_str().unwrap_or("")))
        .collect();
    assert!(serious.is_empty(), "{of}: {serious:#?}");
}

fn accessibility() {
    let axe = axe().expect("passed over without it");
    for theme in ["light", "dark"] {
        seen_as(Look { theme, ..PROJECTOR }, async |page, house| {
            page.open(&format!("http://{}/", house.address)).await;
            page.until("document.activeElement.id === 'prompt'").await;
            faults(page, &axe, "the empty page").await;
            ask(page, house, APPLES).await;
            for panel in ["working", "search", "about", "files"] {
                page.click(&format!("[role=tab][data-panel={panel}]")).await;
                faults(page, &axe, &format!("a run, {panel}, {theme}")).await;
            }
            vote(page, house).await;
            page.click("[role=tab][data-panel=paths]").await;
            faults(page, &axe, "paths").await;
            page.click("#beside").await;
            page.until("document.querySelectorAll('.stage').length === 2").await;
            faults(page, &axe, "two runs").await;
            ask(page, house, "What is the remaindr when 7^222 is divded by 12?").await;
            page.until("document.querySelector('.refusal .nearest button')").await;
            faults(page, &axe, "a refusal").await;
            for shelf in ["examples", "lessons", "glossary"] {
                page.click(&format!("#{shelf}-button")).await;
                page.until("document.getElementById('shelf').open").await;
                faults(page, &axe, shelf).await;
                page.click("#shelf .close").await;
            }
        });
    }
}

fn sizes() {
    for (width, height) in [(390, 844), (1280, 720), (1920, 1080)] {
        seen_as(Look { width, height, ..PROJECTOR }, async |page, house| {
            for prompt in ["What is 2 + 3?", APPLES, "What is the lcm of the numbers from 1 to 20?"] {
                ask(page, house, prompt).await;
                assert!(
                    page.is("document.documentElement.scrollWidth <= innerWidth").await,
                    "{width}: {prompt} is too wide"
                );
                let cut = "return [...document.querySelectorAll('button, h3, .answer-line, .sentence, .player, label')]
                    .filter((it) => { const place = it.getBoundingClientRect(); return place.width > 0 && (place.left < -1 || place.right > innerWidth + 1); })
                    .map((it) => it.outerHTML.slice(0, 80));";
                assert_eq!(page.js(cut).await, json!([]), "{width}: {prompt}");
                if width > 1000 {
                    assert!(
                        page.is("document.documentElement.scrollHeight <= innerHeight + 1").await,
                        "{width}: {prompt} is too high"
                    );
                    assert!(page.is("document.querySelector('.plan-frame').clientHeight > innerHeight * 0.4").await);
                }
            }
        });
    }
}
