//! Fills the commands' names and descriptions from the locale files.
//!
//! A command `/people import` has the message `command-people-import`: its value is the localised name, its attribute
//! `.about` the description. An option `file` has `option-people-import-file` in the same shape.

use super::Command;
use crate::args;
use crate::domain::lang::Lang;
use crate::locale::Texts;

/// Fills `command` and everything below it.
pub(super) fn fill(command: &mut Command, texts: &Texts) {
    let name = command.name.to_string();
    fill_below(command, &name, texts);
}

fn fill_below(command: &mut Command, path: &str, texts: &Texts) {
    let key = format!("command-{path}");
    let about = format!("{key}.about");
    command.description = Some(texts.say(Lang::En, &about, &args![]).into());
    command.description_localizations = vec![("lt".into(), texts.say(Lang::Lt, &about, &args![]).into())].into();
    command.name_localizations = vec![("lt".into(), texts.say(Lang::Lt, &key, &args![]).into())].into();
    for parameter in &mut command.parameters {
        let key = format!("option-{path}-{}", parameter.name);
        let about = format!("{key}.about");
        parameter.description = Some(texts.say(Lang::En, &about, &args![]).into());
        parameter.description_localizations = vec![("lt".into(), texts.say(Lang::Lt, &about, &args![]).into())].into();
        parameter.name_localizations = vec![("lt".into(), texts.say(Lang::Lt, &key, &args![]).into())].into();
    }
    for subcommand in &mut command.subcommands {
        let path = format!("{path}-{}", subcommand.name);
        fill_below(subcommand, &path, texts);
    }
}
