// Where we are: the channel and the user, kept in the address so that reloading,
// links and the back button work.

export function readPlace() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { channel: parts.get("channel"), user: parts.get("user") };
}

export function placeLink({ channel, user }) {
  return `#${new URLSearchParams({ channel, user })}`;
}

export function goTo(place) {
  location.hash = placeLink(place);
}

/** Put the real place in the address without a new step in the history. */
export function settlePlace(place) {
  if (location.hash !== placeLink(place)) history.replaceState(null, "", placeLink(place));
}

export function onPlaceChange(listener) {
  window.addEventListener("hashchange", listener);
}
