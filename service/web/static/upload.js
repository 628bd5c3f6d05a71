// The upload page: what is dropped or chosen becomes a batch. Without this script the form still works.

import { Batch } from "./batch.js";
import { droppedFiles, isTranscript, ofFolder, pairTranscripts } from "./batch-files.js";
import { follow } from "./batch-follow.js";
import { drawRow, makeRow, megabytes } from "./batch-row.js";

const form = document.querySelector("form.upload");
const drop = form.querySelector(".drop");
const [picker, folderPicker] = form.querySelectorAll("input[type=file]");
const sending = form.querySelector(".sending");
const table = form.querySelector(".batch");
const unpaired = form.querySelector(".unpaired");
const waits = form.querySelector(".waits");
const startedFrom = form.elements.started_from;
const live = document.getElementById("live");
const blank = document.getElementById("file-row");
const limit = Number(form.dataset.limit);
const batch = new Batch(form.getAttribute("action") || location.pathname, fieldsOf);
let transcripts = [];
let told = "";

function fieldsOf({ file, transcript }) {
  const fields = new FormData(form);
  fields.delete("file");
  fields.append("file", file, file.name);
  if (transcript) fields.append("transcript", transcript, transcript.name);
  if (startedFrom.value === "changed") fields.set("started_at", new Date(file.lastModified).toISOString());
  else if (startedFrom.value === "name") fields.delete("started_at");
  return fields;
}

function addAll(files) {
  const fresh = files.filter((f) => !isTranscript(f)).map(entryOf);
  transcripts = pairTranscripts([...batch.entries, ...fresh], [...transcripts, ...files.filter(isTranscript)]);
  fresh.forEach(add);
  for (const entry of batch.entries) drawRow(entry);
  unpaired.textContent = transcripts.length
    ? `No recording yet for ${transcripts.map((t) => t.name).join(", ")}: give a transcript the name of its recording.`
    : "";
  unpaired.hidden = !transcripts.length;
  // The pickers have given their files away: they must not demand or send them a second time.
  picker.value = folderPicker.value = "";
  picker.required = false;
  draw();
}

function entryOf(file) {
  const entry = { file, state: "ready", words: "Ready", share: 0 };
  if (file.size <= limit) return entry;
  const words = `Larger than the limit of ${megabytes(limit)}. Send a shorter or more compressed one.`;
  return { ...entry, state: "failed", tooLarge: true, words };
}

function add(entry) {
  entry.row = makeRow(blank, entry, (name) => (name === "retry" ? batch.retry([entry]) : remove(entry)));
  table.tBodies[0].append(entry.row);
  drawRow(entry);
  batch.add(entry);
}

function remove(entry) {
  const next = entry.row.nextElementSibling?.querySelector(".remove:not([hidden])");
  entry.row.remove();
  batch.remove(entry);
  (next ?? picker).focus();
}

function inState(...states) {
  return batch.entries.filter((e) => states.includes(e.state));
}

function draw() {
  const { entries, busy, paused, started, waiting } = batch;
  const done = inState("done"), failed = inState("failed"), ready = inState("ready");
  const again = failed.filter((e) => !e.tooLarge);
  table.hidden = sending.hidden = entries.length === 0;
  show(".send", !busy && ready.length > 0 || entries.length === 0);
  show(".pause", busy && !paused);
  show(".resume", busy && paused);
  show(".again", again.length > 1 && !busy);
  show(".after", done.length > 0);
  sending.querySelector("progress").value = totalShare(entries);
  sending.querySelector(".totals").textContent = totals(entries, done, failed);
  waits.hidden = !(started && (paused || waiting) && busy);
  drawWait(paused, waiting);
}

function tellEnd() {
  const all = batch.entries.length, failed = inState("failed").length;
  tell(failed ? `${failed} of ${all} recordings could not be taken in.` : `${all} recordings taken in.`);
}

function show(name, visible) {
  form.querySelector(name).hidden = !visible;
}

function totalShare(entries) {
  const bytes = entries.reduce((sum, e) => sum + e.file.size, 0);
  const sent = entries.reduce((sum, e) => sum + e.file.size * ({ done: 1, sending: e.share }[e.state] ?? 0), 0);
  return bytes ? sent / bytes : 0;
}

function totals(entries, done, failed) {
  const bytes = entries.reduce((sum, e) => sum + e.file.size, 0);
  const known = done.filter((e) => e.call.duplicate).length;
  const parts = [`${done.length} of ${entries.length} taken in`, megabytes(bytes)];
  if (known) parts.push(`${known} here already`);
  if (failed.length) parts.push(`${failed.length} failed`);
  return parts.join(" · ");
}

function drawWait(paused, waiting) {
  const words = paused ? batch.pauseWords || "Paused. Leave this page open; what was half sent goes again from its start." : waiting?.words ?? "";
  waits.querySelector(".why").textContent = words;
  waits.querySelector(".now").hidden = paused;
  drawSeconds();
  if (!waits.hidden) tell(words);
}

function drawSeconds() {
  const left = batch.waiting ? Math.max(0, Math.ceil((batch.waiting.until - Date.now()) / 1000)) : 0;
  const words = left > 90 ? `Trying again in ${Math.ceil(left / 60)} minutes.` : `Trying again in ${left} s.`;
  waits.querySelector(".when").textContent = batch.waiting ? words : "";
}

/** To whoever listens to the page instead of looking: each thing once. */
function tell(words) {
  if (words !== told) live.textContent = told = words;
}

batch.addEventListener("change", draw);
batch.addEventListener("end", tellEnd);
batch.addEventListener("entry", ({ detail: entry }) => {
  drawRow(entry);
  if (entry.state === "done") follow(entry, form.dataset.states);
});
setInterval(() => batch.waiting && drawSeconds(), 1000);

drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  addAll(await droppedFiles(event.dataTransfer));
});
picker.addEventListener("change", () => addAll([...picker.files]));
folderPicker.addEventListener("change", () => addAll(ofFolder([...folderPicker.files])));
form.querySelector(".folder").hidden = false;
form.querySelector(".folder").addEventListener("click", () => folderPicker.click());
form.querySelector(".pause").addEventListener("click", () => batch.pause());
for (const name of [".resume", ".now"]) form.querySelector(name).addEventListener("click", () => batch.resume());
form.querySelector(".again").addEventListener("click", () => batch.retry(inState("failed").filter((e) => !e.tooLarge)));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (batch.entries.length) batch.start();
  else picker.focus();
});

for (const option of startedFrom.querySelectorAll("[data-script]")) option.hidden = option.disabled = false;
const showMoment = () => show(".moment", startedFrom.value === "given");
startedFrom.addEventListener("change", showMoment);
showMoment();

addEventListener("beforeunload", (event) => {
  if (batch.busy) event.preventDefault();
});
