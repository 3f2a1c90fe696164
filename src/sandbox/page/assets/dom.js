// Builds the page from nodes only. Nothing here or elsewhere parses HTML, so what people type can never become markup.

/**
 * Makes an element. Properties: `class`, `text`, `on` (events), `data` (dataset), `aria` and plain attributes;
 * null, undefined and false leave an attribute out, true sets it empty.
 */
export function h(tag, props = {}, ...children) {
  const el = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) setProp(el, key, value);
  append(el, children);
  return el;
}

function setProp(el, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key === "class") el.className = value;
  else if (key === "text") el.textContent = value;
  else if (key === "value") el.value = value;
  else if (key === "on") for (const [event, handler] of Object.entries(value)) el.addEventListener(event, handler);
  else if (key === "data") for (const [name, v] of Object.entries(value)) { if (v !== null && v !== undefined) el.dataset[name] = v; }
  else if (key === "aria") for (const [name, v] of Object.entries(value)) { if (v !== null && v !== undefined) el.setAttribute(`aria-${name}`, v); }
  else el.setAttribute(key, value === true ? "" : value);
}

/** Appends nodes and texts, flattening lists and skipping empty values. */
export function append(el, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    el.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return el;
}

/** Puts new children in place of all that an element holds. */
export function fill(el, ...children) {
  el.replaceChildren();
  return append(el, children);
}

/**
 * Paints a part anew without taking the keyboard or the scroll position away from it. What looks the same stays the very
 * same node, so that a press which began before the painting still counts; handlers therefore look the state up when
 * they are called. What was replaced gives the keyboard to its successor with the same `data-focus` or id.
 */
export function repaint(root, ...children) {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const scrolled = root.querySelector("[data-scrolls]")?.scrollTop ?? 0;
  patch(root, append(document.createDocumentFragment(), children));
  const scroller = root.querySelector("[data-scrolls]");
  if (scroller && scroller.scrollTop !== scrolled) scroller.scrollTop = scrolled;
  if (!focused || focused.isConnected) return;
  const same = focused.id ? `#${focused.id}` : `[data-focus="${CSS.escape(focused.dataset.focus ?? "")}"]`;
  root.querySelector(same)?.focus({ preventScroll: true });
}

function patch(root, wanted) {
  const old = [...root.childNodes];
  const fresh = [...wanted.childNodes];
  fresh.forEach((node, at) => {
    const now = old[at];
    if (!now) root.append(node);
    else if (now.isEqualNode(node)) return;
    else if (sameShell(now, node)) patch(now, node);
    else now.replaceWith(node);
  });
  old.slice(fresh.length).forEach((node) => node.remove());
}

/** Whether two elements differ only in what they hold. */
function sameShell(a, b) {
  return a.nodeType === Node.ELEMENT_NODE && b.nodeType === Node.ELEMENT_NODE && a.cloneNode(false).isEqualNode(b.cloneNode(false));
}

/** The element with this id, which the page's skeleton is known to hold. */
export const byId = (id) => document.getElementById(id);

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  hash: "M10 3 8 21M16 3l-2 18M4 9h17M3 15h17",
  lock: "M6 11V8a6 6 0 0 1 12 0v3M5 11h14v10H5z",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4l-4 16-4-7z M20 4l-8 9",
  slash: "M15 4 9 20",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  calendar: "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
  file: "M14 3H6v18h12V7zM14 3v4h4",
  down: "M6 9l6 6 6-6",
  back: "M20 12H4M10 6l-6 6 6 6",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .9-1 1.700M12 17v.2",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-4 3-6 7-6s7 2 7 6M16 3.500a4 4 0 0 1 0 7M18 15c2.500.7 4 2.700 4 6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
  reply: "M4 18v-4a5 5 0 0 1 5-5h11M15 4l5 5-5 5",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  warn: "M12 3 2 21h20zM12 10v5M12 18v.5",
  at: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM16 8v5.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500",
  external: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  check: "M5 13l4 4L19 7",
};

/** A line drawing of the page's own set; it is decoration, so it has no name for screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon--${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round picture made of the initials, coloured by the id, the same every time. */
export function avatar(user, extra = "") {
  const letters = initials(user.name);
  const hue = Number(BigInt(user.id || 0) % 8n);
  return h("span", { class: `avatar avatar--${user.bot ? "bot" : hue} ${extra}`, aria: { hidden: "true" }, text: letters });
}

/** The first letters of the first and the last word. */
export function initials(name) {
  const words = name.split(/\s+/).filter(Boolean);
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...word][0].toUpperCase()).join("") || "?";
}

/** Text for comparing while searching: no case, no diacritics, so that "zmones" finds „Žmonės“. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

let announceTimer;
/** Says something to screen readers, once the page has settled. */
export function announce(text) {
  clearTimeout(announceTimer);
  announceTimer = setTimeout(() => { byId("announcer").textContent = text; }, 60);
}
