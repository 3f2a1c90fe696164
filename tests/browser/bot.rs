//! A small bot with one of everything that the chat page must show: it stands in for the real one, so that the page is
//! tested by what Discord allows and not only by what the school's bot happens to use.

use serenity::all::{
    ActionRowComponent, AutocompleteChoice, ButtonStyle, Client, ClientBuilder, Command, CommandDataOptionValue,
    CommandInteraction, CommandOptionType, ComponentInteraction, ComponentInteractionDataKind, Context,
    CreateActionRow, CreateAttachment, CreateAutocompleteResponse, CreateButton, CreateCommand, CreateCommandOption,
    CreateEmbed, CreateInputText, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
    EditInteractionResponse, EventHandler, GatewayIntents, HttpBuilder, InputTextStyle, Interaction, ModalInteraction,
    Ready,
};
use serenity::async_trait;

use kolega::sandbox::Sandbox;

struct Bot;

/// Connects the bot to the sandbox; it ends with the task's handle.
pub async fn start(sandbox: &Sandbox) -> tokio::task::JoinHandle<()> {
    let ca = reqwest::Certificate::from_pem(sandbox.ca_pem().as_bytes()).expect("a certificate");
    let http = reqwest::Client::builder()
        .add_root_certificate(ca)
        .resolve("discord.com", sandbox.api_addr())
        .resolve("cdn.discordapp.com", sandbox.api_addr())
        .build()
        .expect("a client");
    let http = HttpBuilder::new(sandbox.token()).client(http).build();
    let mut client: Client = ClientBuilder::new_with_http(http, GatewayIntents::non_privileged())
        .event_handler(Bot)
        .await
        .expect("the bot connects");
    tokio::spawn(async move { client.start().await.expect("the bot runs") })
}

#[async_trait]
impl EventHandler for Bot {
    async fn ready(&self, context: Context, _: Ready) {
        Command::set_global_commands(&context.http, commands())
            .await
            .expect("commands are taken");
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        match interaction {
            Interaction::Command(command) => answer_command(&context, &command).await,
            Interaction::Component(component) => answer_component(&context, &component).await,
            Interaction::Modal(modal) => answer_modal(&context, &modal).await,
            Interaction::Autocomplete(typing) => suggest(&context, &typing).await,
            _ => {}
        }
    }
}

fn commands() -> Vec<CreateCommand> {
    let option = |kind, name: &str, shown: &str| {
        CreateCommandOption::new(kind, name, format!("The {name} (YYYY-MM-DD when a day)"))
            .name_localized("lt", shown)
            .required(true)
    };
    vec![
        CreateCommand::new("form")
            .name_localized("lt", "forma")
            .description("A form")
            .description_localized("lt", "Klausimai"),
        CreateCommand::new("load")
            .name_localized("lt", "įkelti")
            .description("Take a file")
            .add_option(option(CommandOptionType::Attachment, "file", "failas"))
            .add_option(option(CommandOptionType::User, "user", "žmogus").required(false)),
        CreateCommand::new("month")
            .name_localized("lt", "mėnuo")
            .description("Pick a month")
            .add_option(option(CommandOptionType::String, "month", "mėnuo").set_autocomplete(true))
            .add_option(
                option(CommandOptionType::String, "mood", "nuotaika")
                    .add_string_choice("puiki", "good")
                    .add_string_choice("bloga", "bad"),
            ),
        CreateCommand::new("silence")
            .name_localized("lt", "tyla")
            .description("Never answers"),
        CreateCommand::new("think")
            .name_localized("lt", "mąstyti")
            .description("Answers later"),
    ]
}

async fn answer_command(context: &Context, command: &CommandInteraction) {
    let message = match command.data.name.as_str() {
        "form" => form(None),
        "load" => loaded(command),
        "month" => CreateInteractionResponseMessage::new().content(format!("Parinkta: {}", texts(command).join(", "))),
        "think" => return think(context, command).await,
        _ => return,
    };
    let response = CreateInteractionResponse::Message(message.ephemeral(true));
    command
        .create_response(&context.http, response)
        .await
        .expect("the answer is taken");
}

fn texts(command: &CommandInteraction) -> Vec<String> {
    let text = |value: &CommandDataOptionValue| value.as_str().map(str::to_owned);
    command
        .data
        .options
        .iter()
        .filter_map(|option| text(&option.value))
        .collect()
}

fn loaded(command: &CommandInteraction) -> CreateInteractionResponseMessage {
    let files = command
        .data
        .resolved
        .attachments
        .values()
        .map(|file| format!("{} ({} B)", file.filename, file.size));
    let embed = CreateEmbed::new()
        .title("Failas gautas")
        .description("**Eilučių:** 24")
        .field("Žmonės", "24", true)
        .colour(0x002f_7d68);
    CreateInteractionResponseMessage::new()
        .content(files.collect::<Vec<_>>().join(", "))
        .embed(embed)
        .add_file(CreateAttachment::bytes("vardas;grupė\n".as_bytes(), "atsakymas.csv"))
}

