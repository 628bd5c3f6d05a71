// The call page: everything that can be heard is one click away.

import { Player } from "./player.js";
import { followTranscript } from "./transcript.js";
import { showPlayhead, showPins, showTones } from "./timeline.js";

const audio = document.querySelector(".player audio");
const player = new Player(audio);
const words = document.querySelector(".span-words");

function clock(seconds) {
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  const rest = `${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

function ownControls() {
  const play = document.querySelector(".player .play");
  const now = document.querySelector(".clock .now");
  const speed = document.querySelector(".speed");
  for (const part of [play, document.querySelector(".clock"), speed]) part.hidden = false;
  audio.controls = false;
  audio.hidden = true;
  play.addEventListener("click", () => player.toggle());
  speed.addEventListener("change", (event) => (player.speed = Number(event.target.value)));
  player.addEventListener("move", () => {
    now.textContent = clock(player.time);
    play.querySelector("use").setAttribute("href", player.playing ? "#i-pause" : "#i-play");
    play.setAttribute("aria-label", player.playing ? "Pause" : "Play");
  });
}

function listenButtons() {
  let playing = null;
  const quiet = () => {
    playing?.classList.remove("playing");
    playing = null;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".listen");
    if (!button) return;
    if (button === playing) {
      player.stop();
      return;
    }
    quiet();
    player.playSpan(Number(button.dataset.start), Number(button.dataset.end));
    playing = button;
    playing.classList.add("playing");
  });
  audio.addEventListener("pause", quiet);
}

audio.addEventListener("error", () => {
  words.textContent = "The recording cannot be played here. Download the report, or look at the server's storage.";
});

ownControls();
listenButtons();
followTranscript(player);
showPlayhead(player);
showPins();
showTones();
