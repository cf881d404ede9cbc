"""Reports that come from another computer beside those that are here: what is to be done with each, and doing it.

Nothing that is here is ever lost: what is the same is left alone, what goes on from what is here may be taken over,
what went apart is merged as one step that can be undone, or kept as a second report.
"""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.ledgers import ledger_editor
from desktop.settings import Settings
from desktop.signoff.standing import standing
from desktop.store.drafts import DraftReader, DraftStore, StoredReport
from desktop.store.packing import opened_pack
from forms.draft.difference import Change, difference
from forms.draft.draft import Draft
from forms.draft.entering import EntryRefused
from forms.draft.merging import Merge, merged

if TYPE_CHECKING:
    from desktop.workplace import Workplace

MOVED = ("contact", "approval", "sheet")  # the settings that belong to the office, not to a computer


class Relation(Enum):
    """How a report that arrives stands to the one that is here."""

    NEW = "这里没有"
    SAME = "与这里的相同"
    NEWER = "比这里的新"
    OLDER = "这里的更新"
    APART = "两边都改过"
    BARRED = "两边都改过，已经送审或者签发，不能合并"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report that arrives. ``changes`` lead from what is here to what arrives."""

    id: str
    name: str
    relation: Relation
    changes: tuple[Change, ...]
    merge: Merge | None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file with reports: who made it when, its reports, the settings of its office."""

    made: str
    reports: tuple[Arrival, ...]
    settings: Mapping[str, Any]


@contextmanager
def _arriving(path: Path) -> Iterator[tuple[DraftReader, Path, str, Mapping[str, Any]]]:
    with opened_pack(path) as pack:
        yield DraftReader(pack.folder, expected=True), pack.folder, pack.made, pack.settings


def arrived(path: Path, workplace: "Workplace", reader: DraftReader) -> Arrived:
    """What the file ``path`` brings, beside what ``reader`` has. Raises PackUnreadable, StoreError."""
    with _arriving(path) as (theirs, _folder, made, settings):
        reports = tuple(_arrival(each, workplace, reader, theirs) for each in theirs.reports())
    return Arrived(made, reports, settings)


def take_over(store: DraftStore, path: Path, arrivals: Collection[Arrival]) -> None:
    """Have those of the ``arrivals`` that are new here, or go on from what is here, in the store as they arrive."""
    with _arriving(path) as (_, folder, *_rest):
        for each in arrivals:
            if each.relation not in (Relation.NEW, Relation.NEWER):
                raise EntryRefused(f"“{each.name}”{each.relation.value}，没有用搬来的代替。")
            store.take_in(folder, each.id)
        store.flush()


def keep_both(store: DraftStore, path: Path, report: str) -> str:
    """Have ``report`` as it arrives as a second report here; returns its id."""
    made = uuid.uuid4().hex
    with _arriving(path) as (_, folder, *_rest):
        store.take_in(folder, report, under=made)
        store.flush()
    return made


def merge_in(workplace: "Workplace", store: DraftStore, path: Path, report: str, theirs: Collection[str]) -> str:
    """Merge ``report`` as it arrives into the one here, as one step; of what both changed, ``theirs`` from there.

    Returns what was done. Raises EntryRefused where that cannot be.
    """
    with _arriving(path) as (reader, _folder, _made, _settings):
        listed = next((each for each in reader.reports() if each.id == report), None)
        found = _arrival(listed, workplace, store.reader, reader) if listed else None
        ledgers = reader.ledgers.kept(report)
    if found is None or found.merge is None:
        why = found.relation.value if found else "文件里没有它"
        raise EntryRefused(
            f"这份报告不用合并：{why}。" if found and found.relation is not Relation.BARRED else f"{why}。"
        )
    label = f"合并自“{path.name}”"
    workplace.editor(store, report).replace(found.merge.entries(theirs), label)
    ours = store.reader.ledgers.kept(report)
    told = f"已{label}，可以撤销。"
    if _begins(ledgers.journal, ours.journal):
        ledger_editor(workplace, store, report).replace(ledgers.entries, label)
    elif not _begins(ours.journal, ledgers.journal):
        told += "台账两边都改过，留的是这里的；要那边的，请另留一份。"
    store.flush()
    return told


def with_settings(here: Settings, moved: Mapping[str, Any], reports: Collection[str]) -> dict[str, Any]:
    """What to change of the settings ``here`` by those that came: only what is not set here."""
    taken: dict[str, Any] = {}
    for name in MOVED:
        old, new = getattr(here, name), moved.get(name)
        if isinstance(old, str) and isinstance(new, str) and new and not old:
            taken[name] = new
        elif isinstance(new, dict) and not isinstance(old, str):
            more = {str(key): text for key, text in new.items() if isinstance(text, str) and not old.get(key)}
            if any(more.values()):
                taken[name] = {**old, **more}
    dates = moved.get("due")
    if isinstance(dates, dict):
        more = {key: day for key, day in dates.items() if key in reports and isinstance(day, str)}
        if more.keys() - here.due.keys():
            taken["due"] = {**more, **here.due}
    return taken


def settings_to_move(here: Settings, reports: Collection[str]) -> dict[str, Any]:
    """The settings that go with ``reports``."""
    kept: dict[str, Any] = {name: getattr(here, name) for name in MOVED}
    return {**kept, "due": {key: day for key, day in here.due.items() if key in reports}}


def _arrival(report: StoredReport, workplace: "Workplace", ours: DraftReader, theirs: DraftReader) -> Arrival:
    name = f"{report.agency}{report.year}年度"
    known = any(each.id == report.id for deleted in (False, True) for each in ours.reports(deleted=deleted))
    if not known:
        return Arrival(report.id, name, Relation.NEW, (), None)
    here, there = _histories(ours, report.id), _histories(theirs, report.id)
    before, after = (Draft(workplace.editions, reader.entries(report.id)) for reader in (ours, theirs))
    if here == there:
        relation = Relation.SAME
    elif all(_begins(there[part], here[part]) for part in here):
        relation = Relation.NEWER
    elif all(_begins(here[part], there[part]) for part in here):
        relation = Relation.OLDER
    else:
        relation = Relation.APART
    merge = None
    if relation is Relation.APART:
        same_form = before.edition.key == after.edition.key and before.year == after.year
        same_acts = here["acts"] == there["acts"] and here["revisions"] == there["revisions"]
        if same_form and same_acts and not standing(ours.approvals.acts(report.id)).locked:
            merge = merged(here["edits"], there["edits"], workplace.editions)
            if (
                merge.entries(()) == before.entries
                and not merge.conflicts
                and _begins(here["ledgers"], there["ledgers"])
            ):
                relation, merge = Relation.OLDER, None  # it was merged in before
        else:
            relation = Relation.BARRED
    return Arrival(report.id, name, relation, difference(before, after), merge)


def _histories(reader: DraftReader, report: str) -> dict[str, list[Any]]:
    """All that is ever only added to for a report."""
    _, edits = reader.whole(report)
    return {
        "edits": edits,
        "ledgers": reader.ledgers.kept(report).journal,
        "acts": reader.approvals.acts(report),
        "revisions": reader.approvals.revisions(report),
    }


def _begins(whole: Sequence[Any], start: Sequence[Any]) -> bool:
    return list(whole[: len(start)]) == list(start)
