// One post in the conversation: what was asked, who answers, and the card itself.

import { drawBlocks, foldLong } from "./blocks.js";
import { el, freshId, icon, redraw, safeAddress, whileBusy } from "./dom.js";
import { drawClosedForm, drawForm, dropDraft, focusForm } from "./forms.js";
import { clockTime } from "./time.js";
import { say } from "./words.js";

const MANY_BUTTONS = 12;
const SHOWN_OF_MANY_BUTTONS = 8;
const PARTS = ["links", "form", "buttons"];

export class Card {
  /** tools: {userName(id), press(command), submit(form, values, accepted), warn(text), draftKey(messageId)} */
  constructor(entry, tools, formOpen) {
    this.tools = tools;
    this.formOpen = formOpen;
    this.drawn = new Map();
    this.build();
    this.update(entry);
  }

  build() {
    const titleId = freshId("post");
    this.slots = {
      asked: el("p", { class: "asked" }),
      byline: el("p", { class: "byline" }),
      title: el("h3", { id: titleId, dir: "auto" }),
      body: el("div", { class: "body" }),
      links: el("div", { class: "links" }),
      form: el("div", { class: "form-place" }),
      buttons: el("div", { class: "buttons" }),
    };
    const { asked, byline, title, body, ...parts } = this.slots;
    const avatar = el("span", { class: "mark", "aria-hidden": "true" }, icon("bot"));
    const card = el("div", { class: "card" }, title, body, ...PARTS.map((part) => parts[part]));
    this.element = el("article", { class: "post", tabindex: "-1" }, asked, avatar, byline, card);
    this.titleId = titleId;
  }

  update(entry) {
    const { message, asked, blocks = [], links = [] } = entry;
    this.message = message;
    this.nameArticle(message);
    this.element.classList.toggle("private", message.visibility === "private");
    this.draw("asked", asked, () => askedLine(asked, this.tools));
    this.draw("byline", [message.at, message.visibility], () => byline(message));
    this.draw("title", message.title, () => (message.title ? [message.title] : []));
    this.draw("body", [blocks, message.text], () => drawBlocks(blocks.length ? blocks : plainText(message)));
    this.draw("links", links, () => links.map(drawLink));
    this.drawFormPart();
    this.draw("buttons", message.buttons, () => drawButtons(message.buttons ?? [], this.tools));
  }

  nameArticle(message) {
    if (message.title) this.element.setAttribute("aria-labelledby", this.titleId);
    else this.element.setAttribute("aria-label", `hms-bot ${clockTime(message.at)}`);
  }

  /** Draw a part only when its content has changed, so that focus and half-filled forms stay. */
  draw(part, content, build) {
    const signature = JSON.stringify(content ?? null);
    if (this.drawn.get(part) === signature) return;
    this.drawn.set(part, signature);
    redraw(this.slots[part], build());
  }

  drawFormPart() {
    const { form } = this.message;
    this.draw("form", [form, this.formOpen], () => {
      if (!form) return [];
      return [this.formOpen ? drawForm(form, this.formTools()) : drawClosedForm(form, () => this.openForm())];
    });
  }

  formTools() {
    const draftKey = this.tools.draftKey(this.message.id);
    const close = () => {
      dropDraft(draftKey);
      this.foldForm();
    };
    return {
      draftKey,
      cardTitle: this.message.title,
      warn: this.tools.warn,
      submit: (values) => this.tools.submit(this.message.form, values, close),
      cancel: () => {
        close();
        this.slots.form.querySelector("button").focus();
      },
    };
  }

  openForm() {
    this.formOpen = true;
    this.drawn.delete("form");
    this.drawFormPart();
    focusForm(this.slots.form);
  }

  /** Close the form, but keep what is written in it for when it is opened again. */
  foldForm() {
    this.formOpen = false;
    this.drawFormPart();
  }

  hasOpenForm() {
    return Boolean(this.message.form && this.formOpen);
  }

  /** Move the reader here: to the form when there is one, or else to the card. */
  focus() {
    if (this.hasOpenForm()) focusForm(this.slots.form);
    else this.element.focus({ preventScroll: true });
  }
}

function askedLine(asked, tools) {
  if (!asked) return [];
  const name = tools.userName(asked.user);
  return [
    el("span", { class: "initial", "aria-hidden": "true" }, name.slice(0, 1).toUpperCase()),
    el("span", {}, el("bdi", { class: "asker" }, name), ": ", el("bdi", {}, asked.text)),
  ];
}

function byline(message) {
  const onlyYou = el("span", { class: "only-you" }, icon("lock"), say("Only you see this"));
  return [
    el("span", { class: "author" }, "hms-bot"),
    el("time", { datetime: message.at }, clockTime(message.at)),
    ...(message.visibility === "private" ? [onlyYou] : []),
  ];
}

/** The text of a card without blocks, without the title that already stands above it. */
function plainText({ title, text }) {
  const rest = title && text.startsWith(title) ? text.slice(title.length).trimStart() : text;
  return rest ? [{ type: "text", text: rest, style: "normal" }] : [];
}

function drawLink({ label, url }) {
  const address = safeAddress(url);
  if (!address) return el("span", { dir: "auto" }, label);
  const newTab = el("span", { class: "unseen" }, ` (${say("opens in a new tab")})`);
  return el(
    "a",
    { class: "link", href: address, target: "_blank", rel: "noopener noreferrer" },
    el("span", { dir: "auto" }, label),
    newTab,
    icon("out"),
  );
}

function drawButtons(buttons, tools) {
  const rows = buttons.map(({ label, command }, index) => {
    const press = (event) => whileBusy(event.currentTarget, () => tools.press(command));
    return el(
      "button",
      { type: "button", class: "button", "data-key": `${index} ${command}`, click: press },
      label,
    );
  });
  const row = el("div", { class: "button-row" }, ...rows);
  return rows.length ? [foldLong(row, rows, MANY_BUTTONS, SHOWN_OF_MANY_BUTTONS)] : [];
}
