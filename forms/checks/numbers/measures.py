"""What a measure is in the tables: the sums of cells that its words may mean.

Measures are written ``flow.received``, ``row.withheld``, ``class.natural``, ``case.litigation.upheld``,
``document.documents.issued``, ``decision.licensing``; ``request`` is a number of requests without a verb. Which rows
belong to them stands in ``resources/words/measures.toml`` (source there); this module only spells the cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from forms.checks.numbers.words import table
from forms.edition import Edition

Sum = tuple[str, ...]  # ids of cells to add up

_GROUPS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after"),
    "litigation_direct": ("litigation_direct",),
    "litigation_after": ("litigation_after",),
    "disputes": ("reconsideration", "litigation_direct", "litigation_after"),
}
_ORGANISATIONS = ("commercial", "research", "public_interest", "legal_service", "other_org")


@dataclass(frozen=True, slots=True)
class Meaning:
    """``sums``: what the words say; ``near``: sums that turn a mistake into a question; ``sure`` as in the file."""

    sums: tuple[Sum, ...]
    near: tuple[Sum, ...] = ()
    sure: bool = True


class Measures:
    """The measures of one edition, spelt when first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition.key
        self._known = frozenset(each for each in edition.fields if edition.fields[each].in_table)
        self._under = _by_head(edition)
        self._spelt: dict[tuple[str, str], Meaning] = {}
        self._rows: dict[tuple[str, ...], Sum] = {}

    def __call__(self, measure: str, column: str = "") -> Meaning:
        """What ``measure`` is (``column``: of one class of applicants only); no sums where there are no such cells."""
        key = (measure, column)
        if key not in self._spelt:
            self._spelt[key] = self._spell(measure, column)
        return self._spelt[key]

    def rows(self, *names: str) -> Sum:
        """The cells of the column 总计 in rows of table 3."""
        if names not in self._rows:
            self._rows[names] = tuple(cell for name in names for cell in self._cells(name, ("total",)))
        return self._rows[names]

    def _spell(self, measure: str, column: str) -> Meaning:
        kind, _, key = measure.partition(".")
        known = self._known
        if kind == "flow":
            flow = table()["flow"][key]
            return Meaning(self._sums(flow["is"]), self._sums(flow["near"]), flow["sure"])
        if kind == "row":
            columns = _columns(column) if column else ("total",)
            return Meaning(_filled((tuple(self._cells(key, columns)),)))
        if kind == "rows":
            return Meaning(_filled((self.rows(*key.split("+")),)), (), False)
        if kind == "class":
            bases = (("received",), ("received", "carried_over"), ("outcomes_total",))
            sums = [tuple(cell for row in base for cell in self._cells(row, _columns(key))) for base in bases]
            return Meaning(_filled(tuple(sums)))
        if kind == "case":
            thing, _, result = key.partition(".")
            return Meaning((tuple(f"disputes.{group}.{result}" for group in _GROUPS[thing]),))
        if kind == "document":
            return self._document(key)
        if kind == "decision":
            return Meaning(_filled((tuple(each for each in (f"disclosure.{key}.decisions",) if each in known),)))
        if kind == "request":
            return Meaning(self._sums([["received"], ["received", "carried_over"], ["outcomes_total"]]), (), False)
        return Meaning(())

    def _document(self, key: str) -> Meaning:
        thing, _, act = key.partition(".")
        row = "rules" if thing == "rules" else "normative_documents"
        columns = table()["act_cells"].get(self._edition, {}).get(act, [])
        sums = (tuple(f"disclosure.{row}.{column}" for column in each) for each in columns)
        return Meaning(tuple(each for each in sums if all(cell in self._known for cell in each)))

    def _cells(self, row: str, columns: tuple[str, ...]) -> Iterator[str]:
        """The cells of ``row``, or of the rows under it, in ``columns``."""
        for column in columns:
            one = f"requests.{row}.{column}"
            if one in self._known:
                yield one
            else:
                yield from self._under.get((row, column), ())

    def _sums(self, named: list[list[str]]) -> tuple[Sum, ...]:
        return _filled(tuple(self.rows(*each) for each in named))


@lru_cache(maxsize=8)
def measures_of(edition: Edition) -> Measures:
    """The measures of ``edition``, spelt once."""
    return Measures(edition)


def _by_head(edition: Edition) -> dict[tuple[str, str], list[str]]:
    """The cells of table 3 in rows under a head, by that and their column."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in edition.fields.values():
        match each.id.split("."):
            case ["requests", head, _, column] if each.in_table:
                found.setdefault((head, column), []).append(each.id)
    return found


def _columns(key: str) -> tuple[str, ...]:
    return _ORGANISATIONS if key == "org" else (key,)


def _filled(sums: tuple[Sum, ...]) -> tuple[Sum, ...]:
    return tuple(each for each in sums if each)
