//! Observations: who shows to whom, what was offered and agreed, and the dated facts about it.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Error, instant};
use crate::domain::calendar::HalfYearId;
use crate::domain::ids::{ObservationId, PersonId, PlanId, SchoolId};
use crate::domain::observation::diary::Booked;
use crate::domain::observation::{Facts, Lesson, Observation, Offer, Reason, Slot, Source, State};
use crate::domain::pairing::{Met, Pair};

struct Row {
    id: i64,
    school_id: i64,
    half_year: String,
    host_id: i64,
    observer_id: i64,
    state: String,
    source: String,
    offered_by_id: Option<i64>,
    offered_on: Option<NaiveDate>,
    offered_period: Option<i64>,
    offered_room: Option<String>,
    offered_at: Option<i64>,
    lesson_on: Option<NaiveDate>,
    lesson_period: Option<i64>,
    lesson_at: Option<i64>,
    room: Option<String>,
    observed_at: Option<i64>,
    debriefed_on: Option<NaiveDate>,
    prebrief_at: Option<i64>,
    feedback_at: Option<i64>,
    look_back_at: Option<i64>,
    reschedule_reason: Option<String>,
    reschedule_at: Option<i64>,
    reschedule_count: i64,
    plan_id: Option<i64>,
    created_at: i64,
    closed_at: Option<i64>,
    revision: i64,
    claimed_by_id: Option<i64>,
    carried_until: Option<NaiveDate>,
}

fn slot(on: Option<NaiveDate>, period: Option<i64>, room: Option<String>) -> Option<Slot> {
    Some(Slot {
        on: on?,
        period: u8::try_from(period?).ok()?,
        room: room.unwrap_or_default(),
    })
}

impl Row {
    fn observation(self) -> Result<Observation, Error> {
        let odd = |column| Error::Inconsistent {
            table: "observation",
            column,
            row: self.id,
        };
        let offered = slot(self.offered_on, self.offered_period, self.offered_room);
        let agreed = slot(self.lesson_on, self.lesson_period, self.room);
        let reason = self
            .reschedule_reason
            .map(|word| Reason::from_word(&word).ok_or_else(|| odd("reschedule_reason")))
            .transpose()?;
        Ok(Observation {
            id: ObservationId(self.id),
            school: SchoolId(self.school_id),
            half_year: self.half_year.parse().map_err(|_| odd("half_year"))?,
            host: PersonId(self.host_id),
            observer: PersonId(self.observer_id),
            state: State::from_word(&self.state).ok_or_else(|| odd("state"))?,
            source: Source::from_word(&self.source).ok_or_else(|| odd("source"))?,
            offer: offered.zip(self.offered_by_id).map(|(slot, by)| Offer {
                by: PersonId(by),
                slot,
                at: instant(self.offered_at.unwrap_or(self.created_at)),
            }),
            lesson: agreed
                .zip(self.lesson_at)
                .map(|(slot, at)| Lesson { slot, at: instant(at) }),
            facts: Facts {
                observed_at: self.observed_at.map(instant),
                debriefed_on: self.debriefed_on,
                prebrief_at: self.prebrief_at.map(instant),
                feedback_at: self.feedback_at.map(instant),
                look_back_at: self.look_back_at.map(instant),
                claimed_by: self.claimed_by_id.map(PersonId),
            },
            off: reason.zip(self.reschedule_at.map(instant)),
            reschedule_count: u32::try_from(self.reschedule_count).map_err(|_| odd("reschedule_count"))?,
            plan: self.plan_id.map(PlanId),
            carried_until: self.carried_until,
            created_at: instant(self.created_at),
            closed_at: self.closed_at.map(instant),
            revision: u32::try_from(self.revision).map_err(|_| odd("revision"))?,
        })
    }
}

async fn load(db: &mut SqliteConnection, ids: Vec<i64>) -> Result<Vec<Observation>, Error> {
    let ids = serde_json::Value::from(ids).to_string();
    sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!", school_id, half_year, host_id, observer_id, state, source,
                  offered_by_id, offered_on AS "offered_on: NaiveDate", offered_period, offered_room, offered_at,
                  lesson_on AS "lesson_on: NaiveDate", lesson_period, lesson_at, room,
                  observed_at, debriefed_on AS "debriefed_on: NaiveDate", prebrief_at, feedback_at, look_back_at,
                  reschedule_reason, reschedule_at, reschedule_count, plan_id, created_at, closed_at, revision,
                  claimed_by_id, carried_until AS "carried_until: NaiveDate"
           FROM observation WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"#,
        ids
    )
    .fetch_all(db)
    .await?
    .into_iter()
    .map(Row::observation)
    .collect()
}

