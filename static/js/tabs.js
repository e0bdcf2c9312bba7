// On a narrow screen the row of sections scrolls: the open one is brought into its middle.
// Without this script the row begins at its beginning.
for (const row of document.querySelectorAll(".tabs")) {
  const open = row.querySelector("[aria-current]");
  if (!open) continue;
  const [at, frame] = [open.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += at.left - frame.left - (frame.width - at.width) / 2;
}
