//! Fault switches: troubles that a visitor may order, and the account of what then happened.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::Desk;
use super::refused::Refused;
use crate::sandbox::ids::UserId;
use crate::sandbox::vocabulary::Fault;
use crate::sandbox::world::World;

/// How long a slow network takes for every answer: well within the three seconds that an interaction has.
const SLOW: Duration = Duration::from_millis(1500);
/// How long the bot is told to wait by an ordered 429.
const WAIT: Duration = Duration::from_secs(2);
/// How many calls an order of 429 strikes.
const STRIKES: usize = 3;
/// What an ordered 429 strikes: writing a message.
const WRITING: &str = "/channels/{channel_id}/messages";

/// Something that happened because of a trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Incident {
    /// A person forbade direct messages.
    DmsClosed,
    /// A person allows direct messages again.
    DmsOpened,
    /// A person left the server.
    Left,
    /// A person came back to the server.
    Back,
    /// The network became slow.
    SlowOn,
    /// The network is as fast as before.
    SlowOff,
    /// The next calls will be told to wait.
    Limited,
    /// The gateway connection was cut.
    Dropped,
    /// The bot is being stopped.
    Restarting,
    /// The bot could not be started again.
    NotRestarted,
    /// The bot's gateway connection is there.
    Online,
    /// The bot's gateway connection is gone.
    Offline,
    /// Discord told the bot to wait.
    TooManyRequests,
    /// Discord did not deliver a message to a person who forbids them.
    NotDelivered,
}

/// An incident, when (by the played clock) and how often in a row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Happened {
    pub(super) at: String,
    pub(super) what: Incident,
    /// Whom it concerns.
    pub(super) user: Option<UserId>,
    pub(super) times: usize,
}

/// Which switches are on.
#[derive(Serialize)]
pub(super) struct Switches {
    slow: bool,
    closed: Vec<UserId>,
    /// Who is on no server.
    gone: Vec<UserId>,
}

impl Switches {
    fn now(desk: &Desk) -> Self {
        Self {
            slow: desk.world.slowness() > 0,
            closed: desk.world.closed_dms(),
            gone: gone(&desk.world),
        }
    }
}

fn gone(world: &World) -> Vec<UserId> {
    let people = world.users().into_iter().map(|user| user.id);
    people.filter(|user| world.guilds_for(*user).is_empty()).collect()
}

/// Which switches are on, and what happened so far, oldest first.
#[derive(Serialize)]
pub(super) struct Troubles {
    #[serde(flatten)]
    switches: Switches,
    log: Vec<Happened>,
}

/// What a visitor orders.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Order {
    /// Forbids or allows direct messages to a person.
    Dms {
        /// Whose.
        user: UserId,
        /// Whether they are forbidden.
        on: bool,
    },
    /// Takes a person off every server, or back to those of the bot.
    Gone {
        /// Whom.
        user: UserId,
        /// Whether they go.
        on: bool,
    },
    /// Makes every answer slow, or fast again.
    Slow {
        /// Whether it is slow.
        on: bool,
    },
    /// Answers the next messages with 429.
    Limit,
    /// Cuts the gateway connection.
    Drop,
    /// Stops the bot and starts it again.
    Restart,
}

/// `GET /trouble`
pub(super) async fn look(State(desk): State<Desk>) -> Json<Troubles> {
    Json(Troubles {
        switches: Switches::now(&desk),
        log: desk.live.log(),
    })
}

/// `POST /trouble`: answers when it is in force (a restart: when it is over). What happens then is told by the stream of
/// hints alone: an account in this answer could be older than what the page has heard meanwhile.
pub(super) async fn order(State(desk): State<Desk>, Json(order): Json<Order>) -> Result<Json<Switches>, Refused> {
    let (world, live) = (&desk.world, &desk.live);
    match order {
        Order::Dms { user, on } => {
            world.close_dms(user, on);
            let what = if on { Incident::DmsClosed } else { Incident::DmsOpened };
            live.note(what, Some(user));
        }
        Order::Gone { user, on } => {
            let whose = if on { user } else { world.bot().id };
            for guild in world.guilds_for(whose) {
                if on {
                    world.leave(guild.id, user);
                } else {
                    world.join(guild.id, user);
                }
            }
            live.note(if on { Incident::Left } else { Incident::Back }, Some(user));
        }
        Order::Slow { on } => {
            world.slow(
                if on { SLOW } else { Duration::ZERO }
                    .as_millis()
                    .try_into()
                    .unwrap_or_default(),
            );
            live.note(if on { Incident::SlowOn } else { Incident::SlowOff }, None);
        }
        Order::Limit => {
            world.fail_next(Fault::rate_limit("POST", WRITING, WAIT, false).times(STRIKES));
            live.note(Incident::Limited, None);
        }
        Order::Drop => {
            live.note(Incident::Dropped, None);
            world.drop_gateway();
        }
        Order::Restart => restart(&desk).await?,
    }
    Ok(Json(Switches::now(&desk)))
}

async fn restart(desk: &Desk) -> Result<(), Refused> {
    let Ok(_alone) = desk.live.moving.try_lock() else {
        return Err(Refused::Moving);
    };
    desk.live.note(Incident::Restarting, None);
    // In a task of its own: a browser that goes away must not leave the bot stopped.
    let restarted = tokio::spawn(desk.host.restart()).await;
    restarted
        .unwrap_or_else(|error| Err(error.to_string()))
        .map_err(|reason| {
            desk.live.note(Incident::NotRestarted, None);
            Refused::Host(reason)
        })
}
