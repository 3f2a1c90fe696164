//! The fictional school: its server, its people, and its first days, lived through the same commands that people type.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use chrono::{DateTime, Utc};

use crate::app::App;
use crate::clock::VirtualClock;
use crate::domain::lang::Lang;
use crate::locale::Texts;
use crate::sandbox::{ChannelId, GuildId, Invocation, Outcome, Upload, UserId, Visibility, World, permissions};

/// The school's staff list in its language: the same people, with subjects, groups and buildings as they are called.
const fn staff_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Lt => include_str!("../../../config/demo/staff.csv"),
        Lang::En => include_str!("../../../config/demo/staff.en.csv"),
    }
}

/// The school's lessons in its language.
const fn timetable_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Lt => include_str!("../../../config/demo/timetable.csv"),
        Lang::En => include_str!("../../../config/demo/timetable.en.csv"),
    }
}

/// How long the application may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// The school in the sandbox's world.
pub(super) struct Demo {
    world: World,
    texts: Texts,
    lang: Lang,
    guild: GuildId,
    apt: ChannelId,
    /// The staff's accounts, in the order of the staff list.
    staff: Vec<(String, UserId)>,
    coordinator: UserId,
    /// Whether the visitor sets the school up.
    empty: bool,
    /// People of the server who are not on the staff list, by what they are.
    others: HashMap<UserId, &'static str>,
}

impl Demo {
    /// Makes the server with its channels and everybody's accounts, and invites the bot.
    pub(super) fn build(world: &World, lang: Lang, empty: bool) -> Self {
        let texts = Texts::embedded();
        let say = |key| texts.plain(lang, key);
        let guild = world.create_guild(&say("sandbox-school"));
        let teachers = world.create_role(guild, &say("sandbox-staff"), 0);
        let office = world.create_role(guild, &say("sandbox-office"), permissions::MANAGE_GUILD);
        let apt = world.create_channel(guild, &say("sandbox-apt"), Visibility::Roles(vec![teachers]));
        let _lobby = world.create_channel(guild, &say("sandbox-lobby"), Visibility::Everyone);
        let locale = match lang {
            Lang::Lt => "lt",
            Lang::En => "en-GB",
        };
        let account = |name: &str| {
            let user = world.create_user(name, locale);
            world.join(guild, user);
            user
        };
        let staff: Vec<(String, UserId)> = names(lang).map(|name| (name.clone(), account(&name))).collect();
        for (_, user) in &staff {
            world.grant_role(guild, *user, teachers);
        }
        let administrator = account(&say("sandbox-administrator-name"));
        let stranger = account(&say("sandbox-stranger-name"));
        world.grant_role(guild, administrator, teachers);
        let coordinator = staff.first().map_or(administrator, |(_, user)| *user);
        for user in [coordinator, administrator] {
            world.grant_role(guild, user, office);
        }
        world.invite_bot(guild);
        let others = HashMap::from([
            (administrator, "sandbox-label-administrator"),
            (stranger, "sandbox-label-stranger"),
        ]);
        Self {
            world: world.clone(),
            texts,
            lang,
            guild,
            apt,
            staff,
            coordinator,
            empty,
            others,
        }
    }

    /// The server.
    pub(super) const fn guild(&self) -> GuildId {
        self.guild
    }

    /// Everybody's accounts who are not on the staff list, with the key of what they are.
    pub(super) const fn others(&self) -> &HashMap<UserId, &'static str> {
        &self.others
    }

    /// Whether the visitor sets the school up.
    pub(super) const fn is_empty(&self) -> bool {
        self.empty
    }

    /// Somebody on the staff list.
    pub(super) fn person(&self, name: &str) -> Option<UserId> {
        let listed = self.staff.iter().find(|(listed, _)| listed == name);
        listed.map(|(_, user)| *user)
    }

    /// A sentence in the school's language.
    pub(super) fn say(&self, key: &str) -> String {
        self.texts.plain(self.lang, key)
    }

    /// The words of the sandbox itself.
    pub(super) const fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Waits until the application has registered its commands.
    pub(super) async fn commands_ready(&self) -> anyhow::Result<()> {
        let (user, apt) = (self.coordinator, self.apt);
        let offered = |world: &World| (!world.commands_for(user, apt).is_empty()).then_some(());
        Ok(self.world.wait_for("the commands", PATIENCE, offered).await?)
    }

    /// Lives the first days: the coordinator sets the school up and imports the staff, everybody joins, and the clock
    /// comes to `opening`.
    pub(super) async fn live(&self, app: &App, clock: &VirtualClock, opening: DateTime<Utc>) -> anyhow::Result<()> {
        let start = Invocation::new(self.apt, "setup start")
            .option("language", self.lang.word())
            .option("channel", self.apt);
        self.command(start).await.context("/setup start")?;
        app.settle().await?;
        let file = Upload::new("staff.csv", self.staff_list());
        let import = Invocation::new(self.apt, "people import").option("file", file);
        self.command(import).await.context("/people import")?;
        self.press(self.coordinator, "button-confirm").await?;
        for (_, user) in &self.staff {
            self.press(*user, "button-join").await?;
        }
        let file = Upload::new("timetable.csv", timetable_of(self.lang));
        let import = Invocation::new(self.apt, "timetable import").option("file", file);
        self.command(import).await.context("/timetable import")?;
        self.press(self.coordinator, "button-confirm").await?;
        app.play_until(clock, opening, |_| {}).await?;
        self.tidy_up();
        Ok(())
    }

    /// The staff list with the accounts that the sandbox has just made.
    pub(super) fn staff_list(&self) -> String {
        let mut lines = staff_of(self.lang).lines();
        let head = lines.next().unwrap_or_default();
        let rows = lines
            .zip(&self.staff)
            .map(|(line, (_, user))| format!("{user},{line}\n"));
        format!("discord_id,{head}\n{}", rows.collect::<String>())
    }

    async fn command(&self, invocation: Invocation) -> anyhow::Result<()> {
        let asked = self.world.invoke(self.coordinator, invocation)?;
        self.answered(asked).await
    }

    async fn press(&self, user: UserId, label: &str) -> anyhow::Result<()> {
        let label = self.texts.plain(self.lang, label);
        let (message, custom_id) = self
            .world
            .find_button(user, &label)
            .ok_or_else(|| anyhow!("no button {label} in the demo school"))?;
        let asked = self.world.press(user, message, &custom_id)?;
        self.answered(asked).await
    }

    async fn answered(&self, asked: crate::sandbox::InteractionId) -> anyhow::Result<()> {
        match self.world.outcome(asked).await {
            Outcome::NoAnswer | Outcome::Thinking => bail!("the application did not respond to the demo school"),
            _ => Ok(()),
        }
    }

    /// The visitor finds a quiet place: what the first days left on the screens is dismissed or read.
    fn tidy_up(&self) {
        for (_, user) in &self.staff {
            for channel in self.world.channels_for(*user) {
                for message in self.world.messages_for(*user, channel.id) {
                    if message.ephemeral {
                        self.world.dismiss(*user, message.id);
                    }
                }
                self.world.mark_read(*user, channel.id);
            }
        }
    }
}

/// The names on the staff list.
fn names(lang: Lang) -> impl Iterator<Item = String> {
    staff_of(lang)
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next().map(str::to_owned))
}
