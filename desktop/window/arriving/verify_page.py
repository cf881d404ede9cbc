"""核验 in the window: whether a file is what was signed, and which pages a code on paper belongs to.

The answer is seen before it is read. Below it stands what a person compares by eye: the code in four groups, the pages
of that revision and its figures (design.md, "Revisions, outputs, approval").
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.signoff.carriers import read_file
from desktop.signoff.known import Known
from desktop.signoff.refused import HandOverUnreadable, SignoffRefused
from desktop.signoff.tracing import trace, with_code
from desktop.signoff.verification import Verification, Verifier
from desktop.store.drafts import DraftReader
from desktop.store.errors import StoreError
from desktop.window.arriving.answers import MEANINGS, TONES, reasons_words
from desktop.window.arriving.code_line import CodeLine
from desktop.window.arriving.data_words import figures_table, heading
from desktop.window.arriving.file_drop import dropped_file
from desktop.window.arriving.verdict_line import Tone, VerdictLine
from desktop.window.front_page import FrontPage
from desktop.window.printing.preview import PreviewPanel
from desktop.workplace import Workplace
from forms.draft.code import as_code
from forms.entry.labels import quiet

SHARES = (50, 50)  # percent: pages, answer
KINDS = "PDF、送审文件 (*.pdf *.zip *.xlsx)"
HINT = "校验码防差错、防混版，不防懂程序的人造假。"
COMPARE = "请对照纸上的页面和数字：校验码相同，页面和数字也相同，才是这一稿。"
HELP = (
    "输入纸上的校验码（四组四位，大小写、空格都可以），按回车，找出那一稿的页面和数字，和纸上的对照。\n"
    "或者选一个文件，说出它是不是签发的那一份；有改动的，指出在哪里。"
)
LONG = 24  # digits that the line has room for


class VerifyPage(FrontPage):
    """Against the store that ``reader`` reads. Nothing here changes anything."""

    def __init__(self, workplace: Workplace, reader: DraftReader, parent: QWidget | None = None) -> None:
        super().__init__("核验", HINT, parent)
        self._workplace, self._reader = workplace, reader
        self._verified: Verification | None = None
        self._figures = ""
        self.setAcceptDrops(True)
        self.preview = PreviewPanel()
        self.preview.pages.setAccessibleName("这一稿的页面")
        self.preview.hide()
        self.body.addLayout(self._question())
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._help = quiet(HELP)
        self.body.addWidget(self._problem)
        self.body.addWidget(self._help)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.preview)
        splitter.addWidget(self._right())
        splitter.setSizes([each * 100 for each in SHARES])
        self.body.addWidget(splitter, 1)
        self.setFocusProxy(self.line)

    def _question(self) -> QHBoxLayout:
        self.line = QLineEdit(placeholderText="照纸上的打，或者扫码")
        self.line.setAccessibleName("纸上的校验码")
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0" * LONG) + 24)
        self.line.returnPressed.connect(self._look_up)
        row = QHBoxLayout()
        row.addWidget(QLabel("纸上的校验码"))
        row.addWidget(self.line)
        for words, act in (("查找", self._look_up), ("核验文件…", self._choose)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        row.addWidget(quiet("文件也可以拖到这里。"), 1)
        return row

    def _right(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 4, 0, 0)
        self._answers = QVBoxLayout()
        self.answer: VerdictLine | None = None
        self.which = QComboBox()
        self.which.setAccessibleName("校验码相同的稿子")
        self.which.activated.connect(lambda _: self._show_known(self.which.currentData()))
        self.code = CodeLine()
        self.details = QTextBrowser()
        self.details.setAccessibleName("依据和数字")
        self.details.setOpenLinks(False)
        self.details.setTabChangesFocus(True)
        self.rest = QPushButton()
        self.rest.setAutoDefault(False)
        self.rest.clicked.connect(self._tell_rest)
        layout.addLayout(self._answers)
        for widget in (self.which, self.code):
            layout.addWidget(widget)
        layout.addWidget(self.details, 1)
        layout.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(0)
        for each in (self.which, self.code, self.details, self.rest):
            each.hide()
        return whole

    def _look_up(self) -> None:
        """The revisions whose code stands in the line, however it was typed."""
        typed = self.line.text()
        code = as_code(typed)
        self.line.selectAll()  # the next scan takes its place
        if code is None:
            self._tell_problem(_no_code(typed))
            return
        self._guarded(lambda: self._show_found(code, with_code(code, self._workplace, self._reader)))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "核验文件", "", KINDS)
        if name:
            self.verify(Path(name))

    def verify(self, path: Path) -> None:
        """Answer for the file at ``path``."""
        self.line.clear()
        self._guarded(
            lambda: self._show_verified(path, Verifier(self._workplace, self._reader).verify(read_file(path)))
        )

    def _guarded(self, act: Callable[[], None]) -> None:
        """Do ``act`` from a clean page; what cannot be done is said. The pointer waits meanwhile."""
        self._clear()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except (HandOverUnreadable, SignoffRefused) as problem:
            self._tell_problem(str(problem))
        except StoreError as failure:
            self._tell_problem(failure.message)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _clear(self) -> None:
        self._verified, self._figures = None, ""
        if self.answer is not None:
            self._answers.removeWidget(self.answer)
            self.answer.hide()
            self.answer.deleteLater()
            self.answer = None
        self.preview.pages.close_pages()
        for each in (self._problem, self._help, self.preview, self.which, self.code, self.details, self.rest):
            each.hide()

    def _tell_problem(self, words: str) -> None:
        self._clear()
        self._problem.setText(words)
        self._problem.show()

    def _answer(self, tone: Tone, head: str, words: str) -> None:
        self.answer = VerdictLine(tone, head, words)
        self._answers.addWidget(self.answer)

    def _show_found(self, code: str, known: Sequence[Known]) -> None:
        self.code.show_code(code)
        if not known:
            words = "请核对校验码有没有看错；也可能是在别的电脑上做的，请到那台电脑上核验。"
            self._answer(Tone.FOREIGN, "这台电脑上没有这个校验码", words)
            return
        self._answer(Tone.CAREFUL, "请用眼睛对照", COMPARE)
        self._offer(known)
        self._show_known(known[0])

    def _show_verified(self, path: Path, found: Verification) -> None:
        self._verified = found
        self._answer(TONES[found.answer], found.answer.value, f"“{path.name}”{MEANINGS[found.answer]}")
        self._tell_details()
        if found.known:
            self._show_known(found.known)

    def _offer(self, known: Sequence[Known]) -> None:
        self.which.clear()
        for each in known:
            self.which.addItem(each.name, each)
        self.which.setVisible(len(known) > 1)

    def _show_known(self, known: Known) -> None:
        """Its pages at the left, its code and figures at the right."""
        self.code.show_code(known.revision.code)
        traced = trace(known, self._workplace, self._reader)
        if traced is None:
            return
        when = known.revision.when.replace("T", " ")[:16]
        self._figures = f"{heading(f'{traced.name}　{when}')}{figures_table(traced.figures)}"
        self._tell_details()
        self.preview.show()
        self.preview.show_data(traced.pages)

    def _tell_details(self, *, all_changes: bool = False) -> None:
        words, left = reasons_words(self._verified, every=all_changes) if self._verified else ("", 0)
        self.details.setHtml(words + self._figures)
        self.details.show()
        self.rest.setText(f"列出其余{left}处")
        self.rest.setVisible(left > 0)

    def _tell_rest(self) -> None:
        self._tell_details(all_changes=True)
        self.details.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  -- Qt's name
        """A file is verified here, not opened."""
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  -- Qt's name
        """Later: until this returns, the program that the file was dragged from waits."""
        path = dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.verify(path))

    def let_go(self) -> None:
        """The pages."""
        self.preview.pages.close_pages()


def _no_code(typed: str) -> str:
    """Why what was typed is no code, and what to do."""
    count = sum(each.isalnum() for each in typed)
    if not count:
        return "请输入纸上的校验码，或者选一个文件。"
    return (
        f"校验码是16位，四组四位，只有数字0到9和字母A到F；现在写的是{count}位。请对照纸上的再看一遍"
        "（没有字母O，是数字0；没有字母I，是数字1）。"
    )
