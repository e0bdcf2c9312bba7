// Photos of a gallery in one dialogue: arrows go on, Escape closes, focus returns to the thumbnail.
// Without this script each thumbnail leads to the photo's own page, with the same words and ways on.
const FAR = 40;

function open(list, links, at) {
  const made = list.parentElement.querySelector("template[data-viewer]").content.cloneNode(true);
  const dialog = made.querySelector("dialog");
  const told = dialog.querySelector(".viewer-at");
  const shot = dialog.querySelector(".viewer-shot");
  let number = at;

  function show(next) {
    number = (next + links.length) % links.length;
    const link = links[number];
    const picture = link.querySelector("picture").cloneNode(true);
    // The same copies to choose from, seen at the width of the window.
    for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
    const image = picture.querySelector("img");
    image.loading = "eager";
    image.className = "";
    const figure = document.createElement("figure");
    figure.append(picture);
    const words = link.closest("figure")?.querySelector("figcaption");
    if (words) figure.append(words.cloneNode(true));
    shot.replaceChildren(figure);
    told.textContent = told.dataset.said.replace("{number}", number + 1).replace("{all}", links.length);
    dialog.querySelector("[data-own]").href = link.href;
  }

  dialog.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) show(number + Number(step.dataset.step));
    if (event.target.closest("[data-close]") || event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowLeft: number - 1, ArrowRight: number + 1, Home: 0, End: links.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(steps[event.key]);
  });
  let from = null;
  shot.addEventListener("pointerdown", (event) => { from = event.clientX; });
  shot.addEventListener("pointerup", (event) => {
    const way = from === null ? 0 : event.clientX - from;
    from = null;
    if (Math.abs(way) > FAR) show(number + (way < 0 ? 1 : -1));
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[number].focus();
  });
  for (const step of dialog.querySelectorAll("[data-step]")) step.hidden = links.length < 2;
  document.body.append(dialog);
  dialog.showModal();
  show(at);
}

for (const list of document.querySelectorAll("[data-gallery]")) {
  const links = [...list.querySelectorAll("a[data-shot]")];
  links.forEach((link, at) => link.addEventListener("click", (event) => {
    // A link opened in another window is a link.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(list, links, at);
  }));
}
