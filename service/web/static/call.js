// The call page: everything that can be heard is one click away.

import { addKeys, followKeys } from "./keys.js";
import { Player } from "./player.js";
import { playerKeys, showPlayerBar } from "./player-bar.js";
import { showTimeline } from "./timeline.js";
import { followTranscript } from "./transcript.js";

const audio = document.querySelector(".player audio");
const player = new Player(audio);

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
  player.addEventListener("span", () => player.span || quiet());
}

audio.addEventListener("error", () => {
  document.querySelector(".span-words").textContent =
    "The recording cannot be played here. Download the report, or look at the server's storage.";
});

showPlayerBar(player, audio);
listenButtons();
const strip = showTimeline(player);
followTranscript(player);
addKeys(playerKeys(player, strip));
followKeys();
