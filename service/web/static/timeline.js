// The picture of the call: where the sound is, click to go there, pins that tell what they are.

const figure = document.querySelector(".timeline");
const duration = Number(figure.dataset.duration);

export function showPlayhead(player) {
  const head = figure.querySelector(".playhead");
  player.addEventListener("move", () => {
    const place = `${Math.min(100, (100 * player.time) / duration).toFixed(2)}%`;
    head.setAttribute("x1", place);
    head.setAttribute("x2", place);
  });
  figure.querySelector(".seek").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    player.playFrom((duration * (event.clientX - box.left)) / box.width);
  });
}

export function showPins() {
  const words = figure.querySelector(".pin-words");
  for (const pin of figure.querySelectorAll(".pin")) {
    const label = pin.getAttribute("aria-label");
    for (const kind of ["mouseenter", "focus"]) pin.addEventListener(kind, () => (words.textContent = label));
    for (const kind of ["mouseleave", "blur"]) pin.addEventListener(kind, () => (words.textContent = ""));
    // An SVG link alone moves the page, not the keyboard.
    pin.addEventListener("click", () => document.querySelector(pin.getAttribute("href"))?.focus());
  }
}

// The numbers are those of the table below: one place to read them, by mouse or screen reader.
export function showTones() {
  const words = figure.querySelector(".pin-words");
  const rows = [...document.querySelectorAll(".tones tr[data-at]")];
  const seek = figure.querySelector(".seek");
  seek.addEventListener("mousemove", (event) => {
    const box = seek.getBoundingClientRect();
    const at = (duration * (event.clientX - box.left)) / box.width;
    const upper = event.clientY - box.top < box.height / 2;
    words.textContent = describe(pick(rows, at, upper ? "Agent" : "Caller"));
  });
  seek.addEventListener("mouseleave", () => (words.textContent = ""));
}

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
