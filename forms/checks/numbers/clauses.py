"""Tokens grouped into small clauses: what stands between two marks (，、；。：（）), and the sentence it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from forms.checks.numbers.scanning import Mark, Token, made, matches, token_of
from forms.checks.numbers.words import Word, lexicon

_WORD, _COUNT, _HEADING, _PERCENT = Mark.WORD, Mark.COUNT, Mark.HEADING, Mark.PERCENT
LONGEST = 60  # tokens; a clause without a mark for so long is none


@dataclass(slots=True)
class Clause:
    """One small clause. ``ends`` is the mark behind it, ``depth`` how many brackets it stands in, ``sentence`` the
    number of its sentence in the text, ``titled`` whether a heading mark (（一）, 1.) stands in it, ``frame`` whether
    it only says what the numbers behind it are parts of (新收的申请中，按申请方式分，)."""

    start: int
    sentence: int
    depth: int
    end: int = 0
    ends: str = ""
    titled: bool = False
    frame: bool = False
    tokens: list[Token] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # which of its tokens are counts
    roles: set[str] = field(default_factory=set)  # of its words
    dated: bool = False  # whether a year or a month stands in it

    def add(self, token: Token) -> None:
        """Take ``token``, which is no word, in as its next."""
        mark = token[0]
        if mark is _COUNT:
            self.numbers.append(len(self.tokens))
        elif mark is _HEADING:
            self.titled = True
        elif mark is not _PERCENT:
            self.dated = True
        self.tokens.append(token)

    def moved(self, by: int, sentence: int) -> "Clause":
        """The same clause as it stands in a text in which its sentence, number ``sentence``, begins at ``by``."""
        tokens = [made(Token, (t[0], t[1] + by, t[2] + by, t[3] + by, *t[4:])) for t in self.tokens]
        place = (self.start + by, sentence, self.depth, self.end + by)
        return Clause(*place, self.ends, self.titled, self.frame, tokens, self.numbers, self.roles, self.dated)

    def words(self, first: int = 0, last: int | None = None) -> list[Token]:
        """The words among its tokens ``first`` to ``last``."""
        return [token for token in self.tokens[first:last] if token[0] is _WORD]

    def has(self, role: str) -> bool:
        """Whether a word of ``role`` stands in it."""
        return role in self.roles


def clauses(text: str, year: int) -> list[Clause]:
    """The clauses of the sentence ``text``, left to right; those without a token between two marks are left out."""
    listed: list[Clause] = []
    depth = 0
    current = Clause(0, 0, 0)
    words = lexicon(year)
    for match in matches(text, year):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "word":  # by far the most, so made here
            told = match[0]
            word = words[told]
            current.tokens.append(made(Token, (_WORD, start, end, end, told, word, 0, "", "", 0, False)))
            current.roles.add(word.role)
        elif kind not in ("stop", "open"):
            token = token_of(match, kind, text)
            if token is None:
                continue
            current.add(token)
            end = token.stop
        else:
            mark = match[0]
            said = bool(current.tokens)
            if said:
                current.end, current.ends = start, mark
                current.frame = mark in "，：" and not current.numbers and _frames(text, start)
                listed.append(current)
            elif listed and mark in "。；！？\n" and listed[-1].ends in "，、,":
                listed[-1].ends = mark
            if mark == "（":
                depth = min(depth + 1, 3)
            elif mark == "）":
                depth = max(depth - 1, 0)
            if said:
                current = Clause(end, 0, depth)
            else:
                current.start, current.depth = end, depth
            continue
        if len(current.tokens) >= LONGEST:
            current.end, current.ends = end, "，"
            listed.append(current)
            current = Clause(end, 0, depth)
    current.end = len(text)
    if current.tokens:
        listed.append(current)
    return listed


def _frames(text: str, end: int) -> bool:
    return text[end - 1 : end] in ("中", "分", "看") and not text.endswith("其中", 0, end)


def meanings(words: Iterable[Token]) -> list[Word]:
    """What the word tokens say."""
    return [token.word for token in words if token.word]
