"""A decision (审签意见) made by a person in front of a 送审文件, on another PC: a file that travels back.

``nianbao-decision/1`` names the report and the fingerprint of the very revision that was read. Nothing is signed
cryptographically: the file says what the person said, and whoever takes it in sees it.
"""

from dataclasses import asdict, dataclass
from hashlib import sha256

from desktop.signoff.carriers import packed
from desktop.signoff.hand_over import HandOver
from desktop.signoff.refused import HandOverUnreadable, SignoffRefused
from desktop.signoff.standing import Opinion, State, short_date
from desktop.signoff.steps import step_named
from desktop.signoff.written import LONGEST, opinion_data
from forms.draft.exchange import canonical
from forms.draft.readings import is_date
from forms.draft.strict_json import ExchangeError, JsonNumber, read_json

FORMAT = "nianbao-decision/1"
DATA, SHOWN = "审签意见.json", "审签意见.txt"
ORIGIN = "本人在送审文件上签的意见"
_LONGEST_TOLD = 40  # characters of an opinion within a sentence
_WITH_WORDS = {Opinion.AGREE_CHANGED: "改哪里、改成什么", Opinion.RETURN: "为什么退回"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What ``name`` decided of the revision with ``fingerprint``; ``opinion`` is an Opinion's value, ``date`` ISO."""

    report: str
    title: str
    revision: str  # 第2稿
    code: str
    fingerprint: str
    step: str
    name: str
    opinion: str
    words: str
    date: str

    @property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) of the decision as a file."""
        return sha256(to_json(self)).hexdigest()

    @property
    def told(self) -> str:
        """It in words: 会签：李强 同意 2022年1月18日，第2稿; of long words the beginning."""
        short = self.words if len(self.words) <= _LONGEST_TOLD else f"{self.words[:_LONGEST_TOLD]}……"
        said = short if self.opinion == Opinion.OTHER.value else self.opinion
        words = f"：{short}" if short and short != said else ""
        return f"{self.step}：{self.name} {said}{words} {short_date(self.date)}，{self.revision}"


def decide(handed: HandOver, title: str, step: str, *, name: str, opinion: Opinion, date: str, words: str) -> Decision:
    """The decision on ``handed``. Raises SignoffRefused where it would not be one."""
    now = handed.standing
    reason = closed(handed)
    if reason:
        raise SignoffRefused(reason)
    wanted = step_named(now.steps, step)
    if opinion is Opinion.NOT_NEEDED:
        raise SignoffRefused("“不经过”不是本人的意见，由经办人登记。")
    data = opinion_data(wanted, name, opinion, date, words)
    if opinion in _WITH_WORDS and not data["words"]:
        # On paper the changes stand in the text; here there is nothing but the words.
        raise SignoffRefused(f"“{opinion.value}”的，请写上{_WITH_WORDS[opinion]}。")
    given = next((each for each in now.signatures if each.step == step), None)
    if given and not wanted.several:
        by = f"（{given.name} {given.said}）" if given.name else ""
        raise SignoffRefused(f"“{step}”这一环节的意见已经有了{by}。请核对环节；要改意见的，请告诉经办人。")
    if any((each.step, each.name) == (step, data["name"]) for each in now.signatures):
        raise SignoffRefused(f"{data['name']}在“{step}”这一环节的意见已经有了。要改意见的，请告诉经办人。")
    revision = handed.revision
    return Decision(handed.report, title, revision.name, revision.code, revision.fingerprint, **data)


def closed(handed: HandOver) -> str:
    """Why nobody's opinion on ``handed`` is wanted, in a sentence; empty where it is."""
    now = handed.standing
    return "" if now.state is State.IN_REVIEW else f"这份送审文件的报告{now.label}，不用签意见。"


def to_json(decision: Decision) -> bytes:
    """``decision`` as data."""
    return canonical({"format": FORMAT, "decided_by": "本人", **asdict(decision)}).encode()


def as_file(decision: Decision) -> bytes:
    """The .zip that travels back: the data, and the same in words."""
    lines = (
        decision.title,
        f"稿次：{decision.revision}　校验码 {decision.code}",
        f"环节：{decision.step}",
        f"意见：{decision.opinion}" + (f"：{decision.words}" if decision.words else ""),
        f"姓名：{decision.name}",
        f"日期：{decision.date}",
        "",
        "本人在送审文件上签的意见。请交回经办人，在公开年报里收取。",
    )
    shown = "\r\n".join(lines).encode("utf-8-sig")
    return packed({DATA: to_json(decision), SHOWN: shown}, f"{decision.date}T00:00:00")


def from_json(data: bytes) -> Decision:
    """The decision in ``data``. Raises HandOverUnreadable."""
    try:
        whole = read_json(data)
    except ExchangeError as problem:
        raise HandOverUnreadable(f"审签意见读不懂：{problem}") from None
    if whole.pop("format", None) != FORMAT or whole.pop("decided_by", None) != "本人":
        raise HandOverUnreadable("不是审签意见，或者是更新版本的程序写的。")
    texts = [each for each in whole.values() if isinstance(each, str) and not isinstance(each, JsonNumber)]
    fields = set(Decision.__dataclass_fields__)
    if set(whole) != fields or len(texts) != len(whole) or not all(map(_fits, texts)):
        raise HandOverUnreadable("审签意见不完整，或者多了不认识的内容。请让对方重新导出。")
    decision = Decision(**whole)
    known = decision.opinion in {each.value for each in Opinion}
    if not known or not is_date(decision.date) or not decision.name.strip():
        raise HandOverUnreadable("审签意见里的意见、姓名或者日期不对。请让对方重新导出。")
    return decision


def _fits(text: str) -> bool:
    """Whether it may be a line of the record."""
    return len(text) <= LONGEST and text.isprintable()
