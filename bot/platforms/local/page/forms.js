// A form inside a card. What a person has begun to write is kept as a draft, so
// that it survives a redrawn card or a look at another channel.

import { el, freshId, icon, whileBusy } from "./dom.js";
import { createField } from "./fields.js";
import { say } from "./words.js";

const drafts = new Map();

export function dropDraft(key) {
  drafts.delete(key);
}

/** tools: {draftKey, cardTitle, submit(values), cancel(), warn(text)} */
export function drawForm(form, tools) {
  const draft = drafts.get(tools.draftKey) ?? {};
  const fields = form.fields.map((field) => createField(field, draft[field.name] ?? field.value));
  const titleId = freshId("form");
  const send = el("button", { type: "submit", class: "button strong", "data-key": "submit" }, form.submit);
  const cancel = el(
    "button",
    { type: "button", class: "button", "data-key": "cancel", click: tools.cancel },
    say("Cancel"),
  );
  const element = el(
    "form",
    { class: "form", "aria-labelledby": titleId, novalidate: true },
    el(
      "h4",
      { id: titleId, tabindex: "-1", dir: "auto", class: form.title === tools.cardTitle ? "unseen" : null },
      form.title,
    ),
    ...fields.map((field) => field.element),
    el("div", { class: "form-buttons" }, send, cancel),
  );
  for (const [index, field] of fields.entries()) nameControls(field, form.fields[index].name);
  element.addEventListener("input", () => drafts.set(tools.draftKey, readAll(fields)));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!findMissing(fields, tools.warn)) whileBusy(send, () => tools.submit(readAll(fields)));
  });
  return element;
}

export function drawClosedForm(form, open) {
  const text = say("Open the form: {title}", { title: form.title });
  return el(
    "button",
    { type: "button", class: "button", "data-key": "open", click: open },
    icon("form"),
    text,
  );
}

/** Put the reader at the first field with an error, or else at the form's title. */
export function focusForm(element) {
  const target = element.querySelector("[aria-invalid='true']") ?? element.querySelector("h4");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

function nameControls(field, name) {
  for (const [index, control] of field.element.querySelectorAll("input, select, textarea").entries()) {
    control.dataset.key = `${name} ${index}`;
  }
}

function readAll(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, field.read()]));
}

function findMissing(fields, warn) {
  const wrong = fields.filter((field) => field.check());
  if (!wrong.length) return false;
  warn(say("Some answers are missing. Look at the marked fields."));
  wrong[0].focus();
  return true;
}
