//! What is written about a lesson and passed on: by whom, to whom, and until when.

use super::*;
use crate::domain::forms::{Note, Reader};
use crate::domain::ids::EntryId;
use crate::domain::people::Role;
use crate::domain::visibility::Visibility;
use crate::usecase::people::{self, Named};
use crate::usecase::sharing;

/// A lesson that took place, with what both wrote; the host's curator, and the observer's.
struct Told {
    two: Two,
    feedback: EntryId,
    look_back: EntryId,
    hosts: Actor,
    observers: Actor,
}

impl Told {
    async fn both() -> Self {
        let mut two = Two::agreed().await;
        let (hosts, observers) = (
            add(&two.bench, 11, "Jonas Žukas").await,
            add(&two.bench, 12, "Ieva Eglė").await,
        );
        for (teacher, curator) in [(two.host.person.id, hosts), (two.observer.person.id, observers)] {
            curated(&two.bench, teacher, curator).await;
        }
        go_to(&two.bench, "2026-10-08T09:00:00Z");
        two.host = who(&two.bench, two.host.person.account.unwrap().0).await;
        two.observer = who(&two.bench, two.observer.person.account.unwrap().0).await;
        let texts = [("focus_answer", "Laukėte."), ("my_takeaway", "Lauksiu.")];
        let feedback = saved(two.fill_in(&two.observer, Subject::Feedback(two.id), &texts).await);
        let text = [("worked", "Pauzės.")];
        let look_back = saved(two.fill_in(&two.host, Subject::HostReflection(two.id), &text).await);
        Self {
            hosts: who(&two.bench, 11).await,
            observers: who(&two.bench, 12).await,
            two,
            feedback,
            look_back,
        }
    }

    fn ctx(&self) -> &Ctx {
        &self.two.bench.ctx
    }

    /// Who of all these can open an entry, by a first letter: host, observer, their curators, the coordinator.
    async fn readers(&self, entry: EntryId) -> String {
        let asta = self.two.bench.coordinator().await;
        let two = &self.two;
        let mut found = String::new();
        for (letter, actor) in [
            ('h', &two.host),
            ('o', &two.observer),
            ('H', &self.hosts),
            ('O', &self.observers),
            ('c', &asta),
        ] {
            let may = sharing::read(self.ctx(), actor, entry).await.is_ok();
            let listed = sharing::shared(self.ctx(), actor, None).await.unwrap().lines;
            let listed = listed.iter().any(|line| line.entry == entry);
            assert!(may || !listed, "{letter} is offered what they may not read");
            found.extend(may.then_some(letter));
            found.extend(listed.then_some('!'));
        }
        found
    }
}

async fn curated(bench: &Bench, teacher: PersonId, curator: PersonId) {
    let asta = bench.coordinator().await;
    let edit = people::Edit {
        curator: Some(Named::Row(curator.to_string())),
        ..people::Edit::default()
    };
    people::edit(&bench.ctx, &asta, Named::Row(teacher.to_string()), edit)
        .await
        .unwrap();
}

fn saved(screen: Result<Screen>) -> EntryId {
    match screen.unwrap() {
        Screen::Saved(saved) => saved.entry.id,
        other => panic!("not saved: {other:?}"),
    }
}

fn gone<T>(answer: &Result<T>) -> bool {
    matches!(answer, Err(Error::Refused(Refusal::Gone)))
}

#[tokio::test]
async fn feedback_is_the_hosts_to_pass_on_and_goes_to_the_hosts_curator_only() {
    let told = Told::both().await;
    let (ctx, entry) = (told.ctx(), told.feedback);
    assert_eq!(told.readers(entry).await, "ho");
    for other in [&told.two.observer, &told.hosts, &told.observers] {
        assert!(gone(&sharing::share(ctx, other, entry).await));
        assert!(gone(
            &sharing::set_visibility(ctx, other, entry, Visibility::Curator).await
        ));
    }
    assert!(
        gone(&sharing::set_visibility(ctx, &told.two.host, entry, Visibility::Group).await),
        "no other choice"
    );
    let shared = sharing::set_visibility(ctx, &told.two.host, entry, Visibility::Curator)
        .await
        .unwrap();
    assert_eq!(
        shared.audience.readers,
        [Reader::You, Reader::Observer, Reader::Curator]
    );
    assert_eq!(told.readers(entry).await, "hoH!");
    let opened = sharing::shared(ctx, &told.hosts, Some(entry))
        .await
        .unwrap()
        .opened
        .unwrap();
    assert_eq!(opened.line.by.name, told.two.host.person.name);
    assert_eq!(opened.author.unwrap().name, told.two.observer.person.name);
    let own = read(ctx, &told.two.observer, Subject::Feedback(told.two.id))
        .await
        .unwrap();
    assert!(!own.may_share);
    assert!(
        own.audience.unwrap().readers.contains(&Reader::HostCurator),
        "its author is told"
    );

    sharing::set_visibility(ctx, &told.two.host, entry, Visibility::Private)
        .await
        .unwrap();
    assert_eq!(told.readers(entry).await, "ho", "taken back");
}

