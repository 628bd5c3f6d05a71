// Says when the network is away: what the page shows is then as old as its last answer.

const words = document.getElementById("offline");
const show = () => (words.hidden = navigator.onLine);
addEventListener("online", show);
addEventListener("offline", show);
show();
