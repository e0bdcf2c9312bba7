// Opens the list at the door again when there is no connection. It rules one page and the files of its look;
// the network always comes first, and what is kept goes when the meeting is over or somebody signs out.
const SHELF = "spoiwo-door";
const PAGE = new URL("./", self.location.href).pathname;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const isPage = event.request.mode === "navigate" && url.pathname === PAGE;
  if (isPage || url.pathname.startsWith("/static/")) event.respondWith(freshOrKept(event.request, isPage));
});

async function freshOrKept(request, isPage) {
  const shelf = await caches.open(SHELF);
  const name = isPage ? PAGE : request.url;
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await shelf.put(name, answer.clone());
    return answer;
  } catch (error) {
    const kept = await shelf.match(name);
    if (kept) return kept;
    throw error;
  }
}
