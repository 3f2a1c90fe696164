//! Whom the owner lets see an entry (domain §2, rule a): chosen per entry, withdrawn at will.

use super::words::words;

words! {
    /// Who may see an entry besides those whom the permission table lets see it anyway.
    #[derive(Default)]
    pub enum Visibility {
        /// Nobody else.
        #[default]
        Private = "private",
        /// The own curator.
        Curator = "curator",
        /// The own APT group with its lead.
        Group = "group",
        /// The lesson's observer.
        Observer = "observer",
        /// The own coach.
        Coach = "coach",
    }
}
