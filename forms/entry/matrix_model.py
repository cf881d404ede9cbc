"""One group of a statutory table as a Qt model: reads the draft, tells what was typed, keeps nothing itself."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from forms.draft.draft import Draft
from forms.draft.readings import State
from forms.edition.model import Column, Field, Group, Row, Table

Index = QModelIndex | QPersistentModelIndex
MANY = 12  # cells, above which the whole table is shown anew
CONTROL, CONTROL_LABEL = "control:", "台账数"
FIELD_FORMAT = "text/x-nianbao-field"  # a field on its way into a text
ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Rows are the group's leaves; columns its leaves, then with ``controls`` a 台账数 for each column of totals.

    A cell is known by its entry: a field's id, or ``control:`` and the id of the total it stands beside.
    ``edited`` carries the entry and the text as typed.
    """

    edited = Signal(str, str)

    def __init__(
        self, table: Table, group: Group, draft: Draft, parent: QObject | None = None, *, controls: bool = True
    ) -> None:
        super().__init__(parent)
        self.table, self.group, self._draft = table, group, draft
        self.locked = False  # nothing may be typed at this time
        self.counts: Mapping[str, int] = {}  # what the ledger counts, for cells that say something else
        self.rows: list[Row] = group.row_leaves()
        self.columns: list[Column] = group.column_leaves()
        self.totals: list[Column] = [column for column in self.columns if column.sum_of and controls]
        self._entries = [[*self._leaves(row), *self._controls(row)] for row in self.rows]
        self._goes_into: dict[str, list[str]] = {}
        for total in (each for entries in self._entries for each in entries):
            for part in () if total.startswith(CONTROL) else draft.edition.fields[total].sum_of:
                self._goes_into.setdefault(part, []).append(total)
        self._places = {entry: (r, c) for r, entries in enumerate(self._entries) for c, entry in enumerate(entries)}

    def _leaves(self, row: Row) -> list[str]:
        return [self.table.field_id(row, column) for column in self.columns]

    def _controls(self, row: Row) -> list[str]:
        return [CONTROL + self.table.field_id(row, column) for column in self.totals]

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """Leaves of the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """Leaves of the columns and their 台账数."""
        return 0 if parent.isValid() else len(self.columns) + len(self.totals)

    def entry(self, index: Index) -> str:
        """The entry of the cell at ``index``."""
        return self._entries[index.row()][index.column()]

    def field(self, index: Index) -> Field:
        """The definition of the cell at ``index``; of a 台账数 that of its total."""
        return self._draft.edition.fields[self.entry(index).removeprefix(CONTROL)]

    def computed(self, index: Index) -> bool:
        """Whether the cell at ``index`` computes itself."""
        return self.field(index).computed and not self.entry(index).startswith(CONTROL)

    def entries(self) -> Iterator[str]:
        """The entries of all cells."""
        return (entry for entries in self._entries for entry in entries)

    def labels(self) -> Iterator[str]:
        """Every head of the group, at all its levels."""
        yield from (self.group.heading, self.group.corner, CONTROL_LABEL)
        begun: list[Row | Column] = [*self.group.rows, *self.group.columns]
        while begun:
            head = begun.pop()
            yield head.label
            begun += head.rows if isinstance(head, Row) else head.columns

    def index_of(self, entry: str) -> QModelIndex:
        """Where ``entry`` stands; an invalid index when it is not in this group."""
        place = self._places.get(entry)
        return self.index(*place) if place else QModelIndex()

    def text(self, entry: str) -> str:
        """What the cell shows: digits as stored, computed totals, nothing for blank."""
        if entry.startswith(CONTROL):
            return self._draft.entries.get(entry, "")
        reading = self._draft.reading(entry)
        return "" if reading.state is State.BLANK else reading.stored

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, path and id of a cell."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(entry)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            count = self.counts.get(entry)
            counted = "" if count is None else f"，台账{count}{self.field(index).unit}"
            return f"{self._path(index)}：{self.text(entry) or '空白'}{counted}"
        return None

    def filled(self, entry: str) -> bool:
        """Whether the cell holds a zero that the program filled in and nobody has confirmed."""
        return f"filled:{entry}" in self._draft.entries

    def _path(self, index: Index) -> str:
        path = self.field(index).path
        return f"{path} · {CONTROL_LABEL}" if self.entry(index).startswith(CONTROL) else path

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Tell what was typed; the draft changes through its own door before this returns."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edited.emit(self.entry(index), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed and locked cells cannot be typed into; a number can be dragged into a text."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.locked and not self.computed(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        if not self.entry(index).startswith(CONTROL):
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:  # noqa: N802  -- Qt's name
        """What a dragged cell carries."""
        return [FIELD_FORMAT, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  -- Qt's name
        """A dragged cell: its field for our own texts, its digits for others."""
        mime = QMimeData()
        mime.setData(FIELD_FORMAT, self.entry(indexes[0]).encode())
        mime.setText(self.text(self.entry(indexes[0])))
        return mime

    def refresh(self, changed: frozenset[str]) -> None:
        """Show the entries that changed, and the totals they go into."""
        cells = {entry.removeprefix("filled:") for entry in changed} & self._places.keys()
        if len(cells) > MANY:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        for entry in set().union(cells, *map(self.totals_of, cells)):
            index = self.index_of(entry)
            self.dataChanged.emit(index, index)

    def totals_of(self, field_id: str) -> set[str]:
        """Every total of the table that ``field_id`` goes into, over however many steps."""
        found: set[str] = set()
        begun = {field_id}
        while begun:
            begun = {total for field in begun for total in self._goes_into.get(field, ())} - found
            found |= begun
        return found
