// The left side: servers, channels and direct conversations with their unread marks, and who one is.

import { avatar, byId, h, icon, initials, repaint } from "./dom.js";
import { t } from "./i18n.js";
import { state } from "./state.js";

/** Paints the rail and the channel list. */
export function paintSidebar({ openChannel, openDm, openSwitcher }) {
  const guildIds = [...new Set(state.channels.map((channel) => channel.guild).filter(Boolean))];
  const guilds = state.guilds.filter((guild) => guildIds.includes(guild.id));
  const current = state.channels.find((channel) => channel.id === state.channel);
  paintRail(guilds, current, openChannel, openDm);
  const direct = state.channels.filter((channel) => channel.kind === "dm");
  repaint(byId("sidebar"),
    h("div", { class: "sidebar__head" }, h("h2", { class: "sidebar__title", text: guilds.map((guild) => guild.name).join(" · ") || t("title") })),
    h("nav", { class: "sidebar__lists", data: { scrolls: "" }, aria: { label: t("channels") } },
      h("h3", { class: "sidebar__group", text: t("direct") }),
      direct.length
        ? h("ul", { class: "channels" }, direct.map((channel) => channelRow(channel, openChannel)))
        : h("button", { id: "open-dm", class: "channel", type: "button", on: { click: openDm } }, avatar(state.bot, "avatar--small"), h("span", { class: "channel__name", text: state.bot.name })),
      guilds.map((guild) => [
        h("h3", { class: "sidebar__group", text: guilds.length > 1 ? guild.name : t("channels") }),
        h("ul", { class: "channels" }, state.channels.filter((channel) => channel.guild === guild.id).map((channel) => channelRow(channel, openChannel))),
      ])),
    personPanel(openSwitcher));
}

function paintRail(guilds, current, openChannel, openDm) {
  const direct = state.channels.filter((channel) => channel.kind === "dm");
  const mentions = direct.reduce((sum, channel) => sum + channel.mentions, 0);
  const rail = byId("rail");
  rail.setAttribute("aria-label", t("servers"));
  repaint(rail,
    h("button", {
      class: `rail__item ${current?.kind === "dm" ? "rail__item--on" : ""}`, type: "button", title: t("direct"), data: { focus: "direct" },
      aria: { label: t("direct"), current: current?.kind === "dm" ? "true" : null },
      on: { click: () => (direct.length ? openChannel(direct[0].id) : openDm()) },
    }, icon("at"), badge(mentions)),
    h("span", { class: "rail__line", aria: { hidden: "true" } }),
    guilds.map((guild) => {
      const inside = state.channels.filter((channel) => channel.guild === guild.id);
      const here = current?.guild === guild.id;
      return h("button", {
        class: `rail__item ${here ? "rail__item--on" : ""} ${inside.some((c) => c.unread) ? "rail__item--unread" : ""}`, type: "button", title: guild.name, data: { focus: guild.id },
        aria: { label: guild.name, current: here ? "true" : null },
        on: { click: () => { const first = state.channels.find((c) => c.guild === guild.id); if (!here && first) openChannel(first.id); } },
      }, h("span", { class: "rail__letters", text: initials(guild.name) }), badge(inside.reduce((sum, c) => sum + c.mentions, 0)));
    }));
}

function channelRow(channel, openChannel) {
  const here = channel.id === state.channel;
  const words = [channel.name, channel.private && t("privateChannel"), channel.unread > 0 && t("unread", { n: channel.unread })].filter(Boolean);
  return h("li", {}, h("button", {
    class: `channel ${here ? "channel--on" : ""} ${channel.unread ? "channel--unread" : ""}`, type: "button",
    data: { focus: channel.id, channelId: channel.id, channelName: channel.name, channelKind: channel.kind, unread: channel.unread },
    aria: { current: here ? "page" : null, label: words.join(", ") },
    on: { click: () => openChannel(channel.id) },
  },
    channel.kind === "dm"
      ? avatar({ id: channel.id, name: channel.name, bot: true }, "avatar--small")
      : h("span", { class: "channel__icon", title: channel.private ? t("privateChannel") : null }, icon(channel.private ? "lock" : "hash")),
    h("span", { class: "channel__name", text: channel.name }),
    badge(channel.mentions)));
}

function badge(count) {
  return count > 0 && h("span", { class: "badge", aria: { hidden: "true" }, text: count > 99 ? "99+" : String(count) });
}

function personPanel(openSwitcher) {
  const me = state.people.find((person) => person.id === state.me);
  if (!me) return null;
  const others = state.people.some((person) => person.id !== state.me && person.unread > 0);
  return h("button", {
    id: "whoami", class: "whoami", type: "button", title: t("switchPerson"),
    aria: { haspopup: "dialog", label: `${t("youAre")}: ${me.name}. ${t("switchPerson")}` }, on: { click: openSwitcher },
  },
    avatar(me),
    h("span", { class: "whoami__texts" }, h("span", { class: "whoami__name", text: me.name }), me.label && h("span", { class: "whoami__label", text: me.label })),
    h("span", { class: `whoami__switch ${others ? "whoami__switch--dot" : ""}` }, icon("people")));
}
