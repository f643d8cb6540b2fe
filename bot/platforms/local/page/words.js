// The page's own words. The key is plain English; the server sends the text in the channel's
// language (page_words.py), and the key itself is shown where a text is missing.

let texts = {};

export function setWords(words) {
  texts = words ?? {};
}

export function say(key, values = {}) {
  const text = texts[key] || key;
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

/** Fill in the words that index.html asks for by key. */
export function fillWords(root) {
  for (const node of root.querySelectorAll("[data-word]")) {
    node.textContent = say(node.dataset.word);
  }
  for (const node of root.querySelectorAll("[data-word-label]")) {
    node.setAttribute("aria-label", say(node.dataset.wordLabel));
  }
  for (const node of root.querySelectorAll("[data-word-placeholder]")) {
    node.placeholder = say(node.dataset.wordPlaceholder);
  }
}
