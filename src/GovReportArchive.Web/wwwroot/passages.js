// Comfort only: copying at one click, also by buttons that come later. The texts to copy stand on the page for those who copy by hand.
(() => {
  "use strict";
  // Beside the button for the eye, here for those who hear the page.
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  document.body.append(told);

  const labels = new WeakMap();
  const waiting = new WeakMap();
  for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = false;
  document.addEventListener("click", async event => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    if (!labels.has(button)) labels.set(button, button.textContent);
    const words = await copy(button.dataset.copy) ? "已复制" : "未能复制，请手工选取";
    button.textContent = words;
    // The same words twice would not be read out twice.
    told.textContent = "";
    setTimeout(() => { told.textContent = words; }, 50);
    clearTimeout(waiting.get(button));
    waiting.set(button, setTimeout(() => { button.textContent = labels.get(button); told.textContent = ""; }, 2000));
  });

  async function copy(text) {
    // Undefined where the page comes over plain http, as in most intranets.
    if (navigator.clipboard) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* refused: the older way may still work */ }
    }

    const focused = document.activeElement;
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.className = "off-screen";
    document.body.append(area);
    area.focus({ preventScroll: true });
    area.setSelectionRange(0, text.length);
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* told as not copied */ }
    area.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
})();
