"""The guide through the practice: which step is next, what is done already, and how it came out in the end.

A step counts as done by the state of the draft and of the screen, seen after every change. For a report that is not
one to practise on it is not there, and its actions say so.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.practice_progress import Progress, read_progress, write_progress
from desktop.signoff.practice import EXERCISE
from desktop.store.drafts import DraftReader
from desktop.window.practice.practice_bar import GO, RESULT, SKIP, PracticeBar
from desktop.window.report.open_report import OpenReport
from desktop.workplace import Workplace
from forms.checks.finding import Finding
from forms.practice.planted import planted, reported
from forms.practice.steps import Now, Step, is_done, steps

AGAIN = "practice_again"
NOT_PRACTISING = "现在打开的不是练习。请先在开始页按“练习”，或者用“帮助 → 练习”。"
NOWHERE = "这一步没有固定的地方，照上面写的做就可以。"
NOT_CHECKED = "正在核对，请过一会儿再试。"
ALL_THROUGH = "步骤都走完了"
THROUGH_WORDS = "报告里一共种了{count}处差错。请按“看结果”，看找到了几处；也可以接着找。"


class PracticeGuide(QObject):
    """Of one open report. ``screen`` tells the field of the cursor and whether the pages are on the screen."""

    page_wanted = Signal(object)  # a page to be shown in front of the report
    place_wanted = Signal(str)  # an entry to go to
    finding_wanted = Signal(object)  # a Finding to go to in the list beside the form
    again_wanted = Signal()
    said = Signal(str)
    changed = Signal()  # another step is next

    def __init__(
        self,
        workplace: Workplace,
        reader: DraftReader,
        report: OpenReport,
        *,
        practice: bool,
        screen: Callable[[], tuple[str, bool]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._folder, self._report, self._screen = workplace.data, report, screen
        self._findings: Sequence[Finding] | None = None
        self.bar: PracticeBar | None = None
        self._progress: Progress | None = None
        if not practice:
            return
        self.bar = PracticeBar(parent)
        self.bar.wanted.connect(lambda action: getattr(self, f"do_{action}")())
        if reader.origin(report.id) == EXERCISE:
            kept = read_progress(self._folder)
            self._progress = kept if kept and kept.report == report.id else Progress(report.id)
            self._show("")

    @property
    def step(self) -> Step | None:
        """The step to do now; None when all are done or passed over, and without a guide."""
        if self._progress is None:
            return None
        over = self._progress.done | self._progress.skipped
        return next((each for each in steps() if each.key not in over), None)

    def take_findings(self, findings: Sequence[Finding]) -> None:
        """See what the newest findings say of the steps."""
        self._findings = findings
        self.look()

    def look(self) -> None:
        """See which steps are done as things stand."""
        if self._progress is None:
            return
        here, previewed = self._screen()
        editor = self._report.editor
        now = Now(self._report.draft, self._findings, here, editor.redo_label is not None, previewed)
        new = [each for each in steps() if each.key not in self._progress.done and is_done(each, now)]
        if new:
            told = "、".join(f"“{each.title}”" for each in new)
            self._keep(self._progress.with_done(frozenset(each.key for each in new)), f"做好了{told}。")

    def reason(self, action: str) -> str:
        """Why ``action`` cannot be done now, in a sentence; empty when it can."""
        if self._progress is None:
            return NOT_PRACTISING
        if self.step is None and action in (GO, SKIP):
            return f"{ALL_THROUGH}。请看结果，或者从头再来。"
        return NOWHERE if action == GO and self.step and not self.step.field else ""

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Grey those of ``actions`` that cannot be done now, with the reason."""
        for action in (GO, SKIP, RESULT, AGAIN):
            reason = self.reason(action)
            actions[action].setEnabled(not reason)
            actions[action].setToolTip(reason)
            actions[action].setStatusTip(reason)

    def do_practice_go(self) -> None:
        """Go where the step is to be done."""
        if not self._can(GO) or self.step is None:
            return
        if self.step.listed and self._findings is None:
            self.said.emit(NOT_CHECKED)
            return
        finding = reported(self._findings or (), self.step.rule, self.step.field) if self.step.listed else None
        if finding:
            self.finding_wanted.emit(finding)
        else:
            self.place_wanted.emit(self.step.field)

    def do_practice_skip(self) -> None:
        """Pass the step over."""
        if self._can(SKIP) and self.step and self._progress:
            self._keep(self._progress.with_skipped(self.step.key), f"跳过了“{self.step.title}”。")

    def do_practice_result(self) -> None:
        """Which planted mistakes were found, and where the others are."""
        if not self._can(RESULT) or self._progress is None:
            return
        if self._findings is None:
            self.said.emit(NOT_CHECKED)
            return
        from desktop.window.practice.practice_result import PracticeResult  # noqa: PLC0415

        page = PracticeResult(self._report.draft, self._findings, self._progress)
        page.chosen.connect(self.place_wanted)
        page.again_wanted.connect(self.again_wanted)
        self.page_wanted.emit(page)

    def do_practice_again(self) -> None:
        """Begin anew, with a fresh report."""
        if self._can(AGAIN):
            self.again_wanted.emit()

    def _can(self, action: str) -> bool:
        reason = self.reason(action)
        if reason:
            self.said.emit(reason)
        return not reason

    def _keep(self, progress: Progress, told: str) -> None:
        self._progress = progress
        with suppress(OSError):  # costs nobody any work: the step is only shown again
            write_progress(self._folder, progress)
        self._show(told)
        self.changed.emit()

    def _show(self, told: str) -> None:
        if self.bar is None:
            return
        possible = frozenset(action for action in (GO, SKIP, RESULT) if not self.reason(action))
        step, every = self.step, steps()
        if step is None:
            words = THROUGH_WORDS.format(count=len(planted()))
            self.bar.show_step(f"{told}{ALL_THROUGH}。", words, possible)
        else:
            heading = f"{told}第{every.index(step) + 1}步（共{len(every)}步）　{step.title}"
            self.bar.show_step(heading, step.words, possible)
