// A client that is made of the description alone: what is written here compiles only where the description names it, and runs only where the server does it.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const api = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.argv[2]! });

const found = await api.GET("/api/v1/reports", { params: { query: { q: "政策解读", level: ["county", "city"], facet: ["year", "level"], limit: 3 } } });
assert.equal(found.response.status, 200);
assert.ok(found.data && found.data.total > 0);
assert.ok(found.data.facets["year"]!.items.every(item => item.count > 0));

// Page after page, until there is none.
const ids = new Set<string>();
let cursor: string | undefined;
do {
  const page = await api.GET("/api/v1/reports", { params: { query: { limit: 7, ...(cursor === undefined ? {} : { cursor }) } } });
  assert.ok(page.data);
  page.data.items.forEach(item => ids.add(item.id));
  cursor = page.data.next;
} while (cursor !== undefined);
const all = await api.GET("/api/v1/reports", { params: { query: { limit: 0 } } });
assert.equal(ids.size, all.data!.total);

const id = found.data.items[0]!.id;
const report = await api.GET("/api/v1/reports/{id}", { params: { path: { id } } });
assert.ok(report.data);
assert.equal(report.data.archive.url, `/api/v1/reports/${encodeURIComponent(id)}`);
const received: number | undefined = report.data.counts["applications.received.total"];
assert.ok(received === undefined || received >= 0);

const metric = await api.GET("/api/v1/metrics/{key}", { params: { path: { key: "applicationsReceived" }, query: { by: ["year", "province"] } } });
assert.ok(metric.data && metric.data.items.length > 0);

const draft = await api.POST("/api/v1/check", { body: { text: "2024年，全年主动公开信息30条，其中网站公开20条、公众号公开12条。" } });
assert.equal(draft.response.status, 200);

const refused = await api.GET("/api/v1/reports", { params: { query: { sort: "nothing" } } });
assert.equal(refused.response.status, 400);
assert.equal(refused.error?.parameter, "sort");
assert.ok(refused.error?.code);

const missing = await api.GET("/api/v1/reports/{id}", { params: { path: { id: "没有的报告" } } });
assert.equal(missing.response.status, 404);
console.log("done");
