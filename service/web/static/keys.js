// One key for each step of a review. They can be switched off, since some people speak to their browser.

import { choose, undo, writeReason } from "./verdicts.js";

const OFF = "callgrade-keys-off";
const VERDICTS = { 1: "pass", 2: "partial", 3: "fail", 4: "na" };

export function followKeys() {
  const dialog = document.getElementById("shortcuts");
  const on = dialog.querySelector(".keys-on");
  on.checked = !localStorage.getItem(OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  showButton();
  document.addEventListener("parts", showButton);
  document.addEventListener("click", (event) => {
    if (event.target.closest("button.shortcuts")) dialog.showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || isTyping(event.target)) return;
    if (!on.checked && event.key !== "?") return;
    if (press(event.key, event.target, dialog)) event.preventDefault();
  });
}

function showButton() {
  document.querySelector("button.shortcuts").hidden = false;
}

function isTyping(element) {
  return element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

/** Whether the key meant something here. */
function press(key, target, dialog) {
  const item = target.closest("article.item");
  if (item && VERDICTS[key]) choose(item, VERDICTS[key]);
  else if (item && key === "e") writeReason(item);
  else if (key === "j" || key === "k") move(item, key === "j" ? 1 : -1);
  else if (key === "u") undo();
  else if (key === " " && !target.closest("button, a, summary, audio, label")) document.querySelector(".player .play").click();
  else if (key === "n") document.querySelector("a.next")?.click();
  else if (key === "?") dialog.showModal();
  else return false;
  return true;
}

function move(item, step) {
  const items = [...document.querySelectorAll("article.item")];
  const here = item ? items.indexOf(item) : step > 0 ? -1 : items.length;
  const next = items[here + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
