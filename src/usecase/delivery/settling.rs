//! Recording how sending ended, with everything that follows from it, in one transaction.

use chrono::{DateTime, TimeDelta, Utc};

use super::dead::report;
use super::letters::{Destination, Letter};
use crate::domain::delivery::{Attempt, Never};
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::outgoing::{Office, Outgoing, Parcel, Recipient, Urgency};
use crate::store::facts::Fact;
use crate::store::outbox::Settled;
use crate::store::{self, Db};
use crate::usecase::mail::{TOLD_WITHIN, tell_coordinators};
use crate::usecase::{Ctx, Result, presence};

/// How long a message to somebody who left the server waits before it is looked at again.
const UNTIL_BACK: TimeDelta = TimeDelta::days(1);

/// Records how attempts ended.
///
/// # Errors
/// When the database cannot be written; the messages are then looked for in their channels before they are sent again.
pub async fn settle(ctx: &Ctx, ended: Vec<(Letter, Attempt)>) -> Result<()> {
    let now = ctx.now();
    let policy = ctx.rules.delivery;
    ctx.write(async move |db| {
        for (letter, attempt) in ended {
            let settled = match attempt {
                Attempt::Sent { channel, message } => Settled::Sent { channel, message },
                Attempt::Trouble => Settled::Again(policy.retry_at(letter.mark.delivery, letter.attempt, now)),
                Attempt::ClosedDms => Settled::ClosedDms,
                Attempt::OpeningForbidden => Settled::Held(now + policy.open_stop()),
                Attempt::StaleChannel => Settled::Held(now),
                // Who comes back to the server gets what waited.
                Attempt::Never(Never::LeftServer) => Settled::Held(now + UNTIL_BACK),
                Attempt::TakenAway => Settled::Expired,
                Attempt::Never(why) => Settled::Dead(why.word()),
            };
            for mark in letter.marks() {
                store::outbox::settle(db, mark.delivery, &settled, now).await?;
            }
            follow(db, &letter, attempt, now + policy.open_stop(), now).await?;
        }
        Ok(())
    })
    .await
}

/// What else an attempt's end means.
async fn follow(
    db: &mut Db,
    letter: &Letter,
    attempt: Attempt,
    pause_until: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<()> {
    let person = match letter.to {
        Destination::Person { id, .. } => Some(id),
        Destination::Channel(_) => None,
    };
    match (attempt, person) {
        (Attempt::Sent { .. }, Some(person)) => store::outbox::set_unreachable(db, person, None).await?,
        (Attempt::Never(why @ (Never::LeftServer | Never::UnknownUser)), Some(person)) => {
            let deleted = why == Never::UnknownUser;
            presence::note_absent(db, letter.school, (person, deleted), now).await?;
        }
        (Attempt::ClosedDms, Some(person)) => {
            store::outbox::set_unreachable(db, person, Some(now)).await?;
            mention(db, letter, person, now).await?;
        }
        (Attempt::StaleChannel, Some(person)) => store::outbox::forget_dm_channel(db, person).await?,
        (Attempt::OpeningForbidden, _) => {
            store::facts::remember(db, Fact::OpeningPaused, pause_until).await?;
            let key = format!("opening-paused:{}:{}", letter.school, now.format("%F-%H"));
            let about = Office::OpeningPaused { until: pause_until };
            tell_coordinators(db, letter.school, &key, &about, now).await?;
        }
        (Attempt::Never(why), _) if reported(&letter.about) => {
            report(db, (letter.school, person), (letter.mark.delivery, why), now).await?;
        }
        (
            Attempt::Sent { .. }
            | Attempt::Trouble
            | Attempt::ClosedDms
            | Attempt::StaleChannel
            | Attempt::TakenAway
            | Attempt::Never(_),
            _,
        ) => {}
    }
    Ok(())
}

/// A report about a report would never end.
const fn reported(about: &Outgoing) -> bool {
    !matches!(
        about,
        Outgoing::Office(
            Office::Undeliverable { .. }
                | Office::OpeningPaused { .. }
                | Office::WasOff { .. }
                | Office::WasRemoved { .. }
                | Office::Absent { .. }
        )
    )
}

/// The neutral mention in the APT channel (domain §3.16); one that still waits to be seen is enough.
async fn mention(db: &mut Db, letter: &Letter, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let parcel = Parcel {
        school: letter.school,
        to: Recipient::AptChannel,
        key: format!("unreachable:{}", letter.mark.delivery),
        about: Outgoing::Office(Office::Unreachable {
            person,
            about: letter.mark.delivery,
        }),
        urgency: Urgency::AtOnce,
        not_before: now,
        expires_at: Some(now + TOLD_WITHIN),
    };
    store::outbox::enqueue(db, &parcel, now).await?;
    Ok(())
}

/// A private channel was opened: remembered for good, and counted for the pace of opening.
///
/// # Errors
/// When the database cannot be written.
pub async fn channel_opened(ctx: &Ctx, person: PersonId, channel: Snowflake) -> Result<()> {
    let now = ctx.now();
    ctx.write(async move |db| {
        store::outbox::remember_dm_channel(db, person, channel).await?;
        store::facts::remember(db, Fact::DmOpened, now).await?;
        Ok(())
    })
    .await
}
