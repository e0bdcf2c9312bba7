// Says that a file is being made while it is. <div class="downloads" data-making="words">, its links have `download`.
// Without this module the link works as any other; so it does whenever anything here goes wrong.
const SOON = 250;

function nameOf(response) {
  const told = /filename\*=utf-8''([^;]+)/i.exec(response.headers.get("Content-Disposition") || "");
  return told ? decodeURIComponent(told[1]) : "";
}

async function save(link) {
  const response = await fetch(link.href, { credentials: "same-origin" });
  const name = nameOf(response);
  if (!response.ok || !name) throw new Error(response.statusText);
  const kept = URL.createObjectURL(await response.blob());
  const anchor = Object.assign(document.createElement("a"), { href: kept, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(kept), 60_000);
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest(".downloads[data-making] a[download]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-busy") === "true") return;
  const list = link.closest(".downloads");
  const status = list.querySelector("[role=status]");
  link.setAttribute("aria-busy", "true");
  const said = setTimeout(() => { status.textContent = list.dataset.making; }, SOON);
  try {
    await save(link);
  } catch {
    location.assign(link.href);
  }
  clearTimeout(said);
  status.textContent = "";
  link.removeAttribute("aria-busy");
});
