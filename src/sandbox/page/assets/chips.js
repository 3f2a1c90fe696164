// The fields of a command that is being filled in: one chip per option, each with the way of giving that kind of value.

import { append, fill, fold, h, icon } from "./dom.js";
import { pickable } from "./components.js";
import { t } from "./i18n.js";

/** How long typing must pause before the bot is asked for suggestions. */
const TYPING_PAUSE_MS = 180;

/** Options that take a day as text say so in their words; they get a calendar beside the text. */
const DAY_HINT = /\d{4}-\d{2}-\d{2}|[yYmM]{4}-[mM]{2}-[dD]{2}|ISO/;

/**
 * One option's field. `bench` is the composer around it: `list` to suggest in, `suggest(chip, items, empty)`,
 * `hide()`, `next(chip)`, `remove(chip)`, `describe(chip)`, `complete(option)` and `offers()`.
 */
export class Chip {
  constructor(option, bench) {
    this.option = option;
    this.bench = bench;
    this.value = null;
    this.file = null;
    this.stale = 0;
    this.asking = false;
    this.error = null;
    const control = option.kind === "attachment" ? this.filePicker() : this.textField();
    this.el = h("div", { class: `chip ${option.required ? "" : "chip--optional"}`, data: { option: option.name, kind: option.kind } },
      h("label", { class: "chip__name", for: this.field.id, text: option.shown }),
      control,
      !option.required && h("button", { class: "chip__remove", type: "button", tabindex: "-1", aria: { label: t("removeOption", { name: option.shown }) }, on: { click: () => bench.remove(this) } }, icon("close")));
  }

  get listed() {
    const { kind, choices, autocomplete } = this.option;
    return choices.length > 0 || autocomplete || ["boolean", "user", "role", "channel", "mentionable"].includes(kind);
  }

  textField() {
    const number = ["integer", "number"].includes(this.option.kind);
    this.field = h("input", {
      id: `option-${this.option.name}`, class: "chip__field", type: "text", autocomplete: "off", spellcheck: "false", inputmode: number ? "numeric" : null, size: "8",
      maxlength: this.option.max_length, role: this.listed ? "combobox" : null,
      aria: { required: String(this.option.required), autocomplete: this.listed ? "list" : null, expanded: this.listed ? "false" : null },
      on: { focus: () => { this.bench.describe(this); this.look(); }, input: () => this.typed(), blur: () => this.left(), click: () => this.look() },
    });
    if (!DAY_HINT.test(this.option.description) || this.listed) return this.field;
    return [this.field, this.dayPicker()];
  }

  /** The browser's own calendar behind a small button; it writes the day into the field as text. */
  dayPicker() {
    const day = h("input", { class: "chip__day", type: "date", tabindex: "-1", aria: { hidden: "true" }, on: { change: () => { this.field.value = day.value; this.typed(); this.field.focus(); } } });
    const open = h("button", { class: "chip__calendar", type: "button", aria: { label: t("pickDate") }, title: t("pickDate"), on: { click: () => { day.value = this.field.value; day.showPicker?.(); } } }, icon("calendar"));
    return h("span", { class: "chip__days" }, open, day);
  }

  filePicker() {
    const input = h("input", { id: `option-${this.option.name}`, class: "chip__file", type: "file", on: { focus: () => this.bench.describe(this), change: () => { if (input.files[0]) this.take(input.files[0]); } } });
    this.field = input;
    this.fileLabel = h("span", { class: "chip__filename" }, icon("file"), t("chooseFile"));
    return h("label", { class: "chip__drop" }, input, this.fileLabel);
  }

  /** Takes a chosen or dropped file. */
  take(file) {
    this.file = file;
    fill(this.fileLabel, icon("file"), file.name);
    this.mark(null);
    this.bench.next(this);
  }

  focus() {
    this.field.focus();
  }

  typed() {
    this.value = null;
    this.mark(null);
    this.size();
    if (this.listed) this.look(TYPING_PAUSE_MS);
  }

  size() {
    this.field.size = Math.max(8, Math.min(40, this.field.value.length + 1));
  }

