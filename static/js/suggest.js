// Suggestions under a text field: the ARIA combobox pattern over a list drawn by the server.
//   data-suggest-url   answers ?q=… with templates/components/_suggestions.html
//   data-suggest-go    choosing an option with an address opens it
//   data-suggest-into  id of the hidden field that takes the option's value
// Without this script the field is an ordinary text field and the form finds the same things.
const WAIT = 180;
let number = 0;

class Suggest {
  constructor(input) {
    this.input = input;
    this.into = document.getElementById(input.dataset.suggestInto || "");
    this.key = `suggest-${++number}`;
    this.at = -1;
    this.box = document.createElement("div");
    this.box.className = "suggest";
    input.replaceWith(this.box);
    this.list = this.emptyList();
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.box.append(input, this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.key, autocomplete: "off",
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key_pressed(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  emptyList() {
    const list = document.createElement("ul");
    list.setAttribute("role", "listbox");
    list.id = this.key;
    list.hidden = true;
    return list;
  }

  get options() { return [...this.list.querySelectorAll('[role="option"]')]; }

  later() {
    if (this.into) this.into.value = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const words = this.input.value.trim();
    this.asked?.abort();
    if (words.length < 2) return this.close();
    this.asked = new AbortController();
    const address = new URL(this.input.dataset.suggestUrl, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { signal: this.asked.signal, headers: { Accept: "text/html" } });
      if (answer.ok) this.show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") this.close();
    }
  }

  show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector('[role="listbox"]');
    if (!fresh) return this.close();
    fresh.id = this.key;
    fresh.setAttribute("aria-label", this.input.labels[0]?.textContent.trim() || "");
    this.list.replaceWith(fresh);
    this.list = fresh;
    this.options.forEach((option, at) => {
      option.id = `${this.key}-${at}`;
      option.addEventListener("mousedown", (event) => { event.preventDefault(); this.choose(option); });
    });
    this.status.textContent = fresh.dataset.status || "";
    this.at = -1;
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.input.removeAttribute("aria-activedescendant");
  }

  close() {
    this.asked?.abort();
    this.list.hidden = true;
    this.at = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  mark(at) {
    const options = this.options;
    if (!options.length || this.list.hidden) return;
    this.at = (at + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === this.at)));
    options[this.at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
  }

  choose(option) {
    if ("suggestGo" in this.input.dataset && option.dataset.url) return void location.assign(option.dataset.url);
    this.input.value = option.dataset.label || option.textContent.trim();
    if (this.into) this.into.value = option.dataset.value || "";
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.close();
  }

  key_pressed(event) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      if (this.list.hidden) this.ask(); else this.mark(this.at + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      this.mark(this.at < 0 ? -1 : this.at - 1);
    } else if (event.key === "Enter" && this.at >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.choose(this.options[this.at]);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }
}

const dress = (root) => {
  for (const input of root.querySelectorAll("input[data-suggest-url]:not([role=combobox])")) new Suggest(input);
};
dress(document);
document.addEventListener("htmx:load", (event) => dress(event.detail.elt));
