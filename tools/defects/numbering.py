"""Defects of the group numbering."""
import re

from digest import Copy, defect


def numbered(digest):
    for entry in digest.entries:
        number = digest.number(entry)
        value = re.search(r"\d+", number or "")
        if value:
            yield entry, number, int(value[0])


def with_number(digest, entry, new):
    """The copy in which the entry's number is written as `new`."""
    line = digest.first_line(entry)
    return digest.with_line(line, digest.line(line).replace(digest.number(entry), new, 1))


@defect("broken-numbering")
def wrong_value(digest):
    for entry, number, value in numbered(digest):
        for wrong in (value + 1, value + 10):
            yield Copy(with_number(digest, entry, number.replace(str(value), str(wrong), 1)),
                       [digest.first_line(entry)])


@defect("broken-numbering")
def entry_deleted(digest):
    """An entry in the middle is gone; the one behind it has the wrong number now."""
    for section in digest.sections:
        entries = digest.entries_of(section)
        for entry in entries[1:-1]:
            if digest.number(entry) is None or digest.number(entry) == digest.number(entries[0]):
                continue
            first, end = digest.first_line(entry), digest.end_line(entry)
            yield Copy(digest.with_lines(first, end, []), [first])


@defect("missing-number")
def number_lost(digest):
    for entry, number, _ in numbered(digest):
        line = digest.first_line(entry)
        text = digest.line(line)
        gap = " " if number + " " in text else ""
        changed = text.replace(number + gap, "", 1)
        if re.match(r"\s*(\||[-*+] )", text):
            continue  # a row or bullet without its number is a row or bullet
        yield Copy(digest.with_line(line, changed), [line])


@defect("mixed-numbering-style")
def other_style(digest):
    for entry, number, value in numbered(digest):
        for new in (f"{value}、", f"{value})", f"（{value}）", f"[{value}]"):
            if new[-1] == number[-1] or new[0] == number[0] == "[":
                continue
            yield Copy(with_number(digest, entry, new), [digest.first_line(entry)])


@defect("numbering-spacing")
def other_gap(digest):
    for entry, number, _ in numbered(digest):
        line = digest.first_line(entry)
        text = digest.line(line)
        if re.match(r"\s*\d+[.)] ", text) and digest.markdown or text.lstrip().startswith("|"):
            continue  # Markdown's own lists need the blank
        if number + " " in text:
            yield Copy(digest.with_line(line, text.replace(number + " ", number, 1)), [line])
        else:
            yield Copy(digest.with_line(line, text.replace(number, number + " ", 1)), [line])
