#!/usr/bin/env python3
"""Writes traditional.txt beside itself: a line of traditional characters and, below it, the simplified one of each.

usage: build-traditional.py

The pairs are those of ICU's transliteration Traditional-Simplified (Unicode licence), asked from ICU's own command uconv.
Only characters that simplified text cannot contain are taken (those outside GB 2312), and only where the simplified one is inside.
"""
import os
import subprocess


def in_gb2312(text):
    try:
        text.encode("gb2312")
        return True
    except UnicodeEncodeError:
        return False


candidates = [chr(c) for c in range(0x4E00, 0xA000) if not in_gb2312(chr(c))]
answer = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
                        input="\n".join(candidates), capture_output=True, text=True, check=True).stdout.split("\n")
pairs = [(a, b) for a, b in zip(candidates, answer) if len(b) == 1 and a != b and in_gb2312(b)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "traditional.txt"), "w", encoding="utf-8", newline="\n") as out:
    out.write("".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs) + "\n")
print(len(pairs))
