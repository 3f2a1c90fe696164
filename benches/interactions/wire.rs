//! The least WebSocket client that a gateway needs: a request that is upgraded, then text there and text back.

use std::sync::Arc;

use anyhow::{Context as _, ensure};
use reqwest::header::{CONNECTION, HeaderName, UPGRADE};
use reqwest::{Client, StatusCode, Upgraded, Url};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader, ReadHalf, WriteHalf};
use tokio::sync::Mutex;

const CONTINUED: u8 = 0;
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// What comes in.
pub struct Ear {
    stream: BufReader<ReadHalf<Upgraded>>,
    mouth: Mouth,
}

/// What goes out.
#[derive(Clone)]
pub struct Mouth(Arc<Mutex<WriteHalf<Upgraded>>>);

/// Connects to a `ws` or `wss` address.
pub async fn connect(web: &Client, address: &str) -> anyhow::Result<(Ear, Mouth)> {
    // The names of the schemes are the only difference to a request, until the answer.
    let url: Url = address.replacen("ws", "http", 1).parse()?;
    let request = web
        .get(url)
        .query(&[("v", "10"), ("encoding", "json")])
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(HeaderName::from_static("sec-websocket-version"), "13")
        .header(HeaderName::from_static("sec-websocket-key"), "a29sZWdhIHByZXNzZXMhIQ==");
    let answer = request.send().await.context("the gateway")?;
    let status = answer.status();
    ensure!(
        status == StatusCode::SWITCHING_PROTOCOLS,
        "the gateway answers {status}"
    );
    let (read, write) = tokio::io::split(answer.upgrade().await?);
    let mouth = Mouth(Arc::new(Mutex::new(write)));
    let ear = Ear {
        stream: BufReader::new(read),
        mouth: mouth.clone(),
    };
    Ok((ear, mouth))
}

impl Ear {
    /// The next payload.
    pub async fn next(&mut self) -> anyhow::Result<Value> {
        let mut message = Vec::new();
        loop {
            let (last, kind, part) = self.frame().await?;
            match kind {
                PING => self.mouth.frame(PONG, &part).await?,
                CLOSE => {
                    let code = part.first_chunk().map_or(1005, |code| u16::from_be_bytes(*code));
                    anyhow::bail!("the gateway closed the connection with {code}");
                }
                CONTINUED..CLOSE => {
                    message.extend(part);
                    if last {
                        return Ok(serde_json::from_slice(&message)?);
                    }
                }
                _ => {}
            }
        }
    }

    async fn frame(&mut self) -> anyhow::Result<(bool, u8, Vec<u8>)> {
        let head = self.stream.read_u8().await?;
        let length = match self.stream.read_u8().await? & 0x7F {
            126 => usize::from(self.stream.read_u16().await?),
            127 => usize::try_from(self.stream.read_u64().await?)?,
            short => usize::from(short),
        };
        let mut part = vec![0; length];
        self.stream.read_exact(&mut part).await?;
        Ok((head & 0x80 != 0, head & 0x0F, part))
    }
}

impl Mouth {
    /// Says a payload.
    pub async fn say(&self, payload: &Value) -> anyhow::Result<()> {
        self.frame(TEXT, payload.to_string().as_bytes()).await
    }

    /// A frame under a mask of zeros.
    async fn frame(&self, kind: u8, content: &[u8]) -> anyhow::Result<()> {
        let mut frame = vec![0x80 | kind, 0x80 | 126];
        frame.extend(u16::try_from(content.len())?.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(content);
        let mut stream = self.0.lock().await;
        stream.write_all(&frame).await?;
        Ok(stream.flush().await?)
    }
}
