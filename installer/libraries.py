"""The folder ``lib``: the pinned wheels, unpacked, without what the program does not use."""

import zipfile
from pathlib import Path, PurePosixPath

from installer.choice import Choice
from installer.downloads import REQUIREMENTS, fetched
from installer.product import BuildFailed
from installer.runtime import QT_SIGNERS, check_signatures


def write_libraries(folder: Path, choice: Choice) -> None:
    """Fill ``folder``. Raises BuildFailed."""
    folder.mkdir(parents=True)
    for name, wheel in fetched(REQUIREMENTS).items():
        if name in choice.left_out:
            raise BuildFailed(f"requirements.txt names {name}, which payload.toml leaves out")
        with zipfile.ZipFile(wheel) as packed:
            for path in packed.namelist():
                if path.endswith("/") or not choice.ships(path):
                    continue
                _check_place(path, wheel)
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(path))
    for name in ("PySide6", "shiboken6"):
        check_signatures(folder / name, QT_SIGNERS)


def _check_place(path: str, wheel: Path) -> None:
    parts = PurePosixPath(path).parts
    if ".." in parts or path.startswith("/") or parts[0].endswith(".data"):
        raise BuildFailed(f"{wheel.name} wants {path} outside lib")
