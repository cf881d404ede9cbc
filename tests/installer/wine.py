"""A Windows of its own under Wine 8: made new, reporting Windows 10, with what Qt needs and Wine lacks."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
# Debian keeps the server, and the loader without a wrapper around it, in a folder of its own.
PROGRAMS = Path("/usr/lib/wine")
PATIENCE = 180  # seconds for one program
FACE = "WenQuanYi Micro Hei"
MISSING_FACES = ("SimSun", "NSimSun", "宋体", "Microsoft YaHei", "Microsoft YaHei UI", "微软雅黑", "Tahoma", "Segoe UI")
ACTIVATABLE = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"


@dataclass(frozen=True)
class Told:
    """How a console program ended and what it said."""

    status: int
    out: str
    err: str


class Wine:
    """One prefix in ``folder`` on ``display``. ``close`` ends everything that runs in it."""

    def __init__(self, folder: Path, display: str) -> None:
        self.drive = folder / "drive_c"
        self._started: list[subprocess.Popen[bytes]] = []
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("QT_", "PYTHON"))},
            "DISPLAY": display,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET, no HTML engine; and no menu entries in the menu of the person who runs the tests.
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            "LC_ALL": "C.UTF-8",
        }
        # A server that outlives each program: else the first program's output stays open as long as it does.
        self._quietly(PROGRAMS / "wineserver64", "-p")
        self._quietly(PROGRAMS / "wine64", "wineboot", "-i")
        self.be_windows("win10")
        self._mend()

    def close(self) -> None:
        """End every process of the prefix."""
        self._quietly(PROGRAMS / "wineserver64", "-k")

    @property
    def home(self) -> Path:
        """The user's folder."""
        return next(each for each in (self.drive / "users").iterdir() if each.name != "Public")

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%."""
        return self.home / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """The Start menu's programs."""
        return self.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"

    def be_windows(self, version: str) -> None:
        """Report ``version``, as winecfg names it."""
        self._quietly(PROGRAMS / "wine64", "winecfg", "/v", version)

    def run(self, program: Path, *words: str) -> int:
        """Start a program without console, wait for it, and return its exit status."""
        return self._quietly(PROGRAMS / "wine64", "start", "/wait", "/unix", program, *words)

    def start(self, program: Path, *words: str) -> subprocess.Popen[bytes]:
        """Start a program and go on; the process is the program itself, and killing it is pulling the plug."""
        return self._started_as(program, *words)

    def start_from_menu(self, program: Path, *words: str) -> subprocess.Popen[bytes]:
        """Start a program as the Start menu does, without standard streams; the process waits for it."""
        return self._started_as("start", "/wait", "/unix", program, *words)

    def _started_as(self, *words: str | Path) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [PROGRAMS / "wine64", *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._started.append(process)
        return process

    def end_started(self) -> None:
        """Kill what ``start`` started and is still there."""
        for process in self._started:
            process.kill()
            process.wait()
        self._started.clear()

    def ask(self, program: Path, *words: str) -> Told:
        """Run a console program and hear what it says."""
        done = subprocess.run(
            [PROGRAMS / "wine64", program, *words],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Told(done.returncode, *(each.decode("utf-8", errors="replace") for each in (done.stdout, done.stderr)))

    def registered(self, key: str, name: str) -> str | None:
        """A text in the registry; None where there is none."""
        told = self.ask(Path("reg"), "query", key, "/v", name).out
        return told.split("REG_SZ")[-1].strip() if "REG_SZ" in told else None

    def register(self, key: str, values: Mapping[str, str], kind: str = "REG_SZ") -> None:
        """Write values into the registry."""
        for name, value in values.items():
            self._quietly(PROGRAMS / "wine64", "reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")

    def unregister(self, key: str, name: str) -> None:
        """Take a value out of the registry."""
        self._quietly(PROGRAMS / "wine64", "reg", "delete", key, "/v", name, "/f")

    def windows_path(self, path: Path) -> str:
        """``path`` as a program in here names it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def compiled(self, source: str, *options: str) -> Path:
        """A program or library of this folder, compiled into the drive."""
        made = self.drive / Path(source).with_suffix(".dll" if "-shared" in options else ".exe")
        subprocess.run(["x86_64-w64-mingw32-gcc", "-w", "-O1", "-s", *options, "-o", made, HERE / source], check=True)
        return made

    def _mend(self) -> None:
        self.compiled("uisettings.c", "-shared")
        self.register(ACTIVATABLE, {"DllPath": r"C:\uisettings.dll"})
        # The faces of Windows' dialogs, so that pictures can be read.
        self.register(r"HKCU\Software\Wine\Fonts\Replacements", dict.fromkeys(MISSING_FACES, FACE))
        substitutes = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"
        self.register(substitutes, dict.fromkeys(("MS Shell Dlg", "MS Shell Dlg 2"), FACE))

    def _quietly(self, *words: str | Path) -> int:
        return subprocess.run(
            words,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        ).returncode
