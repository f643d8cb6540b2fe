// The server's API. Every failure becomes an ApiError, so that the page can
// always tell the person what happened and what to do next.

const PATIENCE_MS = 15000;

export class ApiError extends Error {
  /** A status of 0 means that the server could not be reached. */
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    throw new ApiError(0, "");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, answer?.error ?? "");
  if (answer === null) throw new ApiError(500, "");
  return answer;
}

function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value != null);
  const search = new URLSearchParams(given).toString();
  return request(search ? `${path}?${search}` : path);
}

function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

const unanswered = new Map();

/** What got no answer keeps its name until it gets one, so that it is done once however often it is sent. */
async function postOnce(path, body) {
  const what = JSON.stringify([path, body]);
  if (!unanswered.has(what)) unanswered.set(what, crypto.randomUUID());
  const answer = await post(path, { ...body, act: unanswered.get(what) });
  unanswered.delete(what);
  return answer;
}

export function world({ channel, user }) {
  return get("/local/world", { channel, user });
}

export function conversation({ channel, user }) {
  return get(`/local/channels/${encodeURIComponent(channel)}/conversation`, { user });
}

export function completions({ channel, user }, text) {
  return get("/local/completions", { channel, user, text });
}

export function sendMessage({ channel, user }, text, pressed = false) {
  return postOnce("/local/messages", { channel, user, text, pressed });
}

export function sendForm({ channel, user }, command, values) {
  return postOnce("/local/forms", { channel, user, command, values });
}

export function moveClock(now) {
  return post("/local/clock", { now });
}
