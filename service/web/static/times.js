// How places in a call are written: 01:12, from an hour on 1:01:12.

const two = (number) => String(Math.floor(number)).padStart(2, "0");

export function clock(seconds) {
  const rest = `${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** With tenths, in minutes and seconds, as the fields of forms take it. */
export function fineClock(seconds) {
  const tenths = Math.round(seconds * 10);
  return `${two(tenths / 600)}:${two((tenths / 10) % 60)}.${tenths % 10}`;
}

/** The seconds of 72.5, 01:12.5 or 1:01:12; NaN when it is none of these. */
export function seconds(text) {
  return text.split(":").reduce((sum, part) => sum * 60 + (part.trim() ? Number(part) : NaN), 0);
}
