//! What can be asked for. Nothing of the machine's files is among it: pages are part of the program, and traces are held in
//! memory.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::Semaphore;

use super::guard::{House, guarded};
use super::kept::{Held, Kept};
use super::runs::{self, Asked, Places};
use super::{Web, file, kept, nearest, shelf};
use crate::engine::Engine;
use crate::render::film::{Film, Reel, scene_of};
use crate::render::{Format, png, render};
use crate::trace::{FORMAT, Trace, first_decision_apart};

/// Bytes of what is asked, and of a trace that is brought.
const MOST_ASKED: usize = 256 << 10;
const LARGEST_TRACE: usize = 64 << 20;
/// Traces that are taken in side by side; they are large.
const BROUGHT_AT_ONCE: usize = 2;

/// What all requests share.
pub struct Studio {
    pub engine: Engine,
    pub kept: Kept,
    pub(super) places: Places,
    /// Places for work that is no run, such as a film, and for traces that are brought.
    desks: Semaphore,
    doors: Semaphore,
}

impl Studio {
    pub fn new(engine: Engine) -> Self {
        let desks = 2 * std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            engine,
            kept: Kept::default(),
            places: Places::default(),
            desks: Semaphore::new(desks),
            doors: Semaphore::new(BROUGHT_AT_ONCE),
        }
    }
}

/// The pages and what they ask for.
pub fn router(studio: Arc<Studio>, house: House) -> Router {
    let door = middleware::from_fn_with_state(Arc::clone(&studio), one_after_another);
    Router::new()
        .route("/", get(|| async { web("index.html") }))
        .route("/web/{name}", get(|Path(name): Path<String>| async move { web(&name) }))
        .route("/api/shelf", get(on_the_shelf))
        .route("/api/runs", post(start))
        .route("/api/nearest", post(find_nearest))
        .route("/api/traces", post(bring).layer(DefaultBodyLimit::max(LARGEST_TRACE)).layer(door))
        .route("/api/traces/{id}/film", get(film))
        .route("/api/traces/{id}/scene", get(scene))
        .route("/api/traces/{id}/moments", get(moments))
        .route("/api/traces/{id}/about", get(about))
        .route("/api/traces/{id}/picture", post(picture))
        .route("/api/traces/{id}/file/{format}", get(download))
        .route("/api/difference/{left}/{right}", get(difference))
        .fallback(|| async { sorry(StatusCode::NOT_FOUND, "there is nothing at this address") })
        .layer(DefaultBodyLimit::max(MOST_ASKED))
        .layer(tower_http::catch_panic::CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(house, guarded))
        .with_state(studio)
}

/// A file of the pages, by its bare name.
fn web(name: &str) -> Response {
    let Some(found) = Web::get(name) else {
        return sorry(StatusCode::NOT_FOUND, "there is no such part of the pages");
    };
    let kind = match name.rsplit_once('.') {
        Some((_, "html")) => "text/html; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "application/octet-stream",
    };
    ([(CONTENT_TYPE, kind)], found.data).into_response()
}

/// A refusal, as a sentence for a person.
fn sorry(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "why": why }))).into_response()
}

fn as_json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

/// Traces wait outside, before they are read, while others are taken in.
async fn one_after_another(State(studio): State<Arc<Studio>>, request: Request, next: Next) -> Response {
    let _place = studio.doors.acquire().await.expect("doors are never closed");
    next.run(request).await
}

/// Work that takes a while is done aside, so that other requests need not wait for it, and not too much of it at once.
async fn aside(studio: &Studio, work: impl FnOnce() -> Response + Send + 'static) -> Response {
    let _place = studio.desks.acquire().await.expect("desks are never closed");
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| sorry(StatusCode::INTERNAL_SERVER_ERROR, "this could not be shown; the studio goes on"))
}

async fn on_the_shelf(State(studio): State<Arc<Studio>>) -> Response {
    as_json(kept::json(&shelf::shelf(studio.engine.skills())))
}

async fn start(State(studio): State<Arc<Studio>>, Json(asked): Json<Asked>) -> Response {
    match runs::start(&studio, asked) {
        Ok(stream) => stream.into_response(),
        Err((status, why)) => sorry(status, &why),
    }
}

#[derive(Deserialize)]
struct Unread {
    prompt: String,
}

async fn find_nearest(State(studio): State<Arc<Studio>>, Json(unread): Json<Unread>) -> Response {
    let own = Arc::clone(&studio);
    aside(&studio, move || as_json(kept::json(&nearest::wordings(&own.engine, &unread.prompt)))).await
}

