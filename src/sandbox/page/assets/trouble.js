// Fault switches: what the visitor may break, and the account of what then happened.

import { api } from "./api.js";
import { announce, h } from "./dom.js";
import { t } from "./i18n.js";
import { state } from "./state.js";
import { clockTime, shortDate } from "./time.js";

const trouble = { slow: false, closed: [], gone: [], log: [], waiting: null, failed: null, changed: () => {} };

/** Begins; `changed` repaints. */
export async function startTrouble(changed) {
  trouble.changed = changed;
  Object.assign(trouble, await api.troubles().catch(() => ({})));
  changed();
}

/** Something happened: the server tells. */
export function happened(entry) {
  const last = trouble.log.at(-1);
  if (last && last.what === entry.what && last.user === entry.user) trouble.log.pop();
  trouble.log.push(entry);
  trouble.changed();
  announce(words(entry));
}

async function order(kind, body = {}) {
  Object.assign(trouble, { waiting: kind, failed: null });
  trouble.changed();
  try {
    Object.assign(trouble, await api.trouble({ kind, ...body }));
  } catch (error) {
    trouble.failed = error.code === "moving" ? t("troubleMoving") : error.message;
  }
  trouble.waiting = null;
  trouble.changed();
}

/** What stands in the panel. */
export function troubleView() {
  const me = state.people.find((person) => person.id === state.me);
  const closed = trouble.closed.includes(state.me);
  const gone = trouble.gone.includes(state.me);
  return [
    h("p", { class: "panel__intro", text: t("troubleIntro") }),
    h("ul", { class: "troubles" },
      me && toggle("dms", t("trouble_dms", { name: me.name }), closed, () => order("dms", { user: state.me, on: !closed })),
      me && toggle("gone", t("trouble_gone", { name: me.name }), gone, () => order("gone", { user: state.me, on: !gone })),
      toggle("slow", t("trouble_slow"), trouble.slow, () => order("slow", { on: !trouble.slow })),
      push("limit", t("trouble_limit"), () => order("limit")),
      push("drop", t("trouble_drop"), () => order("drop")),
      push("restart", t("trouble_restart"), () => order("restart"))),
    trouble.failed && h("p", { class: "panel__failure", role: "alert", text: trouble.failed }),
    h("section", { class: "happened", aria: { label: t("troubleLog") } },
      h("h3", { class: "panel__sub", text: t("troubleLog") }),
      trouble.log.length
        ? h("ol", { class: "log", reversed: true }, trouble.log.slice(-20).reverse().map((entry) => h("li", { class: "log__entry" }, h("time", { class: "log__time", datetime: entry.at, text: `${shortDate(new Date(entry.at))}, ${clockTime(new Date(entry.at))}` }), h("span", { text: words(entry) }))))
        : h("p", { class: "panel__intro", text: t("troubleQuiet") })),
  ];
}

function toggle(kind, label, on, press) {
  return h("li", { class: "trouble" },
    h("button", { class: `switch ${on ? "switch--on" : ""}`, type: "button", role: "switch", disabled: trouble.waiting !== null, data: { trouble: kind, focus: `trouble-${kind}` }, aria: { checked: String(on), labelledby: `trouble-${kind}`, describedby: `trouble-${kind}-about` }, on: { click: press } }, h("i")),
    about(kind, label));
}

function push(kind, label, press) {
  const waits = trouble.waiting === kind;
  return h("li", { class: "trouble" },
    h("button", { class: `btn btn--secondary btn--small ${waits ? "btn--waits" : ""}`, type: "button", disabled: trouble.waiting !== null, data: { trouble: kind, focus: `trouble-${kind}` }, aria: { labelledby: `trouble-${kind}`, describedby: `trouble-${kind}-about`, busy: waits ? "true" : null }, on: { click: press } }, t("troubleDo")),
    about(kind, label));
}

function about(kind, label) {
  return h("div", { class: "trouble__words" }, h("strong", { id: `trouble-${kind}`, text: label }), h("span", { id: `trouble-${kind}-about`, class: "trouble__about", text: t(`trouble_${kind}_about`) }));
}

function words({ what, user, times }) {
  const name = state.people.find((person) => person.id === user)?.name ?? "";
  const sentence = t(`happened_${what}`, { name, bot: state.bot.name });
  return times > 1 ? `${sentence} (×${times})` : sentence;
}
