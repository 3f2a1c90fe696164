//! Whether the two languages say the same things: the same keys, with the same arguments, and no text copied over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{LocaleFile, LocaleProblem, load};
use crate::domain::lang::Lang;

/// Texts that are rightly the same in both languages: names, codes and forms without words.
const SAME_IN_BOTH: &[&str] = &[];

/// One message as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The file, as `lt/core.ftl`.
    pub file: String,
    /// The arguments that its text asks for.
    pub args: BTreeSet<String>,
    /// The text's own words, without arguments.
    pub words: String,
    /// Numbers above 1 that its variants name exactly; Lithuanian forms cannot promise these (see `plural`).
    pub exact: Vec<String>,
}

/// Every mistake in the language files, embedded and in `folder`; nothing when all is well.
#[must_use]
pub fn check(folder: Option<&Path>) -> Vec<LocaleProblem> {
    match load(folder) {
        Ok(files) => compare(&files),
        Err(problems) => problems,
    }
}

/// Every mistake in these files: grammar, doubled keys, a key in one language only, other arguments, copied text.
#[must_use]
pub fn compare(files: &[LocaleFile]) -> Vec<LocaleProblem> {
    let mut problems = Vec::new();
    let lt = messages(Lang::Lt, files, &mut problems);
    let en = messages(Lang::En, files, &mut problems);
    for (key, message) in lt.iter().chain(&en).filter(|(_, message)| !message.exact.is_empty()) {
        let exact = &message.exact;
        problems.push(problem(
            message,
            format!("`{key}` has variants for {exact:?}: name a plural form, 0 or 1"),
        ));
    }
    for (key, message) in &lt {
        match en.get(key) {
            None => problems.push(problem(
                message,
                format!("`{key}` has no English text: add it under en/"),
            )),
            Some(other) if other.args != message.args => {
                let (ours, theirs) = (&message.args, &other.args);
                problems.push(problem(
                    message,
                    format!("`{key}` takes {ours:?}, the English text {theirs:?}"),
                ));
            }
            Some(other) if copied(key, message, other) => {
                problems.push(problem(
                    message,
                    format!("`{key}` has the same text in both languages: translate it"),
                ));
            }
            Some(_) => {}
        }
    }
    let alone = en.iter().filter(|(key, _)| !lt.contains_key(*key));
    problems.extend(alone.map(|(key, m)| problem(m, format!("`{key}` has no Lithuanian text: add it under lt/"))));
    problems
}

fn copied(key: &str, lt: &Message, en: &Message) -> bool {
    !SAME_IN_BOTH.contains(&key) && lt.words == en.words && lt.words.chars().any(char::is_alphabetic)
}

fn problem(message: &Message, mistake: String) -> LocaleProblem {
    LocaleProblem {
        file: message.file.clone(),
        mistake,
    }
}

/// The messages of one language by key, attributes as `key.attribute`; a later file overrides an earlier one, but no file holds a key twice and no two
/// embedded files hold the same.
pub fn messages(lang: Lang, files: &[LocaleFile], problems: &mut Vec<LocaleProblem>) -> BTreeMap<String, Message> {
    let mut found: BTreeMap<String, Message> = BTreeMap::new();
    for file in files.iter().filter(|file| file.lang == lang) {
        let resource = match FluentResource::try_new(file.text.clone()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                problems.extend(errors.iter().map(|error| LocaleProblem {
                    file: file.name.clone(),
                    mistake: error.to_string(),
                }));
                resource
            }
        };
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let whole = message
                .value
                .as_ref()
                .map(|pattern| (message.id.name.to_owned(), pattern));
            let parts = message
                .attributes
                .iter()
                .map(|part| (format!("{}.{}", message.id.name, part.id.name), &part.value));
            for (key, pattern) in whole.into_iter().chain(parts) {
                match found.get(&key) {
                    Some(old) if old.file == file.name || file.embedded => {
                        let mistake = format!("`{key}` stands in {} already: remove one", old.file);
                        problems.push(LocaleProblem {
                            file: file.name.clone(),
                            mistake,
                        });
                    }
                    _ => {
                        found.insert(key, read(file, pattern));
                    }
                }
            }
        }
    }
    found
}

fn read(file: &LocaleFile, pattern: &Pattern<&str>) -> Message {
    let mut seen = Message {
        file: file.name.clone(),
        args: BTreeSet::new(),
        words: String::new(),
        exact: Vec::new(),
    };
    walk(pattern, &mut seen);
    seen
}

fn walk(pattern: &Pattern<&str>, seen: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => seen.words.push_str(value),
            PatternElement::Placeable { expression } => walk_expression(expression, seen),
        }
    }
}

fn walk_expression(expression: &Expression<&str>, seen: &mut Message) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, seen),
        Expression::Select { selector, variants } => {
            walk_inline(selector, seen);
            for variant in variants {
                if let VariantKey::NumberLiteral { value } = variant.key
                    && !matches!(value, "0" | "1")
                {
                    seen.exact.push(value.to_owned());
                }
                walk(&variant.value, seen);
            }
        }
    }
}

fn walk_inline(inline: &InlineExpression<&str>, seen: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            seen.args.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { value } => seen.words.push_str(value),
        InlineExpression::Placeable { expression } => walk_expression(expression, seen),
        InlineExpression::FunctionReference { arguments, .. } => walk_arguments(arguments, seen),
        InlineExpression::TermReference {
            arguments: Some(arguments),
            ..
        } => walk_arguments(arguments, seen),
        InlineExpression::TermReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn walk_arguments(arguments: &CallArguments<&str>, seen: &mut Message) {
    for inline in &arguments.positional {
        walk_inline(inline, seen);
    }
    for named in &arguments.named {
        walk_inline(&named.value, seen);
    }
}
