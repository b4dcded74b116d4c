// What happens in the sandbox, as it happens. Comes back by itself, from where it was.

const KINDS = [
  "message", "edited", "deleted", "answer", "poll", "reaction",
  "member", "chat", "people", "pin", "topic", "commands", "clock",
];
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

/** `opened` is called at each (re)connection: what was shown may be old by then. */
export function listen({ heard, opened, lost }) {
  let last = null;
  let wait = FIRST_WAIT;

  function connect() {
    const query = new URLSearchParams({ kinds: KINDS.join(",") });
    if (last !== null) query.set("since", last);
    const source = new EventSource(`/sandbox/events?${query}`);
    source.onopen = () => {
      wait = FIRST_WAIT;
      opened();
    };
    source.onmessage = (raw) => {
      const event = JSON.parse(raw.data);
      last = event.seq;
      heard(event);
    };
    source.onerror = () => {
      source.close();
      lost();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }
  connect();
}
