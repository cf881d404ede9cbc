"""What one person has set on this computer: type size, colours, folders, particulars of the office, next dates.

A small JSON file beside the data, read with tolerance: whatever in it cannot be understood keeps its default.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.signoff.steps import Step

FILE = "settings.json"
SMALLEST_TYPE, LARGEST_TYPE = 100, 200  # percent
MOST_COPIES = 99
SIDES = 3  # ways to print: on one side, on both, on both by hand
COLOURS = {"system": "随系统", "light": "浅色", "dark": "深色"}
CONTACT = {
    "address": "联系地址",
    "postcode": "邮政编码",
    "telephone": "联系电话",
    "fax": "传真",
    "email": "电子邮箱",
    "website": "公布网址",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """``due`` maps a report's id to its next date (ISO 8601); ``contact`` the keys of CONTACT to what was written.

    ``approval`` are the steps of approval as ``desktop.signoff.steps`` keeps them; ``sheet`` what the office always
    writes on its 审签单 (``desktop.signoff.sheet``) and ``sheet_template`` the file of its own one. ``copies`` and
    ``sides`` say how each paper was printed last, by its name. ``offices`` say which office gives which numbers, by
    the keys of ``forms.collecting.offices``. ``window`` is where it stood and how large, as Qt writes it (base64);
    empty for the whole screen.
    """

    type_size: int = SMALLEST_TYPE
    colours: str = "system"
    backup_folder: str = ""
    last_report: str = ""
    window: str = ""
    approval: str = ""
    sheet_template: str = ""
    sheet: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)
    sides: Mapping[str, int] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    due: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, str] = field(default_factory=dict)

    @property
    def steps(self) -> "tuple[Step, ...]":
        """The steps of approval."""
        from desktop.signoff.steps import from_text  # noqa: PLC0415  -- most starts ask for none

        return from_text(self.approval)


def read_settings(folder: Path) -> Settings:
    """The settings kept in ``folder``; the defaults where there are none."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    standard = Settings()
    known = {
        each.name: kept[each.name]
        for each in fields(Settings)
        if each.name in kept and isinstance(kept[each.name], type(getattr(standard, each.name)))
    }
    for name, fits in (
        ("contact", _text),
        ("due", _day),
        ("sheet", _text),
        ("offices", _text),
        ("copies", _copies),
        ("sides", _side),
    ):
        known[name] = {key: value for key, value in known.get(name, {}).items() if fits(value)}
    settings = Settings(**known)
    if not (SMALLEST_TYPE <= settings.type_size <= LARGEST_TYPE and settings.colours in COLOURS):
        return Settings(**{**known, "type_size": SMALLEST_TYPE, "colours": "system"})
    return settings


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep ``settings`` in ``folder``, whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f"{FILE}.{os.getpid()}.part"
    half.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    half.replace(folder / FILE)


def contact_sentence(contact: Mapping[str, str]) -> str:
    """The particulars as the preface gives them: 联系地址：…；邮政编码：…。 Empty where none is written."""
    parts = [f"{label}：{contact[key].strip()}" for key, label in CONTACT.items() if contact.get(key, "").strip()]
    return "；".join(parts) + "。" if parts else ""


def _text(value: object) -> bool:
    return isinstance(value, str)


def _copies(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_COPIES


def _side(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in range(SIDES)


def _day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
