"""Where a paragraph ends: several are read as one text, one a line, and none may be judged by the words of another."""


def line_start(text: str, at: int, reach: int) -> int:
    """``reach`` characters before ``at``, or where its line begins if that is nearer."""
    return text.rfind("\n", max(0, at - reach), at) + 1 or max(0, at - reach)


def line_end(text: str, at: int, reach: int) -> int:
    """``reach`` characters after ``at``, or where its line ends if that is nearer."""
    end = text.find("\n", at, at + reach)
    return end if end >= 0 else min(len(text), at + reach)


def nearby(text: str, start: int, end: int, reach: int) -> str:
    """``text[start:end]`` with ``reach`` characters of its line on either side."""
    return text[line_start(text, start, reach) : line_end(text, end, reach)]
