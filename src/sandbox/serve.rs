//! The listeners: TLS for REST and files, plain for the gateway, and the timers of interactions.

use std::io;
use std::sync::{Arc, Mutex};

use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio_rustls::TlsAcceptor;

use super::ids::InteractionId;
use super::rest;
use super::state::{State, lock};

/// Takes TLS connections until told to stop.
pub(super) async fn rest(
    listener: TcpListener,
    acceptor: TlsAcceptor,
    state: Arc<Mutex<State>>,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        let socket = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => return,
        };
        // A failed accept concerns that one connection.
        let Ok((socket, _)) = socket else { continue };
        let (acceptor, state, stop) = (acceptor.clone(), Arc::clone(&state), stop.clone());
        tokio::spawn(async move {
            if let Err(error) = connection(socket, acceptor, state, stop).await {
                tracing::debug!(%error, "sandbox connection ended");
            }
        });
    }
}

async fn connection(
    socket: TcpStream,
    acceptor: TlsAcceptor,
    state: Arc<Mutex<State>>,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    if lock(&state).down {
        return Ok(());
    }
    socket.set_nodelay(true)?;
    let stream = acceptor.accept(socket).await?;
    let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let state = Arc::clone(&state);
        async move { rest::serve(state, request.map(axum::body::Body::new)).await }
    });
    let serving = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        served = serving => served.map_err(io::Error::other),
        _ = stop.wait_for(|stop| *stop) => Ok(()),
    }
}

/// Ends the time that each interaction has.
pub(super) async fn deadlines(mut started: mpsc::UnboundedReceiver<InteractionId>, state: Arc<Mutex<State>>) {
    let deadline = lock(&state).options.deadline;
    while let Some(id) = started.recv().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            tokio::time::sleep(deadline).await;
            lock(&state).deadline(id);
        });
    }
}
