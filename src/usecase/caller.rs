//! Who is asking: from the interaction's account and the database, never from a custom id (design, invariant 6).

use chrono::NaiveDate;

use super::{Ctx, Error, Result};
use crate::domain::ids::{SchoolId, Snowflake};
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
}

/// Finds out who is asking. Using anything at all makes an invited person active (domain §3.0).
///
/// # Errors
/// Refused when the server was never set up, or the account is not on its staff list.
pub async fn recognise(ctx: &Ctx, caller: &Caller) -> Result<Actor> {
    let now = ctx.now();
    let mut db = ctx.store.read().await?;
    let mut actor = find(&mut db, caller, now).await;
    drop(db);
    if matches!(actor, Err(Error::Refused(Refusal::Stranger))) && seat_by_username(ctx, caller).await? {
        let mut db = ctx.store.read().await?;
        actor = find(&mut db, caller, now).await;
    }
    let actor = actor?;
    if actor.person.state == PersonState::Invited {
        let id = actor.person.id;
        ctx.store
            .write(move |db| {
                Box::pin(async move {
                    store::people::activate(db, id).await?;
                    store::outbox::wake(db, id, now).await?;
                    Ok::<_, Error>(())
                })
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
    let Some(school) = store::people::school_of_guild(&mut db, guild).await? else {
        return Ok(false);
    };
    let row = store::people::row_of_username(&mut db, school.id, &caller.username).await?;
    drop(db);
    let Some(row) = row else {
        return Ok(false);
    };
    let caller = caller.clone();
    ctx.store
        .write(move |db| {
            Box::pin(async move {
                store::members::seat(db, row, caller.account, &caller.username).await?;
                Ok::<_, Error>(true)
            })
        })
        .await
}

async fn find(db: &mut Db, caller: &Caller, now: chrono::DateTime<chrono::Utc>) -> Result<Actor> {
    let mut people = store::people::people_of_account(db, caller.account).await?;
    let school = match caller.guild {
        Some(guild) => store::people::school_of_guild(db, guild)
            .await?
            .ok_or(Refusal::NotSetUp)?,
        None => {
            if let Some(chosen) = caller.chosen {
                people.retain(|person| person.school == chosen);
            }
            match people.as_slice() {
                [] => return Err(Refusal::Stranger.into()),
                [one] => store::people::school(db, one.school).await?.ok_or(Refusal::NotSetUp)?,
                _ => return Err(Refusal::WhichSchool.into()),
            }
        }
    };
    let person = people
        .into_iter()
        .find(|person| person.school == school.id)
        .ok_or(Refusal::Stranger)?;
    let today = now.with_timezone(&school.zone).date_naive();
    if person.left_on.is_some_and(|left| left <= today) {
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

/// The language of an answer to somebody who may be nobody here: their own row's, else the school's, else Lithuanian.
pub async fn language(ctx: &Ctx, caller: &Caller) -> Lang {
    let Ok(mut db) = ctx.store.read().await else {
        return Lang::default();
    };
    let people = store::people::people_of_account(&mut db, caller.account)
        .await
        .unwrap_or_default();
    let school = match caller.guild {
        Some(guild) => store::people::school_of_guild(&mut db, guild).await.ok().flatten(),
        None => None,
    };
    let own = people
        .iter()
        .find(|person| school.as_ref().is_none_or(|school| person.school == school.id));
    match (own.and_then(|person| person.lang), school) {
        (Some(lang), _) => lang,
        (None, Some(school)) => school.lang,
        (None, None) => match own {
            Some(person) => store::people::school(&mut db, person.school)
                .await
                .ok()
                .flatten()
                .map(|school| school.lang)
                .unwrap_or_default(),
            None => Lang::default(),
        },
    }
}
