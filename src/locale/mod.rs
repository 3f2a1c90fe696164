//! Every sentence a person reads, by key: the Fluent bundles of both languages.
//!
//! Code holds keys only; the words live in `config/locales/{lt,en}/*.ftl` (embedded, and overridable from a folder).
//! A missing message or argument never stops an answer: the key is shown, and the fault is counted for the metrics.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::domain::lang::Lang;

mod check;
mod dates;
mod escape;
mod files;
mod forms;
mod plural;
#[cfg(test)]
mod tests;

pub use check::{Message, check, compare, messages};
pub use dates::iso_range;
pub use escape::{inert, one_line};
pub use files::{LocaleFile, load};

/// Prefixes of keys that code puts together from a prefix and a value's own name (`date-month-gen-` + month), so that
/// the key itself stands nowhere in the source. The locale test counts such keys as used; whoever builds a key this
/// way proves in a test of their own that each value has its message.
pub const BUILT_KEYS: &[&str] = &[
    "button-",
    "choice-",
    "command-",
    "date-month-",
    "date-weekday-",
    "option-",
    "refusal-",
];

/// The arguments of one message, made with [`args!`](crate::args).
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No arguments yet.
    #[must_use]
    pub fn new() -> Self {
        Self(FluentArgs::new())
    }

    /// Adds one argument: a text, or a number that chooses the plural form.
    pub fn set(&mut self, name: &'static str, value: impl Into<FluentValue<'a>>) {
        let value = match value.into() {
            FluentValue::Number(number) => plural::bounded(number),
            other => other,
        };
        self.0.set(name, value);
    }

    fn lithuanian(&self) -> FluentArgs<'_> {
        let mended = self.0.iter().map(|(name, value)| match value {
            FluentValue::Number(number) => (name, FluentValue::Number(plural::lithuanian(number))),
            other => (name, other.clone()),
        });
        mended.collect()
    }
}

/// Arguments for [`Texts::say`]: `args![name = person, count = 3]`. Texts and numbers; a snowflake goes in as text,
/// because numbers are held as floating point.
#[macro_export]
macro_rules! args {
    () => { $crate::locale::Args::new() };
    ($($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::locale::Args::new();
        $(args.set(stringify!($name), $value);)+
        args
    }};
}

/// A mistake in the language files, in words for an administrator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {mistake}")]
pub struct LocaleProblem {
    /// The file, as `lt/core.ftl`.
    pub file: String,
    /// What is wrong and what would mend it.
    pub mistake: String,
}

type Bundle = FluentBundle<FluentResource>;

/// The words of both languages.
pub struct Texts {
    lt: Bundle,
    en: Bundle,
    faults: AtomicU64,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts")
            .field("faults", &self.faults())
            .finish_non_exhaustive()
    }
}

impl Texts {
    /// The embedded words, with those of `folder/{lt,en}/*.ftl` in their place where a message stands there too.
    pub fn load(folder: Option<&Path>) -> Result<Self, Vec<LocaleProblem>> {
        let files = load(folder)?;
        let mut texts = Self {
            lt: bundle(Lang::Lt),
            en: bundle(Lang::En),
            faults: AtomicU64::new(0),
        };
        let mut problems = Vec::new();
        for file in files {
            match FluentResource::try_new(file.text) {
                Ok(resource) => match file.lang {
                    Lang::Lt => texts.lt.add_resource_overriding(resource),
                    Lang::En => texts.en.add_resource_overriding(resource),
                },
                Err((_, errors)) => problems.extend(errors.iter().map(|error| LocaleProblem {
                    file: file.name.clone(),
                    mistake: error.to_string(),
                })),
            }
        }
        if problems.is_empty() { Ok(texts) } else { Err(problems) }
    }

    /// The embedded words alone. The embedded files are checked by a test, so a mistake in one cannot reach a reader.
    #[must_use]
    pub fn embedded() -> Self {
        Self::load(None).expect("the embedded language files are checked by a test of this module")
    }

    /// The words for a reader of `lang`.
    #[must_use]
    pub const fn words(&self, lang: Lang) -> Words<'_> {
        Words { texts: self, lang }
    }

    /// The message `key`, or its attribute as `key.attribute`, for a reader of `lang`. An unknown key is shown as it is, and counted.
    #[must_use]
    pub fn say(&self, lang: Lang, key: &str, args: &Args<'_>) -> String {
        let bundle = self.bundle(lang);
        let Some(pattern) = pattern(bundle, key) else {
            self.faults.fetch_add(1, Ordering::Relaxed);
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = match lang {
            Lang::Lt => bundle
                .format_pattern(pattern, Some(&args.lithuanian()), &mut errors)
                .into_owned(),
            Lang::En => bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned(),
        };
        if !errors.is_empty() {
            self.faults.fetch_add(1, Ordering::Relaxed);
        }
        text
    }

    /// The message `key`, which takes no arguments.
    #[must_use]
    pub fn plain(&self, lang: Lang, key: &str) -> String {
        self.say(lang, key, &Args::new())
    }

    /// Whether `lang` has the message `key`.
    #[must_use]
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        pattern(self.bundle(lang), key).is_some()
    }

    /// How many messages or arguments were missing since the start; 0 in a healthy process.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.faults.load(Ordering::Relaxed)
    }

    const fn bundle(&self, lang: Lang) -> &Bundle {
        match lang {
            Lang::Lt => &self.lt,
            Lang::En => &self.en,
        }
    }
}

/// The words for one reader; what views are given.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    texts: &'a Texts,
    /// The reader's language.
    pub lang: Lang,
}

impl Words<'_> {
    /// The message `key`: see [`Texts::say`].
    #[must_use]
    pub fn say(&self, key: &str, args: &Args<'_>) -> String {
        self.texts.say(self.lang, key, args)
    }

    /// The message `key`, which takes no arguments.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        self.texts.plain(self.lang, key)
    }
}

fn pattern<'a>(bundle: &'a Bundle, key: &str) -> Option<&'a Pattern<&'a str>> {
    match key.split_once('.') {
        None => bundle.get_message(key)?.value(),
        Some((key, attribute)) => Some(bundle.get_message(key)?.get_attribute(attribute)?.value()),
    }
}

fn bundle(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.word().parse().expect("both codes are well-formed language tags");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.add_builtins().expect("a new bundle has no functions yet");
    // Isolation marks would stand as invisible characters in names and in ids that people copy.
    bundle.set_use_isolating(false);
    if lang == Lang::Lt {
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(plural::digits(number)),
            _ => None,
        }));
    }
    bundle
}
