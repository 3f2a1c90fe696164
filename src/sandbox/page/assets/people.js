// The switcher: every person of the sandbox with what the host says of them; pick one and see with their eyes.

import { avatar, fill, fold, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { List } from "./list.js";
import { state } from "./state.js";

/** Opens the switcher and calls `onPick` with the chosen person's id. */
export function openSwitcher(onPick) {
  const list = new List({ label: t("switchTitle"), onPick: (item) => { dialog.close(); onPick(item.key); } });
  list.el.classList.add("people");
  const search = h("input", {
    id: "person-search", class: "menu__search", type: "text", autocomplete: "off", role: "combobox", placeholder: t("findPerson"),
    aria: { label: t("findPerson"), expanded: "true", autocomplete: "list" },
    on: { input: () => show(), keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); list.pick(); } else list.key(event); } },
  });
  list.ownedBy(search);
  const dialog = h("dialog", { id: "switcher", class: "dialog switcher", aria: { labelledby: "switcher-title" }, on: { close: () => dialog.remove(), click: (event) => { if (event.target === dialog) dialog.close(); } } });
  fill(dialog, h("div", { class: "dialog__body" },
    h("header", { class: "dialog__head" },
      h("h2", { id: "switcher-title", class: "dialog__title", text: t("switchTitle") }),
      h("button", { class: "icon-button", type: "button", aria: { label: t("close") }, on: { click: () => dialog.close() } }, icon("close"))),
    h("p", { class: "switcher__hint", text: t("switchHint") }),
    h("div", { class: "menu__head" }, icon("search"), search),
    list.el));

  function show() {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const found = state.people.filter((person) => wanted.every((word) => fold(`${person.name} ${person.label ?? ""} ${person.username}`).includes(word)));
    const named = (person) => wanted.some((word) => fold(person.name).split(/\s+/).some((own) => own.startsWith(word)));
    found.sort((one, other) => named(other) - named(one));
    list.show(found.map((person) => ({
      key: person.id,
      lead: avatar(person),
      label: person.name,
      sub: person.label,
      aside: [person.locale.slice(0, 2).toUpperCase(), person.unread > 0 && h("span", { class: "badge", text: String(person.unread), title: t("unread", { n: person.unread }) })],
    })), Math.max(0, wanted.length ? 0 : found.findIndex((person) => person.id === state.me)));
    list.el.querySelectorAll("[data-key]").forEach((row) => { row.dataset.personId = row.dataset.key; });
  }

  document.body.append(dialog);
  dialog.showModal();
  show();
  search.focus();
}
