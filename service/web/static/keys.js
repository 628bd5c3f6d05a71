// Single keys: for the player here, for a review from its own module. They can be switched off,
// since some people speak to their browser.

const OFF = "callgrade-keys-off";
const handlers = [];

/** Adds keys: `press(key, target)` says whether the key meant something. */
export function addKeys(press) {
  handlers.push(press);
}

export function followKeys() {
  const dialog = document.getElementById("shortcuts");
  const on = dialog.querySelector(".keys-on");
  on.checked = document.documentElement.dataset.keys !== "off" && !localStorage.getItem(OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  showButtons();
  document.addEventListener("parts", showButtons);
  document.addEventListener("click", (event) => {
    if (event.target.closest("button.shortcuts")) dialog.showModal();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open || isTyping(event.target)) return;
    if (event.key === "?") dialog.showModal();
    else if (!on.checked || !handlers.some((press) => press(event.key, event.target))) return;
    event.preventDefault();
  });
}

function showButtons() {
  for (const button of document.querySelectorAll("button.shortcuts")) button.hidden = false;
}

function isTyping(element) {
  return element.closest("input:not([type=checkbox], [type=range]), textarea, select, [contenteditable]") !== null;
}
