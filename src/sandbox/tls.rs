//! A certificate authority of our own and a certificate for Discord's hosts, made at every start.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// The hosts this server answers for.
const HOSTS: &[&str] = &[
    "discord.com",
    "gateway.discord.gg",
    "cdn.discordapp.com",
    "media.discordapp.net",
    "localhost",
    "127.0.0.1",
];

/// What the listener and its clients need.
pub(super) struct Tls {
    /// Takes connections.
    pub(super) acceptor: TlsAcceptor,
    /// What clients must trust, PEM.
    pub(super) ca_pem: String,
}

/// Makes the authority and the certificate.
pub(super) fn make() -> std::io::Result<Tls> {
    let failed = |error: rcgen::Error| std::io::Error::other(error);
    let mut authority = CertificateParams::new(Vec::new()).map_err(failed)?;
    authority
        .distinguished_name
        .push(DnType::CommonName, "Local sandbox authority");
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.key_usages = vec![
        KeyUsagePurpose::KeyCertSign,
        KeyUsagePurpose::CrlSign,
        KeyUsagePurpose::DigitalSignature,
    ];
    let authority_key = KeyPair::generate().map_err(failed)?;
    let ca_pem = authority.self_signed(&authority_key).map_err(failed)?.pem();
    let issuer = Issuer::new(authority, authority_key);

    let hosts: Vec<String> = HOSTS.iter().map(|host| (*host).to_owned()).collect();
    let mut leaf = CertificateParams::new(hosts).map_err(failed)?;
    leaf.distinguished_name.push(DnType::CommonName, "Local sandbox");
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    leaf.use_authority_key_identifier_extension = true;
    let leaf_key = KeyPair::generate().map_err(failed)?;
    let certificate = leaf.signed_by(&leaf_key, &issuer).map_err(failed)?;

    let key = PrivateKeyDer::try_from(leaf_key.serialize_der()).map_err(std::io::Error::other)?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(std::io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .map_err(std::io::Error::other)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Tls {
        acceptor: TlsAcceptor::from(Arc::new(config)),
        ca_pem,
    })
}
