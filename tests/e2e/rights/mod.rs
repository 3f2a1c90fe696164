//! Rights, proved (domain §2): whatever can be pressed, chosen, submitted or typed × everybody there is × own things and
//! those of others. Nothing private is shown to a wrong reader, nothing is changed by who may not, and what may be
//! pressed changes nothing when it is pressed again. The cases are made from the lists of commands and of custom ids, so
//! that a new one cannot be forgotten: it stops the tests until it is said who may use it.

mod arranged;
mod evidence;
mod press;
mod school;
mod slash;

use std::collections::BTreeSet;

use futures::future::join_all;
use kolega::sandbox::Outcome;

use evidence::leaks;
use press::{May, Press, Target};
use school::{Actor, COORDINATOR, FOREIGNER, HOST, LEAD, OBSERVER, Schools};
use slash::Laid;

/// What a submitted window brings: something for every input there is.
const TYPED: &[(&str, &str)] = &[
    ("room", "12 kab."),
    ("next_date", "2026-11-20"),
    ("from", "2026-12-01"),
    ("to", "2026-12-02"),
    ("until", "2026-11-30"),
    ("quote", "Citata."),
    ("experience", "Kita patirtis."),
    ("lesson", "Kita pamoka."),
    ("focus_question", "Kitas klausimas?"),
    ("focus_answer", "Kitas atsakymas."),
    ("my_takeaway", "Kita mintis."),
    ("worked", "Kita sėkmė."),
    ("facts_teacher", "Kitas faktas."),
    ("topic", "Kita tema."),
    ("discussed", "Kita kalba."),
    ("agreements", "Kitas susitarimas."),
];

/// What is pressed first about the host's things, before all the rest.
const FIRST: &[&str] = &["office.timetable", "arrange."];

/// What is pressed about others' things, because what comes before it in the list would leave it nothing to do.
const AFTERWARDS: [(i64, &[&str]); 3] = [
    (
        OBSERVER,
        &[
            "observation.accept",
            "observation.cancel-for",
            "observation.offer",
            "observation.decline",
        ],
    ),
    (
        LEAD,
        &[
            "observation.hide-feedback",
            "observation.show-feedback",
            "observation.ask-talk",
            "observation.debriefed",
            "reflection.",
        ],
    ),
    // Who has pressed all that concerns a host has begun and written more than was shown to them.
    (
        school::MEMBER,
        &["arrange.withdraw", "observation.refuse-time", "home.erase"],
    ),
];

/// Each press is a wish for yet another preview.
const PREVIEWS: [&str; 3] = ["pairing.again", "pairing.mend", "pairing.recompute"];

/// What finds nothing to do here, and is pressed all the same.
const IDLE: &[&str] = &[
    // What is sent changes by and by, whoever presses what.
    "delivery.open",
    // Asked in June only.
    "form.quote",
    "form.quote-text",
    // The last window submits.
    "form.submit",
    // For somebody without an account.
    "observation.feedback-given",
    // It is on record that they took place.
    "observation.held",
    // Needs the timetables of both.
    "observation.suggested",
    // Each list is confirmed before.
    "office.cancel-import",
    // Each claim is decided before.
    "office.confirm-all",
    // Everybody has joined.
    "office.join",
    "office.refuse",
    // Needs the preview of a repair.
    "pairing.repair",
];

/// How a press comes in: of a component with what was chosen, or as a submitted window.
#[derive(Clone, Copy, Debug)]
enum Way {
    Component,
    Window,
}

const WAYS: [Way; 2] = [Way::Component, Way::Window];

impl Way {
    /// Both ways end in the same place, so that it is enough when some of each kind try the second.
    fn is_tried_by(self, actor: &Actor) -> bool {
        matches!(self, Self::Component) || [0, school::MEMBER].contains(&actor.row)
    }
}

/// Presses, and holds the answer against what this person may read.
async fn pressed(schools: &Schools, actor: &Actor, press: &Press, way: Way) {
    let world = &schools.world;
    let (user, place) = (actor.account, actor.place);
    let values: Vec<&str> = press.values.iter().map(String::as_str).collect();
    let asked = match way {
        Way::Component => world.discord.forge_press(user, place, &press.custom_id, &values),
        Way::Window => world.discord.forge_submit(user, place, &press.custom_id, TYPED),
    };
    let answer = world.discord.outcome(asked).await;
    let what = format!(
        "{} ({}) {way:?} {} {:?}",
        actor.what, actor.row, press.custom_id, press.values
    );
    schools.expect(!matches!(answer, Outcome::NoAnswer | Outcome::Thinking), || {
        format!("{what}: no answer")
    });
    if let Outcome::Message(message) | Outcome::Updated(message) = &answer {
        schools.expect(message.ephemeral, || format!("{what}: others can read it"));
    }
    world.discord.dismiss_modal(user);
    let leaked = leaks(world, actor, &answer);
    schools.expect(leaked.is_empty(), || format!("{what}: {leaked:?}: {answer:?}"));
}

/// Everybody without a right tries every press about the target's things; those of `only`, where not all are worth it.
async fn nobody_else_acts(schools: &Schools, target: Target, only: impl Fn(&Actor) -> bool) -> usize {
    let mut cases = 0;
    let mut before = schools.dump().await;
    for press in press::all(target) {
        for way in WAYS {
            let others = schools
                .actors
                .iter()
                .filter(|actor| !press.may.allows(actor.row) && only(actor) && way.is_tried_by(actor));
            let tried = join_all(others.map(|actor| pressed(schools, actor, &press, way))).await;
            cases += tried.len();
            let after = schools.dump().await;
            let changed = evidence::changed(&before, &after);
            schools.expect(changed.is_empty(), || {
                format!("{press:?} {way:?}: somebody acted without a right:\n{changed}")
            });
            before = after;
        }
    }
    cases
}

