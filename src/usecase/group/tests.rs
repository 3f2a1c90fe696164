//! A group's month over a real database file: the lead's check-in, what counts, who may read it, who is reminded.

use super::*;
use crate::domain::group::MonthStatus;
use crate::domain::people::Held;
use crate::store::members as staff;
use crate::usecase::Error;
use crate::usecase::forms::{self, Screen};
use crate::usecase::testing::Bench;

struct Scene {
    bench: Bench,
    lead: Actor,
    member: Actor,
    group: GroupId,
}

async fn scene() -> Scene {
    let bench = Bench::school("2026-10-05T07:00:00Z").await;
    let lead = bench.teacher(2, "Ona Petraitienė").await;
    let member = bench.teacher(3, "Petras Jonaitis").await;
    let (school, today, now) = (lead.school.id, lead.today, bench.ctx.now());
    let people = [lead.person.id, member.person.id];
    let group = bench
        .write(async move |db| {
            let group = staff::add_group(db, school, "Ąžuolas", now).await?;
            for person in people {
                staff::move_to(db, person, Some(group), today).await?;
            }
            let held = Held {
                role: Role::GroupLead,
                group: Some(group),
            };
            staff::grant(db, people[0], held, today).await?;
            Ok(group)
        })
        .await;
    Scene {
        lead: bench.again(2, "Ona").await,
        member: bench.again(3, "Petras").await,
        bench,
        group,
    }
}

impl Scene {
    async fn file(&self, attendees: &[PersonId]) -> forms::Saved {
        let (ctx, lead) = (&self.bench.ctx, &self.lead);
        let subject = Subject::Checkin(self.group, "2026-10".parse().unwrap());
        let values = attendees.iter().map(ToString::to_string).collect();
        forms::choose(ctx, lead, subject, "attendees".into(), values)
            .await
            .unwrap();
        forms::pick(ctx, lead, subject, "format".into(), "in_person".into())
            .await
            .unwrap();
        forms::choose(ctx, lead, subject, "activities".into(), vec!["discussion".into()])
            .await
            .unwrap();
        let typed = [
            ("topic", "Įsivertinimas"),
            ("discussed", "Kaip klausti."),
            ("agreements", "Išbandome iki lapkričio."),
            ("needs", "Laiko susitikti."),
        ];
        let typed = typed.map(|(key, text)| (key.to_owned(), text.to_owned())).to_vec();
        match forms::page(ctx, lead, subject, 1, typed).await.unwrap() {
            Screen::Saved(saved) => *saved,
            other => panic!("not saved: {other:?}"),
        }
    }

    async fn seen_by(&self, account: u64, name: &str) -> Members {
        let actor = self.bench.again(account, name).await;
        members(&self.bench.ctx, &actor, Some("ąžuolas")).await.unwrap()
    }
}

#[tokio::test]
async fn a_checkin_counts_the_month_and_is_read_by_the_group() {
    let scene = scene().await;
    let people = [scene.lead.person.id, scene.member.person.id];
    let saved = scene.file(&people).await;
    let seen = scene.seen_by(3, "Petras").await;
    assert_eq!(seen.months[0].status, MonthStatus::Counted);
    assert_eq!(seen.months[0].meetings, [(scene.lead.today, 2, Some(saved.entry.id))]);
    assert!(seen.needs.is_empty() && !seen.may_checkin);
    let reading = read_checkin(&scene.bench.ctx, &scene.member, saved.entry.id)
        .await
        .unwrap();
    assert_eq!(reading.entry.answers.text("topic"), Some("Įsivertinimas"));
    let mut db = scene.bench.ctx.store.read().await.unwrap();
    let reads = store::forms::reads(&mut db, saved.entry.id, saved.entry.author)
        .await
        .unwrap();
    assert_eq!(reads.len(), 1);
}

#[tokio::test]
async fn the_coordinator_sees_the_status_and_the_needs_and_nothing_else() {
    let scene = scene().await;
    let saved = scene.file(&[scene.lead.person.id]).await;
    let coordinator = scene.bench.coordinator().await;
    let seen = members(&scene.bench.ctx, &coordinator, None).await.unwrap();
    assert_eq!(seen.months[0].status, MonthStatus::TooFew);
    assert_eq!(
        seen.needs,
        [("2026-10".parse().unwrap(), "Laiko susitikti.".to_owned())]
    );
    assert_eq!(seen.months[0].meetings[0].2, None);
    let refused = read_checkin(&scene.bench.ctx, &coordinator, saved.entry.id).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::Gone))));
}

