//! Health and metrics for whoever watches the machine: `/healthz`, `/readyz`, `/metrics`. Off unless an address is given.
//!
//! Deliberately absent: anything about people. The numbers carry kinds and outcomes, never ids or names.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use futures::future::BoxFuture;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A question about the application's health.
pub type Probe = Arc<dyn Fn() -> BoxFuture<'static, bool> + Send + Sync>;

/// What the pages ask.
#[derive(Clone)]
pub struct Probes {
    /// Whether the process does its work: the database answers.
    pub healthy: Probe,
    /// Whether it serves people: it is connected to Discord too.
    pub ready: Probe,
    /// The metrics, in Prometheus's text form.
    pub metrics: Arc<dyn Fn() -> String + Send + Sync>,
}

/// The running pages.
pub struct Pages {
    /// Where they are.
    pub address: SocketAddr,
    task: JoinHandle<()>,
}

impl Drop for Pages {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves the pages.
///
/// # Errors
/// When the address is not known.
pub fn serve(listener: TcpListener, probes: Probes) -> std::io::Result<Pages> {
    let address = listener.local_addr()?;
    let (healthy, ready, metrics) = (probes.healthy, probes.ready, probes.metrics);
    let router = Router::new()
        .route("/healthz", get(move || said(healthy)))
        .route("/readyz", get(move || said(ready)))
        .route("/metrics", get(move || async move { metrics() }));
    let task = tokio::spawn(async move {
        if let Err(fault) = axum::serve(listener, router).await {
            tracing::error!(%fault, "the health pages ended");
        }
    });
    Ok(Pages { address, task })
}

async fn said(probe: Probe) -> (StatusCode, &'static str) {
    if probe().await {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
