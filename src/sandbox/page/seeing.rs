//! The page's calls that only look.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::refused::refusal;
use super::{Chapter, Desk};
use crate::sandbox::ids::{AttachmentId, ChannelId, MessageId, RoleId, UserId};
use crate::sandbox::vocabulary::{
    ChannelKind, ChannelView, CommandView, GuildView, MessageView, ModalView, RoleView, UserView,
};

/// How many messages are fetched at once.
const PAGE: usize = 50;

/// Someone whom one can be.
#[derive(Serialize)]
pub(super) struct Person {
    #[serde(flatten)]
    user: UserView,
    /// What the host says of them.
    label: Option<String>,
    /// Unread messages addressed to them.
    unread: usize,
}

/// Which language words are wanted in.
#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default = "lithuanian")]
    lang: String,
}

fn lithuanian() -> String {
    "lt".to_owned()
}

async fn persons(desk: &Desk, lang: &str) -> Vec<Person> {
    let mut labels = desk.host.labels(lang).await;
    let unread = |user| {
        desk.world
            .channels_for(user)
            .iter()
            .map(|channel| channel.mentions)
            .sum()
    };
    let person = |user: UserView| Person {
        label: labels.remove(&user.id),
        unread: unread(user.id),
        user,
    };
    desk.world.users().into_iter().map(person).collect()
}

/// Where the clock stands.
#[derive(Serialize)]
pub(super) struct ClockShown {
    now: String,
    zone: String,
}

/// `GET /clock`
pub(super) async fn clock(State(desk): State<Desk>) -> Json<ClockShown> {
    Json(ClockShown {
        now: desk.host.now(),
        zone: desk.host.zone(),
    })
}

/// `GET /guide?lang=`: what a visitor may be led through.
pub(super) async fn guide(State(desk): State<Desk>, Query(wanted): Query<Wanted>) -> Json<Vec<Chapter>> {
    Json(desk.host.chapters(&wanted.lang))
}

/// What the page begins with.
#[derive(Serialize)]
pub(super) struct Start {
    #[serde(flatten)]
    clock: ClockShown,
    people: Vec<Person>,
    bot: UserView,
}

/// `GET /start`
pub(super) async fn start(State(desk): State<Desk>) -> Json<Start> {
    let clock = ClockShown {
        now: desk.host.now(),
        zone: desk.host.zone(),
    };
    Json(Start {
        clock,
        people: persons(&desk, "lt").await,
        bot: desk.world.bot(),
    })
}

/// `GET /people?lang=`
pub(super) async fn people(State(desk): State<Desk>, Query(wanted): Query<Wanted>) -> Json<Vec<Person>> {
    Json(persons(&desk, &wanted.lang).await)
}

/// The left side of the page.
#[derive(Serialize)]
pub(super) struct Places {
    guilds: Vec<GuildView>,
    channels: Vec<ChannelView>,
}

/// `GET /as/{user}/channels`
pub(super) async fn channels(State(desk): State<Desk>, Path(user): Path<UserId>) -> Json<Places> {
    Json(Places {
        guilds: desk.world.guilds_for(user),
        channels: desk.world.channels_for(user),
    })
}

/// A message with the played time at which it came.
#[derive(Serialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    view: MessageView,
    at: String,
    edited_at: Option<String>,
}

/// A stretch of a channel, oldest first.
#[derive(Serialize)]
pub(super) struct Stretch {
    messages: Vec<Shown>,
    /// Whether there are older ones.
    more: bool,
}

/// Where a stretch ends.
#[derive(Deserialize)]
pub(super) struct Before {
    before: Option<MessageId>,
}

/// `GET /as/{user}/channels/{channel}/messages?before=`
pub(super) async fn messages(
    State(desk): State<Desk>,
    Path((user, channel)): Path<(UserId, ChannelId)>,
    Query(Before { before }): Query<Before>,
) -> Json<Stretch> {
    let mut views = desk.world.messages_for(user, channel);
    views.retain(|view| before.is_none_or(|before| view.id < before));
    let from = views.len().saturating_sub(PAGE);
    let shown = views.drain(from..).map(|view| {
        let (at, edited_at) = desk.live.times(view.id);
        Shown {
            edited_at: edited_at.filter(|_| view.edited.is_some()),
            view,
            at,
        }
    });
    Json(Stretch {
        messages: shown.collect(),
        more: from > 0,
    })
}

/// `GET /as/{user}/channels/{channel}/commands`
pub(super) async fn commands(
    State(desk): State<Desk>,
    Path((user, channel)): Path<(UserId, ChannelId)>,
) -> Json<Vec<CommandView>> {
    Json(desk.world.commands_for(user, channel))
}

/// People, roles and channels that can be picked in a place.
#[derive(Serialize)]
pub(super) struct Offers {
    users: Vec<UserView>,
    roles: Vec<RoleView>,
    channels: Vec<ChannelView>,
}

/// `GET /as/{user}/channels/{channel}/offers`
pub(super) async fn offers(State(desk): State<Desk>, Path((user, channel)): Path<(UserId, ChannelId)>) -> Json<Offers> {
    let world = &desk.world;
    let mut channels = world.channels_for(user);
    let guild = channels
        .iter()
        .find(|view| view.id == channel)
        .and_then(|view| view.guild);
    channels.retain(|view| view.kind == ChannelKind::Text && view.guild == guild);
    let Some(guild) = guild else {
        let users = world.user(user).into_iter().chain([world.bot()]).collect();
        return Json(Offers {
            users,
            roles: Vec::new(),
            channels: Vec::new(),
        });
    };
    let everyone = RoleId(guild.0);
    let roles = world
        .roles(guild)
        .into_iter()
        .filter(|role| role.id != everyone)
        .collect();
    Json(Offers {
        users: world.members(guild),
        roles,
        channels,
    })
}

/// `GET /as/{user}/modal`: the window that stands open, so that a reload does not lose it.
pub(super) async fn modal(State(desk): State<Desk>, Path(user): Path<UserId>) -> Json<Option<ModalView>> {
    Json(desk.world.open_modal(user))
}

/// `GET /as/{user}/attachments/{attachment}`
pub(super) async fn attachment(
    State(desk): State<Desk>,
    Path((user, attachment)): Path<(UserId, AttachmentId)>,
) -> Response {
    let Some((kind, bytes)) = desk.world.attachment(user, attachment) else {
        return refusal(
            StatusCode::NOT_FOUND,
            "no_such_file",
            "this person does not see such a file",
        );
    };
    // Whatever the file claims to be, a browser must not run it.
    let sandboxed = (HeaderName::from_static("content-security-policy"), "sandbox".to_owned());
    ([(header::CONTENT_TYPE, kind), sandboxed], bytes.to_vec()).into_response()
}
