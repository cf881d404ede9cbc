"""Which cell is wrong where a sum does not hold.

One change is the likeliest explanation. A cell is found out where changing it sets right every other equation it
stands in (the row's total and the column's, say), or where changing any other would break one that holds. A number in
the prose is a witness against a cell; that it agrees with one only makes it less likely, since both may be copied.
Where the sums do not tell, cells are only named as possible, for what usually happens to a number: digits exchanged,
one digit wrong, counted twice, a term left out of a total. Two numbers in each other's place are told as such. What is
named stands first in the finding, the likeliest at the head.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from forms.checks.catalogue import hint
from forms.checks.equations import PUBLISHED, Equation, entry_number, equation, equations, fixed
from forms.checks.finding import Finding, Repair
from forms.checks.places import column as column_name
from forms.checks.places import row as row_name
from forms.checks.slips import slip
from forms.draft.draft import Draft
from forms.draft.readings import LARGEST

MOST = 3  # cells named as possible; more say nothing


@dataclass(frozen=True, slots=True)
class Suspect:
    """Were ``entry`` to hold ``should``, its sum would hold; of the other sums so many would be ``healed``, so many
    ``broken``, and so many be ``still`` off; so many numbers of the prose would be ``contradicted``.
    """

    entry: str
    holds: int
    should: int
    healed: int = 0
    broken: int = 0
    still: int = 0
    contradicted: int = 0

    @property
    def fits(self) -> bool:
        """Whether this one change sets everything right, of what more than one equation tells."""
        return self.healed > 0 and not self.broken and not self.still and not self.contradicted


class Detective:
    """Adds to a finding over a sum which cell is probably wrong. Sees the draft as it is when first asked."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._numbers: dict[str, int] = {}

    def told(self, finding: Finding, left: tuple[str, ...], right: tuple[str, ...]) -> Finding:
        """``finding`` that ``left`` does not add up to ``right``, with a hint, the suspect first, and its repair."""
        return self._with_hint(finding, equation(self._draft, left, right))

    def told_by_ledger(self, finding: Finding, total: str, control: int) -> Finding:
        """``finding`` that the computed ``total`` is not the ledger's."""
        return self._with_hint(finding, fixed(self._draft, total, control, printed=False))

    def repair(self, cell: str, should: int) -> Repair | None:
        """The repair that ``cell`` holds ``should``, where some other sum asks for it too and none speaks against."""
        own = fixed(self._draft, cell, should, printed=True)
        suspects = self._suspects(own) if own else []
        return self._mending(suspects[0]) if len(suspects) == 1 and suspects[0].fits else None

    @cached_property
    def _equations(self) -> list[Equation]:
        return list(equations(self._draft))

    @cached_property
    def _by_entry(self) -> dict[str, list[Equation]]:
        found: dict[str, list[Equation]] = {}
        for each in self._equations:
            for entry in each.coefficients:
                found.setdefault(entry, []).append(each)
        return found

    def _with_hint(self, finding: Finding, own: Equation | None) -> Finding:
        suspects = self._suspects(own) if own else []
        if not own or not suspects:
            return _hinted(finding, "", ())
        sure = self._sure(own, suspects)
        if sure:
            told = _hinted(finding, hint("certain", cells=self._cells(finding, sure)), sure)
            return replace(told, repair=self._mending(sure[0])) if len(sure) == 1 else told
        exchanged = self._exchanged(own)
        if len(exchanged) == 1:
            return self._told_exchanged(finding, exchanged[0], alone=all(each.broken for each in suspects))
        possible = self._possible(own, suspects)
        name = "several" if len(possible) > 1 else "one"
        return _hinted(finding, hint(name, cells=self._cells(finding, possible)) if possible else "", possible)

    def _told_exchanged(self, finding: Finding, pair: tuple[Suspect, Suspect], *, alone: bool) -> Finding:
        """With the ``pair`` as the only explanation (``alone``), or as a possible one."""
        first, second = pair
        words = {
            "first": self._cell(finding, first.entry),
            "second": self._cell(finding, second.entry),
            "first_should": str(first.should),
            "second_should": str(second.should),
        }
        return _hinted(finding, hint("exchanged" if alone else "exchanged_perhaps", **words), pair)

    def _suspects(self, own: Equation) -> list[Suspect]:
        return [
            self._judged(own, entry, -own.off * sign)
            for entry, sign in own.coefficients.items()
            if 0 <= self._holds(entry) - own.off * sign <= LARGEST
        ]

    def _judged(self, own: Equation, entry: str, change: int) -> Suspect:
        healed = broken = still = contradicted = 0
        for other in self._by_entry.get(entry, ()):
            if other.coefficients != own.coefficients or other.off != own.off:
                after = other.off + other.coefficients[entry] * change
                healed += bool(other.off and not after)
                if other.said:
                    contradicted += not other.off
                else:
                    broken += not other.off
                    still += bool(other.off and after)
        return Suspect(entry, self._holds(entry), self._holds(entry) + change, healed, broken, still, contradicted)

    def _sure(self, own: Equation, suspects: list[Suspect]) -> tuple[Suspect, ...]:
        fitting = tuple(each for each in suspects if each.fits)
        if fitting:
            return fitting if len(fitting) == 1 else ()
        sound = [each for each in suspects if not each.broken]
        if len(sound) == 1 and len(suspects) > 1:
            return self._apart(own, sound) or tuple(sound)
        return self._apart(own, [each for each in sound if each.still])

    def _apart(self, own: Equation, suspects: list[Suspect]) -> tuple[Suspect, ...]:
        """Several wrong cells in one sum, each told by another sum that is off, together just as much as this one."""
        found, change = [], 0
        for each in suspects[: MOST + 1]:
            changes = {
                -other.off * other.coefficients[each.entry]
                for other in self._by_entry[each.entry]
                if other.off and not other.said and other.coefficients != own.coefficients
            }
            if len(changes) == 1 and 0 <= each.holds + min(changes) <= LARGEST:
                found.append(replace(each, should=each.holds + min(changes)))
                change += own.coefficients[each.entry] * min(changes)
        return tuple(found) if 2 <= len(found) <= MOST and change == -own.off else ()

    def _exchanged(self, own: Equation) -> list[tuple[Suspect, Suspect]]:
        """Pairs of neighbouring numbers that stand in each other's place: all sums hold once they are exchanged."""
        found = {}  # by the pair: a row's total and last year's report may both tell of it
        for other in self._equations:
            if other.said or abs(other.off) != abs(own.off) or other.coefficients == own.coefficients:
                continue
            for first, sign in own.coefficients.items():
                for second in other.coefficients:
                    change = self._holds(second) - self._holds(first)
                    if change * sign != -own.off or second in own.coefficients:
                        continue
                    if self._side_by_side(first, second) and self._all_hold({first: change, second: -change}):
                        found[first, second] = self._changed(first, change), self._changed(second, -change)
        return list(found.values())

    def _all_hold(self, changes: dict[str, int]) -> bool:
        touched = [each for entry in changes for each in self._by_entry.get(entry, ()) if not each.said]
        return not any(
            each.off + sum(each.coefficients.get(entry, 0) * change for entry, change in changes.items())
            for each in touched
        )

    def _side_by_side(self, first: str, second: str) -> bool:
        """Whether both are typed cells of one row, or of one column."""
        if first.startswith(PUBLISHED) or second.startswith(PUBLISHED):
            return False
        one, two = self._draft.edition.fields[first], self._draft.edition.fields[second]
        return one.chapter == two.chapter and (one.row == two.row or one.column == two.column)

    def _possible(self, own: Equation, suspects: list[Suspect]) -> tuple[Suspect, ...]:
        """The only one that nothing speaks for, else those that what usually happens to numbers speaks against, the
        likeliest first."""
        fitting = tuple(each for each in suspects if each.fits)
        if fitting:
            return fitting if len(fitting) <= MOST else ()
        open_ones = [each for each in suspects if not each.broken and not each.contradicted]
        if len(open_ones) == 1:
            return tuple(open_ones)
        others = {entry: self._holds(entry) for entry in own.coefficients}
        weighed = [
            (weight, each)
            for each in open_ones or [each for each in suspects if not each.broken]
            if (weight := slip(each.holds, each.should, *self._beside(own, each.entry, others)))
        ]
        best = [each for weight, each in weighed if weight == max(heavy for heavy, _ in weighed)]
        listed = [each for _, each in sorted(weighed, key=lambda pair: -pair[0])]
        return tuple(listed if len(listed) <= MOST else best if len(best) <= MOST else ())

    def _beside(self, own: Equation, entry: str, numbers: dict[str, int]) -> tuple[list[int], list[int]]:
        """The numbers a total at ``entry`` may have left out, and the one a cell may have counted in besides its own.

        The latter is the other of two that are added: 本年新收 that holds 上年结转 as well.
        """
        sign = own.coefficients[entry]
        same = [number for each, number in numbers.items() if own.coefficients[each] == sign and each != entry]
        other = [number for each, number in numbers.items() if own.coefficients[each] == -sign]
        return (other, []) if entry.startswith(PUBLISHED) else ([], same if len(same) == 1 else [])

    def _holds(self, entry: str) -> int:
        if entry not in self._numbers:
            self._numbers[entry] = entry_number(self._draft, entry) or 0
        return self._numbers[entry]

    def _changed(self, entry: str, change: int) -> Suspect:
        return Suspect(entry, self._holds(entry), self._holds(entry) + change)

    def _mending(self, suspect: Suspect) -> Repair:
        text = str(suspect.should)
        return Repair(f"改为{text}", suspect.entry, 0, self._draft.entries.get(suspect.entry, ""), text)

    def _cells(self, finding: Finding, suspects: tuple[Suspect, ...]) -> str:
        return "、".join(f"{self._cell(finding, each.entry)}应为{each.should}" for each in suspects)

    def _cell(self, finding: Finding, entry: str) -> str:
        """The cell by what tells it apart in its sum: column in a row's sum, row in a column's."""
        fields = self._draft.edition.fields
        one, two = (fields[each] for each in finding.fields[:2])
        field = fields[entry.removeprefix(PUBLISHED)]
        if one.row == two.row == field.row:
            return column_name(field)
        return row_name(field) if one.column == two.column == field.column else column_name(field) + row_name(field)


def _hinted(finding: Finding, words: str, suspects: tuple[Suspect, ...]) -> Finding:
    first = tuple(each.entry.removeprefix(PUBLISHED) for each in suspects)
    rest = tuple(each for each in finding.fields if each not in first)
    return replace(finding, fields=first + rest, words={**finding.words, "hint": words})
