//! Who is who at a school, in one look: for those who show people to each other.

use std::collections::BTreeMap;

use super::{Ctx, Result};
use crate::domain::ids::{PersonId, SchoolId, Snowflake};
use crate::domain::people::{Person, Role};
use crate::store::{self, Db};

/// A name as the staff list writes it, and the account to mention after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// The name; never inflected.
    pub name: String,
    /// The account, once known.
    pub account: Option<Snowflake>,
}

/// The names of everybody on a school's list.
pub(super) async fn everybody(db: &mut Db, school: SchoolId) -> Result<BTreeMap<PersonId, Who>> {
    let staff = store::people::staff(db, school).await?.into_iter();
    let named = staff.map(|person| {
        let who = Who {
            name: person.name,
            account: person.account,
        };
        (person.id, who)
    });
    Ok(named.collect())
}

/// A person with an account, and the roles they hold today.
#[derive(Clone, Debug)]
pub struct Member {
    /// The account.
    pub account: Snowflake,
    /// The row.
    pub person: Person,
    /// The roles beside taking part.
    pub roles: Vec<Role>,
}

/// Everybody of a server's school who has an account; nobody before it is set up.
///
/// # Errors
/// When the database cannot be read.
pub async fn of(ctx: &Ctx, guild: Snowflake) -> Result<Vec<Member>> {
    let mut db = ctx.store.read().await?;
    let Some(school) = store::school::of_guild(&mut db, guild).await? else {
        return Ok(Vec::new());
    };
    let today = ctx.now().with_timezone(&school.zone).date_naive();
    let mut listed = Vec::new();
    for person in store::people::staff(&mut db, school.id).await? {
        let Some(account) = person.account else {
            continue;
        };
        let held = store::people::roles_on(&mut db, person.id, today).await?;
        let roles = held.iter().map(|held| held.role).collect();
        listed.push(Member { account, person, roles });
    }
    Ok(listed)
}
