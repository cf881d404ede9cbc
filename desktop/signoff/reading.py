"""A 送审文件 as whoever opens it sees it: its pages, 数据与核对情况, and what is missing of it or does not agree.

The pages are those that came with it; where none came, or they cannot be read, they are made from the data. An opinion
is barred where the pages say anything else than the data that it would be about (office.md 19, 29).
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.export.papers.data_sheet import DataSheet
from desktop.signoff.carriers import Carried, carried, read_file
from desktop.signoff.decision import Decision, closed
from desktop.signoff.evidence import Evidence
from desktop.signoff.hand_over import HandOver, from_json
from desktop.signoff.outputs import Output
from desktop.signoff.page_making import beside, make_pages
from desktop.signoff.papers.corrected import correction_of
from desktop.signoff.papers.data import data_sheet_of
from desktop.signoff.papers.subject import Subject
from desktop.signoff.receiving import decision_in
from desktop.signoff.refused import HandOverUnreadable
from desktop.signoff.sheet import particulars
from desktop.signoff.verification import contradictions
from desktop.workplace import Workplace
from forms.draft.draft import Draft

_MOST_TOLD = 3  # places where pages and data disagree
_NOT_THIS = "请不要据此签意见，让经办人重新发送。"


@dataclass(frozen=True, slots=True)
class Reading:
    """``pages`` is a PDF or None, ``code`` what is printed or carried, in four groups, empty where there is none.

    ``handed`` and ``sheet`` are None where the data are missing or damaged. ``told`` are sentences on what is wrong and
    what to do, ``made`` where the pages come from if not from the file; ``barred`` says why no opinion can be given
    here. Each is empty where there is nothing to say.
    """

    pages: bytes | None
    code: str = ""
    handed: HandOver | None = None
    sheet: DataSheet | None = None
    told: tuple[str, ...] = ()
    made: str = ""
    barred: str = ""


def arrived(path: Path, workplace: Workplace) -> Decision | Reading:
    """What the file at ``path`` is: an opinion that somebody made, else what it shows. Damage is told, not raised."""
    try:
        data = read_file(path)
        decision = decision_in(carried(data))
    except HandOverUnreadable as problem:
        return Reading(None, told=(_asking(str(problem)),))
    return decision or read_handed(data, workplace)


def read_handed(data: bytes, workplace: Workplace) -> Reading:
    """What the file with the bytes ``data`` shows. Nothing is raised of what comes from outside; it is told."""
    try:
        found = carried(data)
    except HandOverUnreadable as problem:
        return Reading(None, told=(_asking(str(problem)),))
    evidence = Evidence(data, workplace.editions)
    pages = found.pages if evidence.pages else None
    try:
        handed = from_json(found.data, workplace.editions) if found.data is not None else None
    except HandOverUnreadable as problem:
        left = "页面还在，可以看，但请不要据此签意见。" if pages else ""
        return Reading(pages, _printed(evidence), told=(_asking(f"{problem}{left}"),))
    if handed is None:
        return Reading(pages, _printed(evidence), told=(_without_data(found, evidence),))
    return _whole(found, evidence, handed, workplace)


def _whole(found: Carried, evidence: Evidence, handed: HandOver, workplace: Workplace) -> Reading:
    revision = handed.revision
    draft = revision.draft(workplace.editions)
    told, where, made = [], [], ""
    if evidence.pages:
        pages = found.pages
        where = list(dict.fromkeys(contradictions(evidence, draft)))
    else:
        pages = make_pages(draft, workplace, mark=Output.REVIEWED, beside=beside(revision, workplace.clock())).data
        made = "文件里没有PDF，页面由数据排出。"
        if found.pages:
            told.append(f"里面的PDF读不出来：{evidence.unreadable}数据是完整的，页面由数据排出。")
    if where:
        more = f"等{len(where)}处" if len(where) > _MOST_TOLD else ""
        told.append(f"页面与附带的数据不一致：{'；'.join(where[:_MOST_TOLD])}{more}。{_NOT_THIS}")
    barred = "页面与数据不一致，不能在这里签意见。" if where else closed(handed)
    return Reading(
        pages, revision.code, handed, data_sheet_of(_subject(handed, draft, workplace)), tuple(told), made, barred
    )


def _subject(handed: HandOver, draft: Draft, workplace: Workplace) -> Subject:
    """What travels with a file: its own revision and what was registered by then."""
    revisions = (handed.revision,)
    return Subject(
        draft=draft,
        revision=handed.revision,
        standing=handed.standing,
        steps=handed.standing.steps,
        made=workplace.clock(),
        editions=workplace.editions,
        acts=tuple(handed.acts),
        revisions=revisions,
        particulars=particulars({}, handed.standing.sheet),
        correction=correction_of(handed.standing, draft, revisions, workplace.editions),
    )


def _without_data(found: Carried, evidence: Evidence) -> str:
    """Pages, perhaps, and no data."""
    if evidence.unreadable:
        return _asking(evidence.unreadable)
    if not _printed(evidence):
        what = f"这是随报告走的“{evidence.paper}”" if evidence.paper else "这个PDF没有附带数据，也没有校验码"
        return f"{what}，不是送审文件，只能看页面。要看核对情况、签意见，请向经办人要送审文件。"
    return (
        f"这是送审稿，页面还在，可以看；数据没有了，看不到核对情况，也不能在这里签意见。{found.lost}"
        "请让经办人改发 .zip 或者 .xlsx 的送审文件。"
    )


def _printed(evidence: Evidence) -> str:
    return next((code for code in evidence.codes if code), "") if evidence.pages else ""


def _asking(problem: str) -> str:
    """What is wrong, and what to ask the sender for."""
    return problem if "请让" in problem else f"{problem}请让经办人重新发送送审文件。"
