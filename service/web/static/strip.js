// The stretch of the call that the picture shows: all of it, or zoomed in and scrolled.
// Tells `view` (once a frame) when the picture must be drawn anew.

const MOST_PIXELS_A_SECOND = 60;
const STEP = 2;

export class Strip extends EventTarget {
  #box;
  #inner;
  #zoom = 1;
  #isDue = false;

  constructor(figure) {
    super();
    this.duration = Number(figure.dataset.duration);
    this.#box = figure.querySelector(".strip");
    this.#inner = figure.querySelector(".strip-inner");
    this.#box.addEventListener("scroll", () => this.#tell());
    new ResizeObserver(() => this.#tell()).observe(this.#box);
    this.#box.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.#followPinch();
    // On paper there is no scrolling.
    addEventListener("beforeprint", () => {
      this.zoomTo(1);
      this.dispatchEvent(new Event("view")); // no frame comes before the paper
    });
  }

  get inner() {
    return this.#inner;
  }

  get zoom() {
    return this.#zoom;
  }

  get width() {
    return this.#inner.clientWidth;
  }

  /** What is in sight: where it begins and how wide it is, in pixels of the whole. */
  get sight() {
    const left = Math.max(0, this.#box.getBoundingClientRect().left - this.#inner.getBoundingClientRect().left);
    return { left, width: Math.min(this.#box.clientWidth, this.width) };
  }

  get mostZoom() {
    const seen = this.width / this.#zoom;
    return Math.max(1, (this.duration * MOST_PIXELS_A_SECOND) / Math.max(seen, 1));
  }

  place(seconds) {
    return (this.width * Math.min(Math.max(seconds, 0), this.duration)) / this.duration;
  }

  timeAt(clientX) {
    const share = (clientX - this.#inner.getBoundingClientRect().left) / this.width;
    return this.duration * Math.min(Math.max(share, 0), 1);
  }

  zoomIn(around) {
    this.zoomTo(this.#zoom * STEP, around);
  }

  zoomOut(around) {
    this.zoomTo(this.#zoom / STEP, around);
  }

  /** Zoom (1 is the whole call) so that a time stays where it is, or comes to the middle. */
  zoomTo(zoom, seconds = null) {
    const before = this.sight;
    const at = seconds ?? ((before.left + before.width / 2) / this.width) * this.duration;
    const x = this.place(at) - before.left;
    const inSight = x >= 0 && x <= before.width;
    this.#zoom = Math.min(Math.max(zoom, 1), this.mostZoom);
    this.#inner.style.width = this.#zoom === 1 ? "" : `${this.#zoom * 100}%`;
    this.#box.scrollLeft = this.place(at) - (inSight ? x : before.width / 2);
    this.#tell();
  }

  /** Scroll to a time that is out of sight. */
  reveal(seconds) {
    if (this.#zoom === 1) return;
    const { left, width } = this.sight;
    const x = this.place(seconds);
    if (x < left || x > left + width * 0.97) this.#box.scrollLeft = x - width * 0.1;
  }

  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault(); // else the whole page is zoomed
    this.zoomTo(this.#zoom * Math.exp(-event.deltaY / 150), this.timeAt(event.clientX));
  }

  #followPinch() {
    const fingers = new Map();
    let apart = 0;
    const distance = () => {
      const [a, b] = [...fingers.values()];
      return Math.max(10, Math.abs(a.clientX - b.clientX));
    };
    this.#box.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "touch") return;
      fingers.set(event.pointerId, event);
      if (fingers.size === 2) apart = distance();
    });
    this.#box.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event);
      if (fingers.size !== 2) return;
      const [a, b] = [...fingers.values()];
      this.zoomTo((this.#zoom * distance()) / apart, this.timeAt((a.clientX + b.clientX) / 2));
      apart = distance();
    });
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, (event) => fingers.delete(event.pointerId));
  }

  #tell() {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.dispatchEvent(new Event("view"));
    });
  }
}
