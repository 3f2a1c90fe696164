//! What goes on while the page stands open: changes of the world as a stream for the browser, the played time at which
//! each message came (the world itself lives in real time), and what was sent while the clock was being moved.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::{Stream, StreamExt, stream};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

use super::super::ids::{ChannelId, MessageId, UserId};
use super::super::world::{Change, World};
use super::{Desk, Host, stopping};

/// How many hints a slow browser may lag behind before it is told to look at everything anew.
const BACKLOG: usize = 1024;

/// A hint to the browser: what to fetch anew.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Hint {
    /// Messages or unread marks of a channel.
    Channel { channel: ChannelId },
    /// People, servers or channels.
    People,
    /// The bot's commands.
    Commands,
    /// The clock is being moved: where it stands and how many messages went out so far.
    Clock { now: String, messages: usize },
}

/// What the bot sent while the clock was being moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    /// New messages that are not one person's ephemeral answers.
    pub(super) messages: usize,
    /// How many in which channel.
    pub(super) channels: BTreeMap<ChannelId, usize>,
}

/// The watcher's memory.
pub(super) struct Live {
    hints: broadcast::Sender<Hint>,
    seen: Mutex<Seen>,
    host: Arc<dyn Host>,
    /// Held while the clock is being moved.
    pub(super) moving: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Seen {
    created: HashMap<MessageId, String>,
    edited: HashMap<MessageId, String>,
    sent: Option<Sent>,
}

impl Live {
    /// Starts watching the world.
    pub(super) fn start(world: &World, host: Arc<dyn Host>, stop: watch::Receiver<bool>) -> Arc<Self> {
        let live = Arc::new(Self {
            hints: broadcast::Sender::new(BACKLOG),
            seen: Mutex::default(),
            host,
            moving: tokio::sync::Mutex::default(),
        });
        let mut changes = world.changes();
        let watcher = live.clone();
        tokio::spawn(async move {
            let stopped = stopping(stop);
            tokio::pin!(stopped);
            loop {
                tokio::select! {
                    () = &mut stopped => break,
                    change = changes.recv() => match change {
                        Ok(change) => watcher.take(&change),
                        Err(RecvError::Lagged(_)) => watcher.hint(Hint::People),
                        Err(RecvError::Closed) => break,
                    },
                }
            }
        });
        live
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        // The maps stay whole whatever a panicking holder was about to do.
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hint(&self, hint: Hint) {
        // Nobody listens while no page is open.
        let _ = self.hints.send(hint);
    }

    fn take(&self, change: &Change) {
        match *change {
            Change::MessageCreated {
                channel,
                message,
                only_for,
                by_bot,
            } => {
                let now = self.host.now();
                let mut seen = self.seen();
                seen.created.entry(message).or_insert_with(|| now.clone());
                let progress = seen.sent.as_mut().filter(|_| by_bot && only_for.is_none()).map(|sent| {
                    sent.messages += 1;
                    *sent.channels.entry(channel).or_default() += 1;
                    sent.messages
                });
                drop(seen);
                self.hint(Hint::Channel { channel });
                if let Some(messages) = progress {
                    self.hint(Hint::Clock { now, messages });
                }
            }
            Change::MessageUpdated { channel, message, .. } => {
                let now = self.host.now();
                self.seen().edited.insert(message, now);
                self.hint(Hint::Channel { channel });
            }
            Change::MessageDeleted { channel, .. } | Change::Read { channel, .. } => {
                self.hint(Hint::Channel { channel });
            }
            Change::GuildChanged { .. } | Change::PeopleChanged => self.hint(Hint::People),
            Change::CommandsChanged => self.hint(Hint::Commands),
            Change::Answered { .. } | Change::NotAnswered { .. } | Change::Typing { .. } | Change::Bot { .. } => {}
        }
    }

    /// When a message came and was last edited, by the played clock; one that the watcher has not met came just now.
    pub(super) fn times(&self, message: MessageId) -> (String, Option<String>) {
        let now = self.host.now();
        let mut seen = self.seen();
        (
            seen.created.entry(message).or_insert(now).clone(),
            seen.edited.get(&message).cloned(),
        )
    }

    /// Begins to count what is sent.
    pub(super) fn begin_counting(&self) {
        self.seen().sent = Some(Sent::default());
        self.hint(Hint::Clock {
            now: self.host.now(),
            messages: 0,
        });
    }

    /// Ends counting.
    pub(super) fn end_counting(&self) -> Sent {
        let sent = self.seen().sent.take().unwrap_or_default();
        self.hint(Hint::Clock {
            now: self.host.now(),
            messages: sent.messages,
        });
        sent
    }
}

/// `GET /api/events`: hints for as long as the browser listens.
pub(super) async fn events(State(desk): State<Desk>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let hints = stream::unfold(desk.live.hints.subscribe(), |mut hints| async move {
        let hint = match hints.recv().await {
            Ok(hint) => hint,
            Err(RecvError::Lagged(_)) => Hint::People,
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(Event::default().json_data(hint).unwrap_or_default()), hints))
    });
    Sse::new(hints.take_until(stopping(desk.stop))).keep_alive(KeepAlive::default())
}

/// Whose conversation with the bot each channel is.
pub(super) fn conversations(world: &World) -> HashMap<ChannelId, (UserId, String)> {
    world
        .users()
        .into_iter()
        .filter_map(|user| world.dm(user.id).map(|channel| (channel, (user.id, user.name))))
        .collect()
}
