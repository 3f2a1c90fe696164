// The list of messages: heads, texts, embeds, files, components, and what only the reader sees. Repaints only what has
// changed, so that a menu or the scroll position is not lost when something arrives.

import { announce, avatar, byId, fill, h, icon } from "./dom.js";
import { attachments, embeds } from "./embeds.js";
import { language, t } from "./i18n.js";
import { markdown, plain } from "./markdown.js";
import { rows } from "./components.js";
import { channelView, state } from "./state.js";
import { clockTime, dayOf, fullTime, longDate, messageTime, now } from "./time.js";

/** Messages of one author that follow within this time share one head. */
const TOGETHER_MS = 7 * 60_000;

/** The control that had the keyboard when it was pressed. */
let lent = null;

const painted = { channel: null, nodes: new Map(), known: new Set() };

/** Paints the open channel; `act` does what the messages' controls ask for. */
export function paintMessages(act) {
  const scroller = byId("scroller");
  const fresh = painted.channel !== `${state.me}/${state.channel}`;
  const atBottom = fresh || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  if (fresh) Object.assign(painted, { channel: `${state.me}/${state.channel}`, nodes: new Map(), known: new Set(state.messages.map((m) => m.id)) });
  const list = byId("messages");
  list.setAttribute("aria-label", channelView()?.name ?? t("channels"));
  const wanted = [beginning(act), ...pieces(act), ...state.waiting.filter(visible).map((entry) => waiting(entry, act))];
  reconcile(list, wanted);
  if (atBottom) scroller.scrollTop = scroller.scrollHeight;
  tellArrivals(fresh);
}

/** A command's own line goes as soon as the bot's "is thinking" stands in its place. */
function visible(entry) {
  const thinks = state.messages.some((message) => message.thinking && message.used?.user.id === state.me);
  return entry.channel === state.channel && (entry.failed || !thinks);
}

/** Forgets what is painted, after the language or the day has changed. */
export function repaintAll() {
  painted.nodes.clear();
}

function tellArrivals(fresh) {
  const arrived = state.messages.filter((message) => !painted.known.has(message.id));
  arrived.forEach((message) => painted.known.add(message.id));
  const last = arrived.filter((message) => message.author.id !== state.me).at(-1);
  if (!fresh && last && !last.thinking) announce(`${last.author.name}: ${spoken(last).slice(0, 300)}`);
}

/** A message's words as a screen reader tells of its arrival. */
function spoken(message) {
  const parts = [message.content, ...message.embeds.flatMap((embed) => [embed.title, embed.description])];
  return parts.filter(Boolean).map((part) => plain(part, message.mentions)).join(". ");
}

/** Puts the wanted pieces into the list, keeping the nodes whose signature has not changed. */
function reconcile(list, wanted) {
  const kept = new Map();
  const nodes = wanted.map(({ key, sign, make }) => {
    const old = painted.nodes.get(key);
    const entry = old && old.sign === sign ? old : { sign, node: make() };
    kept.set(key, entry);
    return entry.node;
  });
  painted.nodes = kept;
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const held = focused?.dataset?.customId && { id: focused.closest("[data-message-id]")?.dataset.messageId, custom: focused.dataset.customId };
  nodes.forEach((node, at) => { if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null); });
  while (list.children.length > nodes.length) list.lastChild.remove();
  if (held && !focused.isConnected) lent = held;
  giveKeyboardBack();
}

/** A control that was pressed is painted anew, and while it waits it cannot have the keyboard: it gets it back
 * afterwards, unless the reader has gone elsewhere. Where it is gone its message gets it, not another control: a key
 * held too long must press nothing. */
export function giveKeyboardBack() {
  const scroller = byId("scroller");
  if (!lent || document.querySelector("dialog[open]")) return;
  if (![null, document.body, scroller].includes(document.activeElement)) return void (lent = null);
  if (state.pending.has(lent.id)) return scroller.focus({ preventScroll: true });
  const message = byId("messages").querySelector(`[data-message-id="${lent.id}"] .message__body`);
  const same = [...(message?.querySelectorAll("[data-custom-id]") ?? [])].find((el) => el.dataset.customId === lent.custom);
  (same ?? message ?? scroller).focus({ preventScroll: true });
  lent = null;
}

function beginning(act) {
  const channel = channelView();
  const sign = `${state.more} ${language()} ${channel?.name}`;
  return { key: "beginning", sign, make: () => {
    if (!channel) return h("li", { class: "beginning" }, h("p", { text: t("noChannel") }));
    if (state.more) return h("li", { class: "beginning" }, h("button", { class: "btn btn--secondary btn--small", type: "button", text: t("older"), on: { click: () => act.older() } }));
    const dm = channel.kind === "dm";
    return h("li", { class: "beginning" },
      dm ? avatar({ id: channel.id, name: channel.name, bot: true }, "avatar--large") : h("span", { class: "beginning__icon" }, icon(channel.private ? "lock" : "hash")),
      h("p", { class: "beginning__name", text: dm ? channel.name : `#${channel.name}` }),
      h("p", { class: "beginning__text", text: dm ? t("beginningDm", { name: channel.name }) : t("beginning", { channel: `#${channel.name}` }) }));
  } };
}

