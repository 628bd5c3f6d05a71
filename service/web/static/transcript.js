// The transcript follows the sound, and a click on a word is heard.

import { seconds } from "./times.js";
import { markWord, wordAt, wordUnder } from "./spoken-words.js";

const SCROLL_KEYS = ["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
const list = document.querySelector(".lines");
const lines = [...list.querySelectorAll("li[data-start]")];
const starts = lines.map((line) => Number(line.dataset.start));

export function followTranscript(player) {
  const follow = new Following(player);
  let line = null;
  let word = null;
  player.addEventListener("move", () => {
    const here = lineAt(player.time);
    if (here !== line) {
      mark(line, here);
      line = here;
      if (line) follow.show(line);
    }
    const said = line && player.time > 0 ? wordAt(line, player.time) : null;
    if (said !== word) markWord("spoken", said);
    word = said;
  });
  listenToWords(player);
  openAtHash(player);
}

/** The line that is said at a time; the last one before it with `nearest`. */
function lineAt(time, { nearest = false } = {}) {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= time) low = middle + 1;
    else high = middle;
  }
  const line = lines[low - 1];
  return line && (nearest || time <= Number(line.dataset.end) + 0.5) ? line : null;
}

function mark(before, now) {
  before?.classList.remove("now");
  before?.removeAttribute("aria-current");
  now?.classList.add("now");
  now?.setAttribute("aria-current", "true");
}

/** Scrolls along with the sound, until the reader scrolls; then on their word only. */
class Following {
  #box = document.querySelector(".follow");
  #back = document.querySelector(".to-sound");
  #line = null;
  #isLeft = false;

  constructor(player) {
    this.#box.hidden = false;
    for (const kind of ["wheel", "touchmove"]) list.addEventListener(kind, () => this.#leave(player), { passive: true });
    list.addEventListener("keydown", (event) => SCROLL_KEYS.includes(event.key) && this.#leave(player));
    // The scroll bar belongs to the list, its lines do not.
    list.addEventListener("pointerdown", (event) => event.target === list && this.#leave(player));
    this.#back.addEventListener("click", () => this.#return());
    this.#box.addEventListener("change", () => this.#return());
    // Whoever chooses a place wants to see it.
    player.addEventListener("jump", () => this.#stay());
  }

  show(line) {
    this.#line = line;
    // Whoever selects text is not to lose it.
    const selection = getSelection();
    const isSelecting = !selection.isCollapsed && list.contains(selection.anchorNode);
    if (this.#isWanted && !this.#isLeft && !isSelecting && !isInSight(line)) scrollTo(line);
  }

  get #isWanted() {
    return this.#box.querySelector("input").checked;
  }

  #leave(player) {
    if (!player.playing || !this.#isWanted) return;
    this.#isLeft = true;
    this.#back.hidden = false;
  }

  #stay() {
    this.#isLeft = false;
    this.#back.hidden = true;
  }

  #return() {
    this.#stay();
    if (this.#line && this.#isWanted) scrollTo(this.#line);
  }
}

/** Whether a line can be read without scrolling, and the next one too. */
function isInSight(line) {
  const top = line.offsetTop - list.scrollTop;
  return top >= 0 && top + line.offsetHeight < list.clientHeight * 0.85;
}

// Only the list scrolls, never the page: the reader may be at the scorecard.
function scrollTo(line, tries = 3) {
  const wanted = Math.max(0, line.offsetTop - list.clientHeight / 4);
  list.scrollTop = wanted;
  // Lines out of sight have a guessed height; those that come into sight may move this one.
  if (tries > 1) requestAnimationFrame(() => Math.abs(line.offsetTop - list.clientHeight / 4 - list.scrollTop) > 2 && scrollTo(line, tries - 1));
}

function listenToWords(player) {
  list.addEventListener("click", (event) => {
    const line = event.target.closest("li[data-start]");
    if (!line || !getSelection().isCollapsed) return;
    const word = event.target.closest("p") && wordUnder(line, event);
    player.playFrom(word?.start ?? Number(line.dataset.start));
  });
  list.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const line = event.target.closest("p")?.closest("li[data-start]");
    markWord("pointed", line ? wordUnder(line, event) : null);
  });
  list.addEventListener("pointerleave", () => markWord("pointed", null));
}

/** An address that ends in `#t=83` (or `#t=01:23`) opens the call there. */
function openAtHash(player) {
  const open = () => {
    const at = seconds(/^#t=([\d:.]+)/.exec(location.hash)?.[1] ?? "");
    if (Number.isNaN(at)) return;
    // Whole seconds are rounded down: a line that begins within this one is meant.
    const line = lineAt(at + 0.99, { nearest: true });
    player.place(Math.max(at, Number(line?.dataset.start ?? at)));
    if (!line) return;
    line.scrollIntoView({ block: "center" });
    scrollTo(line);
    line.querySelector(".at")?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  open();
}
