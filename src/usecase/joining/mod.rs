//! Joining: from the button in the APT channel to an active person (domain §3.0, cold DMs).
//!
//! Nobody is written to before acting. Who is on the list with their account is in at once; who is on it by name picks
//! the own row, and a coordinator confirms many at once; who is not on it may ask, once a day.

mod confirming;
mod notices;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

use super::caller::{self, Actor, Caller};
use super::{Ctx, Error, Result};
use crate::domain::ids::{PersonId, SchoolId};
use crate::domain::outgoing::{Office, Parcel};
use crate::domain::people::{Person, PersonState, Role, School};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};

pub use confirming::{Confirmed, Which, confirm, refuse, waiting};
pub use notices::{OfficeNotice, notice};

/// Rows of the list on one page: what a select holds.
pub const PAGE: usize = 25;

/// What Join answers.
#[derive(Clone, Debug)]
pub enum Joined {
    /// The account is on the list: in.
    Member {
        /// Who.
        actor: Box<Actor>,
        /// Whether they are here for the first time.
        new: bool,
        /// Rows that a coordinator, who is on the list only through `/setup`, may take as their own.
        adoptable: Vec<Person>,
    },
    /// The account is unknown: which row is theirs?
    Choose {
        /// The school.
        school: Box<School>,
        /// One page of the rows without an account.
        rows: Vec<Person>,
        /// The page, from 0.
        page: usize,
        /// How many pages there are.
        pages: usize,
        /// The name that this account has claimed already.
        waiting: Option<String>,
    },
    /// The account is unknown, and no row is without an account.
    Stranger {
        /// The school.
        school: Box<School>,
    },
}

/// Join was pressed, or the page of the list was turned.
///
/// # Errors
/// Refused where no school was set up.
pub async fn join(ctx: &Ctx, caller: &Caller, page: u32) -> Result<Joined> {
    let school = school_here(ctx, caller).await?;
    let before = state_of(ctx, caller, school.id).await?;
    match caller::on_the_list(ctx, caller).await {
        Ok(actor) => {
            let new = before != Some(PersonState::Active);
            let mut db = ctx.store.read().await?;
            let adoptable = adoptable(&mut db, &actor).await?;
            let actor = Box::new(actor);
            Ok(Joined::Member { actor, new, adoptable })
        }
        Err(Error::Refused(Refusal::Stranger)) => choices(ctx, caller, school, page).await,
        Err(other) => Err(other),
    }
}

async fn school_here(ctx: &Ctx, caller: &Caller) -> Result<School> {
    let guild = caller.guild.ok_or(Refusal::OnlyOnServer)?;
    let mut db = ctx.store.read().await?;
    let school = store::school::of_guild(&mut db, guild).await?;
    Ok(school.ok_or(Refusal::NotSetUp)?)
}

async fn state_of(ctx: &Ctx, caller: &Caller, school: SchoolId) -> Result<Option<PersonState>> {
    let mut db = ctx.store.read().await?;
    let people = store::people::people_of_account(&mut db, caller.account).await?;
    Ok(people
        .iter()
        .find(|person| person.school == school)
        .map(|person| person.state))
}

/// The rows that nobody has an account for.
async fn free_rows(db: &mut Db, school: SchoolId) -> Result<Vec<Person>> {
    let mut rows = store::people::staff(db, school).await?;
    rows.retain(|person| person.account.is_none() && person.state == PersonState::Invited);
    Ok(rows)
}

async fn choices(ctx: &Ctx, caller: &Caller, school: School, page: u32) -> Result<Joined> {
    let mut db = ctx.store.read().await?;
    let rows = free_rows(&mut db, school.id).await?;
    let waiting = store::claims::waiting(&mut db, school.id).await?;
    let waiting = waiting
        .into_iter()
        .find(|claim| claim.account == caller.account)
        .map(|claim| claim.name);
    let school = Box::new(school);
    if rows.is_empty() && waiting.is_none() {
        return Ok(Joined::Stranger { school });
    }
    let pages = rows.len().div_ceil(PAGE).max(1);
    let page = usize::try_from(page).unwrap_or(0).min(pages - 1);
    let rows = rows.into_iter().skip(page * PAGE).take(PAGE).collect();
    Ok(Joined::Choose {
        school,
        rows,
        page,
        pages,
        waiting,
    })
}

/// A coordinator who set the school up before a list was there may find the own name on it later.
async fn adoptable(db: &mut Db, actor: &Actor) -> Result<Vec<Person>> {
    if !is_bare(db, actor).await? {
        return Ok(Vec::new());
    }
    let mut rows = free_rows(db, actor.school.id).await?;
    rows.truncate(PAGE);
    Ok(rows)
}

/// A row that only `/setup` made: a coordinator without subjects and without a group.
async fn is_bare(db: &mut Db, actor: &Actor) -> Result<bool> {
    let person = &actor.person;
    let plain = person.subjects.is_empty() && person.joined_on.is_none() && person.manager.is_none();
    let grouped = store::members::memberships(db, actor.school.id)
        .await?
        .contains_key(&person.id);
    Ok(actor.is(Role::Coordinator) && plain && !grouped)
}

