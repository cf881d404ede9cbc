"""Ctrl+K: finds any action or field by typing Chinese, pinyin initials, or the row's number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.window.search.initials import initials

SHOWN = 60  # lines of the list
GOING = "回车：去那里　　Shift＋回车：把格子的数字插入到正文　　Esc：关闭"
INSERTING = "回车：把格子的数字插入到光标处，以后跟着表走　　Esc：关闭"
_NO_MARKS = str.maketrans("", "", "（）().、．")  # （四）1 and (四)1. are the same row


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be found: an action or a field (``kind``), shown as ``words`` and ``note``.

    It is found by its words, by ``also`` (its full name), and by the number of its row.
    """

    kind: str
    id: str
    words: str
    note: str = ""
    number: str = ""  # of the row, without marks: 三四1
    also: str = ""


class Finder(QDialog):
    """Enter goes there; Shift+Enter on a field inserts it where the cursor was in a text."""

    chosen = Signal(object)
    insertion_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("找操作和格子")
        self.setMinimumSize(640, 420)
        self._targets: list[tuple[Target, str, str]] = []
        self._line = QLineEdit(placeholderText="写中文、拼音首字母或者行号，如“部分公开”“bfgk”“（四）1”")
        self._line.setAccessibleName("要找的词")
        self._list = QListWidget()
        self._list.setAccessibleName("找到的操作和格子")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        layout = QVBoxLayout(self)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self._inserting = False
        self._hint = QLabel()
        layout.addWidget(self._hint)
        self._line.textChanged.connect(self.search)
        self._line.installEventFilter(self)
        self._list.itemActivated.connect(lambda item: self.choose(insert=False))

    def open_with(self, targets: Iterable[Target], *, inserting: bool) -> None:
        """Show the finder over ``targets``, empty. ``inserting``: Enter alone inserts what is chosen."""
        self._inserting = inserting
        self._hint.setText(INSERTING if inserting else GOING)
        self._targets = [
            (target, f"{target.words}\n{target.also}".lower(), initials(target.words)) for target in targets
        ]
        self._line.clear()
        self.search("")
        self.show()
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Arrow keys and Enter in the line work on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose(insert=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)

    def found(self) -> Sequence[Target]:
        """What the list shows."""
        items = (self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count()))
        return [target for target in items if target is not None]

    def search(self, words: str) -> None:
        """List what ``words`` find."""
        self._list.clear()
        ranked = ((_rank(words.lower(), *target), target[0]) for target in self._targets)
        found = sorted((each for each in ranked if each[0] is not None), key=lambda each: each[0] or 0)
        for _, target in found[:SHOWN]:
            item = QListWidgetItem(f"{target.words}　{target.note}")
            item.setData(Qt.ItemDataRole.UserRole, target)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        if not found:
            self._list.addItem("没有找到")
            self._list.item(0).setFlags(Qt.ItemFlag.NoItemFlags)

    def choose(self, *, insert: bool) -> None:
        """Take the line that is marked: go there, or insert it."""
        item = self._list.currentItem()
        if item is None or item.data(Qt.ItemDataRole.UserRole) is None:
            return
        target: Target = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        insert = (insert or self._inserting) and target.kind == "field"
        (self.insertion_chosen if insert else self.chosen).emit(target)


def _rank(words: str, target: Target, plain: str, first_letters: str) -> int | None:
    """How well ``words`` name the target, 0 for best; None where they do not."""
    parts = words.split()
    wanted = "".join(parts)
    number = wanted.translate(_NO_MARKS)
    fits = (
        words.strip() in plain.split("\n"),
        words.strip() in plain,
        bool(number) and target.number.endswith(number),
        all(part in plain for part in parts),
        wanted.isascii() and wanted in first_letters,
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)
