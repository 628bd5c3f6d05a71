// Who speaks when, as the transcript on the page says it.

export function readTurns() {
  const lines = document.querySelectorAll(".lines li[id][data-start]");
  return [...lines].map((line) => ({
    lane: line.classList.contains("agent") ? "agent" : line.classList.contains("caller") ? "caller" : "unknown",
    start: Number(line.dataset.start),
    end: Number(line.dataset.end),
  }));
}

/** Where agent and caller speak at the same time. */
export function overlaps(turns) {
  const found = [];
  const last = { agent: null, caller: null };
  for (const turn of turns) {
    const other = last[turn.lane === "agent" ? "caller" : "agent"];
    if (turn.lane !== "unknown" && other && other.end > turn.start) found.push({ start: turn.start, end: Math.min(turn.end, other.end) });
    if (turn.lane !== "unknown" && !(last[turn.lane]?.end > turn.end)) last[turn.lane] = turn;
  }
  return found;
}
