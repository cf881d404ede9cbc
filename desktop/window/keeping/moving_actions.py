"""搬到另一台电脑 and back: reports out into one file, and from such a file in beside those that are here."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.store.drafts import DraftStore
from desktop.window.keeping.backup_keeper import BackupKeeper
from desktop.window.refusals import REFUSALS
from desktop.window.settings.settings_keeper import SettingsKeeper
from desktop.workplace import Workplace, user_name

if TYPE_CHECKING:
    from desktop.keeping.moving import Arrival, Arrived

KINDS = "搬到另一台电脑的年报 (*.nianbao)"


class MovingActions(QObject):
    """``begin`` takes in what is being typed and gives the id of the report on the screen, None where none is."""

    page_wanted = Signal(object)  # a page to be shown in front
    start_wanted = Signal()  # the start page is to be shown
    said = Signal(str)

    def __init__(
        self,
        keeper: BackupKeeper,
        settings: SettingsKeeper,
        workplace: Workplace,
        store: DraftStore,
        begin: Callable[[], str | None],
    ) -> None:
        super().__init__(keeper)
        self._keeper, self._settings, self._workplace, self._store = keeper, settings, workplace, store
        self._begin = begin

    @property
    def _window(self) -> QWidget:
        window = self._keeper.parent()
        assert isinstance(window, QWidget)
        return window

    def do_pack_reports(self) -> None:
        """搬到另一台电脑: choose reports and a file."""
        from desktop.window.keeping.pack_dialog import PackDialog  # noqa: PLC0415  -- seldom shown

        opened = self._begin()
        self._store.flush()
        reports = self._store.reader.reports()
        if not reports:
            self.said.emit("还没有报告，没有可以搬的。")
            return
        PackDialog(reports, opened, self._pack, self._window).open()

    def do_unpack_reports(self) -> None:
        """读入搬来的年报: choose a file."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        name, _ = QFileDialog.getOpenFileName(self._window, "读入搬来的年报", "", KINDS)
        if name:
            self.show_file(Path(name))

    def show_file(self, path: Path) -> None:
        """Show what the file ``path`` brings."""
        from desktop.keeping.moving import arrived  # noqa: PLC0415
        from desktop.window.keeping.arrived_page import ArrivedPage  # noqa: PLC0415

        self._begin()
        found: list[Arrived] = []

        def read() -> None:
            self._store.flush()
            found.append(arrived(path, self._workplace, self._store.reader))

        if self._done(read):
            page = ArrivedPage(path, found[0])
            page.wanted.connect(lambda wanted: self._ask(path, found[0], wanted))
            self.page_wanted.emit(page)

    def _pack(self, reports: list[str]) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415

        from desktop.keeping.moving import settings_to_move  # noqa: PLC0415
        from desktop.store.packing import SUFFIX  # noqa: PLC0415

        name, _ = QFileDialog.getSaveFileName(self._window, "搬到另一台电脑", f"年报{SUFFIX}", KINDS)
        if not name:
            return
        target = Path(name).with_suffix(SUFFIX)
        moved = settings_to_move(self._settings.now, reports)
        if self._done(lambda: self._store.pack(target, reports, user_name(), moved)):
            self.said.emit(f"{len(reports)}份报告已存到{target}。到另一台电脑上用“报告 → 读入搬来的年报”。")

    def _ask(self, path: Path, found: "Arrived", wanted: Mapping[str, str]) -> None:
        """Have every place that both sides changed decided, report by report; then do what is wanted."""
        from desktop.window.keeping.arrived_page import MERGE  # noqa: PLC0415
        from desktop.window.keeping.merge_dialog import MergeDialog  # noqa: PLC0415

        questions = [each for each in found.reports if wanted[each.id] == MERGE and each.merge]
        decided: dict[str, set[str]] = {}

        def ask(left: "list[Arrival]") -> None:
            if not left:
                self._keeper.before(lambda: self._read_in(path, found, wanted, decided))
                return
            first = left[0]
            assert first.merge is not None

            def take(theirs: set[str]) -> None:
                decided[first.id] = theirs
                ask(left[1:])

            if first.merge.conflicts:
                MergeDialog(first.name, first.merge, take, self._window).open()
            else:
                take(set())

        ask(questions)

    def _read_in(
        self, path: Path, found: "Arrived", wanted: Mapping[str, str], decided: Mapping[str, set[str]]
    ) -> None:
        from desktop.keeping.moving import keep_both, merge_in, take_over, with_settings  # noqa: PLC0415
        from desktop.window.keeping.arrived_page import BOTH, LEAVE, TAKE, UPDATE  # noqa: PLC0415

        told: list[str] = []

        def act() -> None:
            self._store.flush()
            taken = [each for each in found.reports if wanted[each.id] in (TAKE, UPDATE)]
            if taken:
                take_over(self._store, path, taken)
            for each in _with(found.reports, wanted, BOTH):
                keep_both(self._store, path, each.id)
            for report, theirs in decided.items():
                told.append(merge_in(self._workplace, self._store, path, report, theirs))
            changes = with_settings(self._settings.now, found.settings, {each.id for each in found.reports})
            if changes:
                self._settings.change(**changes)

        self._begin()
        if self._done(act):
            self.start_wanted.emit()
            left = sum(1 for _ in _with(found.reports, wanted, LEAVE))
            self.said.emit(f"读入{len(found.reports) - left}份，没有动{left}份。{''.join(told)}")

    def _done(self, act: Callable[[], object]) -> bool:
        """Whether ``act`` was done; what refuses it is said."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except REFUSALS as refused:
            self.said.emit(str(refused))
            return False
        except OSError:
            self.said.emit("文件写不进去。请检查文件夹还在不在、能不能写、磁盘有没有满。")
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True


def _with(reports: "Iterable[Arrival]", wanted: Mapping[str, str], choice: str) -> "Iterable[Arrival]":
    return (each for each in reports if wanted[each.id] == choice)
