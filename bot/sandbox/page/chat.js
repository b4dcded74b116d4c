// One chat, open on somebody's phone: header, topics, pinned message, messages, where to write.
import * as api from "./api.js";
import { asParty, titleOf } from "./chats.js";
import { Composer } from "./composer.js";
import { button, coalesced, el, icon, present } from "./dom.js";
import { Log } from "./log.js";
import { avatar, senderOf } from "./names.js";
import { Presses } from "./presses.js";
import { openSheet } from "./sheet.js";
import { summary } from "./summary.js";
import { say } from "./words.js";

const PAGE = 200;

export class Chat {
  /** `phone` is whose chat it is: {person, element, follow, tell, fail, back, toThread}. */
  constructor(phone, entry, thread) {
    this.phone = phone;
    this.me = phone.person;
    this.id = entry.chat.id;
    this.thread = thread;
    this.limit = PAGE;
    this.refresh = coalesced(() => this.load());
    this.presses = new Presses(() => this.log.redraw());
    this.log = new Log(this.actions(), { earlier: () => this.showEarlier() });
    this.composer = new Composer({
      host: phone.element,
      draft: `${this.me.id}/${this.id}/${thread ?? ""}`,
      post: (part) => this.post(part),
      change: (message, text) => this.do("edit", { message_id: message.message_id, text }),
      loadCommands: () => api.commands(this.me.id, this.id).catch(() => []),
      address: ({ command, bot }) => (this.id < 0 && typeof bot === "string" ? `/${command}@${bot}` : `/${command}`),
    });
    this.top = el("header", { class: "chat-head" });
    this.tabs = el("div", { class: "topics", role: "tablist", "aria-label": say("topics"), hidden: true });
    this.pinned = button({ class: "pinned", hidden: true, onclick: () => this.jump(this.entry.pinned.message_id) });
    this.foot = el("footer", { class: "foot" });
    this.element = el("section", { class: "chat", dataset: { chat: this.id } },
      this.top, this.tabs, this.pinned, this.log.element, this.foot);
    this.update(entry);
  }

  actions() {
    return {
      me: this.me,
      host: this.phone.element,
      state: (message) => this.presses.state(message) + (this.log.topicNames ?? ""),
      read: () => this.read(),
      topicName: (message) => this.topicName(message),
      chosen: (message) => message.poll.chosen ?? [],
      waiting: (message, key) => this.presses.waiting(message, key),
      follow: (address) => this.phone.follow(address),
      tell: (text) => this.phone.tell(text),
      send: (text) => this.post({ text }),
      jump: (id) => this.jump(id),
      press: (message, key) => this.press(message, key),
      vote: (message, options) => this.do("vote", { message_id: message.message_id, options }),
      react: (message, emoji) => this.do("react", { message_id: message.message_id, emoji }),
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      remove: (message) => this.do("delete", { message_id: message.message_id }),
      copy: (text) => this.copy(text),
    };
  }

  async load() {
    const messages = await api.messages(this.me.id, this.id, this.limit);
    const here = messages.filter((message) => this.belongs(message));
    this.log.update(here, { more: messages.length >= this.limit });
    this.composer.showKeys(replyKeys(here, this.me));
    this.askedToReply(here.at(-1));
    this.read();
  }

  belongs(message) {
    return this.thread === null || (message.message_thread_id ?? 1) === this.thread;
  }

  async showEarlier() {
    this.limit += PAGE;
    await this.refresh();
  }

  /** What the chat list knows about this chat has changed. */
  update(entry) {
    this.entry = entry;
    const title = titleOf(entry);
    this.top.replaceChildren(...present([
      button({ class: "round", "aria-label": say("back"), onclick: () => this.phone.back() }, icon("back")),
      avatar(asParty(entry)),
      el("h2", {}, title),
      el("span", { class: "kind" }, say(this.id < 0 ? "group" : "bot")),
      this.id > 0 && entry.started && entry.can_write && this.blockButton(),
    ]));
    this.showTopics(entry.topics ?? []);
    this.pinned.hidden = !entry.pinned;
    this.pinned.replaceChildren(icon("pin"),
      el("span", { class: "lines" }, el("strong", {}, say("pinned")), el("span", {}, summary(entry.pinned))));
    this.showFoot();
    this.read();
  }

  blockButton() {
    const block = () => {
      close();
      this.block(true);
    };
    let close = null;
    return button({ class: "round", "aria-label": say("chatMenu"), onclick: () => {
      close = openSheet(this.phone.element, { label: titleOf(this.entry), closing: "cancel" },
        button({ class: "menu-item danger", onclick: block }, say("block")));
    } }, icon("more"));
  }

