// One person's phone: their chats, or one of them.
import * as api from "./api.js";
import { Chat } from "./chat.js";
import { ChatList } from "./chats.js";
import { button, coalesced, el, icon } from "./dom.js";
import { parsed, telegramTarget } from "./links.js";
import { avatar, coloured, fullName } from "./names.js";
import { alertOver, toastOver } from "./sheet.js";
import { say } from "./words.js";

export class Phone {
  /** `house` is the page around: {moved, takeAway, activate, sawSomething, announce}. */
  constructor(house) {
    this.house = house;
    this.person = null;
    this.place = { chat: null, thread: null };
    this.entries = null;
    this.refresh = coalesced(() => this.load());
    this.list = new ChatList({ open: (chat) => this.go({ chat, thread: null }) });
    this.head = el("header", { class: "owner" });
    this.body = el("div", { class: "screen" });
    this.element = el("section", { class: "phone" }, this.head, this.body);
    this.element.addEventListener("pointerdown", () => house.activate(this), { capture: true });
    this.element.addEventListener("focusin", () => house.activate(this));
    this.fail = (error) => toastOver(this.element, say("failed", { why: error.message }), "error");
    this.tell = (text) => toastOver(this.element, text);
  }

  /** Shows a person at a place of theirs: the list, or a chat (and a topic of it). */
  show(person, place) {
    const other = person.id !== this.person?.id;
    this.person = person;
    this.place = place;
    if (other) {
      this.entries = null;
      this.closeOverlays();
      coloured(this.element, person.id).dataset.person = person.id;
      this.element.setAttribute("aria-label", say("phoneOf", { name: fullName(person) }));
      this.drawHead();
    }
    if (this.entries) this.settle(other);
    return this.entries ? Promise.resolve() : this.refresh();
  }

  drawHead() {
    const name = fullName(this.person);
    this.head.replaceChildren(avatar(this.person),
      el("span", { class: "lines" }, el("strong", {}, name), el("span", {}, this.person.about ?? "")),
      button({ class: "round take-away", "aria-label": say("takeAway", { name }), title: say("takeAway", { name }),
        onclick: () => this.house.takeAway(this) }, icon("close")));
  }

  closeOverlays() {
    this.element.querySelectorAll(":scope > .cover .sheet-close").forEach((close) => close.click());
    this.element.querySelectorAll(":scope > .toasts").forEach((toasts) => toasts.replaceChildren());
  }

  async load() {
    const { person } = this;
    if (!person) return;
    const entries = await api.chats(person.id);
    if (person.id !== this.person.id) return;
    this.entries = entries;
    this.settle();
  }

  /** Makes what is on the screen agree with the place and the chats there are. */
  settle() {
    const entry = this.entries.find(({ chat }) => chat.id === this.place.chat);
    this.list.update(this.entries, this.person);
    const { chat } = this;
    const same = chat && entry && chat.me.id === this.person.id && chat.id === entry.chat.id
      && chat.thread === this.place.thread;
    if (same) return void chat.update(entry);
    chat?.leave();
    this.chat = entry ? new Chat(this, entry, this.place.thread) : null;
    this.body.replaceChildren((this.chat ?? this.list).element);
    if (this.chat) this.chat.refresh().catch(this.fail);
  }

  go(place, step = true) {
    this.place = place;
    this.house.moved(this, step);
    if (this.entries) this.settle();
  }

  back() {
    const from = this.place.chat;
    this.go({ chat: null, thread: null });
    this.list.element.querySelector(`[data-chat="${from}"]`)?.focus();
  }

  toThread(thread) {
    this.go({ ...this.place, thread }, false);
  }

  sawSomething() {
    this.refresh().catch(this.fail);
    this.house.sawSomething();
  }

  /** Events say where to look again; what there is to see comes from the sandbox itself. */
  hear(event) {
    if (event.kind === "answer") return void this.answered(event);
    this.refresh().catch(() => {});
    if (event.kind === "people" || event.kind === "commands") return;
    const here = event.chat === undefined || event.chat < 0
      ? event.chat === undefined || event.chat === this.place.chat
      : event.chat === this.person?.id || event.chat === this.place.chat;
    if (this.chat && here) this.chat.refresh().catch(() => {});
  }

  answered({ callback_query_id: query, person, text, show_alert: alert, url }) {
    if (person !== this.person?.id) return;
    this.chat?.presses.answered(query);
    if (url) this.follow(url);
    if (!text) return;
    if (alert) alertOver(this.element, text);
    else this.tell(text);
  }

  /** Everything anew: the connection was away. */
  resync() {
    return Promise.all([this.refresh(), this.chat?.refresh()]).catch(() => {});
  }

  /** Follows a link as Telegram does: its own stay on this phone, others open beside. */
  async follow(address) {
    const url = parsed(address);
    if (!url) return;
    const target = telegramTarget(url);
    if (!target) return void window.open(url.href, "_blank", "noopener,noreferrer");
    if (target.chat) return void this.toMessage(target);
    await this.toBot(target, url);
  }

  async toBot({ username, start }, url) {
    const isIt = ({ chat }) => chat.username?.toLowerCase() === username.toLowerCase();
    try {
      if (start !== null) await api.act(this.person.id, "open", { url: url.href });
      this.entries = await api.chats(this.person.id);
    } catch (error) {
      this.fail(error);
      return;
    }
    const entry = this.entries.find(isIt);
    if (entry) this.go({ chat: entry.chat.id, thread: null });
    if (this.chat && start !== null) this.chat.refresh().catch(this.fail);
  }

  async toMessage({ chat, message }) {
    if (!this.entries?.some((entry) => entry.chat.id === chat)) return this.tell(say("gone"));
    this.go({ chat, thread: null });
    await this.chat.refresh();
    if (message) this.chat.jump(message);
  }
}
