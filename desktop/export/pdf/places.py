"""Where each field stands on the finished pages, for a preview that leads from the page to the form and back."""

from typing import NamedTuple


class Place(NamedTuple):
    """A rectangle of one page that shows ``field``; pages from 0, points from the upper left corner as it is read."""

    page: int
    left: float
    top: float
    width: float
    height: float
    field: str

    def holds(self, page: int, x: float, y: float) -> bool:
        """Whether the point is in it."""
        return page == self.page and self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


def field_at(places: tuple[Place, ...], page: int, x: float, y: float) -> str | None:
    """The field at a point: a live figure before the text it stands in, which was noted before it."""
    return next((place.field for place in reversed(places) if place.holds(page, x, y)), None)
