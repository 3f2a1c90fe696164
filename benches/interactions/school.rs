//! A school of 60 on the sandbox.

use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, TimeZone, Utc};
use kolega::app::Settings;
use kolega::clock::VirtualClock;
use kolega::config::Config;
use kolega::discord::client::Patience;
use kolega::discord::web::StandIn;
use kolega::sandbox::{ChannelId, GuildId, Sandbox, UserId, Visibility, World};
use sqlx::Connection;

use crate::person::{Ids, Person, Place};

/// People who press.
const PEOPLE: usize = 60;

/// The school on the server.
pub struct School {
    guild: GuildId,
    channel: ChannelId,
    people: Vec<UserId>,
}

impl School {
    /// The server with its people; the bot is invited.
    pub fn found(world: &World) -> Self {
        let guild = world.create_guild("Bandymų mokykla");
        let channel = world.create_channel(guild, "apt", Visibility::Everyone);
        world.invite_bot(guild);
        let person = |number| {
            let user = world.create_user(&format!("Mokytoja {number}"), "lt");
            world.join(guild, user);
            user
        };
        Self {
            guild,
            channel,
            people: (0..PEOPLE).map(person).collect(),
        }
    }

    /// Everybody with an open reflection, as rows: the way there is the tests' business.
    pub async fn enrol(&self, file: &Path) -> anyhow::Result<()> {
        let mut db = sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await?;
        sqlx::query(
            "INSERT INTO school (id, guild_id, name, language, timezone, started_on, created_at)
             VALUES (1, ?, 'Bandymų mokykla', 'lt', 'Europe/Vilnius', '2026-09-01', 0)",
        )
        .bind(i64::try_from(self.guild.0)?)
        .execute(&mut db)
        .await?;
        for (number, user) in self.people.iter().enumerate() {
            let id = i64::try_from(number + 1)?;
            sqlx::query(
                "INSERT INTO person (id, school_id, discord_id, name, state, created_at)
                 VALUES (?, 1, ?, ?, 'active', 0)",
            )
            .bind(id)
            .bind(i64::try_from(user.0)?)
            .bind(format!("Mokytoja {number}"))
            .execute(&mut db)
            .await?;
            sqlx::query("INSERT INTO reflection (person_id, month, state, opened_at) VALUES (?, '2026-10', 'open', 0)")
                .bind(id)
                .execute(&mut db)
                .await?;
        }
        db.close().await?;
        Ok(())
    }

    /// Everybody's client, once the bot has its commands there.
    pub async fn clients(&self, sandbox: &Sandbox) -> anyhow::Result<Vec<Arc<Person>>> {
        let world = sandbox.world();
        let offered = |world: &World| (!world.commands_for(self.people[0], self.channel).is_empty()).then_some(());
        let patience = std::time::Duration::from_secs(20);
        world
            .wait_for("the bot's commands", patience, offered)
            .await
            .map_err(anyhow::Error::msg)?;
        let ids = Ids {
            application: world.bot().id.to_string(),
            guild: self.guild.to_string(),
            channel: self.channel.to_string(),
        };
        let web = crate::web()
            .add_root_certificate(reqwest::Certificate::from_pem(sandbox.ca_pem().as_bytes())?)
            .build()?;
        let place = Place::at(web, &format!("https://{}", sandbox.api_addr()), ids).await?;
        let tokens: Vec<String> = self.people.iter().map(|user| world.client_token(*user)).collect();
        Person::connect_all(&Arc::new(place), &tokens).await
    }
}

/// The bot in this process, on a Thursday in October.
pub fn settings(sandbox: &Sandbox, file: &Path) -> Settings {
    let moment = NaiveDate::from_ymd_opt(2026, 10, 22)
        .and_then(|date| date.and_hms_opt(14, 0, 0))
        .unwrap_or_default();
    Settings {
        config: Arc::new(Config::embedded()),
        database: file.to_path_buf(),
        clock: Arc::new(VirtualClock::new(Utc.from_utc_datetime(&moment))),
        token: sandbox.token().to_owned().into(),
        stand_in: Some(StandIn::at(sandbox.api_addr(), sandbox.ca_pem().as_bytes().to_vec())),
        patience: Patience::default(),
        ticking: false,
    }
}