#[tokio::test]
async fn who_read_feedback_is_noted_for_its_author() {
    let told = Told::both().await;
    sharing::set_visibility(told.ctx(), &told.two.host, told.feedback, Visibility::Curator)
        .await
        .unwrap();
    sharing::shared(told.ctx(), &told.hosts, Some(told.feedback))
        .await
        .unwrap();
    let reads = crate::usecase::privacy::reads(told.ctx(), &told.two.observer, 1)
        .await
        .unwrap();
    assert_eq!(reads[0].reader, "Jonas Žukas");
}

#[tokio::test]
async fn a_self_assessment_is_read_by_whom_it_is_shared_with_and_by_nobody_else() {
    let told = Told::both().await;
    let (host, entry) = (&told.two.host, told.look_back);
    for (visibility, readers) in [
        (Visibility::Private, "h"),
        (Visibility::Observer, "ho!"),
        (Visibility::Curator, "hH!"),
        (Visibility::Private, "h"),
    ] {
        sharing::set_visibility(told.ctx(), host, entry, visibility)
            .await
            .unwrap();
        assert_eq!(told.readers(entry).await, readers, "{visibility:?}");
    }
}

#[tokio::test]
async fn what_was_shared_can_be_taken_back_whatever_became_of_the_lesson() {
    let told = Told::both().await;
    let (ctx, host) = (told.ctx(), &told.two.host);
    sharing::set_visibility(ctx, host, told.look_back, Visibility::Observer)
        .await
        .unwrap();
    act(ctx, &told.two.observer, told.two.id, Command::NotHeld, None)
        .await
        .unwrap();
    assert_eq!(told.readers(told.look_back).await, "ho!");
    sharing::set_visibility(ctx, host, told.look_back, Visibility::Private)
        .await
        .unwrap();
    assert_eq!(told.readers(told.look_back).await, "h");
}

#[tokio::test]
async fn access_ends_with_the_curators_office_and_a_new_curator_sees_nothing_from_before() {
    let told = Told::both().await;
    let (ctx, host) = (told.ctx(), &told.two.host);
    for entry in [told.feedback, told.look_back] {
        sharing::set_visibility(ctx, host, entry, Visibility::Curator)
            .await
            .unwrap();
        assert!(told.readers(entry).await.ends_with("H!"));
    }
    let asta = told.two.bench.coordinator().await;
    let jonas = Named::Row(told.hosts.person.id.to_string());
    people::withdraw(ctx, &asta, jonas, Role::Curator).await.unwrap();
    assert_eq!(told.readers(told.feedback).await, "ho");
    assert_eq!(told.readers(told.look_back).await, "h");
    go_to(&told.two.bench, "2026-10-12T09:00:00Z");
    curated(&told.two.bench, host.person.id, told.observers.person.id).await;
    let new = who(&told.two.bench, 12).await;
    assert!(gone(&sharing::read(ctx, &new, told.feedback).await));
    assert_eq!(sharing::shared(ctx, &new, None).await.unwrap().lines, []);
    // Only the host's own act opens it to the new one.
    let host = who(&told.two.bench, host.person.account.unwrap().0).await;
    let asked = sharing::share(ctx, &host, told.feedback).await.unwrap();
    assert!(!asked.audience.readers.contains(&Reader::Curator) && asked.audience.notes.contains(&Note::SharedBefore));
    let again = sharing::set_visibility(ctx, &host, told.feedback, Visibility::Curator)
        .await
        .unwrap();
    assert!(again.audience.readers.contains(&Reader::Curator) && !again.audience.notes.contains(&Note::SharedBefore));
    sharing::read(ctx, &new, told.feedback).await.unwrap();
    assert!(
        gone(&sharing::read(ctx, &new, told.look_back).await),
        "the other one was not given again"
    );
}
