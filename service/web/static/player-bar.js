// The player's own controls, by hand and by key.

import { clock } from "./times.js";

const SKIP_SECONDS = 5;
const bar = document.querySelector(".player");

export function showPlayerBar(player, audio) {
  const play = bar.querySelector(".play");
  const place = bar.querySelector(".place");
  const speed = bar.querySelector(".speed");
  for (const part of bar.querySelectorAll(".own")) part.hidden = false;
  audio.controls = false;
  audio.hidden = true;
  play.addEventListener("click", () => player.toggle());
  for (const skip of bar.querySelectorAll(".skip-by")) skip.addEventListener("click", () => player.skip(Number(skip.value)));
  place.addEventListener("input", () => player.place(Number(place.value)));
  speed.addEventListener("change", (event) => (player.speed = Number(event.target.value)));
  player.addEventListener("rate", () => (speed.querySelector("select").value = String(player.speed)));
  player.addEventListener("move", () => show(player, play, place));
}

function show(player, play, place) {
  const now = clock(player.time);
  bar.querySelector(".now").textContent = now;
  place.value = player.time;
  place.setAttribute("aria-valuetext", now);
  const label = player.playing ? "Pause" : "Play";
  if (play.getAttribute("aria-label") === label) return;
  play.setAttribute("aria-label", label);
  play.querySelector("use").setAttribute("href", player.playing ? "#i-pause" : "#i-play");
}

/** The keys of the player, and of its picture. */
export function playerKeys(player, strip) {
  return (key, target) => {
    if (key === " " && target.closest("button, a, summary, audio, label")) return false;
    const steps = {
      " ": () => player.toggle(),
      ArrowLeft: () => player.skip(-SKIP_SECONDS),
      ArrowRight: () => player.skip(SKIP_SECONDS),
      ",": () => player.changeSpeed(-1),
      ".": () => player.changeSpeed(1),
      "+": () => strip.zoomIn(player.time),
      "=": () => strip.zoomIn(player.time),
      "-": () => strip.zoomOut(player.time),
    };
    steps[key]?.();
    return key in steps;
  };
}
