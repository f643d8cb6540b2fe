// Dates and times as people in Norway read them, in the channel's language.

const ZONE = "Europe/Oslo";
const DAY_MS = 24 * 60 * 60 * 1000;
const LOCALES = {
  nb: ["nb-NO", "no"],
  nn: ["nn-NO", "nb-NO", "no"],
  en: ["en-GB"],
};

// Some browsers know no Nynorsk dates and give them in Bokmål. Only these days differ.
const NYNORSK_DAYS = { mandag: "måndag", tirsdag: "tysdag", lørdag: "laurdag" };

let locales = LOCALES.nb;
let nynorsk = false;

export function setLanguage(language) {
  locales = LOCALES[language] ?? LOCALES.nb;
  nynorsk = language === "nn";
}

function format(iso, options) {
  const text = new Intl.DateTimeFormat(locales, { timeZone: ZONE, ...options }).format(new Date(iso));
  return nynorsk ? text.replace(/^[^ ]+/, (day) => NYNORSK_DAYS[day] ?? day) : text;
}

export function clockTime(iso) {
  return format(iso, { hour: "2-digit", minute: "2-digit" });
}

function year(iso) {
  return format(iso, { year: "numeric" });
}

/** "tirsdag 1. desember", with the year only when it is not the current one. */
export function dayName(iso, now) {
  const options = { weekday: "long", day: "numeric", month: "long" };
  return format(iso, year(iso) === year(now) ? options : { ...options, year: "numeric" });
}

/** "tirsdag 1. desember, 11:30" */
export function moment(iso, now = iso) {
  return `${dayName(iso, now)}, ${clockTime(iso)}`;
}

export function momentWithYear(iso) {
  const day = format(iso, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return `${day}, ${clockTime(iso)}`;
}

export function shortMoment(iso) {
  return `${format(iso, { day: "numeric", month: "short" })} ${clockTime(iso)}`;
}

/** How far Oslo is from UTC at an instant, as "+01:00". */
function offset(instant) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE,
    timeZoneName: "longOffset",
  }).formatToParts(instant);
  const name = parts.find((part) => part.type === "timeZoneName").value;
  return name.replace("GMT", "") || "+00:00";
}

function offsetMs(instant) {
  const [hours, minutes] = offset(instant).split(":").map(Number);
  return (hours * 60 + Math.sign(hours) * minutes) * 60 * 1000;
}

/** The same time of day a number of days later, also across a change to or from summer time. */
export function daysLater(iso, days) {
  const instant = Date.parse(iso);
  const wall = instant + offsetMs(instant) + days * DAY_MS;
  const guess = wall - offsetMs(instant);
  const later = wall - offsetMs(guess);
  return new Date(wall).toISOString().slice(0, 19) + offset(later);
}
