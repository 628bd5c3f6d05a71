// A batch of recordings on its way: three at a time, paused and resumed, waiting out a server that
// is away or asks for time. It knows nothing of the page; it tells of each change by an event.

import { renewFormToken } from "./server.js";
import { sendFile } from "./send-file.js";

const AT_ONCE = 3;
const LONGEST_WAIT_SECONDS = 30;
const FULL = 507;
const SIGNED_OUT = 401;
const UNREADABLE = "This file cannot be read any more. Choose it again where it lies now.";

export class Batch extends EventTarget {
  entries = [];
  paused = false;
  started = false;
  waiting = null; // {words, until} while the server is away or asks for time
  #address;
  #fieldsOf;
  #sending = new Set();
  #failures = 0;
  #timer = 0;

  constructor(address, fieldsOf) {
    super();
    this.#address = address;
    this.#fieldsOf = fieldsOf;
    addEventListener("online", () => this.waiting && this.resume());
  }

  get busy() {
    return this.#sending.size > 0 || (this.started && this.entries.some((e) => e.state === "ready"));
  }

  /** One recording more; it goes along where others are on their way. */
  add(entry) {
    this.entries.push(entry);
    this.#fill();
  }

  start() {
    this.started = true;
    this.resume();
  }

  resume() {
    clearTimeout(this.#timer);
    this.waiting = null;
    this.paused = false;
    this.#fill();
  }

  /** Holds everything; what was half sent goes again from its start. */
  pause(words = "") {
    clearTimeout(this.#timer);
    this.waiting = null;
    this.paused = true;
    this.pauseWords = words;
    for (const entry of this.#sending) if (entry.share < 1) entry.transfer.stop();
    this.#tell();
  }

  retry(entries) {
    for (const entry of entries) this.#set(entry, "ready", "Ready");
    this.started = true;
    this.#fill();
  }

  remove(entry) {
    entry.gone = true;
    entry.transfer?.stop();
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.#tell();
  }

  #fill() {
    while (this.#sending.size < this.#room()) {
      const entry = this.entries.find((e) => e.state === "ready");
      if (!entry) break;
      this.#send(entry);
    }
    this.#tell();
    if (!this.started || this.busy) return;
    this.started = false;
    this.dispatchEvent(new Event("end"));
  }

  #room() {
    if (!this.started || this.paused || this.waiting) return 0;
    return this.#failures ? 1 : AT_ONCE; // after a silence one file asks for all
  }

  async #send(entry) {
    this.#sending.add(entry);
    entry.share = 0;
    this.#set(entry, "sending", "Sending");
    entry.transfer = sendFile(this.#address, this.#fieldsOf(entry), (share) => this.#progress(entry, share));
    const answer = await entry.transfer.answer;
    this.#sending.delete(entry);
    if (!entry.gone) await this.#take(entry, answer);
    this.#fill();
  }

  #progress(entry, share) {
    entry.share = share;
    this.#set(entry, "sending", share < 1 ? `Sending ${Math.floor(share * 100)} %` : "Storing");
    this.#tell();
  }

  async #take(entry, answer) {
    if (answer.kind === "done") this.#done(entry, answer.call);
    else if (answer.kind === "stopped") this.#again(entry, "Paused; goes again from its start");
    else if (answer.kind === "later") this.#later(entry, answer.message, answer.seconds);
    else if (answer.kind === "away") await this.#away(entry);
    else await this.#refused(entry, answer);
  }

  #done(entry, call) {
    this.#failures = 0;
    entry.call = call;
    entry.renewed = false;
    this.#set(entry, "done", "Taken in");
  }

  #again(entry, words) {
    entry.share = 0;
    this.#set(entry, "ready", words);
  }

  #later(entry, words, seconds) {
    this.#again(entry, "Waiting");
    this.#wait(words, seconds);
  }

  async #away(entry) {
    if (!(await isReadable(entry.file))) {
      this.#set(entry, "failed", UNREADABLE);
      return;
    }
    this.#again(entry, "Waiting");
    if (this.waiting || this.paused) return;
    this.#failures += 1;
    const seconds = Math.min(LONGEST_WAIT_SECONDS, 2 ** (this.#failures - 1)) * (0.75 + Math.random() / 2);
    this.#wait("The server cannot be reached. Nothing is lost: what was not taken in is sent again from its start.", seconds);
  }

  #wait(words, seconds) {
    if (this.paused) return;
    const until = Date.now() + seconds * 1000;
    if (this.waiting && this.waiting.until > until) return;
    clearTimeout(this.#timer);
    this.waiting = { words, until };
    this.#timer = setTimeout(() => this.resume(), seconds * 1000);
  }

  async #refused(entry, { status, code, message }) {
    if (code === "form_expired" && !entry.renewed) {
      entry.renewed = true;
      await renewFormToken();
      this.#again(entry, "Waiting");
    } else if (status === FULL || status === SIGNED_OUT) {
      this.#again(entry, "Waiting");
      this.pause(status === FULL ? message : "You are signed out. Sign in again in another tab of this browser, then resume here.");
    } else {
      this.#set(entry, "failed", message);
    }
  }

  #set(entry, state, words) {
    entry.state = state;
    entry.words = words;
    this.dispatchEvent(new CustomEvent("entry", { detail: entry }));
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

/** Whether the file still lies where it was chosen; one byte is read. */
async function isReadable(file) {
  if (!file.size) return true;
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
