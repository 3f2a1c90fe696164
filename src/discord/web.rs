//! The one HTTP client, and where Discord is when it is not Discord itself.
//!
//! A stand-in is reached on the production path: the client resolves Discord's names to its address and trusts one more
//! certificate, so limiter, headers, retries and TLS are the code that runs against Discord itself.

use std::net::{SocketAddr, ToSocketAddrs};
use std::time::Duration;

use reqwest::redirect::Policy;

use super::trouble::causes;
use super::tunnel;

/// The names that a stand-in answers for.
const DISCORD_NAMES: [&str; 3] = ["discord.com", "cdn.discordapp.com", "media.discordapp.net"];

/// Where attachments live.
const FILE_PLACES: [&str; 2] = ["https://cdn.discordapp.com", "https://media.discordapp.net"];

/// How often one request is sent on at most.
const REDIRECTS: usize = 3;

/// How long it may take to find somebody at the other end.
const CONNECTING: Duration = Duration::from_secs(5);

/// Where Discord is, when it is not Discord itself.
#[derive(Clone, Debug)]
pub struct StandIn {
    /// What addresses of its own begin with.
    pub origin: String,
    /// The addresses that answer for Discord's names.
    pub addresses: Vec<SocketAddr>,
    /// The certificate authority it is signed by, PEM; empty when its certificate is of one that everybody trusts.
    pub authority: Vec<u8>,
}

impl StandIn {
    /// The server at an address.
    #[must_use]
    pub fn at(address: SocketAddr, authority: Vec<u8>) -> Self {
        Self {
            origin: format!("https://{address}"),
            addresses: vec![address],
            authority,
        }
    }

    /// The server that `url` names, with or without the interface's path, at every address that its name has; nothing
    /// when that is no such address.
    #[must_use]
    pub fn of(url: &str, authority: Vec<u8>) -> Option<Self> {
        let url: reqwest::Url = url.parse().ok()?;
        let at_root = ["", "/api", "/api/v10"].contains(&url.path().trim_end_matches('/'));
        let host = url.host_str().filter(|_| at_root && url.query().is_none())?;
        let place = (host.trim_matches(['[', ']']), url.port_or_known_default()?);
        let addresses: Vec<SocketAddr> = place.to_socket_addrs().ok()?.collect();
        let is_private = match url.scheme() {
            "https" => true,
            "http" => addresses.iter().all(|address| address.ip().is_loopback()),
            _ => false,
        };
        (is_private && !addresses.is_empty()).then(|| Self {
            origin: url.origin().ascii_serialization(),
            addresses,
            authority,
        })
    }

    /// The same over TLS, which the library speaks to Discord: a stand-in that has none gets it on loopback.
    ///
    /// # Errors
    /// In words, when it cannot be had.
    pub async fn over_tls(self) -> Result<Self, String> {
        if self.origin.starts_with("https:") {
            return Ok(self);
        }
        let names = [&DISCORD_NAMES[..], &["*.discord.gg"]].concat();
        let (address, authority) = tunnel::dressed(&names, self.addresses.clone()).await?;
        Ok(Self {
            addresses: vec![address],
            authority,
            ..self
        })
    }
}

/// The client for Discord's REST interface and for attachments.
#[derive(Clone, Debug)]
pub struct Web {
    client: reqwest::Client,
    /// Where attachments may lie, too.
    stand_in: Option<StandIn>,
}

impl Web {
    /// A client that waits so long for any whole answer.
    ///
    /// # Errors
    /// In words, when the stand-in's certificate is not a certificate.
    pub fn new(stand_in: Option<&StandIn>, patience: Duration) -> Result<Self, String> {
        let mut builder = reqwest::Client::builder()
            .use_rustls_tls()
            .connect_timeout(CONNECTING)
            .timeout(patience)
            .redirect(within_file_places(stand_in));
        if let Some(stand_in) = stand_in {
            // A proxy would look Discord's names up by itself, and be given the stand-in's token.
            builder = builder.no_proxy();
            if !stand_in.authority.is_empty() {
                let authority = reqwest::Certificate::from_pem(&stand_in.authority);
                builder = builder.add_root_certificate(authority.map_err(|fault| no_authority(&fault))?);
            }
            for name in DISCORD_NAMES {
                builder = builder.resolve_to_addrs(name, &stand_in.addresses);
            }
        }
        // What is in the file is read only now.
        let client = builder.build().map_err(|fault| match stand_in {
            Some(_) => no_authority(&fault),
            None => causes(&fault),
        })?;
        Ok(Self {
            client,
            stand_in: stand_in.cloned(),
        })
    }

    /// The client itself.
    pub(super) const fn client(&self) -> &reqwest::Client {
        &self.client
    }

