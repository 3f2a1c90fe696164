//! The life of an observation, told as the two people live it.

mod time;
mod visits;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rstest::rstest;

use super::agenda::{About, agenda, fate, next_moment};
use super::credits::{Credits, counts, credits};
use super::decide::{Command, Decision, News, Whom, decide};
use super::diary::{Away, Booked, Diary, Moment};
use super::overtake::overtake;
use super::*;
use crate::domain::calendar::{BaseYears, Half, YearId, local};
use crate::domain::outgoing::Urgency;
use crate::domain::policy::Policies;
use crate::domain::refusal::Refusal;

const HOST: PersonId = PersonId(1);
const OBSERVER: PersonId = PersonId(2);
const STRANGER: PersonId = PersonId(3);

fn calendar() -> Calendar {
    let zone = chrono_tz::Europe::Vilnius;
    Calendar::new(&BaseYears::default(), &BTreeMap::new(), zone, Policies::default())
}

/// A moment by the school's clock, e.g. `2026-10-05 10:00`.
fn at(text: &str) -> DateTime<Utc> {
    let wall = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    local::instant(chrono_tz::Europe::Vilnius, wall)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn slot(on: &str, period: u8) -> Slot {
    Slot {
        on: day(on),
        period,
        room: "204".to_owned(),
    }
}

fn published() -> Observation {
    Observation {
        id: ObservationId(7),
        school: SchoolId(1),
        half_year: YearId::starting(2026).half(Half::First),
        host: HOST,
        observer: OBSERVER,
        state: State::Proposed,
        source: Source::Auto,
        offer: None,
        lesson: None,
        facts: Facts::default(),
        off: None,
        reschedule_count: 0,
        plan: Some(PlanId(1)),
        carried_until: None,
        created_at: at("2026-10-05 10:00"),
        closed_at: None,
        revision: 0,
    }
}

/// Plays one observation; `now` moves, commands follow each other.
struct Story {
    calendar: Calendar,
    diary: Diary,
    now: DateTime<Utc>,
    it: Observation,
}

impl Story {
    fn new() -> Self {
        Self {
            calendar: calendar(),
            diary: Diary {
                visitors: 2,
                ..Diary::default()
            },
            now: at("2026-10-05 10:00"),
            it: published(),
        }
    }

    fn agreed() -> Self {
        let mut story = Self::new();
        story.does(HOST, Command::Offer(slot("2026-10-08", 3)));
        story.does(OBSERVER, Command::Accept);
        story
    }

    fn moment(&self) -> Moment<'_> {
        Moment {
            now: self.now,
            calendar: &self.calendar,
            diary: &self.diary,
        }
    }

    fn tries(&self, who: PersonId, command: Command) -> Result<Decision, Refusal> {
        decide(&self.it, who, command, self.moment())
    }

    fn does(&mut self, who: PersonId, command: Command) -> Vec<(Whom, News)> {
        let decision = self.tries(who, command).unwrap();
        self.it = decision.after;
        decision.tell.iter().map(|tell| (tell.whom, tell.news)).collect()
    }

    fn is_told(&mut self, who: PersonId, command: Command) -> Vec<News> {
        self.does(who, command).into_iter().map(|(_, news)| news).collect()
    }

    fn on(&mut self, moment: &str) {
        self.now = at(moment);
    }

    fn credits(&self) -> (Credits, Credits) {
        let all = std::slice::from_ref(&self.it);
        (
            credits(all, HOST, &self.calendar),
            credits(all, OBSERVER, &self.calendar),
        )
    }
}

#[test]
fn the_straight_way_ends_closed_with_a_credit_for_each() {
    let mut story = Story::new();
    assert_eq!(
        story.does(HOST, Command::Offer(slot("2026-10-08", 3))),
        [(Whom::Person(OBSERVER), News::TimeOffered)]
    );
    assert_eq!(
        story.does(OBSERVER, Command::Accept),
        [
            (Whom::Person(HOST), News::TimeAgreed),
            (Whom::Person(OBSERVER), News::TimeAgreed)
        ]
    );
    assert_eq!(story.it.state, State::Scheduled);
    assert_eq!(story.it.lesson.as_ref().unwrap().at, at("2026-10-08 09:50"));
    assert_eq!(story.is_told(HOST, Command::PrebriefSaved), [News::PrebriefReady]);
    story.on("2026-10-08 11:00");
    assert_eq!(story.is_told(OBSERVER, Command::FeedbackSaved), [News::FeedbackReady]);
    assert_eq!(story.it.state, State::Observed, "saved feedback counts as Took place");
    assert_eq!(
        story.credits(),
        (Credits { shown: 0, observed: 0 }, Credits { shown: 0, observed: 1 })
    );
    story.does(HOST, Command::LookBackSaved);
    assert_eq!(story.it.state, State::Closed);
    assert_eq!(story.credits().0, Credits { shown: 1, observed: 0 });
}

