// Comments and clips: the names of people as one types @, this moment, the selected lines.

import { say } from "./parts.js";
import { fineClock, seconds } from "./times.js";

const audio = document.querySelector(".player audio");

export function followDiscussion() {
  const comment = document.getElementById("new-comment");
  const clip = document.getElementById("new-clip");
  suggestPeople(comment.elements.text);
  show(comment.querySelector(".this-moment"), () => (comment.elements.at.value = fineClock(audio.currentTime)));
  show(clip.querySelector(".selection"), () => fillFromSelection(clip));
  show(clip.querySelector(".hear"), (button) => hear(clip, button));
  document.addEventListener("click", (event) => {
    const tool = event.target.closest(".tools a");
    if (!tool) return;
    event.preventDefault();
    const asked = new URL(tool.href).searchParams;
    if (asked.has("on") || asked.has("at")) {
      comment.elements.on.value = asked.get("on") ?? "";
      comment.elements.at.value = asked.get("at") ?? "";
      comment.elements.text.focus();
    } else {
      clip.elements.from.value = asked.get("from");
      clip.elements.to.value = asked.get("to");
      clip.elements.note.focus();
    }
  });
}

function show(button, press) {
  button.hidden = false;
  // A press must not lose the selection of lines that it is about.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => press(button));
}

function fillFromSelection(clip) {
  const selection = getSelection();
  const lines = [...document.querySelectorAll(".lines li[data-start]")].filter((line) => selection.rangeCount && selection.containsNode(line, true));
  if (selection.isCollapsed || lines.length === 0) {
    say("Select some lines of the transcript first.");
    return;
  }
  clip.elements.from.value = fineClock(Number(lines[0].dataset.start));
  clip.elements.to.value = fineClock(Number(lines.at(-1).dataset.end));
  clip.elements.note.focus();
}

// A listen button plays just its seconds; this one takes them from the fields.
function hear(clip, button) {
  const [start, end] = [clip.elements.from, clip.elements.to].map((field) => seconds(field.value));
  const isStretch = start < end;
  button.classList.toggle("listen", isStretch);
  if (!isStretch) say("Write from where to where first, like 01:12.");
  button.dataset.start = start;
  button.dataset.end = end;
}

function suggestPeople(field) {
  const people = field.dataset.people.split("\n").filter(Boolean);
  const list = document.createElement("ul");
  list.className = "people";
  list.id = "people";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  field.closest("label").after(list);
  field.setAttribute("aria-controls", "people");
  field.setAttribute("aria-autocomplete", "list");
  let chosen = 0;
  let shown = [];

  const draw = () => {
    list.replaceChildren(
      ...shown.map((name, number) => {
        const option = document.createElement("li");
        option.id = `person-${number}`;
        option.textContent = name;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", String(number === chosen));
        return option;
      }),
    );
    list.hidden = shown.length === 0;
    if (shown.length) field.setAttribute("aria-activedescendant", `person-${chosen}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const take = (name) => {
    const begun = begunName(field);
    field.setRangeText(`@${name} `, begun.at, field.selectionStart, "end");
    shown = [];
    draw();
    field.focus();
  };
  field.addEventListener("input", () => {
    const begun = begunName(field);
    shown = begun ? people.filter((name) => name.toLowerCase().startsWith(begun.text)).slice(0, 6) : [];
    chosen = 0;
    draw();
  });
  field.addEventListener("keydown", (event) => {
    if (!shown.length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
      draw();
    } else if (event.key === "Enter" || event.key === "Tab") take(shown[chosen]);
    else if (event.key === "Escape") {
      shown = [];
      draw();
    } else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => {
    shown = [];
    draw();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    if (event.target.matches("li")) take(event.target.textContent);
  });
}

/** The name that is being typed after an @, and where the @ stands. */
function begunName(field) {
  const before = field.value.slice(0, field.selectionStart);
  const found = /(?:^|\s)@([^@\n]{0,40})$/u.exec(before);
  return found && { at: before.length - found[1].length - 1, text: found[1].toLowerCase() };
}
