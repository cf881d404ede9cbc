"""Where a report stands in its approval, told from what was registered, in order. Plain data, no store.

起草 → 送审中 → 已签发, with 退回修改 between; 已报送 and 已公布 are marks beside it, in whatever order (office.md 2).
A change by pen while under review becomes the next revision, and what was signed before stays valid with the mark
批改后; after signing, a substantive change takes the signature back, a change of wording names who reviewed it
(office.md 3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from desktop.signoff.steps import Step, from_text
from forms.draft.act import Act

YEAR = "year"  # in the data of a 送审 and a proof: the report's year
FLOOR = "journal_step"  # in the data of a signature: the last step of the journal by then; undo does not pass it


class State(Enum):
    """The word on the screen."""

    DRAFTING = "起草"
    IN_REVIEW = "送审中"
    RETURNED = "退回修改"
    SIGNED = "已签发"


class Opinion(Enum):
    """What a person wrote on the sheet; OTHER stands for free words that agree."""

    AGREE = "同意"
    AGREE_CHANGED = "同意，修改后发"
    RETURN = "退回修改"
    NOT_NEEDED = "不经过"
    OTHER = "其他意见"


def read_opinion(written: str, words: str) -> tuple[Opinion, str]:
    """The opinion that is ``written``, with the ``words`` beside it; one in free words is OTHER in just those."""
    opinion = next((each for each in Opinion if each.value == written.strip()), Opinion.OTHER)
    return opinion, words or (written if opinion is Opinion.OTHER else "")


class ActKind(StrEnum):
    """The kinds of acts, as they are stored."""

    SUBMIT = "submit"
    SIGN = "sign"
    AMEND = "amend"
    REVISE = "revise"
    DELIVER = "deliver"
    PUBLISH = "publish"
    CORRECT = "correct"
    TELL = "tell"
    REMARK = "remark"
    PROOF = "proof"
    SHEET = "sheet"
    STRIKE = "strike"


@dataclass(frozen=True, slots=True)
class Signature:
    """One registered opinion. ``act`` is the number of its act; ``amended``: the text was changed by pen afterwards."""

    act: int
    step: str
    revision: int
    name: str
    opinion: Opinion
    words: str
    date: str
    origin: str  # by whom it was registered, in words
    amended: bool = False

    @property
    def said(self) -> str:
        """The opinion as it was written."""
        if self.opinion is Opinion.OTHER:
            return self.words
        return f"{self.opinion.value}：{self.words}" if self.words else self.opinion.value


@dataclass(frozen=True, slots=True)
class Standing:
    """``revision`` is the newest one's number (0: none yet), ``signed`` the one that is signed (0: none).

    ``amending`` and ``correcting`` hold what was registered when a change was begun, until it is a revision.
    ``delivered`` and ``published`` hold what was registered, or None. ``reviewed`` are the names of those who
    reviewed changes of wording after signing.
    """

    state: State = State.DRAFTING
    revision: int = 0
    signed: int = 0
    steps: tuple[Step, ...] = ()
    signatures: tuple[Signature, ...] = ()
    amending: Act | None = None
    correction: Act | None = None
    correcting: bool = False
    delivered: Act | None = None
    published: Act | None = None
    told: tuple[Act, ...] = ()
    reviewed: tuple[Act, ...] = ()
    withdrawn: int = 0  # the revision whose signature a substantive change took back
    proofs: tuple[Act, ...] = ()
    remarks: tuple[Act, ...] = ()
    opinions: int = 0  # registered so far; of a report that is corrected, since then
    sheet: Mapping[str, str] = field(default_factory=dict)  # what is otherwise on the 审签单 of this report
    usual: int = 0  # the year that goes without saying, the one after the report's; 0: not known
    last_act: int = 0
    floor: int = 0
    strikable: Act | None = field(default=None, compare=False)

    @property
    def changeable(self) -> bool:
        """Whether the draft may be changed."""
        return self.amending is not None or self.state in (State.DRAFTING, State.RETURNED)

    @property
    def done(self) -> frozenset[str]:
        """The names of the steps that are registered."""
        return frozenset(each.step for each in self.signatures)

    @property
    def current(self) -> Step | None:
        """The first step that is not registered, or None."""
        return next((each for each in self.steps if each.name not in self.done), None)

    @property
    def label(self) -> str:
        """The state as the list shows it: 送审中（3/7 会签）."""
        current = self.current
        if self.state is State.IN_REVIEW and current:
            words = f"{self.state.value}（{self.steps.index(current) + 1}/{len(self.steps)} {current.name}）"
        else:
            words = self.state.value
        if self.amending:
            words += "，正在批改"
        if self.correcting:
            words = f"更正，{words}"
        return words

    @property
    def line(self) -> str:
        """The state with its dates: 已签发 1月18日 · 已报送 1月22日 · 已公布 1月25日."""
        signed = next((each.date for each in reversed(self.signatures) if self.signed), "")
        parts = [f"{self.label} {self.day(signed)}" if signed else self.label]
        parts += [f"已报送 {self.day(self.delivered.data['date'])}"] if self.delivered else []
        parts += [f"已公布 {self.day(self.published.data['date'])}"] if self.published else []
        return " · ".join(parts)

    @property
    def locked(self) -> str:
        """Why the draft may not be changed, in a sentence; empty when it may."""
        if self.changeable:
            return ""
        remedy = "更正" if self.published else "按批改修改"
        return f"第{self.revision}稿{self.state.value}，不能直接改。要改动，请用“审签”里的“{remedy}”。"

    @property
    def change_due(self) -> str:
        """That the signer wanted a change which no later 稿 has, in a sentence; else nothing."""
        last = next((each for each in reversed(self.signatures) if each.step == self.steps[-1].name), None)
        if not self.signed or last is None or last.revision != self.signed or last.opinion is not Opinion.AGREE_CHANGED:
            return ""
        return f"签发意见是“{last.said.rstrip('。')}”，还没有按批改修改。"

    def day(self, iso: str) -> str:
        """A date in words, with its year where it is not the year after the report's."""
        return short_date(iso, self.usual)

    def missing_before(self, step: Step) -> Step | None:
        """The step that must be registered before ``step``, or None."""
        return next((each for each in self.before(step) if each.name not in self.done), None)

    def before(self, step: Step) -> tuple[Step, ...]:
        """The steps before ``step``, without those that may be done beside it."""
        index = self.steps.index(step)
        while index and self.steps[index].beside:
            index -= 1
        return self.steps[:index]