#[test]
fn a_dispute_takes_the_credits_back_for_five_school_days() {
    let mut story = Story::agreed();
    story.on("2026-10-08 11:00");
    story.does(OBSERVER, Command::FeedbackSaved);
    story.does(OBSERVER, Command::Debriefed);
    assert_eq!(story.it.state, State::Closed);
    let mut late = Story {
        it: story.it.clone(),
        ..Story::new()
    };
    late.on("2026-10-16 08:00");
    assert_eq!(
        late.tries(HOST, Command::NotHeld).unwrap_err(),
        Refusal::TooLateToDispute
    );
    story.on("2026-10-15 23:59");
    assert_eq!(story.is_told(HOST, Command::NotHeld), [News::NotHeld]);
    assert_eq!(story.it.state, State::ToReschedule);
    assert_eq!(story.it.off.unwrap().0, Reason::NotHeld);
    assert_eq!(story.credits(), (Credits::default(), Credits::default()));
}

#[test]
fn a_cancelled_lesson_goes_back_to_choosing_and_can_be_agreed_again() {
    let mut story = Story::agreed();
    assert_eq!(
        story.is_told(OBSERVER, Command::Cancel(Reason::ObserverAway)),
        [News::Cancelled]
    );
    assert_eq!((story.it.state, story.it.reschedule_count), (State::ToReschedule, 1));
    story.does(OBSERVER, Command::Offer(slot("2026-10-13", 2)));
    story.does(HOST, Command::Accept);
    assert_eq!(story.it.state, State::Scheduled);
    assert_eq!(story.it.lesson.as_ref().unwrap().slot.on, day("2026-10-13"));
}

#[rstest]
#[case::days_before("2026-10-06 12:00", Urgency::AtOnce)]
#[case::the_evening_before("2026-10-07 21:00", Urgency::LessonChange)]
fn a_change_within_a_day_is_urgent(#[case] moment: &str, #[case] urgency: Urgency) {
    let mut story = Story::agreed();
    story.on(moment);
    let decision = story.tries(HOST, Command::Cancel(Reason::HostAway)).unwrap();
    assert_eq!(decision.tell[0].urgency, urgency);
}

#[test]
fn two_school_days_ahead_or_by_the_hosts_own_press() {
    // The observer asks for tomorrow: the host's own press makes it.
    let mut story = Story::new();
    story.does(OBSERVER, Command::Offer(slot("2026-10-06", 4)));
    story.does(HOST, Command::Accept);
    assert_eq!(story.it.state, State::Scheduled);
    // The host offers tomorrow: that is the host's own press too.
    let mut story = Story::new();
    story.does(HOST, Command::Offer(slot("2026-10-06", 4)));
    story.does(OBSERVER, Command::Accept);
    assert_eq!(story.it.state, State::Scheduled);
    // Offered in good time, accepted on the eve: the host is asked once more.
    let mut story = Story::new();
    story.does(HOST, Command::Offer(slot("2026-10-08", 4)));
    story.on("2026-10-07 12:00");
    assert_eq!(
        story.does(OBSERVER, Command::Accept),
        [(Whom::Person(HOST), News::TimeOffered)]
    );
    assert_eq!(story.it.state, State::Proposed);
    story.does(HOST, Command::Accept);
    assert_eq!(story.it.state, State::Scheduled);
    // Only the host is shown dates sooner than usual.
    let story = Story::new();
    let first = |who| story.moment().dates(&story.it, who)[0];
    assert_eq!((first(HOST), first(OBSERVER)), (day("2026-10-05"), day("2026-10-07")));
}

#[test]
fn another_time_replaces_the_offer_and_cannot_takes_it_away() {
    let mut story = Story::new();
    story.does(HOST, Command::Offer(slot("2026-10-08", 3)));
    story.does(OBSERVER, Command::Offer(slot("2026-10-09", 1)));
    assert_eq!(story.it.offer.as_ref().unwrap().by, OBSERVER);
    assert_eq!(story.tries(OBSERVER, Command::Accept).unwrap_err(), Refusal::OwnOffer);
    assert_eq!(
        story.does(HOST, Command::RefuseTime),
        [(Whom::Person(OBSERVER), News::TimeRefused)]
    );
    assert_eq!(story.tries(HOST, Command::Accept).unwrap_err(), Refusal::NothingOffered);
    // Both propose the very same time: that is an agreement.
    story.does(HOST, Command::Offer(slot("2026-10-12", 5)));
    story.does(OBSERVER, Command::Offer(slot("2026-10-12", 5)));
    assert_eq!(story.it.state, State::Scheduled);
}