/// One observation.
pub async fn get(db: &mut SqliteConnection, id: ObservationId) -> Result<Option<Observation>, Error> {
    Ok(load(db, vec![id.0]).await?.pop())
}

/// A person's observations of a half-year, oldest first.
pub async fn of_person(
    db: &mut SqliteConnection,
    person: PersonId,
    half: HalfYearId,
) -> Result<Vec<Observation>, Error> {
    let half = half.to_string();
    let ids = sqlx::query_scalar!(
        "SELECT id FROM observation WHERE (host_id = ? OR observer_id = ?) AND half_year = ?",
        person.0,
        person.0,
        half
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// All observations of a school's half-year.
pub async fn of_half(db: &mut SqliteConnection, school: SchoolId, half: HalfYearId) -> Result<Vec<Observation>, Error> {
    let half = half.to_string();
    let ids = sqlx::query_scalar!(
        "SELECT id FROM observation WHERE school_id = ? AND half_year = ?",
        school.0,
        half
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// The observations that time has something for.
pub async fn due(db: &mut SqliteConnection, now: DateTime<Utc>, limit: u32) -> Result<Vec<Observation>, Error> {
    let now = now.timestamp();
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id!" FROM observation WHERE due_at <= ? ORDER BY due_at, id LIMIT ?"#,
        now,
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    load(db, ids).await
}

/// When time next has something for any observation.
pub async fn next_due(db: &mut SqliteConnection) -> Result<Option<DateTime<Utc>>, Error> {
    let earliest = sqlx::query_scalar!(r#"SELECT min(due_at) AS "at: i64" FROM observation WHERE due_at IS NOT NULL"#)
        .fetch_one(db)
        .await?;
    Ok(earliest.map(instant))
}

/// Has a school's observations looked at by the next tick: its calendar has changed.
pub async fn look_again(db: &mut SqliteConnection, school: SchoolId) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE observation SET due_at = 0 WHERE school_id = ? AND due_at IS NOT NULL",
        school.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Has a person's observations looked at by the next tick: they go on leave, or leave the school.
pub async fn look_again_at(db: &mut SqliteConnection, person: PersonId) -> Result<(), Error> {
    sqlx::query!(
        "UPDATE observation SET due_at = 0 WHERE (host_id = ? OR observer_id = ?) AND due_at IS NOT NULL",
        person.0,
        person.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds a published pair.
pub async fn add(
    db: &mut SqliteConnection,
    school: SchoolId,
    half: HalfYearId,
    pair: Pair,
    plan: PlanId,
    now: DateTime<Utc>,
) -> Result<ObservationId, Error> {
    let (half, now) = (half.to_string(), now.timestamp());
    let id = sqlx::query_scalar!(
        r#"INSERT INTO observation (school_id, half_year, host_id, observer_id, state, source, plan_id, created_at)
           VALUES (?, ?, ?, ?, 'proposed', 'auto', ?, ?) RETURNING id AS "id!""#,
        school.0,
        half,
        pair.host.0,
        pair.observer.0,
        plan.0,
        now
    )
    .fetch_one(db)
    .await?;
    Ok(ObservationId(id))
}

/// Gives an observation that no plan made its row; its facts are saved like those of any other.
pub async fn give_row(db: &mut SqliteConnection, it: &Observation) -> Result<ObservationId, Error> {
    let (half, state, source) = (it.half_year.to_string(), it.state.word(), it.source.word());
    let created = it.created_at.timestamp();
    let id = sqlx::query_scalar!(
        r#"INSERT INTO observation (school_id, half_year, host_id, observer_id, state, source, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id AS "id!""#,
        it.school.0,
        half,
        it.host.0,
        it.observer.0,
        state,
        source,
        created
    )
    .fetch_one(db)
    .await?;
    Ok(ObservationId(id))
}

/// Writes an observation back, with the moment at which time next has something for it.
pub async fn save(
    db: &mut SqliteConnection,
    observation: &Observation,
    due_at: Option<DateTime<Utc>>,
) -> Result<(), Error> {
    let seconds = |at: Option<DateTime<Utc>>| at.map(|at| at.timestamp());
    let offer = observation.offer.as_ref();
    let lesson = observation.lesson.as_ref();
    let facts = &observation.facts;
    let state = observation.state.word();
    let (offered_by, offered_on) = (offer.map(|offer| offer.by.0), offer.map(|offer| offer.slot.on));
    let (offered_period, offered_at) = (offer.map(|o| o.slot.period), seconds(offer.map(|o| o.at)));
    let offered_room = offer.map(|offer| offer.slot.room.as_str());
    let (lesson_on, lesson_period) = (lesson.map(|l| l.slot.on), lesson.map(|l| l.slot.period));
    let (lesson_at, room) = (seconds(lesson.map(|l| l.at)), lesson.map(|l| l.slot.room.as_str()));
    let (observed_at, debriefed_on) = (seconds(facts.observed_at), facts.debriefed_on);
    let (prebrief_at, feedback_at) = (seconds(facts.prebrief_at), seconds(facts.feedback_at));
    let look_back_at = seconds(facts.look_back_at);
    let reason = observation.off.map(|(reason, _)| reason.word());
    let off_at = seconds(observation.off.map(|(_, at)| at));
    let claimed_by = facts.claimed_by.map(|person| person.0);
    let (closed_at, due_at) = (seconds(observation.closed_at), seconds(due_at));
    sqlx::query!(
        "UPDATE observation SET state = ?, offered_by_id = ?, offered_on = ?, offered_period = ?, offered_room = ?,
                offered_at = ?, lesson_on = ?, lesson_period = ?, lesson_at = ?, room = ?, observed_at = ?,
                debriefed_on = ?, prebrief_at = ?, feedback_at = ?, look_back_at = ?, reschedule_reason = ?,
                reschedule_at = ?, reschedule_count = ?, closed_at = ?, revision = ?, due_at = ?,
                claimed_by_id = ?, host_id = ?, observer_id = ?, carried_until = ?
         WHERE id = ?",
        state,
        offered_by,
        offered_on,
        offered_period,
        offered_room,
        offered_at,
        lesson_on,
        lesson_period,
        lesson_at,
        room,
        observed_at,
        debriefed_on,
        prebrief_at,
        feedback_at,
        look_back_at,
        reason,
        off_at,
        observation.reschedule_count,
        closed_at,
        observation.revision,
        due_at,
        claimed_by,
        observation.host.0,
        observation.observer.0,
        observation.carried_until,
        observation.id.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The lessons that either of two people has agreed, whatever side they are on.
pub async fn booked(db: &mut SqliteConnection, one: PersonId, other: PersonId) -> Result<Vec<Booked>, Error> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id!", host_id, observer_id, lesson_on AS "lesson_on!: NaiveDate", lesson_period AS "period!"
           FROM observation
           WHERE state = 'scheduled' AND lesson_on IS NOT NULL AND lesson_period IS NOT NULL
                 AND (host_id IN (?, ?) OR observer_id IN (?, ?))"#,
        one.0,
        other.0,
        one.0,
        other.0
    )
    .fetch_all(db)
    .await?;
    let booked = rows.into_iter().filter_map(|row| {
        Some(Booked {
            observation: ObservationId(row.id),
            host: PersonId(row.host_id),
            observer: PersonId(row.observer_id),
            on: row.lesson_on,
            period: u8::try_from(row.period).ok()?,
        })
    });
    Ok(booked.collect())
}

/// The room of the lesson that somebody agreed or offered last, to start from.
pub async fn last_room(db: &mut SqliteConnection, host: PersonId) -> Result<Option<String>, Error> {
    let room = sqlx::query_scalar!(
        r#"SELECT room AS "room!" FROM observation WHERE host_id = ? AND room <> '' ORDER BY lesson_at DESC LIMIT 1"#,
        host.0
    )
    .fetch_optional(db)
    .await?;
    Ok(room)
}

/// Who met whom in earlier half-years; `halves` begins with the last one.
pub async fn history(db: &mut SqliteConnection, school: SchoolId, halves: &[HalfYearId]) -> Result<Vec<Met>, Error> {
    let mut history = Vec::new();
    for (ago, half) in (1..).zip(halves) {
        let half = half.to_string();
        let rows = sqlx::query!(
            "SELECT host_id, observer_id FROM observation
             WHERE school_id = ? AND half_year = ? AND state IN ('observed', 'closed') ORDER BY id",
            school.0,
            half
        )
        .fetch_all(&mut *db)
        .await?;
        history.extend(rows.into_iter().map(|row| Met {
            pair: Pair {
                host: PersonId(row.host_id),
                observer: PersonId(row.observer_id),
            },
            ago,
        }));
    }
    Ok(history)
}

/// The half-years in which a school has observations, newest first.
pub async fn half_years(db: &mut SqliteConnection, school: SchoolId) -> Result<Vec<HalfYearId>, Error> {
    let words = sqlx::query_scalar!(
        "SELECT DISTINCT half_year FROM observation WHERE school_id = ? ORDER BY half_year DESC",
        school.0
    )
    .fetch_all(db)
    .await?;
    let odd = |_| Error::Inconsistent {
        table: "observation",
        column: "half_year",
        row: school.0,
    };
    words.into_iter().map(|word| word.parse().map_err(odd)).collect()
}
