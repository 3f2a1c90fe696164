//! A school in one line, made as schools make it: set up, a staff list, everybody joins.

use super::{ADMIN, Value, World};

/// Somebody on the staff list: name, subjects, APT group, roles.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

impl World {
    /// A world with a school in `language`, whose people have all joined; the administrator coordinates it.
    pub async fn school(language: &str, staff: &[Row]) -> Self {
        let world = Self::start().await;
        let options = [("language", language.into()), ("channel", Value::Apt)];
        world.slash(ADMIN, "/setup start", options).await;
        let mut list = "name;discord_id;subjects;group;roles\n".to_owned();
        for (name, subjects, group, roles) in staff {
            let account = world.person(name);
            list.push_str(&format!("{name};{account};{subjects};{group};{roles}\n"));
        }
        let file = Value::File("staff.csv", list.into_bytes());
        world.slash(ADMIN, "/people import", [("file", file)]).await;
        let (confirm, join) = match language {
            "lt" => ("Patvirtinti", "Prisijungti"),
            _ => ("Confirm", "Join"),
        };
        world.press(ADMIN, confirm).await;
        for (name, ..) in staff {
            let welcome = world.press(name, join).await;
            assert!(welcome.is_private() && welcome.says(name), "{welcome:?}");
        }
        world
    }
}
