// A clip plays just its seconds, however often it is started.

for (const audio of document.querySelectorAll("audio[data-start]")) {
  const [start, end] = [Number(audio.dataset.start), Number(audio.dataset.end)];
  audio.addEventListener("play", () => {
    if (audio.currentTime < start - 0.1 || audio.currentTime >= end - 0.05) audio.currentTime = start;
    const watch = () => {
      if (audio.paused) return;
      if (audio.currentTime >= end) audio.pause();
      else requestAnimationFrame(watch);
    };
    watch();
  });
}
