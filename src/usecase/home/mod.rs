//! A person's own pages: what is due, and their settings, which nobody else can change.

mod snooze;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use snooze::{Snooze, end_snooze, set_snooze, snooze};

use super::caller::Actor;
use super::{Ctx, Result, calendar, group, observation, pairing, sharing};
use crate::domain::calendar::NoSchool;
use crate::domain::group::{Group, Planned};
use crate::domain::ids::{PersonId, Snowflake};
use crate::domain::lang::Lang;
use crate::domain::month::Month;
use crate::domain::people::{Held, Person, Role};
use crate::domain::reflection::{Reflection, State, Writing, writing};
use crate::domain::refusal::Refusal;
use crate::store;

/// The most colleagues in the private "not with" list.
pub const MOST_CONFLICTS: u8 = 10;

/// The most subjects one can wish to see.
pub const MOST_WISHES: u8 = 5;
/// The most subjects that a select can offer.
const SUBJECTS: usize = 25;

/// What is due, and the year so far, on one page.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The person's name on the staff list.
    pub name: String,
    /// The roles they hold today.
    pub held: Vec<Held>,
    /// Their APT group.
    pub group: Option<Group>,
    /// When it meets next, or would have.
    pub next_meeting: Option<Planned>,
    /// Reflections that can be written, the newest first.
    pub open: Vec<Reflection>,
    /// Reflections written this year.
    pub written: usize,
    /// The half-year's observations.
    pub observations: observation::Home,
    /// Groups they lead whose month has no check-in yet.
    pub checkins: Vec<Group>,
    /// What waits for a coordinator.
    pub office: Option<OfficeDesk>,
    /// The quiet that the person asked for.
    pub snooze: Option<Snooze>,
    /// Entries that colleagues share with them.
    pub shared: usize,
}

/// What waits for a coordinator.
#[derive(Clone, Debug)]
pub struct OfficeDesk {
    /// People who pressed Join and wait.
    pub claims: usize,
    /// Breaks that are still a guess.
    pub guesses: Vec<NoSchool>,
}

/// Own settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The chosen language; absent means the school's.
    pub lang: Option<Lang>,
    /// Observers welcome at one lesson.
    pub visitors: u32,
    /// The most that the school allows.
    pub visitors_most: u32,
    /// Accounts in the private "not with" list. Only its author ever sees that it exists.
    pub not_with: Vec<Snowflake>,
    /// Their names.
    pub not_with_names: Vec<String>,
    /// Subjects that are taught at the school, the most common first: what one can wish to see.
    pub subjects: Vec<String>,
    /// Subjects the person wishes to see; the coordinator sees them as a reason in the plan.
    pub wishes: Vec<String>,
}

/// What is due for this person.
///
/// # Errors
/// When the database cannot be read.
pub async fn overview(ctx: &Ctx, actor: &Actor) -> Result<Overview> {
    let observations = observation::home(ctx, actor).await?;
    let led = group::own_groups(ctx, actor, group::Wanted::Led).await?;
    let mut db = ctx.store.read().await?;
    let calendar = calendar::of(ctx, &mut db, &actor.school).await?;
    let year = calendar.school_year_of(actor.today);
    let mut reflections = store::reflection::since(&mut db, actor.person.id, Month::of(year.id().first_day())).await?;
    let written = reflections.iter().filter(|one| one.state == State::Submitted).count();
    let now = ctx.now();
    let takes_answers = |one: &Reflection| {
        let window = calendar.reflection_window(one.month);
        window.is_some_and(|window| matches!(writing(&window, now), Writing::Open { .. }))
    };
    // A missed month may still be handed in late.
    reflections.retain(|one| matches!(one.state, State::Open | State::Missed) && takes_answers(one));
    reflections.sort_by_key(|one| std::cmp::Reverse(one.month));
    let month = Month::of(actor.today);
    let expected = calendar.checkin_reminder_at(month).is_some();
    let mut checkins = Vec::new();
    for group in led.into_iter().filter(|_| expected) {
        let met = store::group::meetings(&mut db, group.id, month).await?;
        if !met.iter().any(|meeting| meeting.month == month) {
            checkins.push(group);
        }
    }
    let office = if actor.is(Role::Coordinator) {
        Some(OfficeDesk {
            claims: store::claims::waiting(&mut db, actor.school.id).await?.len(),
            guesses: calendar::unconfirmed(&calendar, actor.today),
        })
    } else {
        None
    };
    let group = store::group::group_of(&mut db, actor.person.id, actor.today).await?;
    let next_meeting = match &group {
        Some(group) => group::next_of(&mut db, group.id, actor.today).await?,
        None => None,
    };
    Ok(Overview {
        name: actor.person.name.clone(),
        held: actor.held.clone(),
        group,
        next_meeting,
        open: reflections,
        written,
        observations,
        checkins,
        office,
        snooze: snooze::of(ctx, &mut db, actor).await?,
        shared: sharing::count_shared(&mut db, actor).await?,
    })
}

