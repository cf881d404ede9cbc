"""One group of a statutory table as a Qt model: reads the draft, tells what was typed, keeps nothing itself."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from forms.draft.draft import Draft
from forms.draft.readings import State
from forms.edition.model import Column, Field, Group, Row, Table

Index = QModelIndex | QPersistentModelIndex
FIELD_ROLE = Qt.ItemDataRole.UserRole
FILLED_ROLE = Qt.ItemDataRole.UserRole + 1
ROOT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Rows and columns are the group's leaves. ``edited`` carries a field's id and the text as typed."""

    edited = Signal(str, str)

    def __init__(self, table: Table, group: Group, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table, self.group, self._draft = table, group, draft
        self.rows: list[Row] = group.row_leaves()
        self.columns: list[Column] = group.column_leaves()
        self._places = {
            table.field_id(row, column): (r, c)
            for r, row in enumerate(self.rows)
            for c, column in enumerate(self.columns)
        }

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """Leaves of the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """Leaves of the columns."""
        return 0 if parent.isValid() else len(self.columns)

    def field_id(self, index: Index) -> str:
        """The id of the cell at ``index``."""
        return self.table.field_id(self.rows[index.row()], self.columns[index.column()])

    def field(self, index: Index) -> Field:
        """The definition of the cell at ``index``."""
        return self._draft.edition.fields[self.field_id(index)]

    def index_of(self, field_id: str) -> QModelIndex:
        """Where ``field_id`` stands; an invalid index when it is not in this group."""
        place = self._places.get(field_id)
        return self.index(*place) if place else QModelIndex()

    def text(self, field_id: str) -> str:
        """What the cell shows: digits as stored, computed totals, nothing for blank."""
        reading = self._draft.reading(field_id)
        return "" if reading.state is State.BLANK else reading.stored

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, path and id of a cell."""
        if not index.isValid():
            return None
        field_id = self.field_id(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(field_id)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == FIELD_ROLE:
            return field_id
        if role == FILLED_ROLE:
            return f"filled:{field_id}" in self._draft.entries
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self.field(index).path}：{self.text(field_id) or '空白'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Tell what was typed; the draft changes through its own door before this returns."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edited.emit(self.field_id(index), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Computed cells cannot be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.field(index).computed:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def refresh(self) -> None:
        """Something in the draft changed: show it."""
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def totals_of(self, field_id: str) -> set[str]:
        """Every total of the table that ``field_id`` goes into, over however many steps."""
        fields = self._draft.edition.fields
        found: set[str] = set()
        begun = {field_id}
        while begun:
            above = {key for key in self._places if begun & set(fields[key].sum_of)} - found
            found |= above
            begun = above
        return found
