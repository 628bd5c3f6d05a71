// The times under the picture and the pins above it, laid out anew while it is zoomed.
// The server's own layout is that of the whole call.

import { clock } from "./times.js";

const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];
const TICK_PIXELS = 75;
const LEAST_TICK_PIXELS = 60;
const LABEL_PIXELS = 18; // the left half of one
const PIN_PIXELS = 18;
const SVG = "http://www.w3.org/2000/svg";

export function layMarks(figure, strip) {
  const ticks = figure.querySelector(".ticks");
  const ofWhole = [...ticks.childNodes];
  const count = ticks.querySelectorAll("line").length;
  const rows = [...figure.querySelectorAll(".passes, .picture")].map((svg) => new PinRow(svg));
  let wasZoom = 1;
  strip.addEventListener("view", () => {
    const isWhole = strip.zoom === 1;
    const isRoomy = isWhole && strip.width >= count * LEAST_TICK_PIXELS;
    ticks.replaceChildren(...(isRoomy ? ofWhole : ticksInSight(strip, ofWhole[0])));
    if (strip.zoom !== wasZoom) for (const row of rows) row.lay(isWhole ? null : strip);
    wasZoom = strip.zoom;
  });
}

function* ticksInSight(strip, example) {
  const { left, width } = strip.sight;
  const scale = strip.width / strip.duration;
  const step = STEPS.find((seconds) => seconds * scale >= TICK_PIXELS) ?? STEPS.at(-1);
  const y = Number(example?.getAttribute?.("y1") ?? 0);
  // A label at the very end would be cut off.
  const last = Math.min(strip.duration - 15 / scale, (left + width) / scale);
  for (let at = Math.floor(left / scale / step) * step; at <= last; at += step) {
    const place = `${((100 * at) / strip.duration).toFixed(4)}%`;
    if (at && at * scale - left < LABEL_PIXELS) continue;
    yield made("line", { class: "tick", x1: place, x2: place, y1: y, y2: y + 4 });
    const label = made("text", { class: at ? "tick-label" : "tick-label first", x: place, y: y + 16 });
    label.textContent = clock(at);
    yield label;
  }
}

function made(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** The pins of one picture: at their true place, or in the row below where that is taken. */
class PinRow {
  constructor(svg) {
    this.pins = [...svg.querySelectorAll(".pin")].map((pin) => {
      const place = pin.querySelector("svg");
      return { at: Number(pin.dataset.at), place, x: place.getAttribute("x"), y: place.getAttribute("y") };
    });
    this.tops = [...new Set(this.pins.map((pin) => pin.y))].sort((a, b) => a - b);
  }

  /** On a zoomed strip, or (null) as they came. */
  lay(strip) {
    const free = this.tops.map(() => -Infinity);
    for (const { at, place, x, y } of this.pins) {
      let row = strip ? free.findIndex((end) => strip.place(at) >= end) : -1;
      if (row < 0) row = free.indexOf(Math.min(...free));
      const pixels = strip ? Math.max(strip.place(at), free[row]) : 0;
      free[row] = pixels + PIN_PIXELS;
      place.setAttribute("x", strip ? pixels : x);
      place.setAttribute("y", strip ? this.tops[row] : y);
    }
  }
}
