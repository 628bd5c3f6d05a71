// Live states of phone systems, in their list and on the page of one; copying of what is pasted there.

import { fetchJson, pollWhile } from "./server.js";

const list = document.querySelector("ul.sources");
const state = document.getElementById("state");
const live = document.getElementById("live");

function show(place, markup) {
  const holder = document.createElement("template");
  holder.innerHTML = markup.trim(); // the server's own escaped markup
  const words = holder.content.textContent.trim();
  if (place.textContent.trim() === words) return false;
  place.replaceChildren(holder.content);
  return words;
}

async function refreshList() {
  const answer = await fetchJson(list.dataset.status);
  for (const [name, markup] of Object.entries(answer?.states ?? {})) {
    const place = list.querySelector(`[data-source="${CSS.escape(name)}"] .state`);
    const news = place && show(place, markup);
    if (news) live.textContent = `${name}: ${news}`;
  }
  return true;
}

/** New lines come in at the top; what somebody has opened stays open. */
function showLines(markup) {
  const lines = document.getElementById("lines");
  const opened = new Set([...lines.querySelectorAll("details[open]")].map((d) => d.parentElement.dataset.delivery));
  if (lines.contains(document.activeElement) || !show(lines, markup)) return;
  for (const line of lines.querySelectorAll("[data-delivery]")) {
    if (opened.has(line.dataset.delivery)) line.firstElementChild.open = true;
  }
}

async function refreshPage() {
  const answer = await fetchJson(state.dataset.status);
  if (!answer) return true;
  const news = show(state, answer.state);
  if (news) live.textContent = news;
  showLines(answer.deliveries);
  return true;
}

function offerCopying() {
  if (!navigator.clipboard) return; // only where the page came safely
  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 2000);
    });
  }
}

offerCopying();
if (list) pollWhile(refreshList);
if (state) pollWhile(refreshPage);
