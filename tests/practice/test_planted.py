"""The planted mistakes against the report they are planted in: each is there, each is found, each can be put right."""

from datetime import datetime
from functools import cache

import pytest

import resources
from forms.checks import check
from forms.checks.answering import basis
from forms.checks.catalogue import FAMILY_NAMES, family_of
from forms.draft.draft import Draft
from forms.draft.editor import DraftEditor
from forms.draft.entering import changes_for
from forms.draft.exchange import load
from forms.edition import Editions
from forms.practice.planted import Fate, Planted, fate, planted
from forms.practice.steps import Now, is_done, steps

EDITIONS = Editions()
MISTAKES = [each for each in planted() if not each.reason]
ELSEWHERE = {"台账", "打印"}  # a ledger is not part of a report, and every character of the sample has a face


@cache
def fresh() -> Draft:
    return Draft(EDITIONS, load(resources.path("samples/practice-2021.json").read_bytes(), EDITIONS).entries)


def with_text(draft: Draft, entry: str, text: str) -> Draft:
    return Draft(EDITIONS, {**draft.entries, **changes_for(draft, entry, text)})


def editor_of(draft: Draft) -> DraftEditor:
    return DraftEditor(
        *(EDITIONS, dict(draft.entries), ()), user="王芳", clock=lambda: datetime(2022, 1, 18), record=lambda _: None
    )


def put_right(draft: Draft, mistake: Planted) -> Draft:
    return with_text(draft, mistake.place, mistake.put_right(draft.entries.get(mistake.place, "")))


@pytest.mark.parametrize("mistake", planted(), ids=lambda each: each.rule)
def test_it_is_there_and_reported(mistake: Planted) -> None:
    assert mistake.wrong in fresh().entries.get(mistake.place, "")
    assert fate(mistake, fresh(), check(fresh())) is Fate.STANDS


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.rule)
def test_put_right_it_is_found_and_the_others_are_not(mistake: Planted) -> None:
    mended = put_right(fresh(), mistake)
    findings = check(mended)
    found = {each.rule for each in planted() if fate(each, mended, findings) is Fate.RIGHT}
    assert found == {mistake.rule}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: each.rule)
def test_emptied_or_made_unreadable_it_is_not_put_right(mistake: Planted) -> None:
    for text in ("", "不知道") if fresh().field(mistake.place).number else ("",):  # type: ignore[union-attr]
        emptied = with_text(fresh(), mistake.place, text)
        assert fate(mistake, emptied, check(emptied)) is Fate.STANDS


def test_with_all_put_right_only_what_is_to_be_explained_is_left() -> None:
    draft = fresh()
    for mistake in MISTAKES:
        draft = put_right(draft, mistake)
    (explained,) = (each for each in planted() if each.reason)
    (finding,) = check(draft)
    assert (finding.rule, finding.fields[0]) == (explained.rule, explained.told)
    editor = editor_of(draft)
    editor.answer(finding.key, explained.reason, basis(draft, finding))
    assert fate(explained, editor.draft, check(editor.draft)) is Fate.EXPLAINED


def test_what_was_only_explained_was_not_put_right() -> None:
    mistake = next(each for each in MISTAKES if each.rule == "WORD-REPEATED")
    finding = next(each for each in check(fresh()) if each.rule == mistake.rule)
    editor = editor_of(fresh())
    editor.answer(finding.key, "就这样", basis(fresh(), finding))
    assert fate(mistake, editor.draft, check(editor.draft)) is Fate.ONLY_EXPLAINED


def test_every_family_that_reads_a_report_has_one() -> None:
    assert {family_of(each.rule) for each in planted()} >= set(FAMILY_NAMES.values()) - ELSEWHERE


def test_no_step_is_done_at_the_beginning() -> None:
    now = Now(fresh(), check(fresh()), here="", undone=False, previewed=False)
    assert [each.key for each in steps() if is_done(each, now)] == []
    assert len({each.key for each in steps()}) == len(steps())
    assert all(fresh().field(each.field) for each in steps() if each.field)
