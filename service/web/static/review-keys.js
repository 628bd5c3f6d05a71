// One key for each step of a review.

import { choose, undo, writeReason } from "./verdicts.js";

const VERDICTS = { 1: "pass", 2: "partial", 3: "fail", 4: "na" };

/** Whether the key meant something here. */
export function pressReview(key, target) {
  const item = target.closest("article.item");
  if (item && VERDICTS[key]) choose(item, VERDICTS[key]);
  else if (item && key === "e") writeReason(item);
  else if (key === "j" || key === "k") move(item, key === "j" ? 1 : -1);
  else if (key === "u") undo();
  else if (key === "n") document.querySelector("a.next")?.click();
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
