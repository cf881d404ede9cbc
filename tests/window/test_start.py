"""What the window does without until the form is on the screen, and what it has at once."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.window.failures import LOG_BYTES, start_log
from desktop.window.start.library import Library
from desktop.workplace import Workplace, host_name
from tests.window.reading_people import Sender

# Each costs the start milliseconds and is used later or never: pages, checks, dialogs, finder, network, exchange.
LATER = (
    "concurrent.futures",
    "desktop.command.parser",
    "desktop.export.pdf.export",
    "desktop.window.search.finder",
    "desktop.window.printing.preview",
    "desktop.window.start.start_page",
    "forms.checks.families",
    "forms.draft.exchange",
    "forms.draft.revision",
    "forms.entry.matrix",
    "reportlab",
    "socket",
)
FIRST_PAINT = """
import sys
from desktop.app import application
from desktop.windowed import main

def painted():
    app.processEvents()
    print(*(name for name in sys.argv[1:] if name in sys.modules))
    window = next(each for each in app.topLevelWidgets() if type(each).__name__ == "MainWindow")
    print(window.windowTitle())
    window.close()

app = application()
from PySide6.QtCore import QTimer
QTimer.singleShot(0, painted)
main([])
"""


def test_what_is_used_later_is_not_loaded_before_the_first_paint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("DISPLAY", os.environ.get("DISPLAY", ":0"))  # offscreen: only asked whether there is one
    workplace = Workplace.at(None)
    store = workplace.open_store()
    texts = {"report.agency": "云泽市某某局", "report.year": "2021", "report.kind": "department", "report.level": "县"}
    report = Library(workplace, store).new(texts, "")
    store.close()
    (workplace.root / "settings.json").write_text(f'{{"last_report": "{report}"}}', encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, *LATER], capture_output=True, check=True, encoding="utf-8"
    ).stdout.splitlines()
    assert told[0].split() == []
    assert "云泽市某某局" in told[1]


def test_windows_is_asked_for_the_computers_name_without_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("COMPUTERNAME", "某某局-01")
    assert host_name() == "某某局-01"


def test_a_log_of_a_megabyte_is_turned_over_at_the_start(tmp_path: Path) -> None:
    full = tmp_path / "nianbao.log"
    full.write_text("旧" * LOG_BYTES, encoding="utf-8")
    path = start_log(tmp_path)
    try:
        logging.getLogger("nianbao").error("new")
        assert "new" in path.read_text(encoding="utf-8")
        assert "旧" not in path.read_text(encoding="utf-8")
        assert (tmp_path / "nianbao.log.1").exists()
    finally:
        for handler in logging.getLogger().handlers[:]:
            if isinstance(handler, logging.FileHandler) and Path(handler.baseFilename) == path:
                logging.getLogger().removeHandler(handler)
                handler.close()


SHOWN_AT_THE_START = """
import sys
from desktop.app import application, run

def seen():
    window = next(each for each in app.topLevelWidgets() if type(each).__name__ == "MainWindow")
    page = window.focusWidget()
    while page is not None and type(page).__name__ != "ReadingPage":
        page = page.parentWidget()
    if page is None:
        QTimer.singleShot(50, seen)
        return
    print(page.reading.code)
    window.close()

app = application()
from PySide6.QtCore import QTimer
QTimer.singleShot(0, seen)
run(sys.argv[1], file=sys.argv[2])
"""


def test_a_file_that_the_program_is_started_with_is_shown(tmp_path: Path) -> None:
    sender = Sender(tmp_path)
    sent = sender.sent(".zip")
    told = subprocess.run(
        [sys.executable, "-c", SHOWN_AT_THE_START, str(tmp_path / "库"), str(sent)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    assert told.strip() == sender.revision.code
