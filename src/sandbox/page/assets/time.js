// Time as the people of the sandbox live it: its own clock and zone, never this computer's.

import { intl, t } from "./i18n.js";

const clock = { now: new Date(0), zone: "UTC" };

/** Takes the sandbox's present moment (RFC 3339) and its time zone. */
export function setClock(now, zone) {
  clock.now = new Date(now);
  if (zone) clock.zone = zone;
}

/** The sandbox's present moment. */
export const now = () => clock.now;

function format(date, options) {
  return new Intl.DateTimeFormat(intl(), { timeZone: clock.zone, ...options }).format(date);
}

/** `10:00` */
export const clockTime = (date) => format(date, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** `2026 m. spalio 5 d., pirmadienis` or `Monday, 5 October 2026` */
export const longDate = (date) => format(date, { dateStyle: "full" }).replace(/^(\p{Ll})/u, (c) => c.toUpperCase());

/** A date without its year for the narrow clock: `spalio 5 d., pirmadienis` or `Monday 5 October`. */
export const shortDate = (date) => format(date, { weekday: "long", day: "numeric", month: "long" });

/** `spalio 5 d.` or `5 October` */
export const dayAndMonth = (date) => format(date, { day: "numeric", month: "long" });

/** The calendar day, for comparing: `2026-10-05`. */
export function dayOf(date) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: clock.zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
}

/** How a message's head names its time: today, yesterday or the date, with the time of day. */
export function messageTime(date) {
  const days = Math.round((Date.parse(dayOf(clock.now)) - Date.parse(dayOf(date))) / 86_400_000);
  const time = clockTime(date);
  if (days === 0) return t("today", { time });
  if (days === 1) return t("yesterday", { time });
  return `${format(date, { dateStyle: "short" })} ${time}`;
}

/** The name of a person's whole date and time, for tooltips. */
export const fullTime = (date) => `${longDate(date)}, ${clockTime(date)}`;

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** What Discord shows for `<t:seconds:style>`. */
export function timestampText(seconds, style) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return `<t:${seconds}>`;
  if (style === "R") return relative(date);
  return format(date, STYLES[style] ?? STYLES.f);
}

const UNITS = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

function relative(date) {
  const seconds = Math.round((date - clock.now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? UNITS[5];
  return new Intl.RelativeTimeFormat(intl(), { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
