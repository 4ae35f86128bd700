// Comfort only: what stands beside the file button is said in Chinese, whatever language the browser speaks.
(() => {
  "use strict";
  const file = document.getElementById("file");
  if (!file) return;
  const name = document.createElement("span");
  name.setAttribute("role", "status");
  file.after(name);
  file.classList.add("visually-hidden");
  const tell = () => { name.textContent = file.files.length > 0 ? file.files[0].name : "未选择文件"; };
  file.addEventListener("change", tell);
  tell();
})();
