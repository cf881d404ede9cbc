"""The window's door: puts workplace, store and window together and runs them.

Qt, and what needs it, is imported only when the window is made. Nothing made until the first paint is garbage, so
none is looked for until then. Both are measured by ``python -m tests.benchmarks window``.
"""

import builtins
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from desktop.store.errors import StoreError, StoreInUse
from desktop.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.store.drafts import DraftStore
    from desktop.store.writer import Outcome
    from desktop.window.main_window import MainWindow

NAME = "公开年报"
STYLE = ("-style", "fusion")  # the same on Windows 10, 11 and Linux, and it follows a palette
TURN = 0.0005  # seconds that checks and pages made beside the window keep a keystroke waiting, at most
GARBAGE = 20_000  # milliseconds between two looks for it
STORE = 3  # exit status, as on the command line


def run(data_dir: str | None = None, words: Sequence[str] = (), *, sample: bool = False, file: str = "") -> int:
    """Open the window on the store of ``data_dir``; returns the exit status when it closes.

    ``sample``: with the sample report in it, instead of the report that was open last. ``file`` is shown in front: a
    送审文件, or an opinion brought back.
    """
    app = application(words)
    workplace = Workplace.at(data_dir)
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from desktop.window.failures import LastNet, start_log  # noqa: PLC0415
    from desktop.window.main_window import MainWindow  # noqa: PLC0415
    from desktop.window.second_start import SecondStart, call_first  # noqa: PLC0415

    log_file = start_log(workplace.logs)
    net = LastNet(log_file)
    net.spread()
    windows: list[MainWindow] = []

    def told(outcome: "Outcome") -> None:
        for window in windows:
            window.saved.emit(outcome)

    store: DraftStore | None
    try:
        store = workplace.open_store(told)
    except StoreError as refused:
        if isinstance(refused, StoreInUse) and call_first(workplace.data, _whole(file)):
            return 0
        store = _wait_for_store(refused, lambda: workplace.open_store(told))
    if store is None:
        return STORE
    try:
        window = MainWindow(workplace, store, log_file)
        windows.append(window)
        second_start = SecondStart(workplace.data, window)
        second_start.called.connect(lambda name: _come(window, name))
        net.caught.connect(window.mending.take_failure)
        _open_first(window, sample=sample)
        window.show_as_last()
        if file:
            QTimer.singleShot(0, window, lambda: window.arrivals.open_file(Path(_whole(file))))
        QTimer.singleShot(0, app, _collect_garbage)
        for notice in store.notices:
            _tell(window, notice)
        if not store.notices:
            window.guarded(lambda: _tell_of_crash(window, workplace, store))
        window.mending.look()
        return app.exec()
    finally:
        windows.clear()
        store.close()


def application(words: Sequence[str] = ()) -> "QApplication":
    """The one QApplication with the program's name, icon and language, made when first asked for.

    Garbage is looked for when the window says so, not in between.
    """
    gc.disable()
    _import_qt()
    from PySide6.QtGui import QIcon  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from desktop.window.qt_words import translators  # noqa: PLC0415

    made = QApplication.instance()
    if isinstance(made, QApplication) and made.applicationName() == NAME:
        return made
    sys.setswitchinterval(TURN)
    app = made if isinstance(made, QApplication) else QApplication([sys.argv[0], *STYLE, *words])
    app.setApplicationName(NAME)
    app.setWindowIcon(QIcon(str(resources.path("icons/nianbao.ico"))))
    for translator in translators(app):
        app.installTranslator(translator)
    return app


def _import_qt() -> None:
    """Import Qt and keep Python's own ``import``.

    The bindings put theirs in its place, for ``from __feature__ import``, which nobody asks for here: it reads the
    source of every module that is imported from then on.
    """
    python_import = builtins.__import__
    import PySide6.QtCore  # noqa: PLC0415
    import PySide6.QtGui  # noqa: PLC0415
    import PySide6.QtWidgets  # noqa: F401, PLC0415

    builtins.__import__ = python_import


def _open_first(window: "MainWindow", *, sample: bool) -> None:
    """What is on the screen at the start; a report that cannot be opened leaves the start page."""
    act: Callable[[], object] = window.open_demo if sample else window.open_last_report
    window.guarded(act)


def _whole(file: str) -> str:
    """``file`` as another program, which stands in another folder, finds it; nothing of nothing."""
    return str(Path(file).absolute()) if file else ""


def _come(window: "MainWindow", name: str) -> None:
    """Come to the front, and show the file with which the program was started a second time."""
    window.come_to_front()
    if name:
        window.arrivals.open_file(Path(name))


def _wait_for_store(refused: StoreError, open_store: Callable[[], "DraftStore"]) -> "DraftStore | None":
    """Say why the store could not be opened, until it can or the person gives up."""
    from desktop.window.waiting import Waiting  # noqa: PLC0415

    box = Waiting(NAME, refused, open_store)
    box.exec()
    return box.opened


def _tell_of_crash(window: "MainWindow", workplace: Workplace, store: "DraftStore") -> None:
    """After a crash, and only then: what was saved when, and what differs. It asks nothing."""
    if store.crashed is None:
        return
    from desktop.window.keeping.after_crash import TITLE, crash_words  # noqa: PLC0415
    from desktop.window.wording import TextDialog  # noqa: PLC0415

    TextDialog(TITLE, crash_words(workplace, store), window).show_unasked()


def _tell(window: "MainWindow", notice: str) -> None:
    """What the store has to say of the last time: a damaged file set aside, say."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    QMessageBox.information(window, NAME, notice)


def _collect_garbage() -> None:
    """From the first paint on, in this thread alone: a widget must not be let go of in a worker's.

    What is there by now stays, and is not looked through again.
    """
    from PySide6.QtCore import QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    gc.freeze()
    timer = QTimer(QApplication.instance(), interval=GARBAGE)
    timer.timeout.connect(gc.collect)
    timer.start()
