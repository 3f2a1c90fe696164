//! The words for what forms say as data: who will read an entry, and what is still wrong with it.

use super::Words;
use crate::args;
use crate::domain::forms::{Audience, Form, Note, Problem, Reader};

impl Words<'_> {
    /// The line above a form: who will read it, and what else the author should know first.
    #[must_use]
    pub fn readers(&self, audience: &Audience) -> String {
        let mut sentences = Vec::new();
        if audience.is_private() {
            sentences.push(self.plain("form-readers-only-you"));
        } else if !audience.readers.is_empty() {
            let readers: Vec<String> = audience.readers.iter().map(|who| self.plain(reader(*who))).collect();
            sentences.push(self.say("form-readers", &args![readers = self.list(&readers)]));
        }
        sentences.extend(audience.notes.iter().map(|about| self.plain(note(*about))));
        sentences.join(" ")
    }

    /// What is wrong, in one line that names the question; nothing that was typed is repeated.
    #[must_use]
    pub fn problem(&self, form: &Form, problem: &Problem) -> String {
        let what = self.problem_words(problem);
        let Some(field) = problem.field().and_then(|key| form.field(key)) else {
            return what;
        };
        self.say(
            "form-problem",
            &args![field = field.label.of(self.lang), problem = what],
        )
    }

    fn problem_words(&self, problem: &Problem) -> String {
        match problem {
            Problem::Empty => self.plain("form-problem-empty"),
            Problem::Missing { .. } => self.plain("form-problem-missing"),
            Problem::TooLong { chars, max, .. } => {
                self.say("form-problem-too-long", &args![chars = *chars, max = *max])
            }
            Problem::TooManyLines { lines, max, .. } => {
                self.say("form-problem-too-many-lines", &args![lines = *lines, max = *max])
            }
            Problem::TooManyChoices { max, .. } => self.say("form-problem-too-many-choices", &args![max = *max]),
            Problem::UnknownOption { .. } => self.plain("form-problem-unknown-option"),
            Problem::NotANumber { .. } => self.plain("form-problem-not-a-number"),
            Problem::OutOfRange { least, most, .. } => {
                let (least, most) = (self.decimal(least.value()), self.decimal(most.value()));
                self.say("form-problem-out-of-range", &args![least = least, most = most])
            }
            Problem::WrongStep { step, .. } => {
                let step = self.decimal(step.value());
                self.say("form-problem-wrong-step", &args![step = step])
            }
            Problem::NotADate { .. } => self.plain("form-problem-not-a-date"),
            Problem::OutsideYear { from, to, .. } => {
                let (from, to) = (self.date(*from), self.date(*to));
                self.say("form-problem-outside-year", &args![from = from, to = to])
            }
        }
    }
}

const fn reader(reader: Reader) -> &'static str {
    match reader {
        Reader::You => "form-reader-you",
        Reader::Host => "form-reader-host",
        Reader::Observer => "form-reader-observer",
        Reader::TalkPartner => "form-reader-talk-partner",
        Reader::CoachingPartner => "form-reader-coaching-partner",
        Reader::Group => "form-reader-group",
        Reader::Curator => "form-reader-curator",
        Reader::HostCurator => "form-reader-host-curator",
        Reader::Coach => "form-reader-coach",
        Reader::Coordinator => "form-reader-coordinator",
    }
}

const fn note(note: Note) -> &'static str {
    match note {
        Note::CoordinatorSeesStatus => "form-note-coordinator-status",
        Note::CoordinatorSeesNeeds => "form-note-coordinator-needs",
        Note::CoordinatorSeesTitle => "form-note-coordinator-title",
        Note::CountedWithoutNames => "form-note-counted",
        Note::Anonymous => "form-note-anonymous",
        Note::HostMayPassOn => "form-note-host-may-pass-on",
        Note::CuratorIsManager => "form-note-curator-is-manager",
        Note::SharedBefore => "form-note-shared-before",
    }
}
