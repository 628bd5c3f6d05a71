// The sound of a call: play, jump, and play exactly some seconds.

export class Player extends EventTarget {
  #audio;
  #stopAt = null;

  constructor(audio) {
    super();
    this.#audio = audio;
    for (const kind of ["play", "pause", "seeked", "ended"]) audio.addEventListener(kind, () => this.#tell());
    audio.addEventListener("timeupdate", () => this.#tell());
    audio.addEventListener("play", () => this.#follow());
  }

  get time() {
    return this.#audio.currentTime;
  }

  get playing() {
    return !this.#audio.paused;
  }

  set speed(rate) {
    this.#audio.playbackRate = rate;
  }

  toggle() {
    this.#stopAt = null;
    if (this.playing) this.#audio.pause();
    else this.#start();
  }

  /** Go there and play on. */
  playFrom(seconds) {
    this.#stopAt = null;
    this.#jump(seconds);
  }

  /** Play from start to end, then stop. */
  playSpan(start, end) {
    this.#stopAt = end;
    this.#jump(start);
  }

  stop() {
    this.#audio.pause();
  }

  #jump(seconds) {
    this.#audio.currentTime = seconds;
    this.#start();
  }

  #start() {
    // A sound that cannot be played tells so by its `error` event.
    this.#audio.play().catch(() => {});
  }

  // `timeupdate` comes four times a second: too coarse to stop at the end of a word.
  #follow() {
    if (!this.playing) return;
    if (this.#stopAt !== null && this.time >= this.#stopAt) {
      this.#stopAt = null;
      this.#audio.pause();
      return;
    }
    this.#tell();
    requestAnimationFrame(() => this.#follow());
  }

  #tell() {
    this.dispatchEvent(new Event("move"));
  }
}
