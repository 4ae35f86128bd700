#!/usr/bin/env python3
"""Writes folding.tsv from OpenCC's single-character mappings (Debian packages opencc and libopencc-data).

    opencc_dict -i /usr/share/opencc/TSCharacters.ocd2 -f ocd2 -o characters.txt -t text
    python3 make-folding.py characters.txt > folding.tsv
"""

import sys

HEAD = """\
# What folding replaces besides NFKC and lower case: each line holds the character that is kept, a tab, and the characters that become it.
# Traditional characters are those that OpenCC's TSCharacters maps one to one (first candidate, chains closed); see NOTICE.
(\t〔［[【（《〈
)\t〕］]】）》〉
"\t“”‘’「」『』
"""


def main(path):
    simplified = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            traditional, candidates = line.rstrip("\n").split("\t")
            first = candidates.split(" ")[0]
            if len(traditional) == len(first) == 1 and traditional != first:
                simplified[traditional] = first
    groups = {}
    for traditional in simplified:
        kept = traditional
        while kept in simplified:
            kept = simplified[kept]
        groups.setdefault(kept, []).append(traditional)
    sys.stdout.write(HEAD)
    for kept in sorted(groups):
        sys.stdout.write(f"{kept}\t{''.join(sorted(groups[kept]))}\n")


main(sys.argv[1])
