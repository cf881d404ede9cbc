"""One ledger as a Qt model: reads its lines through the editor, tells what was typed, keeps nothing itself.

Under the last line stands a blank one: what is typed there makes a new line.
"""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from forms.checks.finding import Severity
from forms.entry.severity_marks import ink
from forms.ledger.definition import LedgerForm
from forms.ledger.editor import LedgerEditor
from forms.ledger.ledger import Line
from forms.ledger.reading import readable, shown

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NEW = "＊"


class LedgerModel(QAbstractTableModel):
    """Rows are the lines that match the filter, then the blank one; columns are the ledger's.

    ``edited`` carries texts by line and column, and the texts by column of new lines.
    """

    edited = Signal(object, object)

    def __init__(self, ledger: LedgerForm, editor: LedgerEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ledger, self._editor = ledger, editor
        self._words = ""
        self._only: frozenset[str] | None = None
        self._known: set[str] = set()  # every line there was, in sight or not
        self.lines: list[Line] = []
        self.refresh()

    def filter(self, words: str, only: Collection[str] | None) -> None:
        """Show only the lines in which ``words`` stand, of ``only`` those where it is given."""
        self._words, self._only = words.strip(), None if only is None else frozenset(only)
        self._show([line for line in self._editor.lines(self.ledger) if self._matches(line)])

    def refresh(self) -> None:
        """Show the lines as they are now; one that is being worked on does not vanish, and a new one is seen."""
        listed = self._editor.lines(self.ledger)
        seen = {line.id for line in self.lines}
        wanted = [line for line in listed if line.id in seen or line.id not in self._known or self._matches(line)]
        self._known = {line.id for line in listed}
        self._show(wanted)

    def _show(self, wanted: list[Line]) -> None:
        there = len(self.lines)
        if [line.id for line in wanted[:there]] != [line.id for line in self.lines]:
            self.beginResetModel()
            self.lines = wanted
            self.endResetModel()
            return
        if len(wanted) > there:
            # The blank line becomes the first of the new ones, under the cursor that stands in it.
            self.beginInsertRows(ROOT, there + 1, len(wanted))
            self.lines = wanted
            self.endInsertRows()
        self.lines = wanted
        self.dataChanged.emit(self.index(0, 0), self.index(len(wanted), self.columnCount() - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, there, len(wanted))

    def _matches(self, line: Line) -> bool:
        if self._only is not None and line.id not in self._only:
            return False
        return not self._words or any(
            self._words in shown(self.ledger.by_key[key], text) for key, text in line.values.items()
        )

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """The lines and the blank one."""
        return 0 if parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802  -- Qt's name
        """The columns of the ledger."""
        return 0 if parent.isValid() else len(self.ledger.columns)

    def line_at(self, row: int) -> Line | None:
        """The line in ``row``, None for the blank one."""
        return self.lines[row] if row < len(self.lines) else None

    def row_of(self, line_id: str) -> int:
        """The row of a line, −1 where it is not in sight."""
        return next((row for row, line in enumerate(self.lines) if line.id == line_id), -1)

    def stored(self, index: Index) -> str:
        """What the cell holds."""
        line = self.line_at(index.row())
        return line[self.ledger.columns[index.column()].key] if line else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text as people read it; what cannot be read in the colour of 请核, with what to do."""
        if not index.isValid():
            return None
        column, stored = self.ledger.columns[index.column()], self.stored(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown(column, stored)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.label}：{shown(column, stored) or '空白'}"
        if readable(column, stored):
            return shown(column, stored) if role == Qt.ItemDataRole.ToolTipRole and len(stored) > column.width else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return ink(Severity.WARNING, QGuiApplication.palette())
        if role == Qt.ItemDataRole.FontRole:  # not by colour alone
            font = QGuiApplication.font()
            font.setUnderline(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"“{stored}”认不出，照原样保留。请改成年月日，或者从列出的里面选。"
        return None

    def headerData(  # noqa: N802  -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The labels; the lines' positions."""
        if orientation == Qt.Orientation.Horizontal:
            column = self.ledger.columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column.label
            return column.help if role == Qt.ItemDataRole.ToolTipRole and column.help else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self.line_at(section)
        return str(line.position) if line else NEW

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Tell what was typed; the ledger changes through its own door before this returns."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        if str(value) != self.data(index):
            self.enter({(index.row(), index.column()): str(value)})
        return True

    def enter(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Tell ``texts`` by row and column; rows from the blank one on are new lines."""
        known: dict[tuple[str, str], str] = {}
        new: dict[int, dict[str, str]] = {}
        for (row, column), text in texts.items():
            key, line = self.ledger.columns[column].key, self.line_at(row)
            if line:
                known[line.id, key] = text
            elif text:
                new.setdefault(row, {})[key] = text
        if known or new:
            self.edited.emit(known, [new[row] for row in sorted(new)])
