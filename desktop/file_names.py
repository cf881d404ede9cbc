"""Names of files that people's words go into."""

import re

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # by Windows


def in_file_name(words: str) -> str:
    """``words`` with what no file name may hold replaced."""
    return _NOT_IN_NAMES.sub("_", words)
