// What hangs on a message beside its words: photos, voice notes, files, places.
import { fileAddress } from "./api.js";
import { button, el, icon } from "./dom.js";
import { fullName } from "./names.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

export function photo(message, actions) {
  const size = message.photo.at(-1);
  const image = el("img", {
    src: fileAddress(size.file_id),
    alt: message.caption ?? say("photo"),
    width: size.width,
    height: size.height,
    loading: "lazy",
  });
  const enlarge = () => openSheet(actions.host, { label: say("photo"), big: true },
    el("img", { src: image.src, alt: image.alt, class: "enlarged" }));
  return button({ class: "photo", "aria-label": say("enlarge"), onclick: enlarge }, image);
}

/** Several photos sent as one. */
export function album(messages, actions) {
  return el("div", { class: "album", "data-count": messages.length },
    messages.map((message) => attachment(message, actions)));
}

export function attachment(message, actions) {
  if (message.photo) return photo(message, actions);
  if (message.voice) return sound(message.voice, say("voice"));
  if (message.audio) return sound(message.audio, message.audio.title ?? say("audio"));
  if (message.video) return film(message.video);
  if (message.sticker) return el("p", { class: "sticker" }, message.sticker.emoji ?? say("sticker"));
  if (message.document) return file(message.document);
  if (message.location) return place(message.venue, message.location);
  if (message.contact) return card("file", fullName(message.contact), message.contact.phone_number);
  return null;
}

function sound({ file_id: fileId, duration }, label) {
  return el("figure", { class: "sound" },
    el("figcaption", {}, duration ? `${label} · ${duration}″` : label),
    el("audio", { controls: true, preload: "none", src: fileAddress(fileId), "aria-label": label }));
}

function film({ file_id: fileId, width, height }) {
  return el("video", { controls: true, preload: "metadata", src: fileAddress(fileId), width, height });
}

function file({ file_id: fileId, file_name: name = say("document"), file_size: size }) {
  const weight = size ? `${Math.max(1, Math.round(size / 1024))} KB` : "";
  return el("a", { class: "card", href: fileAddress(fileId), download: name },
    icon("file"), lines(name, weight));
}

function place(venue, { latitude, longitude }) {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return card("place", venue?.title ?? say("location"), venue?.address ?? where);
}

function card(sign, title, detail) {
  return el("div", { class: "card" }, icon(sign), lines(title, detail));
}

function lines(title, detail) {
  return el("span", { class: "lines" }, el("strong", {}, title), el("span", {}, detail));
}
