//! The gateway: one task a connection, sessions in the state, so that a resume finds what was missed.

mod frame;
mod login;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State as Shared};
use axum::http::Uri;
use axum::response::IntoResponse;
use axum::serve::ListenerExt;
use flate2::{Compress, Compression, FlushCompress};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use super::state::{Signal, State, lock};
use frame::{Frame, code};

type World = Arc<Mutex<State>>;

/// Events a client may send in a minute.
const SENT_PER_MINUTE: usize = 120;

/// Takes gateway connections until told to stop.
pub(super) async fn listen(listener: TcpListener, state: World, stop: watch::Receiver<bool>) {
    let mut stopping = stop.clone();
    let app = Router::new().fallback(upgrade).with_state((state, stop));
    // Events are small and the client has little to answer: held back, each would wait for the last one's receipt.
    let listener = listener.tap_io(|socket| {
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "a gateway connection stays slow");
        }
    });
    let serving = axum::serve(listener, app);
    tokio::select! {
        served = serving => if let Err(error) = served {
            tracing::debug!(%error, "sandbox gateway ended");
        },
        () = stopped(&mut stopping) => {}
    }
}

/// Ends when the server is to stop (or is gone).
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn upgrade(
    Shared((state, stop)): Shared<(World, watch::Receiver<bool>)>,
    Query(query): Query<Vec<(String, String)>>,
    uri: Uri,
    upgrade: WebSocketUpgrade,
) -> impl IntoResponse {
    let asked = |name: &str| {
        query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let version = asked("v");
    let squeeze = asked("compress").and_then(|compress| {
        if compress == "zlib-stream" {
            return Some(Compress::new(Compression::fast(), true));
        }
        lock(&state).violation(format!("gateway: compress={compress} is not spoken here"));
        None
    });
    upgrade.on_upgrade(move |socket| async move {
        if lock(&state).down {
            return;
        }
        let (signals, inbox) = mpsc::unbounded_channel();
        let heartbeat = lock(&state).options.heartbeat;
        let connection = lock(&state).ids.next();
        let link = Link {
            state,
            socket,
            signals,
            connection,
            to_resume: uri.path() == login::RESUME,
            session: None,
            sent: Vec::new(),
            squeeze,
        };
        link.run(inbox, stop, heartbeat, version).await;
    })
}

/// One connection.
struct Link {
    state: World,
    socket: WebSocket,
    signals: mpsc::UnboundedSender<Signal>,
    connection: u64,
    /// Whether it came to the address for taking a session up again.
    to_resume: bool,
    session: Option<String>,
    /// When the client sent its last frames.
    sent: Vec<Instant>,
    /// The stream that everything said is pressed into, when the client asked for one (`zlib-stream`).
    squeeze: Option<Compress>,
}

/// How a connection goes on.
enum Next {
    Go,
    /// Close with this code.
    Close(u16),
    /// The other end is gone; whether it ended the session.
    Gone(bool),
}

impl Link {
    async fn run(
        mut self,
        mut inbox: mpsc::UnboundedReceiver<Signal>,
        mut stop: watch::Receiver<bool>,
        heartbeat: Duration,
        version: Option<String>,
    ) {
        if version.is_some_and(|version| version != "10") {
            self.close(code::INVALID_VERSION).await;
            return;
        }
        let hello = json!({ "op": 10, "d": { "heartbeat_interval": heartbeat.as_millis(), "_trace": ["sandbox"] }, "s": null, "t": null });
        if self.say(hello.to_string()).await.is_err() {
            return;
        }
        // Discord waits a little longer than one interval before it gives a silent client up.
        let patience = heartbeat + heartbeat / 4;
        let mut due = Instant::now() + patience;
        let ended = loop {
            let next = tokio::select! {
                received = self.socket.recv() => match received {
                    Some(Ok(message)) => self.received(message, &mut due, patience).await,
                    _ => Next::Gone(false),
                },
                signal = inbox.recv() => self.signalled(signal).await,
                () = tokio::time::sleep_until(due) => Next::Close(code::SESSION_TIMED_OUT),
                () = stopped(&mut stop) => Next::Gone(false),
            };
            match next {
                Next::Go => {}
                Next::Close(code) => {
                    self.close(code).await;
                    break code::ends_session(code);
                }
                Next::Gone(for_good) => break for_good,
            }
        };
        if let Some(session) = &self.session {
            lock(&self.state).detach(session, self.connection, ended);
        }
    }

    async fn received(&mut self, message: Message, due: &mut Instant, patience: Duration) -> Next {
        let text = match message {
            Message::Text(text) => text.to_string(),
            Message::Binary(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Message::Close(frame) => {
                let for_good = frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                return Next::Gone(for_good);
            }
            Message::Ping(_) | Message::Pong(_) => return Next::Go,
        };
        let now = Instant::now();
        self.sent.retain(|at| now - *at < Duration::from_secs(60));
        self.sent.push(now);
        if self.sent.len() > SENT_PER_MINUTE {
            return Next::Close(code::RATE_LIMITED);
        }
        match Frame::read(&text) {
            Err(code) => Next::Close(code),
            Ok(Frame::Heartbeat) => {
                *due = now + patience;
                self.reply(&json!({ "op": 11, "d": null, "s": null, "t": null })).await
            }
            Ok(Frame::Identify(data)) if self.session.is_none() => self.identify(&data).await,
            Ok(Frame::Resume(data)) if self.session.is_none() => self.resume(&data).await,
            Ok(Frame::Identify(_) | Frame::Resume(_)) => Next::Close(code::ALREADY_AUTHENTICATED),
            Ok(Frame::Other) if self.session.is_none() => Next::Close(code::NOT_AUTHENTICATED),
            Ok(Frame::Other) => Next::Go,
        }
    }

    async fn identify(&mut self, data: &Value) -> Next {
        let outcome = lock(&self.state).identify(data, &self.signals, self.connection);
        self.begin(outcome).await
    }

    async fn resume(&mut self, data: &Value) -> Next {
        if !self.to_resume {
            lock(&self.state).violation("gateway: resumed elsewhere than at resume_gateway_url".to_owned());
        }
        let outcome = lock(&self.state).resume(data, &self.signals, self.connection);
        self.begin(outcome).await
    }

    /// Goes on with a session, without one (op 9), or not at all.
    async fn begin(&mut self, outcome: Result<Option<String>, u16>) -> Next {
        match outcome {
            Ok(Some(session)) => {
                self.session = Some(session);
                Next::Go
            }
            Ok(None) => self.reply(&json!({ "op": 9, "d": false, "s": null, "t": null })).await,
            Err(code) => Next::Close(code),
        }
    }

    async fn signalled(&mut self, signal: Option<Signal>) -> Next {
        match signal {
            Some(Signal::Text(text)) => match self.say(text).await {
                Ok(()) => Next::Go,
                Err(_) => Next::Gone(false),
            },
            Some(Signal::Close(code)) => Next::Close(code),
            Some(Signal::Cut) | None => Next::Gone(false),
        }
    }

    async fn reply(&mut self, frame: &Value) -> Next {
        match self.say(frame.to_string()).await {
            Ok(()) => Next::Go,
            Err(_) => Next::Gone(false),
        }
    }

    async fn say(&mut self, text: String) -> Result<(), axum::Error> {
        let message = match &mut self.squeeze {
            Some(stream) => Message::Binary(squeezed(stream, text.as_bytes()).map_err(axum::Error::new)?.into()),
            None => Message::Text(text.into()),
        };
        self.socket.send(message).await
    }

    async fn close(&mut self, code: u16) {
        let frame = CloseFrame {
            code,
            reason: code::reason(code).into(),
        };
        // The other end may have gone already.
        let _ = self.socket.send(Message::Close(Some(frame))).await;
    }
}

/// The next piece of a connection's one zlib stream, ended so that the other side can read it at once.
fn squeezed(stream: &mut Compress, mut rest: &[u8]) -> Result<Vec<u8>, flate2::CompressError> {
    let mut out = Vec::with_capacity(rest.len() / 2 + 64);
    loop {
        let before = stream.total_in();
        stream.compress_vec(rest, &mut out, FlushCompress::Sync)?;
        let taken = usize::try_from(stream.total_in() - before).unwrap_or(rest.len());
        rest = &rest[taken.min(rest.len())..];
        if rest.is_empty() && out.len() < out.capacity() {
            return Ok(out);
        }
        out.reserve(rest.len() + 64);
    }
}
