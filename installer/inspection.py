"""What must be true of a program folder before it is packed: nothing missing, nothing too large."""

import ast
import re
import subprocess
import zipfile
from pathlib import Path

from installer.choice import Choice, matches
from installer.product import PROJECT, BuildFailed, packages, tracked
from installer.program import PACKED

_IMPORT = re.compile(r"^\s*DLL Name: (\S+)$", re.MULTILINE)


def inspect(payload: Path, choice: Choice) -> None:
    """Raises BuildFailed with everything that is wrong with ``payload``."""
    problems = [*_modules_missing(payload, choice), *_libraries_missing(payload, choice)]
    size = installed_size(payload)
    if size > choice.largest_installed:
        problems.append(f"installed {size / 1e6:.1f} MB, allowed {choice.largest_installed / 1e6:.0f} MB")
    problems += [f"empty file {path}" for path in _empty(payload)]
    if problems:
        raise BuildFailed("; ".join(problems))


def installed_size(payload: Path) -> int:
    """The sum of all files, in bytes."""
    return sum(path.stat().st_size for path in payload.rglob("*") if path.is_file())


def imported() -> dict[str, str]:
    """Every module that the program's sources import, at the start or later, and one of the files that does."""
    found: dict[str, str] = {}
    for path in tracked(*packages()):
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse((PROJECT / path).read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            found.update({name: path.as_posix() for name in named})
    return found


def _modules_missing(payload: Path, choice: Choice) -> list[str]:
    """What is imported must be in the program folder: a module that is missing may be needed on one day of the year."""
    known = set()
    for archive in (payload / "runtime" / "python311.zip", payload / "app" / PACKED):
        with zipfile.ZipFile(archive) as packed:
            names = packed.namelist()
        known |= {name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".") for name in names}
    known |= {path.stem for path in (payload / "runtime").glob("*.pyd")} | set(choice.built_in)
    for folder in (payload / "lib", payload / "app"):
        for path in folder.rglob("*.py*"):
            inner = path.relative_to(folder).as_posix().split(".")[0]
            known.add(inner.removesuffix("/__init__").replace("/", "."))
    return [
        f"{path} imports {name}, which does not ship" for name, path in sorted(imported().items()) if name not in known
    ]


def _libraries_missing(payload: Path, choice: Choice) -> list[str]:
    """Each DLL that a shipped file names must be shipped too or be part of Windows."""
    files = sorted(path for path in payload.rglob("*") if path.suffix in (".dll", ".pyd", ".exe"))
    shipped = {path.name.lower() for path in files}
    problems = []
    for path in files:
        told = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", path], capture_output=True, check=True).stdout
        for name in _IMPORT.findall(told.decode("utf-8", errors="replace")):
            if name.lower() not in shipped and not matches(name.lower(), choice.system):
                problems.append(f"{path.relative_to(payload)} needs {name}, which is neither shipped nor in Windows")
    return problems


def _empty(payload: Path) -> list[str]:
    """Files without content that are no Python package's mark."""
    found = [path for path in payload.rglob("*") if path.is_file() and not path.stat().st_size]
    return [path.relative_to(payload).as_posix() for path in found if path.suffix != ".py"]
