//! Values that can be read and still make no sense, each with what would.

use super::Config;
use super::layers::Layers;
use crate::domain::policy::pairing::RulesFault;

/// Section, key, value, least, most.
type Range = (&'static str, &'static str, u64, u64, u64);

/// Notes every value out of its range and every pair that contradicts itself.
pub(super) fn check(config: &Config, layers: &mut Layers) {
    let numbers = [
        reflection(config),
        observation(config),
        group_and_quiet(config),
        retention(config),
        machine(config),
    ];
    for (section, key, value, least, most) in numbers.into_iter().flatten() {
        if !(least..=most).contains(&value) {
            layers.object(section, key, format!("{value} must be from {least} to {most}"));
        }
    }
    months(config, layers);
    pairs(config, layers);
    if let Err(fault) = config.policies.pairing.check() {
        let key = match &fault {
            RulesFault::TooHeavy(key) | RulesFault::TooLong(key) | RulesFault::Zero(key) => key,
            RulesFault::NotAWay(_) => "ways",
        };
        layers.object("pairing", key, fault.to_string());
    }
}

fn reflection(config: &Config) -> Vec<Range> {
    let policy = &config.policies.reflection;
    let key = |key, value: u32, least, most| ("reflection", key, u64::from(value), least, most);
    vec![
        key("window_days", policy.window_days, 1, 20),
        key("reminder_after_days", policy.reminder_after_days, 1, 19),
        key("grace_days", policy.grace_days, 0, 20),
        key("late_days", policy.late_days, 0, 60),
        key("late_lock_days", policy.late_lock_days, 0, 60),
        key("excused_below_days", policy.excused_below_days, 0, 20),
        key("messages_max", policy.messages_max, 1, 3),
    ]
}

fn observation(config: &Config) -> Vec<Range> {
    let policy = &config.policies.observation;
    let key = |key, value: u32, least, most| ("observation", key, u64::from(value), least, most);
    vec![
        key("show", policy.show, 0, 10),
        key("observe", policy.observe, 0, 10),
        key("agree_ahead_days", policy.agree_ahead_days, 0, 10),
        // A select menu of Discord holds 25 entries.
        key("choose_window_days", policy.choose_window_days, 1, 25),
        key("followup_minutes", policy.followup_minutes, 0, 24 * 60),
        key("feedback_target_hours", policy.feedback_target_hours, 1, 7 * 24),
        key("feedback_overdue_days", policy.feedback_overdue_days, 1, 60),
        key("debrief_days", policy.debrief_days, 1, 60),
        key("reschedule_days", policy.reschedule_days, 1, 60),
        key("auto_close_days", policy.auto_close_days, 1, 60),
        key("dispute_days", policy.dispute_days, 1, 60),
        key("deadline_grace_days", policy.deadline_grace_days, 0, 20),
        key("visitors_max", policy.visitors_max, 1, 10),
        key("carry_over_max", policy.carry_over_max, 0, 10),
        key("answer_days", policy.answer_days, 1, 20),
        key("askings_max", policy.askings_max, 1, 50),
        key("plan_late_after_days", policy.plan_late_after_days, 0, 150),
        key("full_from_percent", policy.full_from_percent, 0, 100),
        key("half_from_percent", policy.half_from_percent, 0, 100),
    ]
}

fn group_and_quiet(config: &Config) -> Vec<Range> {
    let (group, quiet, curator) = (&config.policies.group, &config.policies.quiet, &config.policies.curator);
    let key = |key, value: u32, least, most| ("group", key, u64::from(value), least, most);
    vec![
        key("size_min", group.size_min, 1, 25),
        // The check-in's attendance is one select menu: 25 entries.
        key("size_max", group.size_max, 2, 25),
        key("counted_percent", group.counted_percent, 0, 100),
        key("counted_people", group.counted_people, 1, 25),
        key("checkin_days", group.checkin_days, 0, 20),
        key("lead_reminder_day", group.lead_reminder_day, 1, 20),
        ("quiet", "messages_per_week", quiet.messages_per_week.into(), 1, 50),
        ("curator", "teachers_max", curator.teachers_max.into(), 1, 100),
    ]
}

fn retention(config: &Config) -> Vec<Range> {
    let policy = &config.policies.retention;
    let key = |key, value: u32, most| ("retention", key, u64::from(value), 0, most);
    vec![
        key("content_years", policy.content_years, 10),
        key("notes_days", policy.notes_days, 400),
        key("requests_days", policy.requests_days, 400),
        key("left_days", policy.left_days, 400),
    ]
}

fn machine(config: &Config) -> Vec<Range> {
    let sending = &config.delivery;
    vec![
        ("delivery", "open_pause_ms", sending.open_pause_ms, 0, 60_000),
        ("delivery", "open_stop_minutes", sending.open_stop_minutes, 1, 24 * 60),
        ("delivery", "per_second", sending.per_second.into(), 0, 50),
        ("delivery", "batch", sending.batch.into(), 1, 1000),
        ("delivery", "parallel", sending.parallel.into(), 1, 50),
        ("delivery", "claim_seconds", sending.claim_seconds, 10, 3600),
        ("delivery", "retry_first_seconds", sending.retry_first_seconds, 1, 3600),
        (
            "delivery",
            "retry_most_seconds",
            sending.retry_most_seconds,
            1,
            24 * 3600,
        ),
        ("jobs", "tick_seconds", config.jobs.tick_seconds, 1, 15),
    ]
}

fn months(config: &Config, layers: &mut Layers) {
    for (section, months) in [
        ("quiet", &config.policies.quiet.months),
        ("group", &config.policies.group.months),
    ] {
        if let Some(wrong) = months.iter().find(|month| !(1..=12).contains(*month)) {
            layers.object(
                section,
                "months",
                format!("{wrong} is no month: write numbers from 1 to 12"),
            );
        }
    }
}

fn pairs(config: &Config, layers: &mut Layers) {
    let (reflection, quiet) = (&config.policies.reflection, &config.policies.quiet);
    let [from, until] = [quiet.from, quiet.until].map(|time| time.format("%H:%M").to_string());
    if quiet.until >= quiet.from {
        let text = format!("{from} must be later than quiet.until, which is {until}: messages go between the two");
        layers.object("quiet", "from", text);
    } else if !(quiet.until..quiet.from).contains(&reflection.prompt_at) {
        let text = format!("must lie outside quiet time: from {until} to before {from}");
        layers.object("reflection", "prompt_at", text);
    }
    let (group, observation) = (&config.policies.group, &config.policies.observation);
    let ordered = [
        ("group", "size_min", group.size_min, "size_max", group.size_max),
        (
            "observation",
            "half_from_percent",
            observation.half_from_percent,
            "full_from_percent",
            observation.full_from_percent,
        ),
    ];
    for (section, low, least, high, most) in ordered {
        if least > most {
            layers.object(
                section,
                low,
                format!("{least} must not be more than {high}, which is {most}"),
            );
        }
    }
    if config
        .discord
        .url
        .as_ref()
        .is_some_and(|url| !url.starts_with("https://"))
    {
        layers.object("discord", "url", "must begin with https://");
    }
}
