// The sheet behind the paper clip: photos, voice notes, files, places; chosen ones or samples.
import { packed } from "./api.js";
import { button, el } from "./dom.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

const SAMPLE_PLACE = { latitude: 39.93, longitude: 116.4 };

/** `send` takes the part of a message that was chosen: {photo} or {voice} or {document} or {location}. */
export function attachSheet(host, send) {
  const done = (part) => {
    close();
    send(part);
  };
  const close = openSheet(host, { label: say("attach"), closing: "cancel" },
    picker("pickPhoto", "image/*", true, async (files) => {
      const photos = await Promise.all(files.map(packed));
      done({ photo: photos.length === 1 ? photos[0] : photos });
    }),
    button({ class: "menu-item", onclick: () => done({ photo: true }) }, say("samplePhoto")),
    picker("pickVoice", "audio/*", false, async ([file]) => done({ voice: await packed(file) })),
    button({ class: "menu-item", onclick: () => done({ voice: true }) }, say("sampleVoice")),
    picker("pickFile", "", false, async ([file]) => done({ document: await packed(file) })),
    button({ class: "menu-item", onclick: () => {
      close();
      placeSheet(host, send);
    } }, say("sendLocation")));
}

function picker(words, accept, multiple, chosen) {
  const input = el("input", { type: "file", hidden: true, accept, multiple });
  input.addEventListener("change", () => { if (input.files.length) chosen([...input.files]); });
  return [button({ class: "menu-item", onclick: () => input.click() }, say(words)), input];
}

export function placeSheet(host, send) {
  const latitude = number(SAMPLE_PLACE.latitude, 90);
  const longitude = number(SAMPLE_PLACE.longitude, 180);
  const form = el("form", { class: "place-form", onsubmit: (event) => {
    event.preventDefault();
    close();
    send({ location: { latitude: latitude.valueAsNumber, longitude: longitude.valueAsNumber } });
  } },
  el("label", {}, say("latitude"), latitude),
  el("label", {}, say("longitude"), longitude),
  el("button", { type: "submit", class: "primary" }, say("send")));
  const close = openSheet(host, { label: say("sendLocation"), closing: "cancel" }, form);
}

function number(value, most) {
  return el("input", { type: "number", step: "any", min: -most, max: most, required: true, value });
}
