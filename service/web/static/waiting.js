// Live state of one call that is not scored yet; its page comes when it is.

import { fetchJson, pollWhile } from "./server.js";

const box = document.querySelector(".working");
const bar = box.querySelector("progress");
const label = box.querySelector(".state-label");

pollWhile(async () => {
  const call = (await fetchJson(box.dataset.status))?.calls[0];
  if (!call) return true;
  const fetched = box.dataset.state === "received" && call.state !== "received";
  if (!call.unfinished || fetched) {
    location.replace(location.pathname);
    return false;
  }
  if (label.textContent !== call.label) label.textContent = call.label;
  if (call.state === "scoring" || call.state === "received") bar.removeAttribute("value");
  else bar.value = call.progress;
  return true;
});
