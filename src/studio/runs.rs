//! Runs that are watched while they go on: what happens is sent to the page as it happens, and whoever closes the page or
//! presses stop ends the run.

use std::convert::Infallible;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, mpsc};
use tokio_stream::wrappers::ReceiverStream;

use super::routes::Studio;
use crate::engine::Glimpse;
use crate::render::film::{Reel, scene_of};
use crate::trace::{Limits, Method, Override, Settings};

/// Paths that a page may ask for; the command line may ask for more.
const MOST_PATHS: u64 = 200_000;
/// Letters of a prompt, in bytes: what the engine reads at most.
const LONGEST_PROMPT: usize = 1 << 17;
/// A run that goes on is looked at first after this time, and then again after so many times as long as looking took, so that
/// looking stays cheap beside the run.
const FIRST_LOOK: Duration = Duration::from_millis(60);
const LOOKS_COST: u32 = 10;
/// Units of work after which a run is stopped here, between its waves or batches; the command line lets it go on.
const MOST_WORK: u64 = 100_000_000;
/// A plan that is larger than this is not drawn while it grows.
const LARGEST_GROWING: usize = 5_000;
/// So much of what is told may wait for a page that is slow; a plan that grew meanwhile is not told.
const UNHEARD: usize = 4;
/// Answers that are told while paths are walked.
const MOST_VOICES: usize = 12;

/// How many runs go on side by side, and how many may wait for their turn.
pub(super) struct Places {
    going: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Default for Places {
    fn default() -> Self {
        let side_by_side = std::thread::available_parallelism().map_or(2, usize::from);
        Self { going: Arc::new(Semaphore::new(side_by_side)), waiting: Arc::new(Semaphore::new(200)) }
    }
}

/// What a page asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    prompt: String,
    #[serde(default)]
    method: Method,
    /// As many as the method usually walks, when none.
    #[serde(default)]
    paths: Option<u64>,
    #[serde(default)]
    temperature: f64,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    overrides: Vec<Override>,
    /// The trace from which this is a departure: what the page has no knob for stays as it was there.
    #[serde(default)]
    after: Option<u64>,
    /// Whether nothing is said about slips, for a class that is to find them.
    #[serde(default)]
    hides_slips: bool,
}

impl Asked {
    /// The settings of the run, as a departure from others; or why it is not started.
    fn settings(&self, before: &Settings) -> Result<Settings, String> {
        if self.prompt.len() > LONGEST_PROMPT {
            return Err(format!("the prompt has {} bytes, and at most {LONGEST_PROMPT} are read", self.prompt.len()));
        }
        let samples = self.method != Method::Exhaustive;
        let paths = match (self.method, self.paths) {
            (Method::Exhaustive, _) => 0,
            (Method::Chain, _) | (_, None) => self.method.usual_paths(),
            (_, Some(paths)) => paths,
        };
        if samples && !(1..=MOST_PATHS).contains(&paths) {
            return Err(format!("from 1 to {MOST_PATHS} paths can be walked here; the command line walks more"));
        }
        if let Some(objection) = self.overrides.iter().find_map(Override::objection) {
            return Err(objection);
        }
        let settings = Settings {
            method: self.method,
            paths,
            temperature: if samples { self.temperature } else { 0.0 },
            seed: self.seed,
            limits: within(&before.limits, &Limits::default()),
            overrides: self.overrides.clone(),
            ..before.clone()
        };
        match settings.objection() {
            Some(objection) => Err(format!("such a run is not started: {objection}")),
            None => Ok(settings),
        }
    }
}

/// A trace from elsewhere may allow less than the studio does, and never more.
fn within(limits: &Limits, most: &Limits) -> Limits {
    Limits {
        goals: limits.goals.min(most.goals),
        depth: limits.depth.min(most.depth),
        attempts: limits.attempts.min(most.attempts),
        fuel: limits.fuel.min(most.fuel),
        total_fuel: limits.total_fuel.min(most.total_fuel),
    }
}

pub(super) type Stream = Sse<axum::response::sse::KeepAliveStream<ReceiverStream<Result<Event, Infallible>>>>;

