//! Two schools in one database, with everybody in them and something private in every place that holds content. Every
//! private text carries a sign, so that wherever it turns up it is known whose eyes it was for.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use kolega::sandbox::{ChannelId, GuildId, UserId, Visibility};

use super::arranged::{arranged, asked_to_swap};
use super::evidence::{Books, Dump};
use super::press::Target;
use super::slash::Laid;
use crate::harness::World;

/// Somebody who presses.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The row on a staff list; 0 for nobody.
    pub row: i64,
    /// What they are, for a test that stops.
    pub what: &'static str,
    /// Their account.
    pub account: UserId,
    /// From where they press.
    pub place: ChannelId,
}

/// The rows of the first school, by what they are to the first: the host of observation 1 and the writer of its content.
pub const HOST: i64 = 1;
/// Observes the host's lesson.
pub const OBSERVER: i64 = 2;
/// Leads the host's group.
pub const LEAD: i64 = 3;
/// Is in the host's group.
pub const MEMBER: i64 = 4;
/// Runs the first school.
pub const COORDINATOR: i64 = 6;
/// A teacher of the other school.
pub const FOREIGNER: i64 = 21;
/// Runs the other school.
pub const OTHER_COORDINATOR: i64 = 22;
/// Leads a group of the other school.
pub const OTHER_LEAD: i64 = 23;

/// Everybody on the two staff lists: row, what they are, role, APT group.
const STAFF: &[(i64, &str, Option<&str>, Option<i64>)] = &[
    (HOST, "host", None, Some(1)),
    (OBSERVER, "observer", None, Some(1)),
    (LEAD, "group lead", Some("group_lead"), Some(1)),
    (MEMBER, "group member", None, Some(1)),
    (5, "curator", Some("curator"), None),
    (COORDINATOR, "coordinator", Some("coordinator"), None),
    (7, "coach", Some("coach"), None),
    (8, "facilitator", Some("facilitator"), None),
    (9, "head", Some("head"), None),
    (10, "teacher", None, Some(2)),
    (12, "former lead and curator", None, Some(2)),
    (FOREIGNER, "teacher of another school", None, Some(3)),
    (
        OTHER_COORDINATOR,
        "coordinator of another school",
        Some("coordinator"),
        Some(3),
    ),
    (OTHER_LEAD, "lead of another school", Some("group_lead"), Some(3)),
];

/// The world of the two schools.
pub struct Schools {
    pub world: World,
    pub actors: Vec<Actor>,
    /// The bot's place for the coordinator's own commands.
    pub apt: ChannelId,
    /// What went wrong so far: all of it is worth knowing at once.
    pub wrong: Mutex<Vec<String>>,
    books: tokio::sync::Mutex<Books>,
}

/// The next on the same staff list, who observes.
pub fn observer_of(row: i64) -> i64 {
    let mut school = STAFF
        .iter()
        .map(|(other, ..)| *other)
        .filter(|other| (*other > 20) == (row > 20));
    let first = school.clone().next().unwrap();
    school.find(|other| *other > row).unwrap_or(first)
}

/// Everybody on the same staff list.
pub fn colleagues(row: i64) -> Vec<i64> {
    let rows = STAFF.iter().map(|(other, ..)| *other);
    rows.filter(|other| (*other > 20) == (row > 20)).collect()
}

/// Who may read what carries a sign: the number in `slapta-<number>-`.
pub fn readers(sign: i64) -> Vec<i64> {
    let (kind, row) = (sign / 1000, sign % 1000);
    match kind {
        // reflection, host's self-reflection, draft
        1 | 5 | 8 => vec![row],
        // pre-brief and feedback belong to the two
        2 | 4 => vec![row, observer_of(row)],
        // notes are the observer's alone
        3 => vec![observer_of(row)],
        // a check-in: the group's members; a talk of needs also the coordinator
        6 if row == 1 => vec![HOST, OBSERVER, LEAD, MEMBER],
        6 => vec![FOREIGNER, OTHER_COORDINATOR, OTHER_LEAD],
        // where a lesson is: the two and the coordinator
        7 if row > 20 => vec![row, observer_of(row), OTHER_COORDINATOR],
        7 => vec![row, observer_of(row), COORDINATOR],
        // what a person would like to see
        9 if row > 20 => vec![row, OTHER_COORDINATOR],
        9 => vec![row, COORDINATOR],
        _ => panic!("a sign of an unknown kind: {sign}"),
    }
}

