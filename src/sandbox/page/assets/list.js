// A list to pick from, shared by the command picker, option suggestions and select menus. The keyboard stays in the
// field (or the list) that owns it; the highlighted row is told to screen readers through aria-activedescendant.

import { h, fill, icon } from "./dom.js";
import { t } from "./i18n.js";

let lists = 0;

/** Rows: `{key, label, sub, emoji, lead, group, aside, disabled}`; with `multi` each row carries a tick. */
export class List {
  constructor({ label, multi = false, onPick }) {
    lists += 1;
    this.id = `list-${lists}`;
    this.multi = multi;
    this.onPick = onPick;
    this.items = [];
    this.active = -1;
    this.chosen = new Set();
    this.el = h("ul", { id: this.id, class: "list", role: "listbox", aria: { label, multiselectable: multi ? "true" : null } });
    this.owner = this.el;
    // Picking must not take the keyboard away from the field that is being typed in.
    this.el.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  /** The element that has the keyboard: a combobox field, or the list itself. */
  ownedBy(el) {
    this.owner = el;
    el.setAttribute("aria-controls", this.id);
  }

  /** Shows these rows, the one at `active` highlighted; an empty list says so in words. */
  show(items, active = 0, emptyText = t("nothingFound")) {
    this.items = items;
    let group = null;
    const rows = [];
    items.forEach((item, at) => {
      if (item.group && item.group !== group) rows.push(h("li", { class: "list__group", role: "presentation", text: item.group }));
      group = item.group ?? null;
      rows.push(this.row(item, at));
    });
    if (!items.length) rows.push(h("li", { class: "list__empty", role: "presentation", text: emptyText }));
    fill(this.el, rows);
    this.highlight(items.length ? Math.min(active, items.length - 1) : -1);
  }

  row(item, at) {
    const chosen = this.chosen.has(item.key);
    return h("li", {
      id: `${this.id}-${at}`,
      class: "list__row",
      role: "option",
      aria: { selected: String(this.multi ? chosen : at === this.active), disabled: item.disabled ? "true" : null },
      data: { key: item.key },
      on: {
        pointermove: () => { if (this.active !== at) this.highlight(at, false); },
        click: () => this.pick(at),
      },
    },
      item.lead,
      item.emoji && h("span", { class: "list__emoji", text: item.emoji }),
      h("span", { class: "list__texts" },
        h("span", { class: "list__label" }, item.label),
        item.sub && h("span", { class: "list__sub" }, item.sub)),
      item.aside && h("span", { class: "list__aside" }, item.aside),
      this.multi && h("span", { class: `tick ${chosen ? "tick--on" : ""}` }, chosen && icon("check")));
  }

  highlight(at, scroll = true) {
    this.el.querySelector(".list__row--active")?.classList.remove("list__row--active");
    this.active = at;
    const row = at >= 0 ? this.el.querySelector(`#${this.id}-${at}`) : null;
    row?.classList.add("list__row--active");
    if (!this.multi) this.el.querySelectorAll("[role=option]").forEach((el) => el.setAttribute("aria-selected", String(el === row)));
    if (scroll) row?.scrollIntoView({ block: "nearest" });
    if (row) this.owner.setAttribute("aria-activedescendant", row.id);
    else this.owner.removeAttribute("aria-activedescendant");
  }

  pick(at = this.active) {
    const item = this.items[at];
    if (!item || item.disabled) return false;
    this.onPick(item);
    return true;
  }

  /** Arrow keys, Home, End; true when the key was for the list. */
  key(event) {
    const count = this.items.length;
    if (!count) return false;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step) {
      const wrap = Math.abs(step) === 1;
      const next = this.active + step;
      this.highlight(wrap ? (next + count) % count : Math.max(0, Math.min(count - 1, next)));
    } else return false;
    event.preventDefault();
    return true;
  }
}
