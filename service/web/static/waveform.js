// Draws what is in sight of the lanes: who speaks, how loud and in what tone, and where both do.
// The rest of the picture is SVG above it.

import { lanesOf, loadPeaks } from "./peaks.js";
import { coarser, readTone } from "./tone.js";
import { overlaps, readTurns } from "./turns.js";

const LANES = { agent: { middle: 25, half: 17 }, caller: { middle: 67, half: 17 }, unknown: { middle: 46, half: 17 } };
const HEIGHT = 92;
const TONE_TOP = -12; // the box of the line is 24 high, around the middle of its lane
const BETWEEN = { top: 42, height: 8 };

export class Waveform {
  #canvas = document.createElement("canvas");
  #strip;
  #peaks = null;
  #turns = [];
  #both = [];
  #lanes = null;
  #colours = {};

  constructor(figure, strip) {
    this.#strip = strip;
    const picture = figure.querySelector(".picture");
    const holder = document.createElement("div");
    holder.className = "waves";
    holder.append(this.#canvas);
    picture.before(holder);
    holder.style.top = `${picture.dataset.top}px`;
    this.tone = { agent: readTone(figure, "agent"), caller: readTone(figure, "caller") };
    this.hasBoth = figure.querySelector(".key.talk-over") !== null;
    this.#readColours();
    this.readTurns();
    figure.classList.add("drawn");
    strip.addEventListener("view", () => this.draw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.#readColours();
      this.draw();
    });
    // Paper is white, whatever the theme.
    for (const [kind, tone] of [["beforeprint", "#000"], ["afterprint", null]]) {
      addEventListener(kind, () => {
        this.#readColours();
        this.#colours["tone-line"] = tone ?? this.#colours["tone-line"];
        this.draw();
      });
    }
    if (figure.dataset.peaks) this.#load(figure.dataset.peaks);
  }

  /** Reads again who speaks when, as after a correction. */
  readTurns() {
    this.#turns = readTurns();
    this.#both = this.hasBoth ? overlaps(this.#turns) : [];
    this.#lanes = this.#peaks && lanesOf(this.#peaks, this.#turns);
  }

  draw() {
    const { left, width } = this.#strip.sight;
    const sharp = devicePixelRatio || 1;
    this.#canvas.width = Math.round(width * sharp);
    this.#canvas.height = HEIGHT * sharp;
    this.#canvas.style.width = `${width}px`;
    const pen = this.#canvas.getContext("2d");
    pen.scale(sharp, sharp);
    const scale = this.#strip.width / this.#strip.duration;
    const sight = { left, width, scale, from: left / scale, to: (left + width) / scale };
    this.#drawTurns(pen, sight);
    if (this.#peaks) this.#drawSound(pen, sight);
    this.#drawBoth(pen, sight);
    for (const lane of ["agent", "caller"]) this.#drawTone(pen, sight, lane);
  }

  async #load(address) {
    this.#peaks = await loadPeaks(address);
    this.readTurns();
    this.draw();
  }

  /** The colours of the theme, as a canvas understands them. */
  #readColours() {
    for (const name of ["agent", "caller", "edge", "fail", "tone-line"]) {
      this.#canvas.style.color = `var(--${name})`;
      this.#colours[name] = getComputedStyle(this.#canvas).color;
    }
    this.#colours.unknown = this.#colours.edge;
  }

  #drawTurns(pen, sight) {
    pen.globalAlpha = this.#peaks ? 0.2 : 1;
    for (const { lane, start, end } of inSight(this.#turns, sight)) {
      pen.fillStyle = this.#colours[lane];
      const { middle, half } = LANES[lane];
      pen.fillRect(start * sight.scale - sight.left, middle - half, Math.max(0.8, (end - start) * sight.scale), 2 * half);
    }
    pen.globalAlpha = 1;
  }

  #drawBoth(pen, sight) {
    pen.fillStyle = this.#colours.fail;
    for (const { start, end } of inSight(this.#both, sight)) {
      const x = start * sight.scale - sight.left;
      const width = Math.max(1.5, (end - start) * sight.scale);
      pen.globalAlpha = 0.16;
      for (const { middle, half } of [LANES.agent, LANES.caller]) pen.fillRect(x, middle - half, width, 2 * half);
      pen.globalAlpha = 1;
      pen.fillRect(x, BETWEEN.top + 1, width, BETWEEN.height - 2);
    }
  }

  #drawSound(pen, sight) {
    for (const [channel, points] of this.#peaks.channels.entries()) {
      const heights = this.#peaks.heights[channel];
      const laneAt = this.#lanes ? () => this.#lanes[channel] : this.#speakers(sight);
      for (let x = 0; x < sight.width; x += 1) {
        const second = (sight.left + x) / sight.scale;
        const lane = laneAt(second);
        this.#drawColumn(pen, x, lane, loudness(points, heights, second * this.#peaks.pointsASecond, this.#peaks.pointsASecond / sight.scale));
      }
    }
    pen.globalAlpha = 1;
  }

  /** The loudest moment of a column in a light shade, its usual loudness in a full one. */
  #drawColumn(pen, x, lane, { most, mean }) {
    const { middle, half } = LANES[lane ?? "unknown"];
    pen.fillStyle = this.#colours[lane ?? "unknown"];
    for (const [height, alpha] of [[most, 0.45], [mean, 1]]) {
      pen.globalAlpha = lane ? alpha : alpha / 3;
      const tall = Math.max(0.5, height * (half - 1));
      pen.fillRect(x, middle - tall, 1, 2 * tall);
    }
  }

  #drawTone(pen, sight, lane) {
    const top = LANES[lane].middle + TONE_TOP;
    pen.strokeStyle = this.#colours["tone-line"];
    pen.lineWidth = 1.4;
    pen.lineJoin = "round";
    pen.beginPath();
    for (const { begins, start, end, height } of inSight(coarser(this.tone[lane], sight.scale), sight)) {
      const x = start * sight.scale - sight.left;
      if (begins) pen.moveTo(x, top + height);
      else pen.lineTo(x, top + height);
      pen.lineTo(end * sight.scale - sight.left, top + height);
    }
    pen.stroke();
  }

  /** Of a recording with one channel: who speaks at a time; asked for in the order of time. */
  #speakers(sight) {
    const turns = inSight(this.#turns, sight);
    let next = 0;
    let last = null;
    return (second) => {
      while (next < turns.length && turns[next].start <= second) last = turns[next++];
      return last && second <= last.end ? last.lane : null;
    };
  }
}

function inSight(spans, { from, to }) {
  return spans.filter((span) => span.end >= from && span.start <= to);
}

function loudness(points, heights, start, count) {
  const first = Math.floor(start);
  const stop = Math.max(first + 1, Math.floor(start + count));
  let most = 0;
  let sum = 0;
  for (let at = first; at < stop; at += 1) {
    const height = heights[points[at] ?? 0];
    if (height > most) most = height;
    sum += height;
  }
  return { most, mean: sum / (stop - first) };
}
