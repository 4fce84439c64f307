"""Defects of the groups placement and structure."""
import re

from digest import Copy, defect
from topics import are_apart


def renumbered(digest, block, entry, value):
    number = digest.number(entry)
    if number:
        block = [block[0].replace(number, re.sub(r"\d+", str(value), number), 1)] + block[1:]
    return block


@defect("misplaced-entry")
def moved(digest):
    """An entry goes behind the last one of another section, with the number that is due there.

    Only between sections whose headings name topics that are far apart: under a general heading,
    one without a topic or one of a near topic nothing is out of place.
    """
    for section in digest.sections:
        for entry in digest.entries_of(section):
            for other in digest.sections:
                target = digest.entries_of(other)
                if other is section or not target or len(digest.entries_of(section)) < 2:
                    continue
                if not are_apart(section["heading"]["text"], other["heading"]["text"]):
                    continue
                last = target[-1]
                value = re.search(r"\d+", digest.number(last) or "0")[0]
                block = renumbered(digest, digest.block(entry), entry, int(value) + 1)
                first, end, at = digest.first_line(entry), digest.end_line(entry), digest.behind(last)
                if at == last["extent"]["end_line"] + 1:
                    block = digest.without_blank_end(block)
                    end = first + len(block)
                lines = digest.lines
                if at <= first:
                    text = lines[: at - 1] + block + lines[at - 1 : first - 1] + lines[end - 1 :]
                    line = at
                else:
                    text = lines[: first - 1] + lines[end - 1 : at - 1] + block + lines[at - 1 :]
                    line = at - (end - first)
                yield Copy("\n".join(text), [line])


@defect("empty-section")
def emptied(digest):
    for section in digest.sections:
        entries = digest.entries_of(section)
        if not entries:
            continue
        first, end = digest.first_line(entries[0]), digest.end_line(entries[-1])
        kept = [""] if digest.line(end - 1).strip() == "" else []
        yield Copy(digest.with_lines(first, end, kept), [section["heading"]["line"]])


@defect("duplicate-heading")
def heading_twice(digest):
    for section in digest.sections:
        for other in digest.sections:
            if other is section or other["level"] != section["level"]:
                continue
            line = other["heading"]["line"]
            text = digest.line(line).replace(other["heading"]["text"], section["heading"]["text"], 1)
            yield Copy(digest.with_line(line, text), [line, section["heading"]["line"]])


@defect("duplicate-entry")
def entry_twice(digest):
    """An entry stands again at the end of its section, with the next number."""
    for section in digest.sections:
        entries = digest.entries_of(section)
        for entry in entries[:2]:
            value = re.search(r"\d+", digest.number(entries[-1]) or "0")[0]
            at = digest.behind(entries[-1])
            block = renumbered(digest, digest.block(entry), entry, int(value) + 1)
            if at == entries[-1]["extent"]["end_line"] + 1:
                block = digest.without_blank_end(block)
            yield Copy(digest.with_lines(at, at, block), [at, digest.first_line(entry)])


@defect("missing-body")
def body_lost(digest):
    for entry in digest.entries:
        lines = [place["line"] for place in entry["body"] if not re.search("https?://", digest.line(place["line"]))]
        if not lines or digest.line(digest.first_line(entry)).lstrip().startswith(("|", "- ", "* ")):
            continue
        kept = [line for n, line in enumerate(digest.lines, 1) if n not in lines]
        yield Copy("\n".join(kept), [digest.first_line(entry)])


@defect("missing-title")
def title_lost(digest):
    """Only the number is left; the link stands on a line of its own."""
    for entry in digest.entries:
        number, line = digest.number(entry), digest.first_line(entry)
        if number is None or digest.url(entry)[1] == line:
            continue
        text = digest.line(line)
        yield Copy(digest.with_line(line, text[: text.index(number) + len(number)]), [line])


@defect("unsectioned-entry")
def before_the_first_heading(digest):
    sections = [s for s in digest.sections if digest.entries_of(s)]
    if len(sections) < 2:
        return
    first = digest.entries_of(sections[0])
    heading = sections[0]["heading"]["line"]
    if digest.line(digest.first_line(first[0])).startswith("|"):
        return  # a row above its table's head is no row
    block = digest.block(first[0])
    text = digest.lines
    end = digest.end_line(first[0])
    gap = [""] if heading > 1 and not text[heading - 2].strip() and block[-1].strip() else []
    lines = text[: heading - 1] + block + gap + text[heading - 1 : digest.first_line(first[0]) - 1] + text[end - 1 :]
    yield Copy("\n".join(lines), [heading])


@defect("skipped-heading-level")
def level_skipped(digest):
    if not digest.markdown:
        return
    headings = [n for n, text in enumerate(digest.lines, 1) if re.match("#+ ", text)]
    for before, line in zip(headings, headings[1:]):
        levels = [len(digest.line(n).split(" ")[0]) for n in (before, line)]
        if levels[1] == levels[0] + 1:
            yield Copy(digest.with_line(line, "#" + digest.line(line)), [line])


@defect("entry-shape")
def link_first(digest):
    """The link line of one entry stands before its body instead of behind it."""
    for entry in digest.entries:
        url, number = digest.url(entry)
        body = [place["line"] for place in entry["body"]]
        if not url or number not in body or number != body[-1] or len(body) < 2:
            continue
        if len(re.findall(r"\w", digest.line(number).replace(url, ""))) > 8:
            continue
        first = digest.first_line(entry)
        gap = [""] if digest.line(first + 1) == "" else []
        lines = digest.lines
        text = lines[:first] + gap + [lines[number - 1]] + lines[first : number - 1] + lines[number:]
        yield Copy("\n".join(text), range(first, number + 1))
