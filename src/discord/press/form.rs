//! Any form: picks, windows, saving.

use crate::discord::action::FormPress;
use crate::discord::card::{Card, Reply};
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::subject::Subject;
use crate::locale::Words;
use crate::usecase::caller::Actor;
use crate::usecase::forms::{self, Next, Screen};
use crate::usecase::{Ctx, Result};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: FormPress) -> Result<Reply> {
    let ctx = &desk.ctx;
    match press {
        FormPress::Open(subject) => Ok(opened(ctx, actor, desk.words(actor.lang()), subject).await?.into()),
        FormPress::Edit(subject) => shown(desk, actor, subject, forms::edit(ctx, actor, subject).await),
        FormPress::Pick(subject, field, value) => shown(
            desk,
            actor,
            subject,
            forms::pick(ctx, actor, subject, field, value).await,
        ),
        FormPress::Choose(subject, field) => {
            let values = pressed.values.clone();
            shown(
                desk,
                actor,
                subject,
                forms::choose(ctx, actor, subject, field, values).await,
            )
        }
        FormPress::Next(subject, page) => match forms::next(ctx, actor, subject, page.into()).await? {
            Next::Screen(screen) => shown(desk, actor, subject, Ok(screen)),
            Next::Window(filling) => {
                let window = view::form::window(desk.words(actor.lang()), ctx.form_of(subject), &filling);
                Ok(Reply::Modal(window))
            }
        },
        FormPress::Page(subject, page) => {
            let typed = pressed.typed.clone();
            shown(
                desk,
                actor,
                subject,
                forms::page(ctx, actor, subject, page.into(), typed).await,
            )
        }
        FormPress::Submit(subject) => shown(desk, actor, subject, forms::submit(ctx, actor, subject).await),
    }
}

/// A form as it is opened, from wherever that is.
///
/// # Errors
/// Refused when the person may not fill it in, or the occasion is gone.
pub async fn opened(ctx: &Ctx, actor: &Actor, words: Words<'_>, subject: Subject) -> Result<Card> {
    let screen = forms::open(ctx, actor, subject).await?;
    Ok(view::form::screen(words, ctx.form_of(subject), &screen))
}

fn shown(desk: &Desk, actor: &Actor, subject: Subject, screen: Result<Screen>) -> Result<Reply> {
    let form = desk.ctx.form_of(subject);
    Ok(view::form::screen(desk.words(actor.lang()), form, &screen?).into())
}
