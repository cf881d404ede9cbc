"""How large a statutory table is drawn: as it stands on the page, a little narrower rather than scrolling sideways."""

from typing import NamedTuple

ROW_HEIGHT = 20  # pixels at 100 %
HEAD_HEIGHT = 34  # of the lowest head level, which wraps
# Pixels of the label columns and of each other column, by how many label columns a table has.
LABEL_WIDTHS = {1: (220,), 3: (30, 72, 236)}
COLUMN_WIDTHS = {0: 62, 1: 120, 3: 62}
LEAST_COLUMNS = {0: 42, 1: 90, 3: 50}  # before one has to scroll sideways
LEAST_LABELS = 340
FRAME = 4


class MatrixSizes(NamedTuple):
    """Pixels at ``percent`` in a view ``room`` wide.

    ``spans`` tells how many usual widths each column takes, ``depth`` the levels of heads over the columns,
    ``number`` the pixels of the longest number, which is never cut.
    """

    label_columns: int
    depth: int
    rows: int
    spans: tuple[int, ...]
    percent: int
    room: int
    number: int = 0

    @property
    def row_height(self) -> int:
        """Of each row."""
        return self._scaled(ROW_HEIGHT)

    @property
    def head_heights(self) -> list[int]:
        """Of each level of heads over the columns."""
        lowest = HEAD_HEIGHT if self.depth > 1 else ROW_HEIGHT + 4
        return [*map(self._scaled, [ROW_HEIGHT] * (self.depth - 1)), self._scaled(lowest)]

    @property
    def label_widths(self) -> list[int]:
        """At great sizes the labels leave at least half of the room to the numbers; long ones are shortened."""
        widths = [self._scaled(width) for width in LABEL_WIDTHS.get(self.label_columns, (0,))]
        spare = max(0, sum(widths) - max(self.room // 2, LEAST_LABELS))
        return [*widths[:-1], widths[-1] - min(spare, widths[-1] // 2)]

    @property
    def column_widths(self) -> list[int]:
        """Of each column: narrower where the room asks for it, as long as the heads stay readable."""
        room = self.room - FRAME - self._labels
        units = sum(self.spans)
        least = self._scaled(LEAST_COLUMNS[self.label_columns])
        width = max(min(self._usual, max(room // units, least)), self.number)
        spare = room - width * units if least < width < self._usual else 0
        return [width * span + (1 if column < spare else 0) for column, span in enumerate(self.spans)]

    @property
    def needed_width(self) -> int:
        """What shows every column without scrolling."""
        return max(self._usual, self.number) * sum(self.spans) + self._labels + FRAME

    @property
    def needed_height(self) -> int:
        """What shows every row without scrolling."""
        return sum(self.head_heights) + self.row_height * self.rows + FRAME

    @property
    def scrolls(self) -> bool:
        """Whether the columns need more room than there is."""
        return self.room < sum(self.column_widths) + self._labels + FRAME

    @property
    def _labels(self) -> int:
        return sum(self.label_widths) if self.label_columns else 0

    @property
    def _usual(self) -> int:
        return self._scaled(COLUMN_WIDTHS[self.label_columns])

    def _scaled(self, pixels: int) -> int:
        return pixels * self.percent // 100
