"""Two builds side by side: their files by hash, and inside the portable copy each file that differs."""

import hashlib
import zipfile
from pathlib import Path


def differences(first: Path, second: Path) -> list[str]:
    """A line for each difference between the builds in two folders; none for the same."""
    return _compare(_files(first), _files(second)) + _inside(first, second)


def _files(folder: Path) -> dict[str, str]:
    return {path.name: _hash(path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file()}


def _inside(first: Path, second: Path) -> list[str]:
    found = []
    for path in sorted(first.glob("*.zip")):
        other = second / path.name
        if other.exists():
            found += [f"{path.name}: {line}" for line in _compare(_members(path), _members(other))]
    return found


def _members(archive: Path) -> dict[str, str]:
    with zipfile.ZipFile(archive) as packed:
        return {each.filename: f"{each.date_time} {_hash(packed.read(each))}" for each in packed.infolist()}


def _compare(first: dict[str, str], second: dict[str, str]) -> list[str]:
    lines = [f"only in the first: {name}" for name in sorted(first.keys() - second.keys())]
    lines += [f"only in the second: {name}" for name in sorted(second.keys() - first.keys())]
    return lines + [f"differs: {name}" for name in sorted(first.keys() & second.keys()) if first[name] != second[name]]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
