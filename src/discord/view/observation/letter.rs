//! Unasked messages about observations: kind, date, lesson, room and partner, never a word that somebody wrote.

use super::{button, choose, rows};
use crate::args;
use crate::discord::action::{FormPress, ObservationPress};
use crate::discord::card::{Button, Card, Embed, Tone, limit};
use crate::discord::view::lesson::{called, half_year, name, time};
use crate::discord::view::lists;
use crate::domain::calendar::HalfYear;
use crate::domain::observation::steps::Step;
use crate::domain::observation::{Side, Source};
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::usecase::observation::{About, Letter, Line, Page};

/// The card of a message.
#[must_use]
pub fn letter(words: Words<'_>, letter: &Letter) -> Card {
    match letter {
        Letter::Published { half, shows, observes } => published(words, half, shows, observes),
        Letter::Repaired {
            half,
            shows_not,
            observes_not,
            shows,
            observes,
        } => repaired(words, half, [shows_not, observes_not, shows, observes]),
        Letter::One(about, page) => one(words, *about, page),
        Letter::Asked(page) => super::arranged::letter(words, page),
        Letter::Missed(missed) => super::carry::missed(words, missed),
    }
}

/// What a message is about in one line, with the other one's name, or those of both for who is neither, so that several
/// of a kind can be told apart.
#[must_use]
pub fn in_one_line(words: Words<'_>, letter: &Letter) -> String {
    let (about, page) = match letter {
        Letter::One(about, page) => (about, page),
        Letter::Asked(page) => return super::arranged::in_one_line(words, page),
        Letter::Published { .. } | Letter::Repaired { .. } | Letter::Missed(_) => {
            return self::letter(words, letter).headline().to_owned();
        }
    };
    let about = about_line(words, *about, page).0;
    let (host, observer) = (called(words, &page.host), called(words, &page.observer));
    let who = match page.side {
        Some(Side::Host) => observer,
        Some(Side::Observer) => host,
        None => words.say("pairing-couple", &args![host = host, observer = observer]),
    };
    let about = about.lines().next().unwrap_or_default();
    format!("{about} · {who}")
}

/// What the message says first, and how it looks.
fn about_line(words: Words<'_>, about: About, page: &Page) -> (String, Tone) {
    let timed = if about == About::TimeOffered || about == About::ChooseTime {
        &page.offered
    } else {
        &page.lesson
    };
    let timed = timed.as_ref().map(|timed| time(words, timed)).unwrap_or_default();
    let (key, tone) = headline(about, page);
    (words.say(key, &args![time = timed]), tone)
}

fn published(words: Words<'_>, half: &HalfYear, shows: &[Line], observes: &[Line]) -> Card {
    let title = words.say("observation-letter-published", &args![half = half_year(words, half)]);
    let date = words.date(half.obs_deadline);
    let how = words.say("observation-letter-published-how", &args![date = date]);
    let lists = [
        (shows, "observation-letter-published-shows"),
        (observes, "observation-letter-published-observes"),
    ];
    let pairs = Pairs::of(words, &lists);
    let embed = Embed::new(title, pairs.and_how(words, how));
    pairs.card(embed, proposing(words, &[shows, observes]))
}

/// Lists of pairs under their headings, with a button for each suggested lesson, numbered through.
struct Pairs {
    fields: Vec<(String, String)>,
    suggested: Vec<Button>,
}

impl Pairs {
    fn of(words: Words<'_>, lists: &[(&[Line], &str)]) -> Self {
        let (mut fields, mut suggested) = (Vec::new(), Vec::new());
        for (lines, key) in lists.iter().filter(|(lines, _)| !lines.is_empty()) {
            let mut said = Vec::new();
            for line in *lines {
                said.push(format!("• {}", name(words, &line.other)));
                for offer in &line.offers {
                    let number = u32::try_from(suggested.len() + 1).unwrap_or(u32::MAX);
                    said.push(format!("-# {number}. {}", choose::lesson(words, offer)));
                    suggested.push(choose::suggestion(words, line.id, number, offer));
                }
            }
            fields.push((words.plain(key), lists::fitting(words, &said, limit::FIELD)));
        }
        Self { fields, suggested }
    }

    /// The explanation, with a word about the suggested lessons where there are any.
    fn and_how(&self, words: Words<'_>, how: String) -> String {
        if self.suggested.is_empty() {
            return how;
        }
        format!("{how}\n{}", words.plain("observation-letter-suggested"))
    }

    fn card(self, mut embed: Embed, steps: Vec<Button>) -> Card {
        for (heading, text) in self.fields {
            embed = embed.field(heading, text);
        }
        Card::embed(embed).buttons(self.suggested).buttons(steps)
    }
}

fn proposing(words: Words<'_>, new: &[&[Line]]) -> Vec<Button> {
    let open = Button::of(words, ObservationPress::List, "button-open");
    let mut new = new.iter().copied().flatten();
    let propose = match (new.next(), new.next()) {
        (None, _) => return vec![open],
        (Some(one), None) => ObservationPress::Propose(one.id),
        _ => ObservationPress::ProposeWhich,
    };
    vec![Button::of(words, propose, "button-propose-time").primary(), open]
}