impl Schools {
    /// Both schools, filled.
    pub async fn founded() -> Self {
        let world = World::unhurried().await;
        let discord = &world.discord;
        let other = discord.create_guild("Beržų gimnazija");
        let away = discord.create_channel(other, "apt", Visibility::Everyone);
        discord.invite_bot(other);
        let mut actors = Vec::new();
        for (row, what, ..) in STAFF {
            let home = *row < 20;
            let account = if home {
                world.person(what)
            } else {
                account(&world, other, what)
            };
            let place = if home { world.apt } else { away };
            actors.push(Actor {
                row: *row,
                what,
                account,
                place,
            });
        }
        let left = world.outsider("former member");
        for (what, user) in [("former member", left), ("stranger", world.outsider("stranger"))] {
            actors.push(Actor {
                row: 0,
                what,
                account: user,
                place: world.lobby,
            });
        }
        fill(&world, other, &actors, left).await;
        let mut more = Vec::new();
        // Who is nobody here also tries it from the conversation with the bot, where no server says what school is meant.
        for actor in actors
            .iter()
            .filter(|actor| actor.row == 0 || actor.row > 20 || actor.row == 9)
        {
            let place = discord.open_dm(actor.account);
            more.push(Actor { place, ..actor.clone() });
        }
        actors.extend(more);
        Self {
            books: tokio::sync::Mutex::new(Books::open(&world).await),
            apt: world.apt,
            world,
            actors,
            wrong: Mutex::default(),
        }
    }

    /// The database as it is now.
    pub async fn dump(&self) -> Arc<Dump> {
        self.books.lock().await.read().await
    }

    /// What hangs on a row, with what the coordinator of its school has laid out.
    pub fn target(&self, row: i64, laid: &Laid) -> Target {
        let account = |row| self.who(row).account.0;
        Target {
            row,
            plan: laid.plan,
            imports: laid.imports,
            account: account(row),
            swaps_with: account(observer_of(asked_to_swap(row))),
        }
    }

    /// Notes what went wrong.
    pub fn expect(&self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.wrong.lock().unwrap().push(what());
        }
    }

    /// Those who are this row, in every place from where they press.
    pub fn who(&self, row: i64) -> &Actor {
        self.actors.iter().find(|actor| actor.row == row).unwrap()
    }
}

fn account(world: &World, guild: GuildId, name: &str) -> UserId {
    let user = world.discord.create_user(name, "lt");
    world.discord.join(guild, user);
    user
}

async fn fill(world: &World, other: GuildId, actors: &[Actor], left: UserId) {
    let guilds = [(1, world.guild, Some(world.apt)), (2, other, None)];
    let mut sql = String::new();
    for (school, guild, apt) in guilds {
        let apt = apt.map_or("NULL".to_owned(), |apt| apt.to_string());
        writeln!(
            sql,
            "INSERT INTO school (id, guild_id, name, language, timezone, apt_channel_id, started_on, created_at)
             VALUES ({school}, {guild}, 'Mokykla {school}', 'lt', 'Europe/Vilnius', {apt}, '2026-09-01', 0);
             INSERT INTO no_school (id, school_id, year, from_on, to_on, name, confirmed)
             VALUES ({school}, {school}, '2026-2027', '2026-11-02', '2026-11-08', 'Atostogos', 0);"
        )
        .unwrap();
    }
    for (group, school) in [(1, 1), (2, 1), (3, 2)] {
        writeln!(
            sql,
            "INSERT INTO apt_group (id, school_id, name, created_at) VALUES ({group}, {school}, 'Grupė {group}', 0);"
        )
        .unwrap();
    }
    for (row, what, role, group) in STAFF {
        let account = actors.iter().find(|actor| actor.row == *row).unwrap().account;
        person(&mut sql, *row, what, account);
        if let Some(role) = role {
            let of = if *role == "group_lead" {
                group.unwrap().to_string()
            } else {
                "NULL".to_owned()
            };
            writeln!(sql, "INSERT INTO role_assignment (person_id, role, group_id, from_on) VALUES ({row}, '{role}', {of}, '2026-09-01');").unwrap();
        }
        if let Some(group) = group {
            writeln!(
                sql,
                "INSERT INTO group_member (group_id, person_id, from_on) VALUES ({group}, {row}, '2026-09-01');"
            )
            .unwrap();
        }
    }
    for (row, ..) in STAFF {
        belongings(&mut sql, *row);
    }
    for (row, ..) in STAFF {
        arranged(&mut sql, *row);
    }
    // Real accounts, so that what is sent to them arrives.
    let waiting = [world.outsider("waiting"), account(world, other, "waiting there")];
    offices(&mut sql, left, waiting);
    world.write_rows(&sql).await;
}

