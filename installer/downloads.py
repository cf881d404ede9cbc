"""What is fetched, and that it is what was pinned: wheels and the embeddable CPython, each by its SHA-256.

``requirements.txt`` and ``runtime.txt`` hold names, versions and hashes and no address; pip fetches from wherever it is
set up to. What lies in build/downloads already is not fetched again.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from installer.choice import read_choice
from installer.product import DOWNLOADS, HERE, PROJECT, BuildFailed

REQUIREMENTS = HERE / "requirements.txt"
RUNTIME = HERE / "runtime.txt"
# Runs on Windows 10 1809 and later, and its files are all signed. pyproject.toml allows newer ones elsewhere.
QT = "PySide6-Essentials==6.8.3"
WINDOWS = (
    *("--platform", "win_amd64", "--python-version", "3.11"),
    *("--implementation", "cp", "--only-binary=:all:"),
)
_LINE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+) --hash=sha256:(?P<sha256>[0-9a-f]{64})$")


@dataclass(frozen=True, slots=True)
class Pinned:
    """One distribution, its version, and the hash of the one file of it that is used."""

    name: str
    version: str
    sha256: str

    @property
    def line(self) -> str:
        """As a line of a requirements file."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}"


def pinned(file: Path) -> list[Pinned]:
    """The lines of a requirements file. Raises BuildFailed for a line that pins no hash."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        fits = _LINE.match(line)
        if fits is None:
            raise BuildFailed(f"{file.name}: not “name==version --hash=sha256:…”: {line}")
        found.append(Pinned(**fits.groupdict()))
    return found


def fetched(file: Path) -> dict[str, Path]:
    """Each distribution that ``file`` pins, and where its file lies now. Raises BuildFailed."""
    wanted = pinned(file)
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    have = {digest(path): path for path in DOWNLOADS.iterdir() if path.is_file()}
    if any(each.sha256 not in have for each in wanted):
        # pip runs an sdist's setup.py even to download it, but only after its hash was found right.
        kind = WINDOWS if file == REQUIREMENTS else ()
        _pip("download", "-q", "--no-deps", "--require-hashes", "-d", str(DOWNLOADS), *kind, "-r", str(file))
        have = {digest(path): path for path in DOWNLOADS.iterdir() if path.is_file()}
    missing = [each.name for each in wanted if each.sha256 not in have]
    if missing:
        raise BuildFailed(f"not fetched: {', '.join(missing)}")
    return {each.name: have[each.sha256] for each in wanted}


def pin() -> list[Pinned]:
    """Write ``requirements.txt`` anew: the newest set of wheels for Windows that pyproject.toml allows."""
    choice = read_choice()
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as folder:
        needed = [QT if each.startswith("PySide6-Essentials") else each for each in project["dependencies"]]
        _pip("download", "-q", "-d", folder, *WINDOWS, *needed)
        found = []
        for path in sorted(Path(folder).iterdir(), key=lambda each: each.name.lower()):
            name, version = path.name.split("-")[:2]
            found.append(Pinned(name.replace("_", "-"), version, digest(path)))
    found = [each for each in found if each.name not in choice.left_out]
    head = "# Made by: python -m installer pin. The wheels that ship with the Windows program."
    REQUIREMENTS.write_text("\n".join([head, *(each.line for each in found)]) + "\n", encoding="utf-8", newline="\n")
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pip(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", *words], check=False)
    if done.returncode:
        raise BuildFailed(f"pip {words[0]} failed; its reason stands above")
