//! Every command there is, typed by everybody who may not.

use futures::future::join_all;
use kolega::sandbox::{CommandView, Invocation, OptionKind, Outcome, Upload};
use sqlx::Row as _;

use super::evidence::{self, leaks};
use super::press::May;
use super::school::{Actor, COORDINATOR, HOST, LEAD, OTHER_COORDINATOR, Schools, colleagues};
use crate::harness::ADMIN;

/// What a coordinator has laid out and not yet confirmed; zeros for nothing.
#[derive(Default)]
pub struct Laid {
    pub plan: i64,
    pub imports: [i64; 2],
}

const STAFF_LIST: &str = "name;subjects\nNaujas Žmogus;fizika\n";
const TIMETABLE: &str = "teacher;weekday;period;class;subject;room\nhost;1;1;5a;fizika;12\n";

/// The coordinator previews a plan and two imports. And whoever looks first lays the year's breaks, once.
pub async fn office(schools: &Schools, row: i64) -> Laid {
    let (world, actor) = (&schools.world, schools.who(row));
    for row in [COORDINATOR, OTHER_COORDINATOR] {
        let who = schools.who(row);
        let asked = world
            .discord
            .invoke(who.account, Invocation::new(who.place, "calendar show"))
            .unwrap();
        world.discord.outcome(asked).await;
    }
    let file =
        |command: &str, text: &str| Invocation::new(schools.apt, command).option("file", Upload::new("a.csv", text));
    let all = [
        Invocation::new(schools.apt, "pairing preview"),
        file("people import", STAFF_LIST),
        file("timetable import", TIMETABLE),
    ];
    for invocation in all {
        let asked = world.discord.invoke(actor.account, invocation).unwrap();
        let answer = world.discord.outcome(asked).await;
        assert!(
            answer.message().is_some_and(|card| card.components().count() > 0),
            "{answer:?}"
        );
    }
    world
        .on_process(|app| async move {
            let mut db = app.ctx().store.read().await.unwrap();
            let sql = "SELECT (SELECT max(id) FROM plan), (SELECT max(id) FROM import WHERE kind = 'staff'),
                              (SELECT max(id) FROM import WHERE kind = 'timetable')";
            let row = sqlx::query(sql).fetch_one(&mut *db).await.unwrap();
            Laid {
                plan: row.get(0),
                imports: [row.get(1), row.get(2)],
            }
        })
        .await
}

/// Everybody without a right types every command about the host's things.
pub async fn nobody_else_acts(schools: &Schools) -> usize {
    let world = &schools.world;
    // The administrator is offered all of them.
    let commands = world.discord.commands_for(world.person(ADMIN), schools.apt);
    let mut cases = 0;
    for command in &commands {
        let may = may(&command.path);
        let before = schools.dump().await;
        let others = schools.actors.iter().filter(|actor| !may.allows(actor.row));
        cases += join_all(others.map(|actor| typed(schools, actor, command))).await.len();
        let after = schools.dump().await;
        let changed = evidence::changed(&before, &after);
        schools.expect(changed.is_empty(), || {
            format!(
                "/{}: somebody acted without a right:
{changed}",
                command.path
            )
        });
    }
    cases
}

