"""A screen of its own, with a window manager, for programs under Wine; and hands on its keyboard."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0  # seconds


class NothingHappened(Exception):
    """What was waited for did not come."""


def wait_for(reached: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Until ``reached`` is true. Raises NothingHappened."""
    until = time.monotonic() + patience
    while not reached():
        if time.monotonic() > until:
            raise NothingHappened(what)
        time.sleep(0.1)


class Screen:
    """Xvfb and openbox. Raises FileNotFoundError where one of them is not installed."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-screen", "0", "1440x900x24", "-displayfd", str(writing), "-nolisten", "tcp"],
            pass_fds=[writing],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self._manager = subprocess.Popen(
            ["openbox"], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        """End both."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display}

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title has ``title`` (a regular expression)."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def all_windows(self) -> set[str]:
        """Every visible window, popups without a title included."""
        return set(self._xdotool("search", "--onlyvisible", "--class", ".").split())

    def wait_window(self, title: str) -> str:
        """The window with ``title``, as soon as it is there."""
        wait_for(lambda: self.windows(title), f"no window “{title}”")
        return self.windows(title)[0]

    def activate(self, window: str) -> None:
        """Give ``window`` the keyboard. Wine takes no notice of it while X thinks the window has it already."""
        self._xdotool("windowminimize", window)
        wait_for(lambda: window not in self._xdotool("search", "--onlyvisible", "--name", "").split(), "not minimized")
        self._xdotool("windowactivate", "--sync", window)
        self._settle()

    def press(self, *keys: str) -> None:
        """Keys as xdotool names them, one after the other."""
        for key in keys:
            self._xdotool("key", key)
            self._settle()

    def type(self, text: str) -> None:
        """ASCII ``text``."""
        self._xdotool("type", "--delay", "40", text)
        self._settle()

    def picture(self, name: str) -> Path:
        """What is on the screen, as a PNG to be looked at."""
        target = self._pictures / f"{name}.png"
        subprocess.run(["import", "-window", "root", target], env=self._environment, check=True)
        return target

    def _settle(self) -> None:
        # There is no telling when another process has taken in a key; what was meant to happen is waited for.
        time.sleep(0.4)

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        ).stdout
