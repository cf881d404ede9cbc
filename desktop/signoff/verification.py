"""Is this file, or this paper, what was signed: five answers, each with what it rests on (design.md).

Bytes first, then text and cells, then how the pages look. It protects against mistakes and mixed-up versions; somebody
who knows the program can forge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.export.pdf.difference import Difference
from desktop.export.pdf.read_back import differences
from desktop.signoff.evidence import ABOVE, Evidence
from desktop.signoff.known import Known, KnownRevisions
from desktop.signoff.looks import look_differences
from desktop.signoff.practice import MARK as PRACTICE
from desktop.signoff.receiving import opinion_in
from desktop.signoff.refused import HandOverUnreadable
from desktop.store.drafts import DraftReader
from desktop.store.errors import StoreDamaged
from desktop.workplace import Workplace
from forms.draft.code import code as code_of
from forms.draft.draft import Draft
from forms.publication.build import publication
from forms.publication.model import Heading, Paragraph, Publication

_ALIKE = 60.0  # percent of common text from which on a file is a version of a revision
_ALIKE_UNDER_ANOTHER_TITLE = 99.5
_BLOCK = 4096  # bytes
_SAME_BLOCKS = 0.3
OF_PRACTICE = "版心上方印着“练习”，不是真实的报告"


class Answer(StrEnum):
    """The five answers."""

    ORIGINAL = "原件"
    SAME = "内容一致"
    CONSISTENT = "自洽"
    CHANGED = "已改动"
    FOREIGN = "不是本程序的文件"


@dataclass(frozen=True, slots=True)
class Verification:
    """``rests_on`` and ``where`` (what was changed, both readings) are sentences; ``known`` the revision meant."""

    answer: Answer
    rests_on: tuple[str, ...]
    where: tuple[str, ...] = ()
    known: Known | None = None


class Verifier:
    """Verifies against the store that ``reader`` reads. Raises StoreError."""

    def __init__(self, workplace: Workplace, reader: DraftReader) -> None:
        self._workplace = workplace
        self._known = KnownRevisions(reader, workplace.editions)

    def verify(self, data: bytes) -> Verification:
        """The answer for a file with the bytes ``data``. Raises HandOverUnreadable for an opinion that came back."""
        original = self._known.with_bytes(data)
        if original:
            return _as_original(original)
        evidence = Evidence(data, self._workplace.editions)
        if evidence.unreadable:
            return self._unreadable(evidence)
        if evidence.pages and not evidence.text:
            return Verification(
                Answer.FOREIGN, ("页面上没有文字，像是扫描件。纸上印有校验码的，请输入校验码，对照页面和数字。",)
            )
        if evidence.paper:
            return Verification(Answer.FOREIGN, (_no_report(evidence.paper),))
        decision = opinion_in(data)
        if decision:
            raise HandOverUnreadable(
                f"这是带回的审签意见（{decision.told}），不是年度报告，不用核验。"
                "请在“审签”里用“登记带回的意见”登记，命令行用 nianbao receive。"
            )
        inside = evidence.carried_data
        contradiction = contradictions(evidence, inside.draft if inside else None)
        known = self._candidates(evidence)
        if known:
            best, found = _nearest(evidence, known)
            return self._against(evidence, best, [*contradiction, *(each.told for each in found)])
        return self._unknown(evidence, contradiction)

    def _candidates(self, evidence: Evidence) -> list[Known]:
        """The revisions the file says it is, by its code or its data."""
        codes = {code for code in (*evidence.codes, evidence.data_code) if code}
        return [each for code in sorted(codes) for each in self._known.with_code(code)]

    def _against(self, evidence: Evidence, known: Known, where: Sequence[str]) -> Verification:
        """The answer for a file that is of revision ``known``; ``where`` is what differs already."""
        if known.draft is None:
            return Verification(Answer.CHANGED, (_damaged(known),), (_damaged(known),), known)
        where = [*where, *_code_faults(evidence, known), *self._number_faults(evidence, known)]
        rests = [f"文字、表格、页码与{known.name}逐处相同" if evidence.pages else f"数据与{known.name}相同"]
        if evidence.pages and not where:
            try:
                kept = self._known.kept(known)
            except StoreDamaged:
                rests.append(f"草稿库里留存的{known.revision.name}盖章稿已损坏，没有用它对照")
                kept = None
            looks = look_differences(evidence, known.draft, kept, self._workplace)
            where = looks.changed
            rests.append(looks.rests_on)
        if where:
            told = tuple(dict.fromkeys(where))
            return Verification(Answer.CHANGED, (f"与{known.name}对照，有{len(told)}处不同",), told, known)
        if any(evidence.codes):
            rests.append(f"校验码{known.revision.code}相符")
        if evidence.carried_data is None and evidence.codes and any("送审稿" in line for line in evidence.above):
            rests.append("附带的数据没有了，只核了页面")
        if evidence.pages:
            rests.append("字节与留存的文件不同，是另存、重印或者没有留存过的")
        return Verification(Answer.SAME, tuple(rests), (), known)

    def _number_faults(self, evidence: Evidence, known: Known) -> Iterable[str]:
        """The number in the line above must be that of a revision with this content, the time the same on all pages."""
        numbers = {each.revision.number for each in self._known.with_code(known.revision.code)}
        first = ABOVE.fullmatch(evidence.above[0]) if evidence.above else None
        for page, line in enumerate(evidence.above, start=1):
            found = ABOVE.fullmatch(line)
            if found is None:
                yield f"第{page}页版心上方多了“{line}”"
            elif found["number"] and int(found["number"]) not in numbers:
                yield f"第{page}页版心上方应为{known.revision.name}，页面上是第{found['number']}稿"
            elif first and found["printed"] != first["printed"]:
                told = found["printed"] or "空白"
                yield f"第{page}页版心上方的打印时间是{told}，与第1页的{first['printed'] or '空白'}不同"

    def _unknown(self, evidence: Evidence, contradiction: Sequence[str]) -> Verification:
        """The answer for a file whose code and data no revision here has."""
        data = evidence.carried_data
        if data and data.draft and not contradiction:
            rests = ("附带的数据、页面和校验码彼此相符" if evidence.pages else "数据与它自己的指纹和校验码相符",)
            return Verification(Answer.CONSISTENT, (*rests, "这台电脑上没有这一稿"))
        near = self._by_text(evidence)
        if near:
            return self._against(evidence, near[0], [*contradiction, *(each.told for each in near[1])])
        damaged = self._damaged_copy(evidence)
        if damaged:
            return damaged
        contradiction = [*contradiction, *_numbers_out_of_order(evidence)]
        if contradiction and (evidence.ours or any(evidence.codes) or (data and data.ours)):
            return Verification(Answer.CHANGED, ("文件自己前后不符",), tuple(dict.fromkeys(contradiction)))
        if any(evidence.codes) or (evidence.ours and evidence.pages):
            told = "每页的校验码相同" if any(evidence.codes) else "文件说明是本程序做的"
            seen = (f"只看到{told}、页码连续，没有附带数据，内容无从核对", "这台电脑上没有这一稿")
            practice = any(line.startswith(PRACTICE) for line in evidence.above)
            return Verification(Answer.CONSISTENT, (OF_PRACTICE, *seen) if practice else seen)
        why = data.fault if data and data.fault else "没有本程序的标记和校验码，内容也不是这台电脑上的任何一稿"
        return Verification(Answer.FOREIGN, (why,))

    def _by_text(self, evidence: Evidence) -> tuple[Known, list[Difference]] | None:
        """The revision whose words the pages have, or nearly have."""
        if not evidence.pages:
            return None
        alike = [
            (share, index, each)
            for index, each in enumerate(self._known.all())
            if each.draft and (share := _likeness(evidence.text, publication(each.draft)))
        ]
        if not alike:
            return None
        best = max(share for share, _, _ in alike)
        known, found = _nearest(evidence, [each for share, _, each in alike if share >= best - 1])
        coded = any(evidence.codes)
        # With a code that no revision here has, other words are another revision, not a change of one.
        return None if coded and found else (known, found)

    def _unreadable(self, evidence: Evidence) -> Verification:
        """A file that cannot be read."""
        damaged = self._damaged_copy(evidence)
        if damaged:
            return damaged
        if evidence.ours:
            return Verification(Answer.CHANGED, ("文件说明是本程序做的，但读不出来",), (evidence.unreadable,))
        return Verification(Answer.FOREIGN, (evidence.unreadable,))

    def _damaged_copy(self, evidence: Evidence) -> Verification | None:
        """The answer for a kept file that was cut short or damaged; None if it is not one."""
        for known in self._known.all():
            try:
                kept = self._known.kept(known)
            except StoreDamaged:
                continue
            same = _same_blocks(evidence.data, kept) if kept else 0.0
            if kept is not None and same >= _SAME_BLOCKS:
                cut = f"只有前{len(evidence.data)}个字节，不完整" if kept.startswith(evidence.data) else ""
                told = f"与{known.name}留存的盖章稿有{same:.0%}的字节相同"
                where = cut or evidence.unreadable or "文件里的字节被改动过，页面上的文字已经不成样子"
                return Verification(Answer.CHANGED, (told,), (where,), known)
        return None


def _as_original(known: Known) -> Verification:
    if known.draft is None:
        # The file is what was kept, but what it was made from is not.
        return Verification(Answer.CHANGED, (f"文件与{known.name}留存的逐字节相同",), (_damaged(known),), known)
    return Verification(Answer.ORIGINAL, (f"与{known.name}签发时留存的文件逐字节相同（SHA-256）",), (), known)


def _damaged(known: Known) -> str:
    return f"草稿库里{known.name}的记录与它的指纹不符，记录被改动过。请从备份恢复草稿库"


def contradictions(evidence: Evidence, draft: Draft | None) -> list[str]:
    """Where the file contradicts itself; ``draft`` is the report in the data it carries, None where there is none."""
    told = [data.fault] if (data := evidence.carried_data) and data.fault else []
    codes = list(dict.fromkeys(evidence.codes))
    if len(codes) > 1:
        pages = "、".join(f"第{evidence.codes.index(code) + 1}页是{code or '没有'}" for code in codes)
        told.append(f"各页的校验码不同：{pages}")
    if draft:
        printed, wanted = next((code for code in codes if code), ""), code_of(draft)
        if printed and printed != wanted:
            told.append(f"校验码应为{wanted}（按附带的数据），页面上是{printed}")
        if evidence.pages:
            told += [each.told for each in differences(evidence.zones, publication(draft))]
    return told


def _numbers_out_of_order(evidence: Evidence) -> Iterable[str]:
    for number, page in enumerate(evidence.zones, start=1):
        if page.number != f"—{number}—":
            yield f"第{number}页的页码应为{number}，页面上是“{page.number}”"


def _code_faults(evidence: Evidence, known: Known) -> Iterable[str]:
    for page, code in enumerate(evidence.codes, start=1):
        if code and code != known.revision.code:
            yield f"第{page}页的校验码应为{known.revision.code}，页面上是{code}"


def _nearest(evidence: Evidence, known: Sequence[Known]) -> tuple[Known, list[Difference]]:
    """The revision from which the pages differ least, and where."""
    sound = [(each, each.draft) for each in known if each.draft]
    if not sound or not evidence.pages:
        return known[0], []
    told = [(each, _differences(evidence, draft)) for each, draft in sound]
    return min(told, key=lambda each: len(each[1]))


def _differences(evidence: Evidence, draft: Draft) -> list[Difference]:
    return sorted(differences(evidence.zones, publication(draft)), key=lambda each: each.page)


def _likeness(text: str, wanted: Publication) -> float:
    """How much of a publication's words a text has, in percent; 0 where it is no version of it.

    Under another title, last year's say, much may be the same: then all but a few characters has to be.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  -- wanted only for files without a known code

    words, title = ("".join(each.split()) for each in (_words(wanted), "".join(wanted.title)))
    least = _ALIKE if title in text else _ALIKE_UNDER_ANOTHER_TITLE
    return fuzz.ratio(text, words, score_cutoff=least)


def _words(wanted: Publication) -> str:
    parts = [*wanted.title]
    for block in wanted.blocks:
        if isinstance(block, Heading):
            parts += [run.text for run in (*block.runs, *block.rest)]
        elif isinstance(block, Paragraph):
            parts.append(block.text)
        else:
            parts += [cell.text for cell in block.cells]
    return "".join(parts)


def _same_blocks(data: bytes, kept: bytes) -> float:
    """The share of the kept file's blocks that stand in ``data`` at their place."""
    starts = range(0, len(kept), _BLOCK)
    return sum(data[at : at + _BLOCK] == kept[at : at + _BLOCK] for at in starts) / max(1, len(starts))


def _no_report(paper: str) -> str:
    return f"这是随报告走的“{paper}”，不是年度报告本身，没有可以核验的页面。请核验报告的 PDF 或者送审文件"
