"""The editions of the official form: which there are, and which one a report year is written in."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import resources
from forms.edition.loader import load_edition
from forms.edition.model import Edition
from forms.edition.reading import EditionError, read_toml

__all__ = ["Edition", "EditionError", "Editions"]


class Editions:
    """The editions in a folder, each loaded when first asked for."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resources.path("editions")
        self._loaded: dict[str, Edition] = {}
        self._years: dict[str, tuple[int, int | None]] = {}
        for inner in sorted(self._folder.iterdir()):
            if (inner / "edition.toml").is_file():
                index = read_toml(inner / "edition.toml")
                self._years[inner.name] = (index.number("first_year"), index.optional_number("last_year"))

    def __contains__(self, key: object) -> bool:
        return key in self._years

    def __iter__(self) -> Iterator[str]:
        return iter(self._years)

    def __getitem__(self, key: str) -> Edition:
        """The edition ``key``; raises KeyError for an unknown one, EditionError for a faulty definition."""
        if key not in self._loaded:
            if key not in self._years:
                raise KeyError(key)
            self._loaded[key] = load_edition(self._folder / key)
        return self._loaded[key]

    def folder(self, key: str) -> Path:
        """Where the edition ``key`` is defined."""
        return self._folder / key

    def digest(self, key: str) -> str:
        """SHA-256 (hexadecimal) over the definition of the edition ``key``; line ends do not count."""
        return _digest(self._folder / key)

    def key_for_year(self, year: int) -> str | None:
        """The key of the edition in which reports of ``year`` are written; None before 2019."""
        for key, (first, last) in self._years.items():
            if first <= year and (last is None or year <= last):
                return key
        return None


@cache
def _digest(folder: Path) -> str:
    import hashlib  # noqa: PLC0415  -- most starts of the window ask for no digest

    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return whole.hexdigest()
