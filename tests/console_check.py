"""Runs the commands in a page's console blocks and compares what they print with the page, where … stands
for anything. Also: the packages that the page has installed are those that the build needs.

usage: console_check.py BINARY SOURCE_DIR PAGE…
"""
import os
import pathlib
import re
import subprocess
import sys


def commands(page):
    """Pairs of a command and what the page says it prints."""
    for block in re.findall(r"^```console\n(.*?)^```", page, re.M | re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def matches(expected, printed):
    parts = re.split("(…\n|…)", expected)
    pattern = "".join({"…\n": "(?:.*\n)*", "…": ".*"}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(pattern, printed) is not None


def main():
    binary, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    path = f"{binary.parent}:{os.environ['PATH']}"
    needed = (source / "packaging/build-packages").read_text().split()
    wrong = []
    for name in sys.argv[3:]:
        page = (source / name).read_text()
        for command, expected in commands(page):
            printed = subprocess.run(command, shell=True, cwd=source, env={**os.environ, "PATH": path},
                                     capture_output=True, text=True).stdout
            if not matches(expected, printed):
                wrong.append(f"{name}: {command}\nexpected:\n{expected}printed:\n{printed}")
        for words in re.findall(r"apt-get install (?:.|(?<=\\)\n)*", page):
            if "g++" in words and not set(needed) <= set(words.split()):
                wrong.append(f"{name}: packages are missing in: {words}")
    sys.exit("\n".join(wrong) or None)


main()
