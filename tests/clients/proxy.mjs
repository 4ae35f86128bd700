// Asks everything that the description shows, and varied, through a proxy that holds every question and every answer to the description.
// Arguments: the description, the address of the proxy, and the address of the server, from which it takes ids that are there. Prints how many requests were made.
import { readFileSync } from "node:fs";

const [file, proxy, server] = process.argv.slice(2);
const description = JSON.parse(readFileSync(file, "utf8"));
const json = async path => (await fetch(server + path)).json();

const reports = (await json("/api/v1/reports?limit=5&q=" + encodeURIComponent("公开"))).items;
const wording = (await json("/api/v1/wordings?limit=1")).items[0];
const passage = (await json("/api/v1/passages?role=problem&limit=1")).items[0];
const bulk = (await json("/api/v1/bulk")).items[0];
const subscription = (await json("/api/v1/subscriptions")).items[0];
const agency = reports[0].agency.id;
const variables = {
  "/reports/": { page: 1, id: reports[0].id },
  "/r/": { id: passage.report, version: passage.version, section: passage.sectionNumber, item: passage.item, key: "applications.received.total" },
  "/wordings/": { id: wording.id },
  "/agencies/{id}": { id: agency },
  "/agencies/{place}": { place: agency.split("/")[0], name: agency.split("/")[1] },
  "/metrics/": { key: "applicationsReceived" },
  "/bulk/": { version: bulk?.version ?? "1-0", file: "manifest.json" },
  "/subscriptions/": { name: subscription?.name ?? "无" },
};
const bodies = {
  findPrecedents: { text: "政策解读形式比较单一。" },
  lookAtDraft: { text: "一是政策解读形式比较单一。" },
  checkDraft: { text: "2024年，全年主动公开信息30条，其中网站公开20条、公众号公开12条。" },
  runBatch: { queries: [{ id: "a", kind: "reports", parameters: { q: ["公开"], limit: ["1"] } }, { id: "b", kind: "metric", parameters: { key: ["applicationsReceived"] } }] },
};
// Values that only the archive at hand can give, or that need another beside them.
const known = { near: "素溪县", cursor: undefined, f: undefined, wording: passage.wording, with: undefined, agency, changedSince: 0, agencyType: "民政", region: undefined, province: undefined, city: undefined, county: "素溪县", passage: undefined };

const address = (path, query) => {
  const values = Object.entries(variables).find(([part]) => path.startsWith("/api/v1" + part))?.[1] ?? {};
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
  const search = new URLSearchParams(query.flatMap(([name, value]) => [value].flat().map(one => [name, `${one}`])));
  return filled + (query.length ? "?" + search : "");
};

const requests = [];
for (const [path, operations] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(operations)) {
    const body = bodies[operation.operationId];
    if (method === "post" && !body) throw new Error("No body for " + operation.operationId);
    const parameters = (operation.parameters ?? []).filter(parameter => parameter.in === "query")
      .map(parameter => [parameter.name, parameter.name in known ? known[parameter.name] : parameter.example]).filter(([, value]) => value !== undefined);
    const needed = path.endsWith("/rankings") || path.includes("/rankings.") ? parameters.filter(([name]) => name === "metric") : [];
    requests.push([method, address(path, needed), body]);
    for (const parameter of parameters) requests.push([method, address(path, [...needed.filter(([name]) => name !== parameter[0]), parameter]), body]);
    if (path.includes("{")) requests.push([method, path.replace(/\{(section|item|version|page)\}/g, "1").replace(/\{\w+\}/g, encodeURIComponent("没有的")), body]);
  }
}

let wrong = 0;
const statuses = {};
for (const [method, path, body] of requests) {
  const answer = await fetch(proxy + path, {
    method, redirect: "manual", ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
  });
  const text = await answer.text();
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  const fault = answer.headers.get("sl-violations") ?? (text.includes("stoplight.io/prism") ? text : null);
  if (fault === null) continue;
  wrong++;
  console.error(`${method} ${path} ${answer.status}: ${fault.slice(0, 600)}`);
}

console.log(`${requests.length} requests, ${wrong} wrong, by status ${JSON.stringify(statuses)}`);
process.exit(wrong ? 1 : 0);
