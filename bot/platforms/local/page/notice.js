// Errors as a plain sentence with what to do next. Never a dead end.

import { ApiError } from "./api.js";
import { byId, el, icon } from "./dom.js";
import { say } from "./words.js";

const ADVICE = {
  0: "Check that the demo is running, then try again.",
  400: "Change what you wrote, then try again.",
  404: "Choose a kindergarten in the list, or reload the page.",
  409: "The page is up to date again now. Try once more.",
};
const OTHER_ADVICE = "Try again. If it still does not work, reload the page.";

let shownKind = null;

export function clearNotice(kind = shownKind) {
  if (kind !== shownKind) return;
  shownKind = null;
  byId("notice").replaceChildren();
}

/** A failed action. What the person pressed or wrote is still there to be tried again. */
export function showProblem(error) {
  const advice = say(ADVICE[error.status] ?? OTHER_ADVICE);
  // A notice about lost contact goes away by itself when the contact is back.
  const kind = error.status === 0 ? "contact" : "action";
  const reload = needsReload(error) ? [noticeButton("Reload the page", () => location.reload())] : [];
  show(kind, sentence(error), advice, reload);
}

/** The conversation could not be fetched. The page goes on trying. */
export function showLostContact(error, again) {
  if (shownKind === "contact") return;
  show("contact", sentence(error), say("The page tries again by itself."), [
    noticeButton("Try again", again),
  ]);
}

function needsReload({ status }) {
  return status === 404 || status >= 500;
}

function sentence(error) {
  // A fault in the page itself is for the one who mends it, not for the reader.
  if (!(error instanceof ApiError)) console.error(error);
  else if (error.message) return error.message;
  return say(error.status === 0 ? "There is no contact with the demo." : "Something went wrong in the demo.");
}

function noticeButton(word, run) {
  const press = () => {
    close();
    run();
  };
  return el("button", { type: "button", class: "button", click: press }, say(word));
}

function close() {
  clearNotice();
  byId("line").focus({ preventScroll: true });
}

function show(kind, text, advice, buttons) {
  shownKind = kind;
  const closing = el("button", { type: "button", class: "button plain", click: close }, say("Close"));
  const words = el(
    "p",
    { class: "notice-text" },
    el("strong", { dir: "auto" }, text),
    " ",
    el("span", {}, advice),
  );
  byId("notice").replaceChildren(
    el(
      "div",
      { class: "notice" },
      icon("alert"),
      words,
      el("div", { class: "notice-buttons" }, ...buttons, closing),
    ),
  );
}

/** Something worth hearing for those who cannot see that it happened. */
export function announce(text) {
  byId("status").textContent = text;
}
