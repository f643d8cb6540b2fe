// The conversation: which cards stand in the log, in which order and under which day.

import { Card } from "./cards.js";
import { byId, el, icon } from "./dom.js";
import { Scroller } from "./scroll.js";
import { dayName } from "./time.js";
import { say } from "./words.js";

// How long a newly drawn conversation stays silent for a screen reader.
const QUIET_MS = 500;

export class Conversation {
  /** tools: what a card needs (see cards.js) */
  constructor(tools) {
    this.tools = tools;
    this.log = byId("log");
    this.posts = byId("posts");
    this.cards = new Map();
    this.days = new Map();
    this.scroller = new Scroller(this.log, this.posts, byId("newer"));
  }

  /** Start again, for another channel, user or language. */
  clear() {
    // A whole conversation at once is for reading, not for being read aloud.
    this.log.setAttribute("aria-live", "off");
    this.cards.clear();
    this.days.clear();
    this.posts.replaceChildren();
    this.scroller.forgetWaiting();
    this.emptyNote = null;
    this.firstTime = true;
  }

  /** Draw what is new or changed. Returns the cards that were added. */
  update(entries, now) {
    const follow = this.scroller.pinned && !this.isWriting();
    const added = this.placeCards(entries, now);
    if (this.firstTime) return this.settle(added);
    if (added.length && follow) this.scroller.reveal(added[0].element);
    else if (added.length) this.scroller.offer(added[0]);
    for (const card of added) card.element.classList.add("arrived");
    return added;
  }

  /** Someone filling in a form must not be carried off to a new post. */
  isWriting() {
    return this.posts.contains(document.activeElement?.closest("form"));
  }

  /** After the first drawing: show the newest post, and read aloud only what comes after it. */
  settle(cards) {
    const newest = cards.at(-1);
    if (newest) this.scroller.reveal(newest.element);
    this.firstTime = false;
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), QUIET_MS);
    return [];
  }

  placeCards(entries, now) {
    const added = [];
    const wanted = [];
    let day = null;
    for (const entry of entries) {
      const today = dayName(entry.message.at, now);
      if (today !== day) wanted.push(this.dayLine(today));
      day = today;
      wanted.push(this.cardFor(entry, entry === entries.at(-1), added).element);
    }
    if (!wanted.length) {
      this.emptyNote ??= drawEmptyNote();
      wanted.push(this.emptyNote);
    }
    this.arrange(wanted);
    this.forgetMissing(entries);
    this.markCurrent(entries);
    return added;
  }

  cardFor(entry, isLast, added) {
    const known = this.cards.get(entry.message.id);
    if (known) {
      known.update(entry);
      return known;
    }
    // An old form is closed, so that only the one being asked about stands open.
    const card = new Card(entry, this.tools, isLast || !this.firstTime);
    this.cards.set(entry.message.id, card);
    added.push(card);
    return card;
  }

  dayLine(name) {
    if (!this.days.has(name)) this.days.set(name, el("h2", { class: "day" }, el("span", {}, name)));
    return this.days.get(name);
  }

  /** Put the nodes in order. Those already in place are not touched, so they keep the focus. */
  arrange(wanted) {
    const keep = new Set(wanted);
    for (const node of [...this.posts.children]) if (!keep.has(node)) node.remove();
    let next = this.posts.firstElementChild;
    for (const node of wanted) {
      if (node === next) next = next.nextElementSibling;
      else this.posts.insertBefore(node, next);
    }
  }

  forgetMissing(entries) {
    const ids = new Set(entries.map((entry) => entry.message.id));
    for (const id of this.cards.keys()) if (!ids.has(id)) this.cards.delete(id);
  }

  /** Only the newest card of a kind stands out; the older ones still work. */
  markCurrent(entries) {
    const seen = new Set();
    for (const { message } of [...entries].reverse()) {
      const kind = message.key ? message.key.split("/")[0] : "";
      this.cards.get(message.id).element.classList.toggle("current", !seen.has(kind));
      seen.add(kind);
    }
  }

  /** Take the reader to the first answer to what they just did. */
  goToAnswer(ids, moveFocus) {
    const cards = ids.map((id) => this.cards.get(id)).filter(Boolean);
    for (const card of cards) if (card.message.form) this.openOnly(card);
    const target = cards[0];
    if (!target) return;
    this.scroller.forgetWaiting();
    this.scroller.reveal(target.element);
    if (moveFocus || target.hasOpenForm()) target.focus();
  }

  /** Two open forms for the same thing would leave people unsure which one counts. */
  openOnly(card) {
    const { command } = card.message.form;
    for (const other of this.cards.values()) {
      if (other !== card && other.hasOpenForm() && other.message.form.command === command) other.foldForm();
    }
    card.openForm();
  }

  showFirst(cards) {
    if (!cards.length) return;
    this.scroller.forgetWaiting();
    this.scroller.reveal(cards[0].element);
  }
}

function drawEmptyNote() {
  return el(
    "div",
    { class: "empty" },
    el("span", { class: "mark", "aria-hidden": "true" }, icon("bot")),
    el("p", { class: "empty-title" }, say("No messages yet")),
    el("p", {}, say("Send /hms to see what you can do here.")),
  );
}