  block(blocked) {
    return this.do("block", { bot: this.id, blocked });
  }

  showTopics(topics) {
    this.topics = topics;
    this.tabs.hidden = !topics.length;
    const named = topics.filter(({ message_thread_id: id }) => id !== 1);
    const tabs = [[null, say("allTopics")], [1, say("general")], ...named.map((topic) =>
      [topic.message_thread_id, topic.closed ? `${topic.name} 🔒` : topic.name])];
    this.tabs.replaceChildren(...tabs.map(([thread, name]) => button({ class: "topic", role: "tab",
      "aria-selected": String(thread === this.thread), onclick: () => this.phone.toThread(thread) }, name)));
    const topic = topics.find(({ message_thread_id: id }) => id === (this.thread ?? 1));
    if (!topics.length) return;
    const name = !topic || topic.message_thread_id === 1 ? say("general") : topic.name;
    this.composer.placeholder(topic?.closed ? say("topicClosed") : say("writeTo", { topic: name }));
  }

  topicName(message) {
    if (this.thread !== null || !message.message_thread_id) return null;
    const topic = this.topics?.find(({ message_thread_id: id }) => id === message.message_thread_id);
    return topic ? `# ${topic.name}` : null;
  }

  showFoot() {
    const { can_write: canWrite, started } = this.entry;
    const kind = this.id > 0 && started === false ? "start" : canWrite ? "write" : this.id > 0 ? "blocked" : "shut";
    if (this.foot.dataset.kind === kind) return;
    this.foot.dataset.kind = kind;
    const feet = {
      write: () => this.composer.element,
      shut: () => el("p", { class: "hint" }, say("cantWrite")),
      start: () => oneButton("startHint", "start", () => this.post({ text: "/start" })),
      blocked: () => oneButton("blocked", "unblock", () => this.block(false)),
    };
    this.foot.replaceChildren(feet[kind]());
    this.composer.fit();
  }

  async post(part) {
    const thread = this.thread && this.thread !== 1 ? { thread: this.thread } : {};
    const done = await this.do("send", { ...part, ...thread });
    if (done) this.log.toBottom();
    return done;
  }

  async press(message, key) {
    const pressed = this.presses.begin(message, key);
    const body = { chat: this.id, message_id: message.message_id, data: key.callback_data };
    try {
      pressed.sent(await api.act(this.me.id, "press", body));
    } catch (error) {
      pressed.over();
      this.phone.fail(error);
    }
  }

  /** Does something here as this person; what it changes comes back as events. */
  async do(verb, body) {
    try {
      await api.act(this.me.id, verb, { chat: this.id, ...body });
    } catch (error) {
      this.phone.fail(error);
      return false;
    }
    await this.refresh().catch(this.phone.fail);
    return true;
  }

  async copy(text) {
    await navigator.clipboard.writeText(text).then(() => this.phone.tell(say("copied")), this.phone.fail);
  }

  async jump(id) {
    if (this.log.jump(id)) return;
    this.limit = PAGE * 10;
    await this.refresh();
    if (!this.log.jump(id)) this.phone.tell(say("gone"));
  }

  /** Tells the sandbox that everything here has been seen, if it has. */
  read() {
    const seen = this.entry?.unread && this.log.messages && this.log.sticks
      && document.visibilityState === "visible" && this.element.offsetParent;
    if (!seen) return;
    this.entry.unread = 0;
    api.act(this.me.id, "seen", { chat: this.id }).then(() => this.phone.sawSomething(), () => {});
  }

  askedToReply(message) {
    if (!message?.reply_markup?.force_reply || this.asked === message.message_id) return;
    this.asked = message.message_id;
    this.composer.reply(message, false);
  }

  leave() {
    this.log.leave();
  }
}

/** In place of the text field: why, and the one thing one can do. */
function oneButton(hint, words, job) {
  return el("div", { class: "starting" }, el("p", { class: "hint" }, say(hint)),
    button({ class: "primary", onclick: job }, say(words)));
}

/** The answer buttons in force: of the last message that set or removed them. */
function replyKeys(messages, me) {
  const last = messages.findLast(({ reply_markup: markup }) => markup?.keyboard || markup?.remove_keyboard);
  if (!last?.reply_markup.keyboard) return null;
  const later = messages.slice(messages.indexOf(last) + 1);
  const answered = later.some((message) => senderOf(message)?.id === me.id);
  return last.reply_markup.one_time_keyboard && answered ? null : last.reply_markup.keyboard;
}
