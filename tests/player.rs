//! The player in a terminal: its screen as it was read, and promises that hold for every trace.
#![cfg(feature = "studio")]

use std::time::Duration;

use polya::play::{Player, Showing, Wish, draw, recorded_paths, seen};
use polya::render::Paint;
use polya::trace::{Edge, Event, Happening, Method, Node};
use polya::{Engine, Settings, Trace, skills};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::style::Color;

const GCD: &str = "What is the lcm of 12 and the gcd of 30 and 45?";
const APPLES: &str = "Ann has 4 more apples than Bob. Tom has 3 times as many apples as Ann. Bob has 5 apples. \
                      How many apples do they have together?";

fn solved(prompt: &str) -> Trace {
    Engine::new(skills::all()).solve(prompt, &Settings::default())
}

/// Three paths, of which some turn back.
fn sampled() -> Trace {
    let settings = Settings { method: Method::Deliberate, paths: 3, temperature: 1.0, seed: 1, ..Settings::default() };
    Engine::new(skills::all()).solve(APPLES, &settings)
}

fn showing(trace: &Trace, path: Option<u64>) -> Showing {
    Showing { paint: Paint::On, paths: recorded_paths(trace), path, tells_slips: false }
}

/// Presses keys: a letter is itself, and what has a name stands in angle brackets, `/gcd<enter><right>`.
fn press(player: &mut Player<'_>, keys: &str) -> Wish {
    let mut wish = Wish::None;
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (code, after) = match named {
            Some((name, after)) => (key(name), after),
            None => (KeyCode::Char(letter), &rest[letter.len_utf8()..]),
        };
        wish = player.press(KeyEvent::from(code));
        rest = after;
    }
    wish
}

fn key(name: &str) -> KeyCode {
    match name {
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "back" => KeyCode::Backspace,
        "page down" => KeyCode::PageDown,
        other => panic!("no key is called {other}"),
    }
}

fn screen(player: &mut Player<'_>, columns: u16, lines: u16) -> TestBackend {
    let mut terminal = Terminal::new(TestBackend::new(columns, lines)).unwrap();
    terminal.draw(|frame| draw(player, frame)).unwrap();
    terminal.backend().clone()
}

fn text(player: &mut Player<'_>, columns: u16, lines: u16) -> String {
    screen(player, columns, lines).to_string()
}

fn with_snapshots(work: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(work);
}

