// Talking to the server: JSON in and out, with the form token that every change needs.

export function formToken() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

/** Takes a new form token, as after signing in again in another tab. */
export async function renewFormToken() {
  const response = await fetch(location.pathname).catch(() => null);
  const text = response?.ok ? await response.text() : "";
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector('meta[name="csrf-token"]');
  if (fresh) document.querySelector('meta[name="csrf-token"]').content = fresh.content;
}

/** The JSON at an address, or null when it cannot be had just now. */
export async function fetchJson(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (response.status === 401) {
      location.reload(); // signed out: the server leads to the sign-in page
      return null;
    }
    return response.ok ? await response.json() : null;
  } catch {
    return null; // the network is away: the next poll tries again
  }
}

/** Calls `step` every two seconds while it says true and the page is looked at. */
export function pollWhile(step) {
  const wait = () => setTimeout(run, 2000);
  const run = async () => {
    if (document.hidden) {
      document.addEventListener("visibilitychange", run, { once: true });
    } else if (await step()) {
      wait();
    }
  };
  wait();
}
