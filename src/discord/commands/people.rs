//! `/people`: the staff list in the coordinator's hands.

use poise::serenity_prelude as serenity;
use serenity::{Attachment, AutocompleteChoice, CreateAutocompleteResponse, User};

use super::word::{QuotaWord, RoleWord};
use super::{Slash, actor, answer, promise};
use crate::discord::card::Reply;
use crate::discord::desk::Desk;
use crate::discord::{attachment, view};
use crate::domain::ids::{PersonId, Snowflake};
use crate::locale::one_line;
use crate::usecase::caller::Actor;
use crate::usecase::people::{self, Addition, Edit, Who};
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
    let desk = slash.data();
    promise(slash, async {
        let actor = actor(slash).await?;
        // Before the file is fetched: a pupil's file is nobody's business.
        actor.must_be(crate::domain::people::Role::Coordinator)?;
        let bytes = attachment::fetch(&desk.web, &file).await?;
        let outcome = people_import::preview(&desk.ctx, &actor, &bytes).await?;
        Ok(view::people_import::outcome(desk.words(actor.lang()), &outcome))
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
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
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
        let person = people::add(&desk.ctx, &actor, addition).await?;
        changed(desk, &actor, person.id, "people-added-title").await
    };
    answer(slash, reply.await).await
}

/// The row as it is after a change, and what speaks against its group or curator now.
async fn changed(desk: &Desk, actor: &Actor, person: PersonId, title: &str) -> Result<Reply, Error> {
    let listed = people::one(&desk.ctx, actor, person).await?;
    let advice = people::advice(&desk.ctx, actor, &listed).await?;
    Ok(view::people::changed(desk.words(actor.lang()), title, &listed, &advice).into())
}

/// The account or the row that a command is about.
fn who(user: Option<&User>, row: Option<String>) -> Result<Who, Error> {
    Who::from_options(user.map(|user| Snowflake(user.id.get())), row)
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
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let account = |user: User| Who::Account(Snowflake(user.id.get()));
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
        let id = people::edit(&desk.ctx, &actor, who(user.as_ref(), person)?, edit).await?;
        changed(desk, &actor, id, "people-edited-title").await
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn confirm(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let claims = joining::waiting(&desk.ctx, &actor).await?;
        Ok(view::joining::claims(desk.words(actor.lang()), &claims).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn role(
    slash: Slash<'_>,
    role: RoleWord,
    user: Option<User>,
    remove: Option<bool>,
    #[autocomplete = "rows"] person: Option<String>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let who = who(user.as_ref(), person)?;
        let words = desk.words(actor.lang());
        let role = role.0;
        if remove != Some(true) {
            let id = people::grant(&desk.ctx, &actor, who, role).await?;
            return changed(desk, &actor, id, "people-role-title").await;
        }
        let (id, had) = people::withdraw(&desk.ctx, &actor, who, role).await?;
        let listed = people::one(&desk.ctx, &actor, id).await?;
        Ok(view::people::role_ended(words, &listed, role, had).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn group(
    slash: Slash<'_>,
    #[autocomplete = "groups"] group: String,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
    name: Option<String>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        if let Some(name) = name {
            let (from, to) = people::rename_group(&desk.ctx, &actor, &group, &name).await?;
            return Ok(view::people::renamed(desk.words(actor.lang()), &from, &to).into());
        }
        let id = people::move_to(&desk.ctx, &actor, who(user.as_ref(), person)?, group).await?;
        changed(desk, &actor, id, "people-group-title").await
    };
    answer(slash, reply.await).await
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
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let (from, to) = (people::date(&from)?, people::date(&to)?);
        let (who, words, dates) = (who(user.as_ref(), person)?, desk.words(actor.lang()), (from, to));
        Ok(if remove == Some(true) {
            let person = people::leave_taken_back(&desk.ctx, &actor, who, from, to).await?;
            view::people::leave_taken_back(words, &person, dates).into()
        } else {
            let person = people::leave(&desk.ctx, &actor, who, from, to).await?;
            view::people::leave(words, &person, dates).into()
        })
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn remove(
    slash: Slash<'_>,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
    on: Option<String>,
    undo: Option<bool>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let (ctx, words, who) = (&desk.ctx, desk.words(actor.lang()), who(user.as_ref(), person)?);
        if undo == Some(true) {
            let person = people::stays_named(ctx, &actor, &who).await?;
            return Ok(view::people::stays(words, &person).into());
        }
        let on = on.map(|on| people::date(&on)).transpose()?;
        Ok(match on.filter(|on| *on != actor.today) {
            Some(on) => {
                let person = people::leaving(ctx, &actor, &who, on).await?;
                view::people::leaving(words, &person, on).into()
            }
            None => {
                let person = people::removal(ctx, &actor, &who).await?;
                view::people::removal(words, &person).into()
            }
        })
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn list(slash: Slash<'_>) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        let listing = people::list(&desk.ctx, &actor, 0).await?;
        Ok(view::people::list(desk.words(actor.lang()), &listing).into())
    };
    answer(slash, reply.await).await
}

#[poise::command(slash_command)]
async fn unreachable(
    slash: Slash<'_>,
    user: Option<User>,
    #[autocomplete = "rows"] person: Option<String>,
) -> Result<(), Error> {
    let desk = slash.data();
    let reply = async {
        let actor = actor(slash).await?;
        if user.is_some() || person.is_some() {
            let traces = people::traces(&desk.ctx, &actor, &who(user.as_ref(), person)?).await?;
            return Ok(view::people::traces(desk.words(actor.lang()), &traces).into());
        }
        let reach = people::unreachable(&desk.ctx, &actor).await?;
        Ok(view::people::unreachable(desk.words(actor.lang()), &reach).into())
    };
    answer(slash, reply.await).await
}

/// Options of one completion.
const SUGGESTIONS: usize = 25;

async fn rows(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    let desk = slash.data();
    let rows = match actor(slash).await {
        Ok(actor) => people::rows_like(&desk.ctx, &actor, typed).await.unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let choices = rows.into_iter().take(SUGGESTIONS);
    let choices = choices.map(|(id, name)| AutocompleteChoice::new(one_line(&name, 100), id.to_string()));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

async fn groups(slash: Slash<'_>, typed: &str) -> CreateAutocompleteResponse {
    let desk = slash.data();
    let groups = match actor(slash).await {
        Ok(actor) => people::groups_like(&desk.ctx, &actor, typed).await.unwrap_or_default(),
        Err(_) => Vec::new(),
    };
    let choices = groups.into_iter().take(SUGGESTIONS);
    let choices = choices.map(|name| AutocompleteChoice::new(one_line(&name, 100), one_line(&name, 100)));
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}
