//! A studio on a port of its own, and requests as plain text, so that odd ones can be made too.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use polya::studio::{House as Name, Studio, router, serve};
use polya::{Engine, skills};
use serde_json::Value;
use tokio::sync::oneshot;

pub struct House {
    pub address: SocketAddr,
    closing: Option<oneshot::Sender<()>>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl House {
    pub fn open() -> Self {
        Self::holding(Vec::new())
    }

    /// One that holds these traces, numbered from 1.
    pub fn holding(traces: Vec<polya::Trace>) -> Self {
        let (closing, closed) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                let studio = Arc::new(Studio::new(Engine::new(skills::all())));
                for trace in traces {
                    studio.kept.add(trace);
                }
                tell.send(listener.local_addr().unwrap()).unwrap();
                let until = async {
                    let _ = closed.await;
                };
                serve(listener, router(studio, Name::default()), until).await;
            });
            runtime.shutdown_background();
        });
        Self { address: told.recv().unwrap(), closing: Some(closing) }
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends these bytes and reads until the other side is done.
    pub fn send(&self, request: &[u8]) -> Reply {
        let mut stream = self.connect();
        // A request that is refused may be answered before it is read to its end.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        let body =
            if head.to_lowercase().contains("transfer-encoding: chunked") { whole(body) } else { body.to_owned() };
        Reply { status, head: head.to_owned(), body }
    }

    pub fn ask(&self, request: &str) -> Reply {
        self.send(request.as_bytes())
    }

    pub fn json(&self, request: &str) -> Value {
        let reply = self.ask(request);
        assert_eq!(reply.status, 200, "{request}: {reply:?}");
        serde_json::from_str(&reply.body).unwrap_or_else(|error| panic!("{error}: {}", reply.body))
    }

    /// All that is told of a run.
    pub fn run(&self, what: Value) -> String {
        self.ask(&post("/api/runs", &what)).body
    }
}

impl Drop for House {
    fn drop(&mut self) {
        let _ = self.closing.take().map(|closing| closing.send(()));
    }
}

pub fn get(address: &str) -> String {
    format!("GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

pub fn post(address: &str, what: &Value) -> String {
    asked("POST", address, &what.to_string())
}

pub fn asked(method: &str, address: &str, body: &str) -> String {
    format!(
        "{method} {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// What an event of this name told.
pub fn told(stream: &str, name: &str) -> Option<Value> {
    let message = stream.split("\n\n").find(|message| message.contains(&format!("event: {name}")))?;
    let data = message.lines().find_map(|line| line.strip_prefix("data: "))?;
    serde_json::from_str(data).ok()
}

pub fn read_until(stream: &mut TcpStream, wanted: &str) -> String {
    let (mut heard, mut piece) = (String::new(), [0; 4096]);
    while !heard.contains(wanted) {
        let length = stream.read(&mut piece).unwrap();
        assert!(length > 0, "it ended before {wanted}: {heard}");
        heard += &String::from_utf8_lossy(&piece[..length]);
    }
    heard
}

/// A body that came in chunks.
fn whole(chunked: &str) -> String {
    let (mut body, mut rest) = (String::new(), chunked);
    while let Some((length, more)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length.trim(), 16).unwrap_or(0);
        let Some(piece) = more.get(..length).filter(|piece| !piece.is_empty()) else {
            break;
        };
        body += piece;
        rest = more[length..].trim_start_matches("\r\n");
    }
    body
}
