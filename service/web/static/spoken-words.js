// The single words of the transcript: which one is under the pointer, which one is being said.
// No element is made for a word: hours of talk have tens of thousands. A word is a range of text.

const known = new WeakMap();

/** The words of a line with their times, or none where they are not known. */
function wordsOf(line) {
  const text = line.querySelector("p");
  if (!text?.dataset.w) return [];
  if (!known.has(text)) known.set(text, readWords(text, Number(line.dataset.start)));
  return known.get(text);
}

function readWords(text, start) {
  const steps = text.dataset.w.split(" ").map(Number);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const words = [];
  let hundredths = Math.round(start * 100);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const found of node.data.matchAll(/\S+/g)) {
      hundredths += steps[words.length] ?? 0;
      words.push({ node, from: found.index, to: found.index + found[0].length, start: hundredths / 100 });
    }
  }
  return words;
}

/** The word of a line that is being said at a time, or null. */
export function wordAt(line, seconds) {
  // What was clicked begins a hair before the place that the player then tells.
  return wordsOf(line).findLast((word) => word.start <= seconds + 0.02) ?? null;
}

/** The word of a line at a point of the window, or null between words. */
export function wordUnder(line, { clientX, clientY }) {
  const caret = caretAt(clientX, clientY);
  if (!caret) return null;
  const word = wordsOf(line).find(({ node, from, to }) => node === caret.node && from <= caret.offset && caret.offset <= to);
  const boxes = word ? [...rangeOf(word).getClientRects()] : [];
  return boxes.some((box) => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom) ? word : null;
}

function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

function rangeOf({ node, from, to }) {
  const range = new Range();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** Marks one word under a name that the style sheet knows, or none. */
export function markWord(name, word) {
  if (!globalThis.CSS?.highlights) return; // an older browser marks the line alone
  if (word) CSS.highlights.set(name, new Highlight(rangeOf(word)));
  else CSS.highlights.delete(name);
}
