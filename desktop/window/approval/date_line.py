"""A date, typed as people write it or chosen from a calendar; empty until somebody gives one."""

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from forms.draft.readings import date_in_words, is_date, read_date


class DateLine(QWidget):
    """``text`` is what was typed or chosen; whoever takes it in reads it, and says what is wrong with it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(placeholderText="如：2022年1月18日")
        self.line.setAccessibleName(label)
        self._choose = QPushButton("选日期…")
        self._choose.setAccessibleName(f"选{label}")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._choose)
        self.setFocusProxy(self.line)
        self.setTabOrder(self.line, self._choose)

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` into the line; a date stands there as people write it."""
        day = read_date(text)
        self.line.setText(date_in_words(day) if is_date(day) else text)

    def _open(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName("日历")
        calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)

        def take(day: QDate) -> None:
            self.line.setText(f"{day.year()}年{day.month()}月{day.day()}日")
            popup.close()
            self.line.setFocus()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()
