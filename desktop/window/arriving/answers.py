"""The five answers of verification as they are shown: each with its own sign, and what it means for the person."""

from collections.abc import Sequence

from desktop.signoff.verification import Answer, Verification
from desktop.window.arriving.data_words import heading, lines
from desktop.window.arriving.verdict_line import Tone

FIRST = 3  # changes that are told at once
TONES = {
    Answer.ORIGINAL: Tone.ORIGINAL,
    Answer.SAME: Tone.SAME,
    Answer.CONSISTENT: Tone.CAREFUL,
    Answer.CHANGED: Tone.CHANGED,
    Answer.FOREIGN: Tone.FOREIGN,
}
MEANINGS = {
    Answer.ORIGINAL: "就是这台电脑上留存的那一份，一个字节也没有变。",
    Answer.SAME: "不是留存的那个文件，但内容与这台电脑上的这一稿相同。",
    Answer.CONSISTENT: "自己前后相符，但这台电脑没有这一稿。请到拟稿的电脑上核验。",
    Answer.CHANGED: "与原来的内容不同，不能当作原来的那一稿使用。",
    Answer.FOREIGN: "认不出是本程序做的年度报告，不能核验。",
}


def reasons_words(found: Verification, *, every: bool) -> tuple[str, int]:
    """What an answer rests on and what was changed, as rich text; and how many changes are not in it.

    Of many changes the first few stand there unless ``every`` one is wanted.
    """
    shown = found.where if every else found.where[:FIRST]
    left = len(found.where) - len(shown)
    head = f"改动{len(found.where)}处" + (f"，先列{len(shown)}处" if left else "")
    changes = f"{heading(head)}{lines(_sentences(shown))}" if shown else ""
    return f"{changes}{heading('依据')}{lines(_sentences(found.rests_on), numbered=False)}", left


def _sentences(told: Sequence[str]) -> list[str]:
    return [f"{each.rstrip('。')}。" for each in told]
