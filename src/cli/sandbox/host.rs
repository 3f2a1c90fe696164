//! What the chat page cannot know: the clock that is being played, and who somebody is at work.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Months, TimeDelta, Utc};
use chrono_tz::Tz;
use futures::future::BoxFuture;

use tokio::sync::{Mutex, RwLock};

use super::demo::Demo;
use super::guide;
use crate::app::{App, Settings};
use crate::clock::{Clock, VirtualClock};
use crate::domain::ids::Snowflake;
use crate::domain::lang::Lang;
use crate::domain::people::{Person, Role};
use crate::sandbox::UserId;
use crate::sandbox::page::{Chapter, Host, Jump};
use crate::usecase;

/// Before a school is set up the page's clock shows this zone.
const ZONE: Tz = Tz::Europe__Vilnius;

/// The demo school behind the page.
#[derive(Clone)]
pub(super) struct DemoHost {
    /// What runs now; replaced when the visitor restarts the bot.
    app: Arc<RwLock<Arc<App>>>,
    settings: Settings,
    clock: VirtualClock,
    demo: Arc<Demo>,
    /// One jump or restart at a time.
    playing: Arc<Mutex<()>>,
}

impl DemoHost {
    /// Starts the application.
    pub(super) async fn start(settings: Settings, clock: VirtualClock, demo: Arc<Demo>) -> anyhow::Result<Self> {
        let app = Arc::new(App::start(settings.clone()).await?);
        Ok(Self {
            app: Arc::new(RwLock::new(app)),
            settings,
            clock,
            demo,
            playing: Arc::default(),
        })
    }

    /// What runs now.
    pub(super) async fn app(&self) -> Arc<App> {
        Arc::clone(&*self.app.read().await)
    }

    /// The clean end, and a new start on the same database and the same clock.
    async fn start_again(self) -> Result<(), String> {
        let _alone = self.playing.lock().await;
        let mut app = self.app.write().await;
        app.shutdown().await;
        match App::start(self.settings.clone()).await {
            Ok(fresh) => {
                *app = Arc::new(fresh);
                Ok(())
            }
            Err(fault) => {
                tracing::error!(error = %fault, "the bot could not be started again");
                Err(self.demo.say("sandbox-not-restarted"))
            }
        }
    }

    async fn play(self, jump: Jump, lang: Lang) -> Result<String, String> {
        let say = |key: &str| self.demo.texts().plain(lang, key);
        let Ok(_alone) = self.playing.try_lock() else {
            return Err(say("sandbox-playing"));
        };
        let now = self.clock.now();
        let target = match jump {
            Jump::Hour => Some(now + TimeDelta::hours(1)),
            Jump::Day => same_time(now, |local| local.checked_add_days(chrono::Days::new(1))),
            Jump::Month => same_time(now, |local| local.checked_add_months(Months::new(1))),
            Jump::Prompt => self.next_prompt().await,
        };
        let Some(target) = target else {
            return Err(say("sandbox-no-school"));
        };
        let played = self.app().await.play_until(&self.clock, target, |_| {}).await;
        played.map(|()| String::new()).map_err(|fault| {
            tracing::error!(error = %fault, "the clock could not be moved");
            say("sandbox-stuck")
        })
    }

    /// When the next month's question goes out.
    async fn next_prompt(&self) -> Option<DateTime<Utc>> {
        let next = usecase::moments::next_prompt(self.app().await.ctx(), self.guild()).await;
        next.ok().flatten()
    }

    fn guild(&self) -> Snowflake {
        Snowflake(self.demo.guild().0)
    }

    async fn people(self, lang: Lang) -> HashMap<UserId, String> {
        let others = self.demo.others().iter();
        let mut labels: HashMap<UserId, String> = others
            .map(|(user, key)| (*user, self.demo.texts().plain(lang, key)))
            .collect();
        // Labels are a help, not a service: without them the page still works.
        let listed = usecase::roster::of(self.app().await.ctx(), self.guild()).await;
        for person in listed.unwrap_or_default() {
            let label = self.label(lang, &person.person, &person.roles);
            labels.insert(UserId(person.account.0), label);
        }
        labels
    }

    fn label(&self, lang: Lang, person: &Person, roles: &[Role]) -> String {
        let texts = self.demo.texts();
        let mut words: Vec<String> = roles
            .iter()
            .filter_map(|role| role_key(*role))
            .map(|key| texts.plain(lang, key))
            .collect();
        if words.is_empty() {
            words.push(texts.plain(lang, "sandbox-label-teacher"));
        }
        words.extend(person.subjects.iter().cloned());
        words.join(" · ")
    }
}

const fn role_key(role: Role) -> Option<&'static str> {
    match role {
        Role::Teacher => None,
        Role::GroupLead => Some("sandbox-label-lead"),
        Role::Curator => Some("sandbox-label-curator"),
        Role::Coordinator => Some("sandbox-label-coordinator"),
        Role::Coach => Some("sandbox-label-coach"),
        Role::Facilitator => Some("sandbox-label-facilitator"),
        Role::Head => Some("sandbox-label-head"),
    }
}

/// The same wall-clock time on another day.
fn same_time(
    now: DateTime<Utc>,
    other_day: impl Fn(chrono::NaiveDateTime) -> Option<chrono::NaiveDateTime>,
) -> Option<DateTime<Utc>> {
    let local = now.with_timezone(&ZONE).naive_local();
    other_day(local).map(|local| crate::domain::calendar::local::instant(ZONE, local))
}

fn reader(lang: &str) -> Lang {
    Lang::from_word(lang).unwrap_or_default()
}

impl Host for DemoHost {
    fn now(&self) -> String {
        self.clock.now().with_timezone(&ZONE).to_rfc3339()
    }

    fn zone(&self) -> String {
        ZONE.name().to_owned()
    }

    fn jump(&self, jump: Jump, lang: &str) -> BoxFuture<'static, Result<String, String>> {
        Box::pin(self.clone().play(jump, reader(lang)))
    }

    fn labels(&self, lang: &str) -> BoxFuture<'static, HashMap<UserId, String>> {
        Box::pin(self.clone().people(reader(lang)))
    }

    fn chapters(&self, lang: &str) -> Vec<Chapter> {
        guide::chapters(&self.demo, reader(lang))
    }

    fn restart(&self) -> BoxFuture<'static, Result<(), String>> {
        Box::pin(self.clone().start_again())
    }
}
