//! Taking due messages out of the outbox and making letters of them.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::dead::report;
use super::{Bundled, Lane, Notice, notice};
use crate::domain::calendar::Calendar;
use crate::domain::delivery::{Mark, Never, Occasion, Standing, Verdict, decide};
use crate::domain::ids::{DeliveryId, PersonId, SchoolId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::load::{Load, Place};
use crate::domain::outgoing::{ObservationNote, Office, Outgoing, Recipient, Urgency};
use crate::domain::people::{PersonState, School};
use crate::store::facts::Fact;
use crate::store::outbox::{Claimed, Settled};
use crate::store::{self, Db};
use crate::usecase::mail::Addressee;
use crate::usecase::{Ctx, Result};

/// Messages that go out as one at most: each has a button, and Discord takes 25.
const TOGETHER_MAX: usize = 20;

/// Where a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A school's APT channel.
    Channel(Snowflake),
    /// A person.
    Person {
        /// The row.
        id: PersonId,
        /// The account.
        account: Snowflake,
        /// The school's server.
        guild: Snowflake,
        /// The private channel, when it was opened before.
        channel: Option<Snowflake>,
    },
}

/// A message that may be sent now.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The sign it is recognised by.
    pub mark: Mark,
    /// Which attempt this is, from 1. From 2 on it may stand in the channel already.
    pub attempt: u32,
    /// The channel and the message that say it so far, when it is said anew, or taken away from a channel to which it
    /// does not go any more.
    pub standing: Option<(Snowflake, Snowflake)>,
    /// The school.
    pub school: SchoolId,
    /// What it is about.
    pub about: Outgoing,
    /// Where it goes.
    pub to: Destination,
    /// The reader's language.
    pub lang: Lang,
    /// The facts to put in words.
    pub notice: Notice,
    /// Without a sound.
    pub silent: bool,
    /// The other messages that go out in it.
    pub with: Vec<Mark>,
    /// The school's name, for somebody who works at another one as well.
    pub named: Option<String>,
}

impl Letter {
    /// Every message of the outbox that this one settles.
    pub fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        std::iter::once(self.mark).chain(self.with.iter().copied())
    }

    /// The same for some of its messages only, to record how they ended; nothing for none.
    #[must_use]
    pub fn only(&self, marks: &[Mark]) -> Option<Self> {
        let (mark, with) = marks.split_first()?;
        Some(Self {
            mark: *mark,
            with: with.to_vec(),
            ..self.clone()
        })
    }
}

/// What one look into the outbox gave.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The letters to send, in the order in which they were due.
    pub letters: Vec<Letter>,
    /// How many messages were taken up, with those that were held back or are over.
    pub messages: usize,
}

