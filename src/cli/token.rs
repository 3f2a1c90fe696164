//! The bot's token: from the environment or a file, never from the command line, where every user of the machine could
//! read it, and never printed.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use secrecy::{ExposeSecret, SecretString};

/// The variable that holds the token.
const TOKEN: &str = "DISCORD_TOKEN";

/// The variable that names a file which holds it.
const TOKEN_FILE: &str = "DISCORD_TOKEN_FILE";

/// Reads the token; absent when neither variable is set.
///
/// # Errors
/// A sentence for the administrator when the named file cannot be read.
pub(super) fn read() -> Result<Option<SecretString>, String> {
    from(|name| std::env::var(name).ok())
}

/// The id of the application that a token belongs to: Discord writes it into the token's first part.
pub(super) fn application_id(token: &SecretString) -> Option<u64> {
    let first = token.expose_secret().split('.').next()?;
    let bytes = STANDARD_NO_PAD.decode(first.trim_end_matches('=')).ok()?;
    String::from_utf8(bytes).ok()?.parse().ok()
}

fn from(variable: impl Fn(&str) -> Option<String>) -> Result<Option<SecretString>, String> {
    let filled = |name| {
        variable(name)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    if let Some(token) = filled(TOKEN) {
        return Ok(Some(SecretString::from(token)));
    }
    let Some(file) = filled(TOKEN_FILE) else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(Path::new(&file))
        .map_err(|error| format!("{TOKEN_FILE}: {file} cannot be read: {error}"))?;
    match text.trim() {
        "" => Err(format!("{TOKEN_FILE}: {file} is empty")),
        token => Ok(Some(SecretString::from(token.to_owned()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_comes_from_its_variable_or_from_the_named_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, " from.a.file\n").unwrap();
        let file = path.display().to_string();
        let read = |token: Option<&str>, named: Option<&str>| {
            let (token, named) = (token.map(str::to_owned), named.map(str::to_owned));
            let found = from(|name| if name == TOKEN { token.clone() } else { named.clone() });
            found.map(|token| token.map(|token| token.expose_secret().to_owned()))
        };
        assert_eq!(read(Some("direct"), Some(&file)), Ok(Some("direct".to_owned())));
        assert_eq!(read(Some(""), Some(&file)), Ok(Some("from.a.file".to_owned())));
        assert_eq!(read(None, None), Ok(None));
        assert!(read(None, Some("no/such/file")).unwrap_err().contains("cannot be read"));
        std::fs::write(&path, "\n").unwrap();
        assert!(read(None, Some(&file)).unwrap_err().ends_with("is empty"));
    }

    #[test]
    fn a_token_names_its_application() {
        let id = |text: &str| application_id(&SecretString::from(text.to_owned()));
        // 1111111111111111111 in base64
        assert_eq!(
            id("MTExMTExMTExMTExMTExMTExMQ.Gabcde.not-a-real-one"),
            Some(1_111_111_111_111_111_111)
        );
        assert_eq!(
            id("MTExMTExMTExMTExMTExMTExMQ==.Gabcde.x"),
            Some(1_111_111_111_111_111_111)
        );
        assert_eq!(id("hunter2"), None);
        assert_eq!(id(""), None);
    }
}
