// The page as a whole: fetch, draw, and send what people write and press.

import * as api from "./api.js";
import { drawClock, startClock } from "./clock.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { byId } from "./dom.js";
import { closeFolds, startFolds } from "./folds.js";
import { drawFrame } from "./frame.js";
import { announce, clearNotice, showLostContact, showProblem } from "./notice.js";
import { goTo, onPlaceChange, readPlace, settlePlace } from "./place.js";
import { momentWithYear, setLanguage } from "./time.js";
import { fillWords, say, setWords } from "./words.js";

const POLL_MS = 2000;

const shown = {};
let world = null;
let place = null;
let newest = 0;
let refreshing = 0;
let working = 0;

const conversation = new Conversation({
  userName: (id) => world.users.find((user) => user.id === id)?.name ?? id,
  draftKey: (messageId) => JSON.stringify([place.channel, place.user, messageId]),
  press: (command) => act(() => api.sendMessage(place, command, true), { moveFocus: true }),
  submit: (form, values, accepted) =>
    act(() => api.sendForm(place, form.command, values), { moveFocus: true, accepted }),
  warn: announce,
});

/** The world and the place the address asks for, or the nearest place that exists. */
async function fetchPlace() {
  const asked = readPlace();
  let found = await api.world(asked).catch((error) => {
    if (error.status === 404 && asked.channel) return api.world({ user: asked.user });
    throw error;
  });
  const has = (list, id) => list.some((one) => one.id === id);
  const channel = has(found.channels, asked.channel) ? asked.channel : found.channels[0].id;
  // The words follow the channel, so they are fetched for the one we ended up in.
  if (channel !== asked.channel) found = await api.world({ ...asked, channel });
  const user = has(found.users, asked.user) ? asked.user : found.users[0].id;
  return [found, { channel, user }];
}

/** Fetch everything and draw what changed. Gives the cards that came, or null when overtaken. */
async function refresh() {
  const mine = ++newest;
  refreshing += 1;
  try {
    const [newWorld, newPlace] = await fetchPlace();
    const { entries } = await api.conversation(newPlace);
    if (mine !== newest) return null;
    clearNotice("contact");
    return draw(newWorld, newPlace, entries);
  } finally {
    refreshing -= 1;
  }
}

function draw(newWorld, newPlace, entries) {
  world = newWorld;
  place = newPlace;
  settlePlace(place);
  drawAround();
  if (changed("place", [place, world.language, world.words])) conversation.clear();
  return conversation.update(entries, world.now);
}

/** Redraw what stands around the conversation, each part only when it changed. */
function drawAround() {
  const { now, next_post, ...frame } = world;
  if (changed("words", [world.language, world.words])) {
    document.documentElement.lang = world.language;
    setLanguage(world.language);
    setWords(world.words);
    showWords();
  }
  if (changed("frame", [frame, place])) drawFrame(world, place);
  if (changed("clock", [now, next_post, world.language, world.words])) drawClock(world);
}

function showWords() {
  fillWords(document);
  document.body.classList.remove("waiting");
}

function changed(part, content) {
  const signature = JSON.stringify(content);
  if (shown[part] === signature) return false;
  shown[part] = signature;
  return true;
}

/** Refresh, and say so when there is no contact. */
async function tryRefresh() {
  try {
    return await refresh();
  } catch (error) {
    // Without the server's words the page still has to speak.
    if (!world) showWords();
    showLostContact(error, tryRefresh);
    return null;
  }
}

/** Do something at the server and show what came of it. Gives whether it went well. */
async function act(request, { moveFocus = false, accepted = () => {} } = {}) {
  showWorking(1);
  try {
    if (!place) throw new api.ApiError(0, "");
    const { replies } = await request();
    clearNotice();
    accepted();
    await tryRefresh();
    conversation.goToAnswer(
      replies.map((reply) => reply.id),
      moveFocus,
    );
    return true;
  } catch (error) {
    showProblem(error);
    return false;
  } finally {
    showWorking(-1);
  }
}

function showWorking(step) {
  working += step;
  byId("working").classList.toggle("on", working > 0);
}

async function moveClock(to) {
  try {
    await api.moveClock(to);
    clearNotice();
    closeFolds();
    conversation.showFirst((await tryRefresh()) ?? []);
    announce(say("The demo's clock is now {when}", { when: momentWithYear(world.now) }));
  } catch (error) {
    await tryRefresh();
    showProblem(error);
  }
}

async function changePlace() {
  closeFolds();
  clearNotice();
  await tryRefresh();
  if (!world) return;
  const name = (list, id) => list.find((one) => one.id === id)?.name ?? id;
  announce(
    say("You now see {channel} as {user}", {
      channel: name(world.channels, place.channel),
      user: name(world.users, place.user),
    }),
  );
}

async function poll() {
  if (document.visibilityState === "visible" && !refreshing) await tryRefresh();
  setTimeout(poll, POLL_MS);
}

function start() {
  startFolds();
  startClock(moveClock);
  new Composer(
    (text) => act(() => api.sendMessage(place, text)),
    async (text) => (await api.completions(place, text)).completions,
  );
  byId("user").addEventListener("change", (event) => goTo({ ...place, user: event.target.value }));
  byId("skip").addEventListener("click", () => byId("line").focus());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && !refreshing) tryRefresh();
  });
  onPlaceChange(changePlace);
  poll();
}

start();
