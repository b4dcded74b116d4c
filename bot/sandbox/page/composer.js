// Where one writes: the field, the command menu, the paper clip, answering and editing.
import { attachSheet, placeSheet } from "./attach.js";
import { CommandMenu } from "./commands.js";
import { button, el, icon, present } from "./dom.js";
import { fullName, senderOf } from "./names.js";
import { summary } from "./summary.js";
import { say } from "./words.js";

/** What was being written where, kept while one looks elsewhere. */
const drafts = new Map();

export class Composer {
  /** `post` sends part of a message, `change` edits one; both answer with whether it was done. */
  constructor({ host, draft, post, change, loadCommands, address }) {
    Object.assign(this, { host, draft, post, change, address });
    this.replying = null;
    this.editing = null;
    this.build(loadCommands);
    const kept = drafts.get(draft);
    if (kept) {
      this.field.value = kept.text;
      this.reply(kept.replying, false);
    }
    this.fit();
  }

  build(loadCommands) {
    this.menu = new CommandMenu({ load: loadCommands, chosen: (entry, only) => this.command(entry, only),
      moved: (option) => this.field.setAttribute("aria-activedescendant", option ?? "") });
    this.field = el("textarea", { rows: "1", "aria-label": say("write"), placeholder: say("write"),
      "aria-controls": this.menu.element.id, autocomplete: "off" });
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.slash = button({ class: "round slash", "aria-label": say("commandMenu"), onclick: () => this.toggleMenu() }, "/");
    this.sendButton = el("button", { type: "submit", class: "round send", "aria-label": say("send") }, icon("send"));
    this.bar = el("div", { class: "about-bar", hidden: true });
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": say("keyboard"), hidden: true });
    this.form = el("form", { class: "writing", onsubmit: (event) => {
      event.preventDefault();
      this.submit();
    } },
    button({ class: "round", "aria-label": say("attach"), onclick: () =>
      attachSheet(this.host, (part) => this.attached(part)) }, icon("attach")),
    this.slash, this.field, this.sendButton);
    this.element = el("div", { class: "composer" }, this.menu.element, this.bar, this.form, this.keys);
  }

  placeholder(text) {
    this.field.placeholder = text;
  }

  typed() {
    this.fit();
    this.keep();
    const typing = /^\/(\w*)$/.exec(this.field.value);
    if (typing) this.menu.show(typing[1]);
    else this.menu.hide();
  }

  key(event) {
    if (event.isComposing) return;
    if (this.menu.key(event)) return;
    if (event.key === "Escape" && !this.bar.hidden) this.calm();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.submit();
  }

  async submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const editing = this.editing;
    this.menu.hide();
    this.field.value = "";
    const done = editing ? await this.change(editing, text) : await this.post({ text, ...this.answering() });
    if (done) this.calm();
    else if (!this.field.value) this.field.value = text;
    this.fit();
    this.keep();
  }

  /** Something chosen from the paper clip; what stands in the field goes with it as its caption. */
  async attached(part) {
    const caption = this.field.value.trim();
    const takes = caption && !part.location;
    const done = await this.post({ ...part, ...(takes ? { caption } : {}), ...this.answering() });
    if (!done) return;
    if (takes) this.field.value = "";
    this.calm();
    this.fit();
    this.keep();
  }

  answering() {
    return this.replying ? { reply_to: this.replying.message_id } : {};
  }

  async toggleMenu() {
    if (this.menu.open) this.menu.hide();
    else await this.menu.show("", true);
    this.field.focus();
  }

  command(entry, only = false) {
    this.menu.hide();
    this.field.focus();
    const text = this.address(entry);
    if (only) {
      this.field.value = `${text} `;
      this.keep();
    } else {
      this.field.value = "";
      this.post({ text, ...this.answering() });
      this.calm();
    }
  }

  reply(message, focus = true) {
    if (!message) return;
    this.editing = null;
    this.replying = message;
    this.about(say("replyingTo", { name: fullName(senderOf(message)) }), summary(message));
    if (focus) this.field.focus();
    this.keep();
  }

  edit(message) {
    this.replying = null;
    this.editing = message;
    this.field.value = message.text;
    this.about(say("editing"), message.text);
    this.sendButton.setAttribute("aria-label", say("save"));
    this.fit();
    this.field.focus();
  }

  about(title, text) {
    this.bar.hidden = false;
    this.bar.replaceChildren(
      el("p", {}, el("strong", {}, title), el("span", {}, text)),
      button({ class: "round", "aria-label": say("cancel"), onclick: () => {
        if (this.editing) this.field.value = "";
        this.calm();
      } }, icon("close")));
  }

  /** No longer answering or editing. */
  calm() {
    this.replying = null;
    this.editing = null;
    this.bar.hidden = true;
    this.sendButton.setAttribute("aria-label", say("send"));
    this.fit();
    this.keep();
  }

  /** The answer buttons that a bot put in place of a keyboard. */
  showKeys(rows) {
    this.keys.hidden = !rows?.length;
    this.keys.replaceChildren(...present((rows ?? []).map((row) => el("div", { class: "keyboard-row" },
      row.map((key) => button({ class: "key", onclick: () => this.answerKey(key) }, key.text ?? key))))));
  }

  answerKey(key) {
    if (key.request_location) placeSheet(this.host, (part) => this.post(part));
    else this.post({ text: key.text ?? key });
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 160)}px`;
  }

  keep() {
    if (this.editing) return;
    drafts.set(this.draft, { text: this.field.value, replying: this.replying });
  }
}
