// The interface comes in English only: its words are put into Chinese as they appear, and what it leaves without a name gets one.
(() => {
  const words = new Map(Object.entries({
    "Servers": "服务器", "Parameters": "参数", "Responses": "答复", "Response": "答复", "Request body": "请求体", "Name": "名称", "Description": "说明", "Code": "状态码", "Links": "链接", "No links": "无",
    "Try it out": "试一试", "Try it out ": "试一试", "Cancel": "取消", "Execute": "发送", "Clear": "清除", "Reset": "复原", "Curl": "curl 命令", "Request URL": "请求地址", "Server response": "服务器的答复",
    "Response body": "答复的内容", "Response headers": "答复的头部", "Request duration": "用时", "Download": "下载", "Copy": "复制", "Loading": "读取中", "Loading...": "读取中……", "Details": "详情",
    "No parameters": "没有参数", "Media type": "格式", "Example Value": "示例", "Schema": "结构", "Schemas": "数据结构", "Model": "结构", "Examples": "示例", "Example": "示例",
    "Controls ": "决定 ", "Accept": "Accept", " header.": " 请求头。", "Add string item": "添加一项", "Add integer item": "添加一项", "Add item": "添加一项", "Send empty value": "发送空值",
    "Expand all": "全部展开", "Collapse all": "全部收起", "required": "必需", "Required field is not provided": "这一项必须填写", "Failed to fetch.": "没有得到答复。", "Unrecognized response type; displaying content as text.": "答复按文字显示。",
    "Default value": "缺省", "Available values": "可用的值", "Undocumented": "未在说明中", "Skip to content": "跳到正文", "(path)": "（在地址中）", "(query)": "（查询参数）", "array": "列表", "object": "对象", "string": "文字", "integer": "整数", "number": "数", "boolean": "是否",
    "reports": "报告", "passages": "条目", "wordings": "措辞", "metrics": "指标统计", "agencies": "机关与地区", "drafts": "稿件", "permanent": "永久地址", "following": "跟踪", "bulk": "整库下载", "catalog": "目录与运行",
  }));
  const attributes = ["placeholder", "title", "aria-label"];

  const translate = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      // Never inside what the server said or what is sent.
      if (parent && parent.closest("code, pre, textarea, .microlight, .parameter__name, .opblock-summary-path, .json-schema-2020-12-property")) return;
      const text = node.data.trim(), put = words.get(text);
      if (put && put !== text) node.data = node.data.replace(text, put);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of attributes) {
      const put = words.get((node.getAttribute(name) ?? "").trim());
      if (put) node.setAttribute(name, put);
    }
    name(node);
    node.childNodes.forEach(translate);
  };

  // A field without a label is called by the name of its parameter.
  const name = element => {
    // What scrolls must be reached by keyboard; a link inside of a button cannot be.
    if (element.matches("pre.microlight, pre.example")) element.tabIndex = 0;
    if (element.matches("button a.nostyle")) element.removeAttribute("href");
    // What stands before the main part belongs to a region too, and headings go down one step at a time.
    const region = element.matches(".information-container") ? "说明" : element.matches(".scheme-container") ? "服务器" : null;
    if (region) { element.setAttribute("role", "region"); element.setAttribute("aria-label", region); }
    if (element.matches("h3, h4, h5, h6")) element.setAttribute("aria-level", Number(element.tagName[1]) - 1);
    if (!element.matches("input, select, textarea") || element.id !== "servers" && ( element.getAttribute("aria-label") || element.id && document.querySelector(`label[for="${CSS.escape(element.id)}"]`))) return;
    const row = element.closest("tr[data-param-name]");
    element.setAttribute("aria-label", row ? row.dataset.paramName : element.closest(".content-type-wrapper, .response-control-media-type") ? "格式" : element.closest(".servers") ? "服务器" : "请求体");
  };

  new MutationObserver(changes => changes.forEach(change => {
    if (change.type === "characterData") translate(change.target);
    else change.addedNodes.forEach(translate);
  })).observe(document.getElementById("swagger-ui"), { childList: true, characterData: true, subtree: true });

  // A field that is filled with its example asks for it: all examples at once find nothing. They are told instead.
  const tellExamples = spec => {
    for (const operation of Object.values(spec.paths).flatMap(path => Object.values(path))) {
      for (const parameter of (operation.parameters ?? []).filter(parameter => !parameter.required)) {
        parameter.description = `${parameter.description}\n\n例如：\`${[parameter.example].flat().join("\`、\`")}\``;
        delete parameter.example;
      }
    }
    return spec;
  };

  fetch("/openapi/v1.json").then(answer => answer.json()).then(spec => SwaggerUIBundle({
    spec: tellExamples(spec), dom_id: "#swagger-ui", deepLinking: true, docExpansion: "list", tryItOutEnabled: true, validatorUrl: null, syntaxHighlight: { activated: false }, defaultModelsExpandDepth: -1, displayRequestDuration: true,
    presets: [SwaggerUIBundle.presets.apis],
  }));
})();
