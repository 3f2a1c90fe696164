// The line at the bottom: plain text, or "/" to pick a command and fill in its options.

import { append, byId, fill, fold, h, icon } from "./dom.js";
import { Chip, chipRow } from "./chips.js";
import { encodeFile } from "./api.js";
import { t } from "./i18n.js";
import { List } from "./list.js";
import { openMenu } from "./popup.js";
import { channelView, state } from "./state.js";

const composer = { act: null, list: null, field: null, command: null, chips: [], hint: null, popup: null, suggesting: null, form: null };

/** Makes the composer once; `act` has `say`, `invoke`, `complete`, `offers` and `commands`. */
export function startComposer(act) {
  composer.act = act;
  document.addEventListener("keydown", focusOnTyping);
  for (const type of ["dragenter", "dragover"]) document.addEventListener(type, (event) => { if (event.dataTransfer?.types.includes("Files")) { event.preventDefault(); dragging(wantsFile() !== undefined); } });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) dragging(false); });
  document.addEventListener("drop", drop);
}

/** Paints an empty composer for the open channel. */
export function paintComposer() {
  Object.assign(composer, { command: null, chips: [], suggesting: null });
  const channel = channelView();
  const root = byId("composer");
  if (!channel) return fill(root);
  composer.list = new List({ label: t("commands"), onPick: (item) => choose(item.command) });
  composer.field = h("input", {
    id: "composer-input", class: "composer__field", type: "text", autocomplete: "off", enterkeyhint: "send", role: "combobox", maxlength: "2000",
    placeholder: channel.can_send ? t("placeholder") : t("placeholderCommands"), aria: { label: t("placeholder"), autocomplete: "list", expanded: "false" },
    on: { input: typed, keydown: plainKey, blur: hide },
  });
  composer.list.ownedBy(composer.field);
  composer.popup = h("div", { class: "composer__popup", hidden: true });
  composer.hint = h("div", { class: "composer__hint", role: "status" });
  composer.form = h("form", { class: "composer__bar", on: { submit: (event) => { event.preventDefault(); send(); } } });
  fill(root, composer.popup, composer.hint, composer.form);
  paintPlain();
}

function paintPlain(text = "") {
  Object.assign(composer, { command: null, chips: [], suggesting: null });
  fill(composer.hint);
  composer.field.value = text;
  hide();
  fill(composer.form,
    h("button", { id: "open-commands", class: "icon-button composer__slash", type: "button", title: t("commands"), aria: { label: t("commands") }, on: { click: openCommands } }, icon("slash")),
    composer.field,
    h("button", { class: "icon-button composer__send", type: "submit", title: t("send"), aria: { label: t("send") } }, icon("send")));
}

function openCommands() {
  composer.field.value = "/";
  composer.field.focus();
  typed();
}

/** As in Discord, typing anywhere lands in the composer. */
function focusOnTyping(event) {
  const busy = event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === " ";
  const elsewhere = event.target.closest?.("input, textarea, select, dialog, .menu, [contenteditable]");
  if (!busy && !elsewhere && !composer.command) composer.field?.focus();
}

// ---- picking a command

async function typed() {
  const text = composer.field.value;
  fill(composer.hint);
  if (!text.startsWith("/")) return hide();
  if (state.commands === null) {
    show(composer.list, [], t("loading"));
    await composer.act.commands();
  }
  const now = composer.field.value;
  if (!now.startsWith("/")) return;
  const query = fold(now.slice(1)).replace(/^\s+/, "");
  const exact = now.endsWith(" ") && state.commands.filter((c) => [c.shown, c.path].some((name) => fold(name) === query.trim()));
  if (exact && exact.length === 1) return choose(exact[0]);
  show(composer.list, search(query).map(commandRow), t("noCommands"));
}

