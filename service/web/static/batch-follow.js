// What became of the recordings that were taken in: one question for all of them.

import { drawState } from "./batch-row.js";
import { formToken, pollWhile } from "./server.js";

const followed = new Map();
let asking = false;

/** Follows a taken recording until it is scored or given up. */
export function follow(entry, address) {
  followed.set(entry.call.id, entry);
  if (asking) return;
  asking = true;
  pollWhile(async () => {
    await ask(address);
    asking = followed.size > 0;
    return asking;
  });
}

async function ask(address) {
  const answer = await fetchStates(address);
  const found = new Set();
  for (const call of answer?.calls ?? []) {
    found.add(call.id);
    drawState(followed.get(call.id), call);
    if (!call.unfinished) followed.delete(call.id);
  }
  // A call that was deleted meanwhile is asked for no more.
  if (answer) for (const id of [...followed.keys()]) if (!found.has(id) && answer.asked.includes(id)) followed.delete(id);
}

async function fetchStates(address) {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": formToken() },
      body: new URLSearchParams({ ids: [...followed.keys()].join(",") }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the network is away: the next question finds out
  }
}
