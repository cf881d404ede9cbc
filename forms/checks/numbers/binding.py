"""Which label a number has: the words of its small clause put together into measures.

收到 with 政府信息公开申请 is the flow ``received``; 结果维持 under 行政复议 is ``case.reconsideration.upheld``. Words
of other things (来信, 提案, 12345热线) make a number nobody's.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from forms.checks.numbers.clauses import Clause, meanings
from forms.checks.numbers.scanning import Token
from forms.checks.numbers.words import Word

REQUEST_UNITS = ("件", "份", "宗", "起", "件次", "")
LOOSE_UNITS = ("条", "次", "项", "个", "例")
CASES = ("reconsideration", "litigation", "litigation_direct", "litigation_after", "disputes")
_DOCUMENTS = ("rules", "documents")
_DECISIONS = ("licensing", "penalties", "compulsory")
_MAKING = {"flow", "row", "row_without_cells", "class", "channel", "result", "act", "weak_row", "weak_other"}
_NAMED = frozenset(("row", "class", "channel", "result"))
_LEADING = frozenset(("all", "this", "each", "weak_request", "object"))  # before a number whose label is before them
_ABOUT = ("信息公开", "依申请")  # a bureau of justice has other reconsideration cases as well
LABELLING = frozenset(_MAKING | {"object", "weak_request", "decision"})  # without one of these a number has no label


@dataclass(frozen=True, slots=True)
class Label:
    """What a number counts. ``words`` is the label as it stands, ``column`` a class of applicants beside a row."""

    measures: tuple[str, ...]
    sure: bool
    words: str
    column: str = ""
    partial: bool = False

    @property
    def is_flow(self) -> bool:
        """Whether it names something done with requests (收到, 答复)."""
        return bool(self.measures) and self.measures[0].startswith("flow.")

    @property
    def is_row(self) -> bool:
        """Whether it names an outcome."""
        return bool(self.measures) and self.measures[0].startswith(("row.", "outcome"))


def label_of(
    token: Token, before: list[Token], after: list[Token], pending: Clause | None, subject: str, *, strange: bool
) -> Label | None:
    """The label of the count ``token``; ``pending`` is the clause before it where that has no number, ``strange`` says
    that an unknown noun stands before it."""
    linked = False
    words = before
    roles = roles_of(before)
    if roles.isdisjoint(_MAKING):
        making = roles_of(after) & _MAKING
        if making and making != {"channel"}:
            words = before + after
        elif pending is not None and roles <= _LEADING:
            words, linked = pending.words() + before, True
    own = _object(after[:1]) if after and after[0].start == token.stop else ""  # 8件来信
    own = own or ("object" in roles and _object(before)) or _object_behind(after, token)
    if not own and linked:
        own = _object(words)
    if strange and not own and roles.isdisjoint(_NAMED):
        return None
    thing = own or subject or _plain_request(words)
    label = _label(token, words, thing, bool(own), subject)
    if label is not None and (linked or not (own or subject)):
        return Label(label.measures, False, label.words, label.column)
    return label


def listed_labels(listed: list[Clause], number: int, at: int) -> list[Label]:
    """The labels that 分别 (token ``at`` of clause ``number``) shares numbers out to, in order."""
    words = listed[number].words(0, at)
    for clause in reversed(listed[:number]):
        if clause.sentence != listed[number].sentence or clause.numbers or clause.ends not in ("、", "，"):
            break
        words = clause.words() + words
    cases = [word for word in words if word.word and word.word.role == "object" and word.word.key in CASES]
    if [word.word.key for word in cases if word.word] == ["disputes"]:
        both = (Word("object", "reconsideration"), Word("object", "litigation"))
        cases = [cases[0]._replace(word=each) for each in both]
    rows = [word for word in words if word.role in ("row", "class", "channel", "result")]
    thing = _object(words)
    found: list[Label] = []
    for word in rows or cases or [each for each in words if each.role == "flow"]:
        key = word.word.key if word.word else ""
        label = _label(word, [word], key if not rows and cases else thing or "request", own=True)
        if label is None:
            return []
        found.append(label)
    return found


def _plain_request(words: list[Token]) -> str:
    """收到申请19件 where nothing yet told which: taken for requests when no other noun stands between the two words."""
    certain = ("新收", "carried_over", "carried_forward")  # words of table 3 and of nothing else
    for word in words:
        if (
            word.word
            and word.word.role == "flow"
            and (word.text.endswith("申请") or {word.text, word.word.key} & {*certain})
        ):
            return "request"
    for verb, noun in itertools.pairwise(words):
        if verb.role == "flow" and noun.role == "weak_request" and noun.start - verb.end <= 1:
            return "request"
    return ""


def roles_of(words: Iterable[Token]) -> set[str]:
    """The roles of word tokens."""
    return {token[5].role for token in words if token[5]}


def _object(words: list[Token]) -> str:
    for token in reversed(words):
        if token[5] and token[5].role == "object":
            return token[5].key
    return ""


def _object_behind(after: list[Token], token: Token) -> str:
    """The last object close behind the number ``token``."""
    return _object([word for word in after if word[1] - token[3] <= 8]) if after else ""


def _label(token: Token, words: list[Token], thing: str, own: bool, subject: str = "request") -> Label | None:
    """``subject``: what the text speaks of."""
    said = meanings(words)
    if thing in CASES:
        about = subject == "request" or subject in CASES or any(each in w.text for w in words for each in _ABOUT)
        return _case(token, said, thing, own, _written(words)) if about else None
    if thing in _DOCUMENTS:
        return _document(token, said, thing, own, _written(words))
    if thing in _DECISIONS:
        return _decision(token, said, thing, own, _written(words))
    if thing == "request" or (not thing and any(word.role in ("row", "row_without_cells") for word in said)):
        return _request(token, said, own, bool(thing), _written(words))
    return None


def _written(words: list[Token]) -> str:
    return "".join([word[4] for word in words[-3:]])


def _case(token: Token, said: list[Word], thing: str, own: bool, told: str) -> Label | None:
    if token.unit not in ("件", "起", "宗", "例", "次", "") or any(word.role == "part" for word in said):
        return None
    results = [word.key for word in said if word.role == "result"]
    if results:
        return Label((f"case.{thing}.{results[-1]}",), True, told)
    if any(word.role == "weak_other" for word in said):
        return Label((f"case.{thing}.other",), False, told)
    busy = [word for word in said if word.role in ("flow", "act", "row", "row_without_cells", "decision")]
    finished = [word for word in busy if word.key not in ("received", "accepted", "")]
    if not own or finished:
        return None
    return Label((f"case.{thing}.total",), thing != "disputes", told)


def _document(token: Token, said: list[Word], thing: str, own: bool, told: str) -> Label | None:
    acts = [word.key for word in said if word.role == "act"]
    if token.unit not in ("件", "个", "份", "部", "项", "") or not acts or any(word.role == "topic" for word in said):
        return None
    if acts[-1] == "in_force" and "amended" not in acts:
        acts = acts[-1:]  # 集中公开现行有效规范性文件16件
    touched = {"amended", "shown"} & set(acts)
    if touched and set(acts) - touched != {"issued"}:
        return None
    if not own and any(word.role == "including" for word in said):
        return None
    if touched:
        return Label((f"document.{thing}.issued",), False, told)
    return Label((f"document.{thing}.{acts[-1]}",), own, told)


def _decision(token: Token, said: list[Word], thing: str, own: bool, told: str) -> Label | None:
    if token.unit not in ("件", "宗", "起", "份", "例", "个", "") or not own:
        return None
    if any(word.role in ("act", "topic", "through", "part") for word in said):
        return None
    decided = any(word.role == "decision" for word in said)
    return Label((f"decision.{thing}",), decided, told)


def _request(token: Token, said: list[Word], own: bool, known: bool, told: str) -> Label | None:
    roles = {word.role for word in said}
    odd = token.unit not in REQUEST_UNITS
    flows = [word.key for word in said if word.role == "flow"]
    rows = [word for word in said if word.role in ("row", "row_without_cells")]
    classes = [word.key for word in said if word.role == "class"]
    channels = [word.key for word in said if word.role == "channel"]
    year_for_piece = token.unit == "年" and token.value < 1900 and bool(rows or classes or channels)
    if odd and not year_for_piece and (token.unit not in LOOSE_UNITS or not (own or rows)):
        return None
    sure = known and not odd and bool(token.unit) and "within" not in roles
    through = "through" in roles
    if {"carried_over", "carried_forward"} & set(flows):
        return Label(tuple(f"flow.{key}" for key in flows if key.startswith("carried")), sure, told)
    if rows:
        named = tuple(f"row.{word.key}" for word in rows if word.role == "row")
        if len(rows) > 1 and named:
            return Label((f"rows.{'+'.join(word.key for word in rows if word.role == 'row')}",), False, told)
        return Label(named or ("outcome",), sure and bool(named), told, classes[-1] if classes else "")
    if channels:
        return Label((f"channel.{channels[-1]}",), False, told, partial=False)
    if through and "object" in roles:
        return Label((), False, told, partial=True)
    if classes:
        return Label((f"class.{classes[-1]}",), sure, told)
    if "weak_other" in roles:
        return Label(("outcome",), False, told)
    if flows:
        return Label(tuple(dict.fromkeys(f"flow.{key}" for key in flows)), sure and len(flows) == 1, told)
    if "weak_row" in roles:
        return Label(("row.disclosed",), False, told)
    if own and not odd and token.unit and "act" not in roles:
        return Label(("request",), False, told)
    return None
