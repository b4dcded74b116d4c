// Who is who: names, initials, and the colour that goes with an id.
import { el } from "./dom.js";
import { say } from "./words.js";

const HUES = [12, 35, 95, 150, 185, 215, 265, 325];
const HAN = /\p{Script=Han}/u;

export function fullName(user) {
  if (!user) return say("someone");
  if (user.title) return user.title;
  const parts = [user.first_name, user.last_name].filter(Boolean);
  return parts.join(parts.every((part) => HAN.test(part)) ? "" : " ") || say("someone");
}

export function senderOf(message) {
  return message.sender_chat ?? message.from;
}

export function initials(user) {
  const name = fullName(user);
  const first = [...name][0];
  if (user.title) return sign(name);
  if (HAN.test(name)) return [...name.replace(/\s/g, "")].slice(-2).join("");
  const second = user.last_name ? [...user.last_name][0] : "";
  return (first + second).toUpperCase();
}

/** What tells a group from its like: the number of its building, or else how its name ends. */
function sign(title) {
  const number = /\d{1,4}/.exec(title);
  if (number) return number[0];
  const last = title.trim().split(/\s+/).at(-1);
  return HAN.test(last) ? [...last].slice(-3, -1).join("") || last : [...last][0].toUpperCase();
}

export function hue(id) {
  return HUES[Math.abs(Number(id)) % HUES.length];
}

/** Gives a node the colour of an id, for the style sheet to use as `--hue`. */
export function coloured(node, id) {
  node.style.setProperty("--hue", hue(id));
  return node;
}

export function avatar(user) {
  const shape = user.title ? "avatar avatar-group" : "avatar";
  return coloured(el("span", { class: shape, "aria-hidden": "true" }, initials(user)), user.id);
}

export function badge(count) {
  if (!count) return null;
  return el("span", { class: "badge" },
    el("span", { "aria-hidden": "true" }, count > 99 ? "99+" : String(count)),
    el("span", { class: "unseen" }, say("unread", { n: count })));
}
