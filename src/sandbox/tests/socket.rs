//! The least WebSocket client that can talk to the gateway: text frames under 64 KiB and close codes.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::SOON;

pub(super) struct Socket {
    stream: TcpStream,
}

impl Socket {
    /// Connects and shakes hands.
    pub(super) async fn open(address: SocketAddr) -> Self {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let hello = format!(
            "GET /?v=10&encoding=json HTTP/1.1\r\nHost: {address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        );
        stream.write_all(hello.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        assert!(head.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&head));
        Self { stream }
    }

    /// Sends a text frame, masked with zeros.
    pub(super) async fn send(&mut self, frame: &Value) {
        let text = frame.to_string();
        let mut bytes = vec![0x81, 0x80 | 126];
        bytes.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        bytes.extend([0; 4]);
        bytes.extend(text.as_bytes());
        self.stream.write_all(&bytes).await.unwrap();
    }

    async fn read(&mut self) -> (u8, Vec<u8>) {
        let reading = async {
            let kind = self.stream.read_u8().await.unwrap() & 0x0F;
            let length = match self.stream.read_u8().await.unwrap() {
                126 => usize::from(self.stream.read_u16().await.unwrap()),
                127 => usize::try_from(self.stream.read_u64().await.unwrap()).unwrap(),
                short => usize::from(short),
            };
            let mut bytes = vec![0; length];
            self.stream.read_exact(&mut bytes).await.unwrap();
            (kind, bytes)
        };
        timeout(SOON, reading).await.expect("a frame")
    }

    /// The next text frame.
    pub(super) async fn frame(&mut self) -> Value {
        let (kind, bytes) = self.read().await;
        assert_eq!(kind, 1, "a text frame");
        serde_json::from_slice(&bytes).unwrap()
    }

    /// The code of the close frame that comes next.
    pub(super) async fn closed(&mut self) -> u16 {
        let (kind, bytes) = self.read().await;
        assert_eq!(kind, 8, "a close frame");
        u16::from_be_bytes([bytes[0], bytes[1]])
    }
}
