// The lists of calls: live states, new calls, keys, choosing.

import { addKeys, followKeys } from "./keys.js";
import { fetchJson, pollWhile } from "./server.js";

const FRESH_EVERY = 5; // polls of two seconds each
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
  const chosen = row.querySelector(".pick input")?.checked;
  row.replaceWith(fresh);
  if (chosen) fresh.querySelector(".pick input").checked = true;
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
  if (place && !place.textContent.trim()) place.innerHTML = markup;
}

async function refresh() {
  const rows = new Map(unfinished().map((row) => [row.dataset.call, row]));
  if (rows.size === 0) return;
  const answer = await fetchJson(`${table.dataset.status}?rows=1&ids=${[...rows.keys()].join(",")}`);
  for (const call of answer?.calls ?? []) show(rows.get(call.id), call);
  if (answer) showBanner(answer.banner);
}

/** A line above the list says how many calls came in; nothing moves until it is pressed. */
async function tellOfNewCalls() {
  const address = new URL(table.dataset.fresh, location);
  address.searchParams.set("since_moment", table.dataset.since);
  const answer = await fetchJson(address);
  if (!answer?.count) return;
  const bar = document.getElementById("fresh");
  const words = answer.count >= 100 ? "100 or more new calls" : `${answer.count} new ${answer.count === 1 ? "call" : "calls"}`;
  if (bar.textContent === words) return;
  bar.textContent = words;
  bar.href = location.href;
  bar.hidden = false;
  live.textContent = words;
}

function watch() {
  let polls = 0;
  pollWhile(async () => {
    polls += 1;
    await refresh();
    if (table.dataset.fresh && polls % FRESH_EVERY === 0) await tellOfNewCalls();
    return table.dataset.fresh !== undefined || unfinished().length > 0;
  });
}

function rows() {
  return [...table.querySelectorAll("tr.call")];
}

function picks() {
  return [...document.querySelectorAll(".pick input[name=call]")];
}

function showChosen() {
  const form = document.getElementById("assign");
  if (!form) return;
  const number = picks().filter((box) => box.checked).length;
  form.classList.toggle("ready", number > 0);
  form.querySelector(".chosen").textContent = number ? `${number} chosen` : "With the chosen calls:";
  for (const part of form.querySelectorAll("button, select")) part.disabled = number === 0;
}

function followChoice() {
  const all = document.getElementById("pick-all");
  if (!all) return;
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of picks()) box.checked = all.checked;
    showChosen();
  });
  table.addEventListener("change", showChosen);
  addEventListener("pageshow", showChosen); // the browser may bring the marks back
  showChosen();
}

/** Whether the key meant something in the list. */
function press(key, target) {
  if (key === "/") {
    document.getElementById("q")?.focus();
    return true;
  }
  if (!table) return false;
  const row = target.closest("tr.call");
  if (key === "j" || key === "k") move(row, key === "j" ? 1 : -1);
  else if (key === "x" && row?.querySelector(".pick input")) row.querySelector(".pick input").click();
  else if (key === "Enter" && row && target.matches("input")) row.querySelector(".which a").click();
  else return false;
  return true;
}

function move(row, step) {
  const all = rows();
  const here = row ? all.indexOf(row) : step > 0 ? -1 : all.length;
  const next = all[here + step];
  next?.querySelector(".which a").focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function sortAtOnce() {
  const order = document.querySelector("form.order");
  if (!order) return;
  order.querySelector("button").hidden = true;
  order.querySelector("select").addEventListener("change", () => order.requestSubmit());
}

if (table) {
  watch();
  followChoice();
}
sortAtOnce();
addKeys(press);
followKeys();
