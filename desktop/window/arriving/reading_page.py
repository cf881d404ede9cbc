"""The reading view: a 送审文件 opened by whoever is to give an opinion on it (window.md, office.md 29).

The page itself at the left, 数据与核对情况 at the right, the opinion below. Read-only, stored nowhere; closing it
without an opinion is fine.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from desktop.signoff.hand_over import HandOver
from desktop.signoff.reading import Reading
from desktop.window.arriving.code_line import CodeLine
from desktop.window.arriving.data_words import data_words
from desktop.window.arriving.decision_form import DecisionForm, Typed
from desktop.window.arriving.verdict_line import Tone, VerdictLine
from desktop.window.front_page import FrontPage
from desktop.window.printing.preview import PreviewPanel
from desktop.workplace import Workplace
from forms.entry.labels import quiet

SHARES = (50, 50)  # percent: pages, data
READ_ONLY = "只能看，不能改；看过的内容不存进这台电脑。"


class ReadingPage(FrontPage):
    """Of the file at ``path``. ``typed`` is kept by whoever made the page, so that nothing typed goes with it."""

    def __init__(self, path: Path, reading: Reading, typed: Typed, workplace: Workplace) -> None:
        super().__init__("送审文件", f"“{path.name}”　{READ_ONLY}")
        self.reading = reading
        self.preview = PreviewPanel()
        self.preview.pages.setAccessibleName("送审文件的页面")
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.preview)
        splitter.addWidget(self._right(path, typed, workplace))
        splitter.setSizes([each * 100 for each in SHARES])
        self.body.addWidget(splitter, 1)
        self.setFocusProxy(self.preview.area if reading.pages else self.back)
        if reading.pages:
            self.preview.show_data(reading.pages)
        else:
            self.preview.hide()

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

    def let_go(self) -> None:
        """The pages; what was typed is kept elsewhere."""
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
