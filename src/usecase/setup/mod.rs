//! Setting a school up: language, zone, channel, the first coordinator (`/setup`, domain §3.16).
//!
//! Safe to repeat: it changes the settings and nothing else. Whoever may manage the server may run it, so the
//! coordinators who are there already are told when somebody else does.

#[cfg(test)]
mod tests;

use chrono::{DateTime, NaiveDate, Utc};

use super::calendar::{self, HalfChoice};
use super::caller::{Actor, Caller};
use super::{Ctx, Error, Result};
use crate::domain::calendar::{HalfYearId, QuotaShare};
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::outgoing::{Office, Outgoing, Parcel, Recipient, Urgency};
use crate::domain::people::{Held, Person, PersonState, Role, School};
use crate::domain::refusal::Refusal;
use crate::domain::tidy::tidy;
use crate::store::{self, Db};

/// What `/setup start` was given, and what the handler saw of the channel.
#[derive(Clone, Debug)]
pub struct Request {
    /// The server's name.
    pub guild_name: String,
    /// The school's language; absent: as before, else as the settings propose.
    pub lang: Option<Lang>,
    /// The zone as typed; absent: as before, else as the settings propose.
    pub zone: Option<String>,
    /// The channel of the neutral posts.
    pub channel: Snowflake,
    /// Whether everybody on the server can see that channel.
    pub open_to_everyone: bool,
    /// Whether the coordinator has said that this is meant so.
    pub meant_so: bool,
}

/// What became of `/setup start`.
#[derive(Clone, Debug)]
pub enum Started {
    /// No zone has that name; the nearest one, if any is near.
    UnknownZone {
        /// The name that was probably meant.
        nearest: Option<&'static str>,
    },
    /// Everybody can see the channel: is that meant so (domain §3.16)?
    AskOpenChannel {
        /// The language that would be set.
        lang: Lang,
        /// The zone that would be set.
        zone: chrono_tz::Tz,
        /// The channel in question.
        channel: Snowflake,
    },
    /// The school is set up.
    Done(Box<SetUp>),
}

/// A school that was set up or changed.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// The school as it now is.
    pub school: School,
    /// Whether it was set up for the first time.
    pub first: bool,
    /// How many people its staff list holds.
    pub staff: usize,
    /// The half-year's quota, when the half-year has already begun.
    pub half: Option<HalfChoice>,
    /// How many breaks wait for their confirmation.
    pub unconfirmed: usize,
    /// The day of the next reflection prompt.
    pub next_prompt: Option<NaiveDate>,
}

/// `/setup start`.
///
/// # Errors
/// Refused off the server or without the right to manage it.
pub async fn start(ctx: &Ctx, caller: &Caller, request: Request) -> Result<Started> {
    let guild = may_set_up(caller)?;
    let mut db = ctx.store.read().await?;
    let before = store::school::of_guild(&mut db, guild).await?;
    drop(db);
    let proposed = ctx.rules.school;
    let lang = request
        .lang
        .or(before.as_ref().map(|school| school.lang))
        .unwrap_or(proposed.language);
    let zone = match request.zone.as_deref().map(str::trim).filter(|zone| !zone.is_empty()) {
        None => before.as_ref().map_or(proposed.timezone, |school| school.zone),
        Some(typed) => match known_zone(typed) {
            Ok(zone) => zone,
            Err(nearest) => return Ok(Started::UnknownZone { nearest }),
        },
    };
    if request.open_to_everyone && !request.meant_so {
        let channel = request.channel;
        return Ok(Started::AskOpenChannel { lang, zone, channel });
    }
    let settings = store::school::Settings {
        guild,
        name: request.guild_name,
        lang,
        zone,
        channel: Some(request.channel),
    };
    let (ctx_, caller) = (ctx.clone(), caller.clone());
    let done = ctx
        .write(async move |db| commit(&ctx_, db, before, settings, &caller).await)
        .await?;
    Ok(Started::Done(Box::new(done)))
}

fn may_set_up(caller: &Caller) -> Result<Snowflake> {
    let guild = caller.guild.ok_or(Refusal::OnlyOnServer)?;
    if caller.manages_guild {
        Ok(guild)
    } else {
        Err(Refusal::NeedsManageServer.into())
    }
}

