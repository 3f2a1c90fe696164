//! The sandbox without Kolega: only the Discord-compatible server and its chat page, for any other bot. This is how bot
//! libraries that know nothing of us are held against the stand-in (`tests/libraries`), and the other way round.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use chrono_tz::Tz;
use futures::future::BoxFuture;

use crate::clock::{Clock, SystemClock};
use crate::domain::lang::Lang;
use crate::locale::Texts;
use crate::sandbox::page::{Chapter, Host, Jump, Page};
use crate::sandbox::{Options, RateLimits, Sandbox, UserId, Visibility, World};

/// What the page's clock shows.
const ZONE: Tz = Tz::Europe__Vilnius;

/// Serves until `stop`: the addresses are printed as lines that a shell can read, and at the end everything that
/// Discord would have refused or ignored.
pub(super) async fn serve(lang: Lang, port: u16, folder: &Path, stop: impl Future<Output = ()>) -> anyhow::Result<()> {
    let options = Options {
        rate_limits: RateLimits::Real,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options)
        .await
        .context("the sandbox cannot listen on 127.0.0.1")?;
    let world = sandbox.world();
    furnish(&world, lang);
    let authority = folder.join("ca.pem");
    std::fs::write(&authority, sandbox.ca_pem())
        .with_context(|| format!("{} cannot be written", authority.display()))?;
    let page = Page::start(world.clone(), Arc::new(Nobody { lang }), port)
        .await
        .with_context(|| format!("the page cannot have port {port}: choose another with --port"))?;
    println!("PAGE={}", page.url());
    println!("DISCORD_API=https://{}/api", sandbox.api_addr());
    println!("DISCORD_GATEWAY=ws://{}", sandbox.gateway_addr());
    println!("DISCORD_CA={}", authority.display());
    println!("DISCORD_TOKEN={}", sandbox.token());
    stop.await;
    page.shutdown().await;
    sandbox.shutdown().await;
    for said in world.violations() {
        println!("VIOLATION={said}");
    }
    Ok(())
}

/// A server with the bot, a channel and two people.
fn furnish(world: &World, lang: Lang) {
    let texts = Texts::embedded();
    let guild = world.create_guild(&texts.plain(lang, "sandbox-school"));
    let _lobby = world.create_channel(guild, &texts.plain(lang, "sandbox-lobby"), Visibility::Everyone);
    let locale = match lang {
        Lang::Lt => "lt",
        Lang::En => "en-GB",
    };
    for name in ["sandbox-administrator-name", "sandbox-stranger-name"] {
        let user = world.create_user(&texts.plain(lang, name), locale);
        world.join(guild, user);
    }
    world.invite_bot(guild);
}

/// Nobody stands behind the page: its clock is the real one, and nothing can be moved or started.
struct Nobody {
    lang: Lang,
}

impl Nobody {
    fn not_here(&self) -> BoxFuture<'static, Result<String, String>> {
        let words = Texts::embedded().plain(self.lang, "sandbox-alone");
        Box::pin(async move { Err(words) })
    }
}

impl Host for Nobody {
    fn now(&self) -> String {
        SystemClock.now().with_timezone(&ZONE).to_rfc3339()
    }

    fn zone(&self) -> String {
        ZONE.name().to_owned()
    }

    fn jump(&self, _: Jump, _: &str) -> BoxFuture<'static, Result<String, String>> {
        self.not_here()
    }

    fn labels(&self, _: &str) -> BoxFuture<'static, HashMap<UserId, String>> {
        Box::pin(async { HashMap::new() })
    }

    fn chapters(&self, _: &str) -> Vec<Chapter> {
        Vec::new()
    }

    fn restart(&self) -> BoxFuture<'static, Result<(), String>> {
        let told = self.not_here();
        Box::pin(async move { told.await.map(drop) })
    }
}
