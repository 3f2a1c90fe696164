// The clock above the chat: where the sandbox stands in time, and the buttons that move it.

import { api } from "./api.js";
import { announce, byId, h, icon, repaint } from "./dom.js";
import { language, t } from "./i18n.js";
import { plain } from "./markdown.js";
import { clockTime, dayAndMonth, dayOf, longDate, now, shortDate } from "./time.js";

const JUMPS = ["prompt", "hour", "day", "month"];
/** How many kinds of arrivals are told; the rest is a number. */
const ARRIVALS = 6;
const bar = { playing: false, messages: 0, note: null, handlers: null };

/** Paints the bar; `handlers` has `onJumped`, `onMoved`, `onLanguage` and `onPerson`. */
export function paintClock(handlers) {
  bar.handlers = handlers ?? bar.handlers;
  const date = now();
  repaint(byId("clock"),
    h("div", { class: "clock__when", title: t("clock"), aria: { label: t("clock") }, role: "group" },
      icon("clock"),
      h("time", { id: "now", class: "clock__date", datetime: date.toISOString() },
        h("span", { class: "clock__long", text: longDate(date) }),
        h("span", { class: "clock__short", aria: { hidden: "true" }, text: shortDate(date) })),
      h("strong", { class: "clock__time", text: clockTime(date) })),
    h("div", { class: "clock__jumps", role: "group", aria: { label: t("clock"), busy: String(bar.playing) } },
      JUMPS.map((jump) => h("button", {
        class: `clock__jump clock__jump--${jump}`, type: "button", disabled: bar.playing, data: { jump, focus: jump }, title: t(`jump_${jump}_long`),
        aria: { label: t(`jump_${jump}_long`) }, text: t(`jump_${jump}`), on: { click: () => move(jump) },
      }))),
    h("div", { class: "clock__langs", role: "group", aria: { label: t("language") } },
      ["lt", "en"].map((code) => h("button", {
        class: `clock__lang ${language() === code ? "clock__lang--on" : ""}`, type: "button", lang: code, data: { lang: code, focus: code },
        aria: { pressed: String(language() === code), label: code === "lt" ? "Lietuvių" : "English" },
        text: code.toUpperCase(), on: { click: () => bar.handlers.onLanguage(code) },
      }))),
    note());
}

function note() {
  if (bar.playing) {
    const words = bar.messages ? t("playingCount", { n: bar.messages }) : t("playing");
    return h("div", { id: "clock-note", class: "clock__note clock__note--busy" }, h("span", { class: "spinner" }), h("span", { text: words }));
  }
  if (!bar.note) return null;
  return h("div", { id: "clock-note", class: `clock__note ${bar.note.failed ? "clock__note--failed" : ""}` },
    h("span", { class: "clock__words" }, bar.note.text),
    bar.note.people.length > 0 && h("div", { class: "clock__people" }, bar.note.people.map((person) => h("button", {
      class: "clock__person", type: "button", data: { goto: person.id, focus: person.id }, text: person.name, on: { click: () => bar.handlers.onPerson(person.id, person.channel) },
    }))),
    bar.note.arrivals.length > 0 && h("button", {
      class: "clock__more", type: "button", data: { focus: "clock-more" }, aria: { expanded: String(bar.note.open), controls: "clock-arrivals" }, on: { click: () => { bar.note.open = !bar.note.open; paintClock(); } },
    }, t("arrivals"), icon("down")),
    bar.note.open && bar.note.arrivals.length > 0 && arrivals(bar.note.arrivals),
    h("button", { class: "icon-button icon-button--small", type: "button", data: { focus: "clock-close" }, aria: { label: t("close") }, on: { click: () => { bar.note = null; paintClock(); } } }, icon("close")));
}

function when({ from, at }) {
  const [first, last] = [new Date(from), new Date(at)];
  return dayOf(first) === dayOf(last) ? `${dayAndMonth(last)}, ${clockTime(last)}` : `${dayAndMonth(first)} – ${dayAndMonth(last)}`;
}

/** What came while the time went by: when, how often, and how it begins. */
function arrivals(list) {
  const rest = list.slice(ARRIVALS).reduce((sum, arrival) => sum + arrival.messages, 0);
  return h("ul", { id: "clock-arrivals", class: "clock__arrivals", aria: { label: t("arrivals") } },
    list.slice(0, ARRIVALS).map((arrival) => h("li", { class: "clock__arrival" },
      h("time", { class: "clock__at", datetime: arrival.at, text: when(arrival) }),
      h("span", { class: "clock__begins" }, arrival.messages > 1 && h("strong", { text: `${arrival.messages} × ` }), plain(arrival.begins)))),
    rest > 0 && h("li", { class: "clock__arrival", text: t("arrivalsMore", { n: rest }) }));
}

/** Leaves one line of what the last jump brought, when the visitor turns to something else. */
export function foldNote() {
  if (bar.note) bar.note.open = false;
}

/** Shows how far the playing has come, told by the server while it runs. */
export function showProgress(messages) {
  if (!bar.playing || bar.messages === messages) return;
  bar.messages = messages;
  paintClock();
}

async function move(jump) {
  const focused = document.activeElement?.dataset?.jump;
  Object.assign(bar, { playing: true, messages: 0, note: null });
  paintClock();
  try {
    const moved = await api.jump(jump, language());
    const sum = moved.messages
      ? t(moved.recipients.length ? "toPeople" : "toChannels", { messages: t("arrived", { n: moved.messages }), n: moved.recipients.length })
      : t("arrivedNothing");
    bar.note = { text: [sum, moved.narration].filter(Boolean).join(" "), people: moved.recipients, arrivals: moved.arrivals, open: true, failed: false };
  } catch (error) {
    bar.note = { text: `${t("jumpFailed")} ${error.message}`, people: [], arrivals: [], failed: true };
  }
  bar.playing = false;
  if (!bar.note.failed) bar.handlers.onJumped(jump);
  await bar.handlers.onMoved();
  paintClock();
  if (focused) document.querySelector(`[data-jump="${focused}"]`)?.focus();
  announce(`${longDate(now())}, ${clockTime(now())}. ${bar.note.text}`);
}
