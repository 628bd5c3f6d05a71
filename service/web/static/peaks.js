// The file that the worker made of a sound: how loud each channel is over time, a byte a point.

const HEADER_BYTES = 12;
const FLOOR_DB = -60;
// A channel may be lifted this much against the louder one, so that a faint voice is seen.
const MOST_LIFT = 10;
const LOUD_SHARE = 0.99;

/** The peaks at an address, or null where there are none. */
export async function loadPeaks(address) {
  const answer = await fetch(address).catch(() => null);
  if (answer?.status !== 200) return null;
  return readPeaks(await answer.arrayBuffer());
}

function readPeaks(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength <= HEADER_BYTES || view.getUint32(0) !== 0x43475031) return null;
  const count = view.getUint32(4, true);
  const pointsASecond = view.getFloat32(8, true);
  const length = Math.floor((buffer.byteLength - HEADER_BYTES) / count);
  const channels = Array.from({ length: count }, (_, i) => new Uint8Array(buffer, HEADER_BYTES + i * length, length));
  return { channels, heights: heightsOf(channels), pointsASecond };
}

/** For each channel, how high (0-1) each of the 256 levels is drawn. */
function heightsOf(channels) {
  const linear = Float32Array.from({ length: 256 }, (_, level) => (level ? 10 ** ((FLOOR_DB * (1 - level / 255)) / 20) : 0));
  const loud = channels.map((points) => linear[loudLevel(points)]);
  const loudest = Math.max(...loud, 1e-3);
  return loud.map((own) => linear.map((value) => Math.min(1, value / Math.max(own, loudest / MOST_LIFT)) ** 0.7));
}

/** The level that nearly all sound of a channel stays below. */
function loudLevel(points) {
  const counts = new Uint32Array(256);
  for (const level of points) counts[level] += 1;
  let left = (points.length - counts[0]) * (1 - LOUD_SHARE);
  for (let level = 255; level > 0; level -= 1) {
    left -= counts[level];
    if (left < 0) return level;
  }
  return 0;
}

/** Which lane each of two channels is: where its sound is louder while that one speaks. */
export function lanesOf(peaks, turns) {
  if (peaks.channels.length < 2) return null;
  const heard = { agent: [0, 0], caller: [0, 0] };
  for (const { lane, start, end } of turns) {
    if (lane === "unknown") continue;
    for (const [i, points] of peaks.channels.entries()) {
      const stop = Math.ceil(end * peaks.pointsASecond);
      for (let at = Math.floor(start * peaks.pointsASecond); at < stop; at += 1) heard[lane][i] += points[at] ?? 0;
    }
  }
  const straight = heard.agent[0] + heard.caller[1];
  const crossed = heard.agent[1] + heard.caller[0];
  return crossed > straight ? ["caller", "agent"] : ["agent", "caller"];
}
