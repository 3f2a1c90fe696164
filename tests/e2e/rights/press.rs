//! Every custom id there can be, made from the list of what a press may mean, and who may act by it.

use kolega::discord::action::SHAPES;

use super::arranged::{Waiting, asked_to_swap};
use super::school::{COORDINATOR, LEAD, OTHER_COORDINATOR, OTHER_LEAD, colleagues, observer_of};

/// Whose things a press names: the rows that hang on one person.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub row: i64,
    /// The plan, the staff import and the timetable import of the person's school; 0 for none.
    pub plan: i64,
    pub imports: [i64; 2],
    /// The account of the person.
    pub account: u64,
    /// The account of a colleague with whom the person's observer may swap.
    pub swaps_with: u64,
}

impl Target {
    fn school(self) -> i64 {
        if self.row > 20 { 2 } else { 1 }
    }

    fn group(self) -> i64 {
        if self.row > 20 { 3 } else { 1 }
    }

    fn entries(self) -> Vec<i64> {
        let of_person = (1..=5).map(|kind| kind * 1000 + self.row);
        of_person.chain([6000 + self.group()]).collect()
    }

    fn lead(self) -> i64 {
        if self.row > 20 { OTHER_LEAD } else { LEAD }
    }

    fn coordinator(self) -> i64 {
        if self.row > 20 { OTHER_COORDINATOR } else { COORDINATOR }
    }
}

/// A press: its custom id, the values of its select, and who may change something by it.
#[derive(Clone, Debug)]
pub struct Press {
    pub custom_id: String,
    pub values: Vec<String>,
    pub may: May,
}

impl Press {
    /// What the custom id begins with.
    pub fn word(&self) -> &str {
        self.custom_id.split(':').next().unwrap_or_default()
    }
}

/// Who may change something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// Everybody on a staff list, about themselves.
    Oneself,
    /// Nobody: it only shows.
    Nobody,
    /// Who is not on the list yet, in order to get there; and this row, the coordinator's, who finds their own row in a
    /// list that came after them.
    Newcomers(i64),
    /// These rows.
    Rows(Vec<i64>),
}

impl May {
    /// Whether a row may change something.
    pub fn allows(&self, row: i64) -> bool {
        match self {
            Self::Oneself => row != 0,
            Self::Nobody => false,
            Self::Newcomers(coordinator) => row == 0 || row == *coordinator,
            Self::Rows(rows) => rows.contains(&row),
        }
    }
}

/// Every press about a target's things.
pub fn all(target: Target) -> Vec<Press> {
    SHAPES
        .iter()
        .flat_map(|(word, kinds)| of_shape(target, word, kinds))
        .collect()
}

fn of_shape(target: Target, word: &str, kinds: &[&str]) -> Vec<Press> {
    let mut ids = vec![Vec::new()];
    for (place, kind) in kinds.iter().enumerate() {
        let mut longer = Vec::new();
        for id in &ids {
            for candidate in candidates(target, word, kind, place, id) {
                let mut id: Vec<String> = id.clone();
                id.push(candidate);
                longer.push(id);
            }
        }
        ids = longer;
    }
    let press = |arguments: Vec<String>| {
        let may = may(target, word, &arguments);
        let custom_id = std::iter::once(word.to_owned())
            .chain(arguments)
            .collect::<Vec<_>>()
            .join(":");
        values(target, word).into_iter().map(move |values| Press {
            custom_id: custom_id.clone(),
            values,
            may: may.clone(),
        })
    };
    ids.into_iter().flat_map(press).collect()
}

