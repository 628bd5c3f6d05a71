// Several recordings, each with its own bar, error and retry. Without this script the form still works.

import { sendFile } from "./send-file.js";

const AT_ONCE = 2;
const form = document.querySelector("form.upload");
const drop = form.querySelector(".drop");
const picker = form.querySelector("input[type=file]");
const batch = form.querySelector(".batch");
const after = form.querySelector(".after");
const unpaired = form.querySelector(".unpaired");
const live = document.getElementById("live");
const blank = document.getElementById("file-row");
const limit = Number(form.dataset.limit);
const entries = [];
let transcripts = [];

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

function add(file) {
  const row = blank.content.firstElementChild.cloneNode(true);
  const entry = { file, row, state: "ready" };
  row.querySelector("bdi").textContent = file.name;
  row.querySelector(".size").textContent = megabytes(file.size);
  row.querySelector(".retry").addEventListener("click", () => retry(entry));
  row.querySelector(".remove").addEventListener("click", () => remove(entry));
  batch.tBodies[0].append(row);
  entries.push(entry);
  if (file.size > limit) fail(entry, `Larger than the limit of ${megabytes(limit)}. Send a shorter or more compressed one.`);
}

function isTranscript(file) {
  return /\.(vtt|srt|json)$/i.test(file.name);
}

function stem(file) {
  return file.name.replace(/\.[^.]*$/, "").toLowerCase();
}

/** Each waiting recording takes the transcript of its name, or the only one that there is. */
function pairTranscripts() {
  const open = entries.filter((e) => !e.transcript && e.state === "ready");
  for (const entry of open) {
    const only = entries.length === 1 && transcripts.length === 1;
    const found = only ? transcripts[0] : transcripts.find((t) => stem(t) === stem(entry.file));
    if (!found) continue;
    transcripts = transcripts.filter((t) => t !== found);
    entry.transcript = found;
    const beside = entry.row.querySelector(".beside");
    beside.textContent = `with the transcript ${found.name}`;
    beside.hidden = false;
  }
  unpaired.textContent = transcripts.length
    ? `No recording yet for ${transcripts.map((t) => t.name).join(", ")}: give a transcript the name of its recording.`
    : "";
  unpaired.hidden = !transcripts.length;
}

function addAll(files) {
  const all = [...files];
  for (const file of all.filter((f) => !isTranscript(f))) add(file);
  transcripts.push(...all.filter(isTranscript));
  pairTranscripts();
  // The picker has given its files away: it must not demand or send them a second time.
  picker.value = "";
  picker.required = false;
  batch.hidden = entries.length === 0;
}

function remove(entry) {
  entries.splice(entries.indexOf(entry), 1);
  entry.row.remove();
  batch.hidden = entries.length === 0;
  picker.focus();
}

function say(entry, state, words) {
  entry.state = state;
  entry.row.className = state;
  entry.row.querySelector(".what").textContent = words;
  entry.row.querySelector(".retry").hidden = state !== "failed";
  entry.row.querySelector(".remove").hidden = state === "sending" || state === "done";
}

function fail(entry, words) {
  say(entry, "failed", words);
  entry.row.querySelector("progress").value = 0;
}

function done(entry, answer) {
  const known = `This recording was here already${entry.transcript ? ", and its transcript was not taken" : ""}. `;
  say(entry, "done", answer.duplicate ? known : "Taken in. ");
  const link = document.createElement("a");
  link.href = answer.url;
  link.textContent = answer.duplicate ? "Open its call" : "Open the call";
  entry.row.querySelector(".what").append(link);
  entry.row.querySelector("progress").value = 1;
  after.hidden = false;
}

async function send(entry) {
  const fields = new FormData(form);
  fields.delete("file");
  fields.append("file", entry.file, entry.file.name);
  if (entry.transcript) fields.append("transcript", entry.transcript, entry.transcript.name);
  const bar = entry.row.querySelector("progress");
  say(entry, "sending", "Sending");
  const answer = await sendFile(form.action || location.pathname, fields, (share) => {
    bar.value = share;
    entry.row.querySelector(".what").textContent = share < 1 ? `Sending ${Math.floor(share * 100)} %` : "Storing";
  });
  if (answer.problem) fail(entry, answer.problem);
  else done(entry, answer);
}

async function sendReady() {
  for (let next; (next = entries.find((e) => e.state === "ready")); ) await send(next);
}

async function retry(entry) {
  if (entry.file.size > limit) return;
  entry.state = "ready";
  await sendReady();
}

drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  addAll(event.dataTransfer.files);
});
picker.addEventListener("change", () => addAll([...picker.files]));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!entries.length) {
    picker.focus();
    return;
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendReady));
  const failed = entries.filter((e) => e.state === "failed").length;
  live.textContent = failed ? `${failed} of ${entries.length} recordings could not be taken in.` : `${entries.length} recordings taken in.`;
});
