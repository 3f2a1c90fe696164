//! A person's end of the gateway: a request that is upgraded, then text there and text back.

use anyhow::{Context as _, bail, ensure};
use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt as _, StreamExt as _};
use reqwest::header::{CONNECTION, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE};
use reqwest::{Client, StatusCode, Upgraded, Url};
use serde_json::Value;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::client::generate_key;
use tokio_tungstenite::tungstenite::protocol::{Message, Role};

/// What goes out.
pub type Mouth = SplitSink<WebSocketStream<Upgraded>, Message>;
/// What comes in.
pub type Ear = SplitStream<WebSocketStream<Upgraded>>;

/// Connects to a `ws` or `wss` address, by the client that trusts the server's certificate.
pub async fn connect(web: &Client, address: &str) -> anyhow::Result<(Mouth, Ear)> {
    // The names of the schemes are the only difference to a request, until the answer.
    let url: Url = address.replacen("ws", "http", 1).parse()?;
    let request = web
        .get(url)
        .query(&[("v", "10"), ("encoding", "json")])
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, generate_key());
    let answer = request.send().await.context("the gateway")?;
    let status = answer.status();
    ensure!(
        status == StatusCode::SWITCHING_PROTOCOLS,
        "the gateway answers {status}"
    );
    let upgraded = answer.upgrade().await?;
    let stream = WebSocketStream::from_raw_socket(upgraded, Role::Client, None).await;
    Ok(stream.split())
}

/// The next payload.
pub async fn next(ear: &mut Ear) -> anyhow::Result<Value> {
    loop {
        match ear.next().await.context("the gateway is gone")?? {
            Message::Text(text) => return Ok(serde_json::from_str(&text)?),
            Message::Close(frame) => bail!("the gateway closed the connection: {frame:?}"),
            _ => {}
        }
    }
}

/// Says a payload.
pub async fn say(mouth: &mut Mouth, payload: &Value) -> anyhow::Result<()> {
    Ok(mouth.send(Message::text(payload.to_string())).await?)
}