/// What an argument may be. A type that is not known here stops the test: somebody has to say what may stand there.
fn candidates(target: Target, word: &str, kind: &str, place: usize, before: &[String]) -> Vec<String> {
    let row = target.row;
    let numbers = |numbers: &[i64]| numbers.iter().map(ToString::to_string).collect();
    match kind {
        // A pair of the plan: who shows, who observes.
        "PersonId" if word.starts_with("pairing.") && place == 2 => numbers(&[observer_of(row)]),
        // The month that is written, and the one that is open.
        "ReflectionId" if word == "reflection.delete" || word == "reflection.ask-delete" => numbers(&[100 + row, row]),
        "PersonId" | "ReflectionId" | "DeliveryId" => numbers(&[row]),
        "ObservationId" => numbers(&[row, 100 + row]),
        "EntryId" => numbers(&target.entries()),
        "GroupId" => numbers(&[target.group()]),
        "AskedId" => numbers(&[1]),
        "AskingId" => numbers(&Waiting::rows(row)),
        "SchoolId" | "ClaimId" | "BreakId" => numbers(&[target.school()]),
        "PlanId" => numbers(&[target.plan]),
        "ImportId" => numbers(&target.imports),
        "Snowflake" => vec![target.account.to_string()],
        "HalfYearId" => vec!["2026-2027-1".to_owned()],
        "crate::domain::month::Month" | "Month" => vec!["2026-09".to_owned(), "2026-10".to_owned()],
        // When the group meets next.
        "chrono::NaiveDate" if word.starts_with("group.") => vec!["2026-11-20".to_owned()],
        "chrono::NaiveDate" if word == "arrange.log-period" => vec!["2026-10-20".to_owned()],
        "chrono::NaiveDate" | "NaiveDate" => vec!["2026-10-29".to_owned()],
        // Drafts that were shown.
        "u32" if word == "home.erase" => numbers(&[0, 1, 2]),
        "u8" | "u32" => vec!["1".to_owned()],
        // When all here was written.
        "i64" if word == "home.erase" => numbers(&[1]),
        "Subject" => vec![
            format!("reflection/{row}"),
            format!("reflection/{}", 100 + row),
            format!("prebrief/{row}"),
            format!("notes/{row}"),
            format!("feedback/{row}"),
            format!("host-reflection/{row}"),
            format!("checkin/{}/2026-09", target.group()),
            format!("checkin/{}/2026-10", target.group()),
        ],
        "String" | "Lang" | "chrono_tz::Tz" | "QuotaShare" | "Visibility" | "Later" | "Reason" | "Side" => {
            words(word, place, before)
        }
        other => panic!("{word} takes an argument of a kind that the proof of rights does not know: {other}"),
    }
}

/// The words that may stand in a press.
fn words(word: &str, place: usize, before: &[String]) -> Vec<String> {
    let subject = before.first().map_or("", String::as_str);
    let (field, value) = match subject.split('/').next().unwrap_or_default() {
        "reflection" => ("mood", "4"),
        "prebrief" => ("note_method", "free"),
        "host-reflection" => ("goal_reached", "3"),
        "checkin" => ("format", "online"),
        _ => ("mood", "4"),
    };
    let one = |word: &str| vec![word.to_owned()];
    match (word, place) {
        ("office.set-up", 0) => one("lt"),
        ("office.set-up", _) => one("Europe/Vilnius"),
        ("office.half-quota", _) => one("half"),
        ("home.language", _) => one("en"),
        ("form.pick", 1) => one(field),
        // Chosen, and taken back.
        ("form.pick", _) => vec![value.to_owned(), String::new()],
        ("form.choose", _) if subject.starts_with("prebrief") => one("focus"),
        ("form.choose", _) => one("activities"),
        ("form.visibility", _) => vec!["group".to_owned(), "curator".to_owned()],
        ("form.quote", _) => vec!["yes".to_owned(), "no".to_owned()],
        ("reflection.snooze", _) => one("tomorrow"),
        ("observation.cancel-for", _) => one("other"),
        ("arrange.log-side" | "arrange.log-date" | "arrange.log-period", _) => one("host"),
        _ => panic!("{word} takes a word that the proof of rights does not know, argument {place}"),
    }
}

