// The page: who is shown and where, kept in the address; what happens, handed to those it concerns.
import * as api from "./api.js";
import { Clock } from "./clock.js";
import { coalesced } from "./dom.js";
import { listen } from "./events.js";
import { fullName, senderOf } from "./names.js";
import { People } from "./people.js";
import { Phone } from "./phone.js";
import { readPlace, writePlace } from "./place.js";
import { summary } from "./summary.js";
import { toastOver } from "./sheet.js";
import { say } from "./words.js";

const main = document.getElementById("phones");
const lost = document.getElementById("lost");
const announcer = document.getElementById("announcer");

/** Where each person was when one last looked away. */
const lastPlaces = new Map();
const house = { moved, takeAway, activate, sawSomething: () => refreshPeople() };
const clock = new Clock({ failed: (error) => toastOver(document.body, say("failed", { why: error.message }), "error") });
const switcher = new People({ choose, beside });

let people = [];
let phones = [];
let active = 0;

const refreshPeople = coalesced(async () => {
  people = await api.people();
  if (!phones.length && people.length) await takePlaces();
  showPeople();
});

function showPeople() {
  const shown = phones.map(({ person }) => person?.id);
  switcher.update(people, shown, shown[active]);
  main.dataset.count = phones.length;
  phones.forEach((phone, index) => phone.element.classList.toggle("active", index === active));
  const waiting = people.reduce((sum, { unread }) => sum + (unread ?? 0), 0);
  document.title = waiting ? `(${waiting}) ${say("name")}` : say("name");
}

/** Shows what the address says; the first person where it says nothing. */
async function takePlaces() {
  const place = readPlace();
  const known = place.panes.filter(({ person }) => people.some(({ id }) => id === person));
  const panes = known.length ? known : [{ person: people[0].id, chat: null, thread: null }];
  phones.splice(panes.length).forEach(({ element }) => element.remove());
  while (phones.length < panes.length) addPhone();
  active = Math.min(place.active, panes.length - 1);
  await Promise.all(panes.map(({ person, chat, thread }, index) =>
    phones[index].show(personOf(person), { chat, thread })));
  showPeople();
}

function addPhone() {
  const phone = new Phone(house);
  phones.push(phone);
  main.append(phone.element);
  return phone;
}

const personOf = (id) => people.find((person) => person.id === id);

function store(step) {
  const panes = phones.map(({ person, place }) => ({ person: person.id, ...place }));
  panes.forEach(({ person, chat, thread }) => lastPlaces.set(person, { chat, thread }));
  writePlace({ panes, active }, step);
}

function moved(phone, step) {
  active = phones.indexOf(phone);
  store(step);
}

function activate(phone) {
  const index = phones.indexOf(phone);
  if (index === active || index < 0) return;
  active = index;
  store(false);
  showPeople();
}

/** Puts a person on the phone in use, unless they already have one. */
async function choose(id) {
  const at = phones.findIndex(({ person }) => person?.id === id);
  if (at >= 0) active = at;
  else await settle(phones[active], id);
  store(true);
  showPeople();
  phones[active].chat?.read();
}

async function beside(id) {
  const phone = phones[1] ?? addPhone();
  active = phones.indexOf(phone);
  await settle(phone, id);
  store(true);
  showPeople();
}

function settle(phone, id) {
  return phone.show(personOf(id), lastPlaces.get(id) ?? { chat: null, thread: null }).catch(phone.fail);
}

function takeAway(phone) {
  phone.element.remove();
  phone.chat?.leave();
  phones = phones.filter((other) => other !== phone);
  active = 0;
  store(true);
  showPeople();
}

function heard(event) {
  if (event.kind === "clock") return void clock.update(event);
  for (const phone of phones) phone.hear(event);
  if (event.kind !== "answer") refreshPeople().catch(() => {});
  if (event.kind === "message") announce(event);
}

/** Says a new message aloud to those who listen to the page, if its chat is open. */
function announce({ chat, message }) {
  const here = phones.some(({ person, place }) => place.chat && (chat === place.chat || chat === person.id)
    && senderOf(message)?.id !== person.id);
  if (here) announcer.textContent = `${fullName(senderOf(message))}: ${summary(message)}`;
}

async function opened() {
  lost.hidden = true;
  await Promise.all([clock.refresh(), refreshPeople(), ...phones.map((phone) => phone.resync())]).catch(() => {});
}

lost.textContent = say("lost");
listen({ heard, opened, lost: () => { lost.hidden = false; } });
addEventListener("popstate", () => { if (people.length) takePlaces(); });
document.addEventListener("visibilitychange", () => phones.forEach(({ chat }) => chat?.read()));
