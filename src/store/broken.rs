//! A database file that cannot be used, in words that tell an administrator what to do. Nothing of it is changed.

use std::path::Path;

use sqlx::migrate::MigrateError;

use super::Error;

/// SQLite's primary result codes (sqlite.org/rescode.html).
mod code {
    pub(super) const BUSY: u32 = 5;
    pub(super) const LOCKED: u32 = 6;
    pub(super) const READ_ONLY: u32 = 8;
    pub(super) const IO: u32 = 10;
    pub(super) const CORRUPT: u32 = 11;
    pub(super) const FULL: u32 = 13;
    pub(super) const CANNOT_OPEN: u32 = 14;
    pub(super) const NO_DATABASE: u32 = 26;
}

/// The same fault, with its reason and its mend where they are known.
pub(super) fn explained(path: &Path, fault: Error) -> Error {
    let reason = match &fault {
        Error::Sqlite(fault) => reason(fault),
        Error::Migrate(MigrateError::Execute(fault) | MigrateError::ExecuteMigration(fault, _)) => reason(fault),
        Error::Migrate(MigrateError::VersionMismatch(version)) => Some(format!(
            "was changed by another program: migration {version} is not the one that Kolega carries. Restore a backup"
        )),
        _ => None,
    };
    match reason {
        Some(why) => Error::Unusable {
            path: path.display().to_string(),
            why,
        },
        None => fault,
    }
}

fn reason(fault: &sqlx::Error) -> Option<String> {
    let words = match fault {
        sqlx::Error::Io(fault) => {
            return Some(format!(
                "cannot be opened or made ({fault}): check the folder and who owns it"
            ));
        }
        sqlx::Error::Database(fault) => match fault.code()?.parse::<u32>().ok()? & 0xff {
            code::BUSY | code::LOCKED => "is in use by another program: stop it, or a second Kolega, and start again",
            code::READ_ONLY => "cannot be written: check who owns the file and its folder",
            code::IO => "cannot be read or written: check the disk",
            code::CORRUPT => "is damaged: it was left as it is; restore a backup",
            code::NO_DATABASE => "is no database: it was left as it is; name another file or restore a backup",
            code::FULL => "cannot grow: the disk is full; make room and start again",
            code::CANNOT_OPEN => "cannot be opened: check the folder and who owns it",
            _ => return None,
        },
        _ => return None,
    };
    Some(words.to_owned())
}
