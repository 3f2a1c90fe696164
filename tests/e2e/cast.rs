//! The people of most stories.

/// A teacher of most stories.
pub const ONA: &str = "Ona Petraitienė";
/// Her colleague.
pub const PETRAS: &str = "Petras Jonaitis";
/// A second colleague.
pub const JONAS: &str = "Jonas Žukas";
/// A third one.
pub const RASA: &str = "Rasa Rasienė";
