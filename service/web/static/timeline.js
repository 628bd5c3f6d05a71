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
