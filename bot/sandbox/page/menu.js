// What one can do with a message: react, reply, copy, and with one's own, edit and delete.
import { button, el } from "./dom.js";
import { openSheet } from "./sheet.js";
import { senderOf } from "./names.js";
import { say } from "./words.js";

const EMOJI = ["👍", "👀", "👌", "❤️"];

export function messageMenu(message, actions) {
  const own = senderOf(message)?.id === actions.me.id;
  const words = message.text ?? message.caption;
  if (document.querySelector(".cover")?.closest(".phone") === actions.host) return;
  const item = (label, job, kind = "") => button({ class: `menu-item ${kind}`, onclick: () => {
    close();
    job();
  } }, label);
  const close = openSheet(actions.host, { label: say("menuFor"), closing: "cancel" },
    el("div", { class: "menu-emoji", role: "group", "aria-label": say("reactions") },
      EMOJI.map((emoji) => emojiButton(emoji, message, actions, () => close()))),
    item(say("reply"), () => actions.reply(message)),
    words && item(say("copy"), () => actions.copy(words)),
    own && message.text && item(say("edit"), () => actions.edit(message)),
    own && item(say("remove"), () => actions.remove(message), "danger"));
}

function emojiButton(emoji, message, actions, close) {
  const mine = (message.reactions?.[emoji] ?? []).includes(actions.me.id);
  return button({ class: "emoji", "aria-label": say("react", { emoji }), "aria-pressed": String(mine), onclick: () => {
    close();
    actions.react(message, mine ? null : emoji);
  } }, emoji);
}