/// What of a mended plan touches the reader, without a word about why: whoever it was about, nobody is to blame.
fn repaired(words: Words<'_>, half: &HalfYear, [shows_not, observes_not, shows, observes]: [&[Line]; 4]) -> Card {
    let title = words.say("observation-letter-repaired", &args![half = half_year(words, half)]);
    let lists = [
        (shows_not, "observation-letter-repaired-shows-not"),
        (observes_not, "observation-letter-repaired-observes-not"),
        (shows, "observation-letter-repaired-shows"),
        (observes, "observation-letter-repaired-observes"),
    ];
    let pairs = Pairs::of(words, &lists);
    let how = pairs.and_how(words, words.plain("observation-letter-repaired-how"));
    pairs.card(Embed::new(title, how), proposing(words, &[shows, observes]))
}

fn one(words: Words<'_>, about: About, page: &Page) -> Card {
    let (first, tone) = about_line(words, about, page);
    let mut lines = vec![first];
    lines.push(words.say("observation-host", &args![who = name(words, &page.host)]));
    lines.push(words.say("observation-observer", &args![who = name(words, &page.observer)]));
    lines.extend(more(about, page).map(|key| words.plain(key)));
    let card = Card::embed(Embed::new(words.plain("observation-page-title"), lines.join("\n")).tone(tone));
    rows(card, &buttons(words, about, page))
}

fn headline(about: About, page: &Page) -> (&'static str, Tone) {
    match about {
        About::TimeOffered => ("observation-letter-time-offered", Tone::Needs),
        About::TimeRefused => ("observation-letter-time-refused", Tone::Needs),
        About::TimeAgreed => ("observation-letter-time-agreed", Tone::Done),
        About::Declined if page.it.source != Source::Auto => ("arranged-letter-declined", Tone::Calm),
        About::Declined => ("observation-letter-declined", Tone::Calm),
        About::SlotFree => ("observation-letter-slot-free", Tone::Needs),
        About::Cancelled => ("observation-letter-cancelled", Tone::Needs),
        About::PrebriefReady => ("observation-letter-prebrief-ready", Tone::Calm),
        About::AfterLesson => ("observation-letter-after", Tone::Needs),
        About::NotHeld => ("observation-letter-not-held", Tone::Needs),
        About::FeedbackReady => ("observation-letter-feedback-ready", Tone::Done),
        About::FeedbackDue => ("observation-letter-feedback-due", Tone::Needs),
        About::LookBackDue => ("observation-letter-look-back-due", Tone::Needs),
        About::ChooseTime if page.offered.is_some() => ("observation-letter-answer", Tone::Needs),
        About::ChooseTime => ("observation-letter-choose", Tone::Needs),
        About::Released => ("observation-letter-released", Tone::Calm),
        About::VisitLogged => ("arranged-letter-visit-logged", Tone::Needs),
        About::VisitConfirmed => ("arranged-letter-visit-confirmed", Tone::Done),
        About::CarriedOver => ("arranged-letter-carried", Tone::Needs),
        About::VisitDenied => ("arranged-letter-visit-denied", Tone::Needs),
        About::TalkAsked => ("observation-letter-talk-asked", Tone::Needs),
    }
}

fn more(about: About, page: &Page) -> Option<&'static str> {
    match (about, page.side) {
        (About::TimeAgreed, Some(Side::Host)) => Some("observation-letter-time-agreed-host"),
        (About::AfterLesson, Some(Side::Observer)) => Some("observation-letter-after-observer"),
        (About::TimeOffered, _) if page.short_notice => Some("observation-page-short-notice"),
        _ => None,
    }
}

/// The next steps, and always a way to the whole page, so that every message can be recognised and opened.
fn buttons(words: Words<'_>, about: About, page: &Page) -> Vec<Button> {
    let id = page.it.id;
    let fill_in = |subject| Button::of(words, FormPress::Open(subject), "button-fill-in").primary();
    let step = |step: Step| page.steps.contains(&step).then(|| button(words, page, step));
    let steps = |wanted: &[Step]| wanted.iter().filter_map(|wanted| step(*wanted)).collect::<Vec<_>>();
    let mut buttons = match (about, page.side) {
        (
            About::TimeOffered
            | About::TimeRefused
            | About::Cancelled
            | About::NotHeld
            | About::ChooseTime
            | About::CarriedOver,
            _,
        ) => steps(&[Step::Accept, Step::Propose, Step::Cannot]),
        (About::TimeAgreed, Some(Side::Host)) => vec![fill_in(Subject::Prebrief(id))],
        (About::AfterLesson | About::FeedbackDue, Some(Side::Observer)) => {
            let mut list = steps(&[Step::TookPlace, Step::NotHeld]);
            list.push(fill_in(Subject::Feedback(id)));
            list
        }
        (About::AfterLesson | About::VisitLogged, _) => steps(&[Step::TookPlace, Step::NotHeld]),
        (About::LookBackDue, _) => {
            let mut list = vec![fill_in(Subject::HostReflection(id))];
            list.extend(step(Step::Debriefed));
            list
        }
        (About::FeedbackReady, _) => {
            return vec![Button::of(words, ObservationPress::Feedback(id), "button-open").primary()];
        }
        _ => Vec::new(),
    };
    buttons.push(Button::of(words, ObservationPress::Open(id), "button-open"));
    buttons
}
