// Scoring a call blindly: lines are heard by a click, and what is said is kept as one goes.

import { formToken } from "./server.js";

const audio = document.querySelector(".blind-sound audio");
const lines = [...document.querySelectorAll(".lines li[data-start]")];
const form = document.getElementById("blind");
const kept = document.getElementById("kept");
let waiting = null;
let sending = Promise.resolve();

document.querySelector(".lines").addEventListener("click", (event) => {
  const line = event.target.closest("li[data-start]");
  if (!line || !getSelection().isCollapsed) return;
  audio.currentTime = Number(line.dataset.start);
  audio.play().catch(() => {});
});

audio.addEventListener("timeupdate", () => {
  for (const line of lines) {
    const now = audio.currentTime >= Number(line.dataset.start) && audio.currentTime <= Number(line.dataset.end);
    line.classList.toggle("now", now && !audio.paused);
  }
});

async function keep() {
  waiting = null;
  const response = await fetch(form.action, {
    method: "POST",
    keepalive: true, // whoever leaves the page has said this nevertheless
    headers: { Accept: "application/json", "X-CSRFToken": formToken() },
    body: new URLSearchParams(new FormData(form)),
  }).catch(() => null);
  const answer = response?.ok ? await response.json() : null;
  kept.textContent = answer ? "Kept. Only you see it." : "Not kept: the server cannot be reached. Stay on this page and try again.";
  if (answer) document.getElementById("judged").textContent = answer.judged;
}

function keepSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => (sending = sending.then(keep)), 500);
}

if (kept) {
  form.querySelector(".plain-save").hidden = true;
  form.addEventListener("change", (event) => {
    event.target.closest("fieldset")?.classList.remove("missing");
    keepSoon();
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
  addEventListener("pagehide", () => waiting && keep());
}