/// Starts a run as soon as there is a place for it, and tells of it.
///
/// Events: `waiting`; `started`; `growing` with counts and the scene so far, or voices; and in the end `finished` with the
/// number of the trace, or `failed` with the reason.
pub(super) fn start(studio: &Arc<Studio>, asked: Asked) -> Result<Stream, (StatusCode, String)> {
    let before = match asked.after {
        None => Settings::default(),
        Some(id) => match studio.kept.get(id) {
            Some(held) => held.trace.settings.clone(),
            None => return Err((StatusCode::NOT_FOUND, format!("run {id} is held no longer; solve it again"))),
        },
    };
    let settings = asked.settings(&before).map_err(|why| (StatusCode::UNPROCESSABLE_ENTITY, why))?;
    let Ok(queued) = Arc::clone(&studio.places.waiting).try_acquire_owned() else {
        return Err((
            StatusCode::SERVICE_UNAVAILABLE,
            "too many runs are waiting already; try again in a while".to_owned(),
        ));
    };
    let (teller, told) = mpsc::channel(UNHEARD);
    let studio = Arc::clone(studio);
    tokio::spawn(async move {
        let told = Teller(teller);
        if studio.places.going.available_permits() == 0 {
            told.tell("waiting", &json!({})).await;
        }
        let place = tokio::select! {
            place = Arc::clone(&studio.places.going).acquire_owned() => place.expect("places are never closed"),
            () = told.0.closed() => return,
        };
        drop(queued);
        told.tell("started", &json!({})).await;
        let teller = told.clone();
        let ended = tokio::task::spawn_blocking(move || run(&studio, &asked, &settings, &teller)).await;
        // A page that is slow to listen keeps nobody else waiting.
        drop(place);
        match ended {
            Ok(Ok(finished)) => told.tell("finished", &finished).await,
            _ => told.tell("failed", &json!({ "why": "the run crashed; the studio goes on" })).await,
        }
    });
    Ok(Sse::new(ReceiverStream::new(told)).keep_alive(KeepAlive::default()))
}

/// A panic of the engine itself ends this run and nothing else.
fn run(studio: &Studio, asked: &Asked, settings: &Settings, teller: &Teller) -> Result<Value, ()> {
    let looks = Mutex::new(Looks { started: Instant::now(), next: FIRST_LOOK });
    let watcher = |glimpse: &Glimpse<'_>| {
        if teller.is_gone() || glimpse.counts().fuel > MOST_WORK {
            return ControlFlow::Break(());
        }
        if let Ok(mut looks) = looks.lock()
            && looks.is_due()
        {
            let before = Instant::now();
            // A picture that cannot be drawn does not end the run.
            if let Ok(seen) = catch_unwind(AssertUnwindSafe(|| so_far(glimpse))) {
                teller.tell_if_heard("growing", &seen);
            }
            looks.next = looks.started.elapsed() + (before.elapsed() * LOOKS_COST).max(2 * FIRST_LOOK);
        }
        ControlFlow::Continue(())
    };
    let trace =
        catch_unwind(AssertUnwindSafe(|| studio.engine.watch(&asked.prompt, settings, &watcher))).map_err(|_| ())?;
    if teller.is_gone() {
        return Err(());
    }
    let answer = trace.answer.as_ref().map(|answer| answer.text.clone());
    let id = studio.kept.add(if asked.hides_slips { trace.hiding_slips() } else { trace });
    Ok(json!({ "id": id, "answer": answer }))
}

/// When a run is looked at next.
struct Looks {
    started: Instant,
    next: Duration,
}

impl Looks {
    fn is_due(&self) -> bool {
        self.started.elapsed() >= self.next
    }
}

fn so_far(glimpse: &Glimpse<'_>) -> Value {
    let counts = glimpse.counts();
    let is_drawn = !glimpse.is_walking() && counts.attempts <= LARGEST_GROWING as u64;
    let scene = if is_drawn { glimpse.trace() } else { None };
    let scene = scene.and_then(|trace| {
        let (seen, path) = scene_of(&trace, None)?;
        serde_json::to_value(Reel::of(&seen, path).scene()).ok()
    });
    json!({ "counts": counts, "voices": glimpse.voices(MOST_VOICES), "scene": scene })
}

#[derive(Clone)]
struct Teller(mpsc::Sender<Result<Event, Infallible>>);

impl Teller {
    fn is_gone(&self) -> bool {
        self.0.is_closed()
    }

    async fn tell(&self, name: &str, what: &Value) {
        // Whoever has gone away is told nothing.
        let _ = self.0.send(Ok(Event::default().event(name).data(what.to_string()))).await;
    }

    /// A page that is slow misses how the plan grew, and not how it ended.
    fn tell_if_heard(&self, name: &str, what: &Value) {
        let _ = self.0.try_send(Ok(Event::default().event(name).data(what.to_string())));
    }
}
