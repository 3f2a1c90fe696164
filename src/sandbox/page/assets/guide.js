// The guide: a chapter for each role, told by the host. It watches what the visitor does and ticks it off.

import { api } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { language, t } from "./i18n.js";
import { markdown, plain } from "./markdown.js";
import { recall, remember } from "./memory.js";
import { state } from "./state.js";

const guide = { chapters: [], open: null, at: {}, start: null, point: null, missing: false, typed: false, changed: () => {} };

/** Begins: `start` names this start of the program (progress of an earlier one means nothing), `show(task)` points at things. */
export function startGuide(start, show, changed) {
  Object.assign(guide, { start, point: show, changed });
  const kept = recall("guide");
  if (kept?.start === start) Object.assign(guide, { open: kept.open, at: kept.at });
}

/** Fetches the chapters in the page's language. */
export async function fetchGuide() {
  guide.chapters = await api.guide(language()).catch(() => []);
  guide.changed();
}

/** Whether the host has anything to lead through. */
export const hasGuide = () => guide.chapters.length > 0;

function keep() {
  remember("guide", { start: guide.start, open: guide.open, at: guide.at });
  guide.changed();
}

function openChapter(id) {
  Object.assign(guide, { missing: false, typed: false });
  guide.open = id;
  guide.at[id] ??= 0;
  keep();
}

const current = () => guide.chapters.find((chapter) => chapter.id === guide.open);

/** Hears what the visitor did: `{kind, user | path | label | jump}`. */
export function did(deed) {
  const chapter = current();
  const task = chapter?.steps[guide.at[chapter.id]]?.task;
  if (!task) return;
  if (task.kind === "pick" && (deed.kind === "submit" || (deed.kind === "press" && /^\d+\. /.test(deed.label)))) return advance(chapter);
  if (task.kind !== deed.kind) return;
  if (["user", "path", "label", "jump"].every((key) => task[key] === deed[key])) advance(chapter);
}

/** Takes the visitor to where the step is done, as far as it can be found. */
async function show(task) {
  guide.missing = !(await guide.point(task));
  guide.typed = !guide.missing && task.kind === "command";
  guide.changed();
}

function advance(chapter) {
  Object.assign(guide, { missing: false, typed: false });
  guide.at[chapter.id] += 1;
  keep();
  document.querySelector("#panel .step--now, #panel .chapter__end")?.scrollIntoView({ block: "nearest" });
  const next = chapter.steps[guide.at[chapter.id]];
  announce(next ? `${t("guideDone")} ${plain(next.text)}` : t("guideFinished", { chapter: chapter.title }));
}

/** What stands in the panel. */
export function guideView() {
  const chapter = current();
  if (!chapter) return [h("p", { class: "panel__intro", text: t("guideIntro") }), h("ul", { class: "chapters" }, guide.chapters.map(card))];
  const at = guide.at[chapter.id];
  const finished = at >= chapter.steps.length;
  return [
    h("div", { class: "chapter__head" },
      h("button", { class: "icon-button icon-button--small", type: "button", data: { guide: "chapters", focus: "guide-back" }, title: t("guideChapters"), aria: { label: t("guideChapters") }, on: { click: () => openChapterList() } }, icon("back")),
      h("h3", { class: "chapter__title", text: chapter.title }),
      h("span", { class: "chapter__count", text: t("guideCount", { at: Math.min(at, chapter.steps.length), of: chapter.steps.length }) })),
    h("ol", { class: "steps" }, chapter.steps.map((step, index) => row(chapter, step, index, at))),
    finished && h("div", { class: "chapter__end" },
      h("p", { text: t("guideFinished", { chapter: chapter.title }) }),
      h("button", { class: "btn btn--primary btn--small", type: "button", data: { guide: "more", focus: "guide-more" }, text: t("guideMore"), on: { click: () => openChapterList() } })),
  ];
}

function openChapterList() {
  guide.open = null;
  keep();
}

function card(chapter) {
  const person = state.people.find((candidate) => candidate.id === chapter.person);
  const at = guide.at[chapter.id] ?? 0;
  const done = at >= chapter.steps.length;
  return h("li", {}, h("button", { class: "chapters__card", type: "button", data: { chapter: chapter.id, focus: `chapter-${chapter.id}` }, on: { click: () => { if (done) guide.at[chapter.id] = 0; openChapter(chapter.id); } } },
    h("span", { class: "chapters__title" }, chapter.title, done && icon("check")),
    h("span", { class: "chapters__about", text: [person?.name, at > 0 && t("guideCount", { at, of: chapter.steps.length })].filter(Boolean).join(" · ") })));
}

function row(chapter, step, index, at) {
  const how = index < at ? "done" : index === at ? "now" : "later";
  // What looks the same stays the same node, so a name that is this step's own keeps the handlers apart.
  const key = `${chapter.id}-${index}-${language()}`;
  return h("li", { class: `step step--${how}`, data: { step: how }, aria: { current: how === "now" ? "step" : null } },
    h("span", { class: "step__mark", aria: { hidden: "true" } }, how === "done" ? icon("check") : String(index + 1)),
    h("div", { class: "step__body" },
      how === "done" && h("span", { class: "sr-only", text: t("guideDone") }),
      markdown(step.text),
      how === "now" && h("div", { class: "step__acts" },
        !["submit", "pick"].includes(step.task.kind) && h("button", { class: "btn btn--secondary btn--small", type: "button", data: { guide: "show", focus: `show-${key}` }, text: t(`guide_${step.task.kind}`), on: { click: () => show(step.task) } }),
        h("button", { class: "btn btn--plain btn--small", type: "button", data: { guide: "skip", focus: `skip-${key}` }, text: t("guideSkip"), on: { click: () => advance(chapter) } })),
      how === "now" && guide.typed && h("p", { class: "step__typed", role: "status", text: t("guideTyped") }),
      how === "now" && guide.missing && h("p", { class: "step__missing", role: "status", text: t("guideMissing") })));
}
