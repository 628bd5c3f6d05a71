// The picture of the call: where the sound is, click to go there, drag to choose a stretch.

import { layMarks } from "./marks.js";
import { Strip } from "./strip.js";
import { clock, fineClock } from "./times.js";
import { Waveform } from "./waveform.js";

const CLICK_PIXELS = 4;
const GRIP_PIXELS = 6;
const figure = document.querySelector(".timeline");
const words = figure.querySelector(".pin-words");
const seek = figure.querySelector(".seek");

export function showTimeline(player) {
  const strip = new Strip(figure);
  const waveform = new Waveform(figure, strip);
  layMarks(figure, strip);
  document.addEventListener("parts", () => {
    waveform.readTurns();
    waveform.draw();
  });
  showPlayhead(player, strip);
  const chosen = new Stretch(strip, "chosen-stretch");
  followPointer(player, strip, chosen);
  showHover(strip);
  showZoom(player, strip);
  showChosen(player, chosen);
  showPins();
  keepRoom();
  return strip;
}

// What stays in sight covers something: the style sheet leaves that much room.
function keepRoom() {
  const root = document.documentElement.style;
  for (const [name, part] of [["--spine", figure.closest(".spine")], ["--player", document.querySelector(".player")]]) {
    new ResizeObserver(() => root.setProperty(name, `${part.offsetHeight}px`)).observe(part);
  }
}

function showPlayhead(player, strip) {
  const head = figure.querySelector(".playhead");
  const heard = new Stretch(strip, "heard-stretch");
  player.addEventListener("move", () => {
    const place = `${Math.min(100, (100 * player.time) / strip.duration).toFixed(3)}%`;
    head.setAttribute("x1", place);
    head.setAttribute("x2", place);
    if (player.playing) strip.reveal(player.time);
  });
  player.addEventListener("jump", () => strip.reveal(player.time));
  player.addEventListener("span", () => heard.show(player.span));
}

/** A stretch of the call, marked in the picture. */
class Stretch extends EventTarget {
  constructor(strip, kind) {
    super();
    this.strip = strip;
    this.span = null;
    this.mark = document.createElement("div");
    this.mark.className = kind;
    this.mark.hidden = true;
    const picture = figure.querySelector(".picture");
    this.mark.style.top = `${picture.dataset.top}px`;
    picture.before(this.mark);
  }

  show(span) {
    this.span = span;
    this.mark.hidden = !span;
    if (span) {
      this.mark.style.left = `${(100 * span.start) / this.strip.duration}%`;
      this.mark.style.width = `${(100 * (span.end - span.start)) / this.strip.duration}%`;
    }
    this.dispatchEvent(new Event("change"));
  }
}

/** A click goes there and plays; a drag moves the playhead, or chooses what lies between. */
function followPointer(player, strip, chosen) {
  let from = null;
  seek.addEventListener("pointerdown", (event) => {
    // A finger scrolls and pinches; a tap comes as a click.
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.preventDefault();
    seek.setPointerCapture(event.pointerId);
    from = { x: event.clientX, time: strip.timeAt(event.clientX), grips: gripsHead(player, strip, event), moved: false };
  });
  seek.addEventListener("pointermove", (event) => {
    seek.classList.toggle("grip", from?.grips ?? gripsHead(player, strip, event));
    if (!from || (!from.moved && Math.abs(event.clientX - from.x) < CLICK_PIXELS)) return;
    from.moved = true;
    const time = strip.timeAt(event.clientX);
    if (from.grips) player.place(time);
    else chosen.show({ start: Math.min(from.time, time), end: Math.max(from.time, time) });
  });
  const end = (event) => {
    if (event.type === "pointercancel") from = null;
    seek.dataset.dragged = from?.moved ? "1" : "";
    from = null;
  };
  for (const kind of ["pointerup", "pointercancel"]) seek.addEventListener(kind, end);
  seek.addEventListener("click", (event) => {
    if (seek.dataset.dragged) return;
    chosen.show(null);
    player.playFrom(strip.timeAt(event.clientX));
  });
}

