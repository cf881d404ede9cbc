"""What the store keeps of approval: revisions, acts as they were registered, the pages of what was signed.

Rows are only ever added. What they mean together is said by ``desktop.signoff``.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from desktop.store.schema import seal_column
from desktop.store.seals import RowDamaged, opened_row, sealed
from forms.draft.act import Act

# Loaded when there is one: most starts of the window read none.
if TYPE_CHECKING:
    from forms.draft.revision import Revision

_REVISION = "number, form, digest, previous, fingerprint, code, who, [when], remark"
_ACT = "number, kind, revision, data, who, [when]"


class ApprovalReader:
    """Reads through ``opened``, which gives a connection to the store for as long as it is needed."""

    def __init__(self, opened: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._opened = opened

    def revisions(self, report: str) -> "list[Revision]":
        """The revisions of ``report``, first to last."""
        with self._opened() as db:
            rows = db.execute(
                f"select report, {_REVISION}, {seal_column(db)} from revision where report = ? order by number",
                [report],
            ).fetchall()
            return [_revision(columns) for _, *columns in map(opened_row, rows)]

    def revisions_with(self, code: str) -> "list[tuple[str, Revision]]":
        """Every revision that carries ``code``, each with the id of its report."""
        with self._opened() as db:
            rows = db.execute(
                f"select report, {_REVISION}, {seal_column(db)} from revision where code = ?", [code]
            ).fetchall()
            return [(report, _revision(columns)) for report, *columns in map(opened_row, rows)]

    def acts(self, report: str) -> list[Act]:
        """What was registered of the approval of ``report``, in order."""
        return self._acts("where report = ?", [report]).get(report, [])

    def last_act(self, report: str) -> int:
        """The number of what was registered last for ``report``; 0 where nothing was."""
        with self._opened() as db:
            (number,) = db.execute("select coalesce(max(number), 0) from act where report = ?", [report]).fetchone()
        return int(number)

    def all_acts(self) -> dict[str, list[Act]]:
        """The same for every report that has any."""
        return self._acts("", [])

    def _acts(self, wanted: str, values: list[str]) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = {}
        with self._opened() as db:
            rows = db.execute(
                f"select report, {_ACT}, {seal_column(db)} from act {wanted} order by report, number", values
            ).fetchall()
            for report, number, kind, revision, data, who, when in map(opened_row, rows):
                found.setdefault(report, []).append(Act(number, kind, revision, json.loads(data), who, when))
        return found

    def kept_file(self, report: str, revision: int, name: str) -> bytes | None:
        """The file kept under ``name`` with a revision, the newest of that name, or None.

        Raises StoreDamaged where it is not what was kept.
        """
        import hashlib  # noqa: PLC0415

        with self._opened() as db:
            row = db.execute(
                "select content, digest from kept_file"
                " where report = ? and revision = ? and name = ? order by act desc",
                [report, revision, name],
            ).fetchone()
            if row and hashlib.sha256(row[0]).hexdigest() != row[1]:
                raise RowDamaged(f"kept file of {report}")
        return bytes(row[0]) if row else None

    def file_with(self, digest: str) -> tuple[str, int, str] | None:
        """Report, number of the revision and name of the kept file with this SHA-256, or None."""
        with self._opened() as db:
            row = db.execute("select report, revision, name from kept_file where digest = ?", [digest]).fetchone()
        return (row[0], row[1], row[2]) if row else None


def registration(
    report: str, act: Act, revision: "Revision | None", files: Mapping[str, bytes]
) -> Callable[[sqlite3.Connection], None]:
    """The change that adds ``act``, with the revision it makes and the files kept with that."""

    def change(db: sqlite3.Connection) -> None:
        if revision:
            db.execute(
                f"insert into revision (report, {_REVISION}, seal) values (?{', ?' * 10})",
                sealed(report, *astuple(revision)),
            )
        data = json.dumps(dict(act.data), ensure_ascii=False, sort_keys=True)
        db.execute(
            f"insert into act (report, {_ACT}, seal) values (?{', ?' * 7})",
            sealed(report, act.number, act.kind, act.revision, data, act.who, act.when),
        )
        import hashlib  # noqa: PLC0415

        for name, content in files.items():
            db.execute(
                "insert into kept_file (report, act, revision, name, digest, content) values (?, ?, ?, ?, ?, ?)",
                [report, act.number, act.revision, name, hashlib.sha256(content).hexdigest(), content],
            )

    return change


def _revision(row: Sequence[Any]) -> "Revision":
    from forms.draft.revision import Revision  # noqa: PLC0415

    return Revision(*row)
