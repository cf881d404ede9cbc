"""What is built: names as Windows shows them, version, commit, and the fixed time that every file carries."""

import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
HERE = Path(__file__).parent
DOWNLOADS = PROJECT / "build" / "downloads"
NAME = "公开年报"
FILE_NAME = "Nianbao"
WINDOW = "公开年报.exe"
CONSOLE = "nianbao.exe"
PUBLISHER = "公开年报项目"


class BuildFailed(Exception):
    """The build cannot go on; the message says what was found and where."""


@dataclass(frozen=True, slots=True)
class Product:
    """``time``: seconds since 1970 of the commit; every file made here carries it, so that two builds agree."""

    version: str
    commit: str
    time: int
    changed: bool

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """The version as Windows counts: four numbers."""
        parts = [int(part) for part in self.version.split(".")]
        if len(parts) > 4:
            raise BuildFailed(f"version {self.version} has more than four numbers")
        first, second, third, fourth = (*parts, 0, 0, 0, 0)[:4]
        return first, second, third, fourth


def product(version: str | None) -> Product:
    """The product of this checkout; ``version`` takes the place of the one in pyproject.toml (tests of upgrades)."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    commit, time = _git("log", "-1", "--format=%H %ct").split()
    return Product(
        version or project["version"], commit, int(time), bool(_git("status", "--porcelain", "-uno").strip())
    )


def tracked(*folders: str) -> list[Path]:
    """The files under version control below ``folders``, relative to the project, sorted."""
    names = _git("ls-files", "-z", *folders).split("\0")
    return sorted(Path(name) for name in names if name)


def packages() -> list[str]:
    """The Python packages that make up the program, as the wheel names them."""
    tables = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    named: list[str] = tables["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return named


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, check=False)
    if done.returncode:
        raise BuildFailed(f"git {' '.join(words)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf-8")
