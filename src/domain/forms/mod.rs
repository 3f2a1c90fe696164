//! The forms engine: every form is data, and this is what it means to fill one in.
//!
//! A form file describes questions in both languages; [`Catalogue`] holds all of them, checked against Discord's limits.
//! [`Answers`] is what a person has given so far, at any moment a whole draft. From the two follow the pages to show
//! ([`Page`]), what is still wrong ([`validate`]) and who will read it ([`audience`]). Nothing here knows a database,
//! a chat or a clock, and no answer appears in an error or in `Debug` output: answers are private content.

mod answers;
mod audience;
mod build;
mod catalogue;
mod condition;
mod definition;
mod extras;
mod facts;
mod file;
mod gate;
mod key;
mod kinds;
mod limits;
mod mistake;
mod number;
mod pages;
mod pen;
mod prompts;
#[cfg(test)]
mod tests;
mod validate;

pub use answers::{Answer, Answers};
pub use audience::{Audience, Note, Reader, audience, object_of};
pub use catalogue::Catalogue;
pub use condition::{Condition, Fact};
pub use definition::{
    Field, FilledBy, Form, Kind, Options, Placeholder, QUOTE_OK, QUOTE_TEXT, Required, TAGS, Ui, VISIBILITY,
};
pub use facts::{Choice, Facts};
pub use file::{ExtrasFile, FormFile};
pub use gate::Gate;
pub use key::FormKey;
pub use limits::{INPUTS_A_PAGE, LINE_CHARS, QUESTIONS_A_PAGE};
pub use mistake::FormMistake;
pub use number::{Hundredths, academic_minutes};
pub use pages::Page;
pub use prompts::{Prompt, Prompts, PromptsFile};
pub use validate::{Problem, lines, problems_of_page, validate};
