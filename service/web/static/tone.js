// The voices' line in the picture, as fine as there is room for.

const LEAST_PIXELS = 7;

/** The line of a lane, read from the server's own drawing of the whole call. */
export function readTone(figure, lane) {
  const path = figure.querySelector(`path.tone.${lane}`);
  if (!path) return [];
  const perUnit = Number(figure.dataset.duration) / 1000;
  const pieces = path.getAttribute("d").matchAll(/([ML])([\d.]+) ([\d.]+)H([\d.]+)/g);
  return [...pieces].map(([, pen, start, height, end]) => ({
    begins: pen === "M",
    start: Number(start) * perUnit,
    end: Number(end) * perUnit,
    height: Number(height),
  }));
}

/** Pieces that would stand too close become one, at their middle height. */
export function coarser(pieces, scale) {
  const found = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (!last || piece.begins || (last.end - last.start) * scale >= LEAST_PIXELS) found.push({ ...piece });
    else {
      const share = (piece.end - piece.start) / Math.max(piece.end - last.start, 1e-6);
      last.height += (piece.height - last.height) * Math.min(share, 1);
      last.end = piece.end;
    }
  }
  return found;
}
