// Comfort only: answers come while somebody types, pieces are put in where the cursor stands, and what was written outlives a closed page until the tab is closed.
// Every button works without it, as a form.
(() => {
  "use strict";
  const form = document.getElementById("desk");
  if (!form || !window.fetch) return;
  const text = form.elements.text;
  const told = document.getElementById("desk-told");
  const kept = "desk";
  const regions = ["desk-agency", "desk-last", "desk-sentences", "desk-found", "desk-pieces"];
  // Precedents by sentence, so that only those of changed sentences are asked for.
  let alike = new Map();
  let shown = text.value;
  let asked = null;
  let timer = 0;

  remember();
  restore();

  form.addEventListener("input", event => {
    save();
    if (event.target === text) later();
    else if (event.target.name === "alike") whole("look");
  });
  form.addEventListener("change", event => {
    if (event.target.name === "agency" || event.target.name === "year") whole("look");
  });
  form.addEventListener("submit", event => {
    const act = event.submitter?.value ?? "look";
    if (act === "word" || act === "plain") return;
    event.preventDefault();
    if (act === "clear") { clear(); return; }
    const { insert, from, to } = event.submitter?.dataset ?? {};
    if (insert !== undefined) put(text.selectionStart, text.selectionEnd, insert, "已插入。");
    else if (from !== undefined) {
      const at = text.value.indexOf(from);
      if (at < 0) say("原句已经改动，没有替换。");
      else put(at, at + from.length, to, "已改正。");
    } else whole(act);
  });
  for (const name of ["keyup", "click"]) text.addEventListener(name, follow);

  function put(start, end, words, said) {
    text.focus();
    text.setSelectionRange(start, end);
    // What the browser puts in itself it can take back: Ctrl+Z. What is too long it would cut.
    const fits = text.textLength - (end - start) + words.length <= text.maxLength;
    if (!fits || !document.execCommand("insertText", false, words)) text.setRangeText(words, start, end, "end");
    say(said);
    save();
    refresh();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 800);
  }

  // Only what differs from the text that was asked about last.
  function refresh() {
    clearTimeout(timer);
    const now = text.value;
    if (now === shown) return;
    let head = 0;
    while (head < now.length && head < shown.length && now[head] === shown[head]) head++;
    let tail = 0;
    while (tail < now.length - head && tail < shown.length - head && now[now.length - 1 - tail] === shown[shown.length - 1 - tail]) tail++;
    const fields = state();
    fields.delete("find");
    fields.delete("piece");
    fields.delete("note");
    fields.set("from", Math.max(0, head - 1));
    fields.set("to", now.length - tail + 1);
    ask(fields, regions.slice(0, 3));
  }

  function whole(act) {
    clearTimeout(timer);
    if (act === "look") alike = new Map();
    const fields = state();
    fields.set("do", act);
    ask(fields, regions);
  }

  function state() {
    return new URLSearchParams(new FormData(form));
  }

  async function ask(fields, parts) {
    asked?.abort();
    const mine = asked = new AbortController();
    const now = text.value;
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.getElementById("desk")) throw new Error("no desk");
      if (mine.signal.aborted) return;
      swap(page, parts);
      const chosen = page.getElementById("agency").value;
      if (fields.get("do")?.startsWith("agency")) form.elements.agency.value = chosen;
      shown = now;
      say(page.getElementById("desk-told").textContent);
      remember();
      save();
      if (text.value !== now) later();
    } catch (error) {
      if (error.name !== "AbortError") say("暂时没有得到答复；文字都在，请稍后再按“查先例并核查”。");
    } finally {
      if (asked === mine) form.removeAttribute("aria-busy");
    }
  }

  function swap(page, parts) {
    const focused = document.activeElement;
    for (const id of parts) {
      const own = document.getElementById(id);
      const fresh = document.importNode(page.getElementById(id), true);
      if (id === "desk-sentences") {
        const open = new Set([...own.querySelectorAll(".desk-sentence:has(details[open])")].map(words));
        for (const sentence of fresh.querySelectorAll(".desk-sentence")) {
          const known = sentence.dataset.looked ? null : alike.get(words(sentence));
          if (known) sentence.querySelector(".desk-alike-list")?.replaceWith(known.cloneNode(true));
          if (open.has(words(sentence))) sentence.querySelector("details")?.setAttribute("open", "");
        }
      }
      own.replaceChildren(...fresh.childNodes);
    }

    // What had the focus is another element now, or gone.
    if (focused && !focused.isConnected) {
      const again = focused.value ? form.querySelector(`button[value="${CSS.escape(focused.value)}"]`) : null;
      (again ?? document.getElementById("pieces-h")).focus({ preventScroll: true });
    }
    follow();
  }

  function words(sentence) {
    return sentence.querySelector(".asked").textContent;
  }

  function remember() {
    for (const sentence of form.querySelectorAll(".desk-sentence[data-looked]")) {
      const list = sentence.querySelector(".desk-alike-list");
      if (list) alike.set(words(sentence), list);
    }
  }

  // The sentence in which the cursor stands is shown beside it.
  function follow() {
    if (text.value !== shown) return;
    const at = text.selectionStart;
    for (const sentence of form.querySelectorAll(".desk-sentence")) {
      const now = document.activeElement === text && +sentence.dataset.start <= at && at <= +sentence.dataset.end;
      sentence.classList.toggle("now", now);
      if (now && matchMedia("(min-width: 56.01rem)").matches) sentence.scrollIntoView({ block: "nearest" });
    }
  }

  function say(words) {
    told.textContent = words.replace(/\s+/g, " ").trim();
  }

  function save() {
    const fields = state();
    fields.delete("from");
    try { sessionStorage.setItem(kept, fields.toString()); } catch { /* forbidden or full: the form still holds it */ }
  }

  function clear() {
    // An answer under way would lay the text down again.
    clearTimeout(timer);
    asked?.abort();
    try { sessionStorage.removeItem(kept); } catch { /* nothing was kept */ }
    location.assign("/desk");
  }

  // Only into a desk on which nothing lies: what came with the page is newer.
  function restore() {
    let fields = null;
    try { fields = new URLSearchParams(sessionStorage.getItem(kept) ?? ""); } catch { return; }
    if (text.value !== "" || form.querySelector("[name=piece]") || (!fields.get("text") && !fields.has("piece"))) return;
    if (form.elements.agency.value === "") for (const name of ["agency", "year"]) form.elements[name].value = fields.get(name) ?? "";
    for (const name of ["text", "find", "role"]) form.elements[name].value = fields.get(name) ?? "";
    form.elements.alike.checked = fields.has("alike");
    fields.set("agency", form.elements.agency.value);
    fields.set("year", form.elements.year.value);
    fields.set("do", "look");
    ask(fields, regions);
  }
})();
