// What the page knows. Modules read it freely; only app.js writes it, then repaints what depends on it.

export const state = {
  /** Everybody one can be: `{id, name, username, locale, label, unread}`. */
  people: [],
  /** The bot's account. */
  bot: null,
  /** The servers this person is on. */
  guilds: [],
  /** Who we are now. */
  me: null,
  /** Channels that this person sees. */
  channels: [],
  /** The channel that stands open. */
  channel: null,
  /** Its messages, oldest first. */
  messages: [],
  /** Whether older ones can be fetched. */
  more: false,
  /** The newest message that had been read when the channel was opened; newer ones stand below the red line. */
  readUpTo: null,
  /** Commands usable here, or null until they are fetched. */
  commands: null,
  /** What one waits for: a custom_id per message, so that its button can show it. */
  pending: new Map(),
  /** What was chosen in selects, by message and custom_id: shown until the bot changes the message, as Discord does. */
  picked: new Map(),
  /** A failure to show under a message. */
  failures: new Map(),
  /** Answers that are on their way to a command, and commands that nobody answered. */
  waiting: [],
};

/** The open channel's view. */
export const channelView = () => state.channels.find((channel) => channel.id === state.channel) ?? null;
