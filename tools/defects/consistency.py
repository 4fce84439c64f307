"""Defects of the group consistency."""
import re

from digest import URL, Copy, defect


def summaries(digest):
    """For each entry whose summary is lines of prose in one piece: its first line and the lines."""
    prose = set(digest.prose())
    for entry in digest.entries:
        lines = [place["line"] for place in entry["body"] if not URL.search(digest.line(place["line"]))]
        if lines and lines[-1] - lines[0] == len(lines) - 1 and prose.issuperset(lines):
            yield lines[0], [digest.line(number) for number in lines]


@defect("stale-copy")
def summary_left(digest):
    """An entry has the summary of another one, as it was or with a word at the end changed."""
    for first, text in summaries(digest):
        for own, old in summaries(digest):
            if own == first or len("".join(text).encode()) < 90:
                continue
            new = list(text)
            if (first + own) % 2 and len("".join(text)) > 90:
                new[-1] = new[-1][:-5] + ("等等。" if digest.chinese else " too.")
            grown = len(new) - len(old) if own < first else 0
            yield Copy(digest.with_lines(own, own + len(old), new), [own, first + grown])
