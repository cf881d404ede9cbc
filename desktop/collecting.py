"""素材征集 for both doors: sheets written out, a sheet that came back, how far an office is.

Offices outlive a year and stand in the settings; how far each office is, what it wrote and where its numbers come from
are entries of the report, changed through its one door.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.export.pdf.export import write_whole
from desktop.file_names import in_file_name
from desktop.importing.returned_files import blocks
from desktop.signoff.practice import refuse_practice
from forms.collecting.making import sheets
from forms.collecting.returned import Difference, Returned, differences, entries_of, read_sheet
from forms.collecting.sheet import Sheet
from forms.draft.collected import COLLECT, Progress, Stage, progress
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import EntryRefused

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.store.drafts import DraftReader

PRACTICE = "练习和示例不发征集表。真实的报告才向处室征集。"
FORMATS = (".xlsx", ".docx")


def send_out(
    editor: DraftEditor,
    reader: "DraftReader",
    report: str,
    folder: Path,
    *,
    offices: Mapping[str, str],
    only: Sequence[str] = (),
    now: "datetime",
) -> list[Path]:
    """Write both files of each office (of those named in ``only``) and register 已发, as one step.

    Returns the files. Raises EntryRefused, SignoffRefused for practice, OSError.
    """
    refuse_practice(reader, report, PRACTICE)
    if editor.locked:
        raise EntryRefused(editor.locked)
    listed = sheets(editor.draft, report, offices)
    strange = next((each for each in only if each not in {sheet.office for sheet in listed}), None)
    if strange is not None:
        known = "、".join(sheet.office for sheet in listed)
        raise EntryRefused(f"没有“{strange}”这个处室要填的数。现有的处室：{known}。")
    wanted = [sheet for sheet in listed if not only or sheet.office in only]
    folder.mkdir(parents=True, exist_ok=True)
    written = [path for sheet in wanted for path in _write(sheet, folder, now)]
    fresh, before = Progress(Stage.SENT, now.date().isoformat()), progress(editor.draft.entries)
    answered = {office for office, each in before.items() if each.stage in (Stage.RETURNED, Stage.CHECKED)}
    sent = {f"{COLLECT}{sheet.office}": fresh.to_entry() for sheet in wanted if sheet.office not in answered}
    editor.fill(sent, f"导出征集表（{len(wanted)}个处室）")
    return written


def _write(sheet: Sheet, folder: Path, now: "datetime") -> list[Path]:
    from desktop.export.papers.collecting_docx import collecting_docx  # noqa: PLC0415
    from desktop.export.papers.collecting_xlsx import collecting_xlsx  # noqa: PLC0415

    name = in_file_name(sheet.name)
    makers = {".xlsx": collecting_xlsx, ".docx": collecting_docx}
    return [write_whole(makers[ending](sheet, now), folder / f"{name}{ending}") for ending in FORMATS]


def read_back(path: Path, draft: Draft, report: str) -> tuple[Returned, list[Difference]]:
    """What a sheet says, and what of it differs. Raises SheetUnreadable, SheetRefused."""
    returned = read_sheet(blocks(path), draft, report)
    return returned, differences(returned, draft)


def take_back(editor: DraftEditor, returned: Returned, agreed: Iterable[str], now: "datetime") -> None:
    """Take the fields ``agreed`` of a sheet, with all sources and the office's state, as one step. EntryRefused."""
    changes = entries_of(returned, editor.draft, agreed, now.date().isoformat())
    editor.fill(changes, f"收回征集表（{returned.office}）")


def mark(editor: DraftEditor, office: str, stage: Stage, now: "datetime") -> None:
    """Register that ``office`` came to ``stage``. Raises EntryRefused."""
    known = progress(editor.draft.entries).get(office, Progress())
    if stage in (Stage.CHECKED, Stage.SENT_BACK) and known.stage in (Stage.NOT_SENT, Stage.SENT):
        raise EntryRefused(f"{office}的征集表还没有收回，不能登记{stage.value}。")
    state = known._replace(stage=stage, date=now.date().isoformat()) if stage is not Stage.NOT_SENT else Progress()
    editor.fill({f"{COLLECT}{office}": "" if state == Progress() else state.to_entry()}, f"{office}{stage.value}")
