// Parts of the call page that the server renders anew, put in their places.

import { formToken } from "./server.js";

/** Puts each part (id to HTML) in place; what had the keyboard's focus has it again. */
export function showParts(parts) {
  for (const [id, markup] of Object.entries(parts)) {
    const old = document.getElementById(id);
    if (!old) continue;
    const focus = placeOf(old, document.activeElement);
    if (old.matches("article.item")) {
      const holder = document.createElement("template");
      holder.innerHTML = markup; // the server's own escaped markup
      const fresh = holder.content.querySelector("article");
      old.replaceWith(fresh);
      focusAgain(fresh, focus);
    } else {
      old.innerHTML = markup;
      focusAgain(old, focus);
    }
  }
  document.dispatchEvent(new Event("parts"));
}

/** Tells a screen reader, and whoever looks, what came of it. */
export function say(words) {
  document.getElementById("said").textContent = words;
}

/** Sends a form's fields; the JSON answer. Throws an Error with the server's sentence. */
export async function post(address, fields) {
  const response = await fetch(address, {
    method: "POST",
    keepalive: true, // whoever goes on to the next call has said this nevertheless
    headers: { Accept: "application/json", "X-CSRFToken": formToken() },
    body: new URLSearchParams(fields),
  }).catch(() => {
    throw new Error("The server cannot be reached, so nothing was changed. Try again in a moment.");
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error?.message ?? "That did not work. Reload the page and try again.");
  return answer;
}

function placeOf(root, element) {
  if (!root.contains(element)) return null;
  const item = element.closest("article.item");
  return { item: item?.id, self: element === root || element === item, kind: element.tagName, value: element.value };
}

function focusAgain(root, focus) {
  if (!focus) return;
  const within = focus.item ? document.getElementById(focus.item) : root;
  if (!within) return;
  const same = focus.self ? null : [...within.querySelectorAll("button, input, a")].find((e) => e.tagName === focus.kind && e.value === focus.value && e.tabIndex === 0);
  const next = same ?? (within.matches("[tabindex]") ? within : within.querySelector("button, a"));
  next?.focus({ preventScroll: true });
}
