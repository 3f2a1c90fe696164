//! The one place that answers an interaction, so that what is ephemeral, what replaces what, and what happens when an
//! answer does not arrive is decided once.

use std::time::Duration;

use poise::serenity_prelude as serenity;
use reqwest::Method;
use reqwest::header::{AUTHORIZATION, USER_AGENT};
use reqwest::multipart::{Form, Part};
use serde::Serialize;
use serde_json::Value;
use serenity::{
    Context, CreateAutocompleteResponse, CreateInteractionResponse, CreateInteractionResponseMessage, ErrorResponse,
    HttpError, InteractionId, Message, MessageFlags, Route,
};

use super::card::{Card, File, Reply};
use super::custom_id::Sign;
use super::desk::Desk;
use super::error;
use super::trouble::{code, status, tried};
use crate::usecase::Error;
use crate::usecase::caller::{self, Caller};

/// An answer that takes longer is promised first: Discord shows that it is being worked on, and waits.
pub(super) const AT_ONCE: Duration = Duration::from_secs(1);
/// How long a first answer is tried: Discord takes it for three seconds, some of which are over.
const FIRST: Duration = Duration::from_millis(2500);
/// How long an answer that was promised is tried; the person still looks at "thinking".
const PROMISED: Duration = Duration::from_secs(60);

/// The interaction that is answered, by whom, and for whom.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) desk: &'a Desk,
    discord: &'a Context,
    id: InteractionId,
    token: &'a str,
    pub(super) caller: &'a Caller,
}

/// An answer's body, and the files beside it.
struct Body {
    json: Value,
    files: Vec<File>,
}

impl<'a> Asked<'a> {
    /// The interaction with this id and token.
    pub(super) const fn of(
        desk: &'a Desk,
        discord: &'a Context,
        (id, token): (InteractionId, &'a str),
        caller: &'a Caller,
    ) -> Self {
        Self {
            desk,
            discord,
            id,
            token,
            caller,
        }
    }

    /// Answers: `in_place` of what was pressed when that is already this person's alone and still there, else beside it.
    /// When Discord refuses the answer, the person reads an apology, not that nothing responded.
    pub(super) async fn give(&self, reply: &Reply, in_place: bool, sign: Sign) {
        let mut sent = self.first(built(reply, in_place, sign)).await;
        if in_place && is_without_place(&sent) {
            sent = self.first(built(reply, false, sign)).await;
        }
        let refused = is_refused(&sent);
        report(sent);
        if refused {
            let apology = Reply::Beside(self.apology().await);
            report(self.first(built(&apology, false, sign)).await);
        }
    }

    /// Tells Discord that the answer comes later, for this person's eyes only; answers whether that worked.
    pub(super) async fn defer(&self) -> bool {
        let later = CreateInteractionResponseMessage::new().ephemeral(true);
        let sent = self
            .first(body(&CreateInteractionResponse::Defer(later), Vec::new()))
            .await;
        let done = sent.is_ok();
        report(sent);
        done
    }

    /// Gives the answer that was promised.
    pub(super) async fn finish(&self, card: &Card, sign: Sign) {
        let sent = self.completed(card, sign).await;
        let refused = is_refused(&sent);
        report(sent);
        if refused {
            report(self.completed(&self.apology().await, sign).await);
        }
    }

    /// Answers somebody who types an option's value: nothing to suggest.
    pub(super) async fn suggest_nothing(&self) {
        let nothing = CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new());
        report(self.first(body(&nothing, Vec::new())).await);
    }

    async fn first(&self, answer: serde_json::Result<Body>) -> serenity::Result<()> {
        let answer = &answer?;
        let (id, token) = (self.id, self.token);
        let route = Route::InteractionResponse {
            interaction_id: id,
            token,
        };
        let send = || async move {
            if answer.files.is_empty() {
                let http = &self.discord.http;
                return http
                    .create_interaction_response(id, token, &answer.json, Vec::new())
                    .await;
            }
            self.with_files(Method::POST, route, answer).await
        };
        tried(FIRST, send).await
    }

    async fn completed(&self, card: &Card, sign: Sign) -> serenity::Result<()> {
        let answer = &body(&card.edit(sign), card.files.clone())?;
        let http = &self.discord.http;
        let route = Route::WebhookOriginalInteractionResponse {
            application_id: http.application_id().ok_or(HttpError::ApplicationIdMissing)?,
            token: self.token,
        };
        let send = || async move {
            if answer.files.is_empty() {
                let edited = http.edit_original_interaction_response(self.token, &answer.json, Vec::new());
                return edited.await.map(|_: Message| ());
            }
            self.with_files(Method::PATCH, route, answer).await
        };
        tried(PROMISED, send).await
    }

