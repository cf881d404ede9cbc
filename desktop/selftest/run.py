"""The steps in order, each told with how it came out; a failed one does not stop the rest."""

import json
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from time import perf_counter

from desktop.command.version import program_version, version_lines
from desktop.selftest.papers import papers
from desktop.selftest.reports import pages, store
from desktop.selftest.shipped import definitions, faces, licences
from desktop.selftest.step import Step
from desktop.workplace import Workplace

FOLDER = "公开年报 自检 "  # Chinese and blanks, as in the folders that people have


def run_selftest(out: Path) -> int:
    """Try everything and write what was found to ``out``; returns 0 if all of it came out, else 1."""
    begun = perf_counter()
    with tempfile.TemporaryDirectory(prefix=FOLDER, ignore_cleanup_errors=True) as folder:
        workplace = Workplace.at(folder)
        steps = [_tried(step, workplace) for step in _steps()]
    told = {
        "ok": all(step["ok"] for step in steps),
        "version": program_version(),
        "about": version_lines(),
        "python": platform.python_version(),
        "program": sys.executable,
        "when": datetime.now().isoformat(timespec="seconds"),
        "data": str(Workplace.at(None).data),
        "steps": steps,
        "unused": sorted(name for name in ("ssl", "_hashlib", "asyncio") if name in sys.modules),
        "seconds": round(perf_counter() - begun, 2),
    }
    out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0 if told["ok"] else 1


def _steps() -> list[Step]:
    # Whether the window's libraries can be loaded is a thing to be found out, not a reason to tell nothing.
    def icons(workplace: Workplace) -> object:
        from desktop.selftest import screen  # noqa: PLC0415

        return screen.icons(workplace)

    def window(workplace: Workplace) -> object:
        from desktop.selftest import screen  # noqa: PLC0415

        return screen.window(workplace)

    return [
        Step("faces", faces),
        Step("definitions", definitions),
        Step("licences", licences),
        Step("store", store),
        Step("pages", pages),
        Step("papers", papers),
        Step("icons", icons),
        Step("window", window),
    ]


def _tried(step: Step, workplace: Workplace) -> dict[str, object]:
    begun = perf_counter()
    try:
        found, trace = step.act(workplace), ""
    except Exception:  # whatever it is, it is the finding
        found, trace = None, traceback.format_exc()
    told = {"step": step.name, "ok": not trace, "found": found, "seconds": round(perf_counter() - begun, 2)}
    return {**told, "failure": trace} if trace else told
