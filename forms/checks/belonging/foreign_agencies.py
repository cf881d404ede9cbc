"""HERE-AGENCY: another agency where the reporting one should stand; HERE-NAME: the own name with a wrong character.

Reports name many other agencies rightly (会同市财政局, 由市司法局审核), so only the slots in which a report speaks of
itself are read: who compiled it, whom to contact, whose report it is, and who does this year's work at the start of a
sentence. Source: office practice; copied reports in the press.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from forms.checks.belonging import gazetteer
from forms.checks.belonging.identity import Identity
from forms.checks.belonging.plain import Plain
from forms.checks.belonging.report import Report
from forms.checks.belonging.words import fields_of_work, words
from forms.checks.finding import Finding, Repair, Severity

_NAME = "[一-龥（）]{1,24}?"
_DEPARTMENT = "(?:局|厅|委员会|发改委|卫健委|国资委|住建委|教委|科委|农委|经信委)"
_A_DEPARTMENT = re.compile(f"{_DEPARTMENT}$")
_TOWNSHIP = "(?:镇|乡|街道)(?:人民政府|政府|办事处|党委)?"
_CONTACT = "(?:办公室|[一-龥]{1,8}[科处室股])?(?:（[^）]{0,120}）)?(?:联系|咨询|反映|。)"
_SLOTS = (  # a word without which there is no such slot, what comes before the name, what after
    ("由", "由", "(?:办公室)?(?:根据|按照|依据|依照|负责编制|组织编制|编制|汇总)"),
    ("编制", "(?:^|[，。；])", "(?:负责|组织)?编制(?=20[0-9]{2}年|本报告|了?本年)"),
    ("请", "请(?:与|向|联系)", _CONTACT),
    ("可", "可(?:与|向|联系)", _CONTACT),
    ("实际", "结合", "(?:工作)?实际"),
    (
        "报告",
        "(?:^|[，。；：！？]|现将|编制|关于)",
        "20[0-9]{2}年(?:度)?政府信息公开(?:工作)?(?:年度)?报告",
    ),
)
_ITEM = "(?:[（(]?[一二三四五六七八九十0-9]{0,2}[）)、.]?)?"
_CLAUSE = f"(?:^|[。；！？，]){_ITEM}(?:20[0-9]{{2}}年(?:度|以来)?，?|今年，?|全年，?|一年来，?)?"
# 制定《某局政府信息公开保密审查制度》: the titles of an agency's own rules bear its name.
_OWN_RULES = re.compile(
    f"(?:制定|修订|出台|完善|建立)了?《(?P<name>{_NAME}(?:{_DEPARTMENT}|(?:镇|乡|街道)(?:人民政府|办事处)))(?:政府信息|信息公开|政务公开|依申请)"
)
_OTHER_BODY = re.compile(
    "[各我]|本(?!溪)|全(?:[省市县区州国局厅镇乡]|街道)|其他|有关|相关|部门|单位|等|乡镇|下属|所属|上级|会同|配合|与|及"
    "|(?<=[局厅委办院部府会])和|[一-龥]村(?:民|委)"
)
_SUPERIORS_ENDINGS = re.compile("[省市县区旗州盟]")
_TOWNSHIP_SEAT = "(?:镇|乡|街道)(?:人民政府|办事处)"
_LONGEST_NAME = 60

Told = tuple[int, int, str]
Other = tuple[int, int, str, bool]  # the last: whether it stands in a slot of the agency's own for certain


def foreign_agencies(report: Report) -> Iterator[Finding]:
    """Another agency in a slot of the reporting one. Governments may have one of theirs compile: there it is a note."""
    found = [(each, *told) for each in report.paragraphs for told in _others(each.told, report.own)]
    certain = {(each.field, name) for each, _, _, name, sure in found if sure}
    for (field, name), spans in report.marked(each[:4] for each in found).items():
        grade = None if (field, name) in certain else Severity.NOTE
        yield report.finding("HERE-AGENCY", field, spans, {"name": name}, grade=grade, topic=name)


def misspelt_names(report: Report) -> Iterator[Finding]:
    """The agency's own name with one character wrong (财政全融局)."""
    for each in report.paragraphs:
        for start, end, right in _misspelt(each.told, report.own.names):
            span, written = each.span(start, end), each.told.text[start:end]
            stored = report.draft.entries.get(each.field, "")[span.start : span.start + span.length]
            repair = Repair(f"改为“{right}”", each.field, span.start, stored, right) if stored == written else None
            words = {"written": written, "name": right}
            yield report.finding("HERE-NAME", each.field, (span,), words, repair=repair, topic=written)


