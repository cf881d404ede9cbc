"""Text as Word and WPS put it on the clipboard, cleaned."""

import pytest

from forms.draft.word_count import word_count
from forms.entry.clean_paste import pasted_prose


@pytest.mark.parametrize(
    ("foreign", "stored"),
    [
        ("　　加强领导。\r\n\r\n　　完善制度。\r\n", "加强领导。\n完善制度。"),
        (
            "（一）主动公开\r\n1.政策文件。公开3件。\r\n（1）通知\r\n正文",
            "#2 主动公开\n#3 政策文件。公开3件。\n#4 通知\n正文",
        ),
        ("1.5万件\r\n二〇二一年", "1.5万件\n二〇二一年"),
        ("一\u000b二\r\n三", "一\n二\n三"),
        ("#标题\r\n{不是编号}", "##标题\n{{不是编号}}"),
        ("半句话", "半句话"),
        ("表\t格\r\n第二行", "表　格\n第二行"),
        ("", ""),
        ("\r\n \r\n", ""),
    ],
)
def test_paragraphs_and_numbering_are_kept_the_rest_dropped(foreign: str, stored: str) -> None:
    assert pasted_prose(foreign) == stored


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("收到申请19件。", 7),
        ("PDF文件3份", 5),
        ("www.hunan.gov.cn", 1),
        ("《条例》", 4),
        ("a b  c", 3),
    ],
)
def test_words_are_counted_as_word_counts(text: str, count: int) -> None:
    assert word_count(text) == count
