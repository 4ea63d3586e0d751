//! `polya serve`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpListener;

use super::traces::read_trace;
use super::{Error, Status, engine, print};
use crate::studio::{House, Studio, router, serve};

/// Watch runs in a browser.
#[derive(Debug, Args)]
#[command(
    after_help = "The page is served to this machine alone, unless --host says otherwise. It needs no network, reads no files, and
ends with Ctrl-C; what it showed is gone then, unless it was saved from the page.

Examples:
  polya serve
  polya serve --port 8080
  polya serve trace.json other.json        (opens these traces too)
  polya serve --host 0.0.0.0               (the whole network can see it, and start runs)"
)]
pub(super) struct Serve {
    /// Traces to open, written by `polya solve --format json -o TRACE`
    traces: Vec<PathBuf>,
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 7462)]
    port: u16,
    /// The address to serve on, or a name of this machine
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
}

impl Serve {
    pub fn run(self) -> Result<Status, Error> {
        let studio = Arc::new(Studio::new(engine()));
        let mut opened = Vec::new();
        for path in &self.traces {
            opened.push((studio.kept.add(read_trace(path)?), path.display().to_string()));
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.map_err(|error| Error::Misuse(format!("cannot start a server: {error}")))?;
        runtime.block_on(async {
            let (host, port) = (self.host.as_str(), self.port);
            let listener = TcpListener::bind((host, port)).await.map_err(|error| {
                let advice = "another --port may be free, and 0 takes any";
                Error::Misuse(format!("cannot serve on {host}, port {port}: {error}; {advice}"))
            })?;
            let bound = listener.local_addr().map_err(|error| Error::Misuse(format!("cannot serve: {error}")))?;
            // All addresses of a machine are none that a browser could be sent to.
            let address = match bound.ip() {
                any if any.is_unspecified() => format!("localhost:{}", bound.port()),
                _ => bound.to_string(),
            };
            let mut said = format!("polya: the studio is open at http://{address}/ (Ctrl-C closes it)\n");
            for (id, path) in opened {
                said += &format!("polya: {path} is at http://{address}/#run-{id}\n");
            }
            if !bound.ip().is_loopback() {
                said += "polya: whoever reaches this machine can see it and start runs; others use its address or its name\n";
            }
            print(&said)?;
            let house = House { name: self.host.clone() };
            let until = async {
                let _ = tokio::signal::ctrl_c().await;
            };
            serve(listener, router(studio, house), until).await;
            Ok(())
        })?;
        // Runs that still go on are of no use to anybody.
        runtime.shutdown_background();
        Ok(Status::Answered)
    }
}
