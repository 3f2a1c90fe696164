//! A world put away and taken up again.

use serde_json::json;

use super::Stage;
use crate::sandbox::{Options, Sandbox};

#[tokio::test]
async fn a_saved_world_goes_on_with_the_same_ids() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    stage.register(&json!([{ "name": "my", "description": "c" }])).await;
    stage.post(&json!({ "content": format!("Sveiki, <@{person}>") })).await;
    let dm = world.open_dm(person);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("world.json");
    world.save(&file).unwrap();

    let later = Sandbox::start(Options {
        saved: Some(file),
        ..Options::default()
    })
    .await
    .unwrap()
    .world();
    assert_eq!(later.bot(), world.bot());
    assert_eq!(later.users(), world.users());
    assert_eq!(later.channels_for(person), world.channels_for(person));
    assert_eq!(
        later.messages_for(person, stage.channel),
        world.messages_for(person, stage.channel)
    );
    assert_eq!(
        later.commands_for(person, stage.channel),
        world.commands_for(person, stage.channel)
    );
    assert_eq!(later.dm(person), Some(dm));
    assert!(later.create_user("Nauja", "lt") > person, "ids go on rising");
}