def standing(acts: Iterable[Act]) -> Standing:
    """Where a report with these acts stands."""
    listed = list(acts)
    struck = {int(each.data["act"]) for each in listed if each.kind == ActKind.STRIKE}
    result = Standing(usual=usual_year(listed))
    for act in listed:
        if act.number not in struck and act.kind in _FOLDS:
            result = _FOLDS[ActKind(act.kind)](result, act)
        result = replace(result, last_act=act.number, floor=int(act.data.get(FLOOR, result.floor)))
    passed = (ActKind.STRIKE, ActKind.SHEET)  # what stands on the sheet changes nothing of the approval
    left = [each for each in listed if each.number not in struck and each.kind not in passed]
    last = left[-1] if left and left[-1].kind in _STRIKABLE else None
    # Another revision was made since: what was registered is then part of its story.
    return replace(result, strikable=last if last and last.revision == result.revision else None)


def short_date(day: str, usual: int = 0) -> str:
    """``2022-01-18`` as 1月18日 where the reader takes the year to be ``usual``; else 2022年1月18日."""
    whole = date.fromisoformat(day)
    return f"{'' if whole.year == usual else f'{whole.year}年'}{whole.month}月{whole.day}日"


def usual_year(acts: Iterable[Act]) -> int:
    """The year in which a report with these acts is approved, the one after its own; 0 where that is not known."""
    return next((int(year) + 1 for each in acts if (year := each.data.get(YEAR, "")).isdecimal()), 0)


