//! Joining: from the button in the APT channel to an active person (domain §3.0, cold DMs).
//!
//! Nobody is written to before acting. Who is on the list with their account is in at once; who is on it by name picks
//! the own row, and a coordinator confirms many at once; who is not on it may ask, once a day.

#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};

use super::caller::{self, Actor, Caller};
use super::delivery::Addressee;
use super::{Ctx, Error, Result};
use crate::domain::ids::{ClaimId, PersonId, SchoolId, Snowflake};
use crate::domain::outgoing::{Office, Outgoing, Parcel, Recipient, Urgency};
use crate::domain::people::{Claim, Person, PersonState, Role, School};
use crate::domain::refusal::Refusal;
use crate::store::{self, Db};

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
    match caller::recognise(ctx, caller).await {
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
    let school = store::people::school_of_guild(&mut db, guild).await?;
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
    match caller::recognise(ctx, caller).await {
        Ok(actor) => return adopt(ctx, caller, actor, row).await,
        Err(Error::Refused(Refusal::Stranger)) => {}
        Err(other) => return Err(other),
    }
    let (now, caller) = (ctx.now(), caller.clone());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let Some(person) = free_row(db, school.id, row).await? else {
                    return Ok(Claimed::Taken);
                };
                store::claims::put(db, school.id, row, caller.account, &caller.username, now).await?;
                tell_coordinators(db, &school, now).await?;
                let subject = format!("person/{row}");
                store::people::audit(db, school.id, None, ("join.claim", &subject), now).await?;
                Ok::<_, Error>(Claimed::Waiting { name: person.name })
            })
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
    ctx.store
        .write(move |db| {
            Box::pin(async move {
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
                store::people::audit(db, actor.school.id, Some(row), ("join.adopt", &subject), now).await?;
                Ok::<_, Error>(Claimed::Adopted(Box::new(person)))
            })
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
        let parcel = Parcel {
            school: school.id,
            to: Recipient::Person(coordinator),
            key: format!("claims:{coordinator}:{oldest}"),
            about: Outgoing::Office(Office::ClaimsWaiting),
            urgency: Urgency::AtOnce,
            not_before: now,
            expires_at: None,
        };
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
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let today = now.with_timezone(&school.zone).date_naive();
                if !store::claims::asked(db, school.id, account, today).await? {
                    return Ok(false);
                }
                for coordinator in store::people::holders(db, school.id, Role::Coordinator, today).await? {
                    let parcel = Parcel {
                        school: school.id,
                        to: Recipient::Person(coordinator),
                        key: format!("stranger:{coordinator}:{account}:{today}"),
                        about: Outgoing::Office(Office::StrangerAsks { account }),
                        urgency: Urgency::AtOnce,
                        not_before: now,
                        expires_at: None,
                    };
                    store::outbox::enqueue(db, &parcel, now).await?;
                }
                Ok::<_, Error>(true)
            })
        })
        .await
}

/// The claims that wait, oldest first.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn waiting(ctx: &Ctx, actor: &Actor) -> Result<Vec<Claim>> {
    actor.must_be(Role::Coordinator)?;
    let mut db = ctx.store.read().await?;
    Ok(store::claims::waiting(&mut db, actor.school.id).await?)
}

/// Which claims a coordinator decides about.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// Everybody who waited when the list was shown: up to this claim.
    UpTo(ClaimId),
    /// One of them.
    One(ClaimId),
}

/// What a confirmation did.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    /// The names that are in now.
    pub seated: Vec<String>,
    /// Names that two accounts claim: these are decided one by one.
    pub contested: Vec<String>,
    /// Names that were given away meanwhile, or whose account has another row by now.
    pub lost: Vec<String>,
}

/// The coordinator confirms claims: those people are active and hear of it.
///
/// # Errors
/// Refused to anybody but a coordinator.
pub async fn confirm(ctx: &Ctx, actor: &Actor, which: Which) -> Result<Confirmed> {
    actor.must_be(Role::Coordinator)?;
    let (actor, now) = (actor.clone(), ctx.now());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let waiting = store::claims::waiting(db, actor.school.id).await?;
                let chosen = |claim: &Claim| match which {
                    Which::UpTo(last) => claim.id <= last,
                    Which::One(one) => claim.id == one,
                };
                let mut done = Confirmed::default();
                for claim in waiting.iter().filter(|claim| chosen(claim)) {
                    let rivals = waiting
                        .iter()
                        .filter(|other| other.person == claim.person && other.id != claim.id);
                    if matches!(which, Which::UpTo(_)) && rivals.count() > 0 {
                        if !done.contested.contains(&claim.name) {
                            done.contested.push(claim.name.clone());
                        }
                        continue;
                    }
                    let seated = seat(db, &actor, claim, &waiting, now).await?;
                    let names = if seated { &mut done.seated } else { &mut done.lost };
                    names.push(claim.name.clone());
                }
                Ok::<_, Error>(done)
            })
        })
        .await
}

