// Building nodes. Data only ever becomes text or an attribute here, never markup.

/** An element: `on…` are listeners, `dataset` is copied, other properties become attributes. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...present(children));
  return node;
}

export function present(children) {
  return children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);
}

/** A button that never submits a form and always has a name, spoken or seen. */
export function button(props, ...children) {
  return el("button", { type: "button", ...props }, ...children);
}

/** An icon of this page: a path drawn with the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

const ICONS = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  beside: "M4 5h7v14H4zM14 5h6v14h-6",
  attach: "M19 11l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L12.6 4.600a3 3 0 0 1 4.300 4.300L9.500 16.300a1.500 1.500 0 0 1-2.200-2.200L14 7.500",
  send: "M4 12l16-8-5 17-4-7z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  down: "M12 5v14M6 13l6 6 6-6",
  next: "M5 5l9 7-9 7zM18 5v14",
  pin: "M9 4h6l-1 6 4 4H6l4-4zM12 14v6",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  place: "M12 21s7-6.500 7-11.500a7 7 0 0 0-14 0C5 14.500 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  link: "M9 15l7-7M10 8h6v6",
  keys: "M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8",
};

/** Makes of a job one that runs once at a time, and once more if asked for meanwhile. */
export function coalesced(job) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await job();
      } while (again);
    })().finally(() => { running = null; });
    return running;
  };
}
