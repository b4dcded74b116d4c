// A sheet over one phone (menus, forms, alerts), and its toasts. The other phone stays usable.
import { button, el } from "./dom.js";
import { say } from "./words.js";

const TOAST_SHOWN = 5000;

/** Opens a sheet over `host`; answers with the function that closes it. */
export function openSheet(host, { label, role = "dialog", big = false, closing = "close" }, ...children) {
  const before = document.activeElement;
  const title = el("h2", { class: role === "alertdialog" ? "alert-text" : "" }, label);
  const sheet = el("div", { class: big ? "sheet sheet-big" : "sheet", role, "aria-modal": "true", "aria-label": label },
    title, ...children, button({ class: "sheet-close", onclick: close }, say(closing)));
  const cover = el("div", { class: "cover", dataset: { role } }, sheet);
  const rest = [...host.children].filter((node) => !node.classList.contains("toasts"));

  function close() {
    cover.remove();
    rest.forEach((node) => { node.inert = false; });
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  cover.addEventListener("click", (event) => { if (event.target === cover) close(); });
  cover.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  rest.forEach((node) => { node.inert = true; });
  host.append(cover);
  sheet.querySelector("button, input, a")?.focus({ preventScroll: true });
  return close;
}

export function alertOver(host, text) {
  return openSheet(host, { label: text, role: "alertdialog", closing: "ok" });
}

export function toastOver(host, text, kind = "answer") {
  let stack = host.querySelector(":scope > .toasts");
  if (!stack) {
    stack = el("div", { class: "toasts", role: "status" });
    host.append(stack);
  }
  const toast = el("p", { class: `toast toast-${kind}` }, text);
  stack.append(toast);
  setTimeout(() => toast.remove(), TOAST_SHOWN);
}
