"""Prose as stored: paragraphs, headings and live figures, written in plain text.

One paragraph a line. ``#2 `` ``#3 `` ``#4 `` at its start make it a heading （一） / 1. / （1） (the numbers are made
at publication), ``# `` an unnumbered sub-heading. ``{field.id}`` is a live figure, ``{last:field.id}`` last year's.
``{{`` ``}}`` and a doubled ``#`` at a line's start are the characters themselves.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

_HEADING = re.compile(r"#([234]?) ")
_TOKEN = re.compile(r"\{\{|\}\}|\{(last:)?([A-Za-z0-9_.]{1,120})\}|[{}]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
SUBHEADING = 0  # the level of an unnumbered sub-heading


class Words(NamedTuple):
    """Characters to print; ``start`` and ``length`` are their place in the stored text, in code points."""

    text: str
    start: int
    length: int


class Reference(NamedTuple):
    """A live figure: the field it shows, of this year or (``last``) of last year."""

    field: str
    last: bool
    start: int
    length: int


class ProseParagraph(NamedTuple):
    """One line of the stored text; ``level`` is 2, 3, 4, SUBHEADING, or None for body text."""

    level: int | None
    pieces: tuple[Words | Reference, ...]


class ProseFault(NamedTuple):
    """A mark that means nothing: an unknown ``{…}`` or a ``#`` that is no heading."""

    mark: str
    start: int


def clean(text: str) -> str:
    """``text`` in NFC, with ``\\n`` alone between lines; a lone surrogate becomes U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", whole))


def parse(text: str) -> Iterator[ProseParagraph]:
    """The paragraphs of a stored text; marks that mean nothing are taken as characters."""
    start = 0
    for line in text.split("\n"):
        yield _paragraph(line, start)
        start += len(line) + 1


def references(text: str) -> Iterator[Reference]:
    """The live figures of a stored text, in order."""
    if "{" in text:
        for start, line in _lines(text):
            for match in _TOKEN.finditer(line):
                if match[2] is not None:
                    yield Reference(match[2], match[1] is not None, start + match.start(), len(match[0]))


def faults(text: str, known: Callable[[str, bool], bool]) -> Iterator[ProseFault]:
    """What ``escaped`` would escape: marks that are neither markup nor escaped. ``known(field, last)``."""
    for line_start, line in _lines(text):
        if line.startswith("#") and not line.startswith("##") and not _HEADING.match(line):
            yield ProseFault(line[:12], line_start)
        for match in _TOKEN.finditer(line):
            if not _means(match, known):
                yield ProseFault(match[0], line_start + match.start())


def escaped(text: str, known: Callable[[str, bool], bool]) -> str:
    """``text`` with every mark that means nothing doubled, so that it stands for its characters."""

    def double(match: re.Match[str]) -> str:
        if _means(match, known):
            return match[0]
        return match[0].replace("{", "{{").replace("}", "}}")

    lines = []
    for _, line in _lines(text):
        kept = _TOKEN.sub(double, line)
        if kept.startswith("#") and not kept.startswith("##") and not _HEADING.match(kept):
            kept = "#" + kept
        lines.append(kept)
    return "\n".join(lines)


def literal(text: str) -> str:
    """Plain characters as a piece of stored prose (inside a line)."""
    return text.replace("{", "{{").replace("}", "}}")


def without_references(text: str, wanted: Callable[[Reference], bool], digits: Callable[[Reference], str]) -> str:
    """``text`` with the live figures for which ``wanted`` turned into the characters ``digits`` gives."""
    for reference in reversed(list(references(text))):
        if wanted(reference):
            end = reference.start + reference.length
            text = text[: reference.start] + literal(digits(reference)) + text[end:]
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _means(match: re.Match[str], known: Callable[[str, bool], bool]) -> bool:
    if match[0] in ("{{", "}}"):
        return True
    return match[2] is not None and known(match[2], match[1] is not None)


def _paragraph(line: str, start: int) -> ProseParagraph:
    if "{" not in line and "}" not in line and not line.startswith("#"):  # nearly every one
        return ProseParagraph(None, (Words(line, start, len(line)),) if line else ())
    level: int | None = None
    begin = 0
    heading = _HEADING.match(line)
    pieces: list[Words | Reference] = []
    if line.startswith("##"):
        pieces.append(Words("#", start, 2))
        begin = 2
    elif heading:
        level, begin = int(heading[1] or SUBHEADING), heading.end()
    for match in _TOKEN.finditer(line, begin):
        if match.start() > begin:
            pieces.append(Words(line[begin : match.start()], start + begin, match.start() - begin))
        if match[2] is not None:
            pieces.append(Reference(match[2], match[1] is not None, start + match.start(), len(match[0])))
        else:
            pieces.append(Words(match[0][0], start + match.start(), len(match[0])))
        begin = match.end()
    if begin < len(line):
        pieces.append(Words(line[begin:], start + begin, len(line) - begin))
    return ProseParagraph(level, tuple(pieces))
