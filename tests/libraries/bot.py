"""An ordinary discord.py bot: nothing here knows of the sandbox but the two addresses set before it starts."""

import io
import os

import discord
import yarl
from discord import app_commands

discord.http.Route.BASE = os.environ["DISCORD_API"] + "/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["DISCORD_GATEWAY"])

NAMES = ["Ona", "Jonas", "Petras"]


class Select(discord.ui.Select):
    def __init__(self):
        options = [discord.SelectOption(label=name, value=name.lower()) for name in NAMES]
        super().__init__(custom_id="pick", max_values=2, options=options)

    async def callback(self, asked):
        await asked.response.defer()
        await asked.edit_original_response(content=f"Chosen: {', '.join(self.values)}", view=None)


class Greeting(discord.ui.View):
    def __init__(self, pressed=False):
        super().__init__(timeout=None)
        self.add_item(Select())
        if pressed:
            self.remove_item(self.press)

    @discord.ui.button(label="Press", custom_id="press", style=discord.ButtonStyle.primary)
    async def press(self, asked, _button):
        await asked.response.edit_message(content="Pressed", view=Greeting(pressed=True))


class Form(discord.ui.Modal, title="A form"):
    short = discord.ui.TextInput(label="short", custom_id="short")
    long = discord.ui.TextInput(label="long", custom_id="long", style=discord.TextStyle.paragraph)

    async def on_submit(self, asked):
        await asked.response.send_message(f"Read: {self.short.value} / {self.long.value}", ephemeral=True)


class Bot(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        await self.tree.sync()

    async def on_ready(self):
        print("ready", flush=True)

    async def on_resumed(self):
        print("resumed", flush=True)


bot = Bot()


@bot.tree.command(description="Greets")
async def hello(asked: discord.Interaction, name: str):
    await asked.response.send_message(f"Hello, {name}", view=Greeting(), ephemeral=True)


@hello.autocomplete("name")
async def suggest(_asked, typed: str):
    fitting = [name for name in NAMES if name.lower().startswith(typed.lower())]
    return [app_commands.Choice(name=name, value=name) for name in fitting]


@bot.tree.command(description="Opens a window")
async def form(asked: discord.Interaction):
    await asked.response.send_modal(Form())


@bot.tree.command(description="Takes its time")
async def slow(asked: discord.Interaction):
    await asked.response.defer(ephemeral=True)
    letters = discord.File(io.BytesIO("ąčę".encode()), "letters.txt")
    await asked.edit_original_response(content="Done", attachments=[letters])
    await asked.followup.send("And more", ephemeral=True)


@bot.tree.command(description="Writes to the channel")
async def say(asked: discord.Interaction):
    await asked.response.defer()
    await asked.channel.send("Said")
    await asked.edit_original_response(content="Sent")


@bot.tree.command(description="Writes to the person")
async def write(asked: discord.Interaction):
    await asked.response.defer(ephemeral=True)
    try:
        await asked.user.send("A letter")
        await asked.edit_original_response(content="Delivered")
    except discord.Forbidden as refused:
        await asked.edit_original_response(content=f"Refused with {refused.code}")


bot.run(os.environ["DISCORD_TOKEN"])
