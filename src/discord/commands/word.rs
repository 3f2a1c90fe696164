//! Options whose values are words of the contract (`lt`, `group_lead`, …): the library's own choices would send numbers,
//! which no script and no log could read.

use std::sync::LazyLock;

use poise::serenity_prelude as serenity;
use poise::{SlashArgError, SlashArgument};
use serenity::{CommandInteraction, CommandOptionType, Context, CreateCommandOption, ResolvedValue};

use crate::domain::lang::Lang;
use crate::domain::observation::Side;
use crate::domain::people::{Quota, Role};
use crate::locale::Texts;

/// The words beside a choice stand in the command's registration, which knows no configuration.
static TEXTS: LazyLock<Texts> = LazyLock::new(Texts::embedded);

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($inner:ty) $family:literal: $all:expr, $word:expr);* $(;)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(pub $inner);

        #[poise::async_trait]
        impl SlashArgument for $name {
            async fn extract(
                _: &Context,
                _: &CommandInteraction,
                value: &ResolvedValue<'_>,
            ) -> Result<Self, SlashArgError> {
                let word: fn($inner) -> &'static str = $word;
                match value {
                    ResolvedValue::String(said) => $all.into_iter().find(|one| word(*one) == *said).map(Self),
                    _ => None,
                }
                .ok_or_else(|| SlashArgError::new_command_structure_mismatch("an unknown word"))
            }

            fn create(mut builder: CreateCommandOption) -> CreateCommandOption {
                let word: fn($inner) -> &'static str = $word;
                builder = builder.kind(CommandOptionType::String);
                for one in $all {
                    builder = choice(builder, $family, word(one));
                }
                builder
            }
        }
    )*};
}

words! {
    /// `lt` or `en`.
    LangWord(Lang) "language": Lang::ALL, Lang::word;
    /// A role.
    RoleWord(Role) "role": Role::ALL, Role::word;
    /// Which of the two somebody was.
    SideWord(Side) "side": Side::ALL, Side::word;
    /// A person's own quota.
    QuotaWord(Quota) "quota": [Quota::Full, Quota::Half, Quota::Exempt], Quota::word;
}

/// The choice itself is the contract's word; people see it in their client's language.
fn choice(builder: CreateCommandOption, family: &str, word: &str) -> CreateCommandOption {
    let key = format!("choice-{family}-{}", word.replace('_', "-"));
    let lt = TEXTS.plain(Lang::Lt, &key);
    let en = TEXTS.plain(Lang::En, &key);
    let shown = [("lt", lt), ("en-GB", en.clone()), ("en-US", en)];
    builder.add_string_choice_localized(word, word, shown)
}
