//! A bot that runs on another server with Discord's interface, and people there.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use reqwest::Url;

use crate::person::{Ids, Person, Place};

/// Where to press, and as whom.
#[derive(clap::Args)]
#[group(requires_all = ["server", "application", "guild", "channel", "people"])]
pub struct Foreign {
    /// Its address, `http://127.0.0.1:3001`.
    #[arg(long, required = false)]
    server: Url,
    /// The bot's application.
    #[arg(long, required = false)]
    application: String,
    /// The server with the people.
    #[arg(long, required = false)]
    guild: String,
    /// The channel where commands are typed.
    #[arg(long, required = false)]
    channel: String,
    /// A file with the people's tokens, one a line.
    #[arg(long, required = false)]
    people: PathBuf,
}

impl Foreign {
    /// Everybody's client.
    pub async fn people(&self) -> anyhow::Result<Vec<Arc<Person>>> {
        ensure!(
            !is_discords(&self.server),
            "Discord forbids to automate a person's account: press on a server of your own"
        );
        let tokens = std::fs::read_to_string(&self.people).context("the people's tokens")?;
        let tokens: Vec<String> = tokens.split_whitespace().map(str::to_owned).collect();
        ensure!(!tokens.is_empty(), "nobody to press as: the file of tokens is empty");
        let ids = Ids {
            application: self.application.clone(),
            guild: self.guild.clone(),
            channel: self.channel.clone(),
        };
        let place = Place::at(crate::web().build()?, self.server.as_str(), ids).await?;
        Person::connect_all(&Arc::new(place), &tokens).await
    }
}

/// Whether an address is of Discord's own hosts.
fn is_discords(server: &Url) -> bool {
    let own = [
        "discord.com",
        "discordapp.com",
        "discord.gg",
        "discordapp.net",
        "discord.media",
    ];
    let host = server.host_str().unwrap_or_default().trim_end_matches('.');
    own.iter().any(|own| host == *own || host.ends_with(&format!(".{own}")))
}
