//! Rights, proved (domain §2): whatever can be pressed, chosen, submitted or typed × everybody there is × own things and
//! those of others. Nothing private is shown to a wrong reader, nothing is changed by who may not, and what may be
//! pressed changes nothing when it is pressed again. The cases are made from the lists of commands and of custom ids, so
//! that a new one cannot be forgotten: it stops the test until it is said who may use it.

mod evidence;
mod press;
mod school;
mod slash;

use futures::future::join_all;
use kolega::sandbox::Outcome;

use evidence::{dump, leaks, without_account};
use press::{May, Press, Target};
use school::{Actor, COORDINATOR, FOREIGNER, HOST, Schools};

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

/// Everybody without a right tries every press about the target's things.
async fn nobody_else_acts(schools: &Schools, target: Target, only: impl Fn(&Actor) -> bool) -> usize {
    let world = &schools.world;
    let mut cases = 0;
    let mut before = dump(world).await;
    for press in press::all(target) {
        for way in WAYS {
            let others = schools
                .actors
                .iter()
                .filter(|actor| !press.may.allows(actor.row) && only(actor) && way.is_tried_by(actor));
            let tried = join_all(others.map(|actor| pressed(schools, actor, &press, way))).await;
            cases += tried.len();
            let after = dump(world).await;
            let changed = evidence::changed(&before, &after);
            schools.expect(changed.is_empty(), || {
                format!("{press:?} {way:?}: somebody acted without a right:\n{changed}")
            });
            before = after;
        }
    }
    cases
}

/// Everybody with a right uses it, and presses again.
async fn a_second_press_changes_nothing(schools: &Schools, target: Target) -> usize {
    let world = &schools.world;
    let mut cases = 0;
    for press in press::all(target) {
        let previews = ["pairing.again:", "pairing.recompute:", "pairing.mend:"];
        if previews.iter().any(|word| press.custom_id.starts_with(word)) {
            // Each press is a wish for yet another preview.
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
                pressed(schools, actor, &press, way).await;
                let once = without_account(dump(world).await);
                pressed(schools, actor, &press, way).await;
                let twice = without_account(dump(world).await);
                let changed = evidence::changed(&once, &twice);
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
    cases
}

#[tokio::test]
async fn nobody_reads_or_does_what_is_not_theirs() {
    let schools = Schools::founded().await;
    let world = &schools.world;
    world.leave_alone(true);
    let mine = slash::office(&schools, COORDINATOR).await;
    let account = |row| schools.who(row).account.0;
    let host = press::of_host(mine.plan, mine.imports, account(HOST));
    let foreigner = Target {
        row: FOREIGNER,
        plan: 0,
        imports: [0, 0],
        account: account(FOREIGNER),
    };

    let mut cases = nobody_else_acts(&schools, host, |_| true).await;
    let from_here = |actor: &Actor| [HOST, COORDINATOR, school::LEAD, 9, 0].contains(&actor.row);
    cases += nobody_else_acts(&schools, foreigner, from_here).await;
    let typed = slash::nobody_else_acts(&schools).await;
    let again = a_second_press_changes_nothing(&schools, host).await;
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
    println!("rights: {cases} presses and {typed} commands without a right, {again} presses with one: no leak, no act");
    world.forgive_errors();
    world.discord.forget_evidence();
    schools.world.finish().await;
}
