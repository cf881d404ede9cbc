"""The portable copy: in a folder with Chinese and blanks, with its data beside itself. Under Wine."""

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.installer.conftest import Computer

pytestmark = pytest.mark.timeout(600)
STORE = 3


@pytest.fixture
def copied(computer: "Computer") -> "Computer":
    """The copy unpacked."""
    folder = computer.wine.drive / "我的 U盘"
    with zipfile.ZipFile(computer.handed_out("current", "-portable.zip")) as packed:
        packed.extractall(folder)
    computer.programs = folder / "公开年报"
    return computer


def test_the_data_lie_beside_the_program(copied: "Computer") -> None:
    told = copied.selftest(copied.window_program)
    assert told["data"] == r"C:\我的 U盘\公开年报\data"
    report = copied.nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    assert report.status == 0, report
    assert (copied.programs / "data" / "drafts.sqlite").exists()
    assert not copied.data.exists()


def test_where_nothing_can_be_written_it_says_what_to_do(copied: "Computer") -> None:
    # A file where the folder would be: whoever runs the tests may write anywhere, so no folder is read-only to him.
    beside = copied.programs / "data"
    beside.write_text("", encoding="utf-8")
    told = copied.nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    assert told.status == STORE
    assert "复制到能写的盘" in told.err

    running = copied.wine.start(copied.window_program)
    box = copied.screen.wait_window("公开年报")
    copied.screen.picture("portable-read-only")
    copied.screen.activate(box)
    copied.screen.press("Return")
    assert running.wait(60) == STORE
