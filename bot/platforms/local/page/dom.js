// Small helpers for building elements. Text is only ever added as text nodes,
// so nothing from the server can become markup.

const SVG = "http://www.w3.org/2000/svg";
let counter = 0;

export function byId(id) {
  return document.getElementById(id);
}

/** el("p", {class: "quiet"}, "text", childNode). Empty attributes and children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** An id for tying a label or a description to its element. */
export function freshId(word) {
  counter += 1;
  return `${word}-${counter}`;
}

/** Run work once, with the button marked as busy. A second press does nothing. */
export async function whileBusy(button, work) {
  if (button.getAttribute("aria-busy") === "true") return;
  // The button is not disabled, because that would take the focus away from it.
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  }
}

/** Change the children of a node, and give the focus back to the control that had it. */
export function redraw(node, children) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.key;
  node.replaceChildren(...children);
  if (!focused) return;
  const again = key && [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  const target = again || node.closest("[tabindex]");
  target?.focus({ preventScroll: true });
}

/** Only addresses that are safe to open from a card; anything else gives null. */
export function safeAddress(url) {
  try {
    const address = new URL(url, location.href);
    return ["http:", "https:", "mailto:", "tel:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}
