//! Any form: picks, windows, saving, sharing.

use crate::discord::action::FormPress;
use crate::discord::card::Reply;
use crate::discord::desk::{Desk, Pressed};
use crate::discord::view;
use crate::domain::forms::QUOTE_TEXT;
use crate::domain::refusal::Refusal;
use crate::domain::subject::Subject;
use crate::usecase::Result;
use crate::usecase::caller::Actor;
use crate::usecase::forms::{self, Next, Screen, Sharing};

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
        FormPress::Share(_) | FormPress::Visibility(..) | FormPress::Quote(..) | FormPress::QuoteText(_) => {
            sharing(desk, actor, pressed, press).await
        }
    }
}

/// What stands under *Share*: who may see it, and in June what may be quoted.
async fn sharing(desk: &Desk, actor: &Actor, pressed: &Pressed, press: FormPress) -> Result<Reply> {
    let ctx = &desk.ctx;
    match press {
        FormPress::Share(entry) => asked(desk, actor, forms::share(ctx, actor, entry).await),
        FormPress::Visibility(entry, visibility) => {
            asked(desk, actor, forms::set_visibility(ctx, actor, entry, visibility).await)
        }
        FormPress::Quote(entry, value) if value == "yes" => {
            let sharing = forms::ask_quote(ctx, actor, entry).await?;
            let form = forms::form_of(ctx, sharing.entry.subject);
            let window = view::form::quote_window(desk.words(actor.lang()), form, &sharing);
            Ok(Reply::Modal(window))
        }
        FormPress::Quote(entry, value) => asked(desk, actor, forms::set_quote(ctx, actor, entry, value).await),
        FormPress::QuoteText(entry) => {
            let text = pressed.text(QUOTE_TEXT).to_owned();
            asked(desk, actor, forms::set_quote_text(ctx, actor, entry, text).await)
        }
        _ => Err(Refusal::UnknownButton.into()),
    }
}

fn shown(desk: &Desk, actor: &Actor, subject: Subject, screen: Result<Screen>) -> Result<Reply> {
    let form = forms::form_of(&desk.ctx, subject);
    Ok(view::form::screen(desk.words(actor.lang()), form, &screen?).into())
}

fn asked(desk: &Desk, actor: &Actor, sharing: Result<Sharing>) -> Result<Reply> {
    let sharing = sharing?;
    let form = forms::form_of(&desk.ctx, sharing.entry.subject);
    Ok(view::form::sharing(desk.words(actor.lang()), form, &sharing).into())
}