fn person(sql: &mut String, row: i64, what: &str, account: UserId) {
    let school = if row > 20 { 2 } else { 1 };
    writeln!(
        sql,
        "INSERT INTO person (id, school_id, discord_id, name, state, wished_subjects, created_at)
         VALUES ({row}, {school}, {account}, '{what}', 'active', '[\"slapta-{}-\"]', 0);",
        9000 + row
    )
    .unwrap();
}

/// What everybody has: a month's reflection and last month's, a lesson shown and one to agree on with all that was
/// written about them, a draft, and a message that closed doors kept away.
fn belongings(sql: &mut String, row: i64) {
    let school = if row > 20 { 2 } else { 1 };
    let observer = observer_of(row);
    let mut entry = |kind: i64, author: i64, subject: String, form: &str, keys: &[&str]| {
        let text = |key: &&str| format!("\"{key}\":\"slapta-{}- {key}\"", kind * 1000 + row);
        let answers: Vec<String> = keys.iter().map(text).collect();
        writeln!(
            sql,
            "INSERT INTO entry (id, school_id, author_id, subject, form, form_version, answers, visibility, submitted_at, late)
             VALUES ({}, {school}, {author}, '{subject}', '{form}', 1, '{{{}}}', 'private', 1, 0);",
            kind * 1000 + row,
            answers.join(",")
        )
        .unwrap();
    };
    entry(
        1,
        row,
        format!("reflection/{}", 100 + row),
        "reflection",
        &["experience", "insight", "next_step"],
    );
    entry(
        2,
        row,
        format!("prebrief/{row}"),
        "prebrief",
        &["lesson", "learning_goal", "focus_question", "context", "debrief_plan"],
    );
    entry(
        3,
        observer,
        format!("notes/{row}"),
        "obs_notes",
        &["facts_teacher", "facts_pupils", "focus_facts", "timing", "ask"],
    );
    entry(
        4,
        observer,
        format!("feedback/{row}"),
        "feedback",
        &["strengths", "focus_answer", "question", "idea", "my_takeaway"],
    );
    entry(
        5,
        row,
        format!("host-reflection/{row}"),
        "host_reflection",
        &["worked", "differently", "from_feedback", "next_try"],
    );
    writeln!(
        sql,
        "INSERT INTO reflection (id, person_id, month, state, opened_at, submitted_at)
         VALUES ({row}, {row}, '2026-10', 'open', 1, NULL), ({past}, {row}, '2026-09', 'submitted', 1, 1);
         INSERT INTO draft (person_id, subject, form, form_version, answers, updated_at)
         VALUES ({row}, 'reflection/{row}', 'reflection', 1, '{{\"mood\":[\"4\"],\"experience\":\"slapta-{draft}-\"}}', 1);
         INSERT INTO observation (id, school_id, half_year, host_id, observer_id, state, source, lesson_on, lesson_period,
                                  lesson_at, room, observed_at, prebrief_at, feedback_at, look_back_at, created_at, revision, due_at)
         VALUES ({row}, {school}, '2026-2027-1', {row}, {observer}, 'observed', 'auto', '2026-10-21', 3,
                 1792565400, 'slapta-{room}-', 1792568100, 1, 1, 1, 1, 1, NULL);
         INSERT INTO observation (id, school_id, half_year, host_id, observer_id, state, source, offered_by_id, offered_on,
                                  offered_period, offered_room, offered_at, created_at, revision, due_at)
         VALUES ({past}, {school}, '2026-2027-1', {row}, {observer}, 'proposed', 'auto', {row}, '2026-10-29', 3, 'slapta-{room}-', 1, 1, 1, NULL);
         INSERT INTO delivery (id, school_id, person_id, key, kind, payload, urgency, not_before, next_at, state, created_at)
         VALUES ({row}, {school}, {row}, 'test:{row}', 'reflection.prompt', '{{\"reflection\":{{\"prompt\":{row}}}}}', 'calm', 0, 0, 'closed_dms', 0);",
        past = 100 + row,
        draft = 8000 + row,
        room = 7000 + row,
    )
    .unwrap();
}

