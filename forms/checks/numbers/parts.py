"""TXT-PARTS and TXT-UNITS: parts of a whole within a sentence add up (收到19件，其中当面6件，传真1件，信函12件).

More than the whole is a mistake where the parts exclude each other (ways of asking, classes of applicants, results of
cases), else a question: things may be counted twice. Less is asked only of a list that seems complete, since 其中 often
names a few parts. Lists of a roll-up's units (市公安局12件、市教育局8件) are told apart. Source: arithmetic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from forms.checks.finding import Finding, Severity
from forms.checks.numbers.clauses import Clause
from forms.checks.numbers.counts import Count
from forms.checks.numbers.reading import Reading
from forms.checks.numbers.report import Passed, Report
from forms.checks.numbers.words import table

_UNIT_NAME = re.compile(r"[一-鿿]{2,}(?:局|委|厅|街道|镇|乡|中心|办|县|区|市|院|支队)(?:受理|收到|办理)?$")
_REST = re.compile(r"^(?:其他|其它|其余|剩余|另)")
_OPENERS = frozenset(("wherein", "including"))
_LISTS = ("包括", "包含", "涵盖")
_EXCLUSIVE = ("channel.", "class.", "case.")
_ENOUGH = {"channel": 2, "class": 3, "case": 4}  # so many of a kind are usually all
LONGEST_LIST = 60
CLOSE = 5  # a list that lacks less than a fifth of the whole seems complete


@dataclass(slots=True)
class Listed:
    """A whole and the parts named of it; ``open``: the list says that there are more (等, 主要); ``bracketed``: the
    parts stand in brackets right behind the whole."""

    whole: Count
    parts: list[Count] = field(default_factory=list)
    open: bool = False
    bracketed: bool = False

    @property
    def total(self) -> int:
        """The parts added up; fractions are no parts."""
        return sum(int(each.value) for each in self.parts)


def partitions(report: Report) -> Iterator[Finding]:
    """Lists of parts that do not add up to their whole."""
    for passed in report.passed:
        for whole, parts in _new_and_old(passed.reading):
            if not report.was_told(passed, (whole, *parts)):
                yield unequal(report, passed, Listed(whole, [*parts]))
        for listed in _lists(passed.reading):
            yield from _judged(report, passed, listed)


@lru_cache(maxsize=1024)
def _lists(reading: Reading) -> tuple[Listed, ...]:
    return tuple(_listed(reading))


def _listed(reading: Reading) -> Iterator[Listed]:
    if len(reading.counts) < 2 or (reading.roles.isdisjoint(_OPENERS) and "（" not in reading.text):
        return
    by_clause = reading.by_clause
    for number, clause in enumerate(reading.clauses):
        opens = not clause.roles.isdisjoint(_OPENERS) and (clause.has("wherein") or _begins(clause) is not None)
        if opens or (_bracket_opens(reading, number) and not clause.has("flow")):
            counts = by_clause.get(number, [])
            whole = _whole(reading, by_clause, number, counts)
            if whole is not None:
                yield from _collect(reading, by_clause, number, whole)


def _bracket_opens(reading: Reading, number: int) -> bool:
    if not number or reading.clauses[number - 1].ends != "（" or not reading.clauses[number - 1].numbers:
        return False
    before, clause = reading.clauses[number - 1], reading.clauses[number]
    return before.sentence == clause.sentence and before.depth < clause.depth


def _whole(reading: Reading, by_clause: dict[int, list[Count]], number: int, counts: list[Count]) -> Count | None:
    """The number that the parts from clause ``number`` on belong to: the nearest before them in the sentence."""
    clause = reading.clauses[number]
    begins = _begins(clause)
    wherein = clause.start if begins is None else begins
    for count in reversed(counts):
        if count.token.start < wherein:
            return count
    for before in range(number - 1, max(-1, number - 6), -1):
        other = reading.clauses[before]
        if other.sentence != clause.sentence:
            return _flow_before(reading, by_clause, before)
        if other.ends == "；":
            return None
        if other.depth <= clause.depth and by_clause.get(before):
            return by_clause[before][-1]
    return None


def _begins(clause: Clause) -> int | None:
    """Where 其中 or 包括 stands in ``clause``."""
    if clause.roles.isdisjoint(_OPENERS):
        return None
    return next((t.start for t in clause.tokens if t.role == "wherein" or t.text in _LISTS), None)


def _flow_before(reading: Reading, by_clause: dict[int, list[Count]], last: int) -> Count | None:
    """The requests counted first in the sentence that ends with clause ``last``: 收到105件，…。其中，自然人93件，…"""
    found: Count | None = None
    for before in range(last, max(-1, last - 8), -1):
        if reading.clauses[before].sentence != reading.clauses[last].sentence:
            break
        flows = [each for each in by_clause.get(before, []) if each.measures and each.measures[0].startswith("flow.")]
        found = flows[0] if flows else found
    return found


def _collect(reading: Reading, by_clause: dict[int, list[Count]], number: int, whole: Count) -> Iterator[Listed]:
    first = reading.clauses[number]
    listed = Listed(whole, bracketed=_bracket_opens(reading, number))
    for at in range(number, min(number + LONGEST_LIST, len(reading.clauses))):
        clause = reading.clauses[at]
        counts = [each for each in by_clause.get(at, []) if each.token.start > whole.token.start]
        if clause.sentence != first.sentence or clause.depth < first.depth or (at > number and clause.titled):
            break
        if clause.depth > first.depth:
            continue
        if at > number and _begins(clause) is not None:
            break
        if at > number and _turns(reading, at, counts, listed):
            break
        for count in counts:
            if count.token.unit == whole.token.unit or _piece(count):
                listed.parts.append(count)
        if counts and left_open(reading, clause, counts[-1]):
            listed.open = True
    listed.open = listed.open or first.has("open")
    if listed.parts:
        yield listed


def _piece(count: Count) -> bool:
    """A part by its label though its unit is odd (传真申请1年) or missing."""
    return bool(count.measures) and count.token.unit in ("", "年")


def _turns(reading: Reading, at: int, counts: list[Count], listed: Listed) -> bool:
    """Whether clause ``at`` no longer names parts: another verb, another unit behind a semicolon."""
    clause = reading.clauses[at]
    whole = [each.measures[0] for each in counts if each.measures and not each.partial]
    if any(each.startswith(("flow.", "document.", "request")) for each in whole):
        return True
    if clause.has("flow") and counts and not any(each.partial for each in counts) and not clause.has("wherein"):
        return True
    if any(each.measures and each.measures[0].endswith(".total") for each in counts):
        return True
    if listed.parts and any(each.measures for each in counts) and not _same_kind(counts, listed):
        return True
    if reading.clauses[at - 1].ends == "；":
        strange = any(each.token.unit != listed.whole.token.unit and not _piece(each) for each in counts)
        return strange or clause.has("flow") or (clause.has("object") and not _same_kind(counts, listed))
    return not counts and clause.has("flow") and bool(listed.parts) and not clause.has("including")


def _same_kind(counts: list[Count], listed: Listed) -> bool:
    kinds = {_kind(each) for each in listed.parts if each.measures}
    return bool(counts) and (not kinds or all(_kind(each) in kinds for each in counts))


def _kind(count: Count) -> str:
    kind = count.measures[0].partition(".")[0] if count.measures else ""
    return "row" if kind in ("rows", "outcome") else kind


def left_open(reading: Reading, clause: Clause, count: Count) -> bool:
    """Whether behind ``count`` the list says that there are more (等)."""
    rest = reading.text[count.token.stop : min(clause.end + 1, count.token.stop + 12)]
    return rest.startswith(("等", "以上")) or "等" in rest[:6]


def _judged(report: Report, passed: Passed, listed: Listed) -> Iterator[Finding]:
    whole, parts = listed.whole, listed.parts
    if whole.token.rough or any(each.token.rough or not isinstance(each.value, int) for each in (whole, *parts)):
        return
    if any(each.measures and each.measures[0].startswith(("row.", "outcome")) for each in parts) and len(parts) > 1:
        return  # outcomes are added up by themselves, over the whole paragraph
    whole_number, total = int(whole.value), listed.total
    if total == whole_number or report.was_told(passed, (whole, *parts)):
        return
    exclusive = all(each.measures and each.measures[0].startswith(_EXCLUSIVE) for each in parts)
    clauses = passed.reading.clauses
    if clauses[whole.clause].sentence != clauses[parts[0].clause].sentence:  # then only of requests, and of any of them
        near = [each for each in passed.reading.near(whole.clause) if each.token.unit == whole.token.unit]
        if not exclusive or any(int(each.value) == total for each in near):
            return
    if total < whole_number and not _seems_complete(passed.reading, listed, exclusive):
        return
    if any(each.change for each in parts) or (len(parts) == 1 and not _is_part(passed.reading, parts[0], exclusive)):
        return
    units = [each for each in parts if _UNIT_NAME.search(_label(passed.reading, each))]
    rule = "TXT-UNITS" if len(units) * 2 > len(parts) and len(parts) > 1 else "TXT-PARTS"
    certain = exclusive and (total > whole_number or len(parts) > 2)
    yield unequal(report, passed, listed, rule, Severity.ERROR if certain else Severity.WARNING)


def unequal(
    report: Report, passed: Passed, listed: Listed, rule: str = "TXT-PARTS", grade: Severity = Severity.WARNING
) -> Finding:
    """The finding that the parts of ``listed`` do not add up to its whole."""
    whole, parts = listed.whole, listed.parts
    return report.finding(
        rule,
        passed.block,
        [(each.token.start, each.token.end) for each in (whole, *parts)],
        values={"whole": int(whole.value), "sum": listed.total, "parts": len(parts)},
        words={"quote": passed.reading.quote(whole), "unit": whole.token.unit},
        grade=grade,
    )


@lru_cache(maxsize=1024)
def _new_and_old(reading: Reading) -> tuple[tuple[Count, tuple[Count, Count]], ...]:
    """办理申请5件，其中新收4件、上年结转2件: the whole with these two parts, where they do not add up."""
    found: list[tuple[Count, tuple[Count, Count]]] = []
    if not any(each.measures == ("flow.carried_over",) for each in reading.counts):
        return ()
    for before, one, other in zip(reading.counts, reading.counts[1:], reading.counts[2:], strict=False):
        flows = {one.measures, other.measures}
        if (
            flows != {("flow.received",), ("flow.carried_over",)}
            or not before.measures
            or other.clause - before.clause > 2
        ):
            continue
        clause = reading.clauses[one.clause]
        told = clause.has("wherein") or clause.depth > reading.clauses[before.clause].depth
        plain = all(not each.token.rough and each.now and not each.change for each in (before, one, other))
        if told and plain and int(one.value) + int(other.value) != before.value:
            found.append((before, (one, other)))
    return tuple(found)


def _is_part(reading: Reading, part: Count, exclusive: bool) -> bool:
    """A single part is looked at only where it exceeds its whole, and 其中 stands right there."""
    return exclusive or reading.clauses[part.clause].has("wherein")


def _seems_complete(reading: Reading, listed: Listed, exclusive: bool) -> bool:
    if listed.open or len(listed.parts) < 2:
        return False
    if exclusive or seems_whole(reading, listed, exclusive):
        return seems_whole(reading, listed, exclusive)
    missing = int(listed.whole.value) - listed.total
    enough = len(listed.parts) > 2 or listed.bracketed
    return enough and (missing * CLOSE <= int(listed.whole.value) or one_slip(listed, missing))


def seems_whole(reading: Reading, listed: Listed, exclusive: bool) -> bool:
    """Whether the list says itself that nothing is left out: 其他 at its end, a known pair, or all there are."""
    labels = [_label(reading, each) for each in listed.parts]
    if _REST.match(labels[-1]):
        return True
    if exclusive:
        return len(labels) >= _ENOUGH[listed.parts[0].measures[0].partition(".")[0]]
    told = "".join(labels)
    return len(labels) == 2 and any(one in told and other in told for one, other in table()["pairs"]["words"])


def one_slip(listed: Listed, missing: int) -> bool:
    """Whether one digit changed, or two exchanged, in one number would make the list add up."""
    numbers = [(int(listed.whole.value), int(listed.whole.value) - missing)]
    numbers += [(int(each.value), int(each.value) + missing) for each in listed.parts]
    return any(_slip(str(was), str(would)) for was, would in numbers if would >= 0)


def _slip(was: str, would: str) -> bool:
    if len(was) != len(would):
        return False
    wrong = [index for index, (a, b) in enumerate(zip(was, would, strict=True)) if a != b]
    exchanged = len(wrong) == 2 and was[wrong[0]] == would[wrong[1]] and was[wrong[1]] == would[wrong[0]]
    return len(was) > 1 and (len(wrong) == 1 or exchanged)


def _label(reading: Reading, count: Count) -> str:
    """What stands before ``count`` in its small clause."""
    start = reading.clauses[count.clause].start
    return reading.text[max(start, count.token.start - 24) : count.token.start].removeprefix("其中").lstrip("：，")
