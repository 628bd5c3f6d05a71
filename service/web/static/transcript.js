// The transcript follows the sound, and a click on a line is heard.

export function followTranscript(player) {
  const list = document.querySelector(".lines");
  const lines = [...list.querySelectorAll("li[data-start]")];
  const starts = lines.map((line) => Number(line.dataset.start));
  const follow = document.querySelector(".follow");
  let current = null;

  follow.hidden = false;

  function lineAt(seconds) {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= seconds) low = middle + 1;
      else high = middle;
    }
    const line = lines[low - 1];
    return line && seconds <= Number(line.dataset.end) + 0.5 ? line : null;
  }

  function show(line) {
    current?.classList.remove("now");
    current?.removeAttribute("aria-current");
    current = line;
    if (!line) return;
    line.classList.add("now");
    line.setAttribute("aria-current", "true");
    // Only the list scrolls, never the page: the reader may be at the scorecard.
    if (follow.querySelector("input").checked && player.playing) {
      list.scrollTop = line.offsetTop - list.clientHeight / 3;
    }
  }

  player.addEventListener("move", () => {
    const line = lineAt(player.time);
    if (line !== current) show(line);
  });

  list.addEventListener("click", (event) => {
    const line = event.target.closest("li[data-start]");
    if (line && getSelection().isCollapsed) player.playFrom(Number(line.dataset.start));
  });
}