/// Check-ins, claims, and what has ended.
fn offices(sql: &mut String, left: UserId, waiting: [UserId; 2]) {
    for (group, school, lead, account) in [(1, 1, LEAD, waiting[0]), (3, 2, OTHER_LEAD, waiting[1])] {
        let entry = 6000 + group;
        let answers = ["topic", "discussed", "agreements"].map(|key| format!("\"{key}\":\"slapta-{entry}- {key}\""));
        writeln!(
            sql,
            "INSERT INTO entry (id, school_id, author_id, subject, form, form_version, answers, visibility, submitted_at, late)
             VALUES ({entry}, {school}, {lead}, 'checkin/{group}/2026-09', 'group_checkin', 1,
                     '{{\"attendees\":[\"{lead}\"],\"format\":[\"in_person\"],\"activities\":[\"discussion\"],{}}}', 'private', 1, 0);
             INSERT INTO meeting (id, group_id, month, held_on, reported_at, entry_id, next_on)
             VALUES ({group}, {group}, '2026-09', '2026-09-20', 1, {entry}, '2026-11-20');
             INSERT INTO attendance (meeting_id, person_id) VALUES ({group}, {lead});
             INSERT INTO person (id, school_id, name, state, created_at) VALUES ({free}, {school}, 'Laukianti eilutė {school}', 'invited', 0);
             INSERT INTO claim (id, school_id, person_id, discord_id, username, claimed_at, state)
             VALUES ({school}, {school}, {free}, {account}, 'laukia', 0, 'waiting');",
            answers.join(","),
            free = 40 + school,
        )
        .unwrap();
    }
    writeln!(
        sql,
        "INSERT INTO person (id, school_id, discord_id, name, state, left_on, created_at)
         VALUES (11, 1, {left}, 'former member', 'left', '2026-10-01', 0);
         INSERT INTO person (id, school_id, name, state, created_at)
         VALUES (51, 1, 'Nauja pirma', 'invited', 0), (52, 1, 'Nauja antra', 'invited', 0), (53, 1, 'Nauja trečia', 'invited', 0);
         INSERT INTO role_assignment (person_id, role, group_id, from_on, to_on)
         VALUES (11, 'coordinator', NULL, '2026-09-01', '2026-10-01'), (12, 'group_lead', 1, '2026-09-01', '2026-10-01'),
                (12, 'curator', NULL, '2026-09-01', '2026-10-01');
         INSERT INTO group_member (group_id, person_id, from_on, to_on) VALUES (1, 11, '2026-09-01', '2026-10-01');
         INSERT INTO curation (teacher_id, curator_id, from_on, to_on)
         VALUES (1, 5, '2026-10-01', NULL), (1, 12, '2026-09-01', '2026-10-01');
         INSERT INTO conflict (author_id, other_id) VALUES (1, 10), (21, 22);"
    )
    .unwrap();
}
