"""An answer is of one finding: it falls with what it explains, and with nothing else."""

from datetime import datetime

from forms.checks import check
from forms.checks.answering import basis
from forms.checks.finding import Finding
from forms.draft.editor import DraftEditor
from tests.checks.test_rules import EDITIONS, complete, of

ON_REQUEST = "overview.on_request"


def editor(**more: str) -> DraftEditor:
    entries = {**of(complete()).entries, **more}
    return DraftEditor(EDITIONS, entries, (), user="某", clock=lambda: datetime(2022, 1, 5), record=lambda _: None)


def found(door: DraftEditor, rule: str) -> list[Finding]:
    listed = [each for each in check(door.draft) if each.rule == rule]
    return sorted(listed, key=lambda each: each.spans[0].start if each.spans else 0)


def answer(door: DraftEditor, finding: Finding, words: str = "情况属实") -> None:
    door.answer(finding.key, words, basis(door.draft, finding))


PROBLEMS = (
    "一年来，我局政府信息公开工作按照要求正常开展。\n存在公开不够及时的问题。\n"
    "信息更新存在不足，解读形式单一。\n本部分由办公室起草。"
)


def test_an_answer_to_part_five_falls_when_what_it_is_about_is_rewritten() -> None:
    door = editor(**{"problems.text": PROBLEMS})
    (finding,) = found(door, "COMP-PROBLEM")
    answer(door, finding)
    (finding,) = found(door, "COMP-PROBLEM")
    assert finding.answer
    door.set("problems.text", PROBLEMS.replace("本部分由办公室起草", "本部分由综合科起草"))
    door.set(ON_REQUEST, "做好依申请公开。")
    (finding,) = found(door, "COMP-PROBLEM")
    assert finding.answer  # another paragraph
    door.set("problems.text", PROBLEMS.replace("，", ", "))
    (finding,) = found(door, "COMP-PROBLEM")
    assert finding.answer  # the same words
    door.set("problems.text", PROBLEMS.replace("信息更新存在不足，解读形式单一", "存在人员少、培训少的不足，形式单一"))
    (finding,) = found(door, "COMP-PROBLEM")
    assert (finding.answer, finding.offer) == ("", "情况属实")


def test_equal_slips_in_one_text_have_an_answer_each() -> None:
    text = "积极做好做好公开工作。认真做好做好答复工作。"
    door = editor(**{ON_REQUEST: text})
    first, second = found(door, "WORD-REPEATED")
    assert first.key != second.key
    answer(door, second)
    first, second = found(door, "WORD-REPEATED")
    assert (first.answer, second.answer) == ("", "情况属实")
    answer(door, first, "另有原因")
    first, second = found(door, "WORD-REPEATED")
    assert (first.answer, second.answer) == ("另有原因", "情况属实")


def test_the_first_of_equal_slips_keeps_the_key_it_had_alone() -> None:
    door = editor(**{ON_REQUEST: "积极做好做好公开工作。"})
    (alone,) = found(door, "WORD-REPEATED")
    answer(door, alone)
    door.set(ON_REQUEST, "积极做好做好公开工作。认真做好做好答复工作。")
    first, second = found(door, "WORD-REPEATED")
    assert (first.answer, second.answer) == ("情况属实", "")


def test_an_answer_does_not_depend_on_how_many_others_there_are() -> None:
    words = ["做好", "公开", "答复", "审查", "解读", "培训", "更新", "发布", "受理", "办理"]
    doubled = [2 * each for each in words]
    sentences = [f"我局{each}工作第{number}类。" for number, each in enumerate(2 * doubled, start=1)]
    door = editor(**{ON_REQUEST: "".join(sentences)})
    listed = found(door, "WORD-REPEATED")
    assert len(listed) == 20
    for each in listed:
        answer(door, each)
    door.set(ON_REQUEST, "我局管理管理工作。" + "".join(sentences) + "我局监督监督工作。")
    listed = found(door, "WORD-REPEATED")
    answered = [each for each in listed if each.answer]
    assert len(answered) == 20
    still = [each for each in listed if not each.answer]
    text = door.draft.entries[ON_REQUEST]
    open_ones = {text[s.start : s.start + s.length] for each in still for s in each.spans}
    assert any("管理" in each for each in open_ones)
    assert any("监督" in each for each in open_ones)


def test_an_answer_about_the_agency_s_own_word_falls_when_the_agency_is_corrected() -> None:
    door = editor(**{ON_REQUEST: "我厅做好依申请公开工作。", "report.agency": "甲市财政局"})
    (finding,) = found(door, "HERE-SELF")
    answer(door, finding)
    (finding,) = found(door, "HERE-SELF")
    assert finding.answer
    door.set("report.agency", "乙市教育局")
    (finding,) = found(door, "HERE-SELF")
    assert (finding.answer, finding.offer) == ("", "情况属实")
