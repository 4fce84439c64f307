"""How well misplaced-entry tells right places from wrong ones, on lists that people curated.

usage: evaluate.py CORPUS_DIR [--built-in] [--work DIR [--reuse]] [--errors N]
       evaluate.py CORPUS_DIR --write    and learn rules/topics/weights anew, from all sources

Digests of 4 or 5 sections are made out of each list, as they are and with one entry moved under
another topic's heading. Each source is judged by the shipped program with weights that were learned
without it and without its papers. --built-in takes the weights in the program instead, which have
seen all sources: those figures are no measure of new lists. ./dev eval-placement runs this.
"""
import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import corpus
import digests

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("DIGESTLINT_BUILD", ROOT / "build"))
LEVELS = (0.005, 0.01, 0.02, 0.05)
FORMATS = (("plain", "txt"), ("markdown", "md"))


class Made:
    """A digest as a file: where its headings and entries stand."""

    def __init__(self, path, digest, headings, entries, fold):
        self.path, self.digest, self.headings, self.entries = path, digest, headings, entries
        self.fold = fold


class Scored:
    """One entry as the program judged it."""

    def __init__(self, made, section, entry, line, moved):
        self.made, self.section, self.entry, self.line, self.moved = made, section, entry, line, moved
        self.source = made.digest.source
        self.confidence = 0.0
        self.reported = self.right = self.misread = False
        self.suggested = 0


def make_files(folder, entries, groups):
    made = []
    for name, ending in FORMATS:
        for fold, sources in enumerate(groups):
            place = folder / name / str(fold)
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir(parents=True)
            for digest in digests.native_digests(entries, sources):
                for each in [digest] + digests.moved_copies(digest):
                    path = place / f"{len(made)}.{ending}"
                    text, headings, lines = digests.render(each, name == "markdown")
                    path.write_text(text, encoding="utf-8")
                    made.append(Made(path, each, headings, lines, fold))
    return made


def scored_entries(made):
    out = []
    for one in made:
        if one.digest.moved:
            entry, target, _ = one.digest.moved
            place = next(i for i, e in enumerate(one.digest.sections[target].entries) if e is entry)
            out.append(Scored(one, target, entry, one.entries[target][place], True))
        else:
            for s, section in enumerate(one.digest.sections):
                if section.scored:
                    out += [Scored(one, s, e, line, False)
                            for e, line in zip(section.entries, one.entries[s])]
    return out


def print_fits(made, topic_folder):
    """{(path, line): (confidence, share, better line, [(line, cross-cutting, parts)])}"""
    command = [str(BUILD / "tests" / "print_fits")] + ([str(topic_folder)] if topic_folder else [])
    out = subprocess.run(command, input="".join(f"{m.path}\n" for m in made), text=True,
                         capture_output=True, check=True).stdout
    fits = {}
    for line in out.splitlines():
        path, number, confidence, share, better, *sections = line.split("\t")
        parts = []
        for section in sections:
            heading, general, *values = section.split(" ")
            parts.append((int(heading), general == "1", [float(v) for v in values]))
        fits[path, int(number)] = (float(confidence), float(share), int(better), parts)
    return fits


def cases_of(scored, fits, learn):
    """The judge's examples: entries at home, and moved ones with and without a home to go to."""
    cases = []
    for one in scored:
        found = fits.get((str(one.made.path), one.line))
        if found is None or found[3][0][1]:
            continue
        _, share, _, sections = found
        if one.moved:
            home_line = one.made.headings[one.made.digest.moved[2]]
            at = next((i for i, s in enumerate(sections) if s[0] == home_line), -1)
            if at == 0:  # read otherwise than written
                continue
            cases.append(learn.Case([s[2] for s in sections], share, at, True))
            rest = [s[2] for i, s in enumerate(sections) if i != at]
            cases.append(learn.Case(rest, share, -1, True, learn.HOMELESS_WEIGHT))
        else:
            cases.append(learn.Case([s[2] for s in sections], share, 0, False))
            rest = [s[2] for s in sections[:-1]] or [sections[0][2]]
            cases.append(learn.Case(rest, share, -1, False, learn.HOMELESS_WEIGHT))
    return cases


def cross_validate(entries, groups, made, scored, work):
    """Learns a folder of weights for each fold without its sources."""
    import learn
    topics = learn.load_topics(ROOT / "rules" / "topics")
    terms = learn.Terms(BUILD / "tests" / "print_terms")
    folders, cases = [], []
    for fold, sources in enumerate(groups):
        folder = work / "topics" / str(fold)
        learned, common = learn.learn_terms(corpus.teaching_entries(entries, sources), topics, terms)
        learn.write_terms(folder / "weights", learned, common)
        learn.write_judge(folder / "weights", [1] * 6, [0] * 14)
        folders.append(folder)
        plain = [m for m in made if m.fold == fold and m.path.suffix == ".txt"]
        fits = print_fits(plain, folder)
        mine = [s for s in scored if s.made.fold == fold and s.made.path.suffix == ".txt"]
        cases.append(cases_of(mine, fits, learn))
        print(f"fold {fold}: learned without {', '.join(s for s in sources)}", file=sys.stderr)
    for fold, folder in enumerate(folders):
        rest = [c for other, each in enumerate(cases) if other != fold for c in each]
        fit = learn.learn_fit(rest)
        learn.write_judge(folder / "weights", fit, learn.learn_judge(rest, fit))
    return folders, [c for each in cases for c in each]


