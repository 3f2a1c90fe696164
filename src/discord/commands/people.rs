//! `/people`: the staff list in the coordinator's hands.

use poise::serenity_prelude as serenity;
use serenity::{Attachment, CreateAutocompleteResponse, User};

use super::word::{QuotaWord, RoleWord};
use super::{At, Slash, answer, suggest};
use crate::discord::card::Reply;
use crate::discord::{attachment, view};
use crate::domain::ids::{PersonId, Snowflake};
use crate::usecase::people::{self, Addition, Edit, Named};
use crate::usecase::{Error, joining, people_import};

/// The staff list.
#[poise::command(
    slash_command,
    interaction_context = "Guild",
    subcommands(
        "import",
        "add",
        "edit",
        "confirm",
        "role",
        "group",
        "leave",
        "remove",
        "list",
        "unreachable"
    )
)]
#[allow(clippy::unused_async, reason = "a command with subcommands is never run by itself")]
pub async fn people(_: Slash<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn import(slash: Slash<'_>, file: Attachment) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        // Before the file is fetched: a pupil's file is nobody's business.
        at.actor.must_be(crate::domain::people::Role::Coordinator)?;
        let bytes = attachment::fetch(&at.desk.web, &file).await?;
        let outcome = people_import::preview(at.ctx, &at.actor, &bytes).await?;
        Ok(view::people_import::outcome(at.words, &outcome).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn add(
    slash: Slash<'_>,
    user: Option<User>,
    name: Option<String>,
    subjects: Option<String>,
    #[autocomplete = "groups"] group: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let shown = user
            .as_ref()
            .map(|user| user.global_name.clone().unwrap_or_else(|| user.name.clone()));
        let addition = Addition {
            account: user.as_ref().map(|user| Snowflake(user.id.get())),
            username: user.as_ref().map(|user| user.name.clone()),
            name: name.or(shown).ok_or(crate::domain::refusal::Refusal::NobodyNamed)?,
            subjects,
            group,
        };
        let person = people::add(at.ctx, &at.actor, addition).await?;
        changed(&at, person.id, "people-added-title").await
    })
    .await
}

/// The row as it is after a change, and what speaks against its group or curator now.
async fn changed(at: &At<'_>, person: PersonId, title: &str) -> Result<Reply, Error> {
    let listed = people::one(at.ctx, &at.actor, person).await?;
    let advice = people::advice(at.ctx, &at.actor, &listed).await?;
    Ok(view::people::changed(at.words, title, &listed, &advice).into())
}

/// The account or the row that a command is about.
/// The person whom the two options name.
pub(super) fn who(user: Option<&User>, row: Option<String>) -> Result<Named, Error> {
    Named::from_options(user.map(|user| Snowflake(user.id.get())), row)
}

#[poise::command(slash_command)]
#[allow(clippy::too_many_arguments, reason = "one for each option of the contract")]
async fn edit(
    slash: Slash<'_>,
    user: Option<User>,
    name: Option<String>,
    subjects: Option<String>,
    #[autocomplete = "groups"] group: Option<String>,
    curator: Option<User>,
    manager: Option<User>,
    quota: Option<QuotaWord>,
    building: Option<String>,
    #[autocomplete = "rows"] person: Option<String>,
    paper: Option<bool>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let account = |user: User| Named::Account(Snowflake(user.id.get()));
        let edit = Edit {
            name,
            subjects,
            group,
            curator: curator.map(account),
            manager: manager.map(account),
            quota: quota.map(|word| word.0),
            building,
            on_paper: paper,
        };
        let id = people::edit(at.ctx, &at.actor, who(user.as_ref(), person)?, edit).await?;
        changed(&at, id, "people-edited-title").await
    })
    .await
}

