//! The names of all forms, so that code asks for a form that surely exists.

use crate::domain::words::words;

words! {
    /// Which form (domain §4), in one lasting order.
    #[derive(PartialOrd, Ord)]
    pub enum FormKey {
        /// The monthly reflection.
        Reflection = "reflection",
        /// The yearly goal.
        Goal = "goal",
        /// The review of the goal after the first half-year.
        Midyear = "midyear",
        /// What host and observer agree before a lesson.
        Prebrief = "prebrief",
        /// The observer's private notes.
        ObsNotes = "obs_notes",
        /// The observer's feedback to the host.
        Feedback = "feedback",
        /// The host's own look at the lesson shown.
        HostReflection = "host_reflection",
        /// The lead's record of a group meeting.
        GroupCheckin = "group_checkin",
        /// A conversation of teacher and curator.
        CuratorTalk = "curator_talk",
        /// The teacher's report after working with a coach.
        ActivityReport = "activity_report",
        /// An entry in the coach's log.
        CoachLog = "coach_log",
        /// The first plan of a consultation cycle.
        ConsultPlan1 = "consult_plan_1",
        /// The second plan of a consultation cycle.
        ConsultPlan2 = "consult_plan_2",
        /// The yearly survey of learning needs.
        Needs = "needs",
        /// The year's summary, which closes the goal.
        Annual = "annual",
        /// A record of a learning activity.
        PdActivity = "pd_activity",
        /// What stayed from a training.
        Retention = "retention",
        /// The anonymous pulse of the seven strivings.
        Wellbeing = "wellbeing",
        /// The teacher's own review of the portfolio.
        PortfolioReview = "portfolio_review",
    }
}
