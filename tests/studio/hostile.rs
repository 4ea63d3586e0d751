//! Hostile prompts and requests. After each of them the studio answers as before.

use std::io::{Read, Write};

use serde_json::{Value, json};

use crate::house::{House, Reply, asked, get, post, told};

/// The studio still solves.
fn is_well(house: &House) {
    let stream = house.run(json!({ "prompt": "What is 2 + 3?" }));
    assert_eq!(told(&stream, "finished").map(|told| told["answer"].clone()), Some(json!("5")), "{stream}");
}

fn refused(house: &House, request: &str, status: u16) -> Reply {
    let reply = house.ask(request);
    assert_eq!(reply.status, status, "{request:.300}\n{reply:?}");
    reply
}

#[test]
fn hostile_prompts_are_text_and_come_to_an_end() {
    let house = House::open();
    let deep = format!("What is {}1{}?", "(".repeat(20_000), ")".repeat(20_000));
    let prompts = [
        "<script>alert(1)</script>".to_owned(),
        "</script><img src=x onerror=alert(1)>".to_owned(),
        "\u{0}\u{1}\u{7f}\u{202e}\u{feff}".to_owned(),
        "' OR 1=1; --".to_owned(),
        "${7*7} {{7*7}} <%= 7*7 %>".to_owned(),
        "../../../../etc/passwd".to_owned(),
        "What is 10^10^10?".to_owned(),
        "data: x\n\nevent: finished\ndata: {\"id\":1}\n\n".to_owned(),
        "Is 2^100000 - 1 prime?".to_owned(),
        "x".repeat(120_000),
        "💥".repeat(10_000),
        deep,
        String::new(),
    ];
    for prompt in prompts {
        let stream = house.run(json!({ "prompt": prompt }));
        let Some(finished) = told(&stream, "finished") else { panic!("{prompt:.60}: {stream:.300}") };
        let film = house.json(&get(&format!("/api/traces/{}/film", finished["id"])));
        assert_eq!(film["prompt"], json!(prompt), "as it was typed");
    }
    is_well(&house);
}

#[test]
fn requests_beyond_the_limits_are_refused_with_a_sentence() {
    let house = House::open();
    let hostile = [
        json!({ "prompt": "x".repeat(140_000) }),
        json!({ "prompt": "2 + 3", "method": "vote", "paths": 200_001 }),
        json!({ "prompt": "2 + 3", "method": "vote", "paths": 0 }),
        json!({ "prompt": "2 + 3", "method": "vote", "temperature": 1e9 }),
        json!({ "prompt": "2 + 3", "method": "vote", "temperature": -1 }),
        json!({ "prompt": "2 + 3", "overrides": [{ "goal": "gcd(", "answer": "7" }] }),
        json!({ "prompt": "2 + 3", "overrides": [{ "goal": "gcd(1, 2)", "answer": "[[" }] }),
        json!({ "prompt": "2 + 3", "overrides": vec![json!({ "goal": "gcd(1, 2)", "answer": "7" }); 101] }),
    ];
    for what in hostile {
        let reply = refused(&house, &post("/api/runs", &what), 422);
        let why: Value = serde_json::from_str(&reply.body).unwrap();
        assert!(why["why"].as_str().is_some_and(|why| why.len() > 20), "{why}");
    }
    for wrong in [
        json!({}),
        json!([]),
        json!({ "prompt": 7 }),
        json!({ "prompt": "x", "method": "guess" }),
        json!({ "prompt": "x", "fuel": 1 }),
    ] {
        refused(&house, &post("/api/runs", &wrong), 422);
    }
    refused(&house, &asked("POST", "/api/runs", "{\"prompt\": "), 400);
    refused(&house, &asked("POST", "/api/runs", &"[".repeat(200_000)), 422);
    refused(&house, &post("/api/runs", &json!({ "prompt": "x".repeat(300_000) })), 413);
    refused(&house, &post("/api/nearest", &json!({ "prompt": "x".repeat(300_000) })), 413);
    is_well(&house);
}

#[test]
fn no_file_of_the_machine_is_readable() {
    let house = House::open();
    let paths = [
        "/../Cargo.toml",
        "/web/../Cargo.toml",
        "/web/..%2f..%2fCargo.toml",
        "/web/%2e%2e/%2e%2e/Cargo.toml",
        "/web//etc/passwd",
        "/web/..\\..\\Cargo.toml",
        "/etc/passwd",
        "/web/",
        "/web/style.css%00.html",
        "/web/%ff",
        "//etc/passwd",
        "/.git/config",
        "/api/traces/../../Cargo.toml",
        "/api/traces/1/file/../../../Cargo.toml",
        "/web/....//....//Cargo.toml",
    ];
    for path in paths {
        let reply = house.ask(&get(path));
        assert!((400..500).contains(&reply.status), "{path}: {reply:?}");
        for secret in ["[package]", "root:", "[core]"] {
            assert!(!reply.body.contains(secret), "{path}: {}", reply.body);
        }
    }
    is_well(&house);
}

