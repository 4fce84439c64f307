"""Defects of the group punctuation."""
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
        if text.endswith(("。", ".")):
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