@lru_cache(maxsize=1024)
def _others(told: Plain, own: Identity) -> tuple[Other, ...]:
    found: dict[int, Other] = {}
    slots, subject = _patterns(own.kind)
    speaks_alone = own.kind in ("department", "township")
    read = [pattern for needed, pattern in slots if needed in told.open]
    for pattern in (*read, subject) if speaks_alone else read:
        for match in pattern.finditer(told.open):
            start, end = match.span("name")
            if _is_other(match["name"], own):
                # After a comma another bureau may well be the subject: …，市司法局认真审核。
                sure = speaks_alone and (pattern is not subject or told.open[match.start()] != "，")
                found.setdefault(end, (start, end, match["name"], sure))
    for match in _OWN_RULES.finditer(told.text) if speaks_alone and "《" in told.text else ():
        misspelt = any(_one_wrong(match["name"][-len(each) :], each) for each in own.names)  # told by HERE-NAME
        if not misspelt and _is_other(match["name"], own):
            found.setdefault(match.end("name"), (*match.span("name"), match["name"], True))
    return tuple(found[end] for end in sorted(found))


@lru_cache(maxsize=4)
def _patterns(kind: str) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    """What finds the agency in its slots, each with a word it needs, and as the subject of a clause about its work."""
    unit = _TOWNSHIP if kind == "township" else _DEPARTMENT
    name = f"(?P<name>{_NAME}{unit})"
    work = "|".join(map(re.escape, words().own_work))
    slots = tuple((needed, re.compile(f"{before}{name}{after}")) for needed, before, after in _SLOTS)
    if kind == "township":
        slots = (*slots, ("", re.compile(f"(?<=[县市区旗])(?P<name>[一-龥]{{2,4}}?{_TOWNSHIP_SEAT})")))
    return slots, re.compile(f"{_CLAUSE}{name}(?=将?(?:{work}|20[0-9]{{2}}年(?![0-9])))")


def _is_other(name: str, own: Identity) -> bool:
    known = words()
    if _OTHER_BODY.search(name) or name.startswith(known.no_name_begins):
        return False
    if own.kind != "township" and any(each in name for each in known.compiling_offices):
        return False
    unit = re.search("([一-龥]{1,3})(镇|乡|街道)", name)
    if own.kind == "township" and (unit or not _A_DEPARTMENT.search(name)):
        return unit is not None and not any(_same_township(unit[1], unit[2], each) for each in own.names)
    places = gazetteer.mentions(name) if own.codes else ()
    if any(not gazetteer.related(code, own.codes) for each in places for code in each.codes[:1]):
        return False  # another place is told by HERE-PLACE
    core = _core(name)
    if core == name and not any(mark in core for field in fields_of_work().values() for mark in field.agency):
        return False
    return len(core) > 1 and not any(_shortened(core[:-1], each) for each in own.names)


def _same_township(before: str, kind: str, own: str) -> bool:
    at = own.find(kind)
    return at < 1 or before.endswith(own[max(0, at - 2) : at]) or own[:at].endswith(before)


def _core(name: str) -> str:
    """The name without the places before it: 威海市教育局 → 教育局."""
    found = gazetteer.mentions(name)
    rest = name[found[-1].end :] if found else name
    endings = list(_SUPERIORS_ENDINGS.finditer(rest[:-3]))
    return rest[endings[-1].end() :] if endings and not rest.startswith("市场") else rest


def _shortened(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with characters left out: 发改 of 发展和改革."""
    rest = iter(long)
    return all(each in rest for each in short.removesuffix("员会").removesuffix("委"))


@lru_cache(maxsize=1024)
def _misspelt(told: Plain, names: tuple[str, ...]) -> tuple[Told, ...]:
    text = told.text
    found: dict[int, Told] = {}
    for name in names:
        if 6 <= len(name) <= _LONGEST_NAME:
            half = len(name) // 2
            for part, offset in ((name[:half], 0), (name[half:], half)):
                at = text.find(part)
                while at >= 0:
                    start = at - offset
                    written = text[start : start + len(name)] if start >= 0 else ""
                    if _one_wrong(written, name):
                        found[start] = (start, start + len(name), name)
                    at = text.find(part, at + 1)
    return tuple(found[start] for start in sorted(found))


def _one_wrong(written: str, name: str) -> bool:
    if len(written) != len(name) or written == name:
        return False
    wrong = [index for index, each in enumerate(name) if written[index] != each]
    if len(wrong) != 1:
        return False
    at = wrong[0]
    if at == 0:
        return False  # 与县财政局 is no slip for 泾县财政局
    if _SUPERIORS_ENDINGS.match(name[at]) or not "一" <= written[at] <= "龥":
        return False
    if at == len(name) - 1:
        return written[at] in "局厅委办部院署" and name[at] in "局厅委办部院署"
    # 淮南市人民政府 for 淮安市人民政府 is another place, not a slip of the pen.
    return all(not each.start <= at < each.end for each in gazetteer.mentions(written))
