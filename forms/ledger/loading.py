"""Reads the ledgers of an edition from ``resources/editions/<edition>/ledger/*.toml``; faults name file and key.

A file is named after the chapter whose table is counted from it. ``[[column]]``: ``kind`` is ``text``, ``date`` or
``choice``. A choice has a ``label``, or takes it from the edition, so that it is typed once: the labels
``label_parts`` (from, to) of the row or column (``label_side``) of the field ``label_of``. ``[[count]]``: a line whose
begin and end fall in the named periods of the report year counts in ``cell``.
"""

from itertools import product
from pathlib import Path

from forms.edition import Edition, Editions
from forms.edition.reading import Entry, read_toml
from forms.ledger.definition import Choice, ColumnKind, CountRule, LedgerColumn, LedgerForm, Period

FOLDER = "ledger"


def ledgers(editions: Editions, edition: str) -> tuple[LedgerForm, ...]:
    """The ledgers of ``edition`` in the order of its chapters; none where it has none. Raises EditionError."""
    known = editions[edition]
    if known not in _LOADED:
        folder = editions.folder(edition) / FOLDER
        files = (folder / f"{chapter.key}.toml" for chapter in known.chapters)
        _LOADED[known] = tuple(_ledger(file, known) for file in files if file.is_file())
    return _LOADED[known]


_LOADED: dict[Edition, tuple[LedgerForm, ...]] = {}


def _ledger(file: Path, edition: Edition) -> LedgerForm:
    entry = read_toml(file)
    columns = tuple(_column(each, edition) for each in entry.entries("column"))
    ledger = LedgerForm(
        key=file.stem,
        label=entry.text("label"),
        unit=entry.text("unit"),
        begun=entry.text("begun"),
        ended=entry.text("ended"),
        number=entry.text("number"),
        refused=entry.texts("refused"),
        columns=columns,
        counts=tuple(_count(each) for each in entry.entries("count")),
    )
    for key, wanted in (("begun", ColumnKind.DATE), ("ended", ColumnKind.DATE), ("number", ColumnKind.TEXT)):
        column = ledger.by_key.get(getattr(ledger, key))
        if column is None or column.kind is not wanted:
            raise entry.error(key, f"应为一列 {wanted}")
    for rule in ledger.counts:
        _check(entry, ledger, rule, edition)
    entry.done()
    return ledger


def _check(entry: Entry, ledger: LedgerForm, rule: CountRule, edition: Edition) -> None:
    """Every cell the rule can name is one a person fills."""
    named = [ledger.by_key.get(name) for name in rule.columns()]
    known = set(ledger.cells(edition))
    for choices in product(*([choice.key for choice in column.choices] if column else [""] for column in named)):
        cell = rule.cell.format_map(dict(zip(rule.columns(), choices, strict=True)))
        if cell not in known:
            raise entry.error("count", f"没有“{cell}”这一格")


def _column(entry: Entry, edition: Edition) -> LedgerColumn:
    label_of, side = entry.text("label_of", ""), entry.text("label_side", "")
    parts = entry.whole_numbers("label_parts")
    choices = []
    for each in entry.entries("choices"):
        key = each.text("key")
        label = each.text("label", "")
        if not label:
            field = edition.fields.get(label_of.format(key))
            if field is None:
                raise each.error("label", f"没有“{label_of.format(key)}”这一格可取名称")
            path = field.row if side == "row" else field.column
            label = " ".join(path[slice(*parts)])
        choices.append(Choice(key, label, each.texts("words")))
        each.done()
    column = LedgerColumn(
        key=entry.text("key"),
        label=entry.text("label"),
        kind=entry.member("kind", ColumnKind, "text"),
        width=entry.number("width"),
        help=entry.text("help", ""),
        heads=entry.texts("heads"),
        choices=tuple(choices),
    )
    entry.done()
    return column


def _count(entry: Entry) -> CountRule:
    rule = CountRule(
        cell=entry.text("cell"),
        begun=frozenset(map(Period, entry.texts("begun"))),
        ended=frozenset(map(Period, entry.texts("ended"))),
        open=entry.flag("open", False),
    )
    entry.done()
    return rule
