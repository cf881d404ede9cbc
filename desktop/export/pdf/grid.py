"""The page of GB/T 9704-2012 in points: paper, type area, and the grid of 22 rows of 28 characters (5.1, 5.2).

The pitch is the standard's; within its row the em box is centred, so the base line stands 0.38 em below the row's
centre whichever face sets it. ``y`` counts upwards from the paper's lower edge, as in PDF.
"""

from typing import Final

MM: Final = 72 / 25.4

PAPER_WIDTH: Final = 210 * MM
PAPER_HEIGHT: Final = 297 * MM
LEFT: Final = 28 * MM  # 订口
TOP: Final = PAPER_HEIGHT - 37 * MM  # below 天头
TYPE_WIDTH: Final = 156 * MM
TYPE_HEIGHT: Final = 225 * MM
RIGHT: Final = LEFT + TYPE_WIDTH
BOTTOM: Final = TOP - TYPE_HEIGHT

CELLS: Final = 28
ROWS: Final = 22
CELL: Final = TYPE_WIDTH / CELLS  # 15.79 pt: the advance of a character, and the size it is set in
ROW: Final = TYPE_HEIGHT / ROWS  # 28.99 pt

INDENT: Final = 2  # cells before a paragraph's first character

TITLE_SIZE: Final = 22.0  # 2号
NOTE_SIZE: Final = 12.0  # 小四: notes under a table, the mark above the type area
NOTE_PITCH: Final = 20.0
NUMBER_SIZE: Final = 14.0  # 4号
NUMBER_DROP: Final = 7 * MM  # from the type area's lower edge to the dashes beside the page number

# Of the em box above its centre line; every face's em box spans 0.88 above and 0.12 below the base line.
BASE_BELOW_CENTRE: Final = 0.38
