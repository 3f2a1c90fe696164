// The page's heart: fetches what the current person sees, repaints it when the server tells of a change, and carries
// out what they do.

import { Refused, api, listen, secret } from "./api.js";
import { foldNote, paintClock, showProgress } from "./clockbar.js";
import { paintComposer, startComposer } from "./composer.js";
import { announce, byId, fill, h, icon, repaint } from "./dom.js";
import { did, fetchGuide, startGuide } from "./guide.js";
import { language, speak, t } from "./i18n.js";
import { recall, remember } from "./memory.js";
import { clearMessages, paintMessages, repaintAll } from "./messages.js";
import { dropModal, showModal } from "./modal.js";
import { openPanel, paintPanel, partButtons, startPanel } from "./panel.js";
import { openSwitcher } from "./people.js";
import { closePopup } from "./popup.js";
import { paintSidebar } from "./sidebar.js";
import { channelView, state } from "./state.js";
import { show } from "./show.js";
import { setClock } from "./time.js";
import { isFirstVisit, startTour } from "./tour.js";
import { happened, startTrouble } from "./trouble.js";

let waitingIds = 0;

// ---- fetching

/** Runs at most one refresh of a kind at a time, and once more, a little later, when asked again meanwhile. */
function coalesced(gap, work) {
  let running = null;
  let again = false;
  return function run() {
    if (running) { again = true; return running; }
    running = (async () => {
      await work();
      while (again) {
        await new Promise((resolve) => setTimeout(resolve, gap));
        again = false;
        await work();
      }
    })().catch(() => {}).finally(() => { running = null; });
    return running;
  };
}

const refreshPeople = coalesced(400, async () => {
  state.people = await api.people(language());
  paintSide();
});

const refreshChannels = coalesced(250, async () => {
  const me = state.me;
  const seen = await api.channels(me);
  if (me !== state.me) return;
  state.channels = seen.channels;
  state.guilds = seen.guilds;
  // Who has left the server stands before what is still theirs.
  if (state.channel && !channelView()) return openBest();
  paintSide();
  paintTop();
});

const refreshMessages = coalesced(60, async () => {
  const { me, channel } = state;
  if (!channel) return;
  const page = await api.messages(me, channel);
  if (me !== state.me || channel !== state.channel) return;
  const oldest = page.messages[0] && BigInt(page.messages[0].id);
  const earlier = oldest ? state.messages.filter((message) => BigInt(message.id) < oldest) : [];
  if (!earlier.length) state.more = page.more;
  state.messages = [...earlier, ...page.messages];
  paintMessages(acts);
  const view = channelView();
  if (document.hasFocus() && view?.unread) await api.read(me, channel);
});

async function refreshClock() {
  const { now, zone } = await api.clock();
  setClock(now, zone);
  paintClock();
}

// ---- painting

const paintSide = () => paintSidebar({ openChannel, openDm, openSwitcher: () => openSwitcher(becomePerson) });

function paintTop() {
  const channel = channelView();
  const unread = state.channels.reduce((sum, c) => sum + (c.id === state.channel ? 0 : c.mentions), 0);
  const me = state.people.find((person) => person.id === state.me);
  document.title = [channel?.name, me?.name, t("title")].filter(Boolean).join(" · ");
  fill(byId("to-bottom"), icon("down"), t("toBottom"));
  repaint(byId("topbar"),
    h("button", { id: "open-drawer", class: "icon-button topbar__menu", type: "button", aria: { label: t("channelsButton"), expanded: String(byId("app").classList.contains("app--drawer")), controls: "sidebar" }, on: { click: () => drawer(true) } }, icon("menu"), unread > 0 && h("span", { class: "badge badge--dot" })),
    h("span", { class: "topbar__icon" }, icon(channel?.kind === "dm" ? "at" : channel?.private ? "lock" : "hash")),
    h("h1", { class: "topbar__name", text: channel?.name ?? t("title") }),
    partButtons());
}

function paintEverything() {
  repaintAll();
  paintClock();
  paintSide();
  paintTop();
  paintComposer();
  paintMessages(acts);
  paintPanel();
}

function drawer(open) {
  byId("app").classList.toggle("app--drawer", open);
  byId("scrim").hidden = !open;
  byId("main").inert = open;
  byId("open-drawer")?.setAttribute("aria-expanded", String(open));
  if (open) byId("sidebar").querySelector(".channel--on, .channel, #whoami")?.focus();
}

// ---- going places

async function becomePerson(id, wantedChannel = null) {
  drawer(false);
  closePopup();
  dropModal();
  foldNote();
  Object.assign(state, { me: id, channels: [], channel: null, messages: [], commands: null, waiting: [] });
  state.pending.clear();
  state.picked.clear();
  state.failures.clear();
  clearMessages();
  await speakTo(id);
  await refreshPeople();
  await refreshChannels();
  if (id !== state.me) return;
  // A channel that the visitor has opened meanwhile stays open.
  if (state.channel) paintEverything();
  else await openBest(wantedChannel);
  paintClock();
  paintPanel();
  did({ kind: "person", user: id });
  showOpenModal();
}

