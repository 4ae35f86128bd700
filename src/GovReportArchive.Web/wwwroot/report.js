// Comfort only: the handle of an item or cell, which is a link to its permanent page, opens a small menu instead.
(() => {
  "use strict";
  let open = null;

  document.addEventListener("click", event => {
    const handle = event.target.closest?.("a.to, a.cell");
    if (handle && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      const again = open?.handle === handle;
      close();
      if (!again) show(handle);
      return;
    }

    if (open && !open.menu.contains(event.target)) close();
  });

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !open) return;
    const { handle } = open;
    close();
    handle.focus();
  });

  function close() {
    if (!open) return;
    open.menu.remove();
    open.handle.removeAttribute("aria-expanded");
    open = null;
  }

  function show(handle) {
    const part = handle.matches(".to") ? handle.closest(".item") : handle;
    const text = part.textContent.trim();
    const page = handle.getAttribute("href");
    const menu = document.createElement("div");
    menu.className = "handle-menu";
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", handle.getAttribute("aria-label") ?? "这一格");
    menu.append(button("复制文字", text), link("引用格式", page + "#cite"), link("永久链接", page));
    const original = document.querySelector("[data-original]")?.dataset.original;
    if (original) menu.append(link("在原件中查看", original + placeOf(page)));
    document.body.append(menu);
    const at = handle.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - menu.offsetWidth - 8));
    menu.style.left = `${left + window.scrollX}px`;
    menu.style.top = `${at.bottom + window.scrollY + 4}px`;
    handle.setAttribute("aria-expanded", "true");
    open = { handle, menu };
    menu.firstElementChild.focus({ preventScroll: true });
    menu.addEventListener("focusout", event => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
    cite(page, text, menu);
  }

  // The sentence with its source is the archive's to make; without it the page of formats is still a link away.
  async function cite(page, text, menu) {
    try {
      const [path, query] = page.split("?");
      const answer = await fetch(`/api/v1${path}/citation${query ? `?${query}` : ""}`);
      if (!answer.ok) return;
      const citation = await answer.json();
      menu.firstElementChild.after(button("复制并注明出处", `${text}\n（${citation.plain}）`), button("复制参考文献", citation.gb7714));
    } catch { /* offline: the links remain */ }
  }

  // What the permanent address names, as the page of the original asks for it.
  function placeOf(page) {
    const [path, query] = page.split("?");
    const parts = path.split("/");
    const count = parts[5] === "c";
    return (count ? `&key=${parts[6]}` : `&section=${parts[6]}&item=${parts[8]}`) + (query ? `&${query}` : "");
  }

  function button(label, text) {
    const made = document.createElement("button");
    made.type = "button";
    made.dataset.copy = text;
    made.textContent = label;
    return made;
  }

  function link(label, href) {
    const made = document.createElement("a");
    made.href = href;
    made.textContent = label;
    return made;
  }
})();
