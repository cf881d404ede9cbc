"""A process that is going to be killed: a clerk who types a real report by keyboard alone in the real window.

    python typing_clerk.py DATA_FOLDER EXCHANGE_FILE

Prints the report's id, then for each entry typed a line ``seconds entry text`` (JSON) as soon as the last key is down.
It ends by itself only if nobody kills it.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.main_window import MainWindow
from desktop.window.search.finder import Finder
from desktop.workplace import Workplace
from forms.draft.exchange import load

SECTION = "overview.on_request"
FIGURES = ("requests.received.total", "requests.outcomes_total.total", "requests.carried_forward.total")


def tell(*parts: object) -> None:
    """One line to whoever holds the kill switch."""
    print(json.dumps([time.monotonic(), *parts], ensure_ascii=False), flush=True)


def focus() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(text: str) -> None:
    """Type ASCII where the keyboard is."""
    for character in text:
        QTest.keyClicks(focus(), character)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focus(), key, modifier)
    QApplication.processEvents()


def compose(text: str) -> None:
    """Enter Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(focus(), event)


def find(window: MainWindow, words: str, *, insert: bool) -> None:
    """Ctrl+K, words, Enter or Shift+Enter."""
    window.actions_by_id["find_anything"].trigger()
    QApplication.processEvents()
    finder = window.findChild(Finder)
    assert isinstance(finder, Finder)
    finder.search(words)
    finder.choose(insert=insert)
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def main() -> None:
    """Type the whole of 第三部分, then a section with three live figures, then cell after cell until killed."""
    data, file = sys.argv[1:]
    app = QApplication([])
    workplace = Workplace.at(data)
    store = workplace.open_store()
    window = MainWindow(workplace, store, Path(data) / "log")
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    source = load(Path(file).read_bytes(), workplace.editions).entries
    texts = {key: text for key, text in source.items() if key in ("report.agency", "report.year", "report.kind")}
    report = window.library.new(texts, "")
    window.open_report(report)
    tell("report", report)
    edition = window.view.draft.edition
    table = next(chapter.table for chapter in edition.chapters if chapter.key == "requests")
    assert table is not None
    app.processEvents()
    # By keyboard alone: the finder leads to the first cell.
    find(window, edition.fields["requests.received.natural"].path, insert=False)
    (group,) = table.groups
    for number, column in enumerate(group.column_leaves()):
        if column.sum_of:
            continue
        for row in group.row_leaves():
            field = table.field_id(row, column)
            if row.sum_of:
                continue
            keys(source[field])
            press(Qt.Key.Key_Return)
            tell(field, source[field])
        press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(number + 1):
            press(Qt.Key.Key_Right)
    window.view.go_to(SECTION)
    app.processEvents()
    for words, field in zip(("收到申请", "件，办结", "件，结转"), FIGURES, strict=True):
        compose(words)
        find(window, edition.fields[field].path, insert=True)
    compose("件。")
    app.processEvents()
    tell(SECTION, window.view.draft.entries[SECTION])
    window.view.go_to("overview.supervision")
    app.processEvents()
    while True:
        compose("监督")
        app.processEvents()
        tell("overview.supervision", window.view.draft.entries["overview.supervision"])


if __name__ == "__main__":
    main()
