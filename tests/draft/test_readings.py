"""What was typed, read as a number."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.draft.readings import (
    LARGEST,
    State,
    in_range,
    is_date,
    millimetres,
    read_date,
    read_document_number,
    read_millimetres,
    read_number,
    read_year,
)
from forms.edition.model import Kind

NUMBERS = [
    ("１９", 19),
    (" 19 ", 19),
    ("19件", 19),
    ("19 件", 19),
    ("十九", 19),
    ("1,234", 1234),
    ("1，234", 1234),
    ("　７　", 7),
    ("007", 7),
    ("〇", 0),
    ("零", 0),
    ("二十", 20),
    ("廿", 20),
    ("两百", 200),
    ("一百零五", 105),
    ("十九件", 19),
    ("三千二百", 3200),
    ("1,234,567", 1234567),
    ("0", 0),
    ("-5", -5),
    ("−5", -5),
    ("－５", -5),
    ("+5", 5),
    ("＋５", 5),
    ("1000000000", 10**9),
    ("\u00a019\u00a0", 19),
]
UNREADABLE = [
    "1,23",
    "1.5",
    "3-5",
    "约20",
    "1e3",
    "19人",
    "1,234,56",
    ",123",
    "1,,234",
    "①",
    "²",
    "٣",
    "19件件",
    "一百五",
    "十十",
    "二〇一九",
    "1 234",
    "0x10",
    "五分之一",
    "1_000",
    "--5",
    "+-5",
    "19.",
    "👍",
    "\x00",
    "件",
    "9" * 5000,
    "百",
    "19\n20",
]
NONE = ["/", "／", "—", "——", "-", "－", "−", "无", " / ", "–"]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_is_read(text: str, number: int) -> None:
    reading = read_number(text, Kind.COUNT, "件")
    assert (reading.state, reading.number, reading.stored) == (State.NUMBER, number, str(number))


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_number_is_kept_as_typed(text: str) -> None:
    reading = read_number(text, Kind.COUNT, "件")
    assert (reading.state, reading.stored, reading.number) == (State.UNREADABLE, text, None)


@pytest.mark.parametrize("text", NONE)
def test_a_stroke_counts_as_blank_and_is_kept(text: str) -> None:
    for kind in (Kind.COUNT, Kind.SIGNED, Kind.AMOUNT):
        reading = read_number(text, kind, "件")
        assert (reading.state, reading.stored, reading.blank) == (State.NONE, text, True)


@pytest.mark.parametrize("text", ["", " ", "　", "\t\n"])
def test_white_space_is_blank(text: str) -> None:
    assert read_number(text, Kind.COUNT, "件").state is State.BLANK


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("12.50", "万元", "12.50"),
        ("12.50万元", "万元", "12.50"),
        ("１２．５０", "万元", "12.50"),
        ("1,234.5", "元", "1234.5"),
        ("1，234．50元", "元", "1234.50"),
        ("0.000001", "万元", "0.000001"),
        ("75394432.52", "元", "75394432.52"),
        ("0", "元", "0"),
    ],
)
def test_an_amount_is_kept_as_written(text: str, unit: str, stored: str) -> None:
    reading = read_number(text, Kind.AMOUNT, unit)
    assert (reading.state, reading.stored) == (State.NUMBER, stored)


@pytest.mark.parametrize("text", ["12万元", "1.2.3", "1.", ".5", "1,23.5", "1e3", "约12", "十二", "12.5元元"])
def test_another_unit_or_shape_is_never_converted(text: str) -> None:
    assert read_number(text, Kind.AMOUNT, "元").state is State.UNREADABLE


def test_ranges() -> None:
    assert in_range(LARGEST, Kind.COUNT)
    assert not in_range(LARGEST + 1, Kind.COUNT)
    assert not in_range(-1, Kind.COUNT)
    assert in_range(-LARGEST, Kind.SIGNED)
    assert not in_range(-1, Kind.AMOUNT)
    assert in_range(10**12, Kind.AMOUNT)


@given(st.text(), st.sampled_from(list(Kind)), st.sampled_from(["", "件", "万元"]))
@example("1,234件", Kind.COUNT, "件")
def test_reading_what_is_stored_changes_nothing(text: str, kind: Kind, unit: str) -> None:
    reading = read_number(text, kind, unit)
    again = read_number(reading.stored, kind, unit)
    assert (again.state, again.number, again.stored) == (reading.state, reading.number, reading.stored)


@given(st.integers(0, LARGEST), st.sampled_from(["{}", "{:,}", " {}", "{}件", "{:,} 件"]), st.booleans())
def test_every_number_in_every_spelling_reads_back(number: int, spelling: str, wide: bool) -> None:
    text = spelling.format(number)
    if wide:
        text = text.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    assert read_number(text, Kind.COUNT, "件").number == number


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2020年1月20日", "2020-01-20"),
        ("2020-1-5", "2020-01-05"),
        ("２０２０．１．５", "2020-01-05"),
        ("2020/01/20", "2020-01-20"),
    ],
)
def test_a_date_is_read(text: str, stored: str) -> None:
    assert read_date(text) == stored
    assert is_date(stored)


@pytest.mark.parametrize("text", ["2020年2月30日", "一月", "2020-13-01", "20200120", "2020-W01-1"])
def test_what_is_no_date_is_kept(text: str) -> None:
    assert read_date(text) == text
    assert not is_date(text)


@pytest.mark.parametrize(
    ("text", "year"), [("2021", 2021), ("２０２１年", 2021), ("2021年度", 2021), ("21", None), ("x", None)]
)
def test_a_year_is_read(text: str, year: int | None) -> None:
    assert read_year(text) == year


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("漳审综〔2026〕2号", "漳审综〔2026〕2号"),
        (" 漳审综[2026]第02号 ", "漳审综〔2026〕2号"),
        ("漳审综（２０２６）12 号", "漳审综〔2026〕12号"),
        ("漳审综【2026年】2号", "漳审综〔2026〕2号"),
        ("漳审综2026-2号", "漳审综2026-2号"),  # left as it is: the brackets may be meant otherwise
        ("未编号", "未编号"),
        ("", ""),
    ],
)
def test_a_document_number_gets_its_form(text: str, stored: str) -> None:
    assert read_document_number(text) == stored
    assert read_document_number(stored) == stored


@pytest.mark.parametrize(
    ("text", "stored", "length"),
    [
        ("", "", 0),
        ("0", "", 0),
        ("80", "80", 80),
        ("８０毫米", "80", 80),
        ("080 mm", "80", 80),
        ("120", "120", 120),
        ("121", "121", None),
        ("8厘米", "8厘米", None),
        ("-5", "-5", None),
        ("9" * 200, "9" * 200, None),
    ],
)
def test_a_length_is_read_in_millimetres(text: str, stored: str, length: int | None) -> None:
    assert read_millimetres(text) == stored
    assert read_millimetres(stored) == stored
    assert millimetres(stored) == length
