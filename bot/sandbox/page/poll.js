// A native poll: options to choose from, bars once one has voted or it is over.
import { button, el } from "./dom.js";
import { richText } from "./entities.js";
import { fromUnix, momentText } from "./time.js";
import { say } from "./words.js";

export function pollCard(message, actions) {
  const { poll } = message;
  const chosen = actions.chosen(message);
  const decided = poll.is_closed || chosen.length > 0;
  return el("section", { class: "poll", "aria-label": poll.question },
    el("h3", {}, ...richText(poll.question, poll.question_entities, actions)),
    el("p", { class: "poll-kind" }, kindOf(poll)),
    decided ? result(poll, chosen) : choice(message, actions),
    el("p", { class: "poll-kind" }, say("voters", { n: poll.total_voter_count })),
    decided && !poll.is_closed && poll.allows_revoting !== false && poll.type !== "quiz"
      && button({ class: "quiet", onclick: () => actions.vote(message, []) }, say("retract")));
}

function kindOf(poll) {
  return [
    say(poll.type === "quiz" ? "quiz" : poll.is_anonymous ? "anonymousPoll" : "openPoll"),
    poll.allows_multiple_answers && say("several"),
    poll.is_closed && say("closed"),
    !poll.is_closed && poll.close_date && say("endsAt", { at: momentText(fromUnix(poll.close_date)) }),
  ].filter(Boolean).join(" · ");
}

function choice(message, actions) {
  const { poll } = message;
  if (!poll.allows_multiple_answers) {
    return el("div", { class: "poll-options" }, poll.options.map((option, index) =>
      button({ class: "poll-option", onclick: () => actions.vote(message, [index]) }, option.text)));
  }
  const boxes = poll.options.map(() => el("input", { type: "checkbox" }));
  const send = button({ class: "poll-send", disabled: true, onclick: () =>
    actions.vote(message, boxes.flatMap((box, index) => (box.checked ? [index] : []))) }, say("vote"));
  const changed = () => { send.disabled = !boxes.some((box) => box.checked); };
  boxes.forEach((box) => box.addEventListener("change", changed));
  return el("div", { class: "poll-options" },
    poll.options.map((option, index) => el("label", { class: "poll-option" }, boxes[index], option.text)), send);
}

function result(poll, chosen) {
  if (poll.hide_results_until_closes && !poll.is_closed) {
    return el("div", { class: "poll-options" },
      poll.options.map((option, index) => el("p", { class: "poll-result" }, label(option, chosen.includes(index)))),
      el("p", { class: "poll-kind" }, say("hiddenResult")));
  }
  return el("div", { class: "poll-options" },
    poll.options.map((option, index) => bar(option, poll, chosen.includes(index))));
}

function bar(option, poll, mine) {
  const total = poll.total_voter_count;
  const percent = total ? Math.round((100 * option.voter_count) / total) : 0;
  const meter = el("span", { class: "bar", "aria-hidden": "true" });
  meter.style.setProperty("--share", `${percent}%`);
  return el("p", { class: mine ? "poll-result mine" : "poll-result" },
    label(option, mine), el("span", { class: "share" }, say("result", { n: option.voter_count, percent })), meter);
}

function label(option, mine) {
  return el("span", {}, mine && el("span", { role: "img", "aria-label": say("yourChoice") }, "✓ "), option.text);
}
