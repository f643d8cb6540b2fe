// One labelled field of a form: its input, its hint and its error.

import { foldLong } from "./blocks.js";
import { el, freshId, icon } from "./dom.js";
import { say } from "./words.js";

const MANY_CHOICES = 12;
const SHOWN_OF_MANY_CHOICES = 6;

// Numbers are written in a text field: a number field throws away what it cannot read.
const INPUTS = {
  text: { type: "text" },
  number: { type: "text", inputmode: "decimal" },
  url: { type: "url", inputmode: "url", placeholder: "https://" },
  date: { type: "date" },
  time: { type: "time" },
};

/** A field as {element, name, read(), check(), focus()}, showing the given value. */
export function createField(field, value) {
  const ids = { input: freshId("field"), hint: freshId("hint"), error: freshId("error") };
  const kind = field.type === "multiselect" ? choiceList : singleInput;
  const { element, inputs, described } = kind(field, value, ids);
  const setError = (text) => showError(element, inputs, described, ids, text);
  setError(field.error);
  return {
    element,
    name: field.name,
    read: () => readValue(field, inputs),
    check: () => setError(missing(field, inputs) ?? null),
    focus: () => inputs[0].focus(),
  };
}

function singleInput(field, value, ids) {
  const input = drawInput(field, value, ids);
  const label = el("label", { for: ids.input }, ...labelText(field));
  const element = el("div", { class: "field" }, label, ...notes(field, ids), input);
  return { element, inputs: [input], described: input };
}

function drawInput(field, value, ids) {
  const common = { id: ids.input, name: field.name, "aria-required": field.required ? "true" : null };
  if (field.type === "select") return drawSelect(field, value, common);
  if (field.type === "longtext") return el("textarea", { ...common, rows: 4, dir: "auto" }, value ?? "");
  const shape = INPUTS[field.type] ?? INPUTS.text;
  return el("input", { ...common, ...shape, dir: shape.type === "text" ? "auto" : null, value: value ?? "" });
}

function drawSelect(field, value, common) {
  const options = field.options ?? [];
  const chosen = options.some((option) => option.value === value);
  const empty = field.required && chosen ? [] : [el("option", { value: "" }, say("Choose"))];
  const rows = options.map((option) =>
    el("option", { value: option.value, selected: option.value === value }, option.label),
  );
  return el("select", common, ...empty, ...rows);
}

function choiceList(field, value, ids) {
  const chosen = [value ?? []].flat();
  const inputs = (field.options ?? []).map((option) =>
    el("input", {
      type: "checkbox",
      name: field.name,
      value: option.value,
      checked: chosen.includes(option.value),
    }),
  );
  const rows = inputs.map((input, index) =>
    el("label", { class: "choice" }, input, el("span", { dir: "auto" }, field.options[index].label)),
  );
  const legend = el("legend", {}, ...labelText(field));
  const most = chosen.length ? Infinity : MANY_CHOICES; // what is chosen must be seen
  const choices = foldLong(el("div", { class: "choices" }, ...rows), rows, most, SHOWN_OF_MANY_CHOICES);
  const element = el("fieldset", { class: "field" }, legend, ...notes(field, ids), choices);
  return { element, inputs, described: element };
}

function labelText(field) {
  const name = el("span", { dir: "auto" }, field.label);
  return field.required ? [name, " ", el("span", { class: "required" }, `(${say("required")})`)] : [name];
}

function notes(field, ids) {
  return [
    field.hint ? el("p", { class: "hint", id: ids.hint, dir: "auto" }, field.hint) : "",
    el("p", { class: "error", id: ids.error, hidden: true }),
  ];
}

/** Show the error beside the field, or take it away. Returns whether there is one. */
function showError(element, inputs, described, ids, text) {
  const note = element.querySelector(".error");
  note.replaceChildren(...(text ? [icon("alert"), el("span", { dir: "auto" }, text)] : []));
  note.hidden = !text;
  const about = [element.querySelector(".hint")?.id, text ? ids.error : null].filter(Boolean).join(" ");
  if (about) described.setAttribute("aria-describedby", about);
  else described.removeAttribute("aria-describedby");
  for (const input of inputs) input.setAttribute("aria-invalid", text ? "true" : "false");
  return Boolean(text);
}

function missing(field, inputs) {
  if (!field.required) return null;
  const value = readValue(field, inputs);
  if (Array.isArray(value)) return value.length || !inputs.length ? null : say("Choose at least one");
  return value.trim() ? null : say("Fill in this field");
}

function readValue(field, inputs) {
  if (field.type !== "multiselect") return inputs[0].value;
  return inputs.filter((input) => input.checked).map((input) => input.value);
}
