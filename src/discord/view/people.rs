//! The words of `/people`.

use crate::domain::people::Person;
use crate::locale::inert;

/// A person as everybody meets them: the name as the staff list writes it, the mention after it, neither inflected.
#[must_use]
pub fn who(person: &Person) -> String {
    match person.account {
        Some(account) => format!("{} (<@{account}>)", inert(&person.name)),
        None => inert(&person.name),
    }
}
