"""Defects of the group encoding. These are bytes, not characters."""
from digest import Copy, defect


def in_prose(digest, insert):
    """Copies with `insert` in the middle of a line of prose, one per line."""
    for number in digest.prose():
        text = digest.line(number).encode()
        at = len(digest.line(number)[: len(digest.line(number)) // 2].encode())
        lines = [line.encode() for line in digest.lines]
        lines[number - 1] = text[:at] + insert + text[at:]
        yield Copy(b"\n".join(lines), [number])


@defect("invalid-utf8")
def broken_bytes(digest):
    for insert in (b"\xe4\xb8", b"\xff", b"\xa3"):
        yield from in_prose(digest, insert)


@defect("invalid-utf8")
def another_encoding(digest):
    if digest.chinese:
        yield Copy(digest.text.encode("gb18030"), [1] + list(range(1, len(digest.lines))))
    yield Copy(b"\xff\xfe" + digest.text.encode("utf-16-le"), [1])


@defect("byte-order-mark")
def mark(digest):
    yield Copy(b"\xef\xbb\xbf" + digest.text.encode(), [1])


@defect("mixed-line-endings")
def some_crlf(digest):
    for step in (2, 5, 9):
        lines = [line + ("\r" if n % step == 0 else "") for n, line in enumerate(digest.lines)]
        yield Copy("\n".join(lines), range(1, len(lines) + 1))


@defect("control-character")
def invisible(digest):
    for code in ("\u200b", "\u202e", "\ufeff", "\x08", "\u2060"):
        yield from in_prose(digest, code.encode())


@defect("mojibake")
def misread(digest):
    for garbage in ("锟斤拷", "\ufffd", "â€™", "ä¸\u00adæ–‡"):
        yield from in_prose(digest, garbage.encode())


@defect("trailing-whitespace")
def blanks_behind(digest):
    for number in digest.prose():
        for blanks in (" ", "\t"):
            yield Copy(digest.with_line(number, digest.line(number) + blanks), [number])


@defect("missing-final-newline")
def no_line_end(digest):
    yield Copy(digest.text.rstrip("\n"), [len(digest.text.rstrip("\n").split("\n"))])