/// Takes a stored trace in, to be shown.
async fn bring(State(studio): State<Arc<Studio>>, body: Bytes) -> Response {
    let own = Arc::clone(&studio);
    aside(&studio, move || {
        let trace: Trace = match serde_json::from_slice(&body) {
            Ok(trace) => trace,
            Err(error) => {
                return sorry(StatusCode::UNPROCESSABLE_ENTITY, &format!("this is not a trace of polya: {error}"));
            }
        };
        if trace.format != FORMAT {
            let why = format!("its layout is version {}, and this polya reads version {FORMAT}", trace.format);
            return sorry(StatusCode::UNPROCESSABLE_ENTITY, &why);
        }
        as_json(json!({ "id": own.kept.add(trace) }).to_string())
    })
    .await
}

/// Which part of a trace is meant.
#[derive(Deserialize)]
struct Part {
    path: Option<u64>,
    #[serde(default)]
    page: usize,
}

/// Looks at a held trace, aside.
async fn at(studio: Arc<Studio>, id: u64, look: impl FnOnce(&Held) -> Option<String> + Send + 'static) -> Response {
    let Some(held) = studio.kept.get(id) else {
        return sorry(StatusCode::NOT_FOUND, "this run is no longer held; run it again");
    };
    aside(&studio, move || {
        look(&held).map_or_else(|| sorry(StatusCode::NOT_FOUND, "there is no such part of this run"), as_json)
    })
    .await
}

/// The run with the scene of the path to show.
async fn film(State(studio): State<Arc<Studio>>, Path(id): Path<u64>) -> Response {
    at(studio, id, |held| {
        let (seen, path) = scene_of(&held.trace, None)?;
        let mut run = serde_json::to_value(Film::of(&held.trace)).ok()?;
        run["scene"] = serde_json::to_value(Reel::of(&seen, path).scene()).ok()?;
        Some(run.to_string())
    })
    .await
}

async fn scene(State(studio): State<Arc<Studio>>, Path(id): Path<u64>, Query(part): Query<Part>) -> Response {
    at(studio, id, move |held| {
        let (seen, path) = scene_of(&held.trace, part.path)?;
        Some(kept::json(&Reel::of(&seen, path).scene()))
    })
    .await
}

async fn moments(State(studio): State<Arc<Studio>>, Path(id): Path<u64>, Query(part): Query<Part>) -> Response {
    at(studio, id, move |held| held.told(part.path)?.moments.get(part.page).cloned()).await
}

async fn about(State(studio): State<Arc<Studio>>, Path(id): Path<u64>, Query(part): Query<Part>) -> Response {
    at(studio, id, move |held| held.told(part.path)?.about.get(part.page).cloned()).await
}

async fn picture(
    State(studio): State<Arc<Studio>>,
    Path(id): Path<u64>,
    Query(part): Query<Part>,
    Json(opened): Json<Vec<usize>>,
) -> Response {
    at(studio, id, move |held| {
        let (seen, path) = scene_of(&held.trace, part.path)?;
        Some(kept::json(&Reel::of(&seen, path).picture(&opened)))
    })
    .await
}

async fn difference(State(studio): State<Arc<Studio>>, Path((left, right)): Path<(u64, u64)>) -> Response {
    let Some(other) = studio.kept.get(right) else {
        return sorry(StatusCode::NOT_FOUND, "this run is no longer held; run it again");
    };
    at(studio, left, move |held| Some(kept::json(&first_decision_apart(&held.trace, &other.trace)))).await
}

/// A run as a file.
async fn download(State(studio): State<Arc<Studio>>, Path((id, format)): Path<(u64, String)>) -> Response {
    let Some(held) = studio.kept.get(id) else {
        return sorry(StatusCode::NOT_FOUND, "this run is no longer held; run it again");
    };
    aside(&studio, move || {
        let (kind, ending, bytes) = match format.as_str() {
            "html" => ("text/html; charset=utf-8", "html", file::page(&held.trace).into_bytes()),
            "svg" => ("image/svg+xml", "svg", render(&held.trace, Format::Svg).into_bytes()),
            "png" => ("image/png", "png", png(&held.trace)),
            "markdown" => ("text/markdown; charset=utf-8", "md", render(&held.trace, Format::Markdown).into_bytes()),
            "think" => ("text/plain; charset=utf-8", "txt", render(&held.trace, Format::Think).into_bytes()),
            "json" => ("application/json", "json", render(&held.trace, Format::Json).into_bytes()),
            _ => return sorry(StatusCode::NOT_FOUND, "a run is not written in that format"),
        };
        let name = HeaderValue::from_str(&format!("attachment; filename=\"polya-{id}.{ending}\""));
        let name = name.expect("numbers and endings are plain letters");
        ([(CONTENT_TYPE, HeaderValue::from_static(kind)), (CONTENT_DISPOSITION, name)], bytes).into_response()
    })
    .await
}
