// What was dropped or chosen: files, whole folders, transcripts beside their recordings.

const SOUND = /\.(wav|mp3|ogg|oga|opus|m4a|mp4|aac|flac|amr|awb|webm|gsm|au|snd|aif|aiff|wma|mka|mkv|mov|3gp|caf|ulaw|alaw|raw)$/i;

export function isTranscript(file) {
  return /\.(vtt|srt|json)$/i.test(file.name);
}

/** Of a folder only what may be a recording or a transcript: it holds other things, too. */
export function ofFolder(files) {
  return files.filter((f) => !f.name.startsWith(".") && (SOUND.test(f.name) || /^(audio|video)\//.test(f.type) || isTranscript(f)));
}

/** The files of a drop: those dropped themselves, and what lies in the dropped folders. */
export async function droppedFiles(transfer) {
  // The entries must be asked for at once: after the first wait the browser takes the drop back.
  const places = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const files = [];
  for (const place of places.filter(Boolean)) {
    if (place instanceof File) files.push(place);
    else if (place.isFile) files.push(await fileOf(place));
    else files.push(...ofFolder(await filesBelow(place)));
  }
  return files.length || !transfer.files.length ? files : [...transfer.files];
}

async function filesBelow(folder) {
  const files = [];
  const reader = folder.createReader();
  // A reader gives some hundred at a time, and nothing at the end.
  for (let some; (some = await read(reader)).length; ) {
    for (const place of some) files.push(...(place.isFile ? [await fileOf(place)] : await filesBelow(place)));
  }
  return files;
}

function read(reader) {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}

function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Gives each waiting recording the transcript of its name, or the only one; those left over. */
export function pairTranscripts(entries, transcripts) {
  const only = entries.length === 1 && transcripts.length === 1;
  let left = transcripts;
  for (const entry of entries.filter((e) => !e.transcript && e.state === "ready")) {
    const found = only ? left[0] : left.find((t) => stem(t) === stem(entry.file));
    if (!found) continue;
    left = left.filter((t) => t !== found);
    entry.transcript = found;
  }
  return left;
}

function stem(file) {
  return file.name.replace(/\.[^.]*$/, "").toLowerCase();
}
