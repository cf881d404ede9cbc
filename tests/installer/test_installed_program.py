"""The installed program at work: it tests itself, is typed into, killed, started twice, shown large. Under Wine."""

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from desktop.window.keeping.after_crash import TITLE
from tests.installer.desktop_screen import wait_for

if TYPE_CHECKING:
    from tests.installer.conftest import Computer

pytestmark = pytest.mark.timeout(600)
FIELD = "requests.received.natural"
NOT_STARTED = 120


@dataclass(frozen=True)
class Opened:
    process: subprocess.Popen[bytes]
    window: str


def open_report(computer: "Computer", *, after_a_crash: bool = False) -> Opened:
    """The one report there is, opened from the start page or by the program; keyboard in part three's first cell.

    After a crash the list of what was saved is read and closed first.
    """
    screen = computer.screen
    process = computer.wine.start(computer.window_program)
    window = screen.wait_window("公开年报")
    screen.activate(window)
    if not screen.windows("云泽市某某局"):
        screen.press("Return")
        window = screen.wait_window("云泽市某某局")
    if after_a_crash:
        screen.activate(screen.wait_window(TITLE))
        screen.press("Escape")
        wait_for(lambda: not screen.windows(TITLE), "the list stays")
    screen.activate(window)
    before = screen.all_windows()
    screen.press("ctrl+k")
    wait_for(lambda: screen.all_windows() - before, "no finder")
    screen.type("zrr")
    screen.press("Return")
    wait_for(lambda: not screen.all_windows() - before, "the finder stays")
    screen.activate(window)
    return Opened(process, window)


@pytest.mark.parametrize("words", [(), ("--qt-platform", "offscreen")])
def test_the_installed_program_is_whole(computer: "Computer", words: tuple[str, ...]) -> None:
    computer.install()
    told = computer.selftest(computer.window_program, *words)
    assert told["version"] == computer.version
    found = {step["step"]: step["found"] for step in told["steps"]}
    assert found["window"]["qt"] == "6.8.3"
    assert found["window"]["platform"] == (words[-1] if words else "windows")
    assert found["licences"] > 50
    assert told["data"] == computer.wine.windows_path(computer.data)
    assert not computer.data.exists()


def test_typed_exported_and_closed(computer: "Computer") -> None:
    computer.install()
    computer.nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    opened = open_report(computer)
    screen = computer.screen
    screen.type("123")
    screen.press("Return")
    wait_for(lambda: computer.values().get(FIELD) == "123", "the value is not in the store")
    screen.picture("program-2-typed")
    screen.press("ctrl+s")
    screen.wait_window("存为PDF")
    screen.press("ctrl+a")
    screen.type(r"C:\report.pdf")
    screen.picture("program-3-save")
    screen.press("Return")
    pages = computer.wine.drive / "report.pdf"
    wait_for(pages.exists, "no PDF")
    screen.activate(opened.window)
    screen.press("ctrl+q")
    assert opened.process.wait(60) == 0
    assert pages.read_bytes().startswith(b"%PDF-")
    assert "没有正常关闭" not in computer.nianbao("doctor").out


def test_killed_while_typing(computer: "Computer") -> None:
    computer.install()
    computer.nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    opened = open_report(computer)
    screen = computer.screen
    for number in range(11, 16):
        screen.type(str(number))
        screen.press("Return")
    wait_for(lambda: "15" in computer.values().values(), "not all in the store")
    screen.type("9")
    opened.process.kill()
    opened.process.wait()

    told = computer.nianbao("doctor")
    assert told.status == 0, told
    assert computer.values().get(FIELD) == "11"
    opened = open_report(computer, after_a_crash=True)
    screen.picture("program-4-after-a-kill")
    screen.type("77")
    screen.press("Return")
    wait_for(lambda: computer.values().get(FIELD) == "77", "it cannot be typed into again")
    screen.press("ctrl+q")
    assert opened.process.wait(60) == 0


def test_a_second_start_calls_the_first(computer: "Computer") -> None:
    computer.install()
    first = computer.wine.start(computer.window_program)
    window = computer.screen.wait_window("公开年报")
    assert computer.wine.start(computer.window_program).wait(60) == 0
    assert computer.screen.windows("公开年报") == [window]
    computer.screen.activate(window)
    computer.screen.press("ctrl+q")
    assert first.wait(60) == 0


def test_a_screen_at_200_percent(computer: "Computer") -> None:
    computer.install()
    key = r"HKCU\Control Panel\Desktop"
    computer.wine.register(key, {"LogPixels": "192"}, "REG_DWORD")
    try:
        told = computer.selftest(computer.window_program)
    finally:
        computer.wine.register(key, {"LogPixels": "96"}, "REG_DWORD")
    assert told["steps"][-1]["found"]["device_pixel_ratio"] == 2


def test_a_launcher_alone_says_what_to_do(computer: "Computer") -> None:
    computer.install()
    alone = computer.wine.drive / "alone" / "nianbao.exe"
    alone.parent.mkdir()
    shutil.copyfile(computer.programs / "nianbao.exe", alone)
    assert computer.wine.ask(alone, "--version").status == NOT_STARTED


def test_without_a_console_wrong_words_are_shown_in_a_box(computer: "Computer") -> None:
    computer.install()
    running = computer.wine.start_from_menu(computer.window_program, "--data")
    box = computer.screen.wait_window("公开年报")
    computer.screen.picture("program-5-wrong-words")
    computer.screen.activate(box)
    computer.screen.press("Return")
    assert running.wait(60) == 2
