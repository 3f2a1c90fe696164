//! Who is asking: from the interaction's account and the database, never from a custom id (ARCHITECTURE, invariant 6).

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Ctx, Error, Result};
use crate::domain::ids::{PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::people::{Held, Person, PersonState, Role, School};
use crate::domain::refusal::Refusal;
use crate::domain::subject::Thing;
use crate::store::{self, Db};

/// An account as Discord presents it with an interaction.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The account.
    pub account: Snowflake,
    /// Its user name, for the coordinator to recognise.
    pub username: String,
    /// How Discord shows them: the name on the server, else their own.
    pub display: String,
    /// The server the interaction came from; absent in a private channel.
    pub guild: Option<Snowflake>,
    /// Whether Discord says that the account may manage that server.
    pub manages_guild: bool,
    /// Which of several schools the person chose, in a private channel.
    pub chosen: Option<SchoolId>,
}

impl Caller {
    /// The same, acting in the school that a thing belongs to: in a private channel the account alone may not tell.
    pub async fn about(&self, ctx: &Ctx, thing: Option<Thing>) -> Result<Self> {
        let mut caller = self.clone();
        if let (None, Some(thing)) = (self.guild, thing) {
            let mut db = ctx.store.read().await?;
            caller.chosen = store::whose::school_of(&mut db, thing).await?.or(self.chosen);
        }
        Ok(caller)
    }
}

/// A person of a school, acting.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Their school.
    pub school: School,
    /// Their row on the staff list.
    pub person: Person,
    /// The roles they hold today; taking part needs none.
    pub held: Vec<Held>,
    /// Today, in the school's zone.
    pub today: NaiveDate,
}

impl Actor {
    /// The language this person reads.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.person.reads(&self.school)
    }

    /// Whether they hold a role today.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        role == Role::Teacher || self.held.iter().any(|held| held.role == role)
    }

    /// Refuses unless they hold the role today.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn must_be(&self, role: Role) -> Result<()> {
        if self.is(role) {
            Ok(())
        } else {
            Err(Refusal::NotAllowed.into())
        }
    }

    /// Puts on record that they did something, in the transaction of what they did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn did(&self, db: &mut Db, kind: &str, subject: &(dyn Display + Sync), now: DateTime<Utc>) -> Result<()> {
        Ok(store::audit::add(db, self.school.id, Some(self.person.id), kind, subject, now).await?)
    }

    /// The same of what they did to somebody on the list.
    ///
    /// # Errors
    /// As [`Actor::did`].
    pub async fn did_to(&self, db: &mut Db, kind: &str, whom: PersonId, now: DateTime<Utc>) -> Result<()> {
        self.did(db, kind, &format!("person/{whom}"), now).await
    }
}

/// Finds out who is asking. Using anything at all makes an invited person active (domain §3.0).
///
/// # Errors
/// Refused when the server was never set up, or the account is not on its staff list (any more).
pub async fn recognise(ctx: &Ctx, caller: &Caller) -> Result<Actor> {
    let actor = on_the_list(ctx, caller).await;
    if matches!(actor, Err(Error::Refused(Refusal::Stranger))) {
        let mut db = ctx.store.read().await?;
        let school = match caller.guild {
            Some(guild) => store::school::of_guild(&mut db, guild).await?.map(|it| it.id),
            None => caller.chosen,
        };
        if store::people::former(&mut db, caller.account, school).await?.is_some() {
            return Err(Refusal::Left.into());
        }
    }
    actor
}

/// The same for somebody who wants to join: who has left may be on the list anew, as anybody else.
///
/// # Errors
/// As [`recognise`], but a former member is a stranger.
pub(super) async fn on_the_list(ctx: &Ctx, caller: &Caller) -> Result<Actor> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut actor = find(&mut db, caller, now).await;
    drop(db);
    if matches!(actor, Err(Error::Refused(Refusal::Stranger))) && seat_by_username(ctx, caller).await? {
        let mut db = ctx.store.read().await?;
        actor = find(&mut db, caller, now).await;
    }
    let actor = actor?;
    if caller.guild.is_some() && actor.person.absent_at.is_some() {
        let id = actor.person.id;
        ctx.write(async move |db| note_there(db, id, now).await).await?;
    }
    if actor.person.state == PersonState::Invited {
        let id = actor.person.id;
        ctx.write(async move |db| {
            store::people::activate(db, id).await?;
            store::outbox::wake(db, id, now).await?;
            Ok(())
        })
        .await?;
    }
    Ok(actor)
}