def signature(act: Act) -> Signature:
    """The opinion that ``act`` registers."""
    data = act.data
    return Signature(
        act=act.number,
        step=data["step"],
        revision=act.revision,
        name=data["name"],
        opinion=Opinion(data["opinion"]),
        words=data.get("words", ""),
        date=data["date"],
        origin=data["origin"],
    )


def _submit(before: Standing, act: Act) -> Standing:
    return replace(
        before,
        state=State.IN_REVIEW,
        revision=act.revision,
        steps=from_text(act.data["steps"]),
        signatures=(),
        amending=None,
        signed=0,
    )


def _sign(before: Standing, act: Act) -> Standing:
    given = signature(act)
    before = replace(before, opinions=before.opinions + 1)
    if given.opinion is Opinion.RETURN:
        return replace(before, state=State.RETURNED, signatures=(*before.signatures, given))
    after = replace(before, signatures=(*before.signatures, given))
    if given.step != before.steps[-1].name:
        return after
    return replace(after, state=State.SIGNED, signed=act.revision, revision=act.revision, correcting=False, withdrawn=0)


def _amend(before: Standing, act: Act) -> Standing:
    return replace(before, amending=act)


def _revise(before: Standing, act: Act) -> Standing:
    amended = tuple(replace(each, amended=True) for each in before.signatures)
    after = replace(before, revision=act.revision, amending=None, signatures=amended)
    if before.state is not State.SIGNED:
        return after
    if act.data["substantive"]:
        # 报原签批人复审: only the signature itself falls.
        last = before.steps[-1].name
        kept = tuple(each for each in amended if each.step != last)
        return replace(after, state=State.IN_REVIEW, signatures=kept, signed=0, withdrawn=before.signed)
    return replace(after, signatures=before.signatures, signed=act.revision, reviewed=(*before.reviewed, act))


def _deliver(before: Standing, act: Act) -> Standing:
    return replace(before, delivered=act)


def _publish(before: Standing, act: Act) -> Standing:
    return replace(before, published=act)


def _correct(before: Standing, act: Act) -> Standing:
    return replace(
        before,
        state=State.DRAFTING,
        correction=act,
        correcting=True,
        signatures=(),
        delivered=None,
        published=None,
        told=(),
        reviewed=(),
        signed=0,
        withdrawn=0,
        opinions=0,
    )


def _tell(before: Standing, act: Act) -> Standing:
    return replace(before, told=(*before.told, act))


def _remark(before: Standing, act: Act) -> Standing:
    remarks = {each.data["id"]: each for each in before.remarks}  # a later word on a remark stands in its place
    remarks[act.data["id"]] = act
    return replace(before, remarks=tuple(remarks.values()))


def _proof(before: Standing, act: Act) -> Standing:
    return replace(before, proofs=(*before.proofs, act))


def _sheet(before: Standing, act: Act) -> Standing:
    return replace(before, sheet=act.data)


_FOLDS = {
    ActKind.SUBMIT: _submit,
    ActKind.SIGN: _sign,
    ActKind.AMEND: _amend,
    ActKind.REVISE: _revise,
    ActKind.DELIVER: _deliver,
    ActKind.PUBLISH: _publish,
    ActKind.CORRECT: _correct,
    ActKind.TELL: _tell,
    ActKind.REMARK: _remark,
    ActKind.PROOF: _proof,
    ActKind.SHEET: _sheet,
}
_STRIKABLE = frozenset(
    (
        *(ActKind.SUBMIT, ActKind.SIGN, ActKind.AMEND, ActKind.DELIVER, ActKind.PUBLISH, ActKind.TELL),
        ActKind.PROOF,
    )
)
