// The body of a card, drawn block by block.

import { el, freshId, safeAddress } from "./dom.js";
import { say } from "./words.js";

const LONG_LIST = 15;
const SHOWN_OF_LONG_LIST = 10;
const TEXT_STYLES = ["normal", "strong", "quiet", "quote"];

const drawers = new Map([
  ["text", drawText],
  ["fields", drawFields],
  ["items", drawItems],
  ["progress", drawProgress],
  ["image", drawImage],
  ["divider", () => el("hr")],
]);

export function drawBlocks(blocks) {
  return blocks.filter((block) => drawers.has(block.type)).map((block) => drawers.get(block.type)(block));
}

function drawText({ text, style }) {
  const known = TEXT_STYLES.includes(style) ? style : "normal";
  return el(known === "quote" ? "blockquote" : "p", { class: `text ${known}`, dir: "auto" }, text);
}

function drawFields({ fields }) {
  const pairs = fields.map(({ label, value }) =>
    el("div", { class: "pair" }, el("dt", { dir: "auto" }, label), el("dd", { dir: "auto" }, value)),
  );
  return el("dl", { class: "pairs" }, ...pairs);
}

function drawItems({ ordered, items }) {
  const rows = items.map((item) => el("li", {}, el("span", { dir: "auto" }, item)));
  const list = el(ordered ? "ol" : "ul", { class: "items" }, ...rows);
  return foldLong(list, rows);
}

/** Show only the beginning of a long list, or of many buttons or choices, and a button for the rest. */
export function foldLong(container, rows, most = LONG_LIST, shown = SHOWN_OF_LONG_LIST) {
  if (rows.length <= most) return container;
  const rest = rows.slice(shown);
  for (const row of rest) row.hidden = true;
  const showAll = () => {
    for (const row of rest) row.hidden = false;
    more.remove();
    const first = rest[0].querySelector("input") ?? rest[0];
    if (!first.matches("button, input")) first.tabIndex = -1;
    first.focus({ preventScroll: true });
  };
  const more = el(
    "button",
    { type: "button", class: "more", "data-key": "more", click: showAll },
    say("Show all ({count})", { count: rows.length }),
  );
  return el("div", { class: "folded" }, container, more);
}

function drawProgress({ label, done, total }) {
  const id = freshId("progress");
  return el(
    "div",
    { class: "progress" },
    el("span", { id, dir: "auto" }, label),
    el("progress", { value: done, max: Math.max(total, 1), "aria-labelledby": id }),
  );
}

function isImage(url) {
  if (/^data:image\//i.test(url)) return true;
  const address = safeAddress(url);
  return address !== null && new URL(address).origin === location.origin;
}

/** Pressed, a picture of ours opens as large as it is: the chats of others do so too. */
function drawImage({ url, alt }) {
  const instead = () => el("p", { class: "text quiet", dir: "auto" }, alt);
  if (!isImage(url)) return instead();
  const image = el("img", { src: url, alt });
  const address = safeAddress(url);
  const drawn = address
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, image)
    : image;
  image.addEventListener("error", () => drawn.replaceWith(instead()));
  return drawn;
}
