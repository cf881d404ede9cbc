"""The reports on the start page: made, read in, copied, put into the bin and back. No widgets."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from desktop.signoff.practice import NOT_COPIED, NOT_FOLLOWED, refuse_practice
from desktop.signoff.standing import standing
from desktop.store.drafts import DraftStore, StoredReport
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.entering import EntryRefused, changes_for, identity
from forms.draft.predecessors import ENTRY, to_entry
from forms.draft.strict_json import ExchangeError
from forms.edition import Edition

UNREADABLE = "请让给您文件的人在“公开年报”里用“写出数据文件”重新存一份。"
LARGEST_FILE = 64 * 1024 * 1024  # bytes


class Library:
    """Every act is on the disk when it returns. Raises EntryRefused, ExchangeError, SignoffRefused, StoreError."""

    def __init__(self, workplace: Workplace, store: DraftStore) -> None:
        self._workplace, self._store = workplace, store

    def reports(self, *, deleted: bool) -> list[StoredReport]:
        """The reports there are, or those in the bin."""
        return self._store.reader.reports(deleted=deleted)

    def states(self, reports: Iterable[StoredReport]) -> dict[str, str]:
        """Where each of ``reports`` stands in its approval, in words."""
        acts = self._store.reader.approvals.all_acts()
        return {each.id: standing(acts.get(each.id, ())).line for each in reports}

    def next_step(self, report: str, offices: Mapping[str, str], today: date) -> str:
        """What is next for ``report`` and the next date of its season, in words; empty where nothing is left."""
        from desktop.next_step import next_date, next_step  # noqa: PLC0415  -- with a report open, nobody asks

        draft = Draft(self._workplace.editions, self._store.reader.entries(report))
        now = standing(self._store.reader.approvals.acts(report))
        step = next_step(draft, now, offices, today)
        day = next_date(draft, now, today) if step else ""
        return f"{step}　　最近的日期：{day}" if day else step

    def newest_edition(self) -> Edition:
        """The edition that a report of today is written in."""
        editions = self._workplace.editions
        return editions[list(editions)[-1]]

    def kind_names(self) -> Mapping[str, str]:
        """Each kind of report in Chinese."""
        section = next(each for each in self.newest_edition().sections() if each.id == "report.kind")
        return dict(zip(section.choices, section.choice_labels, strict=True))

    def new(self, texts: Mapping[str, str], previous: str) -> str:
        """A new report from what the form of ``report.*`` holds; returns its id.

        ``previous`` is the id of last year's report here, the name of a file in exchange form, or empty.
        """
        editions = self._workplace.editions
        field = {name: texts.get(f"report.{name}", "") for name in ("agency", "year", "kind", "level", "short_name")}
        entries = identity(editions, field["agency"], field["year"], field["kind"], field["level"])
        entries.update(changes_for(Draft(editions, entries), "report.short_name", field["short_name"]))
        if previous:
            from forms.draft.exchange import LoadedReport, as_predecessor, load  # noqa: PLC0415

            stored = any(each.id == previous for each in self.reports(deleted=False))
            if stored:
                refuse_practice(self._store.reader, previous, NOT_FOLLOWED)
            last = (
                LoadedReport(previous, self._store.reader.entries(previous))
                if stored
                else load(_read(Path(previous)), editions)
            )
            entries[ENTRY] = to_entry([as_predecessor(last, editions)])
        report = self._create({key: text for key, text in entries.items() if text}, f"新建{field['year']}年度报告")
        if previous:
            from desktop.ledgers import carry_over, ledger_editor  # noqa: PLC0415  -- most starts make no report

            reader, draft = self._store.reader, Draft(editions, self._store.reader.entries(report))
            carry_over(reader, report, draft, ledger_editor(self._workplace, self._store, report))
            self._store.flush()
        return report

    def add_file(self, path: Path) -> str:
        """The report in a file in exchange form; returns its id.

        One that is there already is only opened; where the file holds something else, it becomes a second report.
        """
        from forms.draft.exchange import load  # noqa: PLC0415

        try:
            report = load(_read(path), self._workplace.editions)
        except ExchangeError as fault:
            raise EntryRefused(f"“{path.name}”读不进来，什么都没有改动。{UNREADABLE}（{fault}）") from None
        label = f"读入“{path.name}”"
        if report.id and any(each.id == report.id for each in self.reports(deleted=False)):
            same = self._store.reader.entries(report.id) == report.entries
            return report.id if same else self._create(report.entries, label)
        return self._create(report.entries, label, report.id)

    def like(self, texts: Mapping[str, str]) -> StoredReport | None:
        """A report of the same agency, kind and year as in the form of ``report.*``, if there is one."""
        wanted = (texts["report.agency"].strip(), texts["report.kind"], texts["report.year"].strip())
        return next(
            (each for each in self.reports(deleted=False) if (each.agency, each.kind, str(each.year)) == wanted), None
        )

    def add(self, entries: Mapping[str, str], label: str) -> str:
        """A report of ``entries`` as already read; returns its id."""
        return self._create(entries, label)

    def copy(self, report: str) -> str:
        """A copy of ``report``; returns its id. Raises SignoffRefused for one to practise on."""
        refuse_practice(self._store.reader, report, NOT_COPIED)
        return self._create(self._store.reader.entries(report), f"复制自{report[:8]}")

    def delete(self, report: str) -> None:
        """Into the bin."""
        self._store.delete(report)
        self._store.flush()

    def restore(self, report: str) -> None:
        """Out of the bin."""
        self._store.restore(report)
        self._store.flush()

    def _create(self, entries: Mapping[str, str], label: str, report: str | None = None) -> str:
        import uuid  # noqa: PLC0415  -- most starts make no report

        report_id = report or uuid.uuid4().hex
        self._workplace.new_editor(self._store, report_id).create(entries, label)
        self._store.flush()
        return report_id


def _read(path: Path) -> bytes:
    """The bytes of a file that a person chose."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise EntryRefused(f"“{path.name}”太大，不是年报数据文件。")
        return path.read_bytes()
    except OSError:
        raise EntryRefused(f"“{path.name}”不能读取。请确认它没有被别的程序占用。") from None
