// Files dropped anywhere on the page go into its field and are named below it; the form is sent by its button.
// <div data-drop> around one file field. The field works without it.
const zone = document.querySelector("[data-drop]");
const field = zone.querySelector('input[type="file"]');
const form = field.form;
const veil = zone.querySelector("[data-drop-veil]");
zone.querySelector("[data-drop-hint]").hidden = false;
const list = zone.querySelector("[data-dropped]");

const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
const same = (one, other) => one.name === other.name && one.size === other.size;

function say() {
  list.replaceChildren(
    ...[...field.files].map((file) => {
      const row = document.createElement("li");
      row.textContent = file.name;
      return row;
    }),
  );
  list.hidden = field.files.length === 0;
}

function show(event) {
  if (!hasFiles(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  veil.hidden = false;
}

function hide() {
  veil.hidden = true;
}

document.addEventListener("dragenter", show);
document.addEventListener("dragover", show);
document.addEventListener("dragleave", (event) => event.relatedTarget || hide());
document.addEventListener("drop", (event) => {
  hide();
  if (!hasFiles(event)) return;
  event.preventDefault();
  const all = new DataTransfer();
  const dropped = [...event.dataTransfer.files];
  const before = [...field.files].filter((file) => !dropped.some((one) => same(one, file)));
  for (const file of [...before, ...dropped]) all.items.add(file);
  field.files = all.files;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  form.querySelector("button:not([type=button])").focus();
});
field.addEventListener("change", say);
say();
