// The list of chats that one person has.
import { button, el } from "./dom.js";
import { avatar, badge, fullName, senderOf } from "./names.js";
import { serviceText, summary } from "./summary.js";
import { fromUnix, shortText } from "./time.js";
import { say } from "./words.js";

export class ChatList {
  constructor({ open }) {
    this.open = open;
    this.list = el("ul", { class: "chats", "aria-label": say("chats") });
    this.element = el("section", { class: "chat-list" }, this.list);
  }

  update(chats, me) {
    const at = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    const rows = chats.map((entry) => el("li", {}, this.row(entry, me)));
    this.list.replaceChildren(...(rows.length ? rows : [el("li", { class: "hint" }, say("noChats"))]));
    if (at >= 0) this.list.querySelectorAll("button")[at]?.focus();
  }

  row(entry, me) {
    const { chat, last, unread } = entry;
    return button({ class: "chat-row", dataset: { chat: chat.id }, onclick: () => this.open(chat.id) },
      avatar(asParty(entry)),
      el("span", { class: "lines" },
        el("strong", {}, titleOf(entry)),
        el("span", { class: "preview" }, preview(entry, me))),
      el("span", { class: "aside" },
        last && el("time", {}, shortText(fromUnix(last.date))),
        badge(unread)));
  }
}

export function titleOf({ title, chat }) {
  return title || fullName(chat);
}

/** A chat as names.js takes it: groups have a title, people and bots a name. */
export function asParty(entry) {
  const { chat } = entry;
  return chat.id < 0 ? { id: chat.id, title: titleOf(entry) } : { first_name: titleOf(entry), ...chat };
}

function preview({ chat, last, started }, me) {
  if (!last) return chat.id > 0 && started === false ? say("notStarted") : "";
  const words = summary(last);
  if (serviceText(last)) return words;
  const sender = senderOf(last);
  if (sender?.id === me.id) return `${say("you")}: ${words}`;
  return chat.id < 0 ? `${fullName(sender)}: ${words}` : words;
}
