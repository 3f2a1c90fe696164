// The tour of three steps on the first visit: who one is, where one talks with the bot, and the clock.

import { byId, fill, h } from "./dom.js";
import { language, t } from "./i18n.js";
import { recall, remember } from "./memory.js";

const STEPS = [
  { key: "who", targets: ["#whoami", "#open-drawer"] },
  { key: "talk", targets: ["#composer"] },
  { key: "time", targets: [".clock__jumps"] },
];

/** Whether this browser has not been led around yet. */
export const isFirstVisit = () => !recall("tour");

/** Leads around; `onLanguage(code)` changes the language, `onEnd(finished)` hears how it ended. */
export function startTour({ onLanguage, onEnd }) {
  if (byId("tour")) return;
  let at = 0;
  const hole = h("div", { class: "tour__hole", aria: { hidden: "true" } });
  const card = h("div", { class: "tour__card" });
  const dialog = h("dialog", { id: "tour", class: "tour", aria: { labelledby: "tour-title", describedby: "tour-text" }, on: { cancel: (event) => { event.preventDefault(); end(false); } } }, hole, card);

  function end(finished) {
    remember("tour", true);
    window.removeEventListener("resize", place);
    dialog.remove();
    byId("composer-input")?.focus();
    onEnd(finished);
  }

  function go(step) {
    if (step >= STEPS.length) return end(true);
    at = step;
    paint();
  }

  function paint() {
    const { key } = STEPS[at];
    const last = at === STEPS.length - 1;
    fill(card,
      h("div", { class: "tour__top" },
        h("span", { class: "tour__count", text: t("tourStep", { at: at + 1, of: STEPS.length }) }),
        h("div", { class: "clock__langs", role: "group", aria: { label: t("language") } }, ["lt", "en"].map((code) => h("button", {
          class: `clock__lang ${language() === code ? "clock__lang--on" : ""}`, type: "button", lang: code, aria: { pressed: String(language() === code), label: code === "lt" ? "Lietuvių" : "English" },
          text: code.toUpperCase(), on: { click: async () => { await onLanguage(code); paint(); } },
        })))),
      h("h2", { id: "tour-title", class: "dialog__title", text: t(`tour_${key}_title`) }),
      h("p", { id: "tour-text", class: "tour__text", text: t(`tour_${key}_text`) }),
      h("footer", { class: "tour__foot" },
        h("button", { class: "btn btn--plain", type: "button", data: { tour: "skip" }, text: t("tourSkip"), on: { click: () => end(false) } }),
        at > 0 && h("button", { class: "btn btn--secondary", type: "button", data: { tour: "back" }, text: t("tourBack"), on: { click: () => go(at - 1) } }),
        h("button", { class: "btn btn--primary", type: "button", data: { tour: "next" }, text: t(last ? "tourEnd" : "tourNext"), on: { click: () => go(at + 1) } })));
    place();
    card.querySelector("[data-tour=next]").focus();
  }

  /** Puts the light on what is spoken of, and the card beside it. */
  function place() {
    const target = STEPS[at].targets.map((css) => document.querySelector(css)).find((el) => el?.checkVisibility({ visibilityProperty: true }));
    const box = target?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0, height: 0, bottom: 0 };
    const margin = 4;
    for (const [side, value] of [["left", box.left - margin], ["top", box.top - margin], ["width", box.width + 2 * margin], ["height", box.height + 2 * margin]]) hole.style.setProperty(side, `${value}px`);
    const width = Math.min(380, window.innerWidth - 24);
    card.style.setProperty("width", `${width}px`);
    card.style.setProperty("left", `${Math.max(12, Math.min(box.left, window.innerWidth - width - 12))}px`);
    const below = box.top < window.innerHeight / 2;
    card.style.setProperty("top", below ? `${box.top + box.height + 16}px` : "auto");
    card.style.setProperty("bottom", below ? "auto" : `${window.innerHeight - box.top + 16}px`);
  }

  document.body.append(dialog);
  dialog.showModal();
  window.addEventListener("resize", place);
  paint();
}