def write_built_in(entries, cases):
    import learn
    topics = learn.load_topics(ROOT / "rules" / "topics")
    terms = learn.Terms(BUILD / "tests" / "print_terms")
    folder = ROOT / "rules" / "topics" / "weights"
    learned, common = learn.learn_terms(corpus.teaching_entries(entries, set()), topics, terms)
    learn.write_terms(folder, learned, common)
    fit = learn.learn_fit(cases)
    learn.write_judge(folder, fit, learn.learn_judge(cases, fit))


def judge(scored, made, folders):
    """Runs the program over every fold's digests and notes what it says of each scored entry."""
    for fold in sorted({m.fold for m in made}):
        mine = [m for m in made if m.fold == fold]
        folder = folders[fold] if folders else None
        reports = {}
        for place in sorted({m.path.parent for m in mine}):
            command = [str(BUILD / "digestlint"), "check", "--no-config", "--select",
                       "misplaced-entry", "--format", "json", str(place)]
            if folder:
                command += ["--topic-files", str(folder)]
            ran = subprocess.run(command, capture_output=True, text=True)
            if ran.returncode > 1:
                raise SystemExit(ran.stderr)
            for finding in json.loads(ran.stdout):
                reports[finding["path"], finding["line"]] = finding
        fits = print_fits(mine, folder)
        for one in scored:
            if one.made.fold != fold:
                continue
            key = str(one.made.path), one.line
            one.misread = key not in fits
            one.confidence = fits[key][0] if key in fits else 0.0
            suggested = fits[key][2] if key in fits else 0
            if key in reports:
                one.reported = True
                one.suggested = reports[key]["data"]["better_section_line"] or 0
                one.finding = reports[key]
            if one.moved:
                home = one.made.headings[one.made.digest.moved[2]]
                one.right = (one.suggested if one.reported else suggested) == home


def share(part, whole):
    return f"{part / whole:7.3f}" if whole else "      -"


def print_table(scored):
    print(f"{'source':44} {'native':>7} {'false':>7} {'moved':>6} {'recall':>7} {'right':>7}")
    groups = collections.OrderedDict()
    for one in scored:
        groups.setdefault(one.source, []).append(one)
    chinese = [o for o in scored if any("\u4e00" <= c <= "\u9fff"
                                        for e in groups[o.source][:40] for h in e.entry.headings
                                        for c in h)]
    for name, some in list(groups.items()) + [("Chinese headings", chinese), ("all", scored)]:
        native = [o for o in some if not o.moved]
        moved = [o for o in some if o.moved]
        found = [o for o in moved if o.reported]
        print(f"{name:44} {len(native):7} {share(sum(o.reported for o in native), len(native))} "
              f"{len(moved):6} {share(len(found), len(moved))} "
              f"{share(sum(o.right for o in found), len(found))}")
    for name, some in (("all", scored), ("Chinese headings", chinese)):
        native = sorted((o.confidence for o in some if not o.moved), reverse=True)
        moved = [o for o in some if o.moved]
        if not native or not moved:
            continue
        print(f"{name}: when so many native entries are reported")
        for level in LEVELS:
            least = native[int(level * len(native))]
            found = [o for o in moved if o.confidence > least]
            print(f"  {100 * level:4.1f}%: recall {share(len(found), len(moved))}, right target "
                  f"{share(sum(o.right for o in found), len(found))}, confidence over {least:.3f}")


def print_errors(scored, count):
    native = sorted((o for o in scored if not o.moved and o.reported), key=lambda o: -o.confidence)
    print(f"\nnative entries reported, the surest {count}:")
    for one in native[:count]:
        print(f"  {one.confidence:.2f} {one.source} | {' > '.join(one.entry.headings)} | "
              f"{one.entry.title} || {one.finding['message']}")
    moved = sorted((o for o in scored if o.moved), key=lambda o: o.confidence)
    print(f"\nmoved entries not reported, the least suspected {count}:")
    for one in moved[:count]:
        target = one.made.digest.sections[one.section].headings
        print(f"  {one.confidence:.3f} {one.source} | {one.entry.title} | from "
              f"{' > '.join(one.entry.headings)} | to {' > '.join(target)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("--built-in", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--work", metavar="DIR", help="keep digests and learned weights there")
    parser.add_argument("--reuse", action="store_true", help="judge with the weights in --work")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    entries = corpus.load(arguments.corpus)
    groups = corpus.folds(entries)
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(arguments.work or temporary)
        made = make_files(work / "digests", entries, groups)
        scored = scored_entries(made)
        folders, cases = None, []
        if arguments.reuse:
            folders = [work / "topics" / str(fold) for fold in range(len(groups))]
        elif not arguments.built_in:
            folders, cases = cross_validate(entries, groups, made, scored, work)
        if arguments.write:
            write_built_in(entries, cases)
        judge(scored, made, folders)
    print(f"{len(made)} digests; {sum(o.misread for o in scored)} of {len(scored)} entries were "
          f"read otherwise than written")
    for name, ending in FORMATS:
        print(f"\n{name}")
        print_table([o for o in scored if o.made.path.suffix == "." + ending])
    if arguments.errors:
        print_errors([o for o in scored if o.made.path.suffix == ".txt"], arguments.errors)


if __name__ == "__main__":
    main()
