// Comfort only: stepping through marked hits, "/" to reach the search box. Every page works without it.
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
})();