/// Takes up to `limit` due messages: what may not go now is put back or closed, the rest is answered.
///
/// # Errors
/// When the database fails; nothing is lost then.
pub async fn claim(ctx: &Ctx, lane: Lane, limit: u32) -> Result<Taken> {
    let now = ctx.now();
    // Every write wakes the outbox loop, an empty one too: without a look first the loop would wake itself for ever.
    if next_due(ctx, lane).await?.is_none_or(|due| due > now) {
        return Ok(Taken::default());
    }
    let until = now + ctx.rules.delivery.claim();
    let claimed = ctx
        .write(async move |db| Ok(store::outbox::claim(db, lane, (now, until), limit).await?))
        .await?;
    let messages = claimed.len();
    let mut sorting = Sorting::new(ctx, now);
    let mut db = ctx.store.read().await?;
    for message in claimed {
        sorting.sort(&mut db, message).await?;
    }
    drop(db);
    let (mut letters, together, settled) = (sorting.letters, sorting.together, sorting.settled);
    letters.extend(together.into_iter().filter_map(as_one));
    if !settled.is_empty() {
        ctx.write(async move |db| {
            for (school, delivery, settled) in settled {
                store::outbox::settle(db, delivery, &settled, now).await?;
                if settled == Settled::Dead(Never::NoChannel.word()) {
                    report(db, (school, None), (delivery, Never::NoChannel), now).await?;
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(Taken { letters, messages })
}

/// One batch on its way from rows to letters; a school is looked up once.
struct Sorting<'a> {
    ctx: &'a Ctx,
    now: DateTime<Utc>,
    schools: HashMap<SchoolId, Option<(School, Calendar)>>,
    letters: Vec<Letter>,
    /// What can wait and waits no longer, by recipient.
    together: Vec<Vec<Letter>>,
    /// How many of this batch go to somebody by themselves.
    alone: HashMap<PersonId, u32>,
    settled: Vec<(SchoolId, DeliveryId, Settled)>,
}

/// Messages that belong to their hour and never wait for others: the reflection's, which go first and alone (domain
/// §3.0), the question after a lesson, which comes an hour after it (domain §3.3), and the line after a time off, which
/// explains what came late (domain §3.16). They count all the same.
const fn has_its_hour(about: &Outgoing) -> bool {
    matches!(
        about,
        Outgoing::Reflection(_)
            | Outgoing::Observation(ObservationNote::AfterLesson(_))
            | Outgoing::Office(Office::WasOff { .. } | Office::WasRemoved { .. })
    )
}

const fn is_reflection(about: &Outgoing) -> bool {
    matches!(about, Outgoing::Reflection(_))
}

const fn to_person(message: &Claimed) -> bool {
    matches!(message.to, Recipient::Person(_))
}

/// The school's name, where the reader must be told which of theirs it is.
async fn named(db: &mut Db, to: &Addressee) -> Result<Option<String>> {
    let Some(account) = to.person.as_ref().and_then(|person| person.account) else {
        return Ok(None);
    };
    let several = store::presence::schools_of(db, account).await? > 1;
    Ok(several.then(|| to.school.name.clone()))
}

/// One message of several to the same person.
fn as_one(mut letters: Vec<Letter>) -> Option<Letter> {
    if letters.len() < 2 {
        return letters.pop();
    }
    let items = letters.iter().map(|letter| Bundled {
        mark: letter.mark,
        notice: letter.notice.clone(),
    });
    let notice = Notice::Together(items.collect());
    let attempt = letters.iter().map(|letter| letter.attempt).max().unwrap_or(1);
    let with = letters.drain(1..).map(|letter| letter.mark).collect();
    let first = letters.pop()?;
    Some(Letter {
        attempt,
        notice,
        with,
        ..first
    })
}

impl<'a> Sorting<'a> {
    fn new(ctx: &'a Ctx, now: DateTime<Utc>) -> Self {
        Self {
            ctx,
            now,
            schools: HashMap::new(),
            letters: Vec::new(),
            together: Vec::new(),
            alone: HashMap::new(),
            settled: Vec::new(),
        }
    }

    async fn sort(&mut self, db: &mut Db, message: Claimed) -> Result<()> {
        let (school, delivery) = (message.school, message.id);
        match self.letter(db, message).await? {
            Ok((letter, Place::Alone)) => self.letters.push(letter),
            Ok((letter, _)) => self.put_together(letter),
            Err(settled) => self.settled.push((school, delivery, settled)),
        }
        Ok(())
    }

    fn put_together(&mut self, letter: Letter) {
        let same = |group: &&mut Vec<Letter>| group[0].to == letter.to && group.len() < TOGETHER_MAX;
        match self.together.iter_mut().find(same) {
            Some(group) => group.push(letter),
            None => self.together.push(vec![letter]),
        }
    }

    /// The recipient's week, for what can wait for others.
    async fn load(&self, db: &mut Db, message: &Claimed, calendar: &Calendar) -> Result<Option<Load>> {
        let Recipient::Person(person) = message.to else {
            return Ok(None);
        };
        if message.urgency != Urgency::Calm || message.about.as_ref().is_some_and(has_its_hour) {
            return Ok(None);
        }
        let (monday, next_monday) = calendar.week(self.now);
        let sent = store::deliveries::received_since(db, person, monday).await?;
        Ok(Some(Load {
            limit: calendar.policies().quiet.messages_per_week,
            sent: sent + self.alone.get(&person).copied().unwrap_or(0),
            ahead: calendar.reflection_messages(self.now, next_monday),
        }))
    }

    async fn school(&mut self, db: &mut Db, id: SchoolId) -> Result<Option<(School, Calendar)>> {
        if let Some(known) = self.schools.get(&id) {
            return Ok(known.clone());
        }
        let found = match store::school::get(db, id).await? {
            Some(school) => {
                let calendar = crate::usecase::calendar::of(self.ctx, db, &school).await?;
                Some((school, calendar))
            }
            None => None,
        };
        self.schools.insert(id, found.clone());
        Ok(found)
    }

    async fn letter(&mut self, db: &mut Db, message: Claimed) -> Result<std::result::Result<(Letter, Place), Settled>> {
        let Some((school, calendar)) = self.school(db, message.school).await? else {
            return Ok(Err(Settled::Expired));
        };
        let mark = message.mark();
        // What was missed while Kolega was off the server comes as one message, not as a flood.
        let missed = to_person(&message) && school.back_at.is_some_and(|back| message.not_before <= back);
        // It takes one place in the week whatever the week holds.
        let load = if missed {
            None
        } else {
            self.load(db, &message, &calendar).await?
        };
        let Some(about) = message.about else {
            return Ok(Err(Settled::Dead(Never::UnknownKind.word())));
        };
        let mut to = Addressee {
            school,
            person: None,
            now: self.now,
        };
        let place = match message.to {
            Recipient::AptChannel => match to.school.apt_channel {
                Some(channel) => Ok((Standing::Channel, Destination::Channel(channel))),
                None => Err(Settled::Dead(Never::NoChannel.word())),
            },
            Recipient::Person(person) => person_place(db, &calendar, &mut to, person).await?,
        };
        let (standing, destination) = match place {
            Ok(place) => place,
            Err(settled) => return Ok(Err(settled)),
        };
        let verdict = decide(&Occasion {
            now: self.now,
            urgency: message.urgency,
            expires_at: message.expires_at,
            standing,
            quiet_until: calendar.next_allowed(self.now),
            silent_hours: calendar.is_silent(self.now),
            load,
            together_at: calendar.together_at(self.now),
            next_week: calendar.week(self.now).1,
        });
        let (silent, place) = match verdict {
            Verdict::Send { .. } if missed && !is_reflection(&about) => (false, Place::Together),
            Verdict::Send { silent } => (silent, Place::Alone),
            Verdict::SendTogether => (false, Place::Together),
            Verdict::Hold(until) => return Ok(Err(Settled::Held(until))),
            Verdict::Expire => return Ok(Err(Settled::Expired)),
        };
        let Some(notice) = notice(self.ctx, db, &about, &to).await? else {
            return Ok(Err(Settled::Expired));
        };
        if let (Place::Alone, Recipient::Person(person)) = (place, message.to) {
            *self.alone.entry(person).or_default() += 1;
        }
        let letter = Letter {
            mark,
            attempt: message.attempt,
            standing: message.standing,
            school: message.school,
            about,
            to: destination,
            lang: to.lang(),
            notice,
            silent,
            with: Vec::new(),
            named: named(db, &to).await?,
        };
        Ok(Ok((letter, place)))
    }
}

/// Where a person stands and lives; somebody without an account is waited for, somebody unknown is not.
async fn person_place(
    db: &mut Db,
    calendar: &Calendar,
    to: &mut Addressee,
    id: PersonId,
) -> Result<std::result::Result<(Standing, Destination), Settled>> {
    let Some(person) = store::people::person(db, id).await? else {
        return Ok(Err(Settled::Expired));
    };
    let today = to.today();
    let account = person.account.unwrap_or(Snowflake(0));
    let standing = if person.state == PersonState::Left || person.left_on.is_some_and(|left| left <= today) {
        Standing::Left
    } else if person.state == PersonState::Invited || person.account.is_none() {
        Standing::Invited
    } else if let Some(last) = store::leave::until(db, id, today).await? {
        Standing::Away(calendar.end_of_day(last))
    } else if person.absent_at.is_some() {
        Standing::Absent
    } else if let Some(last) = person.snoozed_until.filter(|last| *last >= today) {
        Standing::Snoozed(calendar.end_of_day(last))
    } else {
        Standing::Active
    };
    let destination = Destination::Person {
        id,
        account,
        guild: to.school.guild,
        channel: store::outbox::dm_channel(db, id).await?,
    };
    to.person = Some(person);
    Ok(Ok((standing, destination)))
}

/// The earliest moment at which a private channel may be opened.
///
/// # Errors
/// When the database cannot be read.
pub async fn opening_from(ctx: &Ctx) -> Result<DateTime<Utc>> {
    let mut db = ctx.store.read().await?;
    let last = store::facts::moment(&mut db, Fact::DmOpened).await?;
    let paused = store::facts::moment(&mut db, Fact::OpeningPaused).await?;
    let paced = last.map(|last| last + ctx.rules.delivery.open_pause());
    Ok(paced.max(paused).unwrap_or(DateTime::<Utc>::MIN_UTC))
}

/// The earliest moment at which something of a lane can be sent.
///
/// # Errors
/// When the database cannot be read.
pub async fn next_due(ctx: &Ctx, lane: Lane) -> Result<Option<DateTime<Utc>>> {
    let opening = match lane {
        Lane::Open => DateTime::<Utc>::MIN_UTC,
        Lane::ToOpen => opening_from(ctx).await?,
    };
    let mut db = ctx.store.read().await?;
    let due = store::outbox::next_due(&mut db, lane).await?;
    Ok(due.map(|due| due.max(opening)))
}
