"""What a backup holds against what there is now, and one report, or one part of it, brought back.

A report comes back through the one door, as a step that can be undone. What is not printed (answers, totals as they
were published, last year's data) is counted, not listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ledgers import ledger_editor
from desktop.store.drafts import DraftReader
from desktop.store.going_back import made_when, opened
from forms.draft.difference import Change, difference
from forms.draft.draft import Draft
from forms.draft.entering import EntryRefused

if TYPE_CHECKING:
    from desktop.store.drafts import DraftStore, StoredReport
    from desktop.workplace import Workplace
    from forms.edition import Editions

LEDGER = "ledger"  # the part that is the ledgers of a report, all others are chapters


@dataclass(frozen=True, slots=True)
class Compared:
    """One report, in the backup and now: ``changes`` from the one to the other, ``hidden`` are not printed.

    ``ledger_lines`` of its ledgers differ. ``here``: it is among the reports or in the bin now; ``there``: the backup
    has it. ``parts`` are the keys of chapters that differ (and LEDGER), each with its label.
    """

    id: str
    name: str
    here: bool
    there: bool
    changes: tuple[Change, ...]
    hidden: int
    ledger_lines: int
    parts: Mapping[str, str]

    @property
    def same(self) -> bool:
        """Whether nothing of it differs."""
        return self.here and self.there and not (self.changes or self.hidden or self.ledger_lines)

    @property
    def told(self) -> str:
        """What differs, in a few words."""
        if not self.there:
            return "备份里没有，保留现在的"
        if not self.here:
            return "现在没有，可以从备份取回"
        counted = (
            (len(self.changes), "处内容"),
            (self.hidden, "项不印出来的内容"),
            (self.ledger_lines, "件台账"),
        )
        differing = "、".join(f"{number}{words}" for number, words in counted if number)
        return f"{differing}与现在不同" if differing else "与现在相同"


def compared(backup: Path, now: DraftReader, editions: "Editions") -> list[Compared]:
    """Every report of ``backup`` and of now. Raises StoreError, OSError."""
    with opened(backup) as folder:
        then = DraftReader(folder, expected=True)
        listed: dict[str, StoredReport] = {}
        for reader in (then, now):
            for deleted in (True, False):
                listed.update({each.id: each for each in reader.reports(deleted=deleted)})
        there = {each.id for deleted in (True, False) for each in then.reports(deleted=deleted)}
        here = {each.id for deleted in (True, False) for each in now.reports(deleted=deleted)}
        return [
            _compared(each, then if each.id in there else None, now if each.id in here else None, editions)
            for each in listed.values()
        ]


def bring_back(workplace: "Workplace", store: "DraftStore", backup: Path, report: str, part: str = "") -> str:
    """Bring ``report``, or one ``part`` of it, back from ``backup``; says what was done.

    Raises EntryRefused where it may not be changed, StoreError, OSError.
    """
    with opened(backup) as folder:
        then = DraftReader(folder, expected=True)
        when = made_when(backup)
        if all(each.id != report for deleted in (False, True) for each in then.reports(deleted=deleted)):
            raise EntryRefused("这个备份里没有这份报告。请换一个备份。")
        binned = any(each.id == report for each in store.reader.reports(deleted=True))
        if not binned and all(each.id != report for each in store.reader.reports()):
            store.take_in(folder, report)
            store.flush()
            return f"已从{when}的备份取回这份报告。"
        label = f"恢复自{when}的备份"
        entries = then.entries(report)
        editor = workplace.editor(store, report)
        ledger, kept_ledger = ledger_editor(workplace, store, report), then.ledgers.entries(report)
    before = (dict(editor.draft.entries), dict(ledger.entries))
    if part != LEDGER:
        editor.replace(_with_part(editor.draft.entries, entries, part) if part else entries, label)
    if part in ("", LEDGER):
        ledger.replace(kept_ledger, label)
    if binned:
        store.restore(report)
    store.flush()
    if before == (editor.draft.entries, ledger.entries):
        return f"与{when}的备份相同，什么也没有改。"
    return f"已{label}。" + ("台账可以在台账里撤销。" if part == LEDGER else "可以撤销。")


def _with_part(now: Mapping[str, str], then: Mapping[str, str], part: str) -> dict[str, str]:
    """The entries of ``now``, with those of the chapter ``part`` as in ``then``. Raises EntryRefused."""
    if part == "report" or now.get("report.edition") != then.get("report.edition"):
        raise EntryRefused("那时的报告用的是另一版格式，不能只恢复一个部分。请恢复整份报告。")
    kept = {key: text for key, text in now.items() if _chapter(key) != part}
    return {**kept, **{key: text for key, text in then.items() if _chapter(key) == part}}


def _chapter(entry: str) -> str:
    """The chapter that an entry stands in; empty for what belongs to none, answers to findings say."""
    prefix, colon, target = entry.partition(":")
    if colon and prefix not in ("note", "published", "control", "filled", "figure"):
        return ""
    return (target if colon else prefix).partition(".")[0]


def _compared(
    report: "StoredReport", then: DraftReader | None, now: DraftReader | None, editions: "Editions"
) -> Compared:
    before, after = (reader.entries(report.id) if reader else {} for reader in (then, now))
    one, other = (reader.ledgers.entries(report.id) if reader else {} for reader in (then, now))
    changes: tuple[Change, ...] = ()
    parts: dict[str, str] = {}
    hidden = 0
    if then and now and before != after:
        old, new = Draft(editions, before), Draft(editions, after)
        changes = difference(old, new)
        differing = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
        listed = {each.field for each in changes}
        hidden = sum(key.removeprefix("note:") not in listed for key in differing)
        touched = {_chapter(key) for key in differing} - {"report"}
        if old.edition.key == new.edition.key:
            parts = {each.key: each.label for each in new.edition.chapters if each.key in touched}
    lines = sum(one.get(key) != other.get(key) for key in one.keys() | other.keys()) if then and now else 0
    if lines:
        parts[LEDGER] = "台账"
    name = f"{report.agency}{report.year}年度"
    return Compared(report.id, name, now is not None, then is not None, changes, hidden, lines, parts)
