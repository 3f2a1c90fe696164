//! What people choose for themselves in their own settings.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::{Error, words_json};
use crate::domain::ids::PersonId;
use crate::domain::lang::Lang;

/// Sets a person's own language.
pub async fn set_language(db: &mut SqliteConnection, person: PersonId, lang: Lang) -> Result<(), Error> {
    let lang = lang.word();
    sqlx::query!("UPDATE person SET language = ? WHERE id = ?", lang, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets how many observers a person welcomes at one lesson.
pub async fn set_visitors(db: &mut SqliteConnection, person: PersonId, number: u8) -> Result<(), Error> {
    let number = i64::from(number);
    sqlx::query!("UPDATE person SET visitors = ? WHERE id = ?", number, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// The colleagues a person asked not to be paired with. For the author's own eyes and the planner only.
pub async fn conflicts(db: &mut SqliteConnection, author: PersonId) -> Result<Vec<PersonId>, Error> {
    let rows = sqlx::query_scalar!("SELECT other_id FROM conflict WHERE author_id = ?", author.0)
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// Replaces that list.
pub async fn set_conflicts(db: &mut SqliteConnection, author: PersonId, others: &[PersonId]) -> Result<(), Error> {
    sqlx::query!("DELETE FROM conflict WHERE author_id = ?", author.0)
        .execute(&mut *db)
        .await?;
    for other in others {
        sqlx::query!(
            "INSERT INTO conflict (author_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            author.0,
            other.0
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Sets the last day on which a person wants no reminders; absent: they may come.
pub async fn set_snooze(db: &mut SqliteConnection, person: PersonId, until: Option<NaiveDate>) -> Result<(), Error> {
    sqlx::query!("UPDATE person SET snoozed_until = ? WHERE id = ?", until, person.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets the subjects a person wishes to see.
pub async fn set_wishes(db: &mut SqliteConnection, person: PersonId, wishes: &[String]) -> Result<(), Error> {
    let wishes = words_json(wishes);
    sqlx::query!("UPDATE person SET wished_subjects = ? WHERE id = ?", wishes, person.0)
        .execute(db)
        .await?;
    Ok(())
}
