//! The least that the same libraries can do: `/pong` gives a button, and a press of it is answered at once.

use kolega::sandbox::Sandbox;
use poise::serenity_prelude as serenity;
use serenity::{
    CreateActionRow, CreateButton, CreateInteractionResponse, CreateInteractionResponseMessage, FullEvent,
    GatewayIntents, Interaction,
};

type Fault = Box<dyn std::error::Error + Send + Sync>;
type Context<'a> = poise::Context<'a, (), Fault>;

/// Gives a button.
#[poise::command(slash_command)]
async fn pong(context: Context<'_>) -> Result<(), Fault> {
    let button = CreateActionRow::Buttons(vec![CreateButton::new("pong").label("pong")]);
    let reply = poise::CreateReply::default().ephemeral(true).content("ping");
    context.send(reply.components(vec![button])).await?;
    Ok(())
}

/// Connects it; it ends with the task's handle.
pub async fn start(sandbox: &Sandbox) -> anyhow::Result<tokio::task::JoinHandle<()>> {
    let framework = poise::Framework::builder()
        .options(poise::FrameworkOptions {
            commands: vec![pong()],
            event_handler: |framework, event| Box::pin(answer(framework.serenity_context, event)),
            initialize_owners: false,
            ..Default::default()
        })
        .setup(|context, _, framework| {
            Box::pin(async move {
                poise::builtins::register_globally(context, &framework.options().commands).await?;
                Ok(())
            })
        })
        .build();
    let web = reqwest::Client::builder()
        .add_root_certificate(reqwest::Certificate::from_pem(sandbox.ca_pem().as_bytes())?)
        .resolve("discord.com", sandbox.api_addr())
        .build()?;
    let http = serenity::HttpBuilder::new(sandbox.token()).client(web).build();
    let mut client = serenity::ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .framework(framework)
        .await?;
    Ok(tokio::spawn(async move {
        if let Err(fault) = client.start().await {
            eprintln!("pong: {fault}");
        }
    }))
}

async fn answer(context: &serenity::Context, event: &FullEvent) -> Result<(), Fault> {
    if let FullEvent::InteractionCreate {
        interaction: Interaction::Component(press),
    } = event
    {
        let pong = CreateInteractionResponseMessage::new().content("pong");
        press
            .create_response(context, CreateInteractionResponse::UpdateMessage(pong))
            .await?;
    }
    Ok(())
}
