// Panels that open beside what was pressed: select menus and the like. On a phone they rise from the bottom.

import { byId, fold, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { List } from "./list.js";

let open = null;

/** Closes the panel that is open, if any. */
export function closePopup() {
  open?.close("away");
}

/** How many rows a menu may have before it gets a search field of its own. */
const SEARCH_FROM = 11;

/** Letters typed within this time belong to one word. */
const TYPED_TOGETHER_MS = 700;

/**
 * Opens a menu of `items` at `anchor`. One value: picking it closes the menu. Several: each pick ticks, „done" closes.
 * Answers with the chosen keys, or null when the person went away without choosing.
 */
export function openMenu({ anchor, label, items, chosen = [], min = 1, max = 1, search = items.length >= SEARCH_FROM }) {
  closePopup();
  return new Promise((resolve) => {
    open = new Menu({ anchor, label, items, chosen, min, max, search, resolve });
  });
}

class Menu {
  constructor(options) {
    Object.assign(this, options);
    this.multi = this.max > 1 || this.min === 0;
    this.before = this.chosen.join("\n");
    this.list = new List({ label: this.label, multi: this.multi, onPick: (item) => this.pick(item) });
    this.list.chosen = new Set(this.chosen);
    this.field = this.search && h("input", {
      class: "menu__search", type: "text", autocomplete: "off", role: "combobox", placeholder: this.label,
      aria: { label: this.label, expanded: "true", autocomplete: "list" },
      on: { input: () => { this.list.active = 0; this.filter(); } },
    });
    this.note = h("span", { class: "menu__note" });
    this.doneButton = this.multi && h("button", { class: "btn btn--primary btn--small", type: "button", data: { menu: "done" }, text: t("done"), on: { click: () => this.close("done") } });
    this.el = h("div", { class: "menu", role: "dialog", aria: { label: this.label } },
      this.field && h("div", { class: "menu__head" }, icon("search"), this.field),
      this.list.el,
      this.multi && h("div", { class: "menu__foot" }, this.note, this.doneButton));
    this.scrim = h("div", { class: "menu-scrim", on: { pointerdown: (event) => { event.preventDefault(); this.close("away"); } } });
    byId("popup-root").append(this.scrim, this.el);
    this.el.addEventListener("keydown", (event) => this.key(event));
    this.list.el.tabIndex = 0;
    this.list.ownedBy(this.field || this.list.el);
    this.filter();
    this.place();
    this.anchor.setAttribute("aria-expanded", "true");
    (this.field || this.list.el).focus({ preventScroll: true });
    this.moved = () => this.place();
    window.addEventListener("resize", this.moved);
  }

  filter() {
    const wanted = fold(this.field?.value ?? "");
    const items = this.items.filter((item) => fold(`${item.label} ${item.sub ?? ""}`).includes(wanted));
    const full = this.multi && this.list.chosen.size >= this.max;
    const shown = items.map((item) => ({ ...item, disabled: item.disabled || (full && !this.list.chosen.has(item.key)) }));
    const first = shown.findIndex((item) => this.list.chosen.has(item.key));
    this.list.show(shown, this.list.active >= 0 ? this.list.active : Math.max(0, first));
    this.count();
  }

  count() {
    if (!this.multi) return;
    const { min, max } = this;
    this.note.textContent = min === max ? t("chooseCount", { n: min }) : t("chooseRange", { min, max });
    this.doneButton.disabled = this.list.chosen.size < min;
  }

  pick(item) {
    if (!this.multi) {
      this.list.chosen = new Set([item.key]);
      this.close("done");
      return;
    }
    if (!this.list.chosen.delete(item.key)) this.list.chosen.add(item.key);
    this.filter();
  }

  key(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close("escape");
    } else if (event.key === "Tab" && !this.multi) {
      event.preventDefault();
      this.close("escape");
    } else if (event.target === this.doneButton) {
      return;
    } else if (event.key === "Enter" || (event.key === " " && event.target !== this.field)) {
      event.preventDefault();
      this.list.pick();
    } else if (!this.list.key(event) && !this.field && event.key.length === 1) {
      this.jump(event.key);
    }
  }

  /** Without a search field, typing jumps to the row that begins with what was typed. */
  jump(letter) {
    clearTimeout(this.typing);
    this.typed = (this.typed ?? "") + fold(letter);
    this.typing = setTimeout(() => { this.typed = ""; }, TYPED_TOGETHER_MS);
    const at = this.list.items.findIndex((item) => fold(String(item.label)).startsWith(this.typed));
    if (at >= 0) this.list.highlight(at);
  }

  place() {
    if (window.innerWidth <= 480) return;
    const at = this.anchor.getBoundingClientRect();
    const below = window.innerHeight - at.bottom - 12;
    const above = at.top - 12;
    const under = below >= Math.min(320, this.el.scrollHeight) || below >= above;
    this.el.style.width = `${Math.max(at.width, 260)}px`;
    this.el.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - Math.max(at.width, 260) - 8))}px`;
    this.el.style.maxHeight = `${Math.min(380, under ? below : above)}px`;
    this.el.style.top = under ? `${at.bottom + 4}px` : "auto";
    this.el.style.bottom = under ? "auto" : `${window.innerHeight - at.top + 4}px`;
  }

  close(how) {
    if (open !== this) return;
    open = null;
    window.removeEventListener("resize", this.moved);
    this.scrim.remove();
    this.el.remove();
    this.anchor.setAttribute("aria-expanded", "false");
    if (how !== "away" && this.anchor.isConnected) this.anchor.focus({ preventScroll: true });
    const values = this.items.map((item) => item.key).filter((key) => this.list.chosen.has(key));
    const enough = values.length >= this.min && values.length <= this.max;
    // As in Discord, going away from a menu with several values keeps what was ticked; Escape does not.
    const keeps = how === "done" || (how === "away" && this.multi && values.join("\n") !== this.before);
    this.resolve(keeps && enough ? values : null);
  }
}
