// The page's own words. The key is plain English; the server sends the text in
// the channel's language, and the key itself is shown where a text is missing.

export const WORDS = [
  "Demo",
  "Go to the message box",
  "Kindergartens",
  "Change kindergarten",
  "Everyone on the staff can read this",
  "You now see {channel} as {user}",

  "The demo's clock",
  "This is not the real time. Move the clock to see what comes later.",
  "One day on",
  "One week on",
  "To the next post",
  "Next post: {when}",
  "No more posts are planned. You can still move the clock by a day or a week.",
  "The demo's clock is now {when}",

  "Messages",
  "New messages",
  "No messages yet",
  "Send /hms to see what you can do here.",
  "hms-bot is answering",
  "Only you see this",
  "opens in a new tab",
  "Show all ({count})",

  "Message to hms-bot",
  "Write /hms to begin",
  "Writing as",
  "Send",
  "Show commands",
  "Commands you can use",
  "Suggestions: {count}",

  "Open the form: {title}",
  "required",
  "Choose",
  "Cancel",
  "Fill in this field",
  "Choose at least one",
  "Some answers are missing. Look at the marked fields.",

  "There is no contact with the demo.",
  "Something went wrong in the demo.",
  "Check that the demo is running, then try again.",
  "The page tries again by itself.",
  "Change what you wrote, then try again.",
  "Choose a kindergarten in the list, or reload the page.",
  "The page is up to date again now. Try once more.",
  "Try again. If it still does not work, reload the page.",
  "Try again",
  "Reload the page",
  "Close",
];

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