/// Buttons for a scale, a select, and what goes on from there.
fn form(chosen: Option<&str>) -> CreateInteractionResponseMessage {
    let scale = (1..=5).map(|value| {
        let id = format!("scale:{value}");
        let style = if chosen == Some(id.as_str()) {
            ButtonStyle::Primary
        } else {
            ButtonStyle::Secondary
        };
        CreateButton::new(id).label(value.to_string()).style(style)
    });
    let options =
        ["Klausimai", "Grupės", "Vertinimas"].map(|label| CreateSelectMenuOption::new(label, label.to_lowercase()));
    let select = CreateSelectMenu::new(
        "focus",
        CreateSelectMenuKind::String {
            options: options.into(),
        },
    )
    .placeholder("Kam skyrėte dėmesio?")
    .min_values(1)
    .max_values(2);
    let who =
        CreateSelectMenu::new("who", CreateSelectMenuKind::User { default_users: None }).placeholder("Kas dalyvavo?");
    CreateInteractionResponseMessage::new()
        .content("### Kaip sekėsi?\nAtsakymą matysite **tik Jūs**.\n<img src=x onerror=\"document.title='hacked'\">")
        .components(vec![
            CreateActionRow::Buttons(scale.collect()),
            CreateActionRow::SelectMenu(select),
            CreateActionRow::SelectMenu(who),
            CreateActionRow::Buttons(vec![
                CreateButton::new("next").label("Tęsti").style(ButtonStyle::Success),
                CreateButton::new("off").label("Negalima").disabled(true),
            ]),
        ])
}

async fn think(context: &Context, command: &CommandInteraction) {
    let deferral = CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true));
    command
        .create_response(&context.http, deferral)
        .await
        .expect("the deferral is taken");
    // Seen by the test as "is thinking" until another command tells the bot to go on.
    let later = CreateInteractionResponseFollowup::new()
        .content("Dar galvoju")
        .ephemeral(true);
    let edit = EditInteractionResponse::new().content("Sugalvojau");
    command
        .edit_response(&context.http, edit)
        .await
        .expect("the edit is taken");
    command
        .create_followup(&context.http, later)
        .await
        .expect("the follow-up is taken");
}

async fn answer_component(context: &Context, component: &ComponentInteraction) {
    let response = match (&component.data.kind, component.data.custom_id.as_str()) {
        (_, "next") => CreateInteractionResponse::Modal(CreateModal::new("texts", "Mintys").components(vec![
                CreateActionRow::InputText(
                    CreateInputText::new(InputTextStyle::Paragraph, "Kas pavyko?", "what")
                        .value("Mokiniai klausė")
                        .min_length(5)
                        .max_length(200),
                ),
                CreateActionRow::InputText(
                    CreateInputText::new(InputTextStyle::Short, "Kas toliau?", "then")
                        .required(false)
                        .max_length(60),
                ),
            ])),
        (ComponentInteractionDataKind::StringSelect { values }, _) => said(&values.join(" ir ")),
        (ComponentInteractionDataKind::UserSelect { values }, _) => said(
            &values
                .iter()
                .map(|user| format!("<@{user}>"))
                .collect::<Vec<_>>()
                .join(" "),
        ),
        (_, chosen) => CreateInteractionResponse::UpdateMessage(form(Some(chosen))),
    };
    component
        .create_response(&context.http, response)
        .await
        .expect("the answer is taken");
}

fn said(text: &str) -> CreateInteractionResponse {
    CreateInteractionResponse::Message(
        CreateInteractionResponseMessage::new()
            .content(format!("Gauta: {text}"))
            .ephemeral(true),
    )
}

async fn answer_modal(context: &Context, modal: &ModalInteraction) {
    let inputs = modal.data.components.iter().flat_map(|row| &row.components);
    let values = inputs.filter_map(|input| match input {
        ActionRowComponent::InputText(text) => text.value.clone(),
        _ => None,
    });
    let text = values.collect::<Vec<_>>().join(" / ");
    modal
        .create_response(&context.http, said(&text))
        .await
        .expect("the answer is taken");
}

async fn suggest(context: &Context, typing: &CommandInteraction) {
    let typed = typing
        .data
        .autocomplete()
        .map(|option| option.value.to_lowercase())
        .unwrap_or_default();
    let months = ["2026 m. rugsėjis", "2026 m. spalis"]
        .into_iter()
        .filter(|month| month.contains(&typed));
    let choices = months.map(|month| AutocompleteChoice::new(month, month)).collect();
    let response = CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new().set_choices(choices));
    typing
        .create_response(&context.http, response)
        .await
        .expect("the suggestions are taken");
}
