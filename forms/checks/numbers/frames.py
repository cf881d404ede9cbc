"""TXT-PARTS behind a frame: 新收的申请中，当面6件，网络12件。 The frame names the whole without its number.

The parts are added up and compared with the requests of table 3 and those counted in the text before. More than these
is a mistake; less is asked only where the list says itself that it is whole (其他单位8件), where its kinds are all
there are, or where one digit would make it right. Source: arithmetic; table 3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.binding import REQUEST_UNITS
from forms.checks.numbers.clauses import Clause
from forms.checks.numbers.counts import Count
from forms.checks.numbers.parts import Listed, left_open, one_slip, seems_whole
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report

_FLOWS = ("flow.received", "flow.accepted", "flow.handled", "flow.closed")
_KINDS = ("channel.", "class.")
_NEW = ("新收", "收到", "接收", "本年新收")
_BASES = (("received",), ("received", "carried_over"), ("outcomes_total",))
BEFORE = 6  # sentences in which the whole may have been told


@dataclass(frozen=True, slots=True)
class Framed:
    """The ``parts`` behind the frame in clause ``number``; ``open`` where it says that there are more."""

    number: int
    parts: tuple[Count, ...]
    open: bool
    wholes: tuple[Count, ...]  # requests counted before it
    new: bool  # parts of the new requests alone


def framed(report: Report) -> Iterator[Finding]:
    """Lists behind a frame that do not add up to the requests they are parts of."""
    for passed in report.passed:
        for listed in _lists(passed.reading):
            yield from _judged(report, passed, listed)


@lru_cache(maxsize=1024)
def _lists(reading: Reading) -> tuple[Framed, ...]:
    if len(reading.counts) < 2:
        return ()
    return tuple(
        listed
        for number, clause in enumerate(reading.clauses)
        if clause.frame and _of_requests(reading, number) and len((listed := _listed(reading, number)).parts) > 1
    )


def _of_requests(reading: Reading, number: int) -> bool:
    clause = reading.clauses[number]
    named = any(token.word and token.word.role == "object" and token.word.key == "request" for token in clause.tokens)
    return named or (
        reading.subjects[number] in ("", "request")
        and (clause.has("wherein") or any("申请" in token.text for token in clause.tokens))
    )


def _listed(reading: Reading, number: int) -> Framed:
    frame, parts, is_open = reading.clauses[number], [], False
    for count in reading.near(number):
        clause = reading.clauses[count.clause]
        if count.clause <= number or clause.depth > frame.depth:
            continue
        if _leaves(reading, number, count.clause) or not _is_part(count):
            break
        parts.append(count)
        is_open = is_open or left_open(reading, clause, count)
    sentence = frame.sentence
    wholes = tuple(
        each
        for each in reading.measured
        if each.clause < number
        and sentence - reading.clauses[each.clause].sentence <= BEFORE
        and each.measures[0] in _FLOWS
        and each.now
        and not each.change
    )
    new = any(token.text.startswith(_NEW) for token in frame.tokens)
    return Framed(number, tuple(parts), is_open or frame.has("open"), wholes, new)


def _leaves(reading: Reading, number: int, at: int) -> bool:
    """Whether between the frame and clause ``at`` something else begins."""
    between: Sequence[Clause] = reading.clauses[number + 1 : at + 1]
    return any(each.frame or each.has("wherein") or each.titled for each in between)


def _is_part(count: Count) -> bool:
    if count.change or not count.now or count.token.rough or count.token.unit not in REQUEST_UNITS:
        return False
    return not count.measures or count.measures[0].startswith(_KINDS)


def _judged(report: Report, passed: Passed, listed: Framed) -> Iterator[Finding]:
    parts, reading = listed.parts, passed.reading
    if report.was_told(passed, parts):
        return
    bases = _BASES[:1] if listed.new else _BASES
    tables = [int(each) for base in bases if (each := report.value(report.measures.rows(*base))) is not None]
    told = [int(each.value) for each in listed.wholes if not listed.new or each.measures == ("flow.received",)]
    wholes = tables or told
    total = sum(int(each.value) for each in parts)
    if not wholes or total in (*wholes, *told):
        return
    kinds = {each.measures[0].partition(".")[0] for each in parts if each.measures}
    exclusive = len(kinds) == 1 and all(each.measures for each in parts)
    whole, most = wholes[0], max(wholes)
    as_list = Listed(parts[0], list(parts), open=listed.open)
    slip = any(one_slip(as_list, each - total) for each in wholes)
    if total < most and not (not listed.open and (slip or seems_whole(reading, as_list, exclusive))):
        return
    frame = reading.clauses[listed.number]
    yield report.finding(
        "TXT-PARTS",
        passed.block,
        [(each.token.start, each.token.end) for each in parts],
        values={"whole": whole, "sum": total, "parts": len(parts)},
        words={"quote": reading.text[frame.start : parts[0].token.stop][-40:], "unit": parts[0].token.unit},
        fields=report.measures.rows("received"),
        grade=Severity.WARNING,
    )
