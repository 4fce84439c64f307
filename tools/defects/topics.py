"""What headings are about, from the heading words of rules/topics/."""
import functools
import pathlib
import re
import tomllib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "rules" / "topics"


@functools.cache
def all_topics():
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))]


def places(words, heading):
    """Where one of the words stands in the heading, Latin ones as whole words."""
    for word in words:
        pattern = re.escape(word)
        if word.isascii():
            pattern = rf"(?<![a-z0-9]){pattern}s?(?![a-z0-9])"
        for match in re.finditer(pattern, heading, re.IGNORECASE):
            yield match.span()


@functools.cache
def topics_of(heading):
    """The topics that the heading names; a word inside a longer one that is listed as well names none."""
    found = [(span, topic) for topic in all_topics() for span in places(topic.get("headings", []), heading)]
    longest = [
        topic for (begin, end), topic in found
        if not any(b <= begin and end <= e and e - b > end - begin for (b, e), _ in found)
    ]
    return {topic["name"]: topic for topic in longest}


def are_apart(heading, other):
    """Both name topics, none of them general, none the same as or near one of the other."""
    ours, theirs = topics_of(heading), topics_of(other)
    if not ours or not theirs:
        return False
    if any(topic.get("cross-cutting") for topic in [*ours.values(), *theirs.values()]):
        return False
    return not any(a == b or b in ours[a].get("near", []) for a in ours for b in theirs)
