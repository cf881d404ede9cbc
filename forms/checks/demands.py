"""COMP-DEMAND: what the year's notice wants to read stands in the part it names (office.md 9).

A keyword must stand there as it is written. For a figure its name without 数量 or 数 must stand in one sentence with a
number, or the part has a figure of that name which is filled in.
"""

import re
from collections.abc import Iterator

from forms.checks.catalogue import severity
from forms.checks.finding import Finding
from forms.checks.places import whole_part
from forms.draft.demands import Line, demands_in
from forms.draft.draft import Draft
from forms.draft.rendering import rendered
from forms.edition.model import Chapter

_SENTENCE = re.compile(r"[。！？；;\n]")
_NUMBER = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万两]")
_COUNT = re.compile("(?:总?数量?|个数|件数|条数|次数)$")


def demanded(draft: Draft) -> Iterator[Finding]:
    """One for each line that is not found in its part."""
    for line in demands_in(draft.entries).lines:
        chapter = next((each for each in draft.edition.chapters if each.key == line.chapter and each.printed), None)
        if chapter is None or not chapter.sections or _stands(draft, chapter, line):
            continue
        fields = tuple(each.id for each in chapter.sections)
        words = {"place": whole_part(chapter), "words": line.words}
        variant = "figure" if line.figure else "message"
        rule = "COMP-DEMAND"
        yield Finding(rule, severity(rule), fields, {}, words, variant=variant, topic=f"{line.chapter} {line.words}")


def _stands(draft: Draft, chapter: Chapter, line: Line) -> bool:
    text = "\n".join(
        paragraph.text
        for section in chapter.sections
        for paragraph in rendered(draft.entries.get(section.id, ""), draft)
    )
    plain = re.sub(r"[ 　\t]", "", text)
    name = re.sub(r"\s", "", line.words)
    if not line.figure:
        return name in plain
    short = _COUNT.sub("", name) or name
    for sentence in _SENTENCE.split(plain):
        rest = sentence.replace(short, "", 1)
        if rest != sentence and _NUMBER.search(rest):
            return True
    return any(
        field.id.startswith(f"{chapter.key}.")
        and field.row[-1:]
        and field.row[-1] in (name, short)
        and not draft.reading(field.id).blank
        and not field.in_table
        for field in draft.number_fields()
    )
