//! Somebody who works at two schools: each command, button and message is about one of them, and says which.

use kolega::sandbox::{ChannelId, Visibility, permissions};

use crate::cast::{ONA, RASA};
use crate::harness::{ADMIN, Value, World};

const OAKS: &str = "Ąžuolų progimnazija";
const BIRCHES: &str = "Beržų gimnazija";

/// Ona works at both; Rasa coordinates the second one. Answers the second school's APT channel.
async fn two_schools() -> (World, ChannelId) {
    let world = World::school("lt", &[(ONA, "fizika", "", "")]).await;
    let discord = &world.discord;
    let guild = discord.create_guild(BIRCHES);
    let staff = discord.create_role(guild, "Mokytojai", 0);
    let manager = discord.create_role(guild, "Administracija", permissions::MANAGE_GUILD);
    let apt = discord.create_channel(guild, "apt", Visibility::Roles(vec![staff]));
    discord.invite_bot(guild);
    for name in [ONA, RASA] {
        discord.join(guild, world.person(name));
        discord.grant_role(guild, world.person(name), staff);
    }
    discord.grant_role(guild, world.person(RASA), manager);
    let options = [("language", "lt".into()), ("channel", Value::Channel(apt))];
    let done = world.slash_in(RASA, apt, "/setup start", options).await;
    assert!(done.says("įdiegtas"), "{done:?}");
    let options = [("user", Value::Person(ONA)), ("name", ONA.into())];
    world.slash_in(RASA, apt, "/people add", options).await;
    let own = world.slash_in(ONA, apt, "/my overview", []).await;
    assert!(own.says(ONA), "{own:?}");
    (world, apt)
}

#[tokio::test]
async fn a_command_in_the_private_channel_asks_at_which_school_and_goes_on() {
    let (world, apt) = two_schools().await;
    let asked = world.slash_dm(ONA, "/my settings", []).await;
    assert!(asked.says("Kurioje mokykloje?"), "{asked:?}");
    assert_eq!(asked.buttons(), [OAKS, BIRCHES]);
    let settings = world.press(ONA, BIRCHES).await;
    assert!(
        settings.is_private() && settings.says("Mano nustatymai"),
        "{settings:?}"
    );
    // The buttons of that answer go on at the same school, window and all.
    assert!(world.press(ONA, "anglų").await.says("My settings"));
    world.press(ONA, "When I am away").await;
    world.press(ONA, "Note dates").await;
    let noted = world.fill(ONA, &[("from", "2026-10-26"), ("to", "2026-10-30")]).await;
    assert!(noted.says("26–30 October 2026"), "{noted:?}");
    assert!(world.slash_in(ONA, apt, "/my overview", []).await.says("My overview"));
    assert!(world.slash(ONA, "/my overview", []).await.says("Mano apžvalga"));
    world.slash(ONA, "/my settings", []).await;
    assert!(world.press(ONA, "Kada manęs nebus").await.says("Nieko nepažymėta"));
    // Asked again each time, also after a restart between the question and its answer.
    world.slash_dm(ONA, "/my overview", []).await;
    world.crash_and_restart().await;
    assert!(world.press(ONA, OAKS).await.says("Mano apžvalga"));
    // Another school's people are nobody's business here.
    assert!(world.slash_dm(ADMIN, "/my overview", []).await.says("Mano apžvalga"));
    world.finish().await;
}

#[tokio::test]
async fn messages_name_the_school_and_their_buttons_work_there() {
    let (world, apt) = two_schools().await;
    world.play_until("2026-10-22 15:30").await;
    let prompts = world.dms(ONA);
    for school in [OAKS, BIRCHES] {
        let named = |text: &&String| text.starts_with(school) || text.starts_with(&format!("**{school}**"));
        assert_eq!(prompts.iter().filter(named).count(), 1, "{school}: {prompts:?}");
    }
    assert!(
        !world.dms(ADMIN).iter().any(|text| text.contains(OAKS)),
        "one school only"
    );
    // The newest message is one school's; what is written from it counts there only.
    let newest = prompts.last().unwrap();
    let (here, there) = if newest.contains(OAKS) {
        (OAKS, BIRCHES)
    } else {
        (BIRCHES, OAKS)
    };
    world.press(ONA, "Šį mėnesį praleisiu").await;
    let asked = world
        .slash_dm(ONA, "/reflection write", [("month", "2026-10".into())])
        .await;
    assert!(asked.says("Kurioje mokykloje?"), "{asked:?}");
    let form = world.press(ONA, there).await;
    assert!(form.says("spalio"), "{form:?}");
    let overview = |school: &'static str| {
        let world = &world;
        async move {
            match school {
                OAKS => world.slash(ONA, "/my overview", []).await,
                _ => world.slash_in(ONA, apt, "/my overview", []).await,
            }
        }
    };
    assert!(!overview(here).await.says("Galite rašyti spalio refleksiją"), "{here}");
    assert!(overview(there).await.says("Galite rašyti spalio refleksiją"), "{there}");
    world.finish().await;
}

#[tokio::test]
async fn who_has_left_one_school_is_asked_no_more() {
    let (world, apt) = two_schools().await;
    world.slash_dm(ONA, "/my overview", []).await;
    world
        .slash_in(RASA, apt, "/people remove", [("user", Value::Person(ONA))])
        .await;
    world.press(RASA, "Patvirtinti").await;
    let refused = world.press(ONA, BIRCHES).await;
    assert!(!refused.says("Mano apžvalga"), "{refused:?}");
    assert!(world.slash_dm(ONA, "/my overview", []).await.says("Mano apžvalga"));
    world.finish().await;
}
