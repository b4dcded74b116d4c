// The bar at the top: the sandbox's time, and what moves it forward.
import * as api from "./api.js";
import { button, el, icon } from "./dom.js";
import { dayText, hourText, momentText, now, setClock } from "./time.js";
import { language, otherLanguage, say } from "./words.js";

const STEPS = [["hour", "hourLong", 3600], ["day", "dayLong", 86400], ["week", "weekLong", 604800]];

export class Clock {
  constructor({ failed }) {
    this.failed = failed;
    this.day = el("span", { class: "clock-day" });
    this.hour = el("span", { class: "clock-hour" });
    this.nextWords = el("span", { class: "next-words" });
    this.next = button({ class: "step next", disabled: true, onclick: () => this.toNext() },
      icon("next"), this.nextWords);
    this.element = document.getElementById("bar");
    this.element.append(...this.parts());
    this.showNext(null);
    setInterval(() => this.tick(), 1000);
  }

  parts() {
    const elsewhere = new URLSearchParams(location.search);
    elsewhere.set("lang", otherLanguage);
    return [
      el("h1", {}, el("img", { src: "/page/seal.svg", alt: "", width: 32, height: 32 }),
        el("span", { class: "brand" }, say("name")), " ", el("span", { class: "tagline" }, say("tagline"))),
      el("p", { class: "clock", role: "timer", "aria-live": "off", "aria-label": say("clock") }, this.day, this.hour),
      el("div", { class: "steps", role: "group", "aria-label": say("clock") },
        STEPS.map(([step, long, seconds]) => button({ class: "step", "aria-label": say(long),
          title: say(long), onclick: () => this.move({ advance: seconds }) }, say(step))),
        this.next),
      el("a", { class: "language", href: `?${elsewhere}`, lang: otherLanguage, onclick: keepPlace,
        hreflang: otherLanguage, "aria-label": say("otherLanguage") },
      el("span", {}, say("otherLanguage")), el("span", {}, say("otherLanguageShort"))),
    ];
  }

  async move(change) {
    try {
      this.update(await api.moveClock(change));
    } catch (error) {
      this.failed(error);
    }
  }

  /** A deadline that went by, or was lifted, meanwhile is no trouble: what comes next is asked anew. */
  async toNext() {
    const { next } = await api.clock().catch(() => ({}));
    await (next ? this.move({ to: next }) : this.refresh().catch(this.failed));
  }

  async refresh() {
    this.update(await api.clock());
  }

  update(state) {
    setClock(state);
    this.tick();
    this.showNext(state.next);
  }

  showNext(next) {
    this.deadline = next && Date.parse(next);
    const at = next && momentText(new Date(next));
    this.nextWords.textContent = at ? say("next", { at }) : say("noNext");
    const long = at ? say("nextLong", { at }) : say("noNextLong");
    this.next.setAttribute("aria-label", long);
    this.next.title = long;
    this.next.disabled = !at;
  }

  tick() {
    if (this.deadline && now() >= this.deadline) this.showNext(null);
    this.day.textContent = dayText(now());
    this.hour.textContent = hourText(now());
  }
}

/** The other language, at the same place. */
function keepPlace(event) {
  event.currentTarget.href = event.currentTarget.href.split("#")[0] + location.hash;
}

document.documentElement.lang = language;
