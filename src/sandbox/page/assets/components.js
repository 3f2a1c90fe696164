// Buttons and select menus under a message.

import { append, avatar, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { openMenu } from "./popup.js";
import { state } from "./state.js";

/** The rows of a message; `act` has `press(message, custom_id)`, `choose(message, custom_id, values)` and `offers()`. */
export function rows(message, act) {
  const pending = state.pending.get(message.id);
  return message.rows.map((row) => h("div", { class: "row" }, row.components.map((component) => (
    component.kind === "button" ? button(message, component, pending, act) : select(message, component, pending, act)))));
}

function button(message, view, pending, act) {
  const waits = pending === view.custom_id && view.custom_id !== null;
  const inside = [view.emoji && h("span", { class: "btn__emoji", text: view.emoji }), view.label && h("span", { class: "btn__label", text: view.label })];
  if (view.style === "link") {
    return h("a", { class: "btn btn--link", href: /^https?:/.test(view.url ?? "") ? view.url : "#", target: "_blank", rel: "noopener noreferrer" }, inside, icon("external"));
  }
  return h("button", {
    class: `btn btn--${view.style} ${waits ? "btn--waits" : ""}`, type: "button", disabled: view.disabled || pending !== undefined,
    data: { customId: view.custom_id, style: view.style }, aria: { busy: waits ? "true" : null, label: view.label ? null : view.emoji },
    on: { click: () => act.press(message, view.custom_id, view.label) },
  }, inside, waits && h("span", { class: "dots" }, h("i"), h("i"), h("i")));
}

function select(message, view, pending, act) {
  const waits = pending === view.custom_id;
  const chosen = chosenIn(message, view);
  const label = view.placeholder ?? t("select");
  const anchor = h("button", {
    class: "select", type: "button", disabled: view.disabled || pending !== undefined, data: { customId: view.custom_id, offers: view.offers },
    aria: { haspopup: "listbox", expanded: "false", busy: waits ? "true" : null },
    on: {
      click: async () => {
        const items = view.offers === "string" ? optionItems(view) : await offerItems(view.offers, act);
        const max = Math.min(view.max, Math.max(items.length, 1));
        const values = await openMenu({ anchor, label, items, chosen, min: view.min, max, search: view.offers !== "string" || undefined });
        if (!values) return;
        state.picked.set(`${message.id} ${view.custom_id}`, { values, edited: message.edited });
        act.choose(message, view.custom_id, values);
      },
    },
  });
  append(anchor, [shown(view, chosen, label), waits ? h("span", { class: "dots" }, h("i"), h("i"), h("i")) : icon("down")]);
  return anchor;
}

/** The values that stand chosen: what the person picked since the bot last changed the message, else the bot's own. */
function chosenIn(message, view) {
  const picked = state.picked.get(`${message.id} ${view.custom_id}`);
  if (picked && picked.edited === message.edited) return picked.values;
  return view.offers === "string" ? view.options.filter((option) => option.default).map((option) => option.value) : view.chosen;
}

/** What stands in the closed select: the chosen values, or the placeholder. */
function shown(view, chosen, label) {
  const names = view.offers === "string"
    ? view.options.filter((option) => chosen.includes(option.value)).map((option) => [option.emoji, option.label].filter(Boolean).join(" "))
    : chosen.map((id) => state.people.find((person) => person.id === id)?.name ?? state.channels.find((c) => c.id === id)?.name ?? id);
  if (!names.length) return h("span", { class: "select__placeholder", text: label });
  const many = view.max > 1;
  return h("span", { class: "select__chosen" }, names.map((name) => h("span", { class: many ? "select__chip" : "", text: name })));
}

function optionItems(view) {
  return view.options.map((option) => ({ key: option.value, label: option.label, sub: option.description, emoji: option.emoji }));
}

async function offerItems(kind, act) {
  return pickable(kind, await act.offers());
}

/** Rows for picking a person, role or channel out of what a place offers. */
export function pickable(kind, offers) {
  const users = offers.users.map((user) => ({ key: user.id, label: user.name, sub: `@${user.username}`, lead: avatar(user) }));
  const roles = offers.roles.map((role) => ({ key: role.id, label: `@${role.name}`, lead: h("span", { class: "list__lead" }, icon("at")) }));
  const channels = offers.channels.map((channel) => ({ key: channel.id, label: channel.name, lead: h("span", { class: "list__lead" }, icon(channel.private ? "lock" : "hash")) }));
  return { user: users, role: roles, mentionable: [...users, ...roles], channel: channels }[kind] ?? [];
}
