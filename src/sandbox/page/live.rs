//! What goes on while the page stands open: changes of the world as a stream for the browser, the played time at which
//! each message came (the world itself lives in real time), and what was sent while the clock was being moved.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::{Stream, StreamExt, stream};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

use super::trouble::{Happened, Incident};
use super::{Desk, Host, stopping};
use crate::sandbox::ids::{ChannelId, MessageId, UserId};
use crate::sandbox::vocabulary::Change;
use crate::sandbox::world::World;

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
    /// Something happened because of an ordered trouble.
    Trouble { happened: Happened },
    /// The clock is being moved: where it stands and how many messages went out so far.
    Clock { now: String, messages: usize },
}

/// How many incidents are told.
const TOLD: usize = 60;

/// Discord's code for a message to a person who forbids them.
const CANNOT_SEND: u32 = 50007;

/// What the bot sent while the clock was being moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    /// New messages that are not one person's ephemeral answers, in the order in which they came.
    pub(super) messages: Vec<(ChannelId, MessageId)>,
}

impl Sent {
    /// Where something came.
    pub(super) fn channels(&self) -> BTreeSet<ChannelId> {
        self.messages.iter().map(|(channel, _)| *channel).collect()
    }
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
    log: Vec<Happened>,
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
                    sent.messages.push((channel, message));
                    sent.messages.len()
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
            Change::Bot { online } => self.note(if online { Incident::Online } else { Incident::Offline }, None),
            Change::Refused { status: 429, .. } => self.note(Incident::TooManyRequests, None),
            Change::Refused { code: CANNOT_SEND, .. } => self.note(Incident::NotDelivered, None),
            Change::Refused { .. } | Change::Answered { .. } | Change::NotAnswered { .. } | Change::Typing { .. } => {}
        }
    }

    /// Adds to the account of what happened.
    pub(super) fn note(&self, what: Incident, user: Option<UserId>) {
        let at = self.host.now();
        let mut seen = self.seen();
        match seen
            .log
            .last_mut()
            .filter(|last| last.what == what && last.user == user)
        {
            Some(last) => {
                last.times += 1;
                last.at = at;
            }
            None => seen.log.push(Happened {
                at,
                what,
                user,
                times: 1,
            }),
        }
        let surplus = seen.log.len().saturating_sub(TOLD);
        seen.log.drain(..surplus);
        let happened = seen.log.last().cloned();
        drop(seen);
        if let Some(happened) = happened {
            self.hint(Hint::Trouble { happened });
        }
    }

    /// What happened so far.
    pub(super) fn log(&self) -> Vec<Happened> {
        self.seen().log.clone()
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
            messages: sent.messages.len(),
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
