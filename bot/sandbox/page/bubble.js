// One message as it is seen: a bubble, or a line for what merely happened.
import { button, el, icon } from "./dom.js";
import { richText } from "./entities.js";
import { inlineKeyboard } from "./keyboard.js";
import { album, attachment } from "./media.js";
import { messageMenu } from "./menu.js";
import { avatar, coloured, fullName, senderOf } from "./names.js";
import { pollCard } from "./poll.js";
import { serviceText, summary } from "./summary.js";
import { fromUnix, hourText } from "./time.js";
import { say } from "./words.js";

/** An item is one message, or the several of an album; `first` of its sender in a row, or not. */
export function bubble({ messages, first }, actions) {
  const message = messages[0];
  const happened = serviceText(message);
  if (happened) return el("p", { class: "happened", dataset: { message: message.message_id } }, happened);
  const sender = senderOf(message);
  const own = sender?.id === actions.me.id;
  const node = el("article", {
    class: ["message", own && "own", first && "first"].filter(Boolean).join(" "),
    "aria-label": own ? say("you") : fullName(sender),
    dataset: { message: message.message_id },
  },
  !own && first && avatar(sender ?? { id: 0, first_name: "?" }),
  el("div", { class: "stack" },
    el("div", { class: "bubble" }, !own && first && nameOf(sender), content(messages, actions)),
    inlineKeyboard(message, actions),
    reactions(message, actions)),
  menuButton(message, actions));
  watchLongPress(node, () => messageMenu(message, actions));
  return node;
}

function nameOf(sender) {
  return coloured(el("p", { class: "sender" }, fullName(sender)), sender?.id ?? 0);
}

function content(messages, actions) {
  const message = messages[0];
  const worded = messages.find(({ text, caption }) => text ?? caption) ?? message;
  const words = worded.text ?? worded.caption;
  return [
    actions.topicName?.(message) && el("p", { class: "topic-name" }, actions.topicName(message)),
    message.forward_origin && el("p", { class: "topic-name" }, "↪"),
    quote(message, actions),
    messages.length > 1 ? album(messages, actions) : attachment(message, actions),
    message.poll && pollCard(message, actions),
    words && el("div", { class: message.edit_date ? "words edited" : "words" }, ...richText(words, worded.entities ?? worded.caption_entities, actions)),
    el("p", { class: "meta" }, message.edit_date && el("span", {}, say("edited")),
      el("time", {}, hourText(fromUnix(message.date)))),
  ];
}

function quote(message, actions) {
  const origin = message.reply_to_message;
  if (!origin || origin.forum_topic_created) return null;
  const text = message.quote?.text ?? summary(origin);
  return coloured(button({ class: "quote", onclick: () => actions.jump(origin.message_id) },
    el("strong", {}, fullName(senderOf(origin))), el("span", {}, text)), senderOf(origin)?.id ?? 0);
}

function reactions(message, actions) {
  const entries = Object.entries(message.reactions ?? {}).filter(([, ids]) => ids.length);
  if (!entries.length) return null;
  return el("div", { class: "reactions", role: "group", "aria-label": say("reactions") },
    entries.map(([emoji, ids]) => {
      const mine = ids.includes(actions.me.id);
      return button({ class: "reaction", "aria-pressed": String(mine), onclick: () =>
        actions.react(message, mine ? null : emoji) }, `${emoji} ${ids.length}`);
    }));
}

function menuButton(message, actions) {
  return button({ class: "round more", "aria-label": say("menuFor"), onclick: () =>
    messageMenu(message, actions) }, icon("more"));
}

const LONG_PRESS = 500;

function watchLongPress(node, open) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, audio")) return;
    event.preventDefault();
    stop();
    open();
  });
  node.addEventListener("pointerdown", (event) => {
    stop();
    if (event.pointerType === "touch") timer = setTimeout(open, LONG_PRESS);
  });
  for (const end of ["pointerup", "pointercancel"]) node.addEventListener(end, stop);
}
