//! Any form: picks, windows, saving.

use crate::discord::action::FormPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::subject::Subject;
use crate::usecase::Result;
use crate::usecase::caller::Actor;
use crate::usecase::forms::{self, Next, Screen};

/// Answers a press.
///
/// # Errors
/// Refused when the person may not, or the occasion is gone.
pub async fn handle(desk: &Desk, actor: &Actor, pressed: &Pressed, press: FormPress) -> Result<Reply> {
    let ctx = &desk.ctx;
    match press {
        FormPress::Open(subject) => shown(desk, actor, subject, forms::open(ctx, actor, subject).await),
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
                let window = view::form::window(desk.words(actor.lang()), forms::form_of(ctx, subject), &filling);
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

fn shown(desk: &Desk, actor: &Actor, subject: Subject, screen: Result<Screen>) -> Result<Reply> {
    let form = forms::form_of(&desk.ctx, subject);
    Ok(view::form::screen(desk.words(actor.lang()), form, &screen?).into())
}
