//! What the use cases' tests share: a real database file, a clock that stands still, callers with and without rights.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::caller::{Actor, Caller, recognise};
use super::setup::{Request, SetUp, Started, start};
use super::{Ctx, Rules};
use crate::clock::VirtualClock;
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::store::{self, Db, Store, Work};

/// The server of the tests.
pub const GUILD: Snowflake = Snowflake(900);
/// Its APT channel.
pub const CHANNEL: Snowflake = Snowflake(901);

/// A database of its own, gone with the test.
pub struct Bench {
    /// What use cases need.
    pub ctx: Ctx,
    /// The clock of that context.
    pub clock: VirtualClock,
    folder: TempDir,
}

impl Bench {
    /// An empty database at the given moment.
    pub async fn at(moment: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = VirtualClock::new(moment.parse::<DateTime<Utc>>().unwrap());
        let ctx = Ctx {
            store: Store::open(&folder.path().join("kolega.db")).await.unwrap(),
            clock: Arc::new(clock.clone()),
            rules: Arc::new(Rules::default()),
        };
        Self { ctx, clock, folder }
    }

    /// Whether the files of the database hold these words anywhere, deleted or not.
    pub fn holds(&self, words: &str) -> bool {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let mut files = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        files.any(|bytes| bytes.windows(words.len()).any(|part| part == words.as_bytes()))
    }

    /// The same with a school whose coordinator is account 1.
    pub async fn school(moment: &str) -> Self {
        let bench = Self::at(moment).await;
        bench.set_up(&admin(1, "asta"), Lang::Lt).await;
        bench
    }

    /// `/setup start` in a channel that only staff sees.
    pub async fn set_up(&self, who: &Caller, lang: Lang) -> SetUp {
        match start(&self.ctx, who, request(lang)).await.unwrap() {
            Started::Done(done) => *done,
            other => panic!("not set up: {other:?}"),
        }
    }

    /// The coordinator of [`Bench::school`].
    pub async fn coordinator(&self) -> Actor {
        recognise(&self.ctx, &admin(1, "asta")).await.unwrap()
    }

    /// An active teacher of [`Bench::school`].
    pub async fn teacher(&self, account: u64, name: &str) -> Actor {
        let coordinator = self.coordinator().await;
        let person = crate::domain::people::Person {
            account: Some(Snowflake(account)),
            username: Some(name.to_owned()),
            name: name.to_owned(),
            ..coordinator.person
        };
        let now = self.ctx.now();
        self.write(async move |db| store::members::add(db, &person, now).await)
            .await;
        self.again(account, name).await
    }

    /// Somebody of the school as they are now: rights, roles and the day change with the clock.
    pub async fn again(&self, account: u64, name: &str) -> Actor {
        recognise(&self.ctx, &caller(account, name)).await.unwrap()
    }

    /// Writes past the use cases, for what a test needs to be there.
    pub async fn write<T, F>(&self, work: F) -> T
    where
        F: AsyncFnOnce(&mut Db) -> Result<T, store::Error> + for<'c> Work<'c, T, store::Error>,
        T: Send + 'static,
    {
        self.ctx.store.write(work).await.unwrap()
    }

    /// Moves the clock to a moment.
    pub fn to(&self, moment: &str) {
        self.clock.set(moment.parse::<DateTime<Utc>>().unwrap());
    }

    /// The kinds and recipients of everything queued, oldest first.
    pub async fn queued(&self) -> Vec<String> {
        let mut db = self.ctx.store.read().await.unwrap();
        crate::store::outbox::queued_for_tests(&mut db).await
    }
}

/// What `/setup start` is given.
pub fn request(lang: Lang) -> Request {
    Request {
        guild_name: "Ąžuolo gimnazija".to_owned(),
        lang: Some(lang),
        zone: None,
        channel: CHANNEL,
        open_to_everyone: false,
        meant_so: false,
    }
}

/// Somebody on the server.
pub fn caller(account: u64, username: &str) -> Caller {
    Caller {
        account: Snowflake(account),
        username: username.to_owned(),
        display: username.to_owned(),
        guild: Some(GUILD),
        manages_guild: false,
        chosen: None,
    }
}

/// Somebody who may manage the server.
pub fn admin(account: u64, username: &str) -> Caller {
    Caller {
        manages_guild: true,
        ..caller(account, username)
    }
}
