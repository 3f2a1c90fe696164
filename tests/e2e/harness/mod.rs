//! A whole world for a story: Discord, the application, a clock, and people who act and look.
//!
//! ```ignore
//! let world = World::start().await;
//! world.slash(ADMIN, "/setup start", [("language", "lt".into()), ("channel", Value::Apt)]).await;
//! world.press(ONA, "Prisijungti").await;
//! world.play_until("2026-10-22 15:30").await;
//! assert!(world.dms(ONA).last().unwrap().contains("refleksijai"));
//! world.finish().await;
//! ```

mod acting;
mod life;
mod process;
mod program;
mod school;
mod seeing;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use kolega::app::Settings;
use kolega::clock::{Clock, VirtualClock};
use kolega::config::Config;
use kolega::discord::client::Patience;
use kolega::discord::web::StandIn;
use kolega::sandbox::{
    self, ChannelId, GuildId, Options, RateLimits, RoleId, Sandbox, UserId, Visibility, permissions,
};

#[allow(unused_imports, reason = "each story takes the words it needs")]
pub use acting::{Answer, Value};
use process::Process;
#[allow(unused_imports, reason = "each story takes the words it needs")]
pub use seeing::buttons;

/// The server's administrator; has the staff role too.
pub const ADMIN: &str = "Administratorė";

/// How long anything that must happen may take in real time.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The route of a channel's messages.
pub const MESSAGES: &str = "/channels/{channel_id}/messages";

/// When a story begins: Monday, 5 October 2026, 10:00 in Vilnius.
pub const BEGINNING: &str = "2026-10-05 10:00";

/// Whether stories look at the people's messages in Lithuanian; a person's Discord client says so.
const CLIENT: &str = "lt";

/// A running world.
pub struct World {
    /// Discord: troubles, evidence and everything the words below do not say.
    pub discord: sandbox::World,
    /// The staff server.
    pub guild: GuildId,
    /// The APT channel: staff see it.
    pub apt: ChannelId,
    /// A channel that everybody on the server sees.
    pub lobby: ChannelId,
    sandbox: Sandbox,
    clock: VirtualClock,
    settings: Settings,
    process: tokio::sync::Mutex<Option<Process>>,
    faults: process::Faults,
    staff: RoleId,
    accounts: Mutex<HashMap<String, UserId>>,
    answers: Mutex<HashMap<String, Answer>>,
    left_alone: AtomicBool,
    folder: tempfile::TempDir,
}

impl World {
    /// A server with an APT channel, an administrator, and the application connected and ready.
    pub async fn start() -> Self {
        Self::with(|_| {}).await
    }

