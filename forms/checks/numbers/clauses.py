"""Tokens grouped into small clauses: what stands between two marks (，、；。：（）), and the sentence it belongs to."""

from collections.abc import Iterable
from typing import NamedTuple

from forms.checks.numbers.scanning import NO_NUMBER, Mark, Token, made, matches, moved, token_of
from forms.checks.numbers.words import Word, lexicon

_WORD, _COUNT, _HEADING = Mark.WORD, Mark.COUNT, Mark.HEADING
_DATES = frozenset((Mark.YEAR, Mark.MONTH))
_PLAIN = (False, False, False)  # no heading, no date, no frame
LONGEST = 60  # tokens; a clause without a mark for so long is none


class Clause(NamedTuple):
    """One small clause. ``sentence`` is the number of its sentence in the text, ``depth`` how many brackets it stands
    in, ``ends`` the mark behind it. ``titled``: a heading mark (（一）, 1.) stands in it, ``dated``: a year or a month
    does, ``frame``: it only says what the numbers behind it are parts of (新收的申请中，按申请方式分，).
    """

    start: int
    sentence: int
    depth: int
    end: int
    ends: str
    titled: bool
    dated: bool
    frame: bool
    here: list[Token]  # its tokens at their places in the sentence
    numbers: list[int]  # which of them are counts
    roles: set[str]  # of its words
    by: int  # where in the text its sentence begins

    @property
    def tokens(self) -> list[Token]:
        """Its tokens at their places in the text; moved there when asked for, since most are never looked at."""
        by = self.by
        return [moved(each, by) for each in self.here] if by else self.here

    def moved(self, by: int, sentence: int) -> "Clause":
        """The same clause as it stands in a text in which its sentence, number ``sentence``, begins at ``by``."""
        return made(Clause, (self[0] + by, sentence, self[2], self[3] + by, *self[4:11], by))

    def words(self, first: int = 0, last: int | None = None) -> list[Token]:
        """The words among its tokens ``first`` to ``last``."""
        return [token for token in self.tokens[first:last] if token[0] is _WORD]

    def has(self, role: str) -> bool:
        """Whether a word of ``role`` stands in it."""
        return role in self.roles


def clauses(text: str, year: int) -> list[Clause]:
    """The clauses of the sentence ``text``, left to right; those without a token between two marks are left out."""
    listed: list[Clause] = []
    depth = begin = 0
    found: list[Token] = []  # since ``begin``, and what is told of them
    numbers: list[int] = []
    roles: set[str] = set()
    marks: set[Mark] = set()

    def close(end: int, ends: str) -> None:
        """The clause that ends there is the next one."""
        nonlocal found, numbers, roles, marks
        frame = not numbers and ends != "" and ends in "，：" and _frames(text, end)
        flags = (_HEADING in marks, not marks.isdisjoint(_DATES), frame) if marks or frame else _PLAIN
        listed.append(made(Clause, (begin, 0, depth, end, ends, *flags, found, numbers, roles, 0)))
        found, numbers, roles, marks = [], [], set(), set()

    words = lexicon(year)
    for match in matches(text, year):
        kind = match.lastgroup
        start, end = match.span()
        if kind == "word":  # by far the most, so made here
            told = match[0]
            word = words[told]
            found.append(made(Token, (_WORD, start, end, end, told, word, *NO_NUMBER)))
            roles.add(word.role)
        elif kind == "stop" or kind == "open":  # noqa: PLR1714  -- for every mark
            mark = match[0]
            if found:
                close(start, mark)
            elif mark in "。；！？\n" and listed and listed[-1].ends in "，、,":
                listed[-1] = listed[-1]._replace(ends=mark)
            begin = end
            if mark == "（":
                depth = min(depth + 1, 3)
            elif mark == "）":
                depth = max(depth - 1, 0)
            continue
        elif token := token_of(match, kind or "", text):
            if token[0] is _COUNT:
                numbers.append(len(found))
            else:
                marks.add(token[0])
            found.append(token)
        if len(found) >= LONGEST:
            end = found[-1].stop
            close(end, "，")
            begin = end
    if found:
        close(len(text), "")
    return listed


def _frames(text: str, end: int) -> bool:
    return text[end - 1 : end] in ("中", "分", "看") and not text.endswith("其中", 0, end)


def meanings(words: Iterable[Token]) -> list[Word]:
    """What the word tokens say."""
    return [token.word for token in words if token.word]
