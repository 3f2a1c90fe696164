//! What the rest of the application may know about a living connection, and may wait for.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use poise::serenity_prelude as serenity;
use serenity::ShardManager;
use serenity::gateway::ConnectionStage;
use tokio::sync::{Notify, RwLock, watch};
use tokio::time::Instant;

/// How long the start waits to hear on which servers Kolega is, before it goes on with what it knew.
const GREETING: Duration = Duration::from_secs(30);

/// How often the library is asked how the connection is: it tells nobody when it gives one up.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// What the rest of the application may know about a living connection.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whether the gateway is up.
    online: Arc<watch::Sender<bool>>,
    /// Whether the servers that Kolega is on are noted.
    greeted: Arc<watch::Sender<bool>>,
    /// Somebody was refused as a stranger.
    doubted: Arc<Notify>,
    /// Until when Discord takes nothing from the bot at all.
    quiet: Arc<watch::Sender<Instant>>,
    /// Held for reading while an interaction is answered.
    pub(super) answering: Arc<RwLock<()>>,
    /// Dispatches that the library could not read.
    pub(super) unknown: Arc<AtomicU64>,
}

impl Line {
    pub(super) fn new() -> Self {
        Self {
            online: Arc::new(watch::Sender::new(false)),
            greeted: Arc::new(watch::Sender::new(false)),
            doubted: Arc::default(),
            quiet: Arc::new(watch::Sender::new(Instant::now())),
            answering: Arc::default(),
            unknown: Arc::default(),
        }
    }

    /// Whether the gateway is up.
    #[must_use]
    pub fn is_online(&self) -> bool {
        *self.online.borrow()
    }

    /// Waits until the gateway is up.
    pub async fn online(&self) {
        // The sender lives in `self`, so this cannot fail while somebody waits.
        drop(self.online.subscribe().wait_for(|online| *online).await);
    }

    /// Waits until the gateway is down.
    pub async fn offline(&self) {
        drop(self.online.subscribe().wait_for(|online| !*online).await);
    }

    /// The gateway is up or down.
    pub(super) fn is_now(&self, online: bool) {
        self.online
            .send_if_modified(|was| std::mem::replace(was, online) != online);
    }

    /// The servers that Kolega is on are noted.
    pub(super) fn greet(&self) {
        self.greeted.send_replace(true);
    }

    /// Waits until it is noted on which servers Kolega still is, but not for ever: what was queued for a server that it
    /// was taken off while it was not running would be given up as undeliverable.
    pub async fn greeted(&self) {
        let mut greeted = self.greeted.subscribe();
        if tokio::time::timeout(GREETING, greeted.wait_for(|greeted| *greeted))
            .await
            .is_err()
        {
            self.greet();
        }
    }

    /// Discord takes nothing for so long, from now on.
    pub(super) fn hush(&self, pause: Duration) {
        let end = Instant::now() + pause;
        self.quiet.send_modify(|until| *until = end.max(*until));
    }

    /// Waits until Discord takes something again.
    pub(super) async fn audible(&self) {
        loop {
            let until = *self.quiet.borrow();
            if Instant::now() >= until {
                return;
            }
            tokio::time::sleep_until(until).await;
        }
    }

    /// Discord did not know the token.
    pub(super) fn doubt_token(&self) {
        self.doubted.notify_one();
    }

    /// Waits until the token was doubted, and is `refused` when Discord is asked about nothing else.
    pub(super) async fn disowned<F: Future<Output = bool>>(&self, refused: impl Fn() -> F) {
        loop {
            self.doubted.notified().await;
            if refused().await {
                return;
            }
        }
    }

    /// How many dispatches the library could not read; 0 in a healthy process.
    #[must_use]
    pub fn unknown_events(&self) -> u64 {
        self.unknown.load(Ordering::Relaxed)
    }

    /// Waits until every interaction that arrived is answered; later ones are not taken up any more.
    pub async fn quiesce(&self) {
        std::mem::forget(Arc::clone(&self.answering).write_owned().await);
    }

    /// Watches the library's own view of the connection, for ever.
    pub(super) async fn watch(&self, shards: Weak<ShardManager>) {
        let mut pace = tokio::time::interval(LOOK_EVERY);
        while let Some(shards) = shards.upgrade() {
            let up = {
                let runners = shards.runners.lock().await;
                !runners.is_empty()
                    && runners
                        .values()
                        .all(|runner| runner.stage == ConnectionStage::Connected)
            };
            drop(shards);
            self.is_now(up);
            pace.tick().await;
        }
        std::future::pending::<()>().await;
    }

    /// Waits until the gateway has been down for `patience` although Discord answers: then the library is stuck, as
    /// after a refusal that it takes for no end.
    pub(super) async fn lost<F: Future<Output = bool>>(&self, patience: Duration, answers: impl Fn() -> F) {
        loop {
            self.offline().await;
            if tokio::time::timeout(patience, self.online()).await.is_err() && answers().await {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;

    const PATIENCE: Duration = Duration::from_millis(10);

    #[tokio::test]
    async fn the_gateway_is_lost_when_everything_else_answers_for_long() {
        let (line, asked) = (Line::new(), AtomicU32::new(0));
        // An outage, of Discord or of the network, is waited for; the third time only the gateway is down.
        let answers = || std::future::ready(asked.fetch_add(1, Ordering::Relaxed) == 2);
        line.lost(PATIENCE, answers).await;
        assert_eq!(asked.into_inner(), 3);
    }

    #[tokio::test]
    async fn while_discord_takes_nothing_nothing_is_sent() {
        let line = Line::new();
        line.audible().await;
        line.hush(Duration::from_secs(600));
        // A shorter pause that is heard of later ends no longer one.
        line.hush(PATIENCE);
        assert!(tokio::time::timeout(PATIENCE * 5, line.audible()).await.is_err());
    }

    #[tokio::test]
    async fn what_is_up_is_not_lost() {
        let line = Line::new();
        line.is_now(true);
        let lost = line.lost(PATIENCE, || std::future::ready(true));
        assert!(tokio::time::timeout(PATIENCE * 5, lost).await.is_err());
    }
}
