"""Builds an edition from its folder of TOML files, one a chapter, and checks that it holds together."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from forms.edition.model import (
    Chapter,
    Column,
    Edition,
    Field,
    Figure,
    Form,
    Group,
    Kind,
    Row,
    Rule,
    Section,
    Table,
)
from forms.edition.reading import EditionError, Entry, read_toml

ROW_CHECKS = ("row_sum", "column_sum", "balance", "at_most", "carried")  # left and right name rows
COLUMN_CHECKS = ("stock", "items", "pending")  # left and right name columns


def load_edition(folder: Path) -> Edition:
    """The edition defined in ``folder``; raises EditionError naming file, key and reason."""
    index = read_toml(folder / "edition.toml")
    names = index.texts("chapters")
    chapters = tuple(_chapter(read_toml(folder / f"{name}.toml")) for name in names)
    fields: dict[str, Field] = {}
    for name, chapter in zip(names, chapters, strict=True):
        for field in _fields(chapter):
            if field.id in fields:
                raise EditionError(f"{folder.name}/{name}.toml", field.id, "这个编号用了两次")
            fields[field.id] = field
    edition = Edition(
        key=index.text("key"),
        label=index.text("label"),
        source=index.text("source"),
        title=index.text("title"),
        first_year=index.number("first_year"),
        last_year=index.optional_number("last_year"),
        chapters=chapters,
        fields=fields,
    )
    index.done()
    if edition.key != folder.name:
        raise index.error("key", f"应与文件夹同名“{folder.name}”")
    return edition


def _chapter(entry: Entry) -> Chapter:
    key = entry.text("key")
    table = entry.entry("table")
    built = _table(key, table) if table else None
    chapter = Chapter(
        key=key,
        label=entry.text("label"),
        note=entry.text("note", ""),
        printed=entry.flag("printed", True),
        heading=entry.flag("heading", True),
        required=entry.flag("required", False),
        sections=tuple(_section(key, section) for section in entry.entries("section")),
        table=built,
        rules=tuple(_rule(rule, built) for rule in entry.entries("rule")),
    )
    entry.done()
    return chapter


def _section(chapter: str, entry: Entry) -> Section:
    section_id = f"{chapter}.{entry.text('key')}"
    figures = tuple(_figure(section_id, figure) for figure in entry.entries("figures"))
    known = {figure.id for figure in figures}
    for figure in figures:
        if figure.part_of and figure.part_of not in known:
            raise entry.error("figures", f"part_of 指向没有的“{figure.part_of}”")
    section = Section(
        id=section_id,
        label=entry.text("label"),
        form=entry.member("form", Form, "prose"),
        help=entry.text("help", ""),
        figures=figures,
        choices=entry.texts("choices"),
        choice_labels=entry.texts("choice_labels"),
        default=entry.text("default", ""),
    )
    if section.choice_labels and len(section.choice_labels) != len(section.choices):
        raise entry.error("choice_labels", "个数应与 choices 相同")
    entry.done()
    return section


def _figure(section: str, entry: Entry) -> Figure:
    part_of = entry.text("part_of", "")
    figure = Figure(
        id=f"{section}.{entry.text('key')}",
        label=entry.text("label"),
        unit=entry.text("unit"),
        kind=entry.member("kind", Kind, "count"),
        part_of=f"{section}.{part_of}" if part_of else "",
    )
    entry.done()
    return figure


def _table(chapter: str, entry: Entry) -> Table:
    unit = entry.text("unit")
    table = Table(
        chapter=chapter,
        groups=tuple(_group(group, unit) for group in entry.entries("group")),
        widths=entry.numbers("widths"),
        label_columns=entry.number("label_columns"),
    )
    entry.done()
    for group in table.groups:
        width = table.label_columns + sum(column.width for column in group.columns)
        if width != len(table.widths):
            name = group.heading or group.corner
            raise entry.error("widths", f"有 {len(table.widths)} 列宽，而“{name}”有 {width} 列")
        deepest = max((len(path) for _, path in _paths(group.rows)), default=0)
        if deepest > table.label_columns:
            raise entry.error("label_columns", f"行标题有 {deepest} 层，而这里是 {table.label_columns}")
    return table


def _group(entry: Entry, unit: str) -> Group:
    group = Group(
        heading=entry.text("heading", ""),
        corner=entry.text("corner", ""),
        columns=tuple(_column(column, "", unit) for column in entry.entries("columns")),
        rows=tuple(_row(row) for row in entry.entries("rows")),
    )
    entry.done()
    _check_sums(entry, "columns", [leaf.key for leaf in group.column_leaves()], group.column_leaves())
    _check_sums(entry, "rows", [leaf.key for leaf in group.row_leaves()], group.row_leaves())
    return group


def _check_sums(entry: Entry, key: str, known: list[str], leaves: Iterable[Column | Row]) -> None:
    for leaf in leaves:
        for term in leaf.sum_of:
            if term not in known or term == leaf.key:
                raise entry.error(key, f"“{leaf.label}”的 sum_of 指向没有的“{term}”")


def _column(entry: Entry, above: str, unit: str) -> Column:
    """A column; keys of heads go before the keys of their columns: ``litigation_direct.upheld``."""
    own = entry.text("key", "")
    key = ".".join(part for part in (above, own) if part)
    column = Column(
        key=key,
        label=entry.text("label"),
        columns=tuple(_column(inner, key, unit) for inner in entry.entries("columns")),
        span=entry.number("span", 1),
        sum_of=tuple(".".join(part for part in (above, term) if part) for term in entry.texts("sum_of")),
        kind=entry.member("kind", Kind, "count"),
        unit=entry.text("unit", unit),
        help=entry.text("help", ""),
    )
    entry.done()
    if not column.columns and not own:
        raise entry.error("key", "缺少这一项")
    return column


def _row(entry: Entry) -> Row:
    row = Row(
        rows=tuple(_row(inner) for inner in entry.entries("rows")),
        key=entry.text("key", ""),
        label=entry.text("label"),
        sum_of=entry.texts("sum_of"),
        unit=entry.text("unit", ""),
        vertical=entry.flag("vertical", False),
        help=entry.text("help", ""),
        mistake=entry.text("mistake", ""),
    )
    entry.done()
    return row


def _rule(entry: Entry, table: Table | None) -> Rule:
    rule = Rule(
        id=entry.text("id"),
        check=entry.text("check"),
        left=entry.texts("left"),
        right=entry.texts("right"),
        lesser=entry.text("lesser", ""),
        greater=entry.text("greater", ""),
    )
    entry.done()
    if table is None:
        raise entry.error("id", "这一部分没有表，不能有这条规则")
    if rule.check not in ROW_CHECKS + COLUMN_CHECKS:
        raise entry.error("check", f"不认识“{rule.check}”")
    rows = {row.key for group in table.groups for row in group.row_leaves()}
    columns = {column.key for group in table.groups for column in group.column_leaves()}
    known, part = (columns, "列") if rule.check in COLUMN_CHECKS else (rows, "行")
    for name, keys in (("left", rule.left), ("right", rule.right)):
        for key in keys:
            if key not in known:
                raise entry.error(name, f"没有“{key}”这一{part}")
    for name, key in (("lesser", rule.lesser), ("greater", rule.greater)):
        if key and key not in columns:
            raise entry.error(name, f"没有“{key}”这一列")
    return rule


def _fields(chapter: Chapter) -> Iterator[Field]:
    if chapter.table:
        yield from _cells(chapter, chapter.table)
    for section in chapter.sections:
        yield Field(
            id=section.id,
            chapter=chapter.label,
            section=section.label,
            row=(),
            column=(),
            kind=Kind.TEXT,
            unit="",
            help=section.help,
            form=section.form,
            choices=section.choices,
            default=section.default,
        )
        for figure in section.figures:
            yield Field(
                id=figure.id,
                chapter=chapter.label,
                section=section.label,
                row=(figure.label,),
                column=(),
                kind=figure.kind,
                unit=figure.unit,
                help="",
                part_of=figure.part_of,
            )


def _cells(chapter: Chapter, table: Table) -> Iterator[Field]:
    for group in table.groups:
        rows = list(_paths(group.rows))
        columns = list(_paths(group.columns))
        by_row = {row.key: row for row, _ in rows}
        by_column = {column.key: column for column, _ in columns}
        for row, row_path in rows:
            for column, column_path in columns:
                terms = [table.field_id(row, by_column[key]) for key in column.sum_of] or [
                    table.field_id(by_row[key], column) for key in row.sum_of
                ]
                yield Field(
                    id=table.field_id(row, column),
                    chapter=chapter.label,
                    section=group.heading,
                    row=row_path,
                    column=column_path,
                    kind=column.kind,
                    unit=row.unit or column.unit,
                    help="\n".join(text for text in (row.help, column.help) if text),
                    mistake=row.mistake,
                    sum_of=tuple(terms),
                    in_table=True,
                )


Part = TypeVar("Part", Row, Column)


def _paths(parts: tuple[Part, ...], above: tuple[str, ...] = ()) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Each leaf with the labels from the outermost to its own; empty labels are left out."""
    for part in parts:
        path = (*above, part.label) if part.label else above
        inner = part.rows if isinstance(part, Row) else part.columns
        if not inner:
            yield part, path
        yield from _paths(inner, path)
