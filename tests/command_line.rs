//! The command line as scripts rely on it: what goes to standard output and what to standard error, and exit statuses.
//! Commands run in a folder of their own and name files without it, so that no path of this machine is in a snapshot.

use std::borrow::BorrowMut;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use insta_cmd::{assert_cmd_snapshot, get_cargo_bin};
use serde_json::{Value, json};

const PROMPT: &str = "What is the gcd of 48 and 18?";

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("polya-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn holding(self, file: &str, text: impl AsRef<[u8]>) -> Self {
        std::fs::write(self.0.join(file), text).unwrap();
        self
    }

    /// With `trace.json`, made by the command itself.
    fn holding_a_trace(self, prompt: &str) -> Self {
        let output = output(self.polya(["solve", "--format", "json", "-o", "trace.json", prompt]));
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        self
    }

    fn polya<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = Command::new(get_cargo_bin("polya"));
        command.args(arguments).current_dir(&self.0).env_remove("POLYA_LOG").env_remove("COLUMNS");
        command
    }

    fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.0.join(file)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn output(mut command: impl BorrowMut<Command>) -> Output {
    command.borrow_mut().stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn with_snapshots(work: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(work);
}

#[test]
fn solve_shows_a_run_in_every_format() {
    let folder = Folder::new("formats");
    with_snapshots(|| {
        for format in ["text", "think", "answer", "json", "jsonl", "markdown", "mermaid", "dot"] {
            let name = format!("command_solve_{format}");
            assert_cmd_snapshot!(name, folder.polya(["solve", "--format", format, "Simplify 84/126."]));
        }
    });
}

#[test]
fn solve_reads_files_and_standard_input() {
    let folder =
        Folder::new("inputs").holding("problem.txt", format!("{PROMPT}\n")).holding("bytes.txt", b"gcd \xff\xfe");
    with_snapshots(|| {
        assert_cmd_snapshot!("command_solve_file", folder.polya(["solve", "-f", "problem.txt", "--format", "answer"]));
        assert_cmd_snapshot!(
            "command_solve_stdin",
            folder.polya(["solve", "-", "--format", "answer"]).pass_stdin(PROMPT)
        );
        assert_cmd_snapshot!("command_solve_not_text", folder.polya(["solve", "-f", "bytes.txt"]));
        assert_cmd_snapshot!("command_solve_bad_stdin", folder.polya(["solve", "-"]).pass_stdin(*b"2 + \xc3\x28"));
        assert_cmd_snapshot!("command_solve_no_file", folder.polya(["solve", "-f", "missing.txt"]));
    });
}

#[test]
fn solve_says_honestly_when_there_is_no_answer() {
    let folder = Folder::new("refusals");
    with_snapshots(|| {
        assert_cmd_snapshot!("command_solve_empty", folder.polya(["solve", ""]));
        assert_cmd_snapshot!("command_solve_empty_answer", folder.polya(["solve", "", "--format", "answer"]));
        assert_cmd_snapshot!("command_solve_sky", folder.polya(["solve", "What colour is the sky?"]));
        assert_cmd_snapshot!("command_solve_undefined", folder.polya(["solve", "--format", "answer", "What is 1/0?"]));
    });
}

#[test]
fn misuse_is_explained() {
    let folder = Folder::new("misuse").holding("not.json", "{\"format\": 1}").holding("later.json", "{\"format\": 99}");
    with_snapshots(|| {
        assert_cmd_snapshot!("command_misuse_no_prompt", folder.polya(["solve"]));
        #[cfg(feature = "studio")]
        assert_cmd_snapshot!("command_misuse_format", folder.polya(["solve", "--format", "limerick", PROMPT]));
        assert_cmd_snapshot!("command_misuse_two_prompts", folder.polya(["solve", "-f", "problem.txt", PROMPT]));
        assert_cmd_snapshot!("command_misuse_threads", folder.polya(["solve", "--threads", "0", PROMPT]));
        assert_cmd_snapshot!("command_misuse_command", folder.polya(["ponder", PROMPT]));
        assert_cmd_snapshot!("command_misuse_no_trace", folder.polya(["verify", "not.json"]));
        assert_cmd_snapshot!("command_misuse_later_trace", folder.polya(["verify", "later.json"]));
        assert_cmd_snapshot!("command_misuse_resume", folder.polya(["bench", "--resume", "problems.jsonl"]));
    });
    assert_eq!(output(folder.polya([])).status.code(), Some(2));
    let unwritable = output(folder.polya(["solve", "-o", "no/such/folder/trace.json", PROMPT]));
    assert_eq!(unwritable.status.code(), Some(1));
    assert!(text(&unwritable.stderr).starts_with("polya: cannot write no/such/folder/trace.json"));
}

#[cfg(feature = "studio")]
#[test]
fn a_picture_is_written_as_bytes() {
    let folder = Folder::new("picture");
    let piped = output(folder.polya(["solve", "--format", "png", "Simplify 84/126."]));
    assert_eq!(piped.status.code(), Some(0));
    assert!(piped.stdout.starts_with(b"\x89PNG\r\n\x1a\n"));
    let written = output(folder.polya(["solve", "--format", "png", "-o", "plan.png", "Simplify 84/126."]));
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert_eq!(std::fs::read(folder.0.join("plan.png")).unwrap(), piped.stdout, "the same bytes each time");
    let unanswered = output(folder.polya(["solve", "--format", "png", "What colour is the sky?"]));
    assert_eq!(unanswered.status.code(), Some(3));
    assert!(unanswered.stdout.starts_with(b"\x89PNG"), "also without an answer");
}

#[cfg(feature = "studio")]
#[test]
fn play_reads_a_trace_and_needs_a_terminal() {
    let folder = Folder::new("play").holding_a_trace(PROMPT).holding("not.json", "{\"format\": 1}");
    with_snapshots(|| {
        assert_cmd_snapshot!("command_play_no_terminal", folder.polya(["play", "trace.json"]));
        assert_cmd_snapshot!("command_play_no_trace", folder.polya(["play", "not.json"]));
        assert_cmd_snapshot!("command_play_no_path", folder.polya(["play", "trace.json", "--path", "3"]));
    });
}

#[test]
fn stored_traces_are_verified_queried_and_compared() {
    let folder = Folder::new("traces").holding_a_trace(PROMPT);
    let other = output(folder.polya(["solve", "--format", "json", "What is the gcd of 48 and 36?"]));
    let mut tampered: Value = serde_json::from_str(&folder.read("trace.json")).unwrap();
    tampered["answer"]["text"] = json!("7");
    let folder = folder.holding("other.json", other.stdout).holding("tampered.json", tampered.to_string());
    with_snapshots(|| {
        assert_cmd_snapshot!("command_verify", folder.polya(["verify", "trace.json"]));
        assert_cmd_snapshot!("command_verify_tampered", folder.polya(["verify", "tampered.json"]));
        assert_cmd_snapshot!(
            "command_query",
            folder.polya(["query", "trace.json", "--event", "attempted", "--text", "euclid"])
        );
        assert_cmd_snapshot!(
            "command_query_json",
            folder.polya(["query", "trace.json", "--verdict", "confirmed", "--json"])
        );
        assert_cmd_snapshot!("command_query_nothing", folder.polya(["query", "trace.json", "--event", "turned_back"]));
        assert_cmd_snapshot!("command_query_misuse", folder.polya(["query", "trace.json", "--event", "dreamt"]));
        assert_cmd_snapshot!("command_diff_same", folder.polya(["diff", "trace.json", "trace.json"]));
        assert_cmd_snapshot!("command_diff", folder.polya(["diff", "trace.json", "other.json"]));
        assert_cmd_snapshot!("command_diff_json", folder.polya(["diff", "trace.json", "other.json", "--json"]));
    });
}

#[test]
fn methods_are_compared_side_by_side() {
    let folder = Folder::new("compare");
    with_snapshots(|| {
        let arguments = ["compare", "--temperature", "1", "--expect", "1781", "What is 48 times 37 plus 5?"];
        assert_cmd_snapshot!("command_compare", folder.polya(arguments));
        let arguments = ["compare", "--json", "--paths", "3", "What colour is the sky?"];
        assert_cmd_snapshot!("command_compare_no_answer", folder.polya(arguments));
        let arguments = ["solve", "--method", "vote", "--path", "99", PROMPT];
        assert_cmd_snapshot!("command_solve_no_such_path", folder.polya(arguments));
    });
}

#[test]
fn the_schema_and_the_skills_are_listed() {
    let folder = Folder::new("lists");
    let schema = output(folder.polya(["schema"]));
    assert_eq!(schema.status.code(), Some(0));
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    with_snapshots(|| {
        let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
        insta::assert_json_snapshot!("command_schema_head", json!([schema["$schema"], schema["title"], keys]));
    });
    let skills = output(folder.polya(["skills"]));
    let listed = output(folder.polya(["skills", "--json"]));
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert!(listed.as_array().unwrap().len() >= 4);
    for skill in listed.as_array().unwrap() {
        assert!(text(&skills.stdout).contains(skill["summary"].as_str().unwrap()));
    }
    let completions = output(folder.polya(["completions", "bash"]));
    assert!(completions.status.success() && text(&completions.stdout).contains("polya"));
}

/// Problems of three subjects: right, wrong on purpose, without an answer, and not answered.
const PROBLEMS: &str = r#"{"id": "a", "prompt": "What is the gcd of 48 and 18?", "answer": "6", "subject": "numbers"}
{"id": "b", "prompt": "Simplify 84/126.", "answer": "0.6667", "subject": "fractions"}
{"id": "c", "prompt": "What is 1/3 + 1/6?", "answer": "0.5", "subject": "fractions"}
{"id": 4, "prompt": "What colour is the sky?", "answer": "blue", "subject": "other"}
{"id": "e", "prompt": "Is 91 prime?"}
"#;

#[test]
fn bench_counts_and_writes_answers() {
    let folder = Folder::new("bench").holding("problems.jsonl", PROBLEMS);
    let table = output(folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl"]));
    assert_eq!(table.status.code(), Some(0), "{table:?}");
    let without_time = |table: &Output| {
        let lines: Vec<String> = text(&table.stdout).lines().map(str::to_owned).collect();
        assert!(lines.last().unwrap().ends_with(" seconds"));
        lines[..lines.len() - 1].join("\n")
    };
    let mut figures: Value =
        serde_json::from_slice(&output(folder.polya(["bench", "problems.jsonl", "--json"])).stdout).unwrap();
    assert!(figures["seconds"].is_number());
    figures["seconds"] = json!("any");
    with_snapshots(|| {
        insta::assert_snapshot!("command_bench_table", without_time(&table));
        insta::assert_snapshot!("command_bench_answers", folder.read("answers.jsonl"));
        insta::assert_json_snapshot!("command_bench_figures", figures);
        assert_cmd_snapshot!(
            "command_bench_in_the_way",
            folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl"])
        );
        assert_cmd_snapshot!("command_bench_no_problems", folder.polya(["bench", "answers.jsonl"]));
    });
    let again = output(folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl", "--resume"]));
    assert_eq!(without_time(&again), without_time(&table));
    let first = output(folder.polya(["bench", "problems.jsonl", "--limit", "1", "--json"]));
    assert_eq!(serde_json::from_slice::<Value>(&first.stdout).unwrap()["problems"], 1);
}

/// Killed after a few lines, again and again, until it is through.
#[test]
fn a_killed_bench_is_resumed_and_gives_the_same_file() {
    let problems: String = (2..322)
        .map(|n| {
            let prompt = format!("What is the sum of the digits of {n}^3?");
            json!({"id": n, "prompt": prompt, "answer": n.to_string()}).to_string() + "\n"
        })
        .collect();
    let folder = Folder::new("killed").holding("problems.jsonl", problems);
    let whole = output(folder.polya(["bench", "problems.jsonl", "--out", "whole.jsonl", "--json"]));
    assert_eq!(whole.status.code(), Some(0), "{whole:?}");
    let lines_in = |file: &str| {
        std::fs::read(folder.0.join(file)).map_or(0, |bytes| bytes.iter().filter(|&&b| b == b'\n').count())
    };
    let all = lines_in("whole.jsonl");
    let mut kills = 0;
    for stop_after in [1, 40, 41, 100, 160, 230] {
        let mut child = folder
            .polya(["bench", "problems.jsonl", "--out", "killed.jsonl", "--resume", "--json"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while lines_in("killed.jsonl") < stop_after && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        kills += usize::from(child.kill().is_ok());
        child.wait().unwrap();
        if kills % 2 == 1 {
            cut_in_the_last_line(&folder.0.join("killed.jsonl"));
        }
    }
    assert!(lines_in("killed.jsonl") < all, "it was through before it was killed for the last time");
    let resumed = output(folder.polya(["bench", "problems.jsonl", "--out", "killed.jsonl", "--resume", "--json"]));
    assert_eq!(resumed.status.code(), Some(0), "{resumed:?}");
    assert!(folder.read("killed.jsonl") == folder.read("whole.jsonl"), "the files of answers differ");
    let without_time = |output: &Output| {
        let mut figures: Value = serde_json::from_slice(&output.stdout).unwrap();
        figures["seconds"] = Value::Null;
        figures
    };
    assert_eq!(without_time(&resumed), without_time(&whole));
}

/// What a kill in the middle of a write leaves behind.
fn cut_in_the_last_line(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    std::fs::write(path, &bytes[..bytes.len().saturating_sub(7)]).unwrap();
}

#[test]
fn the_phases_are_seen_with_v_and_attempts_with_vv() {
    let folder = Folder::new("spans");
    let quiet = output(folder.polya(["solve", "--format", "json", PROMPT]));
    assert!(quiet.stderr.is_empty(), "{quiet:?}");
    let phases = output(folder.polya(["solve", "--format", "json", "-v", PROMPT]));
    let attempts = output(folder.polya(["solve", "--format", "json", "-vv", PROMPT]));
    let logged = output(folder.polya(["solve", "--format", "json", PROMPT]).env("POLYA_LOG", "polya=debug"));
    for phase in ["understand", "plan", "explore", "look_back"] {
        for seen in [&phases, &attempts, &logged] {
            assert!(text(&seen.stderr).contains(phase), "{phase}: {}", text(&seen.stderr));
        }
    }
    assert!(!text(&phases.stderr).contains("attempt"));
    let trace: Value = serde_json::from_slice(&quiet.stdout).unwrap();
    let attempted = trace["counts"]["attempts"].as_u64().unwrap() as usize;
    for seen in [&attempts, &logged] {
        let spans =
            text(&seen.stderr).lines().filter(|line| line.contains("attempt{approach=") && line.contains("close"));
        assert_eq!(spans.count(), attempted, "{}", text(&seen.stderr));
        assert_eq!(seen.stdout, quiet.stdout, "what is logged is not in the trace");
    }
    assert_eq!(phases.stdout, quiet.stdout, "what is logged is not in the trace");
    assert!(!text(&attempts.stderr).contains('\u{1b}'), "no colour away from a terminal");
    let unread = output(folder.polya(["solve", "--format", "answer", PROMPT]).env("POLYA_LOG", "polya=loud"));
    assert_eq!((unread.status.code(), text(&unread.stdout).trim()), (Some(0), "6"));
    assert!(text(&unread.stderr).starts_with("polya: POLYA_LOG is not understood"), "{}", text(&unread.stderr));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = Folder::new("pipes");
    let mut child = folder.polya(["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}

#[test]
fn cost_turns_work_into_money_and_says_where_the_price_is_from() {
    with_snapshots(|| {
        let folder = Folder::new("cost").holding_a_trace(PROMPT);
        assert_cmd_snapshot!("command_cost", folder.polya(["cost"]));
        assert_cmd_snapshot!("command_cost_sum", folder.polya(["cost", "2664K", "+", "119K", "+", "5K", "H800-hours"]));
        assert_cmd_snapshot!("command_cost_tokens", folder.polya(["cost", "3M output-tokens 500K input-tokens"]));
        assert_cmd_snapshot!("command_cost_trace", folder.polya(["cost", "--trace", "trace.json"]));
        assert_cmd_snapshot!("command_cost_list", folder.polya(["cost", "--list"]));
        assert_cmd_snapshot!("command_cost_unit", folder.polya(["cost", "3", "H800-days"]));
        assert_cmd_snapshot!("command_cost_price", folder.polya(["cost", "3", "A100-hours"]));
        assert_cmd_snapshot!("command_cost_own_price", folder.polya(["cost", "3", "A100-hours", "--price", "1.25"]));
        assert_cmd_snapshot!(
            "command_cost_too_early",
            folder.polya(["cost", "3M output-tokens", "--on", "2024-01-31"])
        );
        assert_cmd_snapshot!("command_cost_no_unit", folder.polya(["cost", "3"]));
    });
}

#[test]
fn a_table_of_prices_of_ones_own_is_taken() {
    let folder = Folder::new("prices");
    let table = output(folder.polya(["cost", "--list", "--json"]));
    let mut table: Value = serde_json::from_slice(&table.stdout).unwrap();
    table["prices"][0]["dollars"] = json!("3");
    let folder = folder.holding("prices.json", table.to_string());
    let told = output(folder.polya(["cost", "10", "H800-hours", "--prices", "prices.json", "--json"]));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told[0]["dollars"], "30");
    let folder = folder.holding("prices.json", "{}");
    let told = output(folder.polya(["cost", "10", "H800-hours", "--prices", "prices.json"]));
    assert_eq!(told.status.code(), Some(2));
    assert!(text(&told.stderr).contains("prices.json is no table of prices"), "{}", text(&told.stderr));
}

/// Stories with long numbers, in which paths slip often, one that nobody can read, and one without a known answer.
fn stories() -> String {
    let story = |id: usize, a: u64, b: u64, c: u64| {
        let prompt = format!("A baker bakes {a} trays of {b} rolls each. He sells {c} rolls. How many rolls are left?");
        json!({"id": id, "prompt": prompt, "answer": a * b - c, "subject": "baking"})
    };
    let mut lines: Vec<Value> = (0..6).map(|at| story(at as usize, 38 + 7 * at, 24 + 5 * at, 567 + 13 * at)).collect();
    lines.push(json!({"id": "sky", "prompt": "What colour is the sky?", "answer": "blue", "subject": "sky"}));
    lines.push(json!({"id": "open", "prompt": "What is 48 times 37?"}));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn runs_are_repeated_and_k_of_n_are_drawn() {
    with_snapshots(|| {
        let folder = Folder::new("samples").holding("problems.jsonl", stories());
        let bench = |more: &[&str]| {
            let mut command = folder.polya(["bench", "problems.jsonl", "--method", "chain", "--temperature", "0.9"]);
            command.args(more);
            command
        };
        assert_cmd_snapshot!("command_bench_samples", bench(&["--samples", "8", "--k", "1,4,8"]));
        assert_cmd_snapshot!("command_bench_k_above_n", bench(&["--samples", "8", "--k", "1,16"]));
        let told = output(bench(&["--samples", "16", "--json"]));
        let told: Value = serde_json::from_slice(&told.stdout).unwrap();
        let rows = told["figures"].as_array().unwrap();
        assert_eq!(rows.iter().map(|row| row["k"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 4, 8, 16]);
        // More samples never make the oracle worse, and nothing beats it.
        let share = |row: &Value, figure: &str| row[figure]["share"].as_f64().unwrap();
        assert!(rows.windows(2).all(|pair| share(&pair[0], "pass") <= share(&pair[1], "pass")));
        assert_eq!(share(&rows[0], "cons"), share(&rows[0], "pass"), "of one sample there is no majority");
        assert!(told["spent"]["words"].as_f64().unwrap() > 10.0);
    });
}

#[test]
fn curves_are_drawn() {
    with_snapshots(|| {
        let folder = Folder::new("curves").holding("problems.jsonl", stories());
        let curve = |more: &[&str]| {
            let mut command = folder.polya(["bench", "problems.jsonl", "--curve", "--temperatures", "0.5,1"]);
            command.args(more);
            command
        };
        assert_cmd_snapshot!("command_bench_curve", curve(&["--paths", "4", "--svg", "c.svg", "--report", "r.html"]));
        insta::assert_snapshot!("bench_curve.svg", folder.read("c.svg"));
        let page = folder.read("r.html");
        assert!(page.contains("<svg") && page.contains("slips are injected") && page.contains("slipped   "));
        assert!(
            !page.contains("<script") && !page.contains("http://www.w3.org/1999"),
            "it needs nothing from elsewhere"
        );
        for link in page.split("href=\"#").skip(1) {
            let name = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{name}\"")), "{name} is linked and not there");
        }
        assert_cmd_snapshot!("command_bench_budget", curve(&["--budget", "2..32"]));
        assert_cmd_snapshot!("command_bench_endless", curve(&["--budget", "2.."]));
        assert_cmd_snapshot!("command_bench_no_picture", folder.polya(["bench", "problems.jsonl", "--svg", "c.svg"]));
        let unwritable = output(curve(&["--report", "no/such/folder.html"]));
        assert_eq!(unwritable.status.code(), Some(1));
        assert!(text(&unwritable.stderr).contains("cannot write no/such/folder.html"));
    });
}

#[test]
fn a_curve_that_was_stopped_goes_on_and_comes_to_the_same() {
    let folder = Folder::new("curve-resumed").holding("problems.jsonl", stories());
    let curve = |more: &[&str]| {
        let mut command = folder.polya(["bench", "problems.jsonl", "--curve", "--paths", "4", "--out", "runs.jsonl"]);
        command.args(more);
        output(command)
    };
    let whole = curve(&[]);
    let file = folder.read("runs.jsonl");
    assert_eq!(file.lines().count(), 1 + 7, "a head, and a line for each problem with a known answer");
    // As a kill leaves it: in the middle of a line.
    let folder = folder.holding("runs.jsonl", &file[..file.len() / 2]);
    let curve = |more: &[&str]| {
        let mut command = folder.polya(["bench", "problems.jsonl", "--curve", "--paths", "4", "--out", "runs.jsonl"]);
        command.args(more);
        output(command)
    };
    let resumed = curve(&["--resume"]);
    assert_eq!(text(&resumed.stdout), text(&whole.stdout));
    assert!(folder.read("runs.jsonl") == file);
    let other = curve(&["--resume", "--seed", "7"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(text(&other.stderr).contains("begun with other settings, problems"), "{}", text(&other.stderr));
}

#[test]
fn a_report_of_a_plain_bench_shows_what_was_wrong() {
    let wrong = json!({"id": "odd", "prompt": "What is the gcd of 48 and 18?", "answer": "7"});
    let folder = Folder::new("report").holding("problems.jsonl", format!("{wrong}\n"));
    let done = output(folder.polya(["bench", "problems.jsonl", "--report", "r.html"]));
    assert_eq!(done.status.code(), Some(0));
    let page = folder.read("r.html");
    assert!(page.contains("Euclid") || page.contains("euclid"), "the trace is on the page");
    assert!(page.contains("polya solve --method exhaustive"), "and so is the command that makes it");
}

#[test]
fn a_bench_goes_on_with_its_own_answers_only() {
    let refused = |held: &str, more: &[&str]| {
        let folder = Folder::new("foreign").holding("problems.jsonl", stories()).holding("answers.jsonl", held);
        let mut command = folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl", "--resume"]);
        command.args(more);
        let output = output(command);
        assert_eq!(output.status.code(), Some(2), "{held}: {output:?}");
        assert_eq!(folder.read("answers.jsonl"), held, "it is left as it was");
        text(&output.stderr).to_owned()
    };
    assert!(refused("Anna", &[]).contains("line 1 is no answer"));
    assert!(refused("one\ntwo", &[]).contains("line 1 is no answer"));
    assert!(refused("{\"name\":\"mine\"}", &[]).contains("line 1 is no answer"));
    assert!(refused("{\"id\":\"0\",\"precious\":true}", &[]).contains("line 1 is no answer"));
    assert!(refused(&stories(), &[]).contains("line 1 is no answer"));
    let folder = Folder::new("own").holding("problems.jsonl", stories());
    assert_eq!(output(folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl"])).status.code(), Some(0));
    let exhaustive = folder.read("answers.jsonl");
    assert!(refused(&format!("{exhaustive}two"), &[]).contains("line 9 is no answer"));
    assert!(refused(&exhaustive, &["--method", "chain"]).contains("begun with other settings"));
    // The start of a first line is what a kill leaves.
    let folder = folder.holding("answers.jsonl", &exhaustive[..20]);
    let resumed = output(folder.polya(["bench", "problems.jsonl", "--out", "answers.jsonl", "--resume"]));
    assert_eq!(resumed.status.code(), Some(0));
    assert_eq!(folder.read("answers.jsonl"), exhaustive);
}

#[test]
fn misuse_is_answered_with_what_to_do() {
    let folder = Folder::new("hints").holding("problems.jsonl", stories());
    let told = |arguments: &[&str]| {
        let mut command = folder.polya([]);
        command.args(arguments);
        let output = output(command);
        format!("{:?} {}", output.status.code().unwrap(), text(&output.stderr).lines().next().unwrap_or_default())
    };
    assert!(told(&["solve", "problems.jsonl"]).starts_with("2 polya: problems.jsonl is a file"));
    assert!(told(&["solve", "How", "many", "apples"]).contains("put it between single quotes"));
    assert!(told(&["compare", "--expect", "How many are 2 and 2?", "4"]).contains("--expect takes the right answer"));
    assert!(told(&["compare", "--method", "vote", "2 + 2"]).contains("none is to be named"));
    assert!(told(&["solve", "--temperature", "1", "2 + 2"]).starts_with("0 polya: an exhaustive run draws nothing"));
    assert!(told(&["solve", "--path", "0", "2 + 2"]).contains("has no paths to choose from"));
    assert!(told(&["bench", "problems.jsonl", "--report", "problems.jsonl"]).contains("two of the files are the same"));
    assert!(told(&["cost", "deepseek-v3", "--price", "3"]).contains("a published sum has the prices of its day"));
    assert!(told(&["cost", "12K", "h800-hour"]).contains("did you mean H800-hours?"));
    assert!(told(&["cost", "12K", "H800", "days"]).contains("\"H800-days\" is no unit"));
    assert!(told(&["cost", "1", "input-tokens", "1", "output-tokens", "--price", "1"]).contains("here are several"));
    assert!(told(&["bench", "problems.jsonl", "--samples", "4", "--k", "1-4", "--method", "chain"]).contains("1,8,64"));
}
