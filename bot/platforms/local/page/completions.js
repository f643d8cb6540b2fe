// The list of commands under the message box, worked as a combobox: arrow keys
// move, Tab or Enter accepts, Escape closes, and a touch chooses.

import { byId, el, freshId } from "./dom.js";
import { announce } from "./notice.js";
import { say } from "./words.js";

const PAUSE_MS = 120;

export class Completions {
  /** ask(text) gives a promise of [{text, about}]; a failure only means no suggestions. */
  constructor(line, ask) {
    this.line = line;
    this.ask = ask;
    this.list = byId("suggestions");
    this.found = [];
    this.active = -1;
    this.asked = 0;
    line.addEventListener("input", () => this.askSoon());
    line.addEventListener("blur", () => this.close());
    // Pressing in the list must not take the focus from the message box.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  isOpen() {
    return !this.list.hidden;
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.askNow(), PAUSE_MS);
  }

  async askNow() {
    const text = this.line.value;
    const mine = ++this.asked;
    const found = text.trim() ? await this.ask(text).catch(() => []) : [];
    if (mine === this.asked && text === this.line.value) this.show(found);
  }

  show(found) {
    this.found = found.filter((one) => one.text.trim() !== this.line.value.trim());
    if (!this.found.length || document.activeElement !== this.line) return this.close();
    this.list.replaceChildren(...this.found.map((one, index) => this.drawOption(one, index)));
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.line.setAttribute("aria-expanded", "true");
    this.setActive(-1);
    announce(say("Suggestions: {count}", { count: this.found.length }));
  }

  drawOption({ text, about }, index) {
    return el(
      "div",
      {
        class: "suggestion",
        role: "option",
        id: freshId("option"),
        "aria-selected": "false",
        click: () => this.accept(index),
      },
      el("span", { class: "suggestion-text", dir: "auto" }, text),
      el("span", { class: "suggestion-about", dir: "auto" }, about ?? ""),
    );
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.list.hidden = true;
    this.line.setAttribute("aria-expanded", "false");
    this.setActive(-1);
  }

  setActive(index) {
    this.active = index;
    for (const [at, option] of [...this.list.children].entries())
      option.setAttribute("aria-selected", String(at === index));
    const option = this.list.children[index];
    if (option) this.line.setAttribute("aria-activedescendant", option.id);
    else this.line.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** Step through the options; one step beyond either end is back in the text. */
  move(step) {
    const places = this.found.length + 1;
    this.setActive(((this.active + 1 + step + places) % places) - 1);
  }

  accept(index) {
    const { text } = this.found[index];
    this.close();
    this.line.value = text;
    // A command that ends in a space has more to choose from.
    if (text.endsWith(" ")) this.askSoon();
  }

  /** Returns whether the key was used. */
  handleKey(event) {
    if (!this.isOpen() || event.isComposing) return false;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" && !event.shiftKey) this.accept(Math.max(this.active, 0));
    else if (event.key === "Enter" && this.active >= 0) this.accept(this.active);
    else return false;
    return true;
  }
}