async fn commit(
    ctx: &Ctx,
    db: &mut Db,
    before: Option<School>,
    settings: store::school::Settings,
    caller: &Caller,
) -> Result<SetUp> {
    let now = ctx.now();
    let today = now.with_timezone(&settings.zone).date_naive();
    let id = store::school::put(db, &settings, today, now).await?;
    let school = store::school::get(db, id)
        .await?
        .ok_or(Error::Bug("a school just stored is gone"))?;
    let others = store::people::holders(db, id, Role::Coordinator, today).await?;
    let me = coordinator_row(db, &school, caller, now).await?;
    let role = Held {
        role: Role::Coordinator,
        group: None,
    };
    store::members::grant(db, me, role, today).await?;
    if before.is_some() {
        tell_others(db, &school, &others, me, caller.account, now).await?;
    }
    let earlier = before.as_ref().and_then(|school| school.apt_channel);
    invite_to_join(db, &school, earlier, now).await?;
    calendar::lay_year(ctx, db, &school, today).await?;
    store::audit::add(db, id, Some(me), "setup.start", &format!("school/{id}"), now).await?;
    describe(ctx, db, school, before.is_none(), today).await
}

/// The caller's row: the one they have, else a new one under the name the server knows.
async fn coordinator_row(db: &mut Db, school: &School, caller: &Caller, now: DateTime<Utc>) -> Result<PersonId> {
    let mine = store::people::people_of_account(db, caller.account).await?;
    if let Some(person) = mine.into_iter().find(|person| person.school == school.id) {
        store::people::activate(db, person.id).await?;
        return Ok(person.id);
    }
    let person = Person {
        account: Some(caller.account),
        username: Some(caller.username.clone()),
        state: PersonState::Active,
        ..Person::named(school.id, &called(&caller.display, &caller.username))
    };
    Ok(store::members::add(db, &person, now).await?)
}

/// The name that the server knows somebody by; who shows none there is called by the user name.
fn called(display: &str, username: &str) -> String {
    let name = tidy(display);
    if name.is_empty() { username.to_owned() } else { name }
}