function search(query) {
  const words = query.trim();
  const rank = (command) => {
    const names = [fold(command.shown), fold(command.path)];
    if (names.some((name) => name.startsWith(words))) return 0;
    if (names.some((name) => name.split(" ").some((part) => part.startsWith(words)))) return 1;
    if (names.some((name) => name.includes(words))) return 2;
    return words.length > 2 && fold(command.description).includes(words) ? 3 : 9;
  };
  return state.commands.map((command) => ({ command, at: rank(command) })).filter((found) => found.at < 9).sort((a, b) => a.at - b.at).map((found) => found.command);
}

function commandRow(command) {
  const options = command.options.map((option) => h("span", { class: `list__option ${option.required ? "" : "list__option--optional"}`, text: option.shown }));
  return {
    key: command.path, command, sub: command.description, aside: command.shown === command.path ? null : h("span", { class: "list__path", lang: "en", text: `/${command.path}` }),
    label: [h("span", { class: "list__command", text: `/${command.shown}` }), options],
  };
}

function plainKey(event) {
  if (event.isComposing) return;
  const listing = !composer.popup.hidden;
  if (listing && event.key === "Escape") { event.preventDefault(); hide(); }
  else if (listing && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) { if (composer.list.pick()) event.preventDefault(); }
  else if (listing) composer.list.key(event);
}

/** Fills in a command by its canonical path, if it is offered here. */
export function pickCommand(path) {
  const command = state.commands?.find((candidate) => candidate.path === path);
  if (command) choose(command);
  return command !== undefined;
}

function choose(command) {
  Object.assign(composer, { command, suggesting: null });
  hide();
  composer.chips = command.options.filter((option) => option.required).map((option) => new Chip(option, bench));
  paintCommand();
  if (composer.chips.length) composer.chips[0].focus();
  else composer.form.querySelector("[type=submit]").focus();
}

// ---- filling in its options

function paintCommand() {
  const { command, chips } = composer;
  const left = command.options.filter((option) => !chips.some((chip) => chip.option === option));
  const more = left.length > 0 && h("button", { id: "more-options", class: "chip chip--more", type: "button", aria: { haspopup: "listbox", expanded: "false" }, text: t("moreOptions", { n: left.length }), on: { click: (event) => addOption(left, event.currentTarget) } });
  fill(composer.form,
    h("button", { class: "icon-button", type: "button", data: { action: "cancel-command" }, title: t("cancelCommand"), aria: { label: t("cancelCommand") }, on: { click: () => leave() } }, icon("close")),
    chipRow(command, chips, more),
    h("button", { class: "icon-button composer__send composer__send--ready", type: "submit", data: { action: "send-command" }, title: t("send"), aria: { label: `${t("send")} /${command.shown}` } }, icon("send")));
  composer.form.onkeydown = commandKey;
  describe(null);
}

async function addOption(left, anchor) {
  const items = left.map((option) => ({ key: option.name, label: option.shown, sub: option.description }));
  const picked = await openMenu({ anchor, label: t("moreOptionsTitle"), items, search: false });
  const option = picked && left.find((candidate) => candidate.name === picked[0]);
  if (!option || !composer.command) return;
  const chip = new Chip(option, bench);
  composer.chips.push(chip);
  paintCommand();
  chip.focus();
}

function describe(chip) {
  const { command } = composer;
  fill(composer.hint, chip
    ? [h("strong", { text: chip.option.shown }), h("span", { text: chip.option.description }), h("em", { text: chip.option.required ? t("required") : t("optional") }), chip.error && h("span", { class: "composer__error", text: chip.error })]
    : [h("strong", { text: `/${command.shown}` }), h("span", { text: command.description })]);
}

