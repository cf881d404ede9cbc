"""The word lists of ``resources/words/``: tab-separated, ``#`` before a remark, the first line names the columns."""

from functools import cache

import resources


@cache
def word_list(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``resources/words/<name>.tsv``, each by column."""
    text = resources.path(f"words/{name}.tsv").read_text(encoding="utf-8")
    head, *lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)
