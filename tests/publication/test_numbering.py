"""Headings are numbered as an independent oracle counts them, whatever the clerk wrote."""

import re
from collections.abc import Callable

import cn2an
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from forms.draft.draft import Draft
from forms.publication.build import publication
from forms.publication.levels import Level
from forms.publication.model import Heading

NewDraft = Callable[[str, dict[str, str]], Draft]
Line = tuple[int | None, str]  # level as stored (0: unnumbered, None: body) and words

LABELS = {
    "overview.lead": "",
    "overview.proactive": "主动公开",
    "overview.on_request": "依申请公开",
    "overview.management": "政府信息管理",
    "overview.platforms": "政府信息公开平台建设",
    "overview.supervision": "监督保障",
}
MARKS = {None: "", 0: "# ", 2: "#2 ", 3: "#3 ", 4: "#4 "}
lines = st.tuples(st.sampled_from(list(MARKS)), st.sampled_from(["甲", "乙。丙。", "丁，戊", "", " ", "　"]))
texts = st.lists(lines, max_size=7)


def stored(text: list[Line]) -> str:
    return "\n".join(MARKS[level] + words for level, words in text)


def own_words(words: str) -> str:
    return words.partition("。")[0] + ("。" if "。" in words else "")


def expected(levels: list[Line], runs_through: bool) -> list[str]:
    """Each heading's number is how many of its level stand between it and the last thing that restarts it."""
    headings = [(level, words) for level, words in levels if level is not None]
    told = []
    for index, (level, words) in enumerate(headings):
        count = 1
        for before, _ in reversed(headings[:index]):
            if before == 0 and not (level == 2 and runs_through):
                break
            if before != 0 and before < level:
                break
            count += before == level
        number = {0: "", 2: f"（{chinese(count)}）", 3: f"{count}.", 4: f"（{count}）"}[level]
        told.append(number + own_words(words))
    return told


def chinese(number: int) -> str:
    return re.sub("^一十", "十", str(cn2an.an2cn(number)))


def headings(draft: Draft, chapter: str) -> list[str]:
    return [
        block.text
        for block in publication(draft).blocks
        if isinstance(block, Heading) and block.level is not Level.CHAPTER and block.field.startswith(f"{chapter}.")
    ]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(texts, min_size=6, max_size=6))
@example([[(2, "甲"), (0, "乙"), (2, "丙")], [(2, "甲"), (3, "甲"), (0, "乙"), (3, "甲")], [], [(None, " ")], [], []])
def test_sections_and_their_headings_are_counted_in_one_run(new_draft: NewDraft, parts: list[list[Line]]) -> None:
    draft = new_draft("2021", {name: stored(text) for name, text in zip(LABELS, parts, strict=True)})
    flat: list[Line] = []
    for label, text in zip(LABELS.values(), parts, strict=True):
        written = [line for line in text if line[1].strip()]
        flat += [(2, label)] if label and written else []
        flat += written
    assert headings(draft, "overview") == expected(flat, runs_through=True)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(lines, max_size=20))
@example([(2, "甲"), (0, "乙"), (2, "丙"), (3, "甲"), (4, "甲"), (0, "乙"), (3, "甲")])
def test_without_labelled_sections_a_sub_heading_restarts_every_level(new_draft: NewDraft, text: list[Line]) -> None:
    draft = new_draft("2021", {"problems.text": stored(text)})
    written = [line for line in text if line[1].strip()]
    assert headings(draft, "problems") == expected(written, runs_through=False)


def test_chinese_numerals_up_to_99(new_draft: NewDraft) -> None:
    draft = new_draft("2021", {"problems.text": "\n".join(["#2 甲"] * 100)})
    told = headings(draft, "problems")
    assert told[:99] == [f"（{chinese(number)}）甲" for number in range(1, 100)]
    assert told[9:12] == ["（十）甲", "（十一）甲", "（十二）甲"]
    assert told[99] == "（100）甲"


def test_each_chapter_counts_anew(new_draft: NewDraft) -> None:
    draft = new_draft("2021", {"problems.text": "#2 甲\n#2 乙", "other_matters.text": "#2 丙"})
    assert headings(draft, "problems") == ["（一）甲", "（二）乙"]
    assert headings(draft, "other_matters") == ["（一）丙"]