/** What a chip may ask of the composer. */
const bench = {
  describe,
  hide: () => hide(),
  offers: () => composer.act.offers(),
  suggest(chip, rows, empty) {
    const list = new List({ label: chip.option.shown, onPick: (row) => chip.pick(row) });
    list.ownedBy(chip.field);
    composer.suggesting = { chip, list };
    show(list, rows, empty);
  },
  left(chip) {
    if (composer.suggesting?.chip === chip) hide();
  },
  complete: (chip) => composer.act.complete({ path: composer.command.path, focused: chip.option.name, options: { ...collected(), [chip.option.name]: chip.field.value } }),
  remove(chip) {
    composer.chips = composer.chips.filter((other) => other !== chip);
    paintCommand();
    (composer.chips.at(-1) ?? { focus: () => composer.form.querySelector("[type=submit]").focus() }).focus();
  },
  next(chip) {
    hide();
    const after = composer.chips.slice(composer.chips.indexOf(chip) + 1).find((other) => other.empty);
    if (after) after.focus();
    else composer.form.querySelector("[type=submit]")?.focus();
  },
};

function commandKey(event) {
  if (event.isComposing || event.defaultPrevented) return;
  const suggesting = !composer.popup.hidden && composer.suggesting;
  const chip = composer.chips.find((candidate) => candidate.field === event.target);
  if (event.key === "Escape") {
    event.preventDefault();
    if (suggesting) hide();
    else leave();
  } else if (event.key === "Enter" && chip) {
    event.preventDefault();
    if (!chip.asking && !(suggesting && suggesting.list.pick())) send();
  } else if (event.key === "Tab" && !event.shiftKey && suggesting && chip?.field.value && suggesting.list.pick()) {
    event.preventDefault();
  } else if (event.key === "Backspace" && chip && chip.empty && chip.option.kind !== "attachment") {
    event.preventDefault();
    if (chip.option.required) leave(); else bench.remove(chip);
  } else if (suggesting) suggesting.list.key(event);
}

function leave() {
  paintPlain();
  composer.field.focus();
}

// ---- sending

const collected = () => Object.fromEntries(composer.chips.map((chip) => [chip.option.name, chip.sent()]).filter(([, value]) => value !== undefined));

async function send() {
  if (!composer.command) return sendText();
  const wrong = composer.chips.filter((chip) => !chip.check());
  if (wrong.length) {
    wrong[0].focus();
    return describe(wrong[0]);
  }
  const { command, chips } = composer;
  const options = collected();
  const files = {};
  for (const chip of chips) if (chip.file) files[chip.option.name] = await encodeFile(chip.file);
  leave();
  composer.act.invoke(command, { path: command.path, options, files });
}

async function sendText() {
  const text = composer.field.value.trim();
  if (!text) return;
  if (text.startsWith("/") && state.commands === null) return typed();
  if (text.startsWith("/")) return fill(composer.hint, h("span", { class: "composer__error", text: t("noCommands") }));
  if (!channelView().can_send) return fill(composer.hint, h("span", { class: "composer__error", text: t("commandsOnly") }));
  composer.field.value = "";
  const problem = await composer.act.say(text);
  if (problem) {
    composer.field.value = text;
    fill(composer.hint, h("span", { class: "composer__error", text: problem }));
  }
}

// ---- the popup above, and files dropped anywhere

function show(list, rows, empty) {
  list.show(rows, 0, empty);
  composer.popup.hidden = false;
  if (composer.popup.firstChild !== list.el) append(fill(composer.popup), [list.el]);
  list.owner.setAttribute("aria-expanded", "true");
}

function hide() {
  if (composer.popup) composer.popup.hidden = true;
  composer.field?.setAttribute("aria-expanded", "false");
  composer.suggesting?.chip.field.setAttribute("aria-expanded", "false");
}

/** The chip that a dropped file would fill. */
function wantsFile() {
  const files = composer.chips.filter((chip) => chip.option.kind === "attachment");
  return files.find((chip) => chip.empty) ?? files[0];
}

function dragging(welcome) {
  byId("composer").classList.toggle("composer--drop", welcome);
  byId("composer").dataset.drop = t("dropHere");
}

function drop(event) {
  dragging(false);
  const file = event.dataTransfer?.files?.[0];
  if (!file) return;
  event.preventDefault();
  wantsFile()?.take(file);
}