/// What may be chosen with a press; most take nothing.
fn values(target: Target, word: &str) -> Vec<Vec<String>> {
    let row = target.row;
    let one = |value: String| vec![vec![value]];
    match word {
        "office.claim" => one((40 + target.school()).to_string()),
        "office.claim-one" => one(target.school().to_string()),
        "home.not-with" => one(target.account.to_string()),
        "home.wishes" => one("fizika".to_owned()),
        "home.away-back" => one("2026-12-01/2026-12-02".to_owned()),
        "form.choose" => one("discussion".to_owned()),
        "reflection.history" => one((1000 + row).to_string()),
        "reflection.sharing" | "home.shared-one" => target
            .entries()
            .into_iter()
            .map(|entry| vec![entry.to_string()])
            .collect(),
        "group.read" => one((6000 + target.group()).to_string()),
        "observation.date" | "arrange.open-date" => one("2026-10-29".to_owned()),
        "arrange.log-date" => one("2026-10-20".to_owned()),
        "observation.period" | "arrange.log-period" | "arrange.open-period" => one("3".to_owned()),
        "arrange.swap-with" => one(target.swaps_with.to_string()),
        "arrange.swap-give" => one((100 + observer_of(observer_of(row))).to_string()),
        "arrange.pick" => Waiting::rows(row).map(|asking| vec![asking.to_string()]).to_vec(),
        "arrange.join" | "arrange.close" => one(row.to_string()),
        "pairing.pick" => one(format!("{row}-{}", observer_of(row))),
        "observation.pick" | "observation.pick-dates" => vec![vec![row.to_string()], vec![(100 + row).to_string()]],
        _ => vec![Vec::new()],
    }
}

/// Who may change something by a press about a target's things. A word that is not known here stops the test.
fn may(target: Target, word: &str, arguments: &[String]) -> May {
    let (host, observer) = (target.row, observer_of(target.row));
    let office = || May::Rows(vec![target.coordinator()]);
    let first = arguments.first().map_or("", String::as_str);
    match word {
        "office.join" | "office.claim" | "office.ask" => May::Newcomers(target.coordinator()),
        "office.rows" | "office.claims" | "office.claim-one" | "office.people" | "office.nothing"
        | "office.at-school" | "office.week" | "office.paper" | "office.slips" => May::Nobody,
        // Who may manage the server: nobody who presses here.
        "office.set-up" => May::Nobody,
        // Each in their own school, whatever the argument says.
        "office.confirm-all" | "office.half-quota" | "calendar.confirm" => {
            May::Rows(vec![COORDINATOR, OTHER_COORDINATOR])
        }
        "office.confirm"
        | "office.refuse"
        | "office.import"
        | "office.cancel-import"
        | "office.timetable"
        | "office.remove" => office(),
        "office.leaving" | "office.stays" => office(),
        "calendar.break" => office(),
        "pairing.publish" | "pairing.again" | "pairing.recompute" | "pairing.lock" | "pairing.unlock"
        | "pairing.ban" | "pairing.allow" | "pairing.mend" | "pairing.repair" => office(),
        "pairing.page" | "pairing.sheet" | "pairing.picture" | "pairing.pick" | "pairing.repair-page" => May::Nobody,
        "delivery.open" => May::Rows(vec![host]),
        "delivery.noted" => May::Nobody,
        "home.language" | "home.visitors" | "home.not-with" | "home.wishes" | "home.away-dates" | "home.away-back"
        | "home.snooze-date" | "home.snooze-over" => May::Oneself,
        // Their own texts, of which the newest was shown to them.
        "home.erase" => May::Rows(vec![host]),
        "home.take" | "home.overview" | "home.settings" | "home.away" | "home.away-window" | "home.snooze-window"
        | "home.shared" | "home.shared-one" => May::Nobody,
        "form.pick" | "form.choose" | "form.page" | "form.submit" => writers(target, first),
        "form.open" | "form.next" | "form.edit" | "form.share" => May::Nobody,
        "form.visibility" | "form.quote" | "form.quote-text" => sharers(target, first),
        "reflection.snooze" | "reflection.skip" | "reflection.delete" => May::Rows(vec![host]),
        "reflection.ask-delete"
        | "reflection.write"
        | "reflection.later"
        | "reflection.history"
        | "reflection.sharing" => May::Nobody,
        "observation.open"
        | "observation.propose"
        | "observation.date"
        | "observation.period"
        | "observation.room"
        | "observation.another"
        | "observation.cannot"
        | "observation.cancel"
        | "observation.feedback"
        | "observation.list"
        | "observation.pick"
        | "observation.propose-which"
        | "observation.pick-dates"
        | "observation.prebrief" => May::Nobody,
        "observation.offer"
        | "observation.suggested"
        | "observation.accept"
        | "observation.decline"
        | "observation.held"
        | "observation.not-held"
        | "observation.debriefed"
        | "observation.cancel-for"
        | "observation.refuse-time" => May::Rows(vec![host, observer]),
        "observation.look-back" | "observation.slip" => May::Nobody,
        "observation.hide-feedback" | "observation.show-feedback" | "observation.ask-talk" => May::Rows(vec![host]),
        // For somebody without an account the coordinator says it.
        "observation.feedback-given" => May::Rows(vec![host, observer, target.coordinator()]),
        "group.members" | "group.read" | "group.checkin" | "group.next" | "group.ask-off" => May::Nobody,
        "group.next-date" | "group.off" => May::Rows(vec![target.lead()]),
        "arrange.accept" | "arrange.decline" | "arrange.withdraw" | "arrange.swap-give" | "arrange.swap-back"
        | "arrange.confirm" | "arrange.refuse" => asked(target, word, first),
        "arrange.join" => May::Rows(colleagues(host)),
        "arrange.close" => May::Rows(vec![host]),
        "arrange.asked"
        | "arrange.pick"
        | "arrange.swap"
        | "arrange.swap-for"
        | "arrange.log-side"
        | "arrange.log-date"
        | "arrange.open"
        | "arrange.open-dates"
        | "arrange.open-date"
        | "arrange.open-period" => May::Nobody,
        "arrange.log-period" => May::Rows(colleagues(target.row)),
        "arrange.swap-with" => May::Rows(vec![host, observer]),
        "arrange.carry-over" => May::Rows(vec![COORDINATOR, OTHER_COORDINATOR]),
        "arrange.open-lesson" => May::Oneself,
        other => panic!("{other} is a new press: say here who may change something by it"),
    }
}

