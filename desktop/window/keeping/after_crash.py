"""After a crash: what was saved since the program was opened, when, and what differs now from then. Asks nothing."""

from collections.abc import Iterable, Sequence
from html import escape

from desktop.store.drafts import DraftStore
from desktop.store.lock import Owner
from desktop.workplace import Workplace
from forms.draft.difference import Change, difference
from forms.draft.draft import Draft
from forms.draft.journal import Edit, JournalError, apply_edits

TITLE = "上次没有正常关闭"
LONGEST = 200  # steps listed
SAVED = "填写的内容一秒之内就存下，关闭以前最后一秒里的可能没有，请看一下光标处。"


def crash_words(workplace: Workplace, store: DraftStore) -> str:
    """The account as rich text; empty after a clean end. Raises StoreError."""
    owner = store.crashed
    if owner is None:
        return ""
    edits = store.reader.edits_since(owner.edits) if owner.edits is not None else []
    told = f"<h3>{TITLE}</h3><p>{escape(_opened(owner))}{SAVED}</p>"
    if not edits:
        return f"{told}<p>那次打开以后没有存下新的内容。</p>"
    names = _names(store)
    when, last = edits[-1][1].when.replace("T", " "), edits[-1][1].label
    told += f"<p>最后存下的一步：{when}，{escape(names.get(edits[-1][0], ''))}，{escape(last)}。</p>"
    for report, before, now in _reports(store, edits):
        changes = difference(Draft(workplace.editions, before), Draft(workplace.editions, now))
        told += f"<h4>{escape(names.get(report, ''))}：那次打开以后改动{len(changes)}处</h4>{_changes(changes)}"
    return f"{told}<h4>每一步存下的时间</h4>{_steps(edits)}"


def _opened(owner: Owner) -> str:
    return f"{owner.user}（{owner.host}）在{owner.since.replace('T', ' ')[:16]}打开了程序，没有正常关闭。"


def _names(store: DraftStore) -> dict[str, str]:
    reports = [*store.reader.reports(), *store.reader.reports(deleted=True)]
    return {each.id: f"{each.agency}{each.year}年度" for each in reports}


def _reports(
    store: DraftStore, edits: Sequence[tuple[str, Edit]]
) -> Iterable[tuple[str, dict[str, str], dict[str, str]]]:
    """Each report that was edited, not made, since then: its id, its entries then and now."""
    for report in dict.fromkeys(report for report, _ in edits):
        now, journal = store.reader.whole(report)
        own = [edit for edited, edit in edits if edited == report]
        if len(own) == len(journal):
            continue  # it was made since: everything in it is new
        before: dict[str, str] = {}
        try:
            apply_edits(before, journal[: len(journal) - len(own)])
        except JournalError:
            continue
        yield report, before, now


def _changes(changes: Sequence[Change]) -> str:
    rows = "".join(
        f"<tr><td>{escape(each.place)}　</td><td>{escape(each.before) or '（空）'}　</td>"
        f"<td>{escape(each.after) or '（空）'}</td></tr>"
        for each in changes
    )
    return f"<table><tr><th>位置</th><th>那时</th><th>现在</th></tr>{rows}</table>" if changes else ""


def _steps(edits: Sequence[tuple[str, Edit]]) -> str:
    """The steps, newest first, each once with the time of its last edit."""
    steps: dict[tuple[str, int], Edit] = {(report, edit.step): edit for report, edit in edits}
    newest = list(reversed(steps.values()))[:LONGEST]
    rows = "".join(f"<tr><td>{each.when.replace('T', ' ')}　</td><td>{escape(each.label)}</td></tr>" for each in newest)
    more = f"<p>更早的{len(steps) - LONGEST}步没有列出。</p>" if len(steps) > LONGEST else ""
    return f"<table>{rows}</table>{more}"
