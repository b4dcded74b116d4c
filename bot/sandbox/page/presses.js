// Buttons that were pressed and not yet answered.

const PATIENCE = 15000;

export class Presses {
  constructor(changed) {
    this.changed = changed;
    this.keys = new Map();
    this.early = new Set();
  }

  waiting(message, key) {
    return [...this.keys.values()].some(({ name }) => name === nameOf(message, key));
  }

  /** What of a message's look depends on this. */
  state(message) {
    return [...this.keys.values()].filter(({ id }) => id === message.message_id).map(({ name }) => name).join();
  }

  begin(message, key) {
    const press = { id: message.message_id, name: nameOf(message, key), query: null };
    const token = Symbol("press");
    this.keys.set(token, press);
    this.changed();
    const over = () => {
      clearTimeout(timer);
      if (this.keys.delete(token)) this.changed();
    };
    const timer = setTimeout(over, PATIENCE);
    return { over, sent: ({ callback_query_id: query }) => {
      press.query = query;
      press.over = over;
      if (this.early.delete(query)) over();
    } };
  }

  answered(query) {
    const press = [...this.keys.values()].find((each) => each.query === query);
    if (press) press.over();
    else this.early.add(query);
  }
}

const nameOf = (message, key) => `${message.message_id} ${key.callback_data}`;