/// The staff list may name an account by its user name, which Discord keeps unique: such a row finds its account when
/// that account first acts. Answers whether it did.
async fn seat_by_username(ctx: &Ctx, caller: &Caller) -> Result<bool> {
    let Some(guild) = caller.guild else {
        return Ok(false);
    };
    let mut db = ctx.store.read().await?;
    let Some(school) = store::school::of_guild(&mut db, guild).await? else {
        return Ok(false);
    };
    let row = store::people::row_of_username(&mut db, school.id, &caller.username).await?;
    drop(db);
    let Some(row) = row else {
        return Ok(false);
    };
    let caller = caller.clone();
    ctx.write(async move |db| {
        store::members::seat(db, row, caller.account, &caller.username).await?;
        Ok(true)
    })
    .await
}

async fn find(db: &mut Db, caller: &Caller, now: DateTime<Utc>) -> Result<Actor> {
    let (school, person) = match caller.guild {
        Some(guild) => {
            let school = store::school::of_guild(db, guild).await?.ok_or(Refusal::NotSetUp)?;
            let people = store::people::people_of_account(db, caller.account).await?;
            let person = people.into_iter().find(|person| person.school == school.id);
            (school, person.ok_or(Refusal::Stranger)?)
        }
        None => private(db, caller, now).await?,
    };
    let today = now.with_timezone(&school.zone).date_naive();
    if has_left(&school, &person, now) {
        return Err(Refusal::Left.into());
    }
    let held = store::people::roles_on(db, person.id, today).await?;
    Ok(Actor {
        school,
        person,
        held,
        today,
    })
}

/// Whether somebody's access has ended.
fn has_left(school: &School, person: &Person, now: DateTime<Utc>) -> bool {
    let today = now.with_timezone(&school.zone).date_naive();
    person.left_on.is_some_and(|left| left <= today)
}

/// In the private channel: the school that was chosen, else the only one.
async fn private(db: &mut Db, caller: &Caller, now: DateTime<Utc>) -> Result<(School, Person)> {
    let mut people = store::people::people_of_account(db, caller.account).await?;
    if let Some(chosen) = caller.chosen {
        people.retain(|person| person.school == chosen);
    } else if people.len() > 1 {
        let mut places = places(db, caller.account, now).await?;
        return match (places.pop(), places.is_empty()) {
            (Some(only), true) => Ok(only),
            (Some(_), false) => Err(Refusal::WhichSchool.into()),
            (None, _) => Err(Refusal::Left.into()),
        };
    }
    let person = people.pop().ok_or(Refusal::Stranger)?;
    let school = store::school::get(db, person.school).await?;
    Ok((school.ok_or(Refusal::NotSetUp)?, person))
}

/// The account is on the server: what waited for the person goes out.
pub(super) async fn note_there(db: &mut Db, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    if store::presence::set_absent(db, person, None).await? {
        store::outbox::wake(db, person, now).await?;
    }
    Ok(())
}

/// Where an account works now. A school whose server Kolega was taken off is left out while there is another.
pub(super) async fn places(db: &mut Db, account: Snowflake, now: DateTime<Utc>) -> Result<Vec<(School, Person)>> {
    let mut places = Vec::new();
    for person in store::people::people_of_account(db, account).await? {
        if let Some(school) = store::school::get(db, person.school).await?
            && !has_left(&school, &person, now)
        {
            places.push((school, person));
        }
    }
    if places.iter().any(|(school, _)| school.gone_at.is_none()) {
        places.retain(|(school, _)| school.gone_at.is_none());
    }
    Ok(places)
}

/// The language of an answer to somebody who may be nobody here (any more): their own row's, else the school's, else
/// Lithuanian.
pub async fn language(ctx: &Ctx, caller: &Caller) -> Lang {
    let Ok(mut db) = ctx.store.read().await else {
        return Lang::default();
    };
    let people = store::people::people_of_account(&mut db, caller.account)
        .await
        .unwrap_or_default();
    let school = match caller.guild {
        Some(guild) => store::school::of_guild(&mut db, guild).await.ok().flatten(),
        None => None,
    };
    let meant = school.as_ref().map(|school| school.id).or(caller.chosen);
    let own = people
        .iter()
        .find(|person| meant.is_none_or(|school| person.school == school));
    let Some(own) = own else {
        let former = store::people::former(&mut db, caller.account, meant).await;
        let former = former.ok().flatten();
        return former.or(school.map(|school| school.lang)).unwrap_or_default();
    };
    match (own.lang, school) {
        (Some(lang), _) => lang,
        (None, Some(school)) => school.lang,
        (None, None) => {
            let school = store::school::get(&mut db, own.school).await;
            school.ok().flatten().map(|school| school.lang).unwrap_or_default()
        }
    }
}