/// Who may answer a question between colleagues, or take it back.
fn asked(target: Target, word: &str, asking: &str) -> May {
    let (host, observer) = (target.row, observer_of(target.row));
    let swap = [host, observer, observer_of(observer), asked_to_swap(host)];
    match (Waiting::of(asking.parse().unwrap()), word) {
        (Waiting::Invitation | Waiting::Substitute, "arrange.accept" | "arrange.decline") => May::Rows(vec![host]),
        (Waiting::Invitation | Waiting::Swap, "arrange.withdraw") => May::Rows(vec![observer]),
        (Waiting::Swap, "arrange.decline" | "arrange.swap-give") => May::Rows(vec![asked_to_swap(host)]),
        // Once it is agreed, each of the two observers and of the two hosts.
        (Waiting::Swap, "arrange.swap-back") => May::Rows(swap.to_vec()),
        (Waiting::Substitute | Waiting::Agreed, "arrange.confirm" | "arrange.refuse") => {
            May::Rows(vec![target.coordinator()])
        }
        _ => May::Nobody,
    }
}

/// Who may write a form.
fn writers(target: Target, subject: &str) -> May {
    let (host, observer) = (target.row, observer_of(target.row));
    May::Rows(vec![match subject.split('/').next().unwrap_or_default() {
        "reflection" | "prebrief" | "host-reflection" => host,
        "notes" | "feedback" => observer,
        "checkin" => target.lead(),
        other => panic!("{other} is a new kind of form: say here who writes it"),
    }])
}

/// Who may share an entry: its author; feedback is the host's to pass on.
fn sharers(target: Target, entry: &str) -> May {
    let (host, observer) = (target.row, observer_of(target.row));
    May::Rows(match entry.parse::<i64>().unwrap() / 1000 {
        1 | 5 => vec![host],
        2 => vec![host],
        3 => vec![observer],
        4 => vec![host],
        _ => vec![target.lead()],
    })
}
