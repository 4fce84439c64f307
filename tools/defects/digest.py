"""A clean digest, with the places where it can be broken.

What stands where comes from `digestlint outline` of the clean text, which people have read and found
right; how a defect looks is written in the other files of this folder, from what the rules' pages
promise.
"""
import json
import re
import subprocess

HAN = "\u4e00-\u9fff"
URL = re.compile(r"https?://[^\s)\]>|，。；、]+")


class Copy:
    """One broken copy: its text, and the lines (from 1) of which one must be reported."""

    def __init__(self, text, lines):
        self.text = text if isinstance(text, bytes) else text.encode()
        self.lines = set(lines)


class Digest:
    def __init__(self, binary, path):
        self.path = path
        with open(path, "rb") as file:
            self.text = file.read().decode()
        self.lines = self.text.split("\n")
        out = subprocess.run([binary, "outline", "--format", "json", path], capture_output=True, check=True)
        outline = json.loads(out.stdout)[0]
        self.markdown = outline["format"] == "markdown"
        self.chinese = outline["language"] == "zh"
        self.sections = outline["sections"]
        self.entries = outline["entries"]
        self.intro = outline["intro"]

    # Lines, counted from 1 as the outline counts them.

    def line(self, number):
        return self.lines[number - 1]

    def with_line(self, number, text):
        """The text with one line replaced; None deletes it."""
        lines = list(self.lines)
        lines[number - 1 : number] = [] if text is None else [text]
        return "\n".join(lines)

    def with_lines(self, first, end, new):
        """The text with the lines [first, end) replaced by the list `new`."""
        return "\n".join(self.lines[: first - 1] + new + self.lines[end - 1 :])

    # Entries

    def first_line(self, entry):
        return entry["extent"]["line"]

    def end_line(self, entry):
        """The line after the entry, its empty lines included."""
        index = self.entries.index(entry)
        ends = [s["heading"]["line"] for s in self.sections if s["heading"]["line"] > self.first_line(entry)]
        if index + 1 < len(self.entries):
            ends.append(self.first_line(self.entries[index + 1]))
        last = entry["extent"]["end_line"] + 1
        return min(ends) if ends else last

    def behind(self, entry):
        """The line before which another entry of the same list goes: rows of a table and items of a
        tight list stand side by side, others have the empty lines in between that they had."""
        end = entry["extent"]["end_line"] + 1
        others = [e for e in self.entries if e is not entry]
        tight = any(self.first_line(e) == self.first_line(o) + 1 for e in self.entries for o in others)
        return end if tight else self.end_line(entry)

    @staticmethod
    def without_blank_end(block):
        while block and not block[-1].strip():
            block = block[:-1]
        return block

    def block(self, entry):
        return self.lines[self.first_line(entry) - 1 : self.end_line(entry) - 1]

    def entries_of(self, section):
        first = section["first_entry"]
        return self.entries[first : first + section["entry_count"]]

    def number(self, entry):
        """The number as written ("1、"), or None."""
        return entry["number"]["text"] if entry["number"] else None

    def url(self, entry):
        """The source link's address and its line."""
        if entry["source_link"] is None:
            return None, None
        url = entry["links"][entry["source_link"]]["target"]
        for number in range(self.first_line(entry), entry["extent"]["end_line"] + 1):
            if url and url in self.line(number):
                return url, number
        return None, None

    # Prose

    def prose(self, minimum=20):
        """Numbers of the lines of entries' bodies that are whole sentences, without links and code."""
        for entry in self.entries:
            for place in entry["body"]:
                text = self.line(place["line"])
                if URL.search(text) or "`" in text or "$" in text or "|" in text or len(text) < minimum:
                    continue
                if text.lstrip().startswith((">", "#")):
                    continue
                yield place["line"]

    def replace_in_prose(self, pattern, new, limit=1):
        """Copies with one match of `pattern` in one line of prose replaced, one per match."""
        for number in self.prose():
            text = self.line(number)
            for count, match in enumerate(re.finditer(pattern, text)):
                if count == limit:
                    break
                changed = text[: match.start()] + match.expand(new) + text[match.end() :]
                yield Copy(self.with_line(number, changed), [number])


DEFECTS = {}  # rule -> functions that take a Digest and yield copies


def defect(rule):
    def register(function):
        DEFECTS.setdefault(rule, []).append(function)
        return function

    return register
