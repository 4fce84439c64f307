"""Defects of the group suppressions."""
from digest import Copy, defect


def above_headings(digest, comment):
    """The comment on a line of its own above a section's heading, where Markdown has comments."""
    if not digest.markdown:
        return
    for section in digest.sections:
        line = section["heading"]["line"]
        yield Copy(digest.with_lines(line, line, [comment, ""]), [line])


@defect("unknown-rule")
def misspelt(digest):
    yield from above_headings(digest, "<!-- digestlint-disable-next-line missing-lnk -->")
    yield from above_headings(digest, "<!-- digestlint-disable-nextline missing-link -->")


@defect("unused-suppression")
def left_over(digest):
    yield from above_headings(digest, "<!-- digestlint-disable-file known-typo: mended since -->")
    yield from above_headings(digest, "<!-- digestlint-enable -->")
