"""Defects of the group links."""
import re

from digest import Copy, defect


@defect("missing-link")
def no_link(digest):
    """An entry loses its only link: the address alone, its line, or the markup around the title."""
    for entry in digest.entries:
        url, number = digest.url(entry)
        targets = {link["target"] for link in entry["links"] if not link["image"]}
        if url is None or targets != {url}:
            continue
        text = digest.line(number)
        changed = re.sub(r"\[([^\]]*)\]\(" + re.escape(url) + r"\)", r"\1", text).replace(f"<{url}>", "").replace(url, "")
        alone = len(re.findall(r"\w", changed)) < 8 and number != digest.first_line(entry)
        text = digest.with_line(number, None if alone else changed)
        yield Copy(text, [digest.first_line(entry)])


def with_url(digest, change):
    for entry in digest.entries:
        url, number = digest.url(entry)
        new = change(url) if url else None
        if new is not None:
            yield entry, number, digest.with_line(number, digest.line(number).replace(url, new, 1))


@defect("placeholder-link")
def placeholder(digest):
    for new in ("http://example.com", "https://www.example.org/paper", "https://your-domain.com/post"):
        for _, number, text in with_url(digest, lambda url, new=new: new):
            yield Copy(text, [number])
    if digest.markdown:
        for new in ("", "url", "TODO", "#"):
            for entry, number, text in with_url(digest, lambda url, new=new: new):
                if f"]({new})" in text.split("\n")[number - 1]:
                    yield Copy(text, [number])


@defect("malformed-link")
def malformed(digest):
    changes = (
        lambda url: url.replace("https://", "https:/", 1),
        lambda url: url.replace("https://", "https//", 1),
        lambda url: url.replace("https://", "https：//", 1),
        lambda url: url.replace("https://", "htps://", 1),
        lambda url: url.replace("https://", "https://https://", 1),
    )
    for change in changes:
        for _, number, text in with_url(digest, change):
            yield Copy(text, [number])
    if not digest.markdown:
        for _, number, text in with_url(digest, lambda url: url + "。"):
            yield Copy(text, [number])
        return
    for entry in digest.entries:
        url, number = digest.url(entry)
        text = digest.line(number) if url else ""
        if f"]({url})" not in text:
            continue
        for new in (f"] ({url})", f"]（{url}）", f"]({url}"):
            changed = text.replace(f"]({url})", new, 1)
            if new.endswith(url) and not changed.endswith(url):
                continue
            yield Copy(digest.with_line(number, changed), [number])


@defect("duplicate-link")
def same_link_twice(digest):
    for i, entry in enumerate(digest.entries):
        url, number = digest.url(entry)
        other, other_number = digest.url(digest.entries[(i + 1) % len(digest.entries)])
        if not url or not other or url == other:
            continue
        for new in (other, other.rstrip("/") + "v2" if "arxiv.org/abs" in other else other):
            yield Copy(digest.with_line(number, digest.line(number).replace(url, new, 1)), [number, other_number])


@defect("invalid-arxiv-id")
def impossible_id(digest):
    for pattern, new in ((r"/(\d\d)\d\d\.(\d{5})", r"/\g<1>13.\2"), (r"/(\d{4})\.(\d{4})\d$", r"/\1.\g<2>"),
                         (r"/(\d\d)\d\d\.(\d{5})", r"/\g<1>00.\2"), (r"/(\d{4})\.(\d{5})", r"/\1.\g<2>99")):
        for _, number, text in with_url(digest, lambda u, p=pattern, n=new: re.sub(p, n, u) if re.search(p, u) else None):
            yield Copy(text, [number])


@defect("tracking-parameter")
def tracked(digest):
    for tail in ("utm_source=newsletter&utm_medium=email", "spm=1001.2014.3001", "fbclid=IwAR0abc"):
        for _, number, text in with_url(digest, lambda url, t=tail: url + ("&" if "?" in url else "?") + t):
            yield Copy(text, [number])


@defect("mismatched-link")
def text_names_another(digest):
    """The link's text says one arXiv id, its address has another."""
    for entry in digest.entries:
        url, number = digest.url(entry)
        match = re.search(r"arxiv\.org/abs/(\d{4})\.(\d{5})", url or "")
        if not match or not digest.markdown:
            continue
        text = digest.line(number)
        other = f"arXiv:{match[1]}.{(int(match[2]) + 7) % 100000:05d}"
        if f"]({url})" in text:
            yield Copy(digest.with_line(number, re.sub(r"\[[^\]]*\]\(" + re.escape(url), f"[{other}]({url}", text, count=1)), [number])


@defect("unused-reference")
def reference_left(digest):
    if digest.markdown:
        lines = digest.text.rstrip("\n").split("\n")
        for label in ("slides", "code 2"):
            yield Copy("\n".join(lines + ["", f"[{label}]: https://arxiv.org/abs/1706.03762", ""]), [len(lines) + 2])


@defect("undefined-reference")
def definition_lost(digest):
    """A definition is deleted, or the label is mistyped where it is used."""
    if not digest.markdown:
        return
    for number, text in enumerate(digest.lines, 1):
        match = re.match(r"\[([^\]^]+)\]: ", text)
        if not match:
            continue
        uses = [n for n, line in enumerate(digest.lines, 1) if f"[{match[1]}]" in line and n != number]
        yield Copy(digest.with_line(number, None), [n - (n > number) for n in uses])
        for use in uses:
            wrong = match[1][:-1] + match[1][-1] * 2
            yield Copy(digest.with_line(use, digest.line(use).replace(f"[{match[1]}]", f"[{wrong}]")), [use])