/// Own settings.
///
/// # Errors
/// When the database cannot be read.
pub async fn settings(ctx: &Ctx, actor: &Actor) -> Result<Settings> {
    let mut db = ctx.store.read().await?;
    let me = store::people::person(&mut db, actor.person.id)
        .await?
        .ok_or(Refusal::Gone)?;
    let most = ctx.rules.policies.observation.visitors_max;
    let others = store::settings::conflicts(&mut db, me.id).await?;
    let staff = store::people::staff(&mut db, actor.school.id).await?;
    let listed = staff.iter().filter(|person| others.contains(&person.id));
    Ok(Settings {
        lang: me.lang,
        visitors: pairing::visitors(&me, most),
        visitors_most: most,
        not_with: listed.clone().filter_map(|person| person.account).collect(),
        not_with_names: listed.map(|person| person.name.clone()).collect(),
        subjects: subjects(&staff, &me.wished_subjects),
        wishes: me.wished_subjects,
    })
}

/// The school's subjects by how many teach them; one's own wishes stay in the list whatever became of them.
fn subjects(staff: &[Person], wishes: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for subject in staff.iter().flat_map(|person| &person.subjects) {
        *counts.entry(subject).or_default() += 1;
    }
    let mut subjects: Vec<(&String, usize)> = counts.into_iter().collect();
    subjects.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let common = subjects.into_iter().map(|(subject, _)| subject);
    let mut offered: Vec<String> = wishes.to_vec();
    offered.extend(common.filter(|subject| !wishes.contains(subject)).cloned());
    offered.truncate(SUBJECTS);
    offered.sort();
    offered
}

/// Says which subjects one would like to see. What nobody at the school teaches is passed over.
///
/// # Errors
/// When the database cannot be written.
pub async fn set_wishes(ctx: &Ctx, actor: &Actor, wishes: &[String]) -> Result<()> {
    let (me, school, wishes) = (actor.person.id, actor.school.id, wishes.to_vec());
    ctx.write(async move |db| {
        let staff = store::people::staff(db, school).await?;
        let taught = |wish: &String| staff.iter().any(|person| person.subjects.contains(wish));
        let wishes: Vec<String> = wishes
            .into_iter()
            .filter(taught)
            .take(usize::from(MOST_WISHES))
            .collect();
        store::settings::set_wishes(db, me, &wishes).await?;
        Ok(())
    })
    .await
}

/// Chooses one's own language.
///
/// # Errors
/// When the database cannot be written.
pub async fn set_language(ctx: &Ctx, actor: &Actor, lang: Lang) -> Result<()> {
    let me = actor.person.id;
    ctx.write(async move |db| {
        store::settings::set_language(db, me, lang).await?;
        Ok(())
    })
    .await
}

/// Says how many observers are welcome at one lesson.
///
/// # Errors
/// Refused outside what the school allows.
pub async fn set_visitors(ctx: &Ctx, actor: &Actor, number: u8) -> Result<()> {
    if !(1..=ctx.rules.policies.observation.visitors_max).contains(&u32::from(number)) {
        return Err(Refusal::UnknownButton.into());
    }
    let me = actor.person.id;
    ctx.write(async move |db| {
        store::settings::set_visitors(db, me, number).await?;
        Ok(())
    })
    .await
}

/// Replaces one's private "not with" list. Accounts that are not colleagues, and one's own, are passed over; colleagues
/// without an account cannot be chosen in Discord and stay as they are.
///
/// # Errors
/// When the database cannot be written.
pub async fn set_not_with(ctx: &Ctx, actor: &Actor, accounts: &[Snowflake]) -> Result<()> {
    let (me, school, accounts) = (actor.person.id, actor.school.id, accounts.to_vec());
    ctx.write(async move |db| {
        let staff = store::people::staff(db, school).await?;
        let before = store::settings::conflicts(db, me).await?;
        let kept = |id: PersonId, account: Option<Snowflake>| match account {
            Some(account) => accounts.contains(&account),
            None => before.contains(&id),
        };
        let others: Vec<PersonId> = staff
            .iter()
            .filter(|person| person.id != me && kept(person.id, person.account))
            .map(|person| person.id)
            .collect();
        store::settings::set_conflicts(db, me, &others).await?;
        Ok(())
    })
    .await
}