async fn typed(schools: &Schools, actor: &Actor, command: &CommandView) {
    let world = &schools.world;
    let mut invocation = Invocation::new(actor.place, &*command.path);
    let mut suggesting = Vec::new();
    for option in &command.options {
        if option.kind == OptionKind::Attachment {
            invocation = invocation.option(&*option.name, Upload::new("a.csv", STAFF_LIST));
            continue;
        }
        let value = if option.choices.is_empty() {
            value(schools, &command.path, &option.name)
        } else {
            option.choices[0].value.as_str().unwrap_or_default().to_owned()
        };
        if option.autocomplete {
            suggesting.push(option.name.clone());
        }
        invocation = invocation.option(&*option.name, value);
    }
    let what = format!("{} types /{}", actor.what, command.path);
    for option in suggesting {
        let partial = Invocation::new(actor.place, &*command.path).option(&*option, "");
        let Ok(asked) = world.discord.autocomplete(actor.account, partial, &option) else {
            continue;
        };
        let answer = world.discord.outcome(asked).await;
        assert!(matches!(answer, Outcome::Choices(_)), "{what}: {answer:?}");
        let leaked = leaks(world, actor, &answer);
        schools.expect(leaked.is_empty(), || {
            format!("{what}, {option}: {leaked:?}: {answer:?}")
        });
    }
    // Discord itself may not offer it to this person here.
    let Ok(asked) = world.discord.invoke(actor.account, invocation) else {
        return;
    };
    let answer = world.discord.outcome(asked).await;
    world.discord.dismiss_modal(actor.account);
    schools.expect(!matches!(answer, Outcome::NoAnswer | Outcome::Thinking), || {
        format!("{what}: no answer")
    });
    if let Some(message) = answer.message() {
        schools.expect(message.ephemeral, || format!("{what}: others can read it"));
    }
    let leaked = leaks(world, actor, &answer);
    schools.expect(leaked.is_empty(), || format!("{what}: {leaked:?}: {answer:?}"));
}

/// What is typed into an option: the host's things. An option that is not known here stops the test.
fn value(schools: &Schools, path: &str, option: &str) -> String {
    match option {
        "user" | "curator" => schools.who(HOST).account.to_string(),
        "other" | "manager" => schools.who(10).account.to_string(),
        "person" => HOST.to_string(),
        "channel" => schools.apt.to_string(),
        "observation" => (100 + HOST).to_string(),
        "group" if path == "people group" || path == "people add" || path == "people edit" => "Grupė 2".to_owned(),
        "group" => "1".to_owned(),
        "half_year" => "2026-2027-1".to_owned(),
        "month" => "2026-10".to_owned(),
        "date" if path == "observation log" => "2026-10-20".to_owned(),
        "date" | "from" => "2026-10-29".to_owned(),
        "to" => "2026-10-30".to_owned(),
        "period" => "3".to_owned(),
        "times" => "08:00-08:45".to_owned(),
        "remove" | "undo" | "paper" => "false".to_owned(),
        "on" => "2026-12-01".to_owned(),
        "visitors" => "2".to_owned(),
        "timezone" => "Europe/Vilnius".to_owned(),
        "name" | "subjects" | "building" | "room" | "class" | "subject" | "topic" => "Kitas".to_owned(),
        _ => panic!("/{path} has an option that the proof of rights does not know: {option}"),
    }
}

/// Who may change something by a command about the host's things, or by one that is about the own school. A command that is not known here stops the test.
fn may(path: &str) -> May {
    let pair = || May::Rows(vec![HOST, super::school::OBSERVER]);
    match path {
        // Discord offers these to those who may manage the server; nobody here may.
        "setup start" | "setup channel" | "setup coordinator" | "setup status" => May::Nobody,
        "calendar show" | "group members" | "help" | "my overview" | "my settings" | "observation list"
        | "pairing history" | "people confirm" | "people list" | "people unreachable" | "privacy show"
        | "privacy erase" | "privacy log" | "reflection history" | "reflection share" | "report status"
        | "timetable show" => May::Nobody,
        "calendar break" | "calendar confirm" | "calendar periods" | "pairing preview" | "pairing publish"
        | "pairing exclude" | "people import" | "people add" | "people edit" | "people role" | "people group"
        | "people leave" | "people remove" | "timetable import" => May::Rows(vec![COORDINATOR, OTHER_COORDINATOR]),
        "group checkin" => May::Rows(vec![LEAD]),
        // Everybody about their own month.
        "privacy export" | "observation open" => May::Oneself,
        // A visit or an invitation is told to a colleague, who answers.
        "observation invite" | "observation log" => May::Rows(colleagues(HOST)),
        "pairing lock" | "pairing repair" => May::Rows(vec![COORDINATOR, OTHER_COORDINATOR]),
        "reflection write" => May::Oneself,
        "observation propose"
        | "observation notes"
        | "observation feedback"
        | "observation reflect"
        | "observation swap"
        | "observation cancel" => pair(),
        other => panic!("/{other} is a new command: say here who may change something by it"),
    }
}
