// The panel beside the chat: the guide, and the fault switches. What stood open is remembered.

import { byId, h, icon, repaint } from "./dom.js";
import { guideView, hasGuide } from "./guide.js";
import { t } from "./i18n.js";
import { recall, remember } from "./memory.js";
import { troubleView } from "./trouble.js";

const TABS = ["guide", "trouble"];
const panel = { open: recall("panel"), changed: () => {} };

/** Begins; `changed` is told when it opens or closes. */
export function startPanel(changed) {
  panel.changed = changed;
}

/** The buttons above the chat that open and close the parts. */
export function partButtons() {
  const parts = [["guide", "help"], ["trouble", "bolt"]].filter(([part]) => part !== "guide" || hasGuide());
  return h("div", { class: "topbar__parts" }, parts.map(([part, picture]) => h("button", {
    class: `icon-button ${panel.open === part ? "icon-button--on" : ""}`, type: "button", title: t(`panel_${part}`), data: { opens: part, focus: part },
    aria: { label: t(`panel_${part}`), expanded: String(panel.open === part), controls: "panel" }, on: { click: () => openPanel(panel.open === part ? null : part) },
  }, icon(picture))));
}

/** Opens a part, or closes the panel with null. */
export function openPanel(part) {
  const before = panel.open;
  panel.open = part;
  remember("panel", part);
  paintPanel();
  panel.changed();
  if (part) byId("panel").querySelector(`[data-panel=${part}]`).focus();
  else document.querySelector(`[data-opens=${before}]`)?.focus();
}

/** Paints it as it stands. */
export function paintPanel() {
  const root = byId("panel");
  const part = panel.open === "guide" && !hasGuide() ? null : panel.open;
  byId("app").classList.toggle("app--panel", part !== null);
  root.hidden = part === null;
  if (part === null) return repaint(root);
  root.dataset.part = part;
  root.setAttribute("aria-label", t(`panel_${part}`));
  repaint(root,
    h("header", { class: "panel__head" },
      h("div", { class: "panel__tabs", role: "tablist" }, TABS.filter((tab) => tab !== "guide" || hasGuide()).map((tab) => h("button", {
        id: `tab-${tab}`, class: `panel__tab ${tab === part ? "panel__tab--on" : ""}`, type: "button", role: "tab", data: { panel: tab }, aria: { selected: String(tab === part), controls: "panel-body" },
        text: t(`panel_${tab}`), on: { click: () => openPanel(tab) },
      }))),
      h("button", { class: "icon-button icon-button--small", type: "button", data: { panel: "close", focus: "panel-close" }, aria: { label: t("close") }, on: { click: () => openPanel(null) } }, icon("close"))),
    h("div", { id: "panel-body", class: "panel__body", role: "tabpanel", data: { scrolls: "" }, aria: { labelledby: `tab-${part}` } }, part === "guide" ? guideView() : troubleView()));
}