#[tokio::test]
async fn only_the_lead_of_today_files_it_and_members_of_other_groups_see_nothing() {
    let scene = scene().await;
    let refused = checkin(&scene.bench.ctx, &scene.member, None, None).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NotGroupLead))));
    let subject = Subject::Checkin(scene.group, "2026-10".parse().unwrap());
    assert!(forms::open(&scene.bench.ctx, &scene.member, subject).await.is_err());
    let other = scene.bench.teacher(4, "Rasa").await;
    let refused = members(&scene.bench.ctx, &other, Some("Ąžuolas")).await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::NoSuchGroup))));
    // The lead changes: from that day the former one may not, and what was typed is not lost.
    let (lead, group, today) = (scene.lead.person.id, scene.group, scene.lead.today);
    scene
        .bench
        .write(async move |db| staff::end_role(db, lead, Role::GroupLead, Some(group), today).await)
        .await;
    let former = scene.bench.again(2, "Ona").await;
    let typed = vec![("topic".to_owned(), "Tema".to_owned())];
    let back = forms::page(&scene.bench.ctx, &former, subject, 1, typed).await.unwrap();
    assert!(matches!(back, Screen::Returned(returned) if returned.answers.text("topic") == Some("Tema")));
}

#[tokio::test]
async fn the_next_meeting_is_a_day_of_this_year_that_has_not_passed() {
    let scene = scene().await;
    let saved = scene.file(&[scene.lead.person.id, scene.member.person.id]).await;
    for bad in ["kada nors", "2026-10-04", "2027-09-01", "2026-02-31"] {
        let answer = set_next_meeting(&scene.bench.ctx, &scene.lead, saved.entry.id, bad)
            .await
            .unwrap();
        assert!(answer.problem.is_some() && answer.next_on.is_none(), "{bad}");
    }
    let answer = set_next_meeting(&scene.bench.ctx, &scene.lead, saved.entry.id, " 2026-11-11 ")
        .await
        .unwrap();
    assert_eq!(answer.problem, None);
    assert_eq!(
        scene.seen_by(3, "Petras").await.next.map(|next| next.on),
        Some("2026-11-11".parse().unwrap())
    );
    let refused = set_next_meeting(&scene.bench.ctx, &scene.member, saved.entry.id, "2026-11-12").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::Gone))));
}

#[tokio::test]
async fn the_lead_is_reminded_once_and_only_while_the_checkin_is_missing() {
    let scene = scene().await;
    let due = format!("group.checkin:{}:2026-10:{}", scene.group, scene.lead.person.id);
    // The 5th-last school day of October is Monday the 26th.
    scene.bench.to("2026-10-26T13:29:00Z");
    tick(&scene.bench.ctx).await.unwrap();
    assert!(!scene.bench.queued().await.contains(&due));
    scene.bench.to("2026-10-26T13:30:00Z");
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 1);
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 0);
    assert!(scene.bench.queued().await.contains(&due));
    let note = crate::domain::outgoing::GroupNote::CheckinDue {
        group: scene.group,
        month: "2026-10".parse().unwrap(),
    };
    let to = super::super::mail::Addressee {
        school: scene.lead.school.clone(),
        person: Some(scene.lead.person.clone()),
        now: scene.bench.ctx.now(),
    };
    let mut db = scene.bench.ctx.store.read().await.unwrap();
    assert!(notice(&mut db, &note, &to).await.unwrap().is_some());
    drop(db);
    let lead = scene.bench.again(2, "Ona").await;
    let scene = Scene { lead, ..scene };
    scene.file(&[scene.lead.person.id, scene.member.person.id]).await;
    let mut db = scene.bench.ctx.store.read().await.unwrap();
    assert_eq!(notice(&mut db, &note, &to).await.unwrap(), None, "filed meanwhile");
}

#[tokio::test]
async fn who_takes_a_group_over_after_the_reminder_is_reminded_too() {
    let scene = scene().await;
    scene.bench.to("2026-10-26T13:30:00Z");
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 1);
    let (earlier, next) = (scene.lead.person.id, scene.member.person.id);
    let (group, today) = (scene.group, "2026-10-27".parse().unwrap());
    scene.bench.to("2026-10-27T06:00:00Z");
    scene
        .bench
        .write(async move |db| {
            staff::end_role(db, earlier, Role::GroupLead, Some(group), today).await?;
            let held = Held {
                role: Role::GroupLead,
                group: Some(group),
            };
            staff::grant(db, next, held, today).await
        })
        .await;
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 1);
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 0);
    let due = format!("group.checkin:{group}:2026-10:{next}");
    assert!(scene.bench.queued().await.contains(&due));
}

#[tokio::test]
async fn a_vacant_lead_is_told_to_the_coordinator_once_a_month() {
    let scene = scene().await;
    let (lead, group, today) = (scene.lead.person.id, scene.group, scene.lead.today);
    scene
        .bench
        .write(async move |db| staff::end_role(db, lead, Role::GroupLead, Some(group), today).await)
        .await;
    assert_eq!(
        tick(&scene.bench.ctx).await.unwrap(),
        0,
        "at ten in the morning nobody is nagged"
    );
    scene.bench.to("2026-10-05T12:30:00Z");
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 1);
    scene.bench.to("2026-10-06T12:30:00Z");
    assert_eq!(tick(&scene.bench.ctx).await.unwrap(), 0);
}
