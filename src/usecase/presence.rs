//! Who is on which server (domain §3.16): Kolega taken off one and back, and people who left theirs. Nobody is deleted.

use chrono::{DateTime, TimeDelta, Utc};

use super::caller::{self, Actor, Caller, note_there};
use super::mail::tell_coordinators;
use super::{Ctx, Result, calendar};
use crate::domain::calendar::Calendar;
use crate::domain::ids::{PersonId, SchoolId, Snowflake};
use crate::domain::outgoing::Office;
use crate::domain::people::School;
use crate::store::{self, Db};

pub use crate::store::presence::Sought;

/// How often an account is looked for on its server: there is no privileged intent that would tell.
const LOOKED_FOR_EVERY: TimeDelta = TimeDelta::days(7);

/// How many are looked for at a time.
const AT_A_TIME: u32 = 10;

/// The connection is new: these are the servers that Kolega is on.
///
/// # Errors
/// When the database fails.
pub async fn ready(ctx: &Ctx, guilds: Vec<Snowflake>) -> Result<()> {
    let mut db = ctx.store.read().await?;
    let schools = store::school::all(&mut db).await?;
    drop(db);
    for school in schools {
        match (guilds.contains(&school.guild), school.gone_at) {
            (true, Some(since)) => returned(ctx, school, since).await?,
            (false, None) => note_gone(ctx, school.id).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Kolega is on a server, perhaps again: everything goes on, and what was missed does not come in a flood.
///
/// # Errors
/// When the database fails.
pub async fn back(ctx: &Ctx, guild: Snowflake) -> Result<()> {
    let mut db = ctx.store.read().await?;
    let school = store::school::of_guild(&mut db, guild).await?;
    drop(db);
    match school {
        Some(school) => match school.gone_at {
            Some(since) => returned(ctx, school, since).await,
            None => Ok(()),
        },
        None => Ok(()),
    }
}

/// Recognises who acts, as [`caller::recognise`] does; whoever acts on a server shows that Kolega is on it.
///
/// # Errors
/// As [`caller::recognise`].
pub async fn recognise(ctx: &Ctx, caller: &Caller) -> Result<Actor> {
    let actor = caller::recognise(ctx, caller).await?;
    if let Some(guild) = caller.guild.filter(|_| actor.school.gone_at.is_some()) {
        back(ctx, guild).await?;
    }
    Ok(actor)
}

/// Kolega was taken off a server: nothing is sent, nothing is lost.
///
/// # Errors
/// When the database fails.
pub async fn removed(ctx: &Ctx, guild: Snowflake) -> Result<()> {
    let mut db = ctx.store.read().await?;
    let school = store::school::of_guild(&mut db, guild).await?;
    drop(db);
    match school {
        Some(school) => note_gone(ctx, school.id).await,
        None => Ok(()),
    }
}

async fn note_gone(ctx: &Ctx, school: SchoolId) -> Result<()> {
    let now = ctx.now();
    ctx.write(async move |db| {
        if store::presence::gone(db, school, now).await? {
            store::audit::add(db, school, None, "school.gone", &format!("school/{school}"), now).await?;
        }
        Ok(())
    })
    .await
}

async fn returned(ctx: &Ctx, school: School, since: DateTime<Utc>) -> Result<()> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &school).await?;
    drop(db);
    let missed = missed_a_day(&calendar, since, now);
    let school = school.id;
    ctx.write(async move |db| {
        store::presence::back(db, school, now).await?;
        store::audit::add(db, school, None, "school.back", &format!("school/{school}"), now).await?;
        if missed {
            let about = Office::WasRemoved {
                from: since,
                until: now,
            };
            let key = format!("was-removed:{school}:{}", now.timestamp());
            tell_coordinators(db, school, &key, &about, now).await?;
        }
        Ok(())
    })
    .await
}

/// Whether a whole school day lies between two moments.
pub(super) fn missed_a_day(calendar: &Calendar, from: DateTime<Utc>, until: DateTime<Utc>) -> bool {
    // The first and the last of these days were not missed as a whole.
    let days = calendar.school_days_between(calendar.date(from), calendar.date(until));
    days.count() > 2
}

/// What looking for an account on its server showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is there.
    There,
    /// It is not on the server.
    NotThere,
    /// There is no such account any more.
    NoAccount,
    /// Nobody can tell now; it is looked for again later.
    Unknown,
}

/// Whom to look for now.
///
/// # Errors
/// When the database cannot be read.
pub async fn to_look_for(ctx: &Ctx) -> Result<Vec<Sought>> {
    let mut db = ctx.store.read().await?;
    let since = ctx.now() - LOOKED_FOR_EVERY;
    Ok(store::presence::unseen_since(&mut db, since, AT_A_TIME).await?)
}

/// Notes what looking for people showed.
///
/// # Errors
/// When the database cannot be written.
pub async fn looked(ctx: &Ctx, seen: Vec<(Sought, Seen)>) -> Result<()> {
    let now = ctx.now();
    ctx.write(async move |db| {
        for (sought, seen) in seen {
            store::presence::looked(db, sought.person, now).await?;
            match seen {
                Seen::There => note_there(db, sought.person, now).await?,
                Seen::NotThere | Seen::NoAccount => {
                    let deleted = seen == Seen::NoAccount;
                    note_absent(db, sought.school, (sought.person, deleted), now).await?;
                }
                Seen::Unknown => {}
            }
        }
        Ok(())
    })
    .await
}

/// The account is off the server, or gone altogether: the coordinators hear of it once.
pub(super) async fn note_absent(
    db: &mut Db,
    school: SchoolId,
    (person, deleted): (PersonId, bool),
    now: DateTime<Utc>,
) -> Result<()> {
    if store::presence::set_absent(db, person, Some(now)).await? {
        let key = format!("absent:{person}:{}", now.timestamp());
        tell_coordinators(db, school, &key, &Office::Absent { person, deleted }, now).await?;
    }
    Ok(())
}
