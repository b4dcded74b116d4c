// Who one can be: everybody of the neighbourhood, with a badge where something new waits.
import { button, el, icon } from "./dom.js";
import { avatar, badge, fullName } from "./names.js";
import { say } from "./words.js";

export class People {
  constructor({ choose, beside }) {
    this.choose = choose;
    this.beside = beside;
    this.list = el("ul", {});
    this.element = document.getElementById("people");
    this.element.setAttribute("aria-label", say("people"));
    this.element.append(
      el("div", { class: "people-head" }, el("h2", {}, say("people")), el("p", {}, say("peopleHint"))), this.list);
  }

  update(people, shown, active) {
    const at = controls(this.list).indexOf(document.activeElement);
    this.list.replaceChildren(...(people.length
      ? people.map((person) => this.row(person, shown, active))
      : [el("li", { class: "hint" }, say("nobody"))]));
    if (active !== this.active) this.list.querySelector(".active")?.scrollIntoView({ block: "nearest", inline: "center" });
    this.active = active;
    if (at >= 0) controls(this.list)[at]?.focus({ preventScroll: true });
  }

  row(person, shown, active) {
    const here = shown.includes(person.id);
    const name = fullName(person);
    return el("li", { class: ["person", here && "shown", person.id === active && "active"].filter(Boolean).join(" ") },
      button({ class: "choose", dataset: { person: person.id }, "aria-current": person.id === active && "true",
        onclick: () => this.choose(person.id) },
      avatar(person),
      el("span", { class: "lines" }, el("strong", {}, name), person.about && el("span", {}, person.about)),
      badge(person.unread)),
      !here && button({ class: "round beside", "aria-label": say("beside", { name }), title: say("beside", { name }),
        onclick: () => this.beside(person.id) }, icon("beside")));
  }
}

const controls = (root) => [...root.querySelectorAll("button")];
