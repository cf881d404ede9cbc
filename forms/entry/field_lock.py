"""Fields while a report may not be changed: they look so, can be read and copied, and tell when somebody types.

The keys are caught here, for a field that ignores them silently leaves the person wondering.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_CHANGING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
_NO_CHARACTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class FieldLock(QObject):
    """``refused``: somebody tried to change a field that is locked."""

    refused = Signal()

    def put_on(self, fields: Iterable[QWidget], *, locked: bool) -> None:
        """Lock ``fields``, or let them go: texts and lines become read-only, tables know it by their model."""
        for field in fields:
            for watched in (field, field.viewport()) if isinstance(field, QAbstractScrollArea) else (field,):
                watched.removeEventFilter(self)
                if locked:
                    watched.installEventFilter(self)
            if isinstance(field, (QLineEdit, QTextEdit, QPlainTextEdit)):
                field.setReadOnly(locked)
                _look(field, locked=locked)
            elif not isinstance(field, QAbstractItemView):
                field.setEnabled(not locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  -- Qt's name
        """Keys that would change the field, something dragged over it, a double click on a cell."""
        opening = event.type() == QEvent.Type.MouseButtonDblClick and isinstance(watched.parent(), QAbstractItemView)
        if opening or event.type() == QEvent.Type.DragEnter or _would_change(event, watched):
            event.ignore() if event.type() == QEvent.Type.DragEnter else event.accept()
            self.refused.emit()
            return True
        return super().eventFilter(watched, event)


def _look(field: QWidget, *, locked: bool) -> None:
    """The ground of ``field`` is that of the window, not white paper."""
    if isinstance(field, QAbstractScrollArea):
        field.viewport().setBackgroundRole(QPalette.ColorRole.Window if locked else QPalette.ColorRole.Base)
    field.setProperty("locked", locked)
    field.style().unpolish(field)
    field.style().polish(field)


def _would_change(event: QEvent, field: QObject) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    if event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut):
        return True
    if isinstance(field, QAbstractItemView) and event.key() == Qt.Key.Key_D:  # with Ctrl: filled down
        return True
    typed = event.text() and event.text().isprintable() and not event.modifiers() & _NO_CHARACTER
    return bool(typed) or event.key() in _CHANGING
