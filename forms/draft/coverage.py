"""统计范围: which offices and subordinate units the figures are of, compared with last year's (office.md 12).

An entry ``scope:<name>`` a unit: ``in`` where its figures are in the report, ``apart`` where it reports on its own.
"""

from collections.abc import Iterator, Mapping

from forms.draft.draft import Draft

PREFIX = "scope:"
IN, APART = "in", "apart"


def coverage(entries: Mapping[str, str]) -> dict[str, str]:
    """``in`` or ``apart`` by the unit's name, sorted by name."""
    return {
        key.removeprefix(PREFIX): entries[key] for key in sorted(each for each in entries if each.startswith(PREFIX))
    }


def last_coverage(draft: Draft) -> dict[str, str]:
    """Last year's, over all predecessors; what one of them had in its figures was in."""
    found: dict[str, str] = {}
    for predecessor in draft.predecessors:
        for name, state in coverage(predecessor.facts).items():
            if found.get(name) != IN:
                found[name] = state
    return found


def changed_coverage(draft: Draft) -> str:
    """What changed since last year, as a sentence without its full stop; empty where nothing is known to have."""
    now, before = coverage(draft.entries), last_coverage(draft)
    if not now or not before:
        return ""
    return "；".join(_changes(now, before))


def _changes(now: Mapping[str, str], before: Mapping[str, str]) -> Iterator[str]:
    come = [name for name, state in now.items() if state == IN and before.get(name) != IN]
    gone = [name for name, state in before.items() if state == IN and name not in now]
    apart = [name for name, state in now.items() if state == APART and before.get(name) == IN]
    for words, names in (("增加", come), ("减少", gone), ("改为单独编制", apart)):
        if names:
            yield f"统计范围比上年{words}：{'、'.join(names)}"


def coverage_changes(entries: Mapping[str, str], counted: str, apart: str) -> dict[str, str]:
    """The entries that change when the units are just those in the two lists, a name a line."""
    wanted: dict[str, str] = {}
    for text, state in ((apart, APART), (counted, IN)):
        for line in text.splitlines():
            name = " ".join(line.split())
            if name:
                wanted[PREFIX + name] = state
    gone = {key: "" for key in entries if key.startswith(PREFIX) and key not in wanted}
    return {key: state for key, state in {**gone, **wanted}.items() if entries.get(key, "") != state}
