"""``payload.toml`` as values: what ships, what does not, and how large it may be."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from installer.product import HERE


@dataclass(frozen=True, slots=True)
class Choice:
    """Patterns are those of fnmatch, over paths with ``/``; the largest sizes are in bytes."""

    largest_setup: int
    largest_installed: int
    runtime: tuple[str, ...]
    built_in: tuple[str, ...]
    library_left_out: tuple[str, ...]
    qt_modules: tuple[str, ...]
    qt_kept: tuple[str, ...]
    left_out: tuple[str, ...]
    dropped: tuple[str, ...]
    system: tuple[str, ...]
    licences: Mapping[str, tuple[str, ...]]

    def ships(self, path: str) -> bool:
        """Whether the file ``path`` of a wheel, relative to where it is unpacked, goes into the program folder."""
        if path.startswith("PySide6/"):
            kept = [*self.qt_kept, *(f"{each}.pyd" for each in self.qt_modules)]
            kept += [f"Qt6{each[2:]}.dll" for each in self.qt_modules]
            return matches(path.removeprefix("PySide6/"), kept)
        return not matches(path, self.dropped)


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether any of ``patterns`` fits ``path``."""
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def read_choice() -> Choice:
    """The choice as it stands in ``payload.toml``."""
    told = tomllib.loads((HERE / "payload.toml").read_text(encoding="utf-8"))
    return Choice(
        largest_setup=told["budget"]["setup"] * 1_000_000,
        largest_installed=told["budget"]["installed"] * 1_000_000,
        runtime=tuple(told["runtime"]["kept"]),
        built_in=tuple(told["runtime"]["built_in"]),
        library_left_out=tuple(told["runtime"]["library_left_out"]),
        qt_modules=tuple(told["qt"]["modules"]),
        qt_kept=tuple(told["qt"]["kept"]),
        left_out=tuple(told["libraries"]["left_out"]),
        dropped=tuple(told["libraries"]["dropped"]),
        system=tuple(told["windows"]["system"]),
        licences={name: tuple(files) for name, files in told["licences"].items()},
    )