#[poise::command(slash_command)]
async fn confirm(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let claims = joining::waiting(at.ctx, &at.actor).await?;
        Ok(view::joining::claims(at.words, &claims).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn role(
    slash: Slash<'_>,
    role: RoleWord,
    user: Option<User>,
    remove: Option<bool>,
    #[autocomplete = "rows"] person: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let who = who(user.as_ref(), person)?;
        let words = at.words;
        let role = role.0;
        if remove != Some(true) {
            let (id, earlier) = people::grant(at.ctx, &at.actor, who, role).await?;
            let listed = people::one(at.ctx, &at.actor, id).await?;
            let advice = people::advice(at.ctx, &at.actor, &listed).await?;
            return Ok(view::people::granted(words, &listed, &advice, &earlier).into());
        }
        let (id, had) = people::withdraw(at.ctx, &at.actor, who, role).await?;
        let listed = people::one(at.ctx, &at.actor, id).await?;
        Ok(view::people::role_ended(words, &listed, role, had).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn group(
    slash: Slash<'_>,
    #[autocomplete = "groups"] group: String,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
    name: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        if let Some(name) = name {
            let (from, to) = people::rename_group(at.ctx, &at.actor, &group, &name).await?;
            return Ok(view::people::renamed(at.words, &from, &to).into());
        }
        let id = people::move_to(at.ctx, &at.actor, who(user.as_ref(), person)?, group).await?;
        changed(&at, id, "people-group-title").await
    })
    .await
}

#[poise::command(slash_command)]
async fn leave(
    slash: Slash<'_>,
    from: String,
    to: String,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
    remove: Option<bool>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (from, to) = (people::date(&from)?, people::date(&to)?);
        let (who, words, dates) = (who(user.as_ref(), person)?, at.words, (from, to));
        Ok(if remove == Some(true) {
            let person = people::leave_taken_back(at.ctx, &at.actor, who, from, to).await?;
            view::people::leave_taken_back(words, &person, dates).into()
        } else {
            let person = people::leave(at.ctx, &at.actor, who, from, to).await?;
            view::people::leave(words, &person, dates).into()
        })
    })
    .await
}

#[poise::command(slash_command)]
async fn remove(
    slash: Slash<'_>,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
    on: Option<String>,
    undo: Option<bool>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let (ctx, words, who) = (at.ctx, at.words, who(user.as_ref(), person)?);
        if undo == Some(true) {
            let person = people::stays_named(ctx, &at.actor, &who).await?;
            return Ok(view::people::stays(words, &person).into());
        }
        let on = on.map(|on| people::date(&on)).transpose()?;
        Ok(match on.filter(|on| *on != at.actor.today) {
            Some(on) => {
                let person = people::leaving(ctx, &at.actor, &who, on).await?;
                view::people::leaving(words, &person, on).into()
            }
            None => {
                let person = people::removal(ctx, &at.actor, &who).await?;
                view::people::removal(words, &person).into()
            }
        })
    })
    .await
}

#[poise::command(slash_command)]
async fn list(slash: Slash<'_>) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        let listing = people::list(at.ctx, &at.actor, 0).await?;
        Ok(view::people::list(at.words, &listing).into())
    })
    .await
}

#[poise::command(slash_command)]
async fn unreachable(
    slash: Slash<'_>,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
) -> Result<(), Error> {
    answer(slash, async {
        let at = At::of(slash).await?;
        if user.is_some() || person.is_some() {
            let traces = people::traces(at.ctx, &at.actor, &who(user.as_ref(), person)?).await?;
            return Ok(view::people::traces(at.words, &traces).into());
        }
        let reach = people::unreachable(at.ctx, &at.actor).await?;
        Ok(view::people::unreachable(at.words, &reach).into())
    })
    .await
}

// Both look for what is typed in their own way, letters without their marks too.
async fn rows(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        let rows = people::rows(at.ctx, &at.actor).await?;
        Ok(rows.into_iter().map(|(id, name)| (name, id.to_string())).collect())
    })
    .await
}

async fn groups(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    suggest(typed, async {
        let at = At::of(slash).await?;
        if typed.trim() == "-" {
            // Enter takes the first suggestion, and this must not be a group.
            return Ok(vec![("-".to_owned(), "-".to_owned())]);
        }
        let groups = people::group_names(at.ctx, &at.actor).await?;
        Ok(groups.into_iter().map(|name| (name.clone(), name)).collect())
    })
    .await
}
