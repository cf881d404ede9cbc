"""Text from Word and WPS, cleaned: paragraphs and numbering kept, formatting, indents and empty lines dropped."""

import re

from forms.draft.prose import clean, literal

_HEADINGS = (
    (re.compile(r"（[一二三四五六七八九十]{1,3}）[ \t]*"), "#2 "),
    (re.compile(r"\([一二三四五六七八九十]{1,3}\)[ \t]*"), "#2 "),
    (re.compile(r"[0-9]{1,2}[.．、](?![0-9])[ \t]*"), "#3 "),
    (re.compile(r"（[0-9]{1,2}）[ \t]*"), "#4 "),
)


def pasted_prose(text: str) -> str:
    """Foreign ``text`` as stored prose: our own heading numbers at a paragraph's start become heading levels."""
    lines = [line.strip(" \t　\u00a0") for line in clean(text).split("\n")]
    kept = [line for line in lines if line]
    if len(kept) <= 1 and "\n" not in text.strip("\n"):
        return literal(clean(text).strip("\n")) if kept else ""
    return "\n".join(_paragraph(line) for line in kept)


def _paragraph(line: str) -> str:
    for pattern, mark in _HEADINGS:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return mark + literal(line[match.end() :])
    words = literal(line.replace("\t", "　"))
    return "#" + words if words.startswith("#") else words
