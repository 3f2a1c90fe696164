//! Unmodified serenity against the sandbox: log in, register, be asked, answer.

use std::sync::Arc;

use serenity::all::{
    ButtonStyle, CommandInteraction, CommandOptionType, ComponentInteraction, Context, CreateActionRow,
    CreateAttachment, CreateButton, CreateCommand, CreateCommandOption, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateMessage, CreateModal, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, EditInteractionResponse, EventHandler, GatewayIntents, Http, HttpBuilder, InputTextStyle,
    Interaction, ModalInteraction, Ready, UserId,
};
use serenity::async_trait;
use tokio::task::JoinHandle;

use super::{SOON, Stage, World};
use crate::sandbox::{Invocation, Outcome, Upload};

struct Bot;

#[async_trait]
impl EventHandler for Bot {
    async fn ready(&self, context: Context, _: Ready) {
        let file = CreateCommandOption::new(CommandOptionType::SubCommand, "import", "Import a file")
            .name_localized("lt", "importuoti")
            .add_sub_option(CreateCommandOption::new(CommandOptionType::Attachment, "file", "The file").required(true));
        let command = CreateCommand::new("people")
            .name_localized("lt", "žmonės")
            .description("People")
            .add_option(file);
        let write = CreateCommand::new("write").description("Write");
        serenity::all::Command::set_global_commands(&context.http, vec![command, write])
            .await
            .unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        match interaction {
            Interaction::Command(asked) if asked.data.name == "people" => import(&context, &asked).await,
            Interaction::Command(asked) => {
                let input = CreateInputText::new(InputTextStyle::Paragraph, "Tekstas", "text").min_length(3);
                let modal = CreateModal::new("m", "Refleksija").components(vec![CreateActionRow::InputText(input)]);
                asked
                    .create_response(&context.http, CreateInteractionResponse::Modal(modal))
                    .await
                    .unwrap();
            }
            Interaction::Component(pressed) => update(&context, &pressed).await,
            Interaction::Modal(submitted) => thanks(&context, &submitted).await,
            _ => {}
        }
    }
}

async fn import(context: &Context, asked: &CommandInteraction) {
    let file = asked.data.resolved.attachments.values().next().unwrap();
    let private = CreateInteractionResponseMessage::new().ephemeral(true);
    asked
        .create_response(&context.http, CreateInteractionResponse::Defer(private))
        .await
        .unwrap();
    let options = vec![
        CreateSelectMenuOption::new("Pirmas", "1"),
        CreateSelectMenuOption::new("Antras", "2"),
    ];
    let select = CreateSelectMenu::new("pick", CreateSelectMenuKind::String { options });
    let edit = EditInteractionResponse::new()
        .content(format!("{} {}", file.filename, file.size))
        .new_attachment(CreateAttachment::bytes(&b"labas"[..], "labas.txt"))
        .components(vec![
            CreateActionRow::SelectMenu(select),
            CreateActionRow::Buttons(vec![CreateButton::new("ok").label("Gerai").style(ButtonStyle::Success)]),
        ]);
    asked.edit_response(&context.http, edit).await.unwrap();
}

async fn update(context: &Context, pressed: &ComponentInteraction) {
    let changed = CreateInteractionResponseMessage::new()
        .content(format!("{} pressed", pressed.data.custom_id))
        .components(vec![]);
    pressed
        .create_response(&context.http, CreateInteractionResponse::UpdateMessage(changed))
        .await
        .unwrap();
}

async fn thanks(context: &Context, submitted: &ModalInteraction) {
    let answer = CreateInteractionResponseMessage::new().content("Ačiū").ephemeral(true);
    submitted
        .create_response(&context.http, CreateInteractionResponse::Message(answer))
        .await
        .unwrap();
}

/// Starts the bot; its HTTP half comes back as well.
async fn start(stage: &Stage) -> (Arc<Http>, JoinHandle<()>) {
    let http = HttpBuilder::new(stage.sandbox.token())
        .client(stage.client.clone())
        .build();
    let client = serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .event_handler(Bot)
        .await;
    let mut client = client.unwrap();
    let http = Arc::clone(&client.http);
    (http, tokio::spawn(async move { client.start().await.unwrap() }))
}

#[tokio::test]
async fn a_real_library_logs_in_registers_and_answers() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let (http, running) = start(&stage).await;
    let offered = |world: &World| Some(world.commands_for(person, stage.channel)).filter(|all| all.len() == 2);
    let commands = world.wait_for("two commands", SOON, offered).await.unwrap();
    assert_eq!(commands[0].shown, "žmonės importuoti");

    let command =
        Invocation::new(stage.channel, "people import").option("file", Upload::new("staff.csv", "name\nOna\n"));
    let asked = world.invoke(person, command).unwrap();
    let outcome = world.outcome(asked).await;
    let message = outcome.message().expect("a message").clone();
    assert_eq!(message.content, "staff.csv 9");
    assert!(message.ephemeral && !message.thinking);
    assert_eq!(
        &*world.attachment(person, message.attachments[0].id).unwrap().1,
        b"labas"
    );
    let bytes = stage
        .client
        .get(&message.attachments[0].url)
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    assert_eq!(&bytes[..], b"labas");

    let pressed = world.press(person, message.id, "ok").unwrap();
    let Outcome::Updated(changed) = world.outcome(pressed).await else {
        panic!("no update")
    };
    assert_eq!((changed.content.as_str(), changed.rows.len()), ("ok pressed", 0));

    let asked = world.invoke(person, Invocation::new(stage.channel, "write")).unwrap();
    let modal = world.outcome(asked).await.modal().cloned().expect("a modal");
    let submitted = world.submit(person, modal.id, &[("text", "labas")]).unwrap();
    assert_eq!(world.outcome(submitted).await.message().unwrap().content, "Ačiū");

    let dm = UserId::new(person.0).create_dm_channel(&http).await.unwrap();
    dm.id
        .send_message(&http, CreateMessage::new().content("Sveiki"))
        .await
        .unwrap();
    let views = world.channels_for(person);
    assert_eq!(views.iter().map(|view| view.unread).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(world.violations(), Vec::<String>::new());
    running.abort();
    stage.sandbox.shutdown().await;
}

#[tokio::test]
async fn a_cut_connection_is_resumed_and_nothing_is_missed() {
    let stage = Stage::set().await;
    let (world, person) = (&stage.world, stage.person);
    let (_, running) = start(&stage).await;
    let offered = |world: &World| Some(()).filter(|()| world.commands_for(person, stage.channel).len() == 2);
    world.wait_for("commands", SOON, offered).await.unwrap();
    for trouble in [World::drop_gateway, World::request_reconnect] {
        let before = connection(world);
        trouble(world);
        let again = |world: &World| connection(world).filter(|now| Some(*now) != before);
        world.wait_for("a new connection", SOON, again).await.unwrap();
        let asked = world.invoke(person, Invocation::new(stage.channel, "write")).unwrap();
        assert!(world.outcome(asked).await.modal().is_some());
    }
    running.abort();
}

/// The connection of the only session, while it has one.
fn connection(world: &World) -> Option<u64> {
    let state = world.lock();
    assert_eq!(state.sessions.len(), 1, "the session is resumed, not replaced");
    state
        .sessions
        .values()
        .find(|session| session.socket.is_some())
        .map(|session| session.connection)
}
