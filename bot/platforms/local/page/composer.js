// The message box: write a line, send it, bring back the last one.

import { Completions } from "./completions.js";
import { byId, whileBusy } from "./dom.js";

const FIRST_COMMAND = "/hms ";

export class Composer {
  /** send(text) gives a promise of whether it went well; complete(text) one of suggestions. */
  constructor(send, complete) {
    this.send = send;
    this.last = "";
    this.line = byId("line");
    this.completions = new Completions(this.line, complete);
    this.line.addEventListener("keydown", (event) => this.onKey(event));
    byId("slash").addEventListener("click", () => this.showCommands());
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      whileBusy(byId("send"), () => this.submit());
    });
  }

  async submit() {
    const text = this.line.value.trim();
    this.completions.close();
    if (!text) return this.line.focus();
    this.last = text;
    this.line.value = "";
    const sent = await this.send(text);
    // Nothing a person wrote is lost when the sending fails.
    if (!sent && !this.line.value) this.line.value = text;
  }

  onKey(event) {
    const used = this.completions.handleKey(event) || this.recall(event);
    if (used) event.preventDefault();
  }

  recall(event) {
    if (event.key !== "ArrowUp" || this.line.value || !this.last) return false;
    this.line.value = this.last;
    return true;
  }

  showCommands() {
    if (!this.line.value.trim()) this.line.value = FIRST_COMMAND;
    this.line.focus();
    this.completions.askNow();
  }
}