/** Opens the wanted channel, or the one with most to say to the person. */
async function openBest(wanted = null) {
  const { channels } = state;
  const best = channels.find((channel) => channel.id === wanted) ?? channels.find((channel) => channel.mentions) ?? channels.find((channel) => channel.unread) ?? channels[0];
  if (best) return openChannel(best.id);
  Object.assign(state, { channel: null, messages: [], more: false, commands: null });
  clearMessages();
  paintEverything();
}

/** Speaks the person's language, unless the visitor has chosen one: then their client speaks it, too. */
async function speakTo(id) {
  const before = language();
  const theirs = state.people.find((person) => person.id === id)?.locale;
  const chosen = recall("lang");
  speak(chosen ?? theirs);
  if (chosen && theirs?.slice(0, 2) !== chosen) await api.setLocale(id, localeOf(chosen));
  if (language() !== before) fetchGuide();
}

const localeOf = (code) => (code === "lt" ? "lt" : "en-GB");

async function openChannel(id) {
  drawer(false);
  const view = state.channels.find((channel) => channel.id === id);
  Object.assign(state, { channel: id, messages: [], more: false, commands: null, readUpTo: null });
  location.replace(`#${state.me}/${id}`);
  paintSide();
  paintTop();
  paintComposer();
  const page = await api.messages(state.me, id);
  if (state.channel !== id) return;
  const others = page.messages.filter((message) => message.author.id !== state.me && !message.ephemeral);
  state.readUpTo = view?.unread ? others.at(-1 - view.unread)?.id ?? "0" : null;
  Object.assign(state, { messages: page.messages, more: page.more });
  paintMessages(acts);
  await api.read(state.me, id);
  acts.commands();
}

/** Opens the conversation with the bot before the bot has ever written. */
async function openDm() {
  const { channel } = await api.openDm(state.me);
  await refreshChannels();
  await openChannel(channel);
}

// ---- doing things

const acts = {
  async press(message, customId, label) {
    did({ kind: "press", label });
    await component(message, customId, () => api.press(state.me, message.id, customId));
  },
  async choose(message, customId, values) {
    await component(message, customId, () => api.choose(state.me, message.id, customId, values));
  },
  async dismiss(message) {
    await api.dismiss(state.me, message.id);
    state.messages = state.messages.filter((other) => other.id !== message.id);
    paintMessages(acts);
    byId("composer-input")?.focus();
  },
  async older() {
    const page = await api.messages(state.me, state.channel, state.messages[0].id);
    const scroller = byId("scroller");
    const from = scroller.scrollHeight;
    state.messages = [...page.messages, ...state.messages];
    state.more = page.more;
    paintMessages(acts);
    scroller.scrollTop += scroller.scrollHeight - from;
  },
  forget(id) {
    state.waiting = state.waiting.filter((entry) => entry.id !== id);
    paintMessages(acts);
  },
  offers: () => api.offers(state.me, state.channel),
  async commands() {
    const { me, channel } = state;
    const commands = await api.commands(me, channel).catch(() => []);
    if (me === state.me && channel === state.channel) { state.commands = commands; paintMessages(acts); }
  },
  complete: (body) => api.complete(state.me, state.channel, body).catch(() => []),
  async say(text) {
    try {
      await api.say(state.me, state.channel, text);
      return null;
    } catch (error) {
      return said(error);
    }
  },
  async invoke(command, body) {
    const { me, channel } = state;
    did({ kind: "command", path: command.path });
    waitingIds += 1;
    const entry = { id: waitingIds, channel, command: command.shown, bot: state.bot, failed: null };
    state.waiting.push(entry);
    paintMessages(acts);
    byId("scroller").scrollTop = byId("scroller").scrollHeight;
    try {
      const outcome = await api.invoke(me, channel, body);
      if (outcome.kind === "no_answer") entry.failed = t("noAnswer");
      else await settle(me, outcome);
    } catch (error) {
      entry.failed = said(error);
    }
    if (!entry.failed) state.waiting = state.waiting.filter((other) => other !== entry);
    else announce(entry.failed);
    await refreshMessages();
    paintMessages(acts);
  },
};

const newest = () => state.messages.at(-1)?.id;

async function component(message, customId, call) {
  const me = state.me;
  const before = newest();
  state.pending.set(message.id, customId);
  state.failures.delete(message.id);
  paintMessages(acts);
  try {
    const outcome = await call();
    if (outcome.kind === "no_answer") state.failures.set(message.id, t("failed"));
    else await settle(me, outcome);
  } catch (error) {
    state.failures.set(message.id, said(error));
  }
  state.pending.delete(message.id);
  await showAnswer(before);
}

/** After one's own deed: what only this person sees of it comes into view, wherever in the channel they were. */
async function showAnswer(before) {
  await refreshMessages();
  paintMessages(acts);
  if (state.messages.at(-1)?.ephemeral && newest() !== before) byId("scroller").scrollTop = byId("scroller").scrollHeight;
}

