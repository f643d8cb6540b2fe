// What stands around the conversation: the channels, the channel's name, and who is writing.

import { byId, el, icon, redraw } from "./dom.js";
import { closeFolds } from "./folds.js";
import { placeLink } from "./place.js";

export function drawFrame(world, place) {
  const channel = world.channels.find((one) => one.id === place.channel);
  document.title = `${channel.name} – hms-bot`;
  for (const id of ["channel-name", "switch-name"]) byId(id).textContent = channel.name;
  for (const id of ["channel-about", "switch-about"]) byId(id).textContent = channel.about;
  redraw(
    byId("channel-list"),
    world.channels.map((one) => channelRow(one, place)),
  );
  drawUsers(world.users, place.user);
}

function channelRow(channel, place) {
  const here = channel.id === place.channel;
  const link = el(
    "a",
    {
      href: placeLink({ ...place, channel: channel.id }),
      "aria-current": here ? "page" : null,
      "data-key": channel.id,
      click: closeFolds,
    },
    icon(channel.closed ? "lock" : "home"),
    el("span", { dir: "auto" }, channel.name),
  );
  return el("li", {}, link);
}

function drawUsers(users, chosen) {
  const select = byId("user");
  select.replaceChildren(...users.map((user) => el("option", { value: user.id }, user.name)));
  select.value = chosen;
}
