// The page can be read without this: it adds filters, keys, the theme and a list of partners.
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  // A page opened from disk may be refused its storage.
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* forgotten, then */ } };
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  for (const tool of all(".tools:not(.none)")) tool.hidden = false;

  // Light and dark.
  const theme = one("#theme");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const show = (name) => {
    if (name) root.dataset.theme = name;
    theme.setAttribute("aria-pressed", String(dark()));
  };
  show(["light", "dark"].find((name) => name === kept("recoupe-theme")));
  theme.addEventListener("click", () => { show(dark() ? "light" : "dark"); keep("recoupe-theme", root.dataset.theme); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show());

  // Filters.
  const form = one("#filters");
  const words = one("#q");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");
  let items = [];
  let findings = [];
  const gather = () => {
    items = all(".finding, .facts tbody").map((node) => ({
      node,
      text: fold(node.textContent),
      documents: node.dataset.documents.split(" "),
      // A fact is told under its verdict; one that has none is always told.
      verdict: node.dataset.verdict,
    }));
    findings = items.filter((item) => item.node.matches(".finding"));
  };
  if (matchMedia("(max-width: 62rem)").matches) one("details", form).open = false;
  const filter = () => {
    const on = (name) => new Set(all(`input[name="${name}"]:checked`, form).map((input) => input.value));
    const known = new Set(all('input[name="verdict"]', form).map((input) => input.value));
    const [verdicts, states, document, query] = [on("verdict"), on("state"), one("#d").value, fold(words.value.trim())];
    for (const { node, text, documents, verdict } of items) {
      const wanted = !known.has(verdict) || verdicts.has(verdict);
      node.hidden = !(wanted && (!document || documents.includes(document)) && text.includes(query));
    }
    for (const group of all(".group")) group.hidden = !one(".finding:not([hidden])", group);
    for (const text of all(".text")) text.hidden = Boolean(document) && text.dataset.document !== document;
    for (const mark of all(".text .v")) mark.classList.toggle("off", !states.has(mark.dataset.state));
    const shown = findings.filter((item) => !item.node.hidden).length;
    one(".none").hidden = shown > 0 || findings.length === 0;
    const told = one("#shown");
    told.textContent = told.dataset.told.replace("{shown}", shown).replace("{all}", findings.length);
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  const start = () => { gather(); filter(); };
  document.addEventListener("recoupe:fresh", start);
  start();
  // A link into what a filter hides shows it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    setTimeout(() => target.scrollIntoView());
  };
  addEventListener("hashchange", reveal);

  // From a figure to its partners.
  const panel = one("#partners");
  let from = null;
  const link = (href, text) => Object.assign(document.createElement("a"), { href, textContent: text });
  const partners = (mark) => {
    const body = one("#partners-body");
    const fact = document.getElementById(mark.dataset.fact);
    const list = document.createElement("ul");
    for (const row of all("tr:not(.question)", fact)) {
      const [value, places, day] = [...row.cells].map((cell) => cell.cloneNode(true));
      const item = document.createElement("li");
      const name = Object.assign(document.createElement("b"), { lang: value.lang, textContent: value.textContent });
      item.append(name, " · ", day.textContent, " · ", ...places.childNodes);
      list.append(item);
    }
    const home = mark.getAttribute("href");
    const label = document.createElement("p");
    label.textContent = one(".label", fact).textContent;
    const more = document.createElement("p");
    more.append(link(home, home.startsWith("#f-") ? panel.dataset.finding : panel.dataset.fact));
    body.replaceChildren(label, list, more);
    from = mark;
    panel.show();
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.v[data-fact]");
    if (mark && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      partners(mark);
    } else if (event.target.closest("#partners a")) {
      from = null;
      panel.close();
    }
  });
  panel.addEventListener("close", () => from?.focus());

  // Keys.
  const help = one("#help");
  const keys = one("#keys");
  keys.checked = kept("recoupe-keys") !== "off";
  keys.addEventListener("change", () => keep("recoupe-keys", keys.checked ? "on" : "off"));
  one("#help-open").addEventListener("click", () => help.showModal());
  const step = (by) => {
    const open = findings.map((item) => item.node).filter((node) => !node.hidden);
    if (!open.length) return;
    const here = document.activeElement?.closest(".finding");
    const at = open.indexOf(here);
    const next = open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + by, 0), open.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) panel.close();
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const does = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => { one("details", form).open = true; words.focus(); },
      "?": () => help.showModal(),
    }[event.key];
    if (does) {
      event.preventDefault();
      does();
    }
  });
})();
