// The messages of one chat, drawn anew only where something changed; keeps to the bottom if it was there.
import { bubble } from "./bubble.js";
import { button, el, icon } from "./dom.js";
import { senderOf } from "./names.js";
import { serviceText } from "./summary.js";
import { dayKey, dayText, fromUnix, now } from "./time.js";
import { say } from "./words.js";

const NEAR = 60;
const SAME_BREATH = 600;

export class Log {
  constructor(actions, { earlier }) {
    this.actions = actions;
    this.drawn = new Map();
    this.messages = null;
    this.missed = 0;
    this.list = el("div", { class: "log-list" });
    this.earlier = button({ class: "quiet earlier", hidden: true, onclick: earlier }, say("earlier"));
    this.box = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": say("messages"), tabindex: "0" },
      this.earlier, this.list);
    this.count = el("span", { class: "badge" });
    this.down = button({ class: "round to-bottom", "aria-label": say("toBottom"), hidden: true,
      onclick: () => this.toBottom() }, icon("down"), this.count);
    this.element = el("div", { class: "log-frame" }, this.box, this.down);
    this.sticks = true;
    this.box.addEventListener("scroll", () => this.scrolled());
    this.sizes = new ResizeObserver(() => { if (this.sticks) this.toBottom(); });
    this.sizes.observe(this.list);
    this.sizes.observe(this.box);
  }

  update(messages, { more = false } = {}) {
    const newest = this.messages?.at(-1)?.message_id ?? Infinity;
    this.messages = messages;
    this.earlier.hidden = !more;
    this.redraw();
    if (this.sticks) this.toBottom();
    else this.missed += messages.filter(({ message_id: id }) => id > newest).length;
    this.showDown();
  }

  redraw() {
    if (!this.messages) return;
    const items = itemsOf(this.messages);
    const drawn = new Map();
    for (const item of items) {
      const print = JSON.stringify(item) + (item.messages ?? []).map(this.actions.state).join();
      const old = this.drawn.get(item.key);
      drawn.set(item.key, old?.print === print ? old : { print, node: this.draw(item, old?.node) });
    }
    for (const [key, { node }] of this.drawn) if (!drawn.has(key)) node.remove();
    this.drawn = drawn;
    this.arrange([...drawn.values()].map(({ node }) => node));
    this.list.classList.toggle("is-empty", !items.length);
    this.list.dataset.empty = say("empty");
  }

  draw(item, old) {
    const node = item.day
      ? el("p", { class: "day" }, item.day)
      : bubble(item, this.actions);
    if (old) takePlace(old, node);
    return node;
  }

  arrange(nodes) {
    let after = null;
    for (const node of nodes.toReversed()) {
      if (node.parentNode !== this.list || node.nextSibling !== after) this.list.insertBefore(node, after);
      after = node;
    }
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    this.sticks = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.sticks) this.missed = 0;
    this.showDown();
    if (this.sticks) this.actions.read();
  }

  showDown() {
    this.down.hidden = this.sticks;
    this.count.textContent = this.missed || "";
    this.count.hidden = !this.missed;
    this.down.setAttribute("aria-label", this.missed ? say("news", { n: this.missed }) : say("toBottom"));
  }

  toBottom() {
    this.box.scrollTop = this.box.scrollHeight;
    this.sticks = true;
  }

  /** Scrolls to a message and points it out; false where it is not loaded. */
  jump(id) {
    const node = this.list.querySelector(`[data-message="${Number(id)}"]`);
    if (!node) return false;
    this.sticks = false;
    node.scrollIntoView({ block: "center" });
    node.classList.remove("pointed-out");
    void node.offsetWidth;
    node.classList.add("pointed-out");
    return true;
  }

  leave() {
    this.sizes.disconnect();
  }
}

function itemsOf(messages) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const date = fromUnix(message.date);
    const day = dayKey(date);
    if (day !== before?.day) {
      items.push({ key: `day ${day}`, day: day === dayKey(now()) ? say("today") : dayText(date) });
    }
    const last = items.at(-1).messages;
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id) last.push(message);
    else items.push({ key: `message ${message.message_id}`, messages: [message], first: !follows(message, day, before) });
    before = { message, day };
  }
  return items;
}

/** Whether a message goes on where the one before left off: same sender, same breath. */
function follows(message, day, before) {
  return before !== null && before.day === day
    && senderOf(before.message)?.id === senderOf(message)?.id
    && message.date - before.message.date < SAME_BREATH
    && before.message.message_thread_id === message.message_thread_id
    && serviceText(before.message) === null;
}

/** Puts a new drawing where the old one was, and the focus back on the button that had it. */
function takePlace(old, node) {
  const controls = (root) => [...root.querySelectorAll("button, a, input, audio")];
  const at = old.contains(document.activeElement) ? controls(old).indexOf(document.activeElement) : -1;
  old.replaceWith(node);
  if (at >= 0) controls(node)[at]?.focus({ preventScroll: true });
}
