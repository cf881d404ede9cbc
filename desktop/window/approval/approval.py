"""Approval in the window: what the menu 审签 does to the report on the screen, through the one door of approval.

What needs the registry is loaded when something is to be registered: most days nothing is.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from desktop.settings import read_settings
from desktop.signoff.obstacles import obstacle
from desktop.signoff.practice import NO_PAPERS, NOT_APPROVED
from desktop.signoff.standing import ActKind, Standing
from desktop.store.drafts import DraftStore
from desktop.store.errors import StoreError
from desktop.window.approval.approval_bar import ApprovalBar
from desktop.window.printing.outputs import file_name
from desktop.window.report.open_report import OpenReport
from desktop.workplace import Workplace
from forms.draft.strict_json import ExchangeError

if TYPE_CHECKING:
    from desktop.signoff.registry import Registry
    from desktop.window.approval.register_dialog import RegisterDialog
    from desktop.window.findings.proof_watch import ProofWatch

ACTS: Mapping[str, ActKind] = {
    "submit_report": ActKind.SUBMIT,
    "sign_step": ActKind.SIGN,
    "amend_report": ActKind.AMEND,
    "deliver_report": ActKind.DELIVER,
    "publish_report": ActKind.PUBLISH,
    "correct_report": ActKind.CORRECT,
    "register_remark": ActKind.REMARK,
    "register_proof": ActKind.PROOF,
    "tell_correction": ActKind.TELL,
    "strike_act": ActKind.STRIKE,
    "fill_sheet": ActKind.SHEET,
}
REVISIONS = "show_revisions"


class Approval(QObject):
    """Of one open report. ``here`` is the field where the person is, ``verdict`` what the findings come to."""

    changed = Signal()  # something was registered
    said = Signal(str)
    proof_told = Signal(str)  # how much was changed after the last proof
    remembered = Signal(object)  # settings to be kept, by their names
    page_wanted = Signal(object)  # a page to be shown in front of the report

    def __init__(
        self, workplace: Workplace, store: DraftStore, report: OpenReport, *, practice: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window, self._workplace, self._store, self._report = parent, workplace, store, report
        self._practice = practice
        self.here, self.verdict = "", ""
        self.bar = ApprovalBar(parent)  # shown without one it would flash up as a window of its own
        self.bar.wanted.connect(lambda action: getattr(self, f"do_{action}")())
        self.bar.show_standing(self.now)
        self._proofs: ProofWatch | None = None
        report.signals.changed.connect(lambda _: self.count_changes())

    @property
    def now(self) -> Standing:
        """Where the report stands."""
        return self._report.standing

    @property
    def line(self) -> str:
        """第几稿 and where it stands, for the title of the window; nothing of practice."""
        if self._practice:
            return ""
        return f"第{self.now.revision}稿 {self.now.line}" if self.now.revision else self.now.line

    def reason(self, action: str) -> str:
        """Why ``action`` cannot be done now, in a sentence; empty when it can."""
        if self._practice:
            return NOT_APPROVED
        if action == REVISIONS:
            return "" if self.now.last_act else "还没有送审，也没有登记过什么。"
        kind = ACTS[action]
        return obstacle(ActKind.REVISE if kind is ActKind.SUBMIT and self.now.amending else kind, self.now)

    def mark(self, actions: Mapping[str, QAction]) -> None:
        """Grey those of ``actions`` that cannot be done now, with the reason."""
        for action in (*ACTS, REVISIONS):
            reason = self.reason(action)
            actions[action].setEnabled(not reason)
            actions[action].setToolTip(reason)
            actions[action].setStatusTip(reason)

    def count_changes(self) -> None:
        """Tell how much was changed after the last proof."""
        if not self.now.proofs and self._proofs is None:
            return
        if self._proofs is None:
            from desktop.window.findings.proof_watch import ProofWatch  # noqa: PLC0415

            self._proofs = ProofWatch(self._workplace.editions, self)
            self._proofs.told.connect(self.proof_told)
        self._proofs.look(self.now, self._report.draft)

    def stop(self) -> None:
        """Wait for what is being counted."""
        if self._proofs:
            self._proofs.stop()

    # The actions, in the order of the menu

    def do_submit_report(self) -> None:
        """送审; what was changed by pen becomes the next revision."""
        from desktop.window.approval import signing_dialogs as dialogs  # noqa: PLC0415

        def make(registry: "Registry") -> "RegisterDialog":
            if self.now.amending:
                return dialogs.revise_dialog(registry, self._window, self._workplace)
            office = read_settings(self._workplace.root).steps
            return dialogs.submit_dialog(registry, self._window, office, self.verdict)

        self._open("submit_report", make)

    def do_sign_step(self) -> None:
        """登记审签意见."""
        from desktop.window.approval.signing_dialogs import SigningSheet  # noqa: PLC0415

        self._open("sign_step", lambda registry: SigningSheet(registry, self._window).form)

    def do_amend_report(self) -> None:
        """按批改修改."""
        from desktop.window.approval.signing_dialogs import amend_dialog  # noqa: PLC0415

        self._open("amend_report", lambda registry: amend_dialog(registry, self._window))

    def do_deliver_report(self) -> None:
        """登记报送."""
        from desktop.window.approval.after_signing_dialogs import deliver_dialog  # noqa: PLC0415

        self._open("deliver_report", lambda registry: deliver_dialog(registry, self._window))

    def do_publish_report(self) -> None:
        """登记公布."""
        from desktop.window.approval.after_signing_dialogs import publish_dialog  # noqa: PLC0415

        contact = read_settings(self._workplace.root).contact
        self._open("publish_report", lambda registry: publish_dialog(registry, self._window, contact))

    def do_correct_report(self) -> None:
        """更正."""
        from desktop.window.approval.after_signing_dialogs import correct_dialog  # noqa: PLC0415

        self._open("correct_report", lambda registry: correct_dialog(registry, self._window))

    def do_register_remark(self) -> None:
        """登记意见."""
        from desktop.window.approval.remark_dialogs import RemarkForm  # noqa: PLC0415

        draft = self._report.draft
        self._open("register_remark", lambda registry: RemarkForm(registry, self._window, draft, self.here).form)

    def do_register_proof(self) -> None:
        """登记校对."""
        from desktop.window.approval.remark_dialogs import proof_dialog  # noqa: PLC0415

        self._open("register_proof", lambda registry: proof_dialog(registry, self._window))

    def do_tell_correction(self) -> None:
        """登记告知."""
        from desktop.window.approval.after_signing_dialogs import tell_dialog  # noqa: PLC0415

        self._open("tell_correction", lambda registry: tell_dialog(registry, self._window))

    def do_strike_act(self) -> None:
        """撤销最后一次登记."""
        from desktop.window.approval.after_signing_dialogs import strike_dialog  # noqa: PLC0415

        self._open("strike_act", lambda registry: strike_dialog(registry, self._window))

    def do_fill_sheet(self) -> None:
        """填写审签单."""
        from desktop.window.approval.sheet_lines import sheet_dialog  # noqa: PLC0415

        office = read_settings(self._workplace.root).sheet
        keep = self.remembered.emit
        self._open(
            "fill_sheet",
            lambda registry: sheet_dialog(registry, self._window, office, lambda kept: keep({"sheet": kept})),
        )

    def do_show_revisions(self) -> None:
        """各稿和登记."""
        reason = self.reason(REVISIONS)
        if reason:
            self.said.emit(reason)
            return
        from desktop.window.approval.revisions_page import RevisionsPage  # noqa: PLC0415

        self._leave_fields()
        self._report.flush()
        self.page_wanted.emit(RevisionsPage(self._workplace, self._store.reader, self._report.id))

    def do_export_papers(self) -> None:
        """审签单 and whatever else goes with the report, into a folder."""
        if self.ready_to_go_out():
            from desktop.window.printing.handing_out import export_papers  # noqa: PLC0415

            self.said.emit(export_papers(self._workplace, self._store.reader, self._report.id, self._window))

    def do_export_output(self) -> None:
        """送审稿, 盖章稿, 公开稿 or 归档件, into a file."""
        if self.ready_to_go_out():
            from desktop.window.printing.handing_out import export_output  # noqa: PLC0415

            name = file_name(self._report.draft)
            self.said.emit(export_output(self._workplace, self._store.reader, self._report.id, name, self._window))

    def ready_to_go_out(self) -> bool:
        """Whether the report may leave the program; everything typed is on the disk then."""
        if self._practice:
            self.said.emit(NO_PAPERS)
            return False
        self._leave_fields()
        try:
            self._report.flush()
        except StoreError as failure:
            self.said.emit(str(failure))
            return False
        return True

    def _open(self, action: str, make: Callable[["Registry"], "RegisterDialog"]) -> None:
        """Show the form that ``make`` makes, or say why it cannot be used now."""
        reason = self.reason(action)
        if reason:
            self.said.emit(reason)
            return
        from desktop.signoff.registry import Registry  # noqa: PLC0415

        back = self._leave_fields()
        try:
            form = make(Registry(self._workplace, self._store, self._report.id))
        except (StoreError, ExchangeError) as failure:
            self.said.emit(str(failure))
            return
        form.registered.connect(self.take)
        form.finished.connect(lambda _: back.setFocus() if back and isValid(back) else None)
        form.open()

    def _leave_fields(self) -> QWidget | None:
        """Take in what is being typed at this moment; returns what has the keyboard afterwards again."""
        QGuiApplication.inputMethod().commit()
        back = QApplication.focusWidget()
        above = back
        while above is not None and not isinstance(above, QAbstractItemView):
            above = above.parentWidget()
        self._window.window().setFocus()
        return above or back  # the table, for the line over its cell goes

    def take(self, sentence: str) -> None:
        """Something was registered: ``sentence`` says what."""
        self._report.resume()
        self.bar.show_standing(self.now)
        self.count_changes()
        self.changed.emit()
        self.said.emit(sentence)
