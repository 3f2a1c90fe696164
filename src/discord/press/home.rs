//! Own pages and settings.

use crate::discord::action::HomePress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::ids::{EntryId, Snowflake};
use crate::usecase::caller::Actor;
use crate::usecase::{Error, home, people, privacy, sharing};

/// Answers a press.
///
/// # Errors
/// Refused when the button is nobody's.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: HomePress) -> Result<Reply, Error> {
    let ctx = &desk.ctx;
    let mut lang = actor.lang();
    match press {
        HomePress::Overview => {
            let overview = home::overview(ctx, actor).await?;
            return Ok(view::home::overview(desk.words(lang), &overview).into());
        }
        HomePress::Shared => return shared(desk, actor, None).await,
        HomePress::SharedOne => return shared(desk, actor, Some(pressed.chosen()?)).await,
        HomePress::Settings => {}
        HomePress::Away => return away(desk, actor).await,
        HomePress::AwayWindow => return Ok(Reply::Modal(view::home::away_window(desk.words(lang), actor.today))),
        HomePress::AwayDates => {
            people::note_own(ctx, actor, pressed.text("from"), pressed.text("to")).await?;
            return away(desk, actor).await;
        }
        HomePress::Take => {
            let own = privacy::export(ctx, actor).await?;
            return Ok(Reply::Beside(view::privacy::taken(desk.words(lang), &own)?));
        }
        HomePress::Erase(newest, drafts, changed) => {
            let erased = privacy::erase_own(ctx, actor, (newest, drafts, changed)).await?;
            return Ok(view::privacy::erased(desk.words(lang), &erased).into());
        }
        HomePress::SnoozeWindow => {
            return Ok(Reply::Modal(view::home::snooze_window(desk.words(lang), actor.today)));
        }
        HomePress::SnoozeDate => {
            home::set_snooze(ctx, actor, pressed.text("until")).await?;
            return away(desk, actor).await;
        }
        HomePress::SnoozeOver => {
            home::end_snooze(ctx, actor).await?;
            return away(desk, actor).await;
        }
        HomePress::AwayBack => {
            let dates = pressed.values.iter().filter_map(|value| {
                let (from, to) = value.split_once('/')?;
                Some((from.parse().ok()?, to.parse().ok()?))
            });
            people::take_back_own(ctx, actor, dates.collect()).await?;
            return away(desk, actor).await;
        }
        HomePress::Language(chosen) => {
            lang = chosen;
            home::set_language(ctx, actor, lang).await?;
        }
        HomePress::Visitors(number) => home::set_visitors(ctx, actor, number).await?,
        HomePress::Wishes => home::set_wishes(ctx, actor, &pressed.values).await?,
        HomePress::NotWith => {
            let accounts: Vec<Snowflake> = pressed.values.iter().filter_map(|value| value.parse().ok()).collect();
            home::set_not_with(ctx, actor, &accounts).await?;
        }
    }
    let settings = home::settings(ctx, actor).await?;
    Ok(view::home::settings(desk.words(lang), lang, &settings).into())
}

async fn shared(desk: &Desk, actor: &Actor, entry: Option<EntryId>) -> Result<Reply, Error> {
    let shared = sharing::shared(&desk.ctx, actor, entry).await?;
    let catalogue = &desk.ctx.rules.forms.catalogue;
    Ok(view::shared::shared(desk.words(actor.lang()), catalogue, actor.school.zone, &shared).into())
}

async fn away(desk: &Desk, actor: &Actor) -> Result<Reply, Error> {
    let absences = people::own_absences(&desk.ctx, actor).await?;
    let snooze = home::snooze(&desk.ctx, actor).await?;
    Ok(view::home::away(desk.words(actor.lang()), &absences, snooze).into())
}