/// What choosing a row answers.
#[derive(Clone, Debug)]
pub enum Claimed {
    /// It waits for the coordinator.
    Waiting {
        /// The row's name.
        name: String,
    },
    /// Somebody was quicker: the row has an account by now.
    Taken,
    /// The coordinator took the own row.
    Adopted(Box<Person>),
}

/// A row of the list was chosen as one's own.
///
/// # Errors
/// Refused to somebody who is on the list already, and where no school was set up.
pub async fn claim(ctx: &Ctx, caller: &Caller, row: PersonId) -> Result<Claimed> {
    let school = school_here(ctx, caller).await?;
    match caller::on_the_list(ctx, caller).await {
        Ok(actor) => return adopt(ctx, caller, actor, row).await,
        Err(Error::Refused(Refusal::Stranger)) => {}
        Err(other) => return Err(other),
    }
    let (now, caller) = (ctx.now(), caller.clone());
    ctx.write(async move |db| {
        let Some(person) = free_row(db, school.id, row).await? else {
            return Ok(Claimed::Taken);
        };
        store::claims::put(db, school.id, row, caller.account, &caller.username, now).await?;
        tell_coordinators(db, &school, now).await?;
        let subject = format!("person/{row}");
        store::audit::add(db, school.id, None, "join.claim", &subject, now).await?;
        Ok(Claimed::Waiting { name: person.name })
    })
    .await
}

async fn free_row(db: &mut Db, school: SchoolId, row: PersonId) -> Result<Option<Person>> {
    let person = store::people::person(db, row).await?;
    Ok(person
        .filter(|person| person.school == school && person.account.is_none() && person.state == PersonState::Invited))
}

async fn adopt(ctx: &Ctx, caller: &Caller, actor: Actor, row: PersonId) -> Result<Claimed> {
    let mut db = ctx.store.read().await?;
    if !is_bare(&mut db, &actor).await? {
        return Err(Refusal::OnListAlready.into());
    }
    drop(db);
    let (now, caller) = (ctx.now(), caller.clone());
    ctx.write(async move |db| {
        let Some(person) = free_row(db, actor.school.id, row).await? else {
            return Ok(Claimed::Taken);
        };
        let dm = store::outbox::dm_channel(db, actor.person.id).await?;
        let lang = actor.person.lang;
        let old = Person {
            account: None,
            username: None,
            ..actor.person.clone()
        };
        store::members::save(db, &old).await?;
        store::members::leave_school(db, old.id, actor.today).await?;
        store::members::seat(db, row, caller.account, &caller.username).await?;
        for held in &actor.held {
            store::members::grant(db, row, *held, actor.today).await?;
        }
        if let Some(dm) = dm {
            store::outbox::remember_dm_channel(db, row, dm).await?;
        }
        let person = Person {
            lang,
            account: Some(caller.account),
            username: Some(caller.username),
            state: PersonState::Active,
            ..person
        };
        store::members::save(db, &person).await?;
        let subject = format!("person/{row}");
        store::audit::add(db, actor.school.id, Some(row), "join.adopt", &subject, now).await?;
        Ok(Claimed::Adopted(Box::new(person)))
    })
    .await
}

/// One message per coordinator for as long as the oldest waiting claim is the same: ten colleagues who press Join in a
/// break do not make ten messages.
async fn tell_coordinators(db: &mut Db, school: &School, now: DateTime<Utc>) -> Result<()> {
    let today = now.with_timezone(&school.zone).date_naive();
    let Some(oldest) = store::claims::waiting(db, school.id)
        .await?
        .first()
        .map(|claim| claim.id)
    else {
        return Ok(());
    };
    for coordinator in store::people::holders(db, school.id, Role::Coordinator, today).await? {
        let key = format!("claims:{coordinator}:{oldest}");
        let parcel = Parcel::to_person(school.id, coordinator, key, Office::ClaimsWaiting, now);
        store::outbox::enqueue(db, &parcel, now).await?;
    }
    Ok(())
}

/// A stranger asks to be added; answers whether the coordinators are told (once a day).
///
/// # Errors
/// Refused to somebody who is on the list, and where no school was set up.
pub async fn ask(ctx: &Ctx, caller: &Caller) -> Result<bool> {
    let school = school_here(ctx, caller).await?;
    if state_of(ctx, caller, school.id).await?.is_some() {
        return Err(Refusal::OnListAlready.into());
    }
    let (now, account) = (ctx.now(), caller.account);
    ctx.write(async move |db| {
        let today = now.with_timezone(&school.zone).date_naive();
        if !store::claims::asked(db, school.id, account, today).await? {
            return Ok(false);
        }
        for coordinator in store::people::holders(db, school.id, Role::Coordinator, today).await? {
            let key = format!("stranger:{coordinator}:{account}:{today}");
            let parcel = Parcel::to_person(school.id, coordinator, key, Office::StrangerAsks { account }, now);
            store::outbox::enqueue(db, &parcel, now).await?;
        }
        Ok(true)
    })
    .await
}
