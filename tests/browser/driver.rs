//! A real browser: Chromium, driven through ChromeDriver.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long something may take to come about; on a machine that does much else, too.
const PATIENCE: Duration = Duration::from_secs(40);
/// Pages that are open at once.
static PLACES: Mutex<()> = Mutex::new(());

/// The programs, where they are found.
pub fn programs() -> Option<(PathBuf, PathBuf)> {
    let path = std::env::var_os("PATH")?;
    let find = |names: &[&str]| {
        let all = std::env::split_paths(&path)
            .flat_map(|folder| names.iter().map(move |name| folder.join(name)).collect::<Vec<_>>());
        all.into_iter().find(|program| program.is_file())
    };
    Some((find(&["chromium", "chromium-browser", "google-chrome"])?, find(&["chromedriver"])?))
}

struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start(program: &PathBuf) -> Self {
        let mut process =
            Command::new(program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            line.split_once("successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        Self { process, address: format!("http://127.0.0.1:{}", port.expect("ChromeDriver says on which port it is")) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// How a page is looked at.
#[derive(Clone, Copy)]
pub struct Look {
    pub width: u32,
    pub height: u32,
    pub theme: &'static str,
    pub motion: &'static str,
}

/// A projector; without motion, so that a test need not wait for a run to play.
pub const PROJECTOR: Look = Look { width: 1280, height: 720, theme: "light", motion: "reduce" };

pub struct Page {
    client: Client,
}

/// Runs a test in a browser of its own. No test leaves an error on the console.
pub fn with_page<F: Future<Output = ()>>(look: Look, test: impl FnOnce(Page) -> F) {
    let _place = PLACES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (browser, driver) = programs().expect("tests are passed over where there is no browser");
    let driver = Driver::start(&driver);
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
        let mut client = ClientBuilder::new(HttpConnector::new());
        let client = client.capabilities(capabilities(&browser, look)).connect(&driver.address).await.unwrap();
        let page = Page { client: client.clone() };
        page.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({
                "width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": look.width < 600,
            }),
        )
        .await;
        page.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
            { "name": "prefers-color-scheme", "value": look.theme },
            { "name": "prefers-reduced-motion", "value": look.motion },
        ] }),
        )
        .await;
        let ended = tokio::time::timeout(3 * PATIENCE, test(page)).await;
        let said = client.issue_cmd(Asked { address: "se/log", what: json!({ "type": "browser" }) }).await.unwrap();
        client.close().await.unwrap();
        ended.expect("a test ends");
        let said: Vec<_> = said
            .as_array()
            .into_iter()
            .flatten()
            .filter(|line| line["level"] != "INFO" && line["level"] != "DEBUG")
            .collect();
        assert!(said.is_empty(), "on the console: {said:#?}");
    });
}

fn capabilities(browser: &std::path::Path, look: Look) -> Capabilities {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &format!("--window-size={},{}", look.width, look.height),
    ];
    let all = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser, "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL" },
    });
    all.as_object().unwrap().clone()
}

impl Page {
    pub async fn open(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// What a script of the page comes to.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    pub async fn is(&self, condition: &str) -> bool {
        self.js(&format!("return Boolean({condition});")).await == Value::Bool(true)
    }

    /// Waits until something is so.
    pub async fn until(&self, condition: &str) {
        let start = Instant::now();
        while !self.is(condition).await {
            if start.elapsed() > PATIENCE {
                let text = self.js("return document.body.innerText;").await;
                panic!("it did not come about: {condition}\n{text:.2000}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Does something to the first element that a selector finds. The page may draw it anew between the finding and
    /// the doing, and ChromeDriver calls the one that was found stale: then the new one is looked for.
    async fn with_found(&self, css: &str, act: impl AsyncFn(Element) -> Result<(), CmdError>) {
        let start = Instant::now();
        loop {
            let done = match self.client.find(Locator::Css(css)).await {
                Ok(found) => act(found).await,
                Err(error) => panic!("{css}: {error}"),
            };
            match done {
                Ok(()) => return,
                Err(error) if error.is_stale_element_reference() && start.elapsed() < PATIENCE => {}
                Err(error) => panic!("{css}: {error}"),
            }
        }
    }

    pub async fn click(&self, css: &str) {
        self.with_found(css, async |found| found.click().await).await;
    }

    /// Types into a field that is empty, or is emptied.
    pub async fn type_in(&self, css: &str, text: &str) {
        self.with_found(css, async |field| {
            field.clear().await?;
            field.send_keys(text).await
        })
        .await;
    }

    /// Keys for whatever has the focus.
    pub async fn keys(&self, css: &str, keys: &str) {
        self.with_found(css, async |found| found.send_keys(keys).await).await;
    }

    pub async fn text(&self, css: &str) -> String {
        let script = format!("return [...document.querySelectorAll({css:?})].map((it) => it.innerText).join('\\n');");
        self.js(&script).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let what = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Asked { address: "goog/cdp/execute", what }).await.unwrap()
    }
}

/// What ChromeDriver knows beyond the standard.
#[derive(Debug)]
struct Asked {
    address: &'static str,
    what: Value,
}

impl WebDriverCompatibleCommand for Asked {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.address))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.what.to_string()))
    }
}
