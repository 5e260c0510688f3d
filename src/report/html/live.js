// What a served page does beside: it sends decisions, and shows what became of them and of the articles.
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const [by, day, told] = [one("#by"), one("#day"), one("#told")];
  const keep = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* asked again, then */ } };
  const kept = (key) => { try { return sessionStorage.getItem(key) ?? ""; } catch { return ""; } };
  [by.value, day.value] = [kept("recoupe-by"), kept("recoupe-day")];
  by.addEventListener("change", () => keep("recoupe-by", by.value));
  day.addEventListener("change", () => keep("recoupe-day", day.value));
  one("#who").addEventListener("submit", (event) => event.preventDefault());

  const ask = (field) => {
    field.focus();
    field.setAttribute("aria-invalid", "true");
  };
  const decide = async (form, ruling) => {
    for (const field of [by, day]) field.removeAttribute("aria-invalid");
    if (!by.value.trim()) return ask(by);
    if (!day.value) return ask(day);
    const field = (name) => form.elements[name]?.value ?? "";
    const line = one(".told", form);
    line.textContent = "";
    if (ruling === "dismissed" && !field("reason")) {
      line.textContent = line.dataset.reason;
      return form.elements.reason.focus();
    }
    const said = { fingerprint: form.dataset.fingerprint, ruling, note: field("note"), by: by.value, date: day.value };
    if (ruling === "dismissed") said.reason = field("reason");
    if (ruling === "confirmed") said.wrong = field("wrong");
    const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) };
    try {
      const answer = await fetch("decide", sent);
      if (!answer.ok) throw new Error(await answer.text());
      form.reset();
      await refresh();
    } catch (error) {
      line.textContent = error.message;
    }
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".decide button");
    if (button) decide(button.form, button.value);
  });
  document.addEventListener("submit", (event) => { if (event.target.matches(".decide")) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog:modal") || !one("#keys").checked) return;
    if (event.key === "Enter" && event.target.matches(".decide select[name=reason]")) {
      event.preventDefault();
      return decide(event.target.form, "dismissed");
    }
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const form = event.target.closest(".finding")?.querySelector(".decide");
    const ruling = { c: "confirmed", d: "dismissed", s: "same-fact", n: "not-same-fact", u: "reopen" }[event.key];
    if (!form || !ruling || !one(`button[value="${ruling}"]`, form)) return;
    event.preventDefault();
    decide(form, ruling);
  });

  // The page as it is now takes the place of the one shown; what is being typed, read or chosen stays.
  let busy = Promise.resolve();
  const refresh = () => (busy = busy.then(replace, replace));
  const replace = async () => {
    const answer = await fetch("./");
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (fresh.documentElement.dataset.page === root.dataset.page) return;
    const active = document.activeElement?.closest("main [id]");
    const name = document.activeElement?.getAttribute("name");
    const after = all(".finding").map((node) => node.id);
    const typed = all(".decide").map((form) => [form.dataset.fingerprint, Object.fromEntries(new FormData(form))]);
    const [x, y] = [scrollX, scrollY];
    one("main").replaceChildren(...one("main", fresh).childNodes);
    for (const part of ["#d", "#verdicts"]) {
      const [old, now] = [one(part), one(part, fresh)];
      const off = new Set(all("input:not(:checked)", old).map((input) => input.value));
      const chosen = old.value;
      old.replaceChildren(...now.childNodes);
      for (const input of all("input", old)) input.checked = !off.has(input.value);
      if (part === "#d") old.value = all("option", old).some((o) => o.value === chosen) ? chosen : "";
    }
    for (const [fingerprint, values] of typed) {
      const form = all(".decide").find((node) => node.dataset.fingerprint === fingerprint);
      for (const [key, value] of Object.entries(values)) if (form?.elements[key]) form.elements[key].value = value;
    }
    root.dataset.page = fresh.documentElement.dataset.page;
    document.dispatchEvent(new Event("recoupe:fresh"));
    scrollTo({ left: x, top: y, behavior: "instant" });
    if (active) {
      const same = document.getElementById(active.id);
      const field = name && same && one(`.decide [name="${name}"]:not(button)`, same);
      const at = after.indexOf(active.id);
      // What was decided has gone to its own section: the next open one takes its turn.
      const next = after.slice(at + 1).map((id) => document.getElementById(id)).find((node) => node && !node.matches("[data-verdict=decided]"));
      const moved = same?.matches("[data-verdict=decided]") && at >= 0;
      (moved || !same ? next ?? one("main") : field || same).focus({ preventScroll: !moved });
    }
  };
  const news = new EventSource("news");
  news.addEventListener("message", (event) => { if (event.data !== root.dataset.page) refresh().catch(() => {}); });
  news.addEventListener("error", () => { told.textContent = told.dataset.lost; });
  news.addEventListener("open", () => { told.textContent = ""; });
})();
