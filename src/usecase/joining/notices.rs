//! The facts of the office's unasked messages, as they are at the moment of sending.

use chrono::NaiveDate;

use crate::domain::ids::Snowflake;
use crate::domain::outgoing::Office;
use crate::domain::retention::emptied_on;
use crate::store::{self, Db};
use crate::usecase::mail::Addressee;
use crate::usecase::{Ctx, Result};

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
    /// To a person: until which day they can take their own data along.
    Leaving {
        /// The school's name.
        school: String,
        /// The day from which access is over.
        on: NaiveDate,
        /// The day on which what they wrote is deleted.
        emptied: Option<NaiveDate>,
    },
    /// To a person: the leaving they were told of is taken back.
    Staying {
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
pub async fn notice(ctx: &Ctx, db: &mut Db, about: &Office, to: &Addressee) -> Result<Option<OfficeNotice>> {
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
        Office::Leaving { on } => {
            let leaves = to.person.as_ref().and_then(|person| person.left_on) == Some(*on);
            (leaves && to.today() < *on).then(|| OfficeNotice::Leaving {
                school: school.name.clone(),
                on: *on,
                emptied: emptied_on(&ctx.rules.policies.retention, *on),
            })
        }
        Office::Staying => {
            let leaves = to.person.as_ref().and_then(|person| person.left_on).is_some();
            (!leaves).then(|| OfficeNotice::Staying {
                school: school.name.clone(),
            })
        }
        Office::SetUpAgain { by } => Some(OfficeNotice::SetUpAgain { by: *by }),
        Office::StrangerAsks { account } => {
            let there = store::people::people_of_account(db, *account).await?;
            let added = there.iter().any(|person| person.school == school.id);
            (!added).then_some(OfficeNotice::StrangerAsks { account: *account })
        }
        _ => None,
    })
}
