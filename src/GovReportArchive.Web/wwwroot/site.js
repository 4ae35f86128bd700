// Comfort only: suggestions while typing, searching among facet values, stepping through marked hits, "/" to reach the search box.
// Every page works without it.
(() => {
  "use strict";
  const box = document.querySelector('input[type="search"]');
  document.addEventListener("keydown", event => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "/" && box) { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === "n") step(1);
    if (event.key === "N" || event.key === "p") step(-1);
  });

  const report = document.querySelector("[data-hits]");
  const hits = report ? [...report.querySelectorAll("mark")] : [];
  let now = -1;
  let place = null;
  function step(by) {
    if (hits.length === 0) return;
    hits[now]?.classList.remove("now");
    now = (now + by + hits.length) % hits.length;
    hits[now].classList.add("now");
    hits[now].scrollIntoView({ block: "center" });
    if (place) place.textContent = `第 ${now + 1} 处，共 ${hits.length} 处`;
  }

  if (hits.length > 0) {
    const bar = document.createElement("div");
    bar.className = "hit-steps";
    const inner = document.createElement("div");
    inner.setAttribute("role", "group");
    inner.setAttribute("aria-label", "检索命中");
    place = document.createElement("span");
    place.setAttribute("role", "status");
    place.textContent = `共 ${hits.length} 处命中`;
    const previous = button("上一处", -1, "N");
    const next = button("下一处", 1, "n");
    inner.append(place, previous, next);
    bar.append(inner);
    report.append(bar);
  }

  function button(text, by, key) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = text;
    made.title = `${text}（${key}）`;
    made.addEventListener("click", () => step(by));
    return made;
  }

  // Suggestions: a combobox as the ARIA authoring practices have it. The input keeps the focus; options are pointed at.
  const kinds = { agency: "机关", region: "地区", term: "词语" };
  const form = box?.closest("form[data-suggest]");
  if (form) {
    const list = document.createElement("ul");
    list.id = "suggestions";
    list.className = "suggestions plain";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "输入提示");
    list.hidden = true;
    box.after(list);
    const told = document.createElement("span");
    told.className = "visually-hidden";
    told.setAttribute("role", "status");
    form.append(told);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", list.id);

    let items = [];
    let at = -1;
    let asked = null;
    let timer = 0;
    let composing = false;

    // What is being typed is the last piece of the text; inside quotation marks nothing is suggested, for there every character counts.
    function piece() {
      const before = box.value.slice(0, box.selectionStart ?? box.value.length);
      if ((before.match(/["“”＂]/g) ?? []).length % 2 === 1) return null;
      const found = /[^\s()（）"“”＂:：+!-]+$/u.exec(before);
      if (!found || /^(AND|OR|NOT|TO)$/.test(found[0]) || /[*^~[\]{}]/.test(found[0])) return null;
      const scoped = /[:：]$/.test(before.slice(0, found.index));
      return { text: found[0], start: found.index, end: before.length, scoped };
    }

    function close() {
      clearTimeout(timer);
      asked?.abort();
      items = [];
      at = -1;
      list.hidden = true;
      list.replaceChildren();
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function ask() {
      clearTimeout(timer);
      if (composing) return;
      timer = setTimeout(load, 80);
    }

    async function load() {
      const typed = piece();
      if (!typed) { close(); return; }
      asked?.abort();
      const mine = asked = new AbortController();
      const kind = typed.scoped ? "&kind=term" : "";
      try {
        const answer = await fetch(`/api/v1/suggest?limit=8${kind}&q=${encodeURIComponent(typed.text)}`, { signal: mine.signal });
        if (!answer.ok || mine !== asked) return;
        show((await answer.json()).items, typed);
      } catch (error) {
        // Given up for a newer question, or the server is away: typing goes on without suggestions.
        if (error.name !== "AbortError") close();
      }
    }

    function show(found, typed) {
      items = found.map(item => ({ item, typed }));
      at = -1;
      box.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map(option));
      list.hidden = found.length === 0;
      box.setAttribute("aria-expanded", String(found.length > 0));
      told.textContent = found.length > 0 ? `${found.length} 条提示，用上下键选择` : "";
    }

    function option(item, number) {
      const made = document.createElement("li");
      made.id = `suggestion-${number}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      const name = span("name", "");
      marked(name, item.matched ? item.label : null, item.matched ?? item.label, item.marks);
      if (item.where) name.append(span("where", item.where));
      made.append(span("kind", kinds[item.kind] ?? item.kind), name, span("num", `${item.count.toLocaleString("en-US")} 份`));
      made.addEventListener("mousedown", event => event.preventDefault());
      made.addEventListener("click", () => choose(number));
      return made;
    }

    function marked(into, label, text, marks) {
      if (label) into.append(label, "（");
      let done = 0;
      for (const [start, length] of marks) {
        const mark = document.createElement("b");
        mark.textContent = text.slice(start, start + length);
        into.append(text.slice(done, start), mark);
        done = start + length;
      }
      into.append(text.slice(done));
      if (label) into.append("）");
    }

    function point(to) {
      list.children[at]?.setAttribute("aria-selected", "false");
      at = to;
      const pointed = list.children[at];
      if (!pointed) { box.removeAttribute("aria-activedescendant"); return; }
      pointed.setAttribute("aria-selected", "true");
      pointed.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", pointed.id);
    }

    // An agency or a region becomes a filter in place of what was typed; a term completes it.
    function choose(number) {
      const { item, typed } = items[number];
      const rest = [box.value.slice(0, typed.start), box.value.slice(typed.end)];
      if (item.kind === "term") {
        box.value = rest.join(item.value);
      } else {
        box.value = rest.join(" ").trim();
        const filter = document.createElement("input");
        filter.type = "hidden";
        filter.name = item.kind;
        filter.value = item.value;
        form.append(filter);
      }
      close();
      form.requestSubmit();
    }

    box.addEventListener("input", ask);
    box.addEventListener("compositionstart", () => { composing = true; });
    box.addEventListener("compositionend", () => { composing = false; ask(); });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", event => {
      // While an input method composes, every key is its own.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
      if (event.key === "Enter" && at >= 0) { event.preventDefault(); choose(at); return; }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      if (list.hidden) { if (event.key === "ArrowDown" && box.value.trim()) { event.preventDefault(); load(); } return; }
      event.preventDefault();
      const count = items.length + 1;
      // One step beyond either end is the text itself, with nothing pointed at.
      point((at + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count - 1);
    });
  }

  function span(name, text) {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = text;
    return made;
  }
})();
