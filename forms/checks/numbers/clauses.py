"""Tokens grouped into small clauses: what stands between two marks (，、；。：（）), and the sentence it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from forms.checks.numbers.scanning import Mark, Token, made, matches, moved, token_of
from forms.checks.numbers.words import Word, lexicon

_WORD, _COUNT, _HEADING = Mark.WORD, Mark.COUNT, Mark.HEADING
_DATES = frozenset((Mark.YEAR, Mark.MONTH))
LONGEST = 60  # tokens; a clause without a mark for so long is none


@dataclass(slots=True)
class Clause:
    """One small clause. ``ends`` is the mark behind it, ``depth`` how many brackets it stands in, ``sentence`` the
    number of its sentence in the text, ``titled`` whether a heading mark (（一）, 1.) stands in it, ``frame`` whether
    it only says what the numbers behind it are parts of (新收的申请中，按申请方式分，)."""

    start: int
    end: int
    ends: str
    depth: int
    here: list[Token]  # its tokens at their places in the sentence
    numbers: list[int]  # which of them are counts
    roles: set[str]  # of its words
    marks: set[Mark]  # what else stands in it
    frame: bool
    sentence: int = 0
    by: int = 0  # so far have its tokens still to be moved

    @property
    def tokens(self) -> list[Token]:
        """Its tokens at their places in the text, moved there when first asked for: most are never looked at."""
        if self.by:
            by, self.by = self.by, 0
            self.here = [moved(each, by) for each in self.here]
        return self.here

    @property
    def titled(self) -> bool:
        """Whether a heading mark stands in it."""
        return _HEADING in self.marks

    @property
    def dated(self) -> bool:
        """Whether a year or a month stands in it."""
        return not self.marks.isdisjoint(_DATES)

    def moved(self, by: int, sentence: int) -> "Clause":
        """The same clause as it stands in a text in which its sentence, number ``sentence``, begins at ``by``."""
        place = (self.start + by, self.end + by, self.ends, self.depth)
        return Clause(*place, self.here, self.numbers, self.roles, self.marks, self.frame, sentence, by)

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
    found: list[Token] = []  # since ``begin``
    words = lexicon(year)
    for match in matches(text, year):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "word":  # by far the most, so made here
            told = match[0]
            found.append(made(Token, (_WORD, start, end, end, told, words[told], 0, "", "", 0, False)))
        elif kind in ("stop", "open"):
            mark = match[0]
            if found:
                listed.append(_clause(text, (begin, start), mark, depth, found))
                found = []
            elif listed and mark in "。；！？\n" and listed[-1].ends in "，、,":
                listed[-1].ends = mark
            begin = end
            if mark == "（":
                depth = min(depth + 1, 3)
            elif mark == "）":
                depth = max(depth - 1, 0)
        elif token := token_of(match, kind, text):
            found.append(token)
        if len(found) >= LONGEST:
            begin, last = found[-1].stop, begin
            listed.append(_clause(text, (last, begin), "，", depth, found))
            found = []
    if found:
        listed.append(_clause(text, (begin, len(text)), "", depth, found))
    return listed


def _clause(text: str, place: tuple[int, int], ends: str, depth: int, found: list[Token]) -> Clause:
    """The clause of the tokens ``found`` from and to ``place``, where the mark ``ends`` stands."""
    roles: set[str] = set()
    numbers: list[int] = []
    marks: set[Mark] = set()
    for index, token in enumerate(found):
        mark, word = token[0], token[5]
        if word is not None:
            roles.add(word.role)
        elif mark is _COUNT:
            numbers.append(index)
        else:
            marks.add(mark)
    frame = not numbers and ends != "" and ends in "，：" and _frames(text, place[1])
    return Clause(*place, ends, depth, found, numbers, roles, marks, frame)


def _frames(text: str, end: int) -> bool:
    return text[end - 1 : end] in ("中", "分", "看") and not text.endswith("其中", 0, end)


def meanings(words: Iterable[Token]) -> list[Word]:
    """What the word tokens say."""
    return [token.word for token in words if token.word]
