// The demo's clock: what it shows, and the buttons that move it.

import { byId, whileBusy } from "./dom.js";
import { daysLater, moment, momentWithYear, shortMoment } from "./time.js";
import { say } from "./words.js";

let world = null;

export function drawClock(newWorld) {
  world = newWorld;
  byId("clock-now").textContent = momentWithYear(world.now);
  byId("clock-short").textContent = shortMoment(world.now);
  byId("clock-next").setAttribute("aria-disabled", String(!world.next_post));
  byId("clock-about-next").textContent = aboutNext();
}

function aboutNext() {
  if (world.next_post) return say("Next post: {when}", { when: moment(world.next_post, world.now) });
  return say("No more posts are planned. You can still move the clock by a day or a week.");
}

/** move(iso) moves the clock and gives a promise. */
export function startClock(move) {
  const targets = {
    "clock-day": () => daysLater(world.now, 1),
    "clock-week": () => daysLater(world.now, 7),
    "clock-next": () => world.next_post,
  };
  for (const [id, target] of Object.entries(targets)) {
    byId(id).addEventListener("click", (event) => {
      const to = world && target();
      if (to) whileBusy(event.currentTarget, () => move(to)).then(() => drawClock(world));
    });
  }
}
