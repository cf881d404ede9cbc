"""The levels of headings, as the page tells them apart and as prose is stored."""

from enum import Enum

from forms.draft.prose import SUBHEADING


class Level(Enum):
    """What a heading is; the page chooses the face (GB/T 9704-2012, 7.3.3)."""

    CHAPTER = 1  # 一、 黑体
    SECTION = 2  # （一） 楷体
    ITEM = 3  # 1. 仿宋
    SUBITEM = 4  # （1） 仿宋
    SUBHEADING = 5  # unnumbered, 楷体


# By the level in stored prose (forms.draft.prose).
LEVELS = {2: Level.SECTION, 3: Level.ITEM, 4: Level.SUBITEM, SUBHEADING: Level.SUBHEADING}
