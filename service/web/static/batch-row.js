// One recording's line in the table of a batch.

export function megabytes(bytes) {
  const digits = bytes < 1e7 ? 1 : 0;
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(bytes / 1e6).toLocaleString(document.documentElement.dataset.writing, places)} MB`;
}

/** The row of an entry; `act(name)` is told what its buttons ask for. */
export function makeRow(blank, entry, act) {
  const row = blank.content.firstElementChild.cloneNode(true);
  row.querySelector("bdi").textContent = entry.file.webkitRelativePath || entry.file.name;
  row.querySelector(".size").textContent = megabytes(entry.file.size);
  for (const name of ["retry", "remove"]) {
    const button = row.querySelector(`.${name}`);
    button.setAttribute("aria-label", `${button.textContent}: ${entry.file.name}`);
    button.addEventListener("click", () => act(name));
  }
  return row;
}

/** Shows where the entry stands. */
export function drawRow(entry) {
  const { row, state } = entry;
  row.className = state;
  row.querySelector("progress").value = { done: entry.worked ?? 1, sending: entry.share }[state] ?? 0;
  row.querySelector(".retry").hidden = state !== "failed" || entry.tooLarge === true;
  const remove = row.querySelector(".remove");
  remove.hidden = state === "done" || (state === "sending" && entry.share === 1);
  remove.textContent = state === "sending" ? "Cancel" : "Remove";
  const beside = row.querySelector(".beside");
  beside.hidden = !entry.transcript;
  beside.textContent = entry.transcript ? `with the transcript ${entry.transcript.name}` : "";
  if (state === "done") showCall(entry);
  else row.querySelector(".what").textContent = entry.words;
}

function showCall({ row, call, transcript, words }) {
  const link = document.createElement("a");
  link.href = call.url;
  link.textContent = call.duplicate ? "Open its call" : "Open the call";
  const known = `This recording was here already${transcript ? ", and its transcript was not taken" : ""}`;
  row.querySelector(".what").replaceChildren(`${call.duplicate ? known : words}. `, link);
}

/** Shows how the work on a taken recording goes. */
export function drawState(entry, call) {
  entry.words = call.words;
  entry.row.classList.toggle("failed-later", call.failed);
  entry.worked = call.state === "transcribing" ? call.progress : 1;
  entry.row.querySelector("progress").value = entry.worked;
  entry.row.classList.toggle("working", call.unfinished);
  const what = entry.row.querySelector(".what");
  const begin = entry.call.duplicate ? `Here already: ${call.words}` : call.words;
  if (what.firstChild.textContent !== `${begin}. `) what.firstChild.textContent = `${begin}. `;
}
