"""Digests made out of curated lists, in the two formats that digestlint reads."""
import collections
import re
import zlib

from corpus import UNSCORED_MOVES, are_near, random_for

MAX_SECTIONS = 5
MIN_SECTIONS = 4
MAX_HEADING_CELLS = 46


class Section:
    def __init__(self, topic, headings, entries, scored=True):
        self.topic = topic
        self.headings = headings
        self.entries = entries
        self.scored = scored

    def with_entries(self, entries):
        return Section(self.topic, self.headings, entries, self.scored)


class Digest:
    """Sections of distinct topics. `moved` is (entry, section it stands in, its home section)."""

    def __init__(self, source, sections, moved=None):
        self.source = source
        self.sections = sections
        self.moved = moved


def cut_sections(entries, random):
    """The entries of each heading in pieces of 3 to 6; headings with fewer are left out."""
    groups = collections.OrderedDict()
    for entry in entries:
        groups.setdefault((entry.topic, entry.headings), []).append(entry)
    sections = []
    for (topic, headings), group in groups.items():
        random.shuffle(group)
        size = len(group)
        pieces = -(-size // 6)
        if size < 3:
            continue
        if size / pieces < 3:
            pieces = size // 3
        for i in range(pieces):
            part = group[i * size // pieces:(i + 1) * size // pieces]
            sections.append(Section(topic, headings, part))
    return sections


def native_digests(entries, sources):
    """Every section once as it is, in digests of 4 or 5 sections of distinct topics. Where a list has
    too few topics, sections of its own or of the other `sources` stand by unscored."""
    scored = [e for e in entries if e.scored]
    sections = {s: cut_sections([e for e in scored if e.source == s], random_for(s))
                for s in sources}
    digests = []
    for source in sources:
        random = random_for(source + " digests")
        left = list(sections[source])
        random.shuffle(left)
        others = [s for o in sources if o != source for s in sections[o]]
        while left:
            counts = collections.Counter(s.topic for s in left)
            chosen = []
            for topic, _ in counts.most_common(MAX_SECTIONS):
                chosen.append(left.pop(next(i for i, s in enumerate(left) if s.topic == topic)))
            topics = {s.topic for s in chosen}
            company = [s for s in sections[source] if s.topic not in topics]
            random.shuffle(company)
            strangers = list(others)
            random.shuffle(strangers)
            for section in company + strangers:
                if len(chosen) >= MIN_SECTIONS:
                    break
                if section.topic not in topics:
                    topics.add(section.topic)
                    chosen.append(Section(section.topic, section.headings, section.entries, False))
            random.shuffle(chosen)
            digests.append(Digest(source, chosen))
    return digests


def moved_copies(digest):
    """A copy for each scored entry that can be moved under another topic's heading."""
    random = random_for(digest.sections[0].entries[0].title)
    copies = []
    for home, section in enumerate(digest.sections):
        if not section.scored or section.topic in UNSCORED_MOVES:
            continue
        targets = [i for i, other in enumerate(digest.sections)
                   if i != home and other.topic not in UNSCORED_MOVES
                   and not are_near(other.topic, section.topic)]
        if not targets:
            continue
        for entry in section.entries:
            target = random.choice(targets)
            sections = list(digest.sections)
            sections[home] = section.with_entries([e for e in section.entries if e is not entry])
            place = random.randrange(len(sections[target].entries) + 1)
            there = list(sections[target].entries)
            there.insert(place, entry)
            sections[target] = sections[target].with_entries(there)
            copies.append(Digest(digest.source, sections, (entry, target, home)))
    return copies


def heading_text(headings):
    """One line for formats without nested headings, as short as an editor would have it."""
    for text in (" · ".join(headings[-2:]), headings[-1],
                 re.split(r" - |[:：(（【]", headings[-1])[0].strip()):
        if sum(2 if c > "\u2e80" else 1 for c in text) <= MAX_HEADING_CELLS:
            return text
    return text[:MAX_HEADING_CELLS].rsplit(" ", 1)[0]


def one_line(text):
    return " ".join(text.split())


def link_of(entry):
    """Some lists have no links, which digests do; what stands for one says nothing of the paper."""
    return entry.url or "https://openreview.net/forum?id=%08x" % zlib.crc32(entry.title.encode())


def render(digest, markdown):
    """The digest's text, the line of each section's heading and each entry's line, from 1."""
    lines, heading_lines, entry_lines = [], [], []
    lines.append("# Papers of the week" if markdown else "Papers of the week")
    for section in digest.sections:
        if markdown:
            lines.append("")
            outer = section.headings[-2:-1]
            lines += [f"## {one_line(h)}" for h in outer]
            lines.append(("###" if outer else "##") + " " + one_line(section.headings[-1]))
            heading_lines.append(len(lines))
            lines.append("")
        else:
            lines.append("")
            lines.append(one_line(heading_text(section.headings)))
            heading_lines.append(len(lines))
        places = []
        for number, entry in enumerate(section.entries, 1):
            title = one_line(entry.title)
            if markdown:
                title = title.replace("[", "(").replace("]", ")")
                link = f"[{title}](<{link_of(entry)}>)"
                blurb = "\n   " + one_line(entry.blurb) if entry.blurb else ""
                lines += f"{number}. {link}{blurb}".split("\n")
                places.append(len(lines) - (1 if blurb else 0))
            else:
                lines.append(f"{number}、{title}")
                places.append(len(lines))
                if entry.blurb:
                    lines.append(one_line(entry.blurb))
                lines.append(link_of(entry))
        entry_lines.append(places)
    return "\n".join(lines) + "\n", heading_lines, entry_lines
