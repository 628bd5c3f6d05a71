// The sound of a call: play, jump, and play exactly some seconds.
// Tells `move` whenever the place changes, `jump` when a person chose one, `rate` on another speed,
// `span` when it begins or ends to play just some seconds.

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

export class Player extends EventTarget {
  #audio;
  #span = null;
  // Where to go once the jump before has ended: some browsers stall when jumps overtake each other.
  #next = null;

  constructor(audio) {
    super();
    this.#audio = audio;
    for (const kind of ["play", "pause", "seeked", "ended"]) audio.addEventListener(kind, () => this.#tell("move"));
    // Four times a second, also while the page is hidden and no frame is drawn.
    audio.addEventListener("timeupdate", () => this.#keepToSpan());
    audio.addEventListener("play", () => this.#follow());
    audio.addEventListener("seeked", () => this.#goOn());
    audio.addEventListener("ratechange", () => this.#tell("rate"));
  }

  get time() {
    return this.#next ?? this.#audio.currentTime;
  }

  get playing() {
    return !this.#audio.paused;
  }

  /** The seconds that are played and no others, or null. */
  get span() {
    return this.#span;
  }

  get speed() {
    return this.#audio.playbackRate;
  }

  set speed(rate) {
    this.#audio.playbackRate = rate;
  }

  /** One step faster (1) or slower (-1). */
  changeSpeed(step) {
    const next = SPEEDS.indexOf(this.speed) + step;
    this.speed = SPEEDS[Math.min(Math.max(next, 0), SPEEDS.length - 1)];
  }

  toggle() {
    if (this.playing) this.#audio.pause();
    else this.#start();
    this.#setSpan(null);
  }

  /** Go there and play on. */
  playFrom(seconds) {
    this.place(seconds);
    this.#start();
  }

  /** Go there; what plays plays on from there. */
  place(seconds) {
    this.#setSpan(null);
    this.#jump(seconds);
  }

  skip(seconds) {
    this.place(Math.max(0, this.time + seconds));
  }

  /** Play from start to end, then stop. */
  playSpan(start, end) {
    this.#setSpan({ start, end });
    this.#jump(start);
    this.#start();
  }

  stop() {
    this.#audio.pause();
    this.#setSpan(null);
  }

  #jump(seconds) {
    if (this.#audio.seeking) this.#next = seconds;
    else this.#audio.currentTime = seconds;
    this.#tell("jump");
    this.#tell("move");
  }

  #goOn() {
    if (this.#next === null) return;
    this.#audio.currentTime = this.#next;
    this.#next = null;
  }

  #start() {
    // A sound that cannot be played tells so by its `error` event.
    this.#audio.play().catch(() => {});
  }

  #setSpan(span) {
    if (span === this.#span) return;
    this.#span = span;
    this.#tell("span");
  }

  // `timeupdate` alone is too coarse to stop at the end of a word.
  #follow() {
    if (!this.playing) return;
    this.#keepToSpan();
    requestAnimationFrame(() => this.#follow());
  }

  #keepToSpan() {
    if (this.#span && this.playing && this.time >= this.#span.end) this.stop();
    this.#tell("move");
  }

  #tell(kind) {
    this.dispatchEvent(new Event(kind));
  }
}
