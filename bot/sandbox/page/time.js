// The sandbox's time, and how dates are written in the community's zone (?tz=…).
import { language } from "./words.js";

export const zone = new URLSearchParams(location.search).get("tz") ?? "Asia/Shanghai";

const locale = language === "en" ? "en-GB" : "zh-CN";
let base = { sandbox: Date.now(), here: performance.now(), speed: 1 };

export function setClock({ now, speed }) {
  base = { sandbox: Date.parse(now), here: performance.now(), speed };
}

export function now() {
  return new Date(base.sandbox + (performance.now() - base.here) * base.speed);
}

function writer(options) {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: "h23", ...options });
}

const hour = writer({ hour: "2-digit", minute: "2-digit" });
const seconds = writer({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const dayOfYear = writer({ month: "short", day: "numeric" });
const weekday = writer({ weekday: "short" });
const longWeekday = writer({ weekday: "long" });
const day = writer({ year: "numeric", month: "2-digit", day: "2-digit" });
const longDay = writer({ year: "numeric", month: "long", day: "numeric" });

export const fromUnix = (unix) => new Date(unix * 1000);
export const hourText = (date) => hour.format(date);
export const dayKey = (date) => day.format(date);
export const dayText = (date) => `${dayOfYear.format(date)} ${weekday.format(date)}`;
export const momentText = (date) =>
  dayKey(date) === dayKey(now()) ? hourText(date) : `${dayOfYear.format(date)} ${hourText(date)}`;
export const shortText = (date) =>
  dayKey(date) === dayKey(now()) ? hourText(date) : dayOfYear.format(date);

/** How far a moment is from now: "in 3 days", "2 hours ago". */
export function relativeText(date) {
  const away = (date - now()) / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(away) >= length) ?? steps.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(away / size), unit);
}

/** A moment as a date_time entity asks for: r, or some of w, d, D, t, T. */
export function asAsked(date, format) {
  if (!format) return null;
  if (format === "r") return relativeText(date);
  const parts = { w: longWeekday, d: day, D: longDay, t: hour, T: seconds };
  return [...format].filter((sign) => sign in parts).map((sign) => parts[sign].format(date)).join(" ");
}
