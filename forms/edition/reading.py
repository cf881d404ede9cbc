"""Takes a definition file apart: each key is asked for by name and kind, and whatever is left over is a mistake."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class EditionError(Exception):
    """A definition cannot be used; says file, key and reason (in Chinese)."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"{file}：{key}：{reason}")
        self.file, self.key, self.reason = file, key, reason


class Entry:
    """One TOML table being read; knows where it stands, for errors. Call ``done`` when every known key was taken."""

    def __init__(self, file: str, place: str, data: dict[str, Any]) -> None:
        self.file, self.place = file, place
        self._left = dict(data)

    def error(self, key: str, reason: str) -> EditionError:
        """The error to raise for ``key`` of this table."""
        return EditionError(self.file, f"{self.place}.{key}".strip("."), reason)

    def _take(self, key: str, kind: type[T], default: T | None) -> T:
        if key not in self._left:
            if default is None:
                raise self.error(key, "缺少这一项")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"应为 {kind.__name__}，现为 {value!r}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A string; required when no default is given."""
        return self._take(key, str, default)

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        return self._take(key, bool, default)

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._take(key, int, default)

    def optional_number(self, key: str) -> int | None:
        """A whole number, or None when the key is absent."""
        return self.number(key) if key in self._left else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when absent."""
        values = self._take(key, list, [])
        for value in values:
            if not isinstance(value, str):
                raise self.error(key, f"应全为文字，现有 {value!r}")
        return tuple(values)

    def numbers(self, key: str) -> tuple[float, ...]:
        """A required list of positive numbers."""
        values = self._take(key, list, None)
        for value in values:
            if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                raise self.error(key, f"应全为正数，现有 {value!r}")
        return tuple(float(value) for value in values)

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when absent."""
        values = self._take(key, list, [])
        for value in values:
            if isinstance(value, bool) or not isinstance(value, int):
                raise self.error(key, f"应全为整数，现有 {value!r}")
        return tuple(values)

    def entries(self, key: str) -> list["Entry"]:
        """A list of tables, empty when absent."""
        values = self._take(key, list, [])
        found = []
        for index, value in enumerate(values):
            if not isinstance(value, dict):
                raise self.error(f"{key}[{index}]", f"应为一组键值，现为 {value!r}")
            name = value.get("key") or value.get("id") or value.get("label") or index
            found.append(Entry(self.file, f"{self.place}.{key}[{name}]".strip("."), value))
        return found

    def entry(self, key: str) -> "Entry | None":
        """A table, or None when absent."""
        if key not in self._left:
            return None
        return Entry(self.file, f"{self.place}.{key}".strip("."), self._take(key, dict, None))

    def member(self, key: str, kind: Callable[[str], T], default: str) -> T:
        """A string that must be one of the values of the enumeration ``kind``."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.error(key, f"不认识“{value}”") from None

    def done(self) -> None:
        """Raises EditionError when a key is left that nobody asked for."""
        for key in self._left:
            raise self.error(key, "不认识这一项")


def read_toml(path: Path) -> Entry:
    """The file as an Entry; raises EditionError when it is missing or is not TOML."""
    name = f"{path.parent.name}/{path.name}"
    try:
        with path.open("rb") as stream:
            return Entry(name, "", tomllib.load(stream))
    except FileNotFoundError:
        raise EditionError(name, "", "没有这个文件") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise EditionError(name, "", f"不是正确的 TOML：{problem}") from problem
