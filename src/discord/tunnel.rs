//! The ways to a stand-in that the library does not find by itself, through doors on loopback. A gateway over TLS: the
//! library trusts only authorities that everybody trusts, and finds hosts only by their public names. And a stand-in
//! without TLS: the library asks Discord for nothing in the clear.

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{CertificateParams, KeyPair};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio_rustls::{TlsAcceptor, TlsConnector};

/// Where the library finds the gateway that the stand-in names: there itself, but for `wss` behind a door of our own.
///
/// # Errors
/// In words: the address is none, or the door cannot be made.
pub(super) async fn way(own: &[SocketAddr], authority: &[u8], gateway: &str) -> Result<String, String> {
    let wrong = |fault: &dyn std::fmt::Display| format!("the gateway {gateway} cannot be reached: {fault}");
    let url: reqwest::Url = gateway.parse().map_err(|fault| wrong(&fault))?;
    if url.scheme() != "wss" || authority.is_empty() {
        return Ok(gateway.to_owned());
    }
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let port = url.port_or_known_default().unwrap_or(443);
    let name = ServerName::try_from(host.clone()).map_err(|fault| wrong(&fault))?;
    let addresses = match is_discords(&host) {
        true => own.to_vec(),
        false => tokio::net::lookup_host((host, port))
            .await
            .map_err(|fault| wrong(&fault))?
            .collect(),
    };
    let connector = connector(authority).map_err(|fault| wrong(&fault))?;
    let door = TcpListener::bind("127.0.0.1:0").await.map_err(|fault| wrong(&fault))?;
    let place = door.local_addr().map_err(|fault| wrong(&fault))?;
    tokio::spawn(serve(door, connector, name, addresses));
    Ok(format!("ws://{place}{}", url.path()))
}

/// Whether a host is Discord's own: a stand-in answers for those, too.
pub(super) fn is_discords(host: &str) -> bool {
    ["discord.gg", "discord.com"]
        .iter()
        .any(|own| host == *own || host.ends_with(&format!(".{own}")))
}

fn connector(authority: &[u8]) -> Result<TlsConnector, Box<dyn std::error::Error + Send + Sync>> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(authority) {
        roots.add(certificate?)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

async fn serve(door: TcpListener, connector: TlsConnector, name: ServerName<'static>, addresses: Vec<SocketAddr>) {
    while let Ok((mut near, _)) = door.accept().await {
        let (connector, name, addresses) = (connector.clone(), name.clone(), addresses.clone());
        tokio::spawn(async move {
            let through = async {
                let far = TcpStream::connect(&addresses[..]).await?;
                far.set_nodelay(true)?;
                let mut far = connector.connect(name, far).await?;
                copy_bidirectional(&mut near, &mut far).await
            };
            // An end on one side is one on the other: the library sees it and comes again.
            if let Err(fault) = through.await {
                tracing::warn!(%fault, "the stand-in's gateway");
            }
        });
    }
}

/// A door over TLS under these names to a server that has none; where it is, and what a client must trust.
///
/// # Errors
/// In words, when the door cannot be made.
pub(super) async fn dressed(names: &[&str], addresses: Vec<SocketAddr>) -> Result<(SocketAddr, Vec<u8>), String> {
    let wrong = |fault: &dyn std::fmt::Display| format!("a door to the server in the clear: {fault}");
    let (acceptor, authority) = acceptor(names).map_err(|fault| wrong(&fault))?;
    let door = TcpListener::bind("127.0.0.1:0").await.map_err(|fault| wrong(&fault))?;
    let place = door.local_addr().map_err(|fault| wrong(&fault))?;
    tokio::spawn(async move {
        while let Ok((near, _)) = door.accept().await {
            let (acceptor, addresses) = (acceptor.clone(), addresses.clone());
            tokio::spawn(async move {
                // Nobody at the other end is an end here: the client sees it and comes again.
                let far = TcpStream::connect(&addresses[..]).await?;
                far.set_nodelay(true)?;
                let (mut near, mut far) = (acceptor.accept(near).await?, far);
                copy_bidirectional(&mut near, &mut far).await
            });
        }
    });
    Ok((place, authority))
}

fn acceptor(names: &[&str]) -> Result<(TlsAcceptor, Vec<u8>), Box<dyn std::error::Error + Send + Sync>> {
    let key = KeyPair::generate()?;
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let own = CertificateParams::new(names)?.self_signed(&key)?;
    let secret = PrivateKeyDer::try_from(key.serialize_der())?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], secret)?;
    Ok((TlsAcceptor::from(Arc::new(config)), own.pem().into_bytes()))
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// A server over TLS that says everything back, once, and what a client must trust.
    async fn echo(name: &str) -> (SocketAddr, Vec<u8>) {
        let (acceptor, authority) = acceptor(&[name]).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (socket, _) = listener.accept().await.unwrap();
            let mut socket = acceptor.accept(socket).await.unwrap();
            let mut said = [0; 5];
            socket.read_exact(&mut said).await.unwrap();
            socket.write_all(&said).await.unwrap();
            socket.flush().await.unwrap();
        });
        (place, authority)
    }

    #[tokio::test]
    async fn a_gateway_over_tls_is_reached_by_the_stand_ins_authority() {
        let (place, authority) = echo("gateway.discord.gg").await;
        let way = way(&[place], &authority, "wss://gateway.discord.gg/").await.unwrap();
        let door = way.strip_prefix("ws://").unwrap().trim_end_matches('/');
        let mut socket = TcpStream::connect(door).await.unwrap();
        socket.write_all(b"labas").await.unwrap();
        let mut said = [0; 5];
        socket.read_exact(&mut said).await.unwrap();
        assert_eq!(&said, b"labas");
    }

    #[tokio::test]
    async fn a_gateway_in_the_clear_needs_no_door() {
        assert_eq!(way(&[], b"x", "ws://127.0.0.1:2").await.unwrap(), "ws://127.0.0.1:2");
        assert!(way(&[], b"x", "127.0.0.1").await.is_err());
    }

    #[tokio::test]
    async fn a_server_in_the_clear_is_reached_over_tls() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let there = vec![listener.local_addr().unwrap()];
        let (place, authority) = dressed(&["discord.com"], there).await.unwrap();
        let near = TcpStream::connect(place).await.unwrap();
        let name = ServerName::try_from("discord.com").unwrap();
        let (near, far) = tokio::join!(connector(&authority).unwrap().connect(name, near), listener.accept());
        let (mut near, (mut far, _)) = (near.unwrap(), far.unwrap());
        near.write_all(b"labas").await.unwrap();
        near.flush().await.unwrap();
        let mut said = [0; 5];
        far.read_exact(&mut said).await.unwrap();
        assert_eq!(&said, b"labas");
    }
}
