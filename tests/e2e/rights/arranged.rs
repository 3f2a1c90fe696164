//! What colleagues arrange themselves, in the two schools: open lessons, and questions that wait for an answer.

use std::fmt::Write as _;

use super::school::observer_of;

/// Long after the stories: the year 2030.
const LATER: i64 = 1_893_456_000;

/// A question about a person's things that waits for an answer, by what stands in its row: the first digit says what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The observer invites the person.
    Invitation = 1,
    /// The observer offers the lesson of the person for one of a colleague's.
    Swap = 2,
    /// Somebody else is proposed to the person as observer.
    Substitute = 3,
    /// The same, and the person has agreed: the coordinator is asked.
    Agreed = 4,
}

impl Waiting {
    const ALL: [Self; 4] = [Self::Invitation, Self::Swap, Self::Substitute, Self::Agreed];

    /// The rows of a person's questions.
    pub fn rows(row: i64) -> [i64; 4] {
        Self::ALL.map(|kind| kind as i64 * 100 + row)
    }

    /// What a row is.
    pub fn of(asking: i64) -> Self {
        Self::ALL[usize::try_from(asking / 100 - 1).unwrap()]
    }
}

/// Who is asked to give a lesson in return for that of the person.
pub fn asked_to_swap(row: i64) -> i64 {
    observer_of(observer_of(observer_of(row)))
}

/// What colleagues arrange themselves: an open lesson, the questions, the lessons they are about, and one that missed the
/// deadline.
pub fn arranged(sql: &mut String, row: i64) {
    let school = if row > 20 { 2 } else { 1 };
    let observer = observer_of(row);
    let [invitation, swap, substitute, agreed] = Waiting::rows(row);
    writeln!(
        sql,
        "INSERT INTO open_lesson (id, school_id, half_year, host_id, lesson_on, period, room, places, created_at)
         VALUES ({row}, {school}, '2026-2027-1', {row}, '2026-10-30', 4, '12 kab.', 2, 0);
         INSERT INTO observation (id, school_id, half_year, host_id, observer_id, state, source, reschedule_reason,
                                  reschedule_at, created_at, due_at)
         VALUES ({off}, {school}, '2026-2027-1', {row}, {observer}, 'to_reschedule', 'auto', 'other', 1, 1, NULL),
                ({off_too}, {school}, '2026-2027-1', {row}, {observer}, 'to_reschedule', 'auto', 'other', 1, 1, NULL),
                ({missed}, {school}, '2026-2027-1', {row}, {observer}, 'expired', 'auto', NULL, NULL, 1, NULL);
         INSERT INTO asking (id, school_id, half_year, kind, state, by_id, to_id, given_id, created_at, lapses_at)
         VALUES ({invitation}, {school}, '2026-2027-1', 'invitation', 'waiting', {observer}, {row}, NULL, 1, {LATER}),
                ({swap}, {school}, '2026-2027-1', 'swap', 'waiting', {observer}, {other}, {past}, 1, {LATER}),
                ({substitute}, {school}, '2026-2027-1', 'substitute', 'waiting', {next}, {row}, {off}, 1, {LATER}),
                ({agreed}, {school}, '2026-2027-1', 'substitute', 'agreed', {next}, {row}, {off_too}, 1, {LATER});",
        past = 100 + row,
        off = 200 + row,
        off_too = 300 + row,
        missed = 400 + row,
        next = observer_of(observer),
        other = if asked_to_swap(row) == row {
            observer_of(observer)
        } else {
            asked_to_swap(row)
        },
    )
    .unwrap();
}