/** What came of an interaction, where it needs more than a repaint. */
async function settle(me, outcome) {
  if (me !== state.me || outcome.kind !== "modal") return;
  openModal(outcome.value);
}

function openModal(view) {
  const me = state.me;
  showModal(view, state.bot.name, {
    dismiss: () => api.closeModal(me).catch(() => {}),
    submit: async (fields) => {
      const before = newest();
      try {
        const outcome = await api.submit(me, view.id, fields);
        if (outcome.kind === "no_answer") return t("noAnswer");
        did({ kind: "submit" });
        await showAnswer(before);
        return null;
      } catch (error) {
        return said(error);
      }
    },
  });
}

async function showOpenModal() {
  const open = await api.modal(state.me);
  if (open) openModal(open);
}

/** A refusal in the reader's words; the server's own reason stays in English for those who look closer. */
function said(error) {
  if (!(error instanceof Refused)) return t("offline");
  return error.code === "no_such_modal" ? t("stale") : `${t("refused")} (${error.message})`;
}

// ---- hearing of changes

function onEvent(event) {
  if (event.kind === "clock") {
    setClock(event.now);
    showProgress(event.messages);
    return paintClock();
  }
  if (event.kind === "trouble") return happened(event.happened);
  if (event.kind === "people") { refreshPeople(); refreshChannels(); }
  if (event.kind === "commands") acts.commands();
  if (event.kind === "channel") {
    refreshChannels();
    peopleSoon();
    if (event.channel === state.channel) refreshMessages();
  }
}

let peopleTimer;
/** The people's unread marks may lag a little: a fan-out changes many at once. */
function peopleSoon() {
  clearTimeout(peopleTimer);
  peopleTimer = setTimeout(refreshPeople, 400);
}

function onConnection(how) {
  const banner = document.getElementById("banner");
  if (banner?.dataset.how === how) return;
  if (how === "up") {
    banner?.remove();
    if (banner) { refreshPeople(); refreshChannels(); refreshMessages(); refreshClock(); startTrouble(paintPanel); }
    return;
  }
  const words = how === "stale" ? t("restarted") : t("offline");
  const text = h("div", { id: "banner", class: "banner", role: "alert", data: { how } }, h("span", { text: words }), how === "stale" && h("button", { class: "btn btn--secondary btn--small", type: "button", text: t("reload"), on: { click: () => location.reload() } }));
  banner?.remove();
  document.body.append(text);
}

async function onLanguage(code) {
  remember("lang", code);
  await api.setLocale(state.me, localeOf(code));
  speak(code);
  state.commands = null;
  await refreshPeople();
  await fetchGuide();
  paintEverything();
  acts.commands();
}

/** The guide and the fault switches beside the chat; the tour comes first, and once. */
function startParts() {
  startPanel(paintTop);
  startGuide(secret.slice(0, 12), (task) => show(task, { becomePerson, openChannel, commands: acts.commands }), () => { paintTop(); paintPanel(); });
  startTrouble(paintPanel);
  fetchGuide();
  if (isFirstVisit()) startTour({ onLanguage, onEnd: (finished) => { if (finished) openPanel("guide"); } });
}

async function start() {
  const first = await api.start();
  speak("lt");
  setClock(first.now, first.zone);
  Object.assign(state, { people: first.people, bot: first.bot });
  startComposer(acts);
  paintClock({ onJumped: (jump) => did({ kind: "jump", jump }), onMoved: async () => { await refreshClock(); await refreshChannels(); await refreshPeople(); await refreshMessages(); repaintAll(); paintMessages(acts); }, onLanguage, onPerson: becomePerson });
  const scroller = byId("scroller");
  let stuck = true;
  scroller.addEventListener("scroll", () => { stuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80; });
  // When the composer or the clock grows, or a picture arrives, the newest message stays in view.
  const observer = new ResizeObserver(() => { if (stuck) scroller.scrollTop = scroller.scrollHeight; });
  observer.observe(scroller);
  observer.observe(byId("messages"));
  scroller.addEventListener("scroll", () => { byId("to-bottom").hidden = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 240; });
  byId("to-bottom").addEventListener("click", () => { scroller.scrollTop = scroller.scrollHeight; scroller.focus(); });
  byId("scrim").addEventListener("click", () => drawer(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && byId("app").classList.contains("app--drawer")) { drawer(false); byId("open-drawer").focus(); }
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !document.querySelector("dialog[open]")) { event.preventDefault(); openSwitcher(becomePerson); }
  });
  window.addEventListener("focus", refreshMessages);
  const [person, channel] = location.hash.slice(1).split("/");
  const me = state.people.find((candidate) => candidate.id === person) ?? state.people[0];
  if (me) await becomePerson(me.id, channel);
  byId("app").dataset.ready = "true";
  startParts();
  listen(onEvent, onConnection);
}

start().catch((error) => {
  onConnection(error.status === 403 ? "stale" : "down");
  if (error.status !== 403) setTimeout(() => location.reload(), 3000);
});