    /// A form with files. The library numbers its parts only inside its own builders, and calls each of them the first.
    async fn with_files(&self, method: Method, route: Route<'_>, answer: &Body) -> serenity::Result<()> {
        let mut form = Form::new().text("payload_json", answer.json.to_string());
        for (number, file) in answer.files.iter().enumerate() {
            let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
            form = form.part(format!("files[{number}]"), part);
        }
        let request = self.desk.web.client().request(method.clone(), route.path().as_ref());
        let request = request
            .header(AUTHORIZATION, self.discord.http.token())
            .header(USER_AGENT, serenity::constants::USER_AGENT)
            .multipart(form);
        let given = request.send().await?;
        if given.status().is_success() {
            return Ok(());
        }
        Err(HttpError::UnsuccessfulRequest(ErrorResponse::from_response(given, method).await).into())
    }

    async fn apology(&self) -> Card {
        let words = self.desk.words(caller::language(&self.desk.ctx, self.caller).await);
        error::explain(words, self.caller, &Error::Bug("Discord refused an answer"))
    }
}

/// Whether a message is one person's alone.
pub(super) fn is_ephemeral(flags: Option<MessageFlags>) -> bool {
    flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

fn built(reply: &Reply, in_place: bool, sign: Sign) -> serde_json::Result<Body> {
    match reply {
        Reply::Card(card) if in_place => body(&card.update(sign), card.files.clone()),
        Reply::Card(card) | Reply::Beside(card) => {
            let answer = CreateInteractionResponse::Message(card.answer(sign));
            body(&answer, card.files.clone())
        }
        Reply::Modal(modal) => body(&modal.build(sign), Vec::new()),
    }
}

/// The body as Discord describes it: the library writes the ids of people chosen already in a select as numbers, where
/// the description wants text, and the number of every new file as zero.
fn body(answer: &impl Serialize, files: Vec<File>) -> serde_json::Result<Body> {
    let mut json = serde_json::to_value(answer)?;
    make_ids_text(&mut json);
    number_files(&mut json);
    Ok(Body { json, files })
}

fn make_ids_text(part: &mut Value) {
    match part {
        Value::Array(parts) => parts.iter_mut().for_each(make_ids_text),
        Value::Object(fields) => {
            if let Some(number) = fields.get("id").and_then(Value::as_u64) {
                fields.insert("id".to_owned(), number.to_string().into());
            }
            fields.values_mut().for_each(make_ids_text);
        }
        _ => {}
    }
}

/// The files of an answer are all new: each gets the number of its part in the form.
fn number_files(body: &mut Value) {
    for pointer in ["/attachments", "/data/attachments"] {
        let listed = body.pointer_mut(pointer).and_then(Value::as_array_mut);
        for (number, file) in listed.into_iter().flatten().enumerate() {
            file["id"] = number.to_string().into();
        }
    }
}

/// Whether Discord found fault with the answer itself, and not with there being one already.
fn is_refused(sent: &serenity::Result<()>) -> bool {
    sent.as_ref()
        .is_err_and(|fault| status(fault) == Some(400) && code(fault) != Some(40060))
}

/// Whether the message that was pressed is not there any more, while the interaction is.
fn is_without_place(sent: &serenity::Result<()>) -> bool {
    sent.as_ref()
        .is_err_and(|fault| status(fault) == Some(404) && code(fault) != Some(10062))
}

/// An answer that does not arrive cannot be told to the person any more; the operator must hear of it. Discord's words
/// name the field at fault, never its text.
fn report(result: serenity::Result<()>) {
    if let Err(fault) = result {
        metrics::counter!("kolega_answers_failed_total").increment(1);
        tracing::error!(%fault, "an interaction could not be answered");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_an_answer_has_the_number_of_its_part() {
        let mut card = Card::text("x");
        for name in ["a.txt", "b.txt"] {
            card.files.push(File {
                name: name.to_owned(),
                bytes: name.as_bytes().to_vec(),
            });
        }
        let listed = |json: &Value, pointer: &str| {
            let files = json.pointer(pointer).and_then(Value::as_array).unwrap();
            files
                .iter()
                .map(|file| format!("{} {}", file["id"], file["filename"]))
                .collect::<Vec<_>>()
        };
        let wanted = [r#""0" "a.txt""#, r#""1" "b.txt""#];
        let first = built(&Reply::Card(card.clone()), false, Sign::default()).unwrap();
        assert_eq!(listed(&first.json, "/data/attachments"), wanted);
        let completed = body(&card.edit(Sign::default()), card.files.clone()).unwrap();
        assert_eq!(listed(&completed.json, "/attachments"), wanted);
        assert_eq!(completed.files.len(), 2);
    }
}
