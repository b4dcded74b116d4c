// Text with its entities, as nodes. Offsets are UTF-16 units, which is what JavaScript strings count in.
import { el } from "./dom.js";
import { parsed } from "./links.js";
import { asAsked, fromUnix } from "./time.js";
import { say } from "./words.js";

const PLAIN = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** These end their line by themselves: a line feed right after them would make an empty one. */
const BLOCKS = ["blockquote", "expandable_blockquote", "pre"];

/** `actions`: follow(address) and send(text). */
export function richText(text, entities = [], actions) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return range(text, 0, text.length, ordered, actions);
}

function range(text, start, end, entities, actions) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const stop = Math.min(entity.offset + entity.length, end);
    index += 1;
    if (entity.offset < at || stop <= entity.offset) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inner = [];
    while (index < entities.length && entities[index].offset < stop) inner.push(entities[index++]);
    const piece = text.slice(entity.offset, stop);
    nodes.push(dressed(entity, piece, range(text, entity.offset, stop, inner, actions), actions));
    at = BLOCKS.includes(entity.type) && text[stop] === "\n" ? stop + 1 : stop;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function dressed(entity, piece, children, actions) {
  const { type } = entity;
  if (type in PLAIN) return el(PLAIN[type], {}, ...children);
  if (type === "pre") return el("pre", { "data-language": entity.language }, el("code", {}, ...children));
  if (type === "spoiler") return spoiler(children);
  if (type === "bot_command") {
    return el("button", { type: "button", class: "inline-link", onclick: () => actions.send(piece) }, piece);
  }
  if (type === "date_time") {
    const moment = fromUnix(entity.unix_time);
    return el("time", { datetime: moment.toISOString() },
      asAsked(moment, entity.date_time_format) ?? piece);
  }
  const address = addressOf(entity, piece);
  if (address) return link(address, children, actions);
  return el("span", { class: `entity-${type}` }, ...children);
}

function addressOf({ type, url, user }, piece) {
  if (type === "text_link") return url;
  if (type === "url") return piece;
  if (type === "mention") return `https://t.me/${piece.slice(1)}`;
  if (type === "email") return `mailto:${piece}`;
  if (type === "phone_number") return `tel:${piece}`;
  if (type === "text_mention" && user?.username) return `https://t.me/${user.username}`;
  return null;
}

function link(address, children, actions) {
  const url = parsed(address);
  if (!url) return el("span", {}, ...children);
  const follow = (event) => {
    event.preventDefault();
    actions.follow(url.href);
  };
  return el("a", { href: url.href, rel: "noopener noreferrer", onclick: follow }, ...children);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("showSpoiler") },
    el("span", { "aria-hidden": "true" }, ...children));
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.replaceWith(...node.firstChild.childNodes);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", reveal);
  return node;
}
