"""A correction reaches others: next year's report, if it exists, counts from the corrected figures (office.md 17).

A report that is itself under review or signed is not changed; that it follows from a corrected one is told instead.
"""

from dataclasses import replace

from desktop.signoff.standing import standing
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.draft import Draft
from forms.draft.exchange import LoadedReport, as_predecessor
from forms.draft.predecessors import Predecessor


def reach_next_year(workplace: Workplace, store: DraftStore, before: Draft, after: Draft, day: str) -> list[str]:
    """Give the reports that follow from ``before`` the figures of ``after``, corrected on ``day``.

    Returns a sentence for each report, saying what was done there. Everything is on the disk when it returns.
    """
    told = []
    for each in store.reader.reports():
        if each.year != after.year + 1:
            continue
        draft = Draft(workplace.editions, store.reader.entries(each.id))
        listed = draft.predecessors
        if not any(_is(one, before) for one in listed):
            continue
        name = f"{each.agency}{each.year}年度报告"
        now = standing(store.reader.approvals.acts(each.id))
        if now.locked:
            told.append(f"{name}{now.label}，没有动它。请告诉经办人：上年报告已更正，按批改修改时要核对上年结转。")
            continue
        changed = [_corrected(one, before, after, day, workplace) if _is(one, before) else one for one in listed]
        workplace.editor(store, each.id).set_predecessors(changed)
        told.append(f"{name}的上年数已换成更正后的，那里会提示核对。")
    store.flush()
    return told


def _is(predecessor: Predecessor, draft: Draft) -> bool:
    return (predecessor.agency, predecessor.year) == (draft.agency, draft.year)


def _corrected(one: Predecessor, before: Draft, after: Draft, day: str, workplace: Workplace) -> Predecessor:
    """``one`` with the values of ``after``; what it was before stays beside it where it differs."""
    fresh = as_predecessor(LoadedReport(None, dict(after.entries)), workplace.editions)
    changed = {
        key: before.entries.get(key, "")
        for key in {**before.entries, **fresh.values}
        if (key in fresh.values or key in one.values) and before.entries.get(key, "") != after.entries.get(key, "")
    }
    return replace(
        one,
        values=fresh.values,
        published=fresh.published,
        corrected=day,
        before={**changed, **one.before},
    )