/// Gives the claimed row its account; rival claims of the same row end. Answers whether the row was still free.
async fn seat(db: &mut Db, actor: &Actor, claim: &Claim, waiting: &[Claim], now: DateTime<Utc>) -> Result<bool> {
    let there = store::people::people_of_account(db, claim.account).await?;
    let elsewhere = there.iter().any(|person| person.school == actor.school.id);
    if elsewhere || free_row(db, actor.school.id, claim.person).await?.is_none() {
        store::claims::settle(db, claim.id, false).await?;
        return Ok(false);
    }
    store::members::seat(db, claim.person, claim.account, &claim.username).await?;
    store::claims::settle(db, claim.id, true).await?;
    for rival in waiting
        .iter()
        .filter(|other| other.person == claim.person && other.id != claim.id)
    {
        store::claims::settle(db, rival.id, false).await?;
    }
    let parcel = Parcel {
        school: actor.school.id,
        to: Recipient::Person(claim.person),
        key: format!("welcome:{}", claim.id),
        about: Outgoing::Office(Office::Welcome),
        urgency: Urgency::AtOnce,
        not_before: now,
        expires_at: None,
    };
    store::outbox::enqueue(db, &parcel, now).await?;
    let subject = format!("person/{}", claim.person);
    store::people::audit(
        db,
        actor.school.id,
        Some(actor.person.id),
        ("join.confirm", &subject),
        now,
    )
    .await?;
    Ok(true)
}

/// The coordinator refuses a claim; the account may choose again.
///
/// # Errors
/// Refused to anybody but a coordinator, and when the claim is no longer there.
pub async fn refuse(ctx: &Ctx, actor: &Actor, claim: ClaimId) -> Result<Claim> {
    actor.must_be(Role::Coordinator)?;
    let (school, me, now) = (actor.school.id, actor.person.id, ctx.now());
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                let mut waiting = store::claims::waiting(db, school).await?;
                waiting.retain(|one| one.id == claim);
                let claim = waiting.pop().ok_or(Refusal::Gone)?;
                store::claims::settle(db, claim.id, false).await?;
                let subject = format!("person/{}", claim.person);
                store::people::audit(db, school, Some(me), ("join.refuse", &subject), now).await?;
                Ok::<_, Error>(claim)
            })
        })
        .await
}

/// What the office says unasked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeNotice {
    /// The post with the Join button.
    JoinPost {
        /// The school's name.
        school: String,
    },
    /// To a coordinator: this many wait for confirmation.
    ClaimsWaiting {
        /// How many.
        count: usize,
    },
    /// To a person: confirmed.
    Welcome {
        /// The school's name.
        school: String,
    },
    /// To a coordinator: another person ran `/setup`.
    SetUpAgain {
        /// Who.
        by: Snowflake,
    },
    /// To a coordinator: somebody asks to be added.
    StrangerAsks {
        /// Who.
        account: Snowflake,
    },
}

/// The facts of an office message, or nothing when its occasion is gone.
///
/// # Errors
/// When the database cannot be read.
pub async fn notice(db: &mut Db, about: &Office, to: &Addressee) -> Result<Option<OfficeNotice>> {
    let school = &to.school;
    Ok(match about {
        Office::JoinPost => Some(OfficeNotice::JoinPost {
            school: school.name.clone(),
        }),
        Office::ClaimsWaiting => {
            let count = store::claims::waiting(db, school.id).await?.len();
            (count > 0).then_some(OfficeNotice::ClaimsWaiting { count })
        }
        Office::Welcome => Some(OfficeNotice::Welcome {
            school: school.name.clone(),
        }),
        Office::SetUpAgain { by } => Some(OfficeNotice::SetUpAgain { by: *by }),
        Office::StrangerAsks { account } => {
            let there = store::people::people_of_account(db, *account).await?;
            let added = there.iter().any(|person| person.school == school.id);
            (!added).then_some(OfficeNotice::StrangerAsks { account: *account })
        }
        _ => None,
    })
}
