"""Defects of the group punctuation."""
import re

from digest import HAN, Copy, defect


@defect("mixed-punctuation")
def one_half_width(digest):
    if digest.chinese:
        for mark, half in (("，", ","), ("；", ";"), ("：", ":"), ("？", "?")):
            yield from digest.replace_in_prose(f"([{HAN}]){mark}([{HAN}])", rf"\1{half}\2")
        yield from digest.replace_in_prose("（([^（）]*)）", r"(\1）")


@defect("repeated-punctuation")
def doubled(digest):
    marks = "，。；、" if digest.chinese else ",;"
    for mark in marks:
        yield from digest.replace_in_prose(f"(\\w){mark}", rf"\1{mark}{mark}")


@defect("unbalanced-pair")
def one_of_two(digest):
    for pattern, new in (("（([^（）]*)）", r"（\1"), ("（([^（）]*)）", r"\1）"), ("“([^“”]*)”", r"“\1"), ("《([^《》]*)》", r"\1》")):
        yield from digest.replace_in_prose(pattern, new)


@defect("missing-full-stop")
def no_stop(digest):
    for number in digest.prose(30):
        text = digest.line(number)
        if text.endswith(("。", ".")) and not text.lstrip().startswith(("- ", "* ")):
            yield Copy(digest.with_line(number, text[:-1]), [number])


@defect("leading-punctuation")
def broken_before_the_mark(digest):
    if not digest.chinese:
        return
    for number in digest.prose():
        text = digest.line(number)
        for mark in "，。":
            at = text.find(mark, 8)
            if at > 0 and at < len(text) - 1:
                yield Copy(digest.with_lines(number, number + 1, [text[:at], text[at:]]), [number + 1])
                break


@defect("stray-space")
def blank_before_a_mark(digest):
    if digest.chinese:
        yield from digest.replace_in_prose(f"([{HAN}])([，。；：！？])", r"\1 \2")
        yield from digest.replace_in_prose(f"（([{HAN}])", r"（ \1")
        yield from digest.replace_in_prose(r"([A-Za-z0-9])-([A-Za-z0-9])", r"\1- \2")


@defect("mixed-spacing")
def one_odd_space(digest):
    spaced = len(re.findall(f"[{HAN}] [A-Za-z]|[A-Za-z] [{HAN}]", digest.text))
    tight = len(re.findall(f"[{HAN}][A-Za-z]|[A-Za-z][{HAN}]", digest.text))
    if digest.chinese and spaced > 15 and tight == 0:
        yield from digest.replace_in_prose(f"([{HAN}]) ([A-Za-z]{{2}})", r"\1\2")
        yield from digest.replace_in_prose(f"([A-Za-z]{{2}}) ([{HAN}]{{3}})", r"\1\2")
    if digest.chinese and tight > 15 and spaced == 0:
        yield from digest.replace_in_prose(f"([{HAN}])([A-Za-z]{{2}})", r"\1 \2")


@defect("fullwidth-alphanumeric")
def wide(digest):
    for number in digest.prose():
        text = digest.line(number)
        for match in list(re.finditer(r"[A-Za-z0-9]+", text))[:2]:
            word = "".join(chr(ord(c) + 0xFEE0) for c in match.group())
            if match.start() > 0:
                yield Copy(digest.with_line(number, text[: match.start()] + word + text[match.end() :]), [number])


@defect("ellipsis-style")
def odd_ellipsis(digest):
    if digest.chinese:
        yield from digest.replace_in_prose(f"([{HAN}])，([{HAN}])", r"\1。。。\2")
        yield from digest.replace_in_prose(f"([{HAN}])。$", r"\1。。。。")
        if "……" in digest.text:
            for form in ("...", "…", "......", "... "):
                yield from digest.replace_in_prose(f"([{HAN}])，([{HAN}])", rf"\1{form}\2")


@defect("dash-style")
def odd_dash(digest):
    if digest.chinese:
        for form in ("--", " -- ", "---"):
            yield from digest.replace_in_prose(f"([{HAN}])，([{HAN}])", rf"\1{form}\2")
        if "——" in digest.text:
            yield from digest.replace_in_prose(f"([{HAN}])，([{HAN}]{{9}})", r"\1—\2")
            yield from digest.replace_in_prose(f"([{HAN}])，([{HAN}])", r"\1 — \2")


@defect("quote-style")
def odd_quotes(digest):
    if digest.chinese:
        yield from digest.replace_in_prose("“([^“”]*)”", r'"\1"')
        yield from digest.replace_in_prose(f"，([{HAN}]{{2}})", r'，"\1"')
        if len(re.findall("“", digest.text)) > 6 and "「" not in digest.text:
            yield from digest.replace_in_prose(f"，([{HAN}]{{2}})", r"，「\1」")


@defect("range-style")
def odd_range(digest):
    first_text, second_text = ("提速 2{}3 倍，适合 3B{}7B 的模型。", "延迟降低 10{}20%。") if digest.chinese else (
        " It is 2{}3 times faster at 3B{}7B.", " It saves 10{}20% of memory.")
    for own, odd in (("–", "-"), ("-", "–"), ("-", "~"), ("–", "～")):
        lines = list(digest.prose())
        for first, second in zip(lines, lines[1:]):
            changed = list(digest.lines)
            changed[first - 1] += first_text.format(own, own)
            changed[second - 1] += second_text.format(odd)
            yield Copy("\n".join(changed), [second])