function* pieces(act) {
  let previous = null;
  let lineDrawn = false;
  const today = dayOf(now());
  for (const message of state.messages) {
    const at = new Date(message.at);
    const day = dayOf(at);
    if (!previous || dayOf(new Date(previous.at)) !== day) {
      yield { key: `day-${day}-${message.id}`, sign: language(), make: () => h("li", { class: "divider" }, h("span", { text: longDate(at) })) };
      previous = null;
    }
    if (!lineDrawn && state.readUpTo && BigInt(message.id) > BigInt(state.readUpTo) && message.author.id !== state.me) {
      lineDrawn = true;
      yield { key: "new", sign: language() + message.id, make: () => h("li", { class: "divider divider--new" }, h("span", { text: t("newMessages") })) };
      previous = null;
    }
    const head = !previous || previous.author.id !== message.author.id || message.used || message.reply_to || previous.ephemeral !== message.ephemeral || at - new Date(previous.at) > TOGETHER_MS;
    const sign = JSON.stringify([message, head, today, language(), message.used && commandName(message.used), state.pending.get(message.id), state.failures.get(message.id)]);
    yield { key: message.id, sign, make: () => item(message, at, head, act) };
    previous = message;
  }
}

function item(message, at, head, act) {
  const failure = state.failures.get(message.id);
  const channel = channelView();
  const mentioned = channel?.kind === "text" && message.mentions.some((mention) => mention.text === `<@${state.me}>`);
  return h("li", {
    class: `message ${head ? "message--head" : ""} ${message.ephemeral ? "message--ephemeral" : ""} ${mentioned ? "message--mention" : ""}`,
    data: { messageId: message.id, ephemeral: message.ephemeral ? "true" : null, bot: message.author.bot ? "true" : null, thinking: message.thinking ? "true" : null },
  },
    message.used?.command && usedLine(message.used),
    !message.used?.command && message.reply_to && head && h("div", { class: "message__used" }, icon("reply"), h("span", { text: t("replied") })),
    head ? avatar(message.author, "message__avatar") : h("time", { class: "message__tick", datetime: message.at, title: fullTime(at), text: clockTime(at) }),
    h("article", { class: "message__body", tabindex: "-1", aria: { label: `${message.author.name}, ${messageTime(at)}` } },
      head && h("header", { class: "message__head" },
        h("span", { class: "message__author", text: message.author.name }),
        message.author.bot && h("span", { class: "tag", text: t("bot") }),
        h("time", { class: "message__time", datetime: message.at, title: fullTime(at), text: messageTime(at) })),
      message.thinking
        ? h("div", { class: "thinking" }, h("span", { class: "dots" }, h("i"), h("i"), h("i")), h("span", { text: t("thinking", { name: message.author.name }) }))
        : h("div", { class: "message__text" }, markdown(message.content, message.mentions), message.edited && message.content && h("span", { class: "message__edited", title: message.edited_at && fullTime(new Date(message.edited_at)), text: ` ${t("edited")}` })),
      embeds(message),
      attachments(message),
      message.rows.length > 0 && h("div", { class: "rows" }, rows(message, act)),
      failure && h("div", { class: "message__failure", role: "alert" }, icon("warn"), h("span", { text: failure })),
      message.ephemeral && h("footer", { class: "message__only" }, icon("eye"), h("span", { text: t("onlyYou") }), h("span", { aria: { hidden: "true" }, text: "·" }),
        h("button", { class: "linklike", type: "button", data: { action: "dismiss" }, text: t("dismiss"), on: { click: () => act.dismiss(message) } }))));
}

/** A command's name in the reader's language, once the commands are known. */
const commandName = (used) => state.commands?.find((command) => command.path === used.command)?.shown ?? used.command;

function usedLine(used) {
  const command = commandName(used);
  const words = t("used", { name: "\u0000", command: "\u0001" }).split(/(\u0000|\u0001)/);
  return h("div", { class: "message__used" }, icon("reply"), avatar(used.user, "avatar--tiny"), words.map((word) => {
    if (word === "\u0000") return h("strong", { text: used.user.name });
    return word === "\u0001" ? h("span", { class: "md-mention", text: `/${command}` }) : word && h("span", { text: word });
  }));
}

/** A command that is on its way, or that nobody answered: the client's own line, not a message. */
function waiting(entry, act) {
  const sign = `${entry.failed ?? ""} ${language()}`;
  return { key: `waiting-${entry.id}`, sign, make: () => h("li", { class: "message message--head message--local", data: { waiting: entry.failed ? "failed" : "sending" } },
    avatar(entry.bot, "message__avatar"),
    h("article", { class: "message__body" },
      h("header", { class: "message__head" }, h("span", { class: "message__author", text: entry.bot.name }), h("span", { class: "tag", text: t("bot") })),
      entry.failed
        ? h("div", { class: "message__failure", role: "alert" }, icon("warn"), h("span", { text: entry.failed }))
        : h("div", { class: "thinking" }, h("span", { class: "spinner" }), h("span", { text: `${t("sending")} /${entry.command}` })),
      entry.failed && h("footer", { class: "message__only" }, icon("eye"), h("span", { text: t("onlyYou") }), h("span", { text: "·" }),
        h("button", { class: "linklike", type: "button", text: t("dismiss"), on: { click: () => act.forget(entry.id) } })))) };
}

/** Clears a node, for the moment when another person's eyes are put on. */
export function clearMessages() {
  painted.channel = null;
  fill(byId("messages"));
}
