"""The window's door: puts workplace, store and window together and runs them."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.store.errors import StoreError
from desktop.store.writer import Outcome
from desktop.window.failures import LastNet, start_log
from desktop.window.main_window import MainWindow
from desktop.window.style import STYLE
from desktop.workplace import Workplace

STORE = 3  # exit status, as on the command line


def run(data_dir: str | None = None, words: Sequence[str] = ()) -> int:
    """Open the window on the store of ``data_dir``; returns the exit status when it closes."""
    app = QApplication.instance() or QApplication([sys.argv[0], *words])
    assert isinstance(app, QApplication)
    app.setApplicationName("公开年报")
    app.setStyleSheet(STYLE)
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
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
        QMessageBox(QMessageBox.Icon.Warning, "公开年报", refused.message).exec()
        return STORE
    try:
        window = MainWindow(workplace, store, log_file)
        windows.append(window)
        window.show()
        for notice in store.notices:
            QMessageBox.information(window, "公开年报", notice)
        return app.exec()
    finally:
        windows.clear()
        store.close()
