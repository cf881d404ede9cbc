"""Writes ``resources/words/initials.txt``: the first letter of the pinyin of every character from U+4E00 to U+9FFF.

    pip install pypinyin && python installer/spell_initials.py

The window finds 部分公开 by bfgk. The dictionaries that know the readings take longer to load than the whole window, so
the letters are kept and the dictionaries are needed only here and by the test that compares the two.
"""

from pathlib import Path

from pypinyin import Style, lazy_pinyin

FIRST, LAST = 0x4E00, 0x9FFF
TARGET = Path(__file__).parent.parent / "resources" / "words" / "initials.txt"
UNKNOWN = "-"


def letters() -> str:
    """One letter a character, ``-`` for the few that have no reading."""
    found = (lazy_pinyin(chr(code), style=Style.FIRST_LETTER)[0] for code in range(FIRST, LAST + 1))
    return "".join(letter if len(letter) == 1 and "a" <= letter <= "z" else UNKNOWN for letter in found)


if __name__ == "__main__":
    TARGET.write_text(letters() + "\n", encoding="ascii")