function gripsHead(player, strip, event) {
  const head = strip.inner.getBoundingClientRect().left + strip.place(player.time);
  return player.time > 0 && Math.abs(event.clientX - head) <= GRIP_PIXELS;
}

function showHover(strip) {
  const rows = [...document.querySelectorAll(".tones tr[data-at]")];
  const flag = document.createElement("div");
  flag.className = "hover-time";
  flag.hidden = true;
  flag.setAttribute("aria-hidden", "true");
  const picture = figure.querySelector(".picture");
  flag.style.top = `${picture.dataset.top}px`;
  picture.after(flag);
  seek.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const time = strip.timeAt(event.clientX);
    const box = seek.getBoundingClientRect();
    flag.hidden = false;
    flag.textContent = clock(time);
    flag.style.left = `${(100 * time) / strip.duration}%`;
    flag.classList.toggle("leftward", strip.place(time) > strip.sight.left + strip.sight.width - 60);
    words.textContent = describe(pick(rows, time, event.clientY - box.top < box.height / 2 ? "Agent" : "Caller"));
  });
  seek.addEventListener("pointerleave", () => {
    flag.hidden = true;
    words.textContent = "";
  });
}

function showZoom(player, strip) {
  const zoom = document.querySelector(".zoom");
  const [out, whole, into] = zoom.querySelectorAll("button");
  zoom.hidden = false;
  out.addEventListener("click", () => strip.zoomOut(player.time));
  into.addEventListener("click", () => strip.zoomIn(player.time));
  whole.addEventListener("click", () => strip.zoomTo(1));
  strip.addEventListener("view", () => {
    out.disabled = whole.disabled = strip.zoom === 1;
    into.disabled = strip.zoom >= strip.mostZoom;
  });
}

/** What can be done with the stretch that was chosen. */
function showChosen(player, chosen) {
  const box = document.querySelector(".chosen");
  const play = box.querySelector("button.listen");
  const [clip, comment] = box.querySelectorAll("a");
  chosen.addEventListener("change", () => {
    box.hidden = !chosen.span;
    if (!chosen.span) return;
    const { start, end } = chosen.span;
    box.querySelector(".from-to").textContent = `${clock(start)} to ${clock(end)}`;
    play.dataset.start = start;
    play.dataset.end = end;
    clip?.setAttribute("href", `?from=${fineClock(start)}&to=${fineClock(end)}#new-clip`);
    comment?.setAttribute("href", `?at=${fineClock(start)}#new-comment`);
  });
  const close = () => chosen.show(null);
  box.querySelector(".close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
}

function showPins() {
  for (const pin of figure.querySelectorAll(".pin")) {
    const label = pin.getAttribute("aria-label");
    for (const kind of ["mouseenter", "focus"]) pin.addEventListener(kind, () => (words.textContent = label));
    for (const kind of ["mouseleave", "blur"]) pin.addEventListener(kind, () => (words.textContent = ""));
    // An SVG link alone moves the page, not the keyboard.
    pin.addEventListener("click", () => document.querySelector(pin.getAttribute("href"))?.focus());
  }
}

// The numbers are those of the table below: one place to read them, by mouse or screen reader.
function pick(rows, at, lane) {
  const here = rows.filter((row) => {
    const [start, end] = row.dataset.at.split(" ").map(Number);
    return start <= at && at <= end;
  });
  return here.find((row) => row.cells[1].textContent === lane) ?? here[0];
}

function describe(row) {
  if (!row) return "";
  const [, who, arousal, , loudness, pitch, , voice] = [...row.cells].map((cell) => cell.textContent);
  const numbers = `${who}: tone ${arousal}, ${loudness} dB, ${pitch} semitones`;
  return voice ? `${numbers} (${voice})` : numbers;
}