#[test]
fn a_declined_pair_is_over_and_the_coordinator_hears_of_the_free_slot() {
    let mut story = Story::agreed();
    let told = story.does(HOST, Command::Decline);
    assert_eq!(
        told,
        [
            (Whom::Person(OBSERVER), News::Declined),
            (Whom::Coordinators, News::SlotFree)
        ]
    );
    assert!(story.it.state.is_over() && !story.it.state.holds_a_slot());
    assert_eq!(
        story
            .tries(OBSERVER, Command::Offer(slot("2026-10-09", 1)))
            .unwrap_err(),
        Refusal::ObservationOver
    );
}

#[test]
fn every_command_may_be_repeated_and_strangers_may_do_nothing() {
    let mut story = Story::new();
    let steps = [
        ("2026-10-05 10:00", HOST, Command::Offer(slot("2026-10-08", 3))),
        ("2026-10-05 10:00", OBSERVER, Command::Accept),
        ("2026-10-05 11:00", HOST, Command::PrebriefSaved),
        ("2026-10-08 11:00", HOST, Command::TookPlace),
        ("2026-10-08 11:00", OBSERVER, Command::FeedbackSaved),
        ("2026-10-08 12:00", OBSERVER, Command::Debriefed),
        ("2026-10-08 12:00", HOST, Command::NotHeld),
        ("2026-10-08 12:00", HOST, Command::Cancel(Reason::Other)),
        ("2026-10-08 12:00", HOST, Command::Decline),
    ];
    for (moment, who, command) in steps {
        story.on(moment);
        assert_eq!(story.tries(STRANGER, command.clone()).unwrap_err(), Refusal::NotAllowed);
        story.does(who, command.clone());
        let again = story.tries(who, command.clone()).unwrap();
        assert!(!again.changed && again.tell.is_empty(), "{command:?}");
    }
}

#[rstest]
#[case::yesterday("2026-10-02", 1, Refusal::InThePast)]
#[case::earlier_today("2026-10-05", 2, Refusal::InThePast)]
#[case::sunday("2026-10-11", 1, Refusal::NoSchoolThatDay)]
#[case::no_ninth_lesson("2026-10-08", 9, Refusal::NoSuchLesson)]
#[case::after_the_deadline("2027-02-02", 1, Refusal::OutsideHalfYear)]
#[case::agreed_elsewhere("2026-10-09", 3, Refusal::BusyThen)]
#[case::colleague_agreed_elsewhere("2026-10-12", 3, Refusal::ColleagueBusyThen)]
#[case::colleague_away("2026-10-13", 1, Refusal::ColleagueBusyThen)]
fn an_impossible_time_is_refused(#[case] on: &str, #[case] period: u8, #[case] refusal: Refusal) {
    let mut story = Story::new();
    let booked = |host, observer, on| Booked {
        observation: ObservationId(99),
        host,
        observer,
        on: day(on),
        period: 3,
    };
    story.diary.booked = vec![
        booked(STRANGER, HOST, "2026-10-09"),
        booked(STRANGER, OBSERVER, "2026-10-12"),
    ];
    story.diary.away = vec![Away {
        person: OBSERVER,
        from: day("2026-10-13"),
        to: day("2026-10-14"),
    }];
    assert_eq!(
        story.tries(HOST, Command::Offer(slot(on, period))).unwrap_err(),
        refusal
    );
    assert!(!story.moment().dates(&story.it, HOST).contains(&day("2026-10-13")));
}

#[test]
fn a_lesson_takes_as_many_observers_as_the_host_welcomes_and_counts_once() {
    let mut story = Story::new();
    story.diary.booked = vec![Booked {
        observation: ObservationId(99),
        host: HOST,
        observer: STRANGER,
        on: day("2026-10-08"),
        period: 3,
    }];
    assert!(story.tries(HOST, Command::Offer(slot("2026-10-08", 3))).is_ok());
    story.diary.visitors = 1;
    assert_eq!(
        story.tries(HOST, Command::Offer(slot("2026-10-08", 3))).unwrap_err(),
        Refusal::BusyThen
    );
    let mut one = Story::agreed();
    one.on("2026-10-08 11:00");
    one.does(HOST, Command::Debriefed);
    let mut other = one.it.clone();
    (other.id, other.observer) = (ObservationId(8), STRANGER);
    assert_eq!(credits(&[one.it, other], HOST, &one.calendar).shown, 1);
}

#[test]
fn nothing_is_said_to_have_taken_place_before_it_begins() {
    let mut story = Story::agreed();
    for command in [
        Command::TookPlace,
        Command::NotHeld,
        Command::FeedbackSaved,
        Command::Debriefed,
    ] {
        assert_eq!(story.tries(HOST, command).unwrap_err(), Refusal::LessonAhead);
    }
    story.on("2026-10-08 09:50");
    assert!(story.tries(OBSERVER, Command::TookPlace).is_ok());
}
