// The list at the door with a poor connection: a mark is first kept on the device, then sent until it is taken.
// Every mark has a key made here, so that one sent twice is one mark, and tells how long it waited.
// Without this script each button sends its form.
const box = document.querySelector("[data-door]");
const EVERY = 5000;
const words = box?.dataset ?? {};
const shelf = `spoiwo-door-${words.door}`;

const read = () => { try { return JSON.parse(localStorage.getItem(shelf)) || []; } catch { return []; } };
const write = (marks) => { try { localStorage.setItem(shelf, JSON.stringify(marks)); } catch { memory = marks; } };
let memory = null;
const waiting = () => memory ?? read();
const keep = (marks) => { if (memory) memory = marks; else write(marks); };
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

let token = box?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
let trouble = "";
// What the server did not take stays in sight, also after a reload, until somebody puts it aside.
let refused = (() => { try { return JSON.parse(localStorage.getItem(`${shelf}-refused`)) || []; } catch { return []; } })();
const keepRefused = (marks) => { refused = marks; try { localStorage.setItem(`${shelf}-refused`, JSON.stringify(marks)); } catch { /* shown all the same */ } };
let busy = false;

const rowOf = (number) => box.querySelector(`[data-row="${number}"]`);

function paint(row, mark, note, isDeputy, isContested, isWaiting) {
  row.dataset.mark = mark;
  row.toggleAttribute("data-deputy", isDeputy);
  row.toggleAttribute("data-contested", isContested);
  row.toggleAttribute("data-waiting", isWaiting);
  const shown = row.querySelector("[data-note]");
  if (note !== null && shown.textContent !== note) shown.textContent = note;
  for (const button of row.querySelectorAll(".marks [aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.value === mark && !(isDeputy && mark === "present")));
  }
}

function paintWaiting() {
  for (const one of waiting()) {
    const row = rowOf(one.participant);
    if (row) paint(row, one.mark, one.deputy_name ?? "", Boolean(one.deputy_name), false, true);
  }
  tell();
}

function tell() {
  const line = box.querySelector("[data-line]");
  const count = waiting().length;
  const parts = [];
  if (trouble) parts.push(words[trouble]);
  if (count) parts.push(`${words.waiting} ${count}.`);
  for (const one of refused) parts.push(`${words.refused} ${one.who}. ${one.reason}`);
  line.hidden = parts.length === 0;
  line.dataset.tone = refused.length ? "bad" : "";
  const said = parts.join(" ");
  if (line.dataset.said === said) return;
  line.dataset.said = said;
  line.textContent = said;
  if (trouble === "signedOut") line.append(" ", link(words.signIn));
  if (refused.length) line.append(" ", putAside());
}

function link(label) {
  const made = document.createElement("a");
  made.href = location.href;
  made.target = "_blank";
  made.rel = "noopener";
  made.textContent = label;
  return made;
}

function putAside() {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn quiet small";
  made.textContent = words.forget;
  made.addEventListener("click", () => { keepRefused([]); tell(); });
  return made;
}

function show(state) {
  token = state.csrf || token;
  const counts = box.querySelector("[data-counts]");
  const fresh = new DOMParser().parseFromString(state.counts, "text/html").body;
  if (counts.textContent.trim() !== fresh.textContent.trim()) counts.replaceChildren(...fresh.childNodes);
  const held = new Set(waiting().map((one) => String(one.participant)));
  for (const [number, row] of Object.entries(state.rows)) {
    const shown = rowOf(number);
    if (shown && !held.has(number)) paint(shown, row.mark, row.note, row.deputy, row.contested, false);
  }
}

async function ask(address, options = {}) {
  const answer = await fetch(address, { redirect: "manual", headers: { Accept: "application/json", ...options.headers }, ...options });
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new Error("signedOut");
  if (answer.status === 403 || answer.status === 404) throw new Error("forbidden");
  if (!answer.ok) throw new Error("offline");
  return answer.json();
}

async function send() {
  const marks = waiting();
  const now = Date.now();
  const sent = marks.map(({ at, who, ...mark }) => ({ ...mark, ago: Math.max(0, (now - at) / 1000) }));
  const post = () => ask(words.marksUrl, { method: "POST", body: JSON.stringify({ marks: sent }), headers: { "Content-Type": "application/json", "X-CSRFToken": token, Accept: "application/json" } });
  let state;
  try {
    state = await post();
  } catch (error) {
    // After signing in again the token of the form is another one: it comes with the state.
    if (error.message !== "forbidden") throw error;
    token = (await ask(words.stateUrl)).csrf;
    state = await post();
  }
  const done = new Set(marks.map((one) => one.key));
  const left = waiting().filter((one) => !done.has(one.key));
  const why = Object.fromEntries(state.refused.map((one) => [one.key, one.reason]));
  const fresh = marks.filter((one) => why[one.key]).map((one) => ({ who: one.who, reason: why[one.key] }));
  if (fresh.length) keepRefused([...refused, ...fresh]);
  keep(left);
  return state;
}

async function talk() {
  if (busy) return;
  busy = true;
  try {
    show(waiting().length ? await send() : await ask(words.stateUrl));
    trouble = "";
  } catch (error) {
    trouble = ["signedOut", "forbidden"].includes(error.message) ? error.message : "offline";
    // Whoever signed out on this device leaves no names behind; while marks wait, the page is needed.
    if (trouble === "signedOut" && !waiting().length) forgetPage();
  } finally {
    busy = false;
    paintWaiting();
  }
  if (!trouble && waiting().length) talk();
}

function press(event) {
  const form = event.target.closest("[data-mark-form]");
  const button = event.submitter;
  if (!form || !button) return;
  const fields = Object.fromEntries(new FormData(form));
  if (fields.with_deputy && !fields.deputy_name.trim()) {
    event.preventDefault();
    form.querySelector("[name=deputy_name]").focus();
    return;
  }
  event.preventDefault();
  delete fields.csrfmiddlewaretoken;
  const row = rowOf(fields.participant);
  const who = row.querySelector("b").textContent;
  keep([...waiting(), { ...fields, mark: button.value, key: newKey(), at: Date.now(), who }]);
  form.closest("details")?.removeAttribute("open");
  paintWaiting();
  talk();
}

function find(event) {
  const fold = (text) => text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const wanted = fold(event.target.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of box.querySelectorAll("[data-row]")) {
    row.hidden = !wanted.every((word) => row.dataset.words.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  box.querySelector("[data-none]").hidden = shown > 0;
}

// So that the page opens again without a connection: it and the files of its look are kept on the device.
async function keepPage() {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  if (!words.workerUrl) return forgetPage();
  try {
    await navigator.serviceWorker.register(words.workerUrl);
    const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload], script[src]")];
    await (await caches.open("spoiwo-door")).addAll([location.pathname, ...parts.map((part) => part.href || part.src)]);
  } catch { /* a browser that refuses keeps the marks all the same */ }
}

const forgetPage = () => window.caches?.delete("spoiwo-door");

if (box) {
  keepPage();
  box.addEventListener("submit", press);
  box.querySelector("[data-search]").addEventListener("input", find);
  addEventListener("online", talk);
  addEventListener("storage", (event) => { if (event.key === shelf) paintWaiting(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) talk(); });
  setInterval(() => { if (!document.hidden) talk(); }, EVERY);
  paintWaiting();
  if (waiting().length) talk();
}
