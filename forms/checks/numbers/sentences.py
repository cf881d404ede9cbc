"""Each number of one sentence tied to what it counts: the label before it (收到申请19件), or behind it (19件申请).

Nothing but the object spoken of goes from one sentence into the next, so a sentence is a pure function of its text and
that object, kept by them: reports say the same thing in several places, and while one types only the sentence at the
cursor is read again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from forms.checks.numbers.binding import CASES, LABELLING, Label, label_of, listed_labels, roles_of
from forms.checks.numbers.clauses import Clause, clauses
from forms.checks.numbers.counts import Count
from forms.checks.numbers.scanning import Mark, Token, made

_FILLING = re.compile(
    r"政府|信息|本年|年度|事项|数量|件数|情[形况]|方式|处理|原因|结果|[共计总合数为约达了已均都各类的是有到：“”《》]"
)
_TIMES = frozenset(("compare", "this", "last", "part"))
_SUBJECTS = frozenset(("object", "row"))
_SHARED_OUT = frozenset(("respectively", "each"))
_BUSY = frozenset(("flow", "weak_other", "act"))
_NO_PART = frozenset(("topic", "part", "plan", "ever"))
_WORD = Mark.WORD
MOST = 1000  # numbers of one text that are read; a whole report has a few hundred


class Said(NamedTuple):
    """What was read in a sentence, at places in it. ``subjects``: what was spoken of when each clause began;
    ``subject``: what the next sentence goes on with."""

    clauses: tuple[Clause, ...]
    counts: tuple[Count, ...]
    subjects: tuple[str, ...]
    subject: str


@dataclass(slots=True)
class _State:
    text: str
    year: int
    subject: str
    now: bool = True
    last: bool = False
    sticky: bool = False
    part: bool = False
    parts: bool = False  # behind 其中
    pending: Clause | None = None
    counts: list[Count] = field(default_factory=list)


@lru_cache(maxsize=4096)
def said(text: str, year: int, subject: str) -> Said:
    """The sentence ``text`` of a report of ``year``, which speaks of ``subject`` from the start."""
    listed = clauses(text, year)
    if not listed:
        return Said((), (), (), subject)
    state = _State(text, year, subject)
    shared = dict(_respective(listed)) if any("respectively" in each.roles for each in listed) else {}
    subjects: list[str] = []
    for number in range(len(listed)):
        if len(state.counts) > MOST:
            break
        subjects.append(state.subject)
        _clause(state, listed, number, shared)
    return Said(tuple(listed), tuple(state.counts), tuple(subjects), state.subject)


def _clause(state: _State, listed: list[Clause], number: int, shared: dict[int, Label | None]) -> None:
    clause = listed[number]
    _, _, _, _, ends, titled, dated, frame, found, numbers, roles, _ = clause
    if titled:
        state.subject = ""
    parts = "wherein" in roles or (state.parts and listed[number - 1].ends != "；")
    state.parts = parts
    if not state.sticky:
        state.now, state.last = True, False
    timed = dated or not roles.isdisjoint(_TIMES)
    if not numbers:
        if timed:
            _times(state, found)
        state.pending = clause if not frame and ends in "，：、" else None
    else:
        previous, last = 0, len(numbers) - 1
        for place, index in enumerate(numbers):
            if timed:
                _times(state, found[previous:index])
            following = numbers[place + 1] if place < last else len(found)
            state.counts.append(_count(state, listed, number, (previous, index, following), shared))
            previous = index + 1
        if timed:
            _times(state, found[previous:])
        state.pending = None
    if not roles.isdisjoint(_SUBJECTS):
        _subject(state, clause, bool(numbers))
    state.parts = parts or frame


def _count(
    state: _State,
    listed: list[Clause],
    number: int,
    around: tuple[int, int, int],
    shared: dict[int, Label | None],
) -> Count:
    """The count of clause ``number`` that is the second token of ``around``: the first behind the count before it, it,
    and the next count."""
    previous, index, following = around
    clause = listed[number]
    found, pending = clause.here, state.pending
    token = found[index]
    before = [each for each in found[previous:index] if each[0] is _WORD]
    after = [each for each in found[index + 1 : following] if each[0] is _WORD]
    if not before and not after and pending is None and token[1] not in shared:
        return _unlabelled(token, number, state)
    if following < len(found) or (after and after[0].start - token.stop > 8):
        after = after[:1] if following < len(found) else [w for w in after if w.start - token.stop <= 20]
    roles = roles_of(before)
    if token.start in shared:
        label = shared[token.start]
    elif (not state.subject and pending is None and clause.roles.isdisjoint(LABELLING)) or (
        roles & _SHARED_OUT and found[index - 1].end == token.start
    ):
        label = None
    else:
        strange = not roles.isdisjoint(_BUSY) and _strange(state.text, before, token)
        label = label_of(token, before, after, pending, state.subject, strange=strange)
    change, now, last = False, state.now, state.last
    if "compare" in roles and before[-1].role != "last":
        change = True
        if _reached(state.text, before, token):
            change, now, last = False, True, False
    partial = state.part or bool(roles & _NO_PART and not _topic_is_label(label, roles))
    if label is None or _two_classes(listed, number, previous, label):
        return Count(token, number, now=now, last=last, partial=partial, change=change)
    again = state.parts and label.is_flow and _told_before(state, label)
    return Count(
        token,
        number,
        label.measures,
        _joined(listed, number, previous, label),
        label.column,
        label.sure and "ever" not in roles and not change,
        now,
        partial or label.partial or again or _with_rows(listed, number),
        change,
        last,
        _with_carried(listed, number),
        label.words,
    )


def _unlabelled(token: Token, number: int, state: _State) -> Count:
    """A number without a word beside it: what it counts is not said. (Made from all its parts: there are many.)"""
    return made(Count, (token, number, (), (), "", False, state.now, state.part, False, state.last, False, ""))


def _reached(text: str, before: list[Token], token: Token) -> bool:
    """由上年的12条增加到15条, 上升至2024年的102件: the number itself, no difference."""
    word = [each for each in before if each.role == "compare"][-1]
    return text.startswith(("到", "至"), word.end) and token.start - word.end < 10


def _two_classes(listed: list[Clause], number: int, previous: int, label: Label) -> bool:
    """自然人、法人或其他组织提出的申请5件: of both, so of neither."""
    if previous or not number or not label.measures or not label.measures[0].startswith("class."):
        return False
    before = listed[number - 1]
    return before.ends == "、" and not before.numbers and before.has("class")


def _strange(text: str, before: list[Token], token: Token) -> bool:
    """Whether behind a verb or 其他 there is a noun that no list knows (办理补办手续12件, 其他单位3件)."""
    gaps, begin = "", token.start
    for word in reversed(before):
        gaps = text[word[2] : begin] + gaps
        begin = word[1]
        if word.role in _BUSY:
            break
    return len(gaps) > 1 and len(_FILLING.sub("", gaps)) > 1


def _told_before(state: _State, label: Label) -> bool:
    """收到3119件，其中市本级受理520件；答复100件，其中按时答复92件: a part, not the sum again."""
    coming = {"flow.received", "flow.accepted", "flow.handled"}
    before = [each.measures for each in state.counts[-40:]]
    return label.measures in before or (
        bool(coming & set(label.measures)) and any(coming & set(each) for each in before)
    )


def _topic_is_label(label: Label | None, roles: set[str]) -> bool:
    """信访举报投诉类 is itself the label of a row: 类 names no topic there."""
    return label is not None and label.is_row and not roles & {"part", "plan", "ever"}


def _times(state: _State, found: list[Token]) -> None:
    """Which time is spoken of from here on."""
    compared = False
    for token in found:
        kind = token.role
        if kind == "compare":
            compared = True
        elif kind == "this":
            state.now, state.last, state.sticky = True, False, False
        elif kind == "last":
            state.now, state.last, state.sticky = False, True, False
        elif token.mark is Mark.YEAR:
            said = token.text[:4]
            if said == str(state.year):
                state.now, state.last, state.sticky = True, False, False
                state.part = state.part or _part_of_year(token.text)
            else:
                state.now, state.last, state.sticky = False, said == str(state.year - 1), not compared
        elif (token.mark is Mark.MONTH and _part_of_year(token.text)) or kind == "part":
            state.part = True


def _part_of_year(date: str) -> bool:
    """Whether a date with a month (2024年6月) names less than the year: all but its first day and its last month."""
    inner = date.partition("年")[2].removeprefix("度") if "年" in date else date
    month = inner.partition("月")[0]
    return bool(month) and not inner.startswith(("12月", "1月1日", "1月31日", "1-12月", "1至12月"))


def _subject(state: _State, clause: Clause, numbered: bool) -> None:
    """What the text goes on to speak of after ``clause``."""
    objects = [word for word in clause.words() if word.role == "object"]
    by_way = clause.has("through")  # 通过政府网站收到…: the website is no subject
    for token in objects:
        key = token.word.key if token.word else ""
        if key == "other" and by_way:
            continue
        if key in CASES and state.subject not in ("request", *CASES) and not _about(state.text, clause):
            key = "other"  # 全市法院新收行政诉讼案件1200件: not of disclosure
        if key != "other" or numbered or clause.has("flow") or clause.titled or clause.end - clause.start < 12:
            state.subject = key
    if not objects and clause.has("row") and clause.titled:
        state.subject = "request"


def _about(text: str, clause: Clause) -> bool:
    said = text[clause.start : clause.end]
    return "信息公开" in said or "依申请" in said


def _joined(listed: list[Clause], number: int, previous: int, label: Label) -> tuple[str, ...]:
    """Labels without a number of their own just before: 予以公开、部分公开59件 may be both together."""
    if previous or not label.is_row:
        return ()
    found: list[str] = []
    for clause in reversed(listed[max(0, number - 3) : number]):
        if clause.numbers or clause.ends != "、":
            break
        found += [f"row.{token.word.key}" for token in clause.words() if token.word and token.word.role == "row"]
    return tuple(found)


def _with_carried(listed: list[Clause], number: int) -> bool:
    """Whether （含上年结转2件） or ，其中上年结转2件 follows clause ``number``."""
    if number + 1 >= len(listed):
        return False
    clause = listed[number + 1]
    if listed[number].ends not in "（，," or not (clause.has("including") or clause.has("wherein")):
        return False
    return any(token.word and token.word.key == "carried_over" for token in clause.tokens)


def _with_rows(listed: list[Clause], number: int) -> bool:
    """公开58件（含部分公开17件）: more than its own row."""
    if number + 1 >= len(listed) or listed[number].ends != "（":
        return False
    return listed[number + 1].has("including") and listed[number + 1].has("row")


def _respective(listed: list[Clause]) -> Iterator[tuple[int, Label | None]]:
    """…分别为9件、4件: for the start of each number its label, None where labels and numbers do not pair off."""
    for number, clause in enumerate(listed):
        if not clause.has("respectively") or not clause.numbers:
            continue
        at = next(i for i, token in enumerate(clause.tokens) if token.role == "respectively")
        if clause.numbers[0] < at or any(word.role in ("row", "class", "flow", "result") for word in clause.words(at)):
            continue
        values = [clause.tokens[clause.numbers[0]]]
        for later in listed[number + 1 :]:
            if len(later.tokens) != 1 or not later.numbers:
                break
            values.append(later.tokens[0])
        labels = listed_labels(listed, number, at)
        paired = len(labels) == len(values)
        for index, token in enumerate(values):
            yield token.start, labels[index] if paired else None
