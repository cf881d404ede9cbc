"""The window's door: puts workplace, store and window together and runs them."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

import resources
from desktop.store.errors import StoreError, StoreInUse
from desktop.store.writer import Outcome
from desktop.window.failures import LastNet, start_log
from desktop.window.main_window import MainWindow
from desktop.window.second_start import SecondStart, call_first
from desktop.workplace import Workplace

NAME = "公开年报"
STORE = 3  # exit status, as on the command line


def application(words: Sequence[str]) -> QApplication:
    """Qt's application with the program's name, icon and language, made when first asked for."""
    made = QApplication.instance()
    if isinstance(made, QApplication) and made.applicationName() == NAME:
        return made
    app = made if isinstance(made, QApplication) else QApplication([sys.argv[0], *words])
    app.setApplicationName(NAME)
    app.setWindowIcon(QIcon(str(resources.path("icons/nianbao.ico"))))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def run(data_dir: str | None = None, words: Sequence[str] = (), *, sample: bool = False) -> int:
    """Open the window on the store of ``data_dir``; returns the exit status when it closes.

    ``sample``: with the sample report in it, instead of the report that was open last.
    """
    app = application(words)
    workplace = Workplace.at(data_dir)
    log_file = start_log(workplace.logs)
    net = LastNet(log_file)
    net.spread()
    windows: list[MainWindow] = []

    def told(outcome: Outcome) -> None:
        for window in windows:
            window.saved.emit(outcome)

    try:
        store = workplace.open_store(told)
    except StoreError as refused:
        if isinstance(refused, StoreInUse) and call_first(workplace.data):
            return 0
        QMessageBox(QMessageBox.Icon.Warning, "公开年报", refused.message).exec()
        return STORE
    try:
        window = MainWindow(workplace, store, log_file)
        windows.append(window)
        second_start = SecondStart(workplace.data, window)
        second_start.called.connect(window.come_to_front)
        _open_first(window, sample=sample)
        window.show()
        for notice in store.notices:
            QMessageBox.information(window, "公开年报", notice)
        return app.exec()
    finally:
        windows.clear()
        store.close()


def _open_first(window: MainWindow, *, sample: bool) -> None:
    """What is on the screen at the start; a report that cannot be opened leaves the start page."""
    act: Callable[[], object] = window.open_sample if sample else window.open_last_report
    window.guarded(act)
