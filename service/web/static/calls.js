// Live states in the list of calls.

import { fetchJson, pollWhile } from "./server.js";

const table = document.querySelector("table.calls");
const live = document.getElementById("live");

function unfinished() {
  return [...table.querySelectorAll("tr[data-unfinished]")];
}

function replace(row, call) {
  const holder = document.createElement("template");
  holder.innerHTML = call.row; // the server's own escaped markup
  const fresh = holder.content.querySelector("tr");
  const focused = row.contains(document.activeElement);
  row.replaceWith(fresh);
  if (focused) fresh.querySelector("a").focus();
  if (!call.unfinished) live.textContent = `${fresh.querySelector(".which a").textContent}: ${call.label}`;
}

function show(row, call) {
  if (row.dataset.state !== call.state) {
    replace(row, call);
    return;
  }
  row.querySelector(".state-label").textContent = call.label;
  const bar = row.querySelector("progress");
  if (bar) bar.value = call.progress;
}

function showBanner(markup) {
  const place = document.getElementById("accuracy");
  if (!place.textContent.trim()) place.innerHTML = markup;
}

async function refresh() {
  const rows = new Map(unfinished().map((row) => [row.dataset.call, row]));
  if (rows.size === 0) return false;
  const answer = await fetchJson(`${table.dataset.status}?rows=1&ids=${[...rows.keys()].join(",")}`);
  for (const call of answer?.calls ?? []) show(rows.get(call.id), call);
  if (answer) showBanner(answer.banner);
  return unfinished().length > 0;
}

if (table && unfinished().length) pollWhile(refresh);
