// The buttons under a message.
import { button, el, icon } from "./dom.js";
import { say } from "./words.js";

export function inlineKeyboard(message, actions) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "keyboard", role: "group", "aria-label": say("buttons") },
    rows.map((row) => el("div", { class: "keyboard-row" }, row.map((key) => oneKey(message, key, actions)))));
}

function oneKey(message, key, actions) {
  const waiting = key.callback_data !== undefined && actions.waiting(message, key);
  const node = button({
    class: ["key", key.style && `key-${key.style}`, waiting && "key-waiting"].filter(Boolean).join(" "),
    "aria-busy": waiting && "true",
    disabled: Boolean(key.disabled),
    onclick: () => pressed(message, key, actions),
  }, el("span", {}, key.text), key.url && icon("link"));
  return node;
}

function pressed(message, key, actions) {
  if (key.callback_data !== undefined) actions.press(message, key);
  else if (key.url) actions.follow(key.url);
  else if (key.copy_text) actions.copy(key.copy_text.text);
  else actions.tell(say("cantUse"));
}
