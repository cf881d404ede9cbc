"""Notes of table cells, printed under their table as 注：…; where there are several, each says whose it is."""

from collections.abc import Iterable, Iterator

from forms.draft.draft import Draft
from forms.edition.model import Table
from forms.publication.model import Paragraph, Run

Labels = tuple[str, ...]


def printed_notes(table: Table, draft: Draft) -> Iterator[Paragraph]:
    """The notes of the cells of ``table``, in reading order."""
    fields = [draft.edition.fields[field_id] for field_id in table.field_ids()]
    noted = [(field, text) for field in fields if (text := draft.entries.get(f"note:{field.id}", "").strip())]
    rows = {field.row for field in fields}
    columns = {field.column for field in fields}
    for field, text in noted:
        names = (*_shortest(field.row, rows), *_shortest(field.column, columns)) if len(noted) > 1 else ()
        place = "".join(f"“{name}”" for name in names) + "：" if names else ""
        first, *others = [line for line in text.split("\n") if line.strip()]
        for line in (f"注：{place}{first}", *others):
            yield Paragraph((Run(line),), f"note:{field.id}", note=True)


def _shortest(path: Labels, paths: Iterable[Labels]) -> Labels:
    """The fewest innermost labels of ``path`` that no other of ``paths`` ends with."""
    others = [each for each in paths if each != path]
    for length in range(1, len(path)):
        tail = path[-length:]
        if not any(each[-length:] == tail for each in others):
            return tail
    return path
