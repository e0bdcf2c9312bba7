// Asks before leaving a form with unsaved changes. <form data-guard="words">: the browser shows words of its own.
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  for (const form of changed) if (form.isConnected) return event.preventDefault();
});
