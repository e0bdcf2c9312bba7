// Search of a hand-over pack: every word must stand in a line of the list, without a server.
"use strict";
(function () {
  const form = document.getElementById("szukaj");
  const words = document.getElementById("slowa");
  const said = document.getElementById("wyniki");
  const list = document.getElementById("lista");
  if (!form || !Array.isArray(window.SPIS)) return;
  form.hidden = false;

  function fold(text) {
    return text.toLowerCase().replace(/ł/g, "l").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function line(entry) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("small");
    link.href = "strony/" + entry[2];
    link.textContent = entry[0];
    kind.textContent = entry[1];
    item.append(link, kind);
    return item;
  }

  function find() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const found = wanted.length
      ? window.SPIS.filter((entry) => wanted.every((word) => entry[3].includes(word)))
      : [];
    list.replaceChildren(...found.slice(0, 100).map(line));
    list.hidden = found.length === 0;
    said.textContent = !wanted.length ? "" : found.length === 0 ? said.dataset.none
      : said.dataset.found + " " + found.length + (found.length > 100 ? ". " + said.dataset.more : "");
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  words.addEventListener("input", find);
})();
