// Correcting a line of the transcript in its place; the score follows without a reload.

import { fetchJson, pollWhile } from "./server.js";
import { post, say, showParts } from "./parts.js";

const SPEAKERS = { agent: "Agent", caller: "Caller", unknown: "Unknown" };
let waiting = false;

export function followLines() {
  const list = document.querySelector(".lines");
  const correct = button("Correct", "");
  correct.type = "button";
  correct.className = "fix";
  // One button that goes to the line in question: hours of talk have thousands of lines.
  for (const kind of ["mouseover", "focusin", "click"]) {
    list.addEventListener(kind, (event) => {
      const line = event.target.closest("li[id]");
      if (line && correct.parentElement !== line && !line.querySelector(".editing")) line.querySelector("p").after(correct);
    });
  }
  // Before the list's own listener, which would play the line.
  list.addEventListener(
    "click",
    (event) => {
      if (event.target.closest(".editing, .original, .fix")) event.stopPropagation();
      if (!event.target.closest(".fix")) return;
      const line = correct.closest("li");
      correct.remove();
      edit(line, `${list.dataset.correct}/${line.id.slice(1)}`);
    },
    true,
  );
}

function edit(line, address) {
  if (line.querySelector(".editing")) return;
  const form = document.createElement("form");
  form.className = "editing";
  const speaker = labelled("Who speaks", document.createElement("select"));
  for (const [value, word] of Object.entries(SPEAKERS)) speaker.field.add(new Option(word, value, false, line.classList.contains(value)));
  const words = labelled("Words", document.createElement("textarea"));
  words.field.value = line.querySelector("p").textContent.trim();
  words.field.rows = 3;
  const buttons = document.createElement("div");
  buttons.className = "actions";
  buttons.append(button("Correct and score again", "save", "primary"), button("Cancel", "cancel"));
  if (line.querySelector(".original")) buttons.append(button("Back to what was heard", "original"));
  const trouble = document.createElement("p");
  trouble.className = "trouble";
  trouble.setAttribute("role", "alert");
  form.append(speaker.label, words.label, buttons, trouble);
  line.append(form);
  words.field.focus();
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(line);
    if (event.key === "Enter" && event.target === words.field && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const what = event.submitter?.value ?? "save";
    if (what === "cancel") {
      close(line);
      return;
    }
    const fields = what === "original" ? { original: "1" } : { speaker: speaker.field.value, text: words.field.value };
    try {
      keep(line, await post(address, fields));
    } catch (error) {
      trouble.textContent = error.message;
    }
  });
}

function keep(line, answer) {
  const holder = document.createElement("template");
  holder.innerHTML = answer.line; // the server's own escaped markup
  const fresh = holder.content.querySelector("li");
  line.className = fresh.className;
  line.replaceChildren(...fresh.childNodes);
  line.querySelector(".at").focus();
  if (answer.changed) {
    say("The line is corrected. The call is being scored again.");
    waitForScore();
  }
}

function waitForScore() {
  if (waiting) return;
  waiting = true;
  const call = location.pathname.split("/").pop();
  pollWhile(async () => {
    const state = (await fetchJson(`/calls/status?ids=${call}`))?.calls[0];
    if (!state || state.unfinished) return true;
    waiting = false;
    const answer = await fetchJson(`${location.pathname}/parts`);
    if (answer) {
      showParts(answer.parts);
      say(answer.said);
    }
    return false;
  });
}

function close(line) {
  line.querySelector(".editing").remove();
  line.querySelector(".at").focus();
}

function labelled(words, field) {
  const label = document.createElement("label");
  label.append(words, field);
  return { label, field };
}

function button(words, value, kind = "") {
  const made = document.createElement("button");
  made.textContent = words;
  made.value = value;
  made.className = kind;
  return made;
}
