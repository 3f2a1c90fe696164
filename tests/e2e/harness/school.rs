//! A school in one line, made as schools make it: set up, a staff list, everybody joins.

use kolega::domain::outgoing::Parcel;
use kolega::store::outbox::enqueue;

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

    /// The school of these people, who have joined and have their rows from 1 on; what else it has are more `rows`.
    pub async fn seated(&self, started_on: &str, people: &[&str], rows: &str) {
        let (guild, apt) = (self.guild, self.apt);
        let mut sql = format!(
            "INSERT INTO school (id, guild_id, name, language, timezone, apt_channel_id, started_on, created_at)
             VALUES (1, {guild}, 'Ąžuolai', 'lt', 'Europe/Vilnius', {apt}, '{started_on}', 0);\n"
        );
        for name in people {
            let account = self.person(name);
            sql.push_str(&format!(
                "INSERT INTO person (school_id, discord_id, name, state, created_at) VALUES (1, {account}, '{name}', 'active', 0);\n"
            ));
        }
        self.write_rows(&(sql + rows)).await;
    }

    /// Writes rows as no command would. Each statement by itself: what one of them got wrong is then said by its line.
    pub async fn write_rows(&self, sql: &str) {
        let statements: Vec<String> = sql.split(";\n").map(str::to_owned).collect();
        self.on_process(move |app| async move {
            let write = app.ctx().store.write(async move |db| {
                for statement in statements.iter().filter(|statement| !statement.trim().is_empty()) {
                    let done = sqlx::query(sqlx::AssertSqlSafe(statement.as_str()))
                        .execute(&mut *db)
                        .await;
                    done.unwrap_or_else(|fault| panic!("{statement}: {fault}"));
                }
                Ok::<_, kolega::store::Error>(())
            });
            write.await.unwrap();
        })
        .await;
    }

    /// Queues a message, as no command would, without waiting for its delivery.
    pub async fn enqueue(&self, parcel: Parcel) {
        let now = self.now();
        self.on_process(move |app| async move {
            let write = app.ctx().store.write(async move |db| enqueue(db, &parcel, now).await);
            assert!(write.await.unwrap(), "the key is new");
        })
        .await;
    }
}