async fn tell_others(
    db: &mut Db,
    school: &School,
    others: &[PersonId],
    me: PersonId,
    by: Snowflake,
    now: DateTime<Utc>,
) -> Result<()> {
    for other in others.iter().filter(|other| **other != me) {
        let key = format!("setup-again:{other}:{by}:{}", now.timestamp());
        let parcel = Parcel::to_person(school.id, *other, key, Office::SetUpAgain { by }, now);
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(())
}

/// The one neutral post with the Join button; it stands in one channel once, and says what is true after every set-up: a
/// school that changes its language is not invited in the old one, nor one that changes its channel in two.
async fn invite_to_join(db: &mut Db, school: &School, earlier: Option<Snowflake>, now: DateTime<Utc>) -> Result<()> {
    let Some(channel) = school.apt_channel else {
        return Ok(());
    };
    let key = |channel| format!("join-post:{}:{channel}", school.id);
    if let Some(left) = earlier.filter(|left| *left != channel) {
        store::outbox::take_back(db, &key(left), now).await?;
    }
    let parcel = Parcel {
        school: school.id,
        to: Recipient::AptChannel,
        key: key(channel),
        about: Outgoing::Office(Office::JoinPost),
        urgency: Urgency::AtOnce,
        not_before: now,
        expires_at: None,
    };
    if !store::outbox::enqueue(db, &parcel, now).await? {
        store::outbox::say_anew(db, &parcel.key, now).await?;
    }
    Ok(())
}

async fn describe(ctx: &Ctx, db: &mut Db, school: School, first: bool, today: NaiveDate) -> Result<SetUp> {
    let staff = store::people::staff(db, school.id).await?.len();
    let year = calendar::of(ctx, db, &school).await?;
    let half = calendar::half_choice(ctx, db, &school, &year, today).await?;
    Ok(SetUp {
        first,
        staff,
        half,
        unconfirmed: calendar::unconfirmed(&year, today).len(),
        next_prompt: year.next_windows(ctx.now()).next().map(|window| window.opens_on),
        school,
    })
}

/// `/setup channel`: the neutral posts move, with a new Join post in the new channel.
///
/// # Errors
/// Refused off the server, without the right to manage it, or before `/setup start`.
pub async fn set_channel(ctx: &Ctx, caller: &Caller, channel: Snowflake) -> Result<School> {
    let guild = may_set_up(caller)?;
    let now = ctx.now();
    ctx.write(async move |db| {
        let school = store::school::of_guild(db, guild).await?.ok_or(Refusal::NotSetUp)?;
        store::school::set_channel(db, school.id, channel).await?;
        let earlier = school.apt_channel;
        let school = School {
            apt_channel: Some(channel),
            ..school
        };
        invite_to_join(db, &school, earlier, now).await?;
        let subject = format!("school/{}", school.id);
        store::audit::add(db, school.id, None, "setup.channel", &subject, now).await?;
        Ok(school)
    })
    .await
}

/// `/setup coordinator`: one more coordinator, so that illness stops nothing (domain §2).
///
/// # Errors
/// Refused off the server, without the right to manage it, or before `/setup start`.
pub async fn add_coordinator(
    ctx: &Ctx,
    caller: &Caller,
    account: Snowflake,
    names: (String, String),
) -> Result<Person> {
    let guild = may_set_up(caller)?;
    let now = ctx.now();
    ctx.write(async move |db| {
        let school = store::school::of_guild(db, guild).await?.ok_or(Refusal::NotSetUp)?;
        let today = now.with_timezone(&school.zone).date_naive();
        let there = store::people::people_of_account(db, account).await?;
        let id = match there.into_iter().find(|person| person.school == school.id) {
            Some(person) => person.id,
            None => {
                // Nobody gets a message before acting: the named person is invited, not active.
                let person = Person {
                    account: Some(account),
                    username: Some(names.1.clone()),
                    ..Person::named(school.id, &called(&names.0, &names.1))
                };
                store::members::add(db, &person, now).await?
            }
        };
        let role = Held {
            role: Role::Coordinator,
            group: None,
        };
        store::members::grant(db, id, role, today).await?;
        let subject = format!("person/{id}");
        store::audit::add(db, school.id, None, "setup.coordinator", &subject, now).await?;
        let person = store::people::person(db, id).await?;
        person.ok_or(Error::Bug("a person just stored is gone"))
    })
    .await
}

/// What `/setup status` shows.
#[derive(Clone, Debug)]
pub struct Status {
    /// The school and its half-year.
    pub set_up: SetUp,
    /// The coordinators' names with their accounts.
    pub coordinators: Vec<(String, Option<Snowflake>)>,
    /// How many people are active.
    pub active: usize,
    /// How many claims wait.
    pub waiting: usize,
}

/// `/setup status`.
///
/// # Errors
/// Refused off the server, without the right to manage it, or before `/setup start`.
pub async fn status(ctx: &Ctx, caller: &Caller) -> Result<Status> {
    let guild = may_set_up(caller)?;
    let mut db = ctx.store.read().await?;
    let school = store::school::of_guild(&mut db, guild)
        .await?
        .ok_or(Refusal::NotSetUp)?;
    let today = ctx.now().with_timezone(&school.zone).date_naive();
    let staff = store::people::staff(&mut db, school.id).await?;
    let holders = store::people::holders(&mut db, school.id, Role::Coordinator, today).await?;
    let coordinators = staff.iter().filter(|person| holders.contains(&person.id));
    let coordinators = coordinators
        .map(|person| (person.name.clone(), person.account))
        .collect();
    let active = staff
        .iter()
        .filter(|person| person.state == PersonState::Active)
        .count();
    let waiting = store::claims::waiting(&mut db, school.id).await?.len();
    Ok(Status {
        set_up: describe(ctx, &mut db, school, false, today).await?,
        coordinators,
        active,
        waiting,
    })
}

/// The coordinator chooses how much of 2+2 a half-year asks of everybody.
///
/// # Errors
/// Refused to anybody else, and for none of it: that is no choice.
pub async fn choose_quota(ctx: &Ctx, actor: &Actor, half: HalfYearId, quota: QuotaShare) -> Result<QuotaShare> {
    actor.must_be(Role::Coordinator)?;
    if quota == QuotaShare::Nothing {
        return Err(Refusal::UnknownButton.into());
    }
    let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.write(async move |db| {
        store::school::set_half_quota(db, school, half, quota).await?;
        store::audit::add(db, school, Some(me), "setup.quota", &format!("half/{half}"), now).await?;
        Ok(quota)
    })
    .await
}

/// A zone by its name, in any spelling of case; else the nearest name.
fn known_zone(typed: &str) -> std::result::Result<chrono_tz::Tz, Option<&'static str>> {
    let wanted = typed.to_lowercase().replace(' ', "_");
    let zones = chrono_tz::TZ_VARIANTS.iter();
    if let Some(zone) = zones.clone().find(|zone| zone.name().to_lowercase() == wanted) {
        return Ok(*zone);
    }
    let near = |name: &str| {
        let name = name.to_lowercase();
        let city = name.rsplit('/').next().unwrap_or_default();
        strsim::jaro_winkler(&name, &wanted).max(strsim::jaro_winkler(city, &wanted))
    };
    let best = zones
        .map(|zone| (near(zone.name()), zone.name()))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    Err(best.filter(|(score, _)| *score >= 0.8).map(|(_, name)| name))
}