    /// The same with other settings; by default nothing is paced, because nobody waits for a story.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::within(Options::default(), Patience::default(), change).await
    }

    /// The same where a request to Discord is waited for as long as this.
    pub async fn with_patience(answer: Duration) -> Self {
        let patience = Patience {
            answer,
            ..Patience::default()
        };
        Self::within(Options::default(), patience, |_| {}).await
    }

    /// The same where thousands press: how fast they are answered says more of the machine than of the bot.
    pub async fn unhurried() -> Self {
        let options = Options {
            deadline: PATIENCE,
            ..Options::default()
        };
        Self::within(options, Patience::default(), |_| {}).await
    }

    /// The same where the gateway wants to hear of the bot as often as this: the library notices a line that is cut by
    /// the next heartbeat only.
    pub async fn with_heartbeat(heartbeat: Duration) -> Self {
        let options = Options {
            heartbeat,
            ..Options::default()
        };
        Self::within(options, Patience::default(), |_| {}).await
    }

    async fn within(options: Options, patience: Patience, change: impl FnOnce(&mut Config)) -> Self {
        let sandbox = Sandbox::start(Options {
            rate_limits: RateLimits::Relaxed,
            patience: PATIENCE,
            ..options
        })
        .await
        .unwrap();
        let discord = sandbox.world();
        let guild = discord.create_guild("Ąžuolų progimnazija");
        let staff = discord.create_role(guild, "Mokytojai", 0);
        let apt = discord.create_channel(guild, "apt", Visibility::Roles(vec![staff]));
        let lobby = discord.create_channel(guild, "bendras", Visibility::Everyone);
        discord.invite_bot(guild);
        let mut config = Config::embedded();
        config.delivery.open_pause_ms = 0;
        config.delivery.per_second = 0;
        change(&mut config);
        let folder = tempfile::tempdir().unwrap();
        let clock = VirtualClock::new(moment(BEGINNING));
        let settings = Settings {
            config: Arc::new(config),
            database: folder.path().join("kolega.db"),
            clock: Arc::new(clock.clone()),
            token: sandbox.token().to_owned().into(),
            stand_in: Some(StandIn::at(sandbox.api_addr(), sandbox.ca_pem().as_bytes().to_vec())),
            patience,
            ticking: false,
        };
        let world = Self {
            discord,
            guild,
            apt,
            lobby,
            sandbox,
            clock,
            settings,
            process: tokio::sync::Mutex::new(None),
            faults: process::Faults::default(),
            staff,
            accounts: Mutex::default(),
            answers: Mutex::default(),
            left_alone: AtomicBool::new(false),
            folder,
        };
        let admin = world.person(ADMIN);
        let manager = world
            .discord
            .create_role(guild, "Administracija", permissions::MANAGE_GUILD);
        world.discord.grant_role(guild, admin, manager);
        world.start_process().await;
        world
    }

    /// The account of somebody on the staff; made at its first mention.
    pub fn person(&self, name: &str) -> UserId {
        self.account(name, true)
    }

    /// The account of somebody on the server who is not staff: sees the lobby only.
    pub fn outsider(&self, name: &str) -> UserId {
        self.account(name, false)
    }

    fn account(&self, name: &str, staff: bool) -> UserId {
        let mut accounts = self.accounts.lock().unwrap();
        *accounts.entry(name.to_owned()).or_insert_with(|| {
            let user = self.discord.create_user(name, CLIENT);
            self.discord.join(self.guild, user);
            if staff {
                self.discord.grant_role(self.guild, user, self.staff);
            }
            user
        })
    }

    // ---- time

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Plays every due moment until a local time, as `2026-10-22 15:30`.
    pub async fn play_until(&self, local: &str) {
        self.play_to(moment(local)).await;
    }

    async fn play_to(&self, to: DateTime<Utc>) {
        let clock = self.clock.clone();
        self.on_process(move |app| async move { app.play_until(&clock, to, |_| {}).await.unwrap() })
            .await;
    }

    /// Moves the clock to a local time in one leap, as when the machine was suspended, and lets the application act.
    pub async fn leap_to(&self, local: &str) {
        self.clock.set(moment(local));
        self.settle().await;
    }

    /// Moves the clock while the application is off.
    pub fn leap_clock(&self, local: &str) {
        self.clock.set(moment(local));
    }

    /// Lets the application do and send everything that is due now.
    pub async fn settle(&self) {
        self.on_process(|app| async move { app.settle().await.unwrap() }).await;
    }

    /// Ticks at a local time without waiting for what is then sent.
    pub async fn tick_at(&self, local: &str) {
        self.clock.set(moment(local));
        self.on_process(|app| async move {
            app.tick().await;
        })
        .await;
    }

    /// From now on nobody waits after an act until everything is sent; or again so.
    pub fn leave_alone(&self, alone: bool) {
        self.left_alone.store(alone, Ordering::Relaxed);
    }

    /// Ends the story: the application stops cleanly, and nothing may have gone wrong unseen.
    pub async fn finish(self) {
        if self.process.lock().await.is_some() {
            self.settle().await;
        }
        self.write_traffic();
        let unknown = match self.process.lock().await.take() {
            Some(process) => process.stop().await,
            None => 0,
        };
        assert_eq!(
            self.discord.violations(),
            Vec::<String>::new(),
            "Discord's rules were broken"
        );
        assert_eq!(self.faults.seen(), Vec::<String>::new(), "the log holds errors");
        assert_eq!(unknown, 0, "the gateway sent events that could not be read");
        self.sandbox.shutdown().await;
    }

    /// Errors in the log that the story brought about on purpose.
    pub fn forgive_errors(&self) {
        self.faults.forget();
    }

    fn write_traffic(&self) {
        let Some(folder) = std::env::var_os("KOLEGA_TRAFFIC") else {
            return;
        };
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("story").replace("::", "-");
        std::fs::create_dir_all(&folder).unwrap();
        self.discord
            .write_traffic(&PathBuf::from(folder).join(format!("{name}.jsonl")))
            .unwrap();
    }
}

/// A local time of the school as a moment.
pub fn moment(local: &str) -> DateTime<Utc> {
    let wall = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    chrono_tz::Europe::Vilnius
        .from_local_datetime(&wall)
        .earliest()
        .unwrap()
        .to_utc()
}