#[test]
fn an_ordinary_run_is_as_it_was_read() {
    let trace = seen(&solved(GCD), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    with_snapshots(|| {
        insta::assert_snapshot!("play_start_80", text(&mut player, 80, 24));
        press(&mut player, &"<right>".repeat(trace.events.len() / 2));
        insta::assert_snapshot!("play_middle_80", text(&mut player, 80, 24));
        insta::assert_snapshot!("play_middle_120", text(&mut player, 120, 40));
        press(&mut player, "<end>");
        insta::assert_snapshot!("play_end_80", text(&mut player, 80, 24));
        insta::assert_snapshot!("play_end_120", text(&mut player, 120, 40));
        press(&mut player, "<down><down>c");
        insta::assert_snapshot!("play_folded_80", text(&mut player, 80, 24));
        press(&mut player, "?");
        insta::assert_snapshot!("play_help_80", text(&mut player, 80, 24));
        insta::assert_snapshot!("play_too_small", text(&mut player, 40, 12));
    });
}

#[test]
fn a_search_stops_at_what_says_it() {
    let trace = seen(&solved(APPLES), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    with_snapshots(|| {
        press(&mut player, "/apples of tom");
        insta::assert_snapshot!("play_search_typed_80", text(&mut player, 80, 24));
        press(&mut player, "<enter>n");
        insta::assert_snapshot!("play_search_80", text(&mut player, 80, 24));
    });
    // The first sentence is longer than its pane.
    assert!(text(&mut Player::new(&trace, showing(&trace, None)), 80, 24).contains("▌ What is asked?"));
    let (second, _) = player.moment();
    press(&mut player, "N");
    assert!(player.moment().0 < second);
    press(&mut player, "/9 * 3<enter>");
    assert!(text(&mut player, 120, 40).contains("9 × 3 = 27"));
    press(&mut player, "/apples_of_tom<enter>");
    assert!(text(&mut player, 120, 40).contains("\"apples_of_tom\": "), "notation is found as the trace has it");
    press(&mut player, "/no such words<enter>");
    assert!(text(&mut player, 80, 24).contains("Nothing says \"no such words\"."));
    assert_eq!(press(&mut player, "/q<esc>"), Wish::None, "escape leaves the search and not the player");
}

#[test]
fn a_sampled_run_is_shown_along_one_path() {
    let whole = sampled();
    assert_eq!(recorded_paths(&whole), [0, 1, 2]);
    let trace = seen(&whole, Some(0), false);
    let mut player = Player::new(&trace, showing(&whole, Some(0)));
    with_snapshots(|| {
        press(&mut player, "r");
        insta::assert_snapshot!("play_refutation_80", text(&mut player, 80, 24));
        insta::assert_snapshot!("play_refutation_120", text(&mut player, 120, 40));
        press(&mut player, "<right>");
        insta::assert_snapshot!("play_turned_back_80", text(&mut player, 80, 24));
        press(&mut player, "<end>");
        insta::assert_snapshot!("play_path_80", text(&mut player, 80, 24));
        press(&mut player, "r");
        assert!(text(&mut player, 80, 24).contains("Nothing is refuted further on."));
    });
    assert_eq!(press(&mut player, "["), Wish::None);
    assert!(text(&mut player, 80, 24).contains("This is the first path."));
    assert_eq!(press(&mut player, "]"), Wish::Path(1));
    assert_eq!(press(&mut player, "s"), Wish::Slips);
}

#[test]
fn slips_are_told_when_asked_for() {
    let whole = sampled();
    let shown = |tells_slips: bool| {
        let trace = seen(&whole, Some(0), tells_slips);
        let mut player = Player::new(&trace, Showing { tells_slips, ..showing(&whole, Some(0)) });
        press(&mut player, "r<left>");
        text(&mut player, 120, 60)
    };
    assert!(shown(true).contains("[slip: "));
    assert!(!shown(false).contains("slip: "));
}

#[test]
fn time_moves_the_run_on_and_a_key_stops_it() {
    let trace = seen(&solved(GCD), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    assert_eq!(player.patience(), None);
    player.pass(Duration::from_secs(100));
    assert_eq!(player.moment(), (0, false), "it does not play before it is told to");
    press(&mut player, " ");
    player.pass(Duration::from_millis(2_500));
    assert_eq!(player.moment(), (2, false));
    assert_eq!(player.patience(), Some(Duration::from_millis(500)));
    press(&mut player, "+");
    player.pass(Duration::from_millis(1_000));
    assert_eq!(player.moment(), (5, false), "half a second had gone by before");
    press(&mut player, "h");
    player.pass(Duration::from_secs(100));
    assert_eq!(player.moment(), (4, false));
    press(&mut player, " ");
    player.pass(Duration::from_secs(100_000));
    assert_eq!(player.moment(), (trace.events.len() - 1, true));
    assert_eq!(player.patience(), None, "it stops at the end");
    press(&mut player, " ");
    assert_eq!(player.moment(), (0, false), "and begins anew");
}

#[test]
fn the_other_panes_are_scrolled_when_they_have_the_keys() {
    let trace = seen(&solved(APPLES), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    press(&mut player, "<end>");
    assert!(!text(&mut player, 80, 24).contains("What is asked?"));
    press(&mut player, &format!("<tab><tab>{}", "k".repeat(300)));
    assert!(text(&mut player, 80, 24).contains("What is asked?"));
    press(&mut player, &"<page down>".repeat(60));
    assert!(text(&mut player, 80, 24).contains("▌ So the answer is 41."));
    press(&mut player, "k");
    assert!(!text(&mut player, 80, 24).contains("▌ So the answer is 41."));
    press(&mut player, "j");
    assert!(text(&mut player, 80, 24).contains("▌ So the answer is 41."));
    press(&mut player, "<tab><tab>j");
    assert!(!text(&mut player, 64, 18).contains("Settled: the prompt → 41"));
}

#[test]
fn enter_goes_to_where_the_selected_node_was_settled() {
    let trace = seen(&solved(GCD), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    press(&mut player, "<end><down><down><down><enter>");
    let (moment, _) = player.moment();
    let event = &trace.events[moment];
    assert!(matches!(event.what, Happening::Attempted { .. } | Happening::Selected { .. }), "{event:?}");
    assert!(moment > 0 && moment < trace.events.len() - 1);
}

#[test]
fn every_way_to_quit_quits() {
    let trace = solved(GCD);
    let mut player = Player::new(&trace, showing(&trace, None));
    let control_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(press(&mut player, "q"), Wish::Quit);
    assert_eq!(press(&mut player, "<esc>"), Wish::Quit);
    assert_eq!(player.press(control_c), Wish::Quit);
    press(&mut player, "/ab");
    assert_eq!(player.press(control_c), Wish::Quit, "also in the middle of a search");
}

#[test]
fn colour_is_left_out_when_it_is_off_and_signs_stay() {
    let whole = sampled();
    let trace = seen(&whole, Some(0), false);
    let shown = |paint: Paint| {
        let mut player = Player::new(&trace, Showing { paint, ..showing(&whole, Some(0)) });
        press(&mut player, "<end>");
        screen(&mut player, 80, 24)
    };
    let (coloured, plain) = (shown(Paint::On), shown(Paint::Off));
    assert_eq!(coloured.to_string(), plain.to_string());
    let has_colour = |screen: &TestBackend| screen.buffer().content.iter().any(|cell| cell.fg != Color::Reset);
    assert!(has_colour(&coloured) && !has_colour(&plain));
}

const HOSTILE: &str = "a\u{1b}[31m\u{7}\r\nb\u{202e}\u{9b}2J 数学 \u{200d}e\u{301}";

/// Labels that would steer a terminal, texts without end, circles, and names of nothing.
fn hostile() -> Trace {
    let mut trace = solved(GCD);
    HOSTILE.clone_into(&mut trace.prompt);
    for (number, node) in trace.plan.nodes.iter_mut().enumerate() {
        node.text = HOSTILE.repeat(if number == 3 { 100_000 } else { 1 });
        node.idea = HOSTILE.repeat(if number == 4 { 100_000 } else { 1 });
        HOSTILE.clone_into(&mut node.skill);
    }
    for event in &mut trace.events {
        match &mut event.what {
            Happening::Attempted { steps, .. } => steps.iter_mut().for_each(|step| step.text = HOSTILE.repeat(20_000)),
            Happening::Checked { by, verdict, .. } => {
                HOSTILE.clone_into(by);
                verdict.because = HOSTILE.repeat(50);
            }
            _ => {}
        }
        event.seq %= 7;
    }
    let ids: Vec<String> = trace.plan.nodes.iter().map(|node| node.id.clone()).collect();
    for pair in ids.windows(2) {
        trace.plan.edges.push(Edge { from: pair[1].clone(), to: pair[0].clone() });
        trace.plan.edges.push(Edge { from: pair[0].clone(), to: pair[0].clone() });
        trace.plan.edges.push(Edge { from: pair[0].clone(), to: "nowhere".to_owned() });
    }
    trace.events.push(Event {
        seq: u64::MAX,
        what: Happening::TurnedBack { answer: Some(HOSTILE.to_owned()), why: HOSTILE.to_owned() },
        caused_by: vec![u64::MAX],
        path: Some(u64::MAX),
        goal: Some("nowhere".to_owned()),
        approach: ids.first().cloned(),
    });
    trace
}

#[test]
fn a_hostile_trace_is_shown_without_harm() {
    let trace = seen(&hostile(), None, false);
    let mut player = Player::new(&trace, showing(&trace, None));
    with_snapshots(|| {
        press(&mut player, &"<right>".repeat(trace.events.len() / 2));
        insta::assert_snapshot!("play_hostile_80", text(&mut player, 80, 24));
    });
    let keys =
        ["<home>", "<right>", "j", "c", "<tab>", "j", "<page down>", "k", "<enter>", "/b<enter>", "n", "r", "<end>"];
    for key in keys.iter().cycle().take(400) {
        press(&mut player, key);
        for (columns, lines) in [(80, 24), (64, 18), (200, 60), (1, 1)] {
            let shown = screen(&mut player, columns, lines);
            let is_bad =
                |symbol: &str| symbol.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
            assert!(!shown.buffer().content.iter().any(|cell| is_bad(cell.symbol())));
        }
    }
}

#[test]
fn a_trace_without_anything_is_shown_too() {
    let mut trace = solved(GCD);
    trace.plan.nodes.clear();
    let keys = "<right><left>jkc<enter>/a<enter>nNrR +-<tab>j<tab>k<end><home>[]?";
    let mut player = Player::new(&trace, showing(&trace, None));
    press(&mut player, keys);
    text(&mut player, 80, 24);
    let nothing = Trace { events: Vec::new(), ..solved(GCD) };
    let mut player = Player::new(&nothing, showing(&nothing, None));
    press(&mut player, keys);
    text(&mut player, 80, 24);
    let neither = Trace { events: Vec::new(), ..trace };
    let mut player = Player::new(&neither, showing(&neither, None));
    press(&mut player, keys);
    text(&mut player, 80, 24);
}

/// The same trace with so many goals more below its last approach, a chain and a fan, each with events of its own.
fn huge(goals: usize) -> Trace {
    let mut trace = solved(GCD);
    let (root, events) = (trace.plan.nodes[0].clone(), trace.events.clone());
    let mut above = trace.plan.edges.last().unwrap().from.clone();
    for number in 0..goals {
        let id = format!("g{number:09}");
        trace.plan.nodes.push(Node { id: id.clone(), text: format!("goal_{number}"), ..root.clone() });
        trace.plan.edges.push(Edge { from: above.clone(), to: id.clone() });
        if number < goals / 10 {
            above.clone_from(&id);
        }
        let mut event = events[number % events.len()].clone();
        (event.seq, event.goal) = ((events.len() + number) as u64, Some(id));
        trace.events.push(event);
    }
    trace
}

/// What is done at a key does not grow with the trace. Counted is what may be done in a time that no machine needs.
#[test]
fn a_huge_trace_is_played() {
    let trace = huge(100_000);
    let mut player = Player::new(&trace, showing(&trace, None));
    for keys in ["<end>", "k", "j", "<left>", "c", "c", "<home>", "<right>", "<page down>", "<tab>", "k", "<tab>", "r"]
    {
        for _ in 0..10 {
            press(&mut player, keys);
            text(&mut player, 120, 40);
        }
    }
    press(&mut player, "/goal_99999<enter>");
    assert!(text(&mut player, 120, 40).contains("1 of 1"));
}
