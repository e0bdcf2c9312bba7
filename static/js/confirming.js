// Goes through what was found by keyboard. Keys work only while a finding has the focus (WCAG 2.1.4), and never
// inside a field; without this script every button is reached by Tab as anywhere else.
const list = document.querySelector("[data-confirming]");
const rows = () => [...list.querySelectorAll("[data-finding]")];

function show(row) {
  for (const mark of document.querySelectorAll(".mark.here")) mark.classList.remove("here");
  const marks = document.querySelectorAll(`.mark[data-numbers~="${row.dataset.finding}"]`);
  for (const mark of marks) mark.classList.add("here");
  const side = marks[0]?.closest(".side");
  // Only the column of the document moves, never the page under the reader.
  if (side && side.scrollHeight > side.clientHeight) {
    side.scrollTop += marks[0].getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
  }
}

function go(from, step) {
  const all = rows();
  const to = all[all.indexOf(from) + step];
  if (to) to.focus();
}

function nextOpen(number) {
  const all = rows();
  const at = all.findIndex((row) => row.dataset.finding === number);
  return all.slice(at + 1).find((row) => row.classList.contains("open")) || all[at];
}

const press = (row, key) => row.querySelector(`[data-key="${key}"]`)?.click();
const KEYS = {
  ArrowDown: (row) => go(row, 1),
  ArrowUp: (row) => go(row, -1),
  Enter: (row) => press(row, "accept"),
  Delete: (row) => press(row, "reject"),
};

list.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-finding]");
  if (row) show(row);
});
list.addEventListener("keydown", (event) => {
  const row = event.target;
  if (!row.matches("[data-finding]") || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(row);
});
document.addEventListener("htmx:afterSwap", (event) => {
  const number = event.detail.elt?.dataset?.finding || event.detail.target?.dataset?.finding;
  if (!number) return;
  const row = list.querySelector(`[data-finding="${number}"]`);
  const refused = row?.querySelector("[role=alert]");
  (refused ? row : nextOpen(number))?.focus();
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mark");
  const row = mark && document.querySelector(mark.getAttribute("href"));
  if (row) row.focus();
});
