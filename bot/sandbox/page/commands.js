// The command menu above the text field: all of it from its button, or what fits while "/…" is typed.
import { button, el, present } from "./dom.js";
import { say } from "./words.js";

export class CommandMenu {
  constructor({ load, chosen, moved }) {
    this.load = load;
    this.moved = moved;
    this.chosen = chosen;
    this.at = 0;
    this.shown = [];
    this.element = el("div", { class: "commands", role: "listbox", id: `commands-${++CommandMenu.count}`,
      "aria-label": say("commands"), hidden: true });
  }

  static count = 0;

  /** The id of the option that Enter would choose. */
  get active() {
    return this.open && this.shown.length ? `${this.element.id}-${this.at}` : null;
  }

  get open() {
    return !this.element.hidden;
  }

  /** Shows what begins with `typed` (without the slash); an empty menu says so only when asked by button. */
  async show(typed, asked = false) {
    const wish = Symbol("wish");
    this.wish = wish;
    const all = await this.load();
    if (this.wish !== wish) return;
    this.shown = all.filter(({ command }) => command.startsWith(typed.toLowerCase()));
    this.at = 0;
    this.element.hidden = !this.shown.length && !asked;
    this.draw();
  }

  hide() {
    this.wish = null;
    this.element.hidden = true;
    this.moved(null);
  }

  draw() {
    const rows = this.shown.map((entry, index) => button({
      class: "command", role: "option", id: `${this.element.id}-${index}`, "aria-selected": String(index === this.at), tabindex: "-1",
      onclick: () => this.chosen(entry),
    }, el("strong", {}, `/${entry.command}`), el("span", {}, entry.description)));
    this.element.replaceChildren(...present([rows.length ? rows : el("p", { class: "hint" }, say("noCommands"))]));
    this.element.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    this.moved(this.active);
  }

  /** Takes the arrow keys, Tab, Enter and Escape while open; true if the key was for the menu. */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") this.hide();
    else if (!this.shown.length) return false;
    else if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Tab" || event.key === "Enter") this.chosen(this.shown[this.at], event.key === "Tab");
    else return false;
    event.preventDefault();
    return true;
  }

  move(step) {
    this.at = (this.at + step + this.shown.length) % this.shown.length;
    this.draw();
  }
}
