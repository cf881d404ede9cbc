"""What stands on 审签记录: opinions as registered, changes by pen, changes of wording after the signature."""

from collections.abc import Iterator

from desktop.export.papers.record_sheet import ChangeRow, OpinionRow, RecordSheet
from desktop.signoff.papers.corrected import changed_places, shortened
from desktop.signoff.papers.subject import Subject
from desktop.signoff.standing import ActKind, signature
from forms.draft.act import Act
from forms.draft.readings import date_in_words

LONGEST = 100  # characters of a text before and after; the whole stands in the 花脸稿
AMENDED, FALLEN, GRAVE = "（签后又有批改）", "（因实质性修改不再有效）", "（实质性修改，报原签批人复审）"


def record_sheet_of(subject: Subject) -> RecordSheet:
    """The annex for ``subject``; of a corrected report what was registered since the correction began."""
    acts = _of_this_round(subject.acts)
    changes = [each for each in acts if each.kind == ActKind.REVISE]
    return RecordSheet(
        title=subject.headed,
        agency=subject.draft.agency,
        caption=f"{subject.name}　校验码 {subject.code}",
        stands=subject.standing.line,
        opinions=tuple(_opinions(subject, acts)),
        by_pen=tuple(row for each in changes if not each.data["reviewer"] for row in _changed(subject, each)),
        wording=tuple(row for each in changes if each.data["reviewer"] for row in _changed(subject, each)),
    )


def _of_this_round(acts: tuple[Act, ...]) -> list[Act]:
    """From the last correction on, or all."""
    begun = max((index for index, each in enumerate(acts) if each.kind == ActKind.CORRECT), default=0)
    return list(acts[begun:])


def _opinions(subject: Subject, acts: list[Act]) -> Iterator[OpinionRow]:
    """Every opinion, those on a 稿 that was sent back too; what became of it stands behind its words."""
    valid = {each.act: each for each in subject.standing.signatures}
    sent = max((each.number for each in acts if each.kind == ActKind.SUBMIT), default=0)
    for act in acts:
        if act.kind != ActKind.SIGN:
            continue
        given = valid.get(act.number, signature(act))
        after = AMENDED if given.amended else FALLEN if act.number > sent and act.number not in valid else ""
        yield OpinionRow(
            revision=f"第{given.revision}稿",
            step=given.step,
            said=given.said + after,
            name=given.name,
            date=date_in_words(given.date) if given.date else "",
            origin=given.origin,
        )


def _changed(subject: Subject, act: Act) -> Iterator[ChangeRow]:
    """What the revision that ``act`` made changed in the one before."""
    made = next(each for each in subject.revisions if each.number == act.revision)
    before = next(each for each in subject.revisions if each.number == act.revision - 1)
    reviewer = act.data["reviewer"]
    by = f"由{reviewer}复核" if reviewer else made.remark.removesuffix("修改")
    by += GRAVE if act.data["substantive"] and _after_signing(subject, act) else ""
    for each in changed_places(before.draft(subject.editions), made.draft(subject.editions)):
        yield ChangeRow(made.name, by, *shortened(each, LONGEST).row)


def _after_signing(subject: Subject, act: Act) -> bool:
    """Whether ``act`` took the signature back: its last step was registered before."""
    last = subject.steps[-1].name
    given = [each for each in subject.acts if each.kind == ActKind.SIGN and each.number < act.number]
    return any(each.data["step"] == last and each.revision == act.revision - 1 for each in given)
