// An ordinary discord.js bot: nothing here knows of the sandbox but the two addresses in its options.

const {
  ActionRowBuilder, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, MessageFlags,
  ModalBuilder, SlashCommandBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} = require("discord.js");

const names = ["Ona", "Jonas", "Petras"];
const commands = [
  new SlashCommandBuilder().setName("hello").setDescription("Greets").addStringOption((option) =>
    option.setName("name").setDescription("Whom").setRequired(true).setAutocomplete(true)),
  new SlashCommandBuilder().setName("form").setDescription("Opens a window"),
  new SlashCommandBuilder().setName("slow").setDescription("Takes its time"),
  new SlashCommandBuilder().setName("say").setDescription("Writes to the channel"),
  new SlashCommandBuilder().setName("write").setDescription("Writes to the person"),
];

const button = new ButtonBuilder().setCustomId("press").setLabel("Press").setStyle(ButtonStyle.Primary);
const select = new StringSelectMenuBuilder().setCustomId("pick").setMaxValues(2)
  .addOptions(names.map((name) => ({ label: name, value: name.toLowerCase() })));
const row = (part) => new ActionRowBuilder().addComponents(part);

const answers = {
  async hello(asked) {
    await asked.reply({
      content: `Hello, ${asked.options.getString("name")}`,
      components: [row(button), row(select)],
      flags: MessageFlags.Ephemeral,
    });
  },
  async form(asked) {
    const input = (id, style) => row(new TextInputBuilder().setCustomId(id).setLabel(id).setStyle(style));
    await asked.showModal(new ModalBuilder().setCustomId("form").setTitle("A form")
      .addComponents(input("short", TextInputStyle.Short), input("long", TextInputStyle.Paragraph)));
  },
  async slow(asked) {
    await asked.deferReply({ flags: MessageFlags.Ephemeral });
    const files = [new AttachmentBuilder(Buffer.from("ąčę"), { name: "letters.txt" })];
    await asked.editReply({ content: "Done", files });
    await asked.followUp({ content: "And more", flags: MessageFlags.Ephemeral });
  },
  async say(asked) {
    await asked.deferReply();
    await asked.channel.send("Said");
    await asked.editReply("Sent");
  },
  async write(asked) {
    await asked.deferReply({ flags: MessageFlags.Ephemeral });
    try {
      await asked.user.send("A letter");
      await asked.editReply("Delivered");
    } catch (error) {
      await asked.editReply(`Refused with ${error.code}`);
    }
  },
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API },
});
client.once(Events.ClientReady, async () => {
  await client.application.commands.set(commands);
  console.log("ready");
});
client.on(Events.ShardResume, () => console.log("resumed"));
client.on(Events.Error, (error) => console.error(error));
client.on(Events.InteractionCreate, async (asked) => {
  if (asked.isAutocomplete()) {
    const typed = asked.options.getFocused().toLowerCase();
    const fitting = names.filter((name) => name.toLowerCase().startsWith(typed));
    await asked.respond(fitting.map((name) => ({ name, value: name })));
  } else if (asked.isChatInputCommand()) {
    await answers[asked.commandName](asked);
  } else if (asked.isButton()) {
    await asked.update({ content: "Pressed", components: [row(select)] });
  } else if (asked.isStringSelectMenu()) {
    await asked.deferUpdate();
    await asked.editReply({ content: `Chosen: ${asked.values.join(", ")}`, components: [] });
  } else if (asked.isModalSubmit()) {
    const [short, long] = ["short", "long"].map((id) => asked.fields.getTextInputValue(id));
    await asked.reply({ content: `Read: ${short} / ${long}`, flags: MessageFlags.Ephemeral });
  }
});
client.login(process.env.DISCORD_TOKEN);
