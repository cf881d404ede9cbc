"""The reading view: a 送审文件 opened by whoever is to give an opinion on it (window.md, office.md 29).

The page itself at the left, 数据与核对情况 at the right, the opinion below. Read-only, stored nowhere; closing it
without an opinion is fine.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desktop.signoff.hand_over import HandOver
from desktop.signoff.reading import Reading
from desktop.window.code_line import CodeLine
from desktop.window.data_words import data_words
from desktop.window.decision_form import DecisionForm, Typed
from desktop.window.preview import PreviewPanel
from desktop.window.verdict_line import Tone, VerdictLine
from desktop.workplace import Workplace
from forms.entry.labels import quiet

SHARES = (50, 50)  # percent: pages, data
READ_ONLY = "只能看，不能改；看过的内容不存进这台电脑。"


class ReadingPage(QWidget):
    """Of the file at ``path``. ``typed`` is kept by whoever made the page, so that nothing typed goes with it."""

    left = Signal()

    def __init__(self, path: Path, reading: Reading, typed: Typed, workplace: Workplace) -> None:
        super().__init__()
        self.reading = reading
        self.preview = PreviewPanel()
        self.preview.pages.setAccessibleName("送审文件的页面")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 10)
        layout.addLayout(self._head(path))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.preview)
        splitter.addWidget(self._right(path, typed, workplace))
        splitter.setSizes([each * 100 for each in SHARES])
        layout.addWidget(splitter, 1)
        self.setFocusProxy(self.preview.area if reading.pages else self._back)
        if reading.pages:
            self.preview.show_data(reading.pages)
        else:
            self.preview.hide()

    def _head(self, path: Path) -> QHBoxLayout:
        heading = QLabel("送审文件")
        heading.setObjectName("heading")
        back = self._back = QPushButton("返回")
        back.setAutoDefault(False)
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(heading)
        row.addSpacing(16)
        row.addWidget(quiet(f"“{path.name}”　{READ_ONLY}"), 1)
        row.addWidget(back)
        return row

    def _right(self, path: Path, typed: Typed, workplace: Workplace) -> QWidget:
        reading = self.reading
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 4, 0, 0)
        title = reading.sheet.title if reading.sheet else ""
        if reading.handed:
            for label in _which(reading.handed, title):
                layout.addWidget(label)
        layout.addWidget(CodeLine(reading.code))
        for sentence in reading.told:
            layout.addWidget(VerdictLine(Tone.CAREFUL, "", sentence))
        if reading.made:
            layout.addWidget(quiet(reading.made))
        if reading.handed is None or reading.sheet is None:
            layout.addStretch(1)
            return whole
        self.facts = QTextBrowser()
        self.facts.setAccessibleName("数据与核对情况")
        self.facts.setOpenLinks(False)
        self.facts.setTabChangesFocus(True)
        self.facts.setHtml(data_words(reading.sheet, reading.handed.standing))
        layout.addWidget(self.facts, 1)
        if reading.barred:
            barred = QLabel(reading.barred)
            barred.setObjectName("group")
            barred.setWordWrap(True)
            layout.addWidget(barred)
        else:
            layout.addWidget(DecisionForm(reading.handed, title, typed, path.parent, workplace.clock()))
        return whole

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  -- Qt's name
        """Esc goes back; nothing is asked, and nothing typed is lost."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  -- Qt's name
        """Left for good."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.preview.pages.close_pages()


def _which(handed: HandOver, title: str) -> list[QLabel]:
    """Which 稿 of which report, where it stands, and who handed it on when."""
    revision = handed.revision
    named = QLabel(title)
    stands = QLabel(f"{revision.name}　{handed.standing.label}")
    for label in (named, stands):
        label.setObjectName("group")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
    remark = f"　{revision.remark}" if revision.remark else ""
    told = quiet(f"{revision.who}　{revision.when.replace('T', ' ')[:16]} 送审{remark}")
    told.setTextFormat(Qt.TextFormat.PlainText)
    return [named, stands, told]
