// A person's verdicts, one after the other: each is kept at once, and the total follows.

import { post, say, showParts } from "./parts.js";

// One request after the other: the last key pressed is the one that counts.
let last = Promise.resolve();
const newest = new Map();

export function followReview() {
  const card = document.querySelector(".scorecard");
  card.classList.add("scripted");
  card.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(".correct")) {
      event.preventDefault();
      // Enter in the reason presses the hidden first button: then what is pending is meant.
      const chosen = event.submitter?.matches(".visually-hidden") ? form.dataset.pending : null;
      send(form, chosen ?? event.submitter?.value ?? "");
    } else if (form.matches(".undo")) {
      event.preventDefault();
      undo();
    }
  });
  card.addEventListener("input", (event) => {
    if (event.target.name === "reason") trouble(event.target.form, "");
  });
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.name === "reason") leaveReason(event.target.form);
  });
}

/** Says a verdict of an item, as its button would. */
export function choose(item, value) {
  const form = item.querySelector("form.correct");
  if (form) send(form, value);
}

/** Opens the reason of an item for writing. */
export function writeReason(item) {
  const form = item.querySelector("form.correct");
  if (!form) return;
  form.classList.add("open");
  form.elements.reason.focus();
}

/** Takes the last change back. */
export function undo() {
  const form = document.querySelector("form.undo");
  if (!form) {
    say("There is nothing to undo.");
    return;
  }
  queue(async () => {
    try {
      const answer = await post(form.action, {});
      showParts(answer.parts);
      say(answer.said);
      document.getElementById(`v-${answer.changed[0]}`)?.focus();
    } catch (error) {
      say(error.message);
    }
  });
}

function send(form, wanted) {
  const item = form.closest("article");
  const reason = form.elements.reason.value;
  if (!wanted) {
    trouble(form, "Say pass, partial, fail or not applicable first.");
    return;
  }
  const { machine } = form.dataset;
  if (!reason.trim() && ![machine, "machine"].includes(wanted) && machine !== "unsure") {
    askWhy(form, wanted);
    return;
  }
  const mine = {};
  newest.set(form.action, mine);
  queue(async () => {
    if (newest.get(form.action) !== mine) return; // another key was pressed meanwhile
    try {
      // A reason for differing is none for agreeing, unless it was just written.
      const isMeant = wanted !== machine || form.classList.contains("open");
      const answer = await post(form.action, { verdict: wanted, reason: isMeant ? reason : "" });
      const inReason = document.activeElement === form.elements.reason;
      showParts(answer.parts);
      say(answer.said);
      if (inReason) document.getElementById(item.id)?.focus({ preventScroll: true });
    } catch (error) {
      trouble(form, error.message);
      say(error.message);
    }
  });
}

function askWhy(form, wanted) {
  form.dataset.pending = wanted;
  form.classList.add("open");
  for (const choice of form.querySelectorAll(".choices button")) choice.classList.toggle("pending", choice.value === wanted);
  form.elements.reason.focus();
  say("Say why, then press Enter.");
}

function leaveReason(form) {
  delete form.dataset.pending;
  form.classList.remove("open");
  for (const choice of form.querySelectorAll(".pending")) choice.classList.remove("pending");
  trouble(form, "");
  form.closest("article").focus();
}

function trouble(form, words) {
  const place = form.querySelector(".trouble") ?? form.appendChild(alertLine());
  place.textContent = words;
  place.hidden = !words;
}

function alertLine() {
  const line = document.createElement("p");
  line.className = "trouble";
  line.setAttribute("role", "alert");
  return line;
}

function queue(step) {
  last = last.then(step, step);
}
