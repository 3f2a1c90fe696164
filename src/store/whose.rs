//! Which school a thing belongs to, for a press in a private channel of somebody who works at two.

use sqlx::SqliteConnection;

use super::Error;
use crate::domain::ids::SchoolId;
use crate::domain::subject::Thing;

/// The school of a thing; absent when it is gone.
pub async fn school_of(db: &mut SqliteConnection, thing: Thing) -> Result<Option<SchoolId>, Error> {
    let found = match thing {
        Thing::Reflection(id) => {
            sqlx::query_scalar!(
                "SELECT school_id FROM person JOIN reflection ON person_id = person.id WHERE reflection.id = ?",
                id.0
            )
            .fetch_optional(db)
            .await?
        }
        Thing::Observation(id) => {
            sqlx::query_scalar!("SELECT school_id FROM observation WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
        Thing::Group(id) => {
            sqlx::query_scalar!("SELECT school_id FROM apt_group WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
        Thing::Entry(id) => {
            sqlx::query_scalar!("SELECT school_id FROM entry WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
        Thing::Delivery(id) => {
            sqlx::query_scalar!("SELECT school_id FROM delivery WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
        Thing::Asking(id) => {
            sqlx::query_scalar!("SELECT school_id FROM asking WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
        Thing::Person(id) => {
            sqlx::query_scalar!("SELECT school_id FROM person WHERE id = ?", id.0)
                .fetch_optional(db)
                .await?
        }
    };
    Ok(found.map(SchoolId))
}
