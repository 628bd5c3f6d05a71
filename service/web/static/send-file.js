// One upload with its progress (fetch cannot tell it). Gives what the server answers, or {problem}.

import { formToken } from "./server.js";

const AWAY = "The connection broke, so this recording was not taken in. Try again.";

export function sendFile(address, fields, onProgress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", formToken());
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => resolve(read(request)));
    request.addEventListener("error", () => resolve({ problem: AWAY }));
    request.addEventListener("timeout", () => resolve({ problem: AWAY }));
    request.send(fields);
  });
}

function read(request) {
  const ok = request.status >= 200 && request.status < 300;
  try {
    const answer = JSON.parse(request.responseText);
    return ok ? answer : { problem: answer.error.message };
  } catch {
    return { problem: `The server refused this (${request.status}). Try again, or ask your administrator.` };
  }
}
