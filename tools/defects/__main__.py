"""Breaks clean digests in one known place per copy and counts what digestlint finds.

usage: python3 tools/defects BINARY [--copies N] [--rule NAME] [--show] [--show-others]
       DIGEST...

Prints for every rule: copies made, how many were found at the broken place, the recall, and how
many copies brought findings of other rules with them. Before that, what it finds in the clean
originals. Exit status 1 when a rule that is on by default stays under 0.95 or an original is not
clean.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import boilerplate, encoding, consistency, links, numbering, placement, punctuation, suppressions, terms  # noqa: E401,F401: they fill DEFECTS
from digest import DEFECTS, Digest

GOAL = 0.95


def spread(copies, count):
    """At most `count` of them, from all over the list."""
    if len(copies) <= count:
        return copies
    return [copies[i * len(copies) // count] for i in range(count)]


def lint(binary, paths, select=None):
    command = [binary, "check", "--no-config", "--format", "json"] + (["--select", select] if select else [])
    out = subprocess.run(command + paths, capture_output=True)
    if out.returncode > 1:
        sys.exit(out.stderr.decode())
    found = collections.defaultdict(list)
    for finding in json.loads(out.stdout):
        found[finding["path"]].append(finding)
    return found


def is_hit(finding, rule, lines):
    if finding["rule"] != rule:
        return False
    places = [finding["line"]] + [related["line"] for related in finding["related"]]
    return any(place in lines for place in places) or any(
        finding["line"] <= line <= finding["end_line"] for line in lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("binary")
    parser.add_argument("--copies", type=int, default=12, help="of one digest for one rule")
    parser.add_argument("--rule", help="this rule only")
    parser.add_argument("--show", action="store_true", help="show the copies that were missed")
    parser.add_argument("--show-others", action="store_true", help="show what other rules find in the copies")
    parser.add_argument("digests", nargs="+")
    arguments = parser.parse_args()

    rules = json.loads(subprocess.run([arguments.binary, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    digests = [Digest(arguments.binary, path) for path in arguments.digests]
    originals = lint(arguments.binary, arguments.digests)
    print(f"{len(digests)} clean originals, {sum(map(len, originals.values()))} findings in them")
    for path, findings in originals.items():
        for finding in findings:
            print(f"  {path}:{finding['line']}: {finding['message']} [{finding['rule']}]")

    print(f"\n{'rule':<24}{'default':<9}{'copies':>7}{'found':>7}{'recall':>8}{'others':>8}")
    failed = any(originals.values())
    total = found_total = 0
    for rule in rules:
        name = rule["name"]
        if arguments.rule not in (None, name):
            continue
        with tempfile.TemporaryDirectory() as folder:
            made = {}
            for n, digest in enumerate(digests):
                copies = [copy for make in DEFECTS.get(name, []) for copy in make(digest)]
                copies = [copy for copy in copies if copy.text != digest.text.encode()]
                for k, copy in enumerate(spread(copies, arguments.copies)):
                    path = os.path.join(folder, f"{n}-{k}{os.path.splitext(digest.path)[1]}")
                    with open(path, "wb") as file:
                        file.write(copy.text)
                    made[path] = (copy, digest.path)
            state = "on" if rule["default"] else "off"
            if not made:
                print(f"{name:<24}{state:<9}{0:>7}       no defect is written for it, or no original has room for one")
                failed |= rule["default"]
                continue
            findings = lint(arguments.binary, [folder], None if rule["default"] else name)
            found = others = 0
            for path, (copy, original) in made.items():
                hit = any(is_hit(finding, name, copy.lines) for finding in findings[path])
                found += hit
                besides = [finding for finding in findings[path] if finding["rule"] != name]
                others += bool(besides)
                if arguments.show_others:
                    for finding in besides:
                        print(f"  with it in {original}:{finding['line']}: {finding['message']} [{finding['rule']}]")
                if not hit and arguments.show:
                    lines = copy.text.decode(errors="replace").split("\n")
                    line = min(copy.lines)
                    print(f"  missed in {original}:{line}: {lines[line - 1][:90] if line <= len(lines) else ''}")
            recall = found / len(made)
            total += len(made)
            found_total += found
            failed |= rule["default"] and recall < GOAL
            mark = " <" if rule["default"] and recall < GOAL else ""
            print(f"{name:<24}{state:<9}{len(made):>7}{found:>7}{recall:>8.2f}{others:>8}{mark}")
    print(f"{'all':<24}{'':<9}{total:>7}{found_total:>7}{found_total / max(total, 1):>8.2f}")
    return 1 if failed else 0


sys.exit(main())
