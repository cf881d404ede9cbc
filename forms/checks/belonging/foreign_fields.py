"""HERE-FIELD: another agency's field of work: 依法获取教育信息 in a transport department's report.

For departments only; a government writes of every field. Headings, titles, lists and what is done together with others
are left out. Source: the words are those of ``resources/words/fields.toml``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from forms.checks.belonging.identity import Identity
from forms.checks.belonging.plain import Plain, sentence
from forms.checks.belonging.report import Report
from forms.checks.belonging.words import FieldOfWork, fields_of_work
from forms.checks.finding import Finding, Severity

_TOLD_BEFORE = re.compile(
    "(?:获取|获得|知悉|知晓|公开|发布|查询|提供|推送|查阅|政府|各类|领域|主动公开的?)[^，。；、]{0,4}$"
)
_OBTAINED = re.compile("(?:获取|获得|知悉)[^，。；、]{0,6}$")
_LISTED_AFTER = re.compile("[、和及与]|等|化|系统|网|平台|中心|港|工程|技术|资源|产业|员|部门|科|处|股")
_SYSTEM_BEFORE = re.compile("(?:我|本|全)[省市县区州旗]?$")
_COMPOUND = re.compile("(?:继续|职业|普法|廉政|安全|警示|法治|家庭|健康|宣传|党员|国防|科普|营商|经济)$")
_WITH_OTHERS = re.compile("会同|配合|联合|协同|协助|对接|报送|移交|转交|移送|推送至|共享")
_KIND = re.compile("信息|系统")
_LONGEST_TOPIC = 12
_REACH = 150  # characters in which three words of another field tell of a copied passage
_ENOUGH = 3

Told = tuple[int, int, str, str, Severity]  # from, to, the words, the field


def foreign_fields(report: Report) -> Iterator[Finding]:
    """领域＋信息 and 领域＋系统 of another field; three words of one other field close together as a note."""
    own = report.own
    if own.kind != "department" or own.fields is None:
        return
    for each in report.paragraphs:
        if each.heading:
            continue
        for start, end, term, field, grade in _topics(each.told, own):
            words = {"term": term, "field": field}
            yield report.finding("HERE-FIELD", each.field, (each.span(start, end),), words, grade=grade, topic=term)
        for field, places in _crowded(each.told, own) if own.fields else ():
            terms = dict.fromkeys(each.told.open[start:end] for start, end in places)
            words = {"terms": "、".join(terms), "field": field}
            spans = tuple(each.span(start, end) for start, end in places)
            yield report.finding("HERE-WORDS", each.field, spans, words, topic=field)


@lru_cache(maxsize=1024)
def _topics(told: Plain, own: Identity) -> tuple[Told, ...]:
    assert own.fields is not None
    text = told.open
    found = []
    for match in _KIND.finditer(text):
        topic = _topic_before(text, match.start())
        if not topic:
            continue
        start, end = match.start() - len(topic), match.end()
        fields = _by_topic()[topic]
        if own.fields.isdisjoint(each.name for each in fields) and topic not in own.agency:
            before, after = sentence(text, start, end, 24)
            far = bool(own.fields) and any(topic in each.topics and each.name not in own.kin for each in fields)
            grade = _grade(match[0], before, after, far)
            if grade:
                found.append((start, end, text[start:end], fields[0].name, grade))
    return tuple(found)


def _topic_before(text: str, end: int) -> str:
    """The longest topic that ends at ``end``."""
    near = text[max(0, end - _LONGEST_TOPIC) : end]
    return next((each for each in _by_ending().get(near[-2:], ()) if near.endswith(each)), "")


@lru_cache(maxsize=1)
def _by_ending() -> dict[str, tuple[str, ...]]:
    """The last two characters → the topics that end so, longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for topic in sorted(_by_topic(), key=len, reverse=True):
        found[topic[-2:]] = (*found.get(topic[-2:], ()), topic)
    return found


def _grade(kind: str, before: str, after: str, far: bool) -> Severity | None:
    """How surely the words speak of the agency's own work; None where they need not. ``far``: no field close to its;
    a close one (林业 for 自然资源) is asked for only where its information is said to be disclosed."""
    if _WITH_OTHERS.search(before) or _COMPOUND.search(before) or before.endswith(("、", "和", "及", "与")):
        return None
    if kind == "系统":
        return Severity.WARNING if far and _SYSTEM_BEFORE.search(before) else None
    if _LISTED_AFTER.match(after):
        return None
    if _OBTAINED.search(before) or (far and (_TOLD_BEFORE.search(before) or after.startswith("公开"))):
        return Severity.WARNING
    return Severity.NOTE if far or after.startswith("公开") else None


@lru_cache(maxsize=1024)
def _crowded(told: Plain, own: Identity) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
    assert own.fields is not None
    text = told.open
    places: dict[str, list[tuple[int, int]]] = {}
    known, by_beginning = own.fields | own.kin, _by_beginning()
    for beginning in by_beginning.keys() & set(pairwise(text)):
        for word, field in by_beginning[beginning]:
            if field not in known:
                places.setdefault(field, []).extend(_places(word, text))
    found = []
    for field, unsorted in places.items():
        listed = sorted(unsorted)
        for index, (start, _) in enumerate(listed):
            near = [each for each in listed[index : index + 12] if each[1] - start <= _REACH]
            if len({text[each[0] : each[1]] for each in near}) >= _ENOUGH:
                found.append((field, tuple(near)))
                break
    return tuple(found)


@lru_cache(maxsize=1)
def _by_topic() -> dict[str, tuple[FieldOfWork, ...]]:
    found: dict[str, tuple[FieldOfWork, ...]] = {}
    for field in fields_of_work().values():
        for topic in field.topics + field.weak:
            found[topic] = (*found.get(topic, ()), field)
    return found


def _places(word: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


@lru_cache(maxsize=1)
def _by_beginning() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """The first two characters → the words that begin so, with their fields."""
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for field in fields_of_work().values():
        for word in field.words:
            found[word[0], word[1]] = (*found.get((word[0], word[1]), ()), (word, field.name))
    return found
