"""Windows builds, a Windows to try them in, and a clerk's computer on which the program is or was installed.

NIANBAO_BUILDS names a folder with two builds by ``python -m installer build --fast``: ``current``, and ``previous``,
which is the same commit under an older version. NIANBAO_PICTURES names a folder that keeps what was on the screen.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

# What these tests share is in modules beside them. At the end of the path, so that the installed program stays the one
# that is tested.
sys.path.append(str(Path(__file__).parents[2]))

from tests.installer.desktop_screen import Screen, wait_for
from tests.installer.wine import PROGRAMS, Told, Wine

UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Nianbao"
NEEDED = ("Xvfb", "openbox", "xdotool", "import", "x86_64-w64-mingw32-gcc")


@pytest.fixture(scope="session")
def builds() -> Path:
    named = os.environ.get("NIANBAO_BUILDS")
    if not named:
        pytest.skip("NIANBAO_BUILDS names no builds for Windows; see installer/README.md")
    return Path(named)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    pictures = Path(os.environ.get("NIANBAO_PICTURES") or tmp_path_factory.mktemp("pictures"))
    pictures.mkdir(parents=True, exist_ok=True)
    made = Screen(pictures)
    yield made
    made.close()


@pytest.fixture(scope="session")
def wine(builds: Path, screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    if not (PROGRAMS / "wine64").exists():
        pytest.skip("not installed: wine64")
    made = Wine(tmp_path_factory.mktemp("wine"), screen.display)
    yield made
    made.close()


class Computer:
    """A clerk's computer: setup is run on it, the program started, its data looked at."""

    def __init__(self, wine: Wine, screen: Screen, builds: Path) -> None:
        self.wine, self.screen = wine, screen
        self._builds = builds
        self.programs = wine.local / "Programs" / "Nianbao"
        self.data = wine.local / "Nianbao" / "data"

    def handed_out(self, build: str, ending: str) -> Path:
        """A file of the build ``current`` or ``previous``."""
        (found,) = (self._builds / build).glob(f"*{ending}")
        return found

    def install(self, build: str = "current", *words: str) -> int:
        """Run setup silently; its exit status."""
        return self.wine.run(self.handed_out(build, "-setup.exe"), "/S", *words)

    def uninstall(self) -> None:
        """Run the uninstaller silently, to its end: it works from a copy of itself and does not wait for that."""
        self.wine.run(self.programs / "uninstall.exe", "/S")
        wait_for(lambda: self.version is None, "still registered")

    @property
    def window_program(self) -> Path:
        """What the Start menu starts."""
        return self.programs / "公开年报.exe"

    @property
    def version(self) -> str | None:
        """What Windows lists as installed."""
        return self.wine.registered(UNINSTALL, "DisplayVersion")

    def nianbao(self, *words: str) -> Told:
        """The command line of the installed program."""
        return self.wine.ask(self.programs / "nianbao.exe", *words)

    def selftest(self, program: Path, *words: str) -> dict[str, Any]:
        """What the program found out about itself."""
        out = self.wine.drive / "selftest.json"
        out.unlink(missing_ok=True)
        status = self.wine.run(program, *words, "--selftest", self.wine.windows_path(out))
        told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        assert (status, told["ok"]) == (0, True), json.dumps(told, ensure_ascii=False, indent=1)
        return told

    def values(self) -> dict[str, str]:
        """What the one report in the store holds in its tables, read from the file itself."""
        with closing(sqlite3.connect(f"file:{self.data / 'drafts.sqlite'}?mode=ro", uri=True)) as db:
            return dict(db.execute("select field, value from value where field like 'requests.%'").fetchall())


@pytest.fixture
def computer(wine: Wine, screen: Screen, builds: Path) -> Iterator[Computer]:
    """Nothing installed, no data."""
    made = Computer(wine, screen, builds)
    yield made
    wine.end_started()
    if (made.programs / "uninstall.exe").exists():
        made.uninstall()
    shutil.rmtree(made.data.parent, ignore_errors=True)
    shutil.rmtree(made.programs, ignore_errors=True)
