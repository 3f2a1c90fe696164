//! Which address of the gateway the library goes to: that of the start for a new session, the one that Discord named
//! with the session to take it up again. The library knows only one.

use std::sync::Arc;

use poise::serenity_prelude::Client;
use tokio::sync::{Mutex, OnceCell};

use super::line::Line;
use super::tunnel::{self, is_discords};
use super::web::StandIn;

/// The addresses, and the library's own.
#[derive(Clone, Debug)]
pub(super) struct Door {
    stand_in: Option<StandIn>,
    /// As `GET /gateway` names it, and how it is reached.
    first: Way,
    /// The same for the running session.
    session: Arc<Mutex<Option<Way>>>,
    /// What the library reads before it connects.
    library: Arc<OnceCell<Arc<Mutex<String>>>>,
}

/// An address of the gateway.
#[derive(Clone, Debug)]
struct Way {
    named: String,
    reached: String,
}

impl Door {
    /// To the gateway that `GET /gateway` named.
    ///
    /// # Errors
    /// In words, when it cannot be reached.
    pub(super) async fn to(stand_in: Option<StandIn>, gateway: String) -> Result<Self, String> {
        Ok(Self {
            first: way(stand_in.as_ref(), gateway).await?,
            stand_in,
            session: Arc::default(),
            library: Arc::default(),
        })
    }

    /// From now on the library reads from here.
    pub(super) async fn lead(&self, client: &Client) {
        let taken = self.library.get_or_init(async || Arc::clone(&client.ws_url)).await;
        self.first.reached.clone_into(&mut *taken.lock().await);
    }

    /// A session has begun, to be taken up again where Discord says. A stand-in that says an address of another place
    /// than its gateway's has none there.
    pub(super) async fn begun(&self, resume: &str) {
        let mut session = self.session.lock().await;
        if session.as_ref().is_none_or(|known| known.named != resume) {
            *session = match is_akin(&self.first.named, resume) {
                true => way(self.stand_in.as_ref(), resume.to_owned()).await.ok(),
                false => None,
            };
        }
        drop(session);
        self.resumed().await;
    }

    /// The session goes on.
    pub(super) async fn resumed(&self) {
        let session = self.session.lock().await;
        self.point_at(session.as_ref().unwrap_or(&self.first)).await;
    }

    /// Leads to the start whenever the connection is lost and not taken up again at once, for ever.
    pub(super) async fn watch(&self, line: &Line) {
        loop {
            line.offline().await;
            self.point_at(&self.first).await;
            line.online().await;
        }
    }

    async fn point_at(&self, way: &Way) {
        if let Some(library) = self.library.get() {
            way.reached.clone_into(&mut *library.lock().await);
        }
    }
}

async fn way(stand_in: Option<&StandIn>, named: String) -> Result<Way, String> {
    let reached = match stand_in {
        Some(stand_in) => tunnel::way(&stand_in.addresses, &stand_in.authority, &named).await?,
        None => named.clone(),
    };
    Ok(Way { named, reached })
}

/// Whether two addresses are of the same gateway: the same host, or Discord's own.
fn is_akin(gateway: &str, resume: &str) -> bool {
    let place = |url: &str| {
        let url: reqwest::Url = url.parse().ok()?;
        let host = url.host_str()?.to_owned();
        let host = if is_discords(&host) {
            "discord.gg".to_owned()
        } else {
            host
        };
        Some((url.scheme().to_owned(), host))
    };
    place(gateway).is_some_and(|place_of| place(resume) == Some(place_of))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::discords("wss://gateway.discord.gg", "wss://gateway-us-east1-b.discord.gg", true)]
    #[case::a_stand_ins("ws://127.0.0.1:7000", "ws://127.0.0.1:7000/resume", true)]
    #[case::from_the_documentation("ws://127.0.0.1:7000", "wss://us-east1-b.gateway.discord.gg", false)]
    #[case::another_host("wss://gateway.discord.gg", "wss://example.org", false)]
    #[case::in_the_clear("wss://gateway.discord.gg", "ws://gateway.discord.gg", false)]
    #[case::none("wss://gateway.discord.gg", "", false)]
    fn a_session_is_taken_up_where_its_gateway_is(#[case] gateway: &str, #[case] resume: &str, #[case] akin: bool) {
        assert_eq!(is_akin(gateway, resume), akin);
    }
}
