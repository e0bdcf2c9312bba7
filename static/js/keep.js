// Keeps what was typed or marked on this device until the server has it. <form data-keep="key">.
// The key names the thing and its version; a form that comes back empty of a kept mark drops it.
const PREFIX = "spoiwo-keep:";

function fields(form) {
  return [...form.elements].filter((field) => field.name && field.type !== "hidden" && !field.disabled);
}

function read(form) {
  const kept = {};
  for (const field of fields(form)) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.checked) kept[field.name] = field.value;
    } else if (field.tagName === "TEXTAREA" || field.type === "text") {
      kept[field.name] = field.value;
    }
  }
  return kept;
}

function restore(form, kept) {
  let changed = false;
  for (const field of fields(form)) {
    const value = kept[field.name];
    if (value === undefined) continue;
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.value === value && !field.checked) changed = field.checked = true;
    } else if ((field.tagName === "TEXTAREA" || field.type === "text") && field.value !== value) {
      field.value = value;
      changed = true;
    }
  }
  return changed;
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const key = PREFIX + form.dataset.keep;
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && restore(form, kept)) {
      const words = form.querySelector(".kept");
      if (words) words.hidden = false;
    } else {
      localStorage.removeItem(key);
    }
    form.addEventListener("input", () => localStorage.setItem(key, JSON.stringify(read(form))));
  } catch {
    // Without storage the form works as any other.
  }
}
