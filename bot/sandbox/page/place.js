// Where one is, kept in the address: #/p/<person>/<chat>:<thread>|<person>/<chat>

function readPane(text) {
  const [person, where = ""] = text.split("/");
  const [chat, thread] = where.split(":");
  return { person: Number(person), chat: chat ? Number(chat) : null, thread: thread ? Number(thread) : null };
}

function writePane({ person, chat, thread }) {
  if (!chat) return String(person);
  return thread ? `${person}/${chat}:${thread}` : `${person}/${chat}`;
}

export function readPlace() {
  const match = /^#\/p\/(.+)$/.exec(decodeURIComponent(location.hash));
  const panes = match ? match[1].split("|").map(readPane).filter((pane) => pane.person) : [];
  return { panes: panes.slice(0, 2), active: history.state?.active ?? 0 };
}

/** Writes the address; `step` leaves a step behind that the browser's back button returns to. */
export function writePlace({ panes, active }, step) {
  const address = `#/p/${panes.map(writePane).join("|")}`;
  const known = location.hash === address;
  history[step && !known ? "pushState" : "replaceState"]({ active }, "", address);
}
