//! Connections: how many, how long, until when.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tower_http::timeout::{RequestBodyTimeoutLayer, TimeoutLayer};

/// Connections that are open at once; further ones wait to be taken in.
const MOST_CONNECTIONS: usize = 512;
/// Whoever takes longer to say what is wanted is not listened to any more.
const PATIENCE: Duration = Duration::from_secs(10);
/// Whoever says it a byte at a time is not listened to for ever, and no answer takes longer to begin.
const LONGEST: Duration = Duration::from_secs(120);
/// Whoever takes nothing of an answer for so long is let go.
const UNTAKEN: Duration = Duration::from_secs(30);

/// Serves until `until` is over. A connection that fails, or a client that is slow on purpose, harms nobody else.
pub async fn serve(listener: TcpListener, router: Router, until: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let router = router
        .layer(RequestBodyTimeoutLayer::new(PATIENCE))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST));
    let accept = async {
        loop {
            let place = Arc::clone(&places).acquire_owned().await.expect("places are never closed");
            let Ok((stream, _)) = listener.accept().await else {
                // Out of files, perhaps: others close theirs meanwhile.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(UNTAKEN));
            let stream = TokioIo::new(Box::pin(stream));
            let service = TowerToHyperService::new(router.clone());
            tokio::spawn(async move {
                let mut connection = http1::Builder::new();
                connection.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
                // An error here is the client's: it went away, or spoke no HTTP.
                let _ = connection.serve_connection(stream, service).await;
                drop(place);
            });
        }
    };
    tokio::select! {
        never = accept => { let _: Infallible = never; }
        () = until => {}
    }
}
