// Modal windows of text inputs. What was typed stays in the window until the bot has taken it.

import { fill, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { giveKeyboardBack } from "./messages.js";

let shown = null;

/** Closes the open window without a word to the server, when another person's eyes are put on. */
export function dropModal() {
  shown?.remove();
  shown = null;
}

/** Shows a modal; `submit(fields)` answers with a sentence when it failed, `dismiss()` is told when it was closed. */
export function showModal(view, botName, { submit, dismiss }) {
  dropModal();
  const inputs = view.inputs.map(makeInput);
  const failure = h("p", { class: "modal__failure", role: "alert" });
  const send = h("button", { class: "btn btn--primary", type: "submit", data: { modal: "submit" }, text: t("submit") });
  const form = h("form", { class: "modal__form", method: "dialog", novalidate: true, on: { submit: onSubmit } },
    h("header", { class: "dialog__head" },
      h("div", {}, h("h2", { id: "modal-title", class: "dialog__title", text: view.title }), h("p", { class: "modal__by", text: botName })),
      h("button", { class: "icon-button", type: "button", aria: { label: t("close") }, on: { click: close } }, icon("close"))),
    h("div", { class: "modal__inputs" }, inputs.map((input) => input.el), failure),
    h("footer", { class: "dialog__foot" },
      h("button", { class: "btn btn--plain", type: "button", data: { modal: "cancel" }, text: t("cancel"), on: { click: close } }), send));
  const dialog = h("dialog", { class: "dialog modal", data: { modalId: view.id, customId: view.custom_id }, aria: { labelledby: "modal-title" }, on: { cancel: (event) => { event.preventDefault(); close(); } } }, form);

  function close() {
    leave();
    dismiss();
  }

  function leave() {
    dialog.remove();
    if (shown === dialog) shown = null;
    giveKeyboardBack();
  }

  async function onSubmit(event) {
    event.preventDefault();
    const wrong = inputs.filter((input) => !input.check());
    if (wrong.length) return wrong[0].field.focus();
    fill(failure);
    send.disabled = true;
    send.classList.add("btn--waits");
    const problem = await submit(Object.fromEntries(inputs.map((input) => [input.id, input.field.value])));
    send.disabled = false;
    send.classList.remove("btn--waits");
    if (problem) return fill(failure, icon("warn"), problem);
    leave();
  }

  shown = dialog;
  document.body.append(dialog);
  dialog.showModal();
  inputs.forEach((input) => input.grow());
  const first = inputs[0]?.field;
  first?.focus();
  first?.setSelectionRange(first.value.length, first.value.length);
}

function makeInput(view, at) {
  const id = `modal-input-${at}`;
  const error = h("span", { id: `${id}-error`, class: "field__error" });
  const counter = h("span", { class: "field__counter", aria: { hidden: "true" } });
  const field = h(view.paragraph ? "textarea" : "input", {
    id, class: "field__input", type: view.paragraph ? null : "text", placeholder: view.placeholder, maxlength: view.max_length, rows: view.paragraph ? 4 : null,
    autocomplete: "off", data: { input: view.custom_id }, aria: { required: String(view.required), describedby: `${id}-error` },
  });
  field.value = view.value;
  const grow = () => {
    if (!view.paragraph) return;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, window.innerHeight * 0.45)}px`;
  };
  const count = () => {
    const length = [...field.value].length;
    counter.textContent = `${length}/${view.max_length}`;
    counter.classList.toggle("field__counter--full", length >= view.max_length);
  };
  const check = () => {
    const length = [...field.value].length;
    const problem = !length && view.required ? t("fillIn") : length && length < view.min_length ? t("tooShort", { n: view.min_length }) : "";
    error.textContent = problem;
    field.setAttribute("aria-invalid", String(Boolean(problem)));
    return !problem;
  };
  field.addEventListener("input", () => { count(); grow(); if (error.textContent) check(); });
  count();
  const el = h("div", { class: "field" },
    h("label", { class: "field__label", for: id }, view.label, view.required && h("span", { class: "field__star", text: " *", title: t("required") })),
    field, h("div", { class: "field__under" }, error, counter));
  return { id: view.custom_id, field, el, check, grow };
}
