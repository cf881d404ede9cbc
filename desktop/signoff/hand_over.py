"""What travels with a revision that is handed on (送审文件): its data, its place in the chain, what was registered.

``nianbao-handover/1`` is UTF-8 JSON: ``report`` the id, ``revision`` the chain entry with the canonical ``form`` as a
string (so that its bytes are the very bytes of the digest), ``acts`` what is registered so far, ``findings`` what the
checks said, for the reader. Read strictly: what does not agree with itself is told and not used.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.signoff.chronicle import chronicle
from desktop.signoff.refused import HandOverChanged, HandOverUnreadable
from desktop.signoff.standing import Standing, standing
from forms.checks import check
from forms.checks.catalogue import SEVERITY_WORDS, message
from forms.checks.finding import Severity
from forms.draft.act import Act
from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.exchange import canonical
from forms.draft.revision import Revision
from forms.draft.strict_json import ExchangeError, JsonNumber, read_json
from forms.edition import Editions

FORMAT = "nianbao-handover/1"
HANDED = "送审数据.json"  # the name of the data in a carrier
_KEPT_BACK = "form"  # of a proof: the whole text that was read; of use only where it was read
_CHAIN = ("digest", "previous", "fingerprint", "code", "who", "when", "remark", "form")


@dataclass(frozen=True, slots=True)
class HandedFinding:
    """One thing the checks said: ``severity`` and ``message`` as shown, ``answer`` the clerk's words or empty."""

    severity: str
    message: str
    answer: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A revision as it is handed on; ``acts`` are all that is registered of its report so far."""

    report: str
    revision: Revision
    acts: tuple[Act, ...]
    findings: tuple[HandedFinding, ...]

    @property
    def standing(self) -> Standing:
        """Where the report stood when it was handed on."""
        return standing(self.acts)


def handed_findings(draft: Draft) -> tuple[HandedFinding, ...]:
    """What the checks say of ``draft``, without the notes."""
    return tuple(
        HandedFinding(SEVERITY_WORDS[each.severity], message(each), each.answer)
        for each in check(draft)
        if each.severity is not Severity.NOTE
    )


def to_json(handed: HandOver) -> bytes:
    """``handed`` as a file."""
    revision = handed.revision
    whole = {
        "format": FORMAT,
        "report": handed.report,
        "revision": {"number": revision.number, **{key: getattr(revision, key) for key in _CHAIN}},
        "acts": [_dumped_act(each) for each in handed.acts],
        "findings": [[each.severity, each.message, each.answer] for each in handed.findings],
    }
    return canonical(whole).encode()


def from_json(data: bytes, editions: Editions) -> HandOver:
    """The hand-over in ``data``. Raises HandOverUnreadable, and HandOverChanged where it contradicts itself."""
    try:
        whole = read_json(data)
    except ExchangeError as problem:
        raise HandOverUnreadable(f"送审数据读不懂：{problem}") from None
    if whole.get("format") != FORMAT:
        raise HandOverUnreadable("文件里的数据不是送审数据，或者是更新版本的程序写的。请让对方重新导出送审文件。")
    try:
        revision = _revision(whole["revision"])
        acts = tuple(_act(each) for each in whole["acts"])
        findings = tuple(HandedFinding(*_texts(each, 3)) for each in whole["findings"])
        handed = HandOver(_text(whole["report"]), revision, acts, findings)
        list(chronicle(acts))  # understood to the last act
        _ = handed.standing
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise HandOverUnreadable("送审数据不完整，缺少应有的内容。请让对方重新导出。") from None
    _check(handed, editions)
    return handed


def _check(handed: HandOver, editions: Editions) -> None:
    """The form, its digest, its place in the chain and its code must agree."""
    revision = handed.revision
    if not revision.follows_itself():
        raise HandOverChanged("送审数据与它自己的指纹不符，数据被改动过。")
    try:
        draft = revision.draft(editions)
    except ExchangeError as problem:
        raise HandOverUnreadable(f"送审数据里的报告读不懂：{problem}") from None
    if code(draft) != revision.code:
        raise HandOverChanged(f"送审数据的校验码应为{code(draft)}，写的是{revision.code}，数据被改动过。")


def _revision(kept: Mapping[str, Any]) -> Revision:
    texts = {key: _text(kept[key]) for key in _CHAIN}
    return Revision(number=_number(kept["number"]), **texts)


def _dumped_act(act: Act) -> list[Any]:
    data = {key: text for key, text in act.data.items() if key != _KEPT_BACK}
    return [act.number, act.kind, act.revision, data, act.who, act.when]


def _act(kept: Any) -> Act:
    number, kind, revision, data, who, when = kept
    told = {_text(key): _text(text) for key, text in data.items()}
    return Act(_number(number), _text(kind), _number(revision), told, _text(who), _text(when))


def _number(kept: Any) -> int:
    if not isinstance(kept, JsonNumber) or not re.fullmatch("[1-9][0-9]{0,5}|0", kept):
        raise ValueError(kept)
    return int(kept)


def _text(kept: Any) -> str:
    if not isinstance(kept, str) or isinstance(kept, JsonNumber):
        raise TypeError(kept)
    return kept


def _texts(kept: Iterable[Any], count: int) -> list[str]:
    texts = [_text(each) for each in kept]
    if len(texts) != count:
        raise ValueError(count)
    return texts
