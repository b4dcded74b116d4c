// A message in one line: for the chat list, quotes, the pinned bar; and what service messages say.
import { fullName } from "./names.js";
import { say } from "./words.js";

const KINDS = ["photo", "voice", "audio", "video", "document", "sticker", "location", "contact"];

export function summary(message) {
  if (!message) return "";
  const words = message.text ?? message.caption;
  const kind = KINDS.find((each) => message[each]);
  if (message.poll) return `📊 ${message.poll.question}`;
  if (kind) return [sign(kind), say(kind), words].filter(Boolean).join(" ");
  return words ?? serviceText(message) ?? say("something");
}

function sign(kind) {
  return { photo: "🖼", voice: "🎤", location: "📍", document: "📄", sticker: "🙂" }[kind];
}

const PIECE = 40;
const beginning = (text) => ([...text].length > PIECE ? `${[...text].slice(0, PIECE).join("")}…` : text);
const everybody = (users) => users.map(fullName).join("、");

const SERVICE = {
  new_chat_members: (message, by) => (message.new_chat_members.some(({ id }) => id === message.from?.id)
    ? say("joined", { who: everybody(message.new_chat_members) })
    : say("added", { by, who: everybody(message.new_chat_members) })),
  left_chat_member: (message, by) => (message.left_chat_member.id === message.from?.id
    ? say("left", { who: fullName(message.left_chat_member) })
    : say("removed", { by, who: fullName(message.left_chat_member) })),
  group_chat_created: (message, by) => say("created", { by, title: message.chat.title }),
  supergroup_chat_created: (message, by) => say("created", { by, title: message.chat.title }),
  new_chat_title: (message, by) => say("renamed", { by, title: message.new_chat_title }),
  pinned_message: (message, by) => say("pinnedBy", { by, what: beginning(summary(message.pinned_message)) }),
  migrate_to_chat_id: () => say("migrated"),
  migrate_from_chat_id: () => say("migrated"),
  forum_topic_created: (message, by) =>
    say("topicCreated", { by, name: message.forum_topic_created.name }),
  forum_topic_edited: (message, by) =>
    say("topicEdited", { by, name: message.forum_topic_edited.name ?? "" }),
  forum_topic_closed: (message, by) => say("topicShut", { by }),
  forum_topic_reopened: (message, by) => say("topicReopened", { by }),
  general_forum_topic_hidden: (message, by) => say("topicShut", { by }),
  general_forum_topic_unhidden: (message, by) => say("topicReopened", { by }),
};

/** The words of a service message; null for one that somebody wrote. */
export function serviceText(message) {
  const kind = Object.keys(SERVICE).find((each) => message[each]);
  return kind ? SERVICE[kind](message, fullName(message.from)) : null;
}
