"""Defects of the group consistency."""
import itertools
import re

from digest import HAN, URL, Copy, defect


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


def miswritten(name):
    """Forms that a translation tool or a hurried hand gives a name."""
    yield name[0].upper() + name[1:].lower() if "-" not in name else name.title()
    if "-" in name:
        yield name.replace("-", " ")
        yield name.replace("-", "- ").lower()
        yield name.replace("-", "")
    else:
        parts = re.findall("[A-Z]+[a-z0-9]*", name)
        if len(parts) == 2:
            yield "-".join(parts)
            yield " ".join(parts)
    if len(name) > 6:
        yield name[:2] + name[3] + name[2] + name[4:]
        yield name[:-2] + name[-1] + name[-2] if name[-3] != name[-1] else name[:3] + name[2:]


NAMES = ["FlashInfer", "StreamKV", "Long-RAG", "3D-VLM", "MoRA", "AlignGPT", "LLaVA-Next", "KIVINET"]


@defect("name-mismatch")
def name_of_the_title(digest):
    """A title coins a name, and the summary that speaks of it has another form."""
    names = itertools.cycle(NAMES)
    for first, text in summaries(digest):
        entry = next(e for e in digest.entries if digest.first_line(e) < first < digest.end_line(e))
        title, line = entry["title"]["text"], digest.first_line(entry)
        if title not in digest.line(line) or "：" in title or ":" in title:
            continue
        name = next(names)
        colon = "：" if re.search(f"[{HAN}]", title) else ": "
        lines = list(digest.lines)
        lines[line - 1] = digest.line(line).replace(title, name + colon + title, 1)
        for form in miswritten(name):
            if form == name:
                continue
            lines[first - 1] = (f"作者提出的 {form} 已经公开。" if digest.chinese else f"They call it {form}. ") + text[0]
            yield Copy("\n".join(lines), [first])


PROMISES_ZH = ["本期共收录 {} 篇论文。", "这一周整理了{}篇值得一读的论文，按主题排列。", "本周精选了 **{}** 篇论文，每篇附链接。",
               "以下是本周的{}篇论文。", "本文介绍{}篇近期的大模型论文。", "今日论文速递（{}篇）："]
PROMISES_EN = ["This week we picked {} papers. ", "Here are {} recent papers on language models. ", "In this issue: {} papers, each with a link. ",
               "We cover {} papers this time. ", "Below are the {} papers that we liked most. ", "This week's {} papers: "]


def figures(digest, value):
    yield str(value)
    if digest.chinese:
        yield "零一二三四五六七八九十"[value] if value <= 10 else "十" + "一二三四五六七八九"[value - 11] if value < 20 else str(value)
    else:
        yield ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][value] if value <= 12 else str(value)


@defect("count-mismatch")
def promise_kept_by_nobody(digest):
    """The intro, the title or a heading speaks of one or two papers more or less than there are."""
    total, intro = len(digest.entries), digest.intro
    sizes = {len(digest.entries_of(section)) for section in digest.sections} | {len(digest.sections)}
    for change in (-1, 1, 2):
        if intro is None or "|" in digest.line(intro["line"]) or total + change in sizes or total + change < 3:
            continue
        for k, promise in enumerate(PROMISES_ZH if digest.chinese else PROMISES_EN):
            figure = list(figures(digest, total + change))[k % 2]
            # An intro that has a promise already loses it.
            text = re.sub(r"[^。：]*篇论文[^。]*。|^Papers of the week.*", "", digest.line(intro["line"]))
            yield Copy(digest.with_line(intro["line"], (promise if digest.markdown else promise.replace("*", "")).format(figure) + text), [intro["line"]])
    for section in digest.sections:
        size = len(digest.entries_of(section))
        if size < 2 or size + 1 in (total, len(digest.sections)):
            continue
        line, heading = section["heading"]["line"], section["heading"]["text"]
        new = f"{heading}（{size + 1} 篇）" if digest.chinese else f"{list(figures(digest, size + 1))[1].title()} papers on {heading.lower()}"
        yield Copy(digest.with_line(line, digest.line(line).replace(heading, new, 1)), [line])


def dated(digest, month, say):
    """The digest as one of that month: each identifier of an entry, and a date in title or intro."""
    text = re.sub(r"(?<=[/:])\d{4}(?=\.\d{5})", month, digest.text)
    lines = text.split("\n")
    first = digest.first_line(digest.entries[0]) - 1
    lines[:first] = [re.sub(r"20\d\d(-\d\d-\d\d)?|（.*第.*）", "", line) for line in lines[:first]]
    at = digest.intro["line"] if digest.intro else 1
    lines[at - 1] = say + lines[at - 1]
    return lines


@defect("period-mismatch")
def year_slipped(digest):
    """Of an issue of one month, one identifier is from another year."""
    if not digest.entries:
        return
    for month, date in (("2405", "2024-05-27"), ("2311", "2023年11月"), ("2503", "March 9, 2025")):
        say = date + ("，" if digest.chinese else ": ")
        lines = dated(digest, month, say)
        for entry in digest.entries:
            url, number = digest.url(entry)
            if not re.search(r"arxiv\.org/\w+/\d{4}\.\d{5}", url or ""):
                continue
            for years in (-1, 1, -4):
                other = f"{int(month[:2]) + years:02d}{month[2:]}"
                copy = list(lines)
                copy[number - 1] = copy[number - 1].replace(f"/{month}.", f"/{other}.")
                yield Copy("\n".join(copy), [number])