  /** Shows what can be picked, for a value that has been typed so far. */
  async look(pause = 0) {
    if (!this.listed) return this.bench.hide();
    this.stale += 1;
    const turn = this.stale;
    if (this.option.autocomplete) {
      // What was suggested for an earlier text must not be picked for this one.
      this.asking = true;
      this.bench.suggest(this, [], t("loading"));
      if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
      if (turn !== this.stale) return;
      const choices = await this.bench.complete(this);
      if (turn !== this.stale) return;
      this.asking = false;
      if (document.activeElement === this.field) this.bench.suggest(this, choices.map(asRow));
      return;
    }
    const wanted = this.value === null ? fold(this.field.value) : "";
    const rows = (await this.rows()).filter((row) => fold(`${row.label} ${row.sub ?? ""}`).includes(wanted));
    if (turn === this.stale && document.activeElement === this.field) this.bench.suggest(this, rows);
  }

  async rows() {
    const { kind, choices } = this.option;
    if (choices.length) return choices.map(asRow);
    if (kind === "boolean") return [{ key: "true", label: t("yes"), value: true }, { key: "false", label: t("no"), value: false }];
    const offers = await this.bench.offers();
    return pickable(kind, offers).map((row) => ({ ...row, value: row.key }));
  }

  /** A suggestion was picked. */
  pick(row) {
    this.stale += 1;
    this.value = row.value;
    this.field.value = row.label;
    this.size();
    this.mark(null);
    this.bench.next(this);
  }

  left() {
    this.stale += 1;
    this.asking = false;
    this.bench.left(this);
  }

  get empty() {
    return this.option.kind === "attachment" ? !this.file : this.field.value.trim() === "";
  }

  mark(problem) {
    this.error = problem;
    this.el.classList.toggle("chip--wrong", Boolean(problem));
    this.field.setAttribute("aria-invalid", String(Boolean(problem)));
  }

  /** Checks the value as Discord's client does before sending; true when it may go. */
  check() {
    this.mark(this.problem());
    return !this.error;
  }

  problem() {
    const { required, kind, choices, autocomplete, min_value, max_value, min_length, max_length } = this.option;
    if (this.empty) return required ? t("requiredOption") : null;
    if (this.value === null && this.listed && !autocomplete) return this.pickExact() ? null : t("pickFromList");
    const text = this.field.value.trim();
    if (this.value === null && ["integer", "number"].includes(kind)) {
      const number = Number(text.replace(",", "."));
      if (!Number.isFinite(number) || (kind === "integer" && !Number.isInteger(number))) return t("badNumber");
      if ((min_value ?? -Infinity) > number || (max_value ?? Infinity) < number) return t("badRange", { min: min_value ?? "−∞", max: max_value ?? "∞" });
    }
    if (kind === "string" && !choices.length && min_length && text.length < min_length) return t("tooShort", { n: min_length });
    if (kind === "string" && max_length && text.length > max_length) return t("badRange", { min: min_length ?? 0, max: max_length });
    return null;
  }

  /** A listed value that was typed out in full counts as picked. */
  pickExact() {
    const text = fold(this.field.value.trim());
    const row = (this.option.choices.length ? this.option.choices.map(asRow) : this.option.kind === "boolean" ? [{ label: t("yes"), value: true }, { label: t("no"), value: false }] : [])
      .find((candidate) => fold(String(candidate.label)) === text);
    if (row) this.value = row.value;
    return Boolean(row);
  }

  /** What is sent for this option; nothing when it is empty. Files travel apart. */
  sent() {
    if (this.empty || this.file) return undefined;
    return this.value ?? this.field.value.trim();
  }
}

function asRow(choice) {
  return { key: String(choice.value), label: String(choice.name), value: choice.value };
}

/** Where a command's name and its chips stand. */
export function chipRow(command, chips, more) {
  return append(h("div", { class: "chips" }), [h("span", { class: "chips__name", text: `/${command.shown}` }), chips.map((chip) => chip.el), more]);
}
