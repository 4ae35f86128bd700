#!/usr/bin/env python3
"""Says what every case of cases.py must give, and writes it to queries.ndjson.

It knows nothing of any engine: a report is text and values, and each answer is worked out report by report from the definitions
(README.md). Run it after changing cases.py or records.ndjson:  python3 judge.py   (--check only compares)
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
sys.dont_write_bytecode = True

# The characters of the records and cases whose traditional form differs; a new one is added here by hand.
SIMPLIFIED = dict(zip("條設圖讀專欄費開發國辦", "条设图读专栏费开发国办"))
BRACKETS = dict.fromkeys("〔［【（《〈[", "(") | dict.fromkeys("〕］】）》〉]", ")")
QUOTES = dict.fromkeys("“”‘’「」『』", '"')


def is_chinese(c):
    return "\u3001" <= c <= "\u303f" or "\u2e80" <= c <= "\u2fdf" or "\u3400" <= c <= "\u9fff" or c >= "\U00020000"


def fold(text):
    # NFKC makes ASCII of full-width brackets, so brackets and quotation marks are looked at on both sides of it.
    text = "".join(QUOTES.get(c, BRACKETS.get(c, c)) for c in text)
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(SIMPLIFIED.get(c, QUOTES.get(c, BRACKETS.get(c, c))) for c in text)
    text = re.sub(r"\s+", " ", text)
    return "".join(c for i, c in enumerate(text)
                   if c != " " or not (0 < i and is_chinese(text[i - 1]) or i + 1 < len(text) and is_chinese(text[i + 1])))


class Report:
    def __init__(self, number, record):
        self.id, self.record, self.change = record["id"], record, number
        units = [("title", record["title"])]
        for section in record["sections"]:
            if section.get("heading", "").strip():
                units.append(("heading", section["heading"]))
            units += [(section["kind"], p) for p in section["text"].split("\n") if p.strip()]
        self.units = [(field, fold(text)) for field, text in units]
        self.counts = record.get("counts", {})
        self.columns = columns(record)

    def texts(self, field):
        return [text for name, text in self.units if field is None or name == field]


def columns(record):
    """Every value that filters, facets and column conditions see, by column."""
    values = {}

    def add(column, value):
        if value is not None and value not in values.setdefault(column, []):
            values[column].append(value)

    add("year", str(record["year"]) if "year" in record else None)
    region, agency = record.get("region", {}), record["agency"]
    code = region.get("code")
    for level, of_level in (("province", lambda c: c[:2] + "0000"), ("city", lambda c: c[:4] + "00"), ("county", lambda c: c)):
        if level in region:
            add("region", of_level(code))
            add(level, of_level(code))
            add("place", region[level])
    add("agency", agency["id"])
    add("agencyName", agency["name"])
    add("agencyName", agency.get("printed"))
    add("agencyType", agency.get("type"))
    add("level", agency.get("level"))
    add("form", record["form"])
    for section in record["sections"]:
        if section["text"].strip():
            add("section", section["kind"])
    for check in record.get("checks", []):
        add("check", check["state"])
        add("check", f'{check["rule"]}:{check["state"]}')
    return {column: sorted(found) for column, found in values.items()}


# What a query means, as functions from a report to true or false.
def everything(): return lambda r: True
def contains(text, field=None): return lambda r: any(fold(text) in unit for unit in r.texts(field))
def both(*parts): return lambda r: all(part(r) for part in parts)
def either(*parts): return lambda r: any(part(r) for part in parts)
def no(part): return lambda r: not part(r)
def value(column, *values): return lambda r: any(v in values for v in r.columns.get(column, [])) or "_missing" in values and not r.columns.get(column)
def begins(column, prefix): return lambda r: any(v.startswith(prefix) for v in r.columns.get(column, []))
def between(column, low, high): return lambda r: any(low <= v <= high for v in r.columns.get(column, []))
def number(key, test): return lambda r: key in r.counts and test(r.counts[key])
def missing(key): return lambda r: key not in r.counts
def begins_word(text): return lambda r: any(re.search("(?<![a-z])" + text, unit) for unit in r.texts(None))


def run(text, *words, field=None):
    """An unquoted run: all its words occur somewhere in the searched text, or the run itself in one unit."""
    return lambda r: all(any(fold(word) in unit for unit in r.texts(field)) for word in words) or contains(text, field)(r)


def near(distance, *parts, field=None):
    """For some choice of an occurrence of each part in one unit, the last start is at most so many characters after the first end."""
    def places(unit, part):
        return [(i, i + len(part)) for i in range(len(unit)) if unit.startswith(part, i)]

    def choices(lists):
        if not lists:
            yield []
            return
        for first in lists[0]:
            for rest in choices(lists[1:]):
                yield [first, *rest]

    def test(r):
        return any(max(start for start, _ in chosen) - min(end for _, end in chosen) <= distance
                   for unit in r.texts(field) for chosen in choices([places(unit, fold(part)) for part in parts]))
    return test


OPERATORS = {">=": lambda a, b: a >= b, "<=": lambda a, b: a <= b, "!=": lambda a, b: a != b,
             ">": lambda a, b: a > b, "<": lambda a, b: a < b, "=": lambda a, b: a == b}


def condition(text):
    if text.endswith(":missing"):
        return missing(text[:-len(":missing")])
    for sign, test in OPERATORS.items():
        if sign in text:
            key, _, bound = text.partition(sign)
            return number(key.strip(), lambda n, test=test, bound=float(bound): test(n, bound))
    raise ValueError(text)


def answer(reports, case):
    """The expected answer. `filters` holds what each filter stands for as values of the column, `where` the plain form of each condition."""
    request, meaning = case["request"], case["means"]
    stands = case.get("stands", request.get("filters", {}))
    conditions = [condition(text) for text in case.get("plainWhere", request.get("where", []))]
    if "changedSince" in request:
        conditions.append(lambda r: r.change > request["changedSince"])

    def matching(but=None):
        return [r for r in reports if meaning(r) and all(test(r) for test in conditions)
                and all(value(column, *values)(r) for column, values in stands.items() if column != but)]

    found = matching()
    expect = {"total": len(found)}
    limit = request.get("limit", 20)
    ordered = order(found, request)
    if ordered is None:
        expect["ids"] = sorted(r.id for r in found)
    else:
        expect["ids"] = [r.id for r in ordered] if "page" in request else [r.id for r in ordered][:limit]
        expect["ordered"] = True
    if "facets" in request:
        expect["facets"] = {facet["name"]: count(matching(but=facet["name"]), facet) for facet in request["facets"]}
    return expect


def order(found, request):
    sort = request.get("sort") or ("score" if request.get("q", "").strip() else "-year")
    name, descending = sort.lstrip("-"), sort.startswith("-")
    if name == "score":
        return None
    def key(r):
        if name in ("year", "agency"):
            return r.columns.get(name, [None])[0]
        return r.counts.get(name)
    by_id = sorted(found, key=lambda r: r.id)
    having = [r for r in by_id if key(r) is not None]
    # A stable sort leaves equal keys in the order of their ids, in both directions.
    having.sort(key=key, reverse=descending)
    return having + [r for r in by_id if key(r) is None]


def count(found, facet):
    name, counts = facet["name"], {}
    for r in found:
        for v in r.columns.get(name, []):
            counts[v] = counts.get(v, 0) + 1
    listed = [v for v in counts if v.startswith(facet.get("prefix", "")) and fold(facet.get("containing", "")) in fold(v)]
    listed.sort(key=lambda v: (-counts[v], v))
    listed = listed[:facet.get("limit", 20)]
    return {"items": [[v, counts[v]] for v in listed],
            "missing": sum(1 for r in found if not r.columns.get(name)),
            "other": sum(1 for r in found if r.columns.get(name) and not any(v in listed for v in r.columns[name]))}


def main():
    from cases import CASES
    lines = (HERE / "records.ndjson").read_text(encoding="utf-8").splitlines()
    reports = [Report(i + 1, json.loads(line)) for i, line in enumerate(lines)]
    out = []
    for case in CASES:
        expect = dict(case["expect"]) if "expect" in case else answer(reports, case)
        expect |= {extra: case[extra] for extra in ("above", "places") if extra in case}
        out.append(json.dumps({"request": case["request"], "expect": expect}, ensure_ascii=False))
    text, kept = "\n".join(out) + "\n", HERE / "queries.ndjson"
    if "--check" in sys.argv:
        sys.exit(0 if kept.read_text(encoding="utf-8") == text else "queries.ndjson is not what the judge works out: run python3 judge.py")
    kept.write_text(text, encoding="utf-8")
    print(len(out), "cases")


if __name__ == "__main__":
    main()
