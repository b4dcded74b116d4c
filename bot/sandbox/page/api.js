// The sandbox's control API (docs/sandbox.md), one function a call.

async function ask(method, path, body) {
  const response = await fetch(`/sandbox${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `${response.status} ${response.statusText}`);
  return answer;
}

export const people = () => ask("GET", "/people");
export const chats = (person) => ask("GET", `/people/${person}/chats`);
export const messages = (person, chat, limit) =>
  ask("GET", `/people/${person}/chats/${chat}/messages?limit=${limit}`);
export const commands = (person, chat) => ask("GET", `/people/${person}/chats/${chat}/commands`);
export const clock = () => ask("GET", "/clock");
export const moveClock = (move) => ask("POST", "/clock", move);
export const fileAddress = (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`;

/** Does something as a person: send, edit, delete, press, open, vote, react, seen. */
export const act = (person, verb, body) => ask("POST", `/people/${person}/${verb}`, body);

/** A chosen file as the API takes it. */
export async function packed(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return { name: file.name, base64: btoa(binary) };
}
