"""The letters that ship are those of the dictionaries they were made from."""

from pypinyin import Style, lazy_pinyin

from desktop.window.search.initials import FIRST, initials
from forms.edition import Editions


def test_the_words_of_the_forms_are_found_by_their_letters() -> None:
    labels = {
        label for edition in ("2019", "2021") for each in Editions()[edition].fields.values() for label in each.row
    }
    wrong = []
    for label in labels:
        chinese = "".join(character for character in label if FIRST <= ord(character) <= 0x9FFF)
        single = "".join(lazy_pinyin(character, style=Style.FIRST_LETTER)[0] for character in chinese)
        if initials(chinese) != single:
            wrong.append(label)
    assert wrong == []
    assert initials("（二）部分公开") == "ebfgk"
    assert initials("空格补0 PDF") == "kgb0pdf"
