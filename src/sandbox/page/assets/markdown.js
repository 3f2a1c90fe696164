// Discord's markdown, the part that bots use, into nodes. Text only ever becomes text nodes: there is no way to markup.

import { h } from "./dom.js";
import { fullTime, timestampText } from "./time.js";

/** Renders a message's text; `mentions` says what to show for `<@1>` and its like. */
export function markdown(text, mentions = []) {
  const names = new Map(mentions.map((mention) => [mention.text, mention.shown]));
  return blocks(text.replace(/\r\n?/g, "\n"), names);
}

/** The same text without its marks, for screen readers and previews. */
export function plain(text, mentions = []) {
  const box = h("div", {}, markdown(text, mentions));
  return box.textContent.trim();
}

function blocks(text, names) {
  const out = [];
  let rest = text;
  while (rest) {
    const fence = /```(?:([\w+-]*)\n)?([\s\S]+?)```/.exec(rest);
    if (!fence) break;
    out.push(...lines(rest.slice(0, fence.index).replace(/\n$/, ""), names));
    out.push(h("pre", { class: "md-pre" }, h("code", { text: fence[2].replace(/\n$/, "") })));
    rest = rest.slice(fence.index + fence[0].length).replace(/^\n/, "");
  }
  out.push(...lines(rest, names));
  return out;
}

const QUOTE = /^> (.*)$/;
const HEADING = /^(#{1,3}) +(.+)$/;
const SUBTEXT = /^-# +(.+)$/;
const ITEM = /^( *)([-*]|\d{1,9}\.) +(.+)$/;

function lines(text, names) {
  if (!text) return [];
  const out = [];
  const all = text.split("\n");
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) out.push(h("div", { class: "md-p" }, joined(paragraph, names)));
    paragraph = [];
  };
  for (let at = 0; at < all.length; ) {
    const line = all[at];
    if (line.startsWith(">>> ")) {
      flush();
      const quoted = [line.slice(4), ...all.slice(at + 1)].join("\n");
      out.push(h("blockquote", { class: "md-quote" }, lines(quoted, names)));
      return out;
    }
    const heading = HEADING.exec(line);
    const sub = SUBTEXT.exec(line);
    if (QUOTE.test(line) || line === ">") {
      flush();
      const from = at;
      while (at < all.length && (QUOTE.test(all[at]) || all[at] === ">")) at += 1;
      const quoted = all.slice(from, at).map((quote) => quote.replace(/^> ?/, "")).join("\n");
      out.push(h("blockquote", { class: "md-quote" }, lines(quoted, names)));
    } else if (heading) {
      flush();
      out.push(h("div", { class: `md-h md-h${heading[1].length}`, role: "heading", aria: { level: heading[1].length + 2 } }, inline(heading[2], names)));
      at += 1;
    } else if (sub) {
      flush();
      out.push(h("div", { class: "md-sub" }, inline(sub[1], names)));
      at += 1;
    } else if (ITEM.test(line)) {
      flush();
      const from = at;
      while (at < all.length && ITEM.test(all[at])) at += 1;
      out.push(...lists(all.slice(from, at).map((item) => ITEM.exec(item)), names));
    } else {
      paragraph.push(line);
      at += 1;
    }
  }
  flush();
  return out;
}

function joined(paragraph, names) {
  return inline(paragraph.join("\n"), names);
}

/** Items as `[line, indent, mark, text]`; deeper indents become lists of their own, and so does another kind of mark. */
function lists(items, names) {
  const out = [];
  const indent = items[0][1].length;
  for (let at = 0; at < items.length; ) {
    const ordered = /\d/.test(items[at][2]);
    const tag = ordered ? "OL" : "UL";
    if (out.at(-1)?.tagName !== tag) out.push(h(tag, { class: "md-list", start: ordered ? Number.parseInt(items[at][2], 10) : null }));
    const item = h("li", {}, inline(items[at][3], names));
    out.at(-1).append(item);
    at += 1;
    const from = at;
    while (at < items.length && items[at][1].length > indent) at += 1;
    if (at > from) item.append(...lists(items.slice(from, at), names));
  }
  return out;
}

/** Each rule: a pattern anchored at the start of what is left, and what it becomes. Earlier rules win. */
const RULES = [
  [/^\\([^\w\s])/, (m) => m[1]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (m) => h("code", { class: "md-code", text: m[2].replace(/^ (.*) $/, "$1") })],
  [/^<t:(-?\d{1,17})(?::([tTdDfFR]))?>/, (m) => time(Number(m[1]), m[2])],
  [/^<(?:@[!&]?|#)\d{1,20}>|^<\/[^>:]{1,100}:\d{1,20}>|^@(?:everyone|here)\b/, (m, names) => mention(m[0], names)],
  [/^<a?:(\w{2,32}):\d{1,20}>/, (m) => `:${m[1]}:`],
  [/^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/, (m, names) => link(m[2], inline(m[1], names))],
  [/^<(https?:\/\/[^\s<>]+)>/, (m) => link(m[1], m[1])],
  [/^https?:\/\/[^\s<>"'„“”]*[^\s<>"'„“”.,:;!?)\]*_]/, (m) => link(m[0], m[0])],
  [/^\*\*\*(?=\S)([\s\S]*?\S)\*\*\*(?!\*)/, (m, names) => h("strong", {}, h("em", {}, inline(m[1], names)))],
  [/^\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)/, (m, names) => h("strong", {}, inline(m[1], names))],
  [/^__(?=\S)([\s\S]*?\S)__(?!_)/, (m, names) => h("u", {}, inline(m[1], names))],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (m, names) => h("s", {}, inline(m[1], names))],
  [/^\*(?=\S)([^\n*]*?[^\s*])\*(?!\*)/, (m, names) => h("em", {}, inline(m[1], names))],
  [/^_(?=\S)([^\n_]*?[^\s_])_(?![\w\p{L}])/u, (m, names) => h("em", {}, inline(m[1], names)), /[\w\p{L}]$/u],
];

function inline(text, names) {
  const out = [];
  let pending = "";
  const flush = () => {
    if (pending) out.push(document.createTextNode(pending));
    pending = "";
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    // Only these characters can begin a rule: everything else is copied at once.
    const copied = /^[^\\`<@[*_~h]+/.exec(rest)?.[0];
    if (copied) {
      pending += copied;
      at += copied.length;
      continue;
    }
    const hit = firstMatch(rest, text.slice(Math.max(0, at - 1), at));
    if (!hit) {
      pending += text[at];
      at += 1;
      continue;
    }
    const node = hit.make(hit.match, names);
    if (typeof node === "string") pending += node;
    else {
      flush();
      out.push(node);
    }
    at += hit.match[0].length;
  }
  flush();
  return out;
}

function firstMatch(rest, before) {
  for (const [pattern, make, notAfter] of RULES) {
    const match = pattern.exec(rest);
    if (match && !(notAfter && notAfter.test(before))) return { match, make };
  }
  return null;
}

function mention(text, names) {
  return h("span", { class: "md-mention", text: names.get(text) ?? text });
}

function time(seconds, style) {
  return h("time", { class: "md-time", title: fullTime(new Date(seconds * 1000)), text: timestampText(seconds, style) });
}

function link(url, shown) {
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, shown);
}
