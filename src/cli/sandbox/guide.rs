//! The chapters through which a visitor is led: one for each role of the main job, in its own person's place.

use super::demo::Demo;
use crate::args;
use crate::domain::lang::Lang;
use crate::sandbox::UserId;
use crate::sandbox::page::{Chapter, Jump, Step, Task};

/// The chapters' people, by their names on the demo school's staff list.
const COORDINATOR: &str = "Rasa Jonaitienė";
const LEAD: &str = "Ona Petraitienė";
const TEACHER: &str = "Jonas Kazlauskas";
/// Who falls ill.
const ILL: &str = "Tomas Balčiūnas";

/// The chapters, without those whose person is not there.
pub(super) fn chapters(demo: &Demo, lang: Lang) -> Vec<Chapter> {
    let chapter = |id, title: &str, person: &str, tasks: &dyn Fn(UserId) -> Vec<(&'static str, Task)>| {
        let user = demo.person(person)?;
        let step = |(key, task)| Step {
            text: demo.texts().say(lang, key, &args![person = person, ill = ILL]),
            task,
        };
        Some(Chapter {
            id,
            title: demo.texts().plain(lang, title),
            person: user,
            steps: tasks(user).into_iter().map(step).collect(),
        })
    };
    let press = |key| Task::Press {
        label: demo.texts().plain(lang, key),
    };
    let setup = demo.is_empty().then(|| {
        chapter("setup", "guide-setup", COORDINATOR, &|user| {
            vec![
                ("guide-setup-be", Task::Person { user }),
                ("guide-setup-start", Task::Command { path: "setup start" }),
                ("guide-setup-import", Task::Command { path: "people import" }),
                ("guide-setup-confirm", press("button-confirm")),
                ("guide-setup-join", press("button-join")),
            ]
        })
    });
    let illness = chapter("illness", "guide-illness", COORDINATOR, &|user| {
        vec![
            ("guide-coordinator-be", Task::Person { user }),
            ("guide-illness-leave", Task::Command { path: "people leave" }),
            ("guide-illness-repair", Task::Command { path: "pairing repair" }),
            ("guide-illness-confirm", press("button-confirm")),
            ("guide-illness-status", Task::Command { path: "report status" }),
        ]
    });
    let chapters = [
        setup.flatten(),
        chapter("coordinator", "guide-coordinator", COORDINATOR, &|user| {
            vec![
                ("guide-coordinator-be", Task::Person { user }),
                ("guide-coordinator-overview", Task::Command { path: "my overview" }),
                ("guide-coordinator-people", Task::Command { path: "people list" }),
                (
                    "guide-coordinator-preview",
                    Task::Command {
                        path: "pairing preview",
                    },
                ),
                ("guide-coordinator-publish", press("button-publish")),
                ("guide-coordinator-prompt", Task::Jump { jump: Jump::Prompt }),
            ]
        }),
        chapter("teacher", "guide-teacher", TEACHER, &|user| {
            vec![
                ("guide-teacher-be", Task::Person { user }),
                ("guide-teacher-write", press("button-write")),
                ("guide-teacher-mood", press("button-continue")),
                ("guide-teacher-submit", Task::Submit),
                ("guide-teacher-propose", press("button-propose-time")),
                ("guide-teacher-room", Task::Pick),
                ("guide-teacher-accept", press("button-accept")),
                ("guide-teacher-wait", Task::Jump { jump: Jump::Day }),
                ("guide-teacher-held", press("button-took-place")),
                ("guide-teacher-feedback", Task::Submit),
            ]
        }),
        chapter("lead", "guide-lead", LEAD, &|user| {
            vec![
                ("guide-lead-be", Task::Person { user }),
                ("guide-lead-members", Task::Command { path: "group members" }),
                ("guide-lead-checkin", Task::Command { path: "group checkin" }),
                ("guide-lead-choices", press("button-continue")),
                ("guide-lead-submit", Task::Submit),
            ]
        }),
        illness,
    ];
    chapters.into_iter().flatten().collect()
}