/// The presses about a target's things in that order, then all others.
fn ordered(target: Target, order: &[&str]) -> Vec<Press> {
    let mut presses = press::all(target);
    // Who has left the school has no rights left to try; who has deleted their texts has none left to press about.
    let last = |press: &Press| match press.word() {
        "home.erase" => 1,
        "office.remove" => 2,
        _ => 0,
    };
    presses.sort_by_key(|press| (last(press), place(press, order).unwrap_or(order.len())));
    presses
}

fn place(press: &Press, order: &[&str]) -> Option<usize> {
    order.iter().position(|word| press.custom_id.starts_with(word))
}

/// Everybody with a right uses it, and presses again. Answers how often, and which words did something at all.
async fn a_second_press_changes_nothing(schools: &Schools, presses: Vec<Press>) -> (usize, BTreeSet<String>) {
    let (mut cases, mut acted) = (0, BTreeSet::new());
    for press in presses {
        if PREVIEWS.contains(&press.word()) {
            continue;
        }
        // A coordinator who takes a row becomes another person; nothing that follows would be theirs.
        let moves = |actor: &Actor| matches!(press.may, May::Newcomers(_)) && actor.row != 0;
        for actor in schools
            .actors
            .iter()
            .filter(|actor| press.may.allows(actor.row) && !moves(actor))
        {
            for way in WAYS {
                let before = schools.dump().await;
                pressed(schools, actor, &press, way).await;
                let once = schools.dump().await;
                if before != once {
                    acted.insert(press.word().to_owned());
                }
                pressed(schools, actor, &press, way).await;
                let twice = schools.dump().await;
                let changed = evidence::changed_again(&once, &twice);
                schools.expect(changed.is_empty(), || {
                    format!(
                        "{} {press:?} {way:?}: the second press changed something:\n{changed}",
                        actor.what
                    )
                });
                cases += 2;
            }
        }
    }
    (cases, acted)
}

/// The two schools with the coordinator's unconfirmed plan and lists.
async fn founded() -> (Schools, Laid) {
    let schools = Schools::founded().await;
    schools.world.leave_alone(true);
    // October's reflection is open.
    schools.world.leap_clock("2026-10-23 10:00");
    let laid = slash::office(&schools, COORDINATOR).await;
    (schools, laid)
}

/// Nothing went wrong, and nothing that is not theirs stands before anybody's eyes.
async fn concluded(schools: Schools) {
    let world = &schools.world;
    for actor in &schools.actors {
        let seen = evidence::seen(world, actor);
        schools.expect(seen.is_empty(), || {
            format!("{} has before their eyes: {seen:?}", actor.what)
        });
    }
    let wrong = schools.wrong.lock().unwrap().clone();
    assert!(
        wrong.is_empty(),
        "{} cases went wrong:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    world.forgive_errors();
    world.discord.forget_evidence();
    schools.world.finish().await;
}

#[tokio::test]
async fn nobody_presses_what_is_the_hosts() {
    let (schools, laid) = founded().await;
    let cases = nobody_else_acts(&schools, schools.target(HOST, &laid), |_| true).await;
    println!("rights: {cases} presses about a host's things without a right: no leak, no act");
    concluded(schools).await;
}

#[tokio::test]
async fn nobody_presses_what_is_the_observers_the_leads_or_another_schools() {
    let (schools, laid) = founded().await;
    let mut cases = 0;
    for row in [OBSERVER, LEAD] {
        // Whoever is something to them; to all others they are what the host is.
        let near = |actor: &Actor| [HOST, OBSERVER, LEAD, school::MEMBER, COORDINATOR].contains(&actor.row);
        cases += nobody_else_acts(&schools, schools.target(row, &laid), near).await;
    }
    let from_here = |actor: &Actor| [HOST, COORDINATOR, LEAD, 9, 0].contains(&actor.row);
    cases += nobody_else_acts(&schools, schools.target(FOREIGNER, &Laid::default()), from_here).await;
    println!("rights: {cases} presses about others' things without a right: no leak, no act");
    concluded(schools).await;
}

#[tokio::test]
async fn nobody_types_a_command_beyond_their_rights() {
    let (schools, _) = founded().await;
    let cases = slash::nobody_else_acts(&schools).await;
    println!("rights: {cases} commands without a right: no leak, no act");
    concluded(schools).await;
}

#[tokio::test]
async fn what_is_pressed_again_changes_nothing() {
    let (schools, laid) = founded().await;
    let mut cases = 0;
    let all = press::all(schools.target(HOST, &laid));
    let live = all.iter().filter(|press| press.may != May::Nobody);
    let mut idle: BTreeSet<String> = live.map(|press| press.word().to_owned()).collect();
    idle.retain(|word| !PREVIEWS.contains(&word.as_str()));
    let mut rounds = vec![ordered(schools.target(HOST, &laid), FIRST)];
    for (row, words) in AFTERWARDS {
        let mut presses = ordered(schools.target(row, &laid), words);
        presses.retain(|press| place(press, words).is_some());
        rounds.push(presses);
    }
    for presses in rounds {
        let (pressed, acted) = a_second_press_changes_nothing(&schools, presses).await;
        idle.retain(|word| !acted.contains(word));
        cases += pressed;
    }
    let idle: Vec<&str> = idle.iter().map(String::as_str).collect();
    assert_eq!(idle, IDLE, "all others are shown to be able to do something");
    println!("rights: {cases} presses with a right, each twice: no leak, and the second changes nothing");
    concluded(schools).await;
}
