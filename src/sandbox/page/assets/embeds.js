// Framed blocks and files under a message's text. Bytes are fetched with the page's secret and shown as blobs.

import { fetchFile } from "./api.js";
import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { markdown } from "./markdown.js";
import { state } from "./state.js";
import { messageTime } from "./time.js";

/** Blobs by attachment, so that a repaint does not fetch again. */
const blobs = new Map();

function blobUrl(attachment) {
  const key = `${state.me}/${attachment}`;
  if (!blobs.has(key)) blobs.set(key, fetchFile(state.me, attachment).then((blob) => URL.createObjectURL(blob)));
  return blobs.get(key);
}

/** The embeds of a message. */
export function embeds(message) {
  return message.embeds.map((embed) => embedBlock(embed, message));
}

function embedBlock(embed, message) {
  const block = h("section", { class: "embed" },
    h("div", { class: "embed__texts" },
      embed.author && h("div", { class: "embed__author", text: embed.author }),
      embed.title && h("div", { class: "embed__title", role: "heading", aria: { level: "3" } },
        embed.url ? h("a", { href: /^https?:/.test(embed.url) ? embed.url : "#", target: "_blank", rel: "noopener noreferrer" }, markdown(embed.title)) : markdown(embed.title, message.mentions)),
      embed.description && h("div", { class: "embed__description" }, markdown(embed.description, message.mentions)),
      embed.fields.length > 0 && h("dl", { class: "embed__fields" }, embed.fields.map((field) => h("div", { class: `embed__field ${field.inline ? "embed__field--inline" : ""}` },
        h("dt", {}, markdown(field.name, message.mentions)), h("dd", {}, markdown(field.value, message.mentions))))),
      embed.image && picture(fileOf(embed.image, message), "embed__image"),
      (embed.footer || embed.timestamp) && h("div", { class: "embed__footer", text: [embed.footer, embed.timestamp && messageTime(new Date(embed.timestamp))].filter(Boolean).join(" • ") })),
    embed.thumbnail && picture(fileOf(embed.thumbnail, message), "embed__thumbnail"));
  // Set through the object model: the page's policy forbids style attributes.
  if (embed.color) block.style.setProperty("--frame", `#${embed.color.toString(16).padStart(6, "0")}`);
  return block;
}

/** An embed's picture is one of the message's own files; nothing is ever fetched from elsewhere. */
function fileOf(address, message) {
  const name = address.split(/[/?]/).filter(Boolean);
  return message.attachments.find((file) => file.url === address || (address.startsWith("attachment://") && name.includes(file.filename)) || address.includes(`/${file.id}/`));
}

function picture(file, className) {
  if (!file) return null;
  const img = h("img", { class: className, alt: file.filename, loading: "lazy" });
  blobUrl(file.id).then((url) => { img.src = url; }, () => img.remove());
  return img;
}

/** The files of a message: pictures in place, all others to download. Those shown inside an embed are left out. */
export function attachments(message) {
  const inside = new Set(message.embeds.flatMap((embed) => [embed.image, embed.thumbnail]).filter(Boolean).map((address) => fileOf(address, message)?.id));
  return message.attachments.filter((file) => !inside.has(file.id)).map((file) => (
    /^image\/(png|jpeg|gif|webp)/.test(file.content_type) ? imageFile(file) : plainFile(file)));
}

function imageFile(file) {
  const img = picture(file, "attachment__image");
  return h("button", { class: "attachment attachment--image", type: "button", title: t("openImage"), data: { attachment: file.filename }, on: { click: () => enlarge(file) } }, img);
}

function enlarge(file) {
  const dialog = h("dialog", { class: "lightbox", aria: { label: file.filename }, on: { close: () => dialog.remove(), click: () => dialog.close() } }, picture(file, "lightbox__image"));
  document.body.append(dialog);
  dialog.showModal();
}

function plainFile(file) {
  return h("button", { class: "attachment attachment--file", type: "button", title: t("download"), data: { attachment: file.filename, size: file.size }, on: { click: () => download(file) } },
    icon("file"),
    h("span", { class: "attachment__texts" },
      h("span", { class: "attachment__name", text: file.filename }),
      h("span", { class: "attachment__size", text: t("size", { n: Math.max(1, Math.round(file.size / 1024)) }) })),
    h("span", { class: "sr-only", text: t("download") }), icon("down"));
}

async function download(file) {
  const url = await blobUrl(file.id);
  const link = h("a", { href: url, download: file.filename });
  document.body.append(link);
  link.click();
  link.remove();
}
