// One upload with its progress (fetch cannot tell it), which can be stopped. The browser reads the
// file from the disk as it sends: it is never held in memory.

import { formToken } from "./server.js";

const STALLED_MS = 60_000;
const GONE = [0, 502, 504]; // no answer at all, or only one of a proxy before the server

/** Starts sending. `answer` comes to {kind}: done, refused, later, away or stopped. */
export function sendFile(address, fields, onProgress) {
  const request = new XMLHttpRequest();
  let stopped = false;
  const answer = new Promise((resolve) => {
    const watch = watchProgress(request, onProgress);
    request.addEventListener("loadend", () => {
      clearTimeout(watch.timer);
      resolve(stopped ? { kind: "stopped" } : read(request));
    });
  });
  request.open("POST", address);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-CSRFToken", formToken());
  request.send(fields);
  const stop = () => {
    stopped = true;
    request.abort();
  };
  return { answer, stop };
}

/** Tells of progress, and gives up when nothing has moved for a minute: a network can vanish silently. */
function watchProgress(request, onProgress) {
  const watch = { timer: 0 };
  const wait = () => {
    clearTimeout(watch.timer);
    watch.timer = setTimeout(() => request.abort(), STALLED_MS);
  };
  request.upload.addEventListener("loadstart", wait);
  request.upload.addEventListener("progress", (event) => {
    wait();
    if (event.lengthComputable) onProgress(event.loaded / event.total);
  });
  request.upload.addEventListener("load", () => clearTimeout(watch.timer));
  return watch;
}

function read(request) {
  if (GONE.includes(request.status)) return { kind: "away" };
  const told = parse(request.responseText);
  if (told && request.status < 300) return { kind: "done", call: told };
  const error = told?.error ?? {
    code: "unknown",
    message: `The server refused this (${request.status}). Try again, or ask your administrator.`,
  };
  const { code, message } = error;
  if (request.status === 429 || request.status === 503) return { kind: "later", message, seconds: secondsToWait(request) };
  return { kind: "refused", status: request.status, code, message };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What Retry-After asks for, in seconds or as a date. */
function secondsToWait(request) {
  const asked = request.getResponseHeader("Retry-After") ?? "";
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return seconds > 0 ? seconds : 30;
}
