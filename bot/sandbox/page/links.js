// Addresses: which may be followed at all, and which stay inside this Telegram.

const SAFE = ["http:", "https:", "mailto:", "tel:", "tg:"];
const HOSTS = ["t.me", "telegram.me", "telegram.dog"];

export function parsed(address) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
    return SAFE.includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** What a Telegram link points to: {username, start} or {chat, message}; null for any other address. */
export function telegramTarget(url) {
  if (url.protocol === "tg:") return resolved(url);
  if (!HOSTS.includes(url.hostname)) return null;
  const [first, second, ...rest] = url.pathname.split("/").filter(Boolean);
  if (first === "c" && second) {
    return { chat: Number(`-100${second}`), message: Number(rest.at(-1)) || null };
  }
  return first ? { username: first, start: url.searchParams.get("start") } : null;
}

function resolved(url) {
  const username = url.searchParams.get("domain");
  return username ? { username, start: url.searchParams.get("start") } : null;
}
