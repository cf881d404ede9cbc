"""COMP-UNREAD: texts so long that the rules do not read them to their end say so, and from where on.

No report is that long; a page that was pasted by mistake is, and reading all of it would stop the window. What the
other rules leave unread is known here from their own limits.
"""

from collections.abc import Iterator
from itertools import islice

from forms.checks.belonging.report import LONGEST as WHOLE_REPORT
from forms.checks.catalogue import severity
from forms.checks.finding import Finding, Span
from forms.checks.marks import shown
from forms.checks.numbers.blocks import LONGEST as ONE_PARAGRAPH
from forms.checks.passages import MOST_PARAGRAPHS
from forms.checks.places import place
from forms.draft.draft import Draft
from forms.draft.prose import parse

_QUOTED = 40  # characters from which the sentence takes its quotation


def unread(draft: Draft) -> Iterator[Finding]:
    """One finding with every text that is not read to its end, and the stretches that are not read."""
    spans = []
    left = WHOLE_REPORT
    for field in draft.prose_fields():
        text = draft.entries.get(field.id, "")
        start = _read_until(text, left)
        if start < len(text):
            spans.append(Span(field.id, start, len(text) - start))
        left = max(0, left - len(text))
    if spans:
        first = spans[0]
        begin = draft.entries[first.field][first.start : first.start + _QUOTED]
        words = {"place": place(draft, first.field), "text": shown(begin)}
        fields = tuple(span.field for span in spans)
        yield Finding("COMP-UNREAD", severity("COMP-UNREAD"), fields, {"count": len(spans)}, words, tuple(spans))


def _read_until(text: str, left: int) -> int:
    """Where reading ends: after ``left`` characters, in a paragraph that is too long, or after too many paragraphs."""
    ends = [min(left, len(text))]
    if len(text) > ONE_PARAGRAPH:
        start = 0
        for line in text.split("\n"):
            if len(line) > ONE_PARAGRAPH:
                ends.append(start + ONE_PARAGRAPH)
                break
            start += len(line) + 1
    if text.count("\n") >= MOST_PARAGRAPHS:
        beyond = next(islice(parse(text), MOST_PARAGRAPHS, None), None)
        if beyond is not None and beyond.pieces:
            ends.append(beyond.pieces[0].start)
    return min(ends)