    /// Where Discord is, when it is not Discord itself.
    pub(super) const fn stand_in(&self) -> Option<&StandIn> {
        self.stand_in.as_ref()
    }

    /// Whether an attachment may lie there.
    pub(super) fn holds(&self, url: &reqwest::Url) -> bool {
        is_file_place(self.stand_in().map(|own| own.origin.as_str()), url)
    }
}

fn is_file_place(own: Option<&str>, url: &reqwest::Url) -> bool {
    let origin = url.origin().ascii_serialization();
    own == Some(origin.as_str()) || FILE_PLACES.contains(&origin.as_str())
}

/// Whoever answers for Discord may send on to where attachments may lie, and nowhere else.
fn within_file_places(stand_in: Option<&StandIn>) -> Policy {
    let own = stand_in.map(|stand_in| stand_in.origin.clone());
    Policy::custom(move |attempt| {
        if attempt.previous().len() <= REDIRECTS && is_file_place(own.as_deref(), attempt.url()) {
            attempt.follow()
        } else {
            attempt.stop()
        }
    })
}

fn no_authority(fault: &reqwest::Error) -> String {
    format!("--discord-ca is not a PEM certificate: {}", causes(fault))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::discords("https://cdn.discordapp.com/attachments/1/2/a.csv", true)]
    #[case::its_own("https://127.0.0.1:8443/attachments/1/2/a.csv", true)]
    #[case::another_port("https://127.0.0.1:8444/attachments/1/2/a.csv", false)]
    #[case::in_the_clear("http://127.0.0.1:8443/attachments/1/2/a.csv", false)]
    #[case::elsewhere("https://example.org/a.csv", false)]
    #[case::discords_in_the_clear("http://cdn.discordapp.com/attachments/1/2/a.csv", false)]
    fn files_are_fetched_from_discord_and_from_the_stand_in(#[case] url: &str, #[case] taken: bool) {
        let stand_in = StandIn::of("https://127.0.0.1:8443", Vec::new()).unwrap();
        let web = Web::new(Some(&stand_in), Duration::from_secs(1)).unwrap();
        assert_eq!(web.holds(&url.parse().unwrap()), taken);
        let discord = Web::new(None, Duration::from_secs(1)).unwrap();
        assert_eq!(
            discord.holds(&url.parse().unwrap()),
            url.starts_with("https://cdn.discordapp.com")
        );
    }

    async fn serving(page: axum::Router) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, page).await });
        place
    }

    #[tokio::test]
    async fn nobody_is_sent_on_to_where_no_attachment_may_lie() {
        use axum::response::Redirect;
        use axum::{Router, routing::get};

        let elsewhere = serving(Router::new().route("/", get(async || "not for us"))).await;
        let own = serving(
            Router::new()
                .route("/moved", get(async || Redirect::temporary("/file")))
                .route("/file", get(async || "the file"))
                .route("/away", get(async move || Redirect::temporary(&elsewhere)))
                .route("/round", get(async || Redirect::temporary("/round"))),
        )
        .await;
        let web = Web::new(StandIn::of(&own, Vec::new()).as_ref(), Duration::from_secs(9)).unwrap();
        for (path, status) in [("moved", 200), ("away", 307), ("round", 307)] {
            let answer = web.client().get(format!("{own}/{path}")).send().await.unwrap();
            assert_eq!(answer.status().as_u16(), status, "{path}");
        }
    }

    #[test]
    fn a_stand_in_is_found_at_every_address_of_its_name() {
        let found = StandIn::of("https://localhost:8443/", Vec::new()).unwrap();
        let wanted: Vec<SocketAddr> = ("localhost", 8443).to_socket_addrs().unwrap().collect();
        assert_eq!(
            (found.origin.as_str(), found.addresses),
            ("https://localhost:8443", wanted)
        );
        assert_eq!(
            StandIn::of("https://[::1]", Vec::new()).unwrap().addresses[0].port(),
            443
        );
        for right in [
            "https://127.0.0.1:8443/api/v10",
            "http://127.0.0.1:8080",
            "http://localhost/api/",
        ] {
            assert!(StandIn::of(right, Vec::new()).is_some(), "{right}");
        }
        for wrong in [
            "http://192.0.2.1:8443",
            "127.0.0.1:8443",
            "https://127.0.0.1/api/v9",
            "https://",
        ] {
            assert!(StandIn::of(wrong, Vec::new()).is_none(), "{wrong}");
        }
    }

    #[test]
    fn the_authority_must_be_a_certificate() {
        let stand_in = StandIn::at(
            ([127, 0, 0, 1], 1).into(),
            b"-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n".to_vec(),
        );
        let wrong = Web::new(Some(&stand_in), Duration::from_secs(1)).unwrap_err();
        assert!(wrong.contains("--discord-ca"), "{wrong}");
    }
}