#[test]
fn other_origins_and_names_are_refused() {
    let house = House::open();
    let with = |headers: &str| {
        let body = json!({ "prompt": "2 + 3" }).to_string();
        format!(
            "POST /api/runs HTTP/1.1\r\n{headers}Connection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let hostile = [
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: localhost\r\nOrigin: http://evil.example\r\n",
        "Host: localhost\r\nOrigin: null\r\n",
        "Host: localhost\r\nOrigin: https://localhost\r\n",
        "Host: localhost:1234\r\nOrigin: http://localhost:4321\r\n",
        "Host: localhost\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n",
        "Host: localhost\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n",
    ];
    for headers in hostile {
        refused(&house, &with(headers), 403);
    }
    for headers in
        ["Host: localhost\r\n", "Host: 127.0.0.1:80\r\nOrigin: http://127.0.0.1:80\r\nSec-Fetch-Site: same-origin\r\n"]
    {
        assert_eq!(house.ask(&with(headers)).status, 200, "{headers}");
    }
    // A form of another page can send text, and no JSON.
    let body = "{\"prompt\":\"2 + 3\"}";
    let form = format!(
        "POST /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    refused(&house, &form, 415);
}

#[test]
fn every_answer_keeps_the_page_to_itself() {
    let house = House::open();
    for path in ["/", "/web/studio.js", "/api/shelf", "/nowhere", "/api/traces/999/film"] {
        let head = house.ask(&get(path)).head.to_lowercase();
        for wanted in [
            "content-security-policy: default-src 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
        ] {
            assert!(head.contains(wanted), "{path}: {head}");
        }
    }
    let page = house.ask(&get("/")).body;
    assert!(!page.contains("style=") && !page.contains("onclick"), "nothing that the policy forbids");
}

#[test]
fn what_is_no_http_or_the_wrong_request_ends() {
    let house = House::open();
    let hostile: [&[u8]; 8] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"\r\n\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"PUT /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"DELETE /api/traces/1/film HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ];
    for request in hostile {
        let reply = house.send(request);
        assert!(reply.status == 0 || reply.status >= 400, "{:?}: {reply:?}", String::from_utf8_lossy(request));
    }
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "a".repeat(1 << 20));
    assert!(house.ask(&long).status != 200);
    is_well(&house);
}

#[test]
fn slow_clients_are_let_go_and_keep_nobody_waiting() {
    let house = House::open();
    let mut slow: Vec<_> = (0..40).map(|_| house.connect()).collect();
    for stream in &mut slow {
        stream.write_all(b"POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-").unwrap();
    }
    let mut half = house.connect();
    half.write_all(
        b"POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{",
    )
    .unwrap();
    is_well(&house);
    // Nobody is listened to for longer than the server's patience.
    for stream in slow.iter_mut().chain([&mut half]) {
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest);
        assert!(ended.is_ok() || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset));
    }
    is_well(&house);
}

#[test]
fn a_client_that_takes_nothing_is_let_go() {
    let house = House::open();
    let mut stream = house.connect();
    // Far longer than the server's patience: what ends this is the server.
    stream.set_write_timeout(Some(std::time::Duration::from_secs(300))).unwrap();
    let request = "GET /web/style.css HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000);
    let ended = loop {
        if let Err(error) = stream.write_all(request.as_bytes()) {
            break error.kind();
        }
    };
    assert!(matches!(ended, std::io::ErrorKind::ConnectionReset | std::io::ErrorKind::BrokenPipe), "{ended:?}");
    is_well(&house);
}

#[test]
fn hostile_traces_are_refused_or_shown() {
    let house = House::open();
    for no_trace in ["", "{}", "[]", "null", "{\"format\": 1}", "\u{1}", "{\"format\": 1, \"plan\": {\"nodes\": 7}}"] {
        refused(&house, &asked("POST", "/api/traces", no_trace), 422);
    }
    let trace =
        polya::Engine::new(polya::skills::all()).solve("What is the gcd of 48 and 18?", &polya::Settings::default());
    let mut newer = trace.to_json();
    newer["format"] = json!(99);
    refused(&house, &post("/api/traces", &newer), 422);
    // A circle, names of nothing, markup, and places beyond the prompt.
    let mut hostile = trace;
    let edges = hostile.plan.edges.clone();
    hostile.plan.edges.extend(edges.into_iter().map(|edge| polya::trace::Edge { from: edge.to, to: edge.from }));
    for (number, event) in hostile.events.iter_mut().enumerate() {
        if number % 3 == 0 {
            event.goal = Some("g-nowhere".to_owned());
        }
    }
    for node in &mut hostile.plan.nodes {
        node.idea = "<script>alert(1)</script>\u{1b}[31m".to_owned();
        node.spans = vec![polya::trace::Span { start: 5, end: usize::MAX }];
    }
    if let Some(answer) = &mut hostile.answer {
        answer.mathml = "<math><script>alert(1)</script></math>".to_owned();
    }
    let id = house.json(&post("/api/traces", &hostile.to_json()))["id"].clone();
    for part in ["film", "scene", "moments", "about", "file/html", "file/svg", "file/think"] {
        let reply = house.ask(&get(&format!("/api/traces/{id}/{part}")));
        assert_eq!(reply.status, 200, "{part}: {reply:?}");
    }
    let opened = json!((0..200).collect::<Vec<_>>());
    house.json(&post(&format!("/api/traces/{id}/picture"), &opened));
    for number in ["999", "-1", "x", "18446744073709551616"] {
        assert!(house.ask(&get(&format!("/api/traces/{number}/film"))).status >= 400, "{number}");
    }
    is_well(&house);
}
