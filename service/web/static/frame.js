// What is the same on every page: the place in the navigation, and word of a network that is away.

document.querySelector(".side nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

const words = document.getElementById("offline");
const show = () => (words.hidden = navigator.onLine);
addEventListener("online", show);
addEventListener("offline", show);
show();
