"""Any PDF held against a publication: re-saved ones agree, changed ones differ, broken ones are refused in words."""

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from desktop.export.pdf.foreign_pdf import agreement, attachments, information, printed_codes
from desktop.export.pdf.page_comparing import compare_pages
from desktop.export.pdf.page_reading import LARGEST, UnreadablePdf
from forms.publication.model import Publication
from tests.export import planting

READERS = (attachments, information, printed_codes)


@pytest.fixture
def whole(make: Any) -> Publication:
    report: Publication = make.whole_report()
    return report


@pytest.fixture
def data(export: Callable[..., Any], whole: Publication) -> bytes:
    pages: bytes = export(whole, mark="送审稿").path.read_bytes()
    return pages


def saved(data: bytes, **how: Any) -> bytes:
    """The file as another program saves it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        document.save(out, **how)
    return out.getvalue()


def test_a_file_saved_by_another_program_still_agrees(data: bytes, whole: Publication) -> None:
    again = saved(data, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    assert again != data
    held = agreement(again, whole)
    assert held.differences == ()
    assert held.pages == len(compare_pages(data, again))
    assert not any(compare_pages(data, again))


def test_another_report_differs_where_it_is_another(data: bytes, whole: Publication) -> None:
    other = replace(whole, date="2020年1月21日")
    (difference,) = agreement(data, other).differences
    assert (difference.field, difference.expected, difference.found) == ("report.date", "21", "20")


def test_codes_attachments_and_information_are_taken_out(data: bytes) -> None:
    code = "09AF-1234-5678-9ABC"

    def change(document: pikepdf.Pdf) -> None:
        document.attachments["年报数据.json"] = b'{"format": "nianbao-report/1"}'
        document.attachments["空.txt"] = b""
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page = document.pages[0]
        page.Resources.Font[pikepdf.Name("/Code")] = document.make_indirect(font)
        page.contents_add(document.make_stream(f"BT /Code 10 Tf 1 0 0 1 90 746 Tm ({code}) Tj ET".encode()))

    changed = planting.changed(data, change)
    codes = printed_codes(changed)
    assert codes[0] == code
    assert set(codes[1:]) == {None}
    assert {each.name: each.data for each in attachments(changed)} == {
        "年报数据.json": b'{"format": "nianbao-report/1"}',
        "空.txt": b"",
    }
    assert information(changed)["Author"] == "湖南省交通运输厅"
    assert attachments(data) == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 no pdf", b"\0" * 5000])
def test_what_is_no_pdf_is_refused_in_words(content: bytes, whole: Publication) -> None:
    for reader in READERS:
        with pytest.raises(UnreadablePdf, match="不是PDF，或者已经损坏"):
            reader(content)
    with pytest.raises(UnreadablePdf):
        agreement(content, whole)


def test_an_encrypted_file_is_refused_in_words(data: bytes, whole: Publication) -> None:
    locked = saved(data, encryption=pikepdf.Encryption(owner="甲", user="乙"))
    with pytest.raises(UnreadablePdf, match="密码"):
        agreement(locked, whole)


def test_a_huge_file_is_refused_in_words(whole: Publication) -> None:
    with pytest.raises(UnreadablePdf, match="太大"):
        agreement(b"%PDF-1.7" + bytes(LARGEST), whole)


def test_a_file_of_too_many_pages_is_refused_in_words(data: bytes, whole: Publication) -> None:
    def change(document: pikepdf.Pdf) -> None:
        for _ in range(80):
            document.pages.extend(list(document.pages)[:7])

    with pytest.raises(UnreadablePdf, match="页，不是年报"):
        agreement(planting.changed(data, change), whole)


def test_a_file_of_another_program_differs_and_is_not_refused(whole: Publication) -> None:
    out = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(300, 200))
        document.save(out)
    held = agreement(out.getvalue(), whole)
    assert held.pages == 1
    assert len(held.differences) > 3


@pytest.mark.parametrize("seed", range(40))
def test_random_damage_is_read_or_refused_and_nothing_else(data: bytes, whole: Publication, seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 200)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    if seed % 4 == 0:
        del damaged[chance.randrange(len(damaged)) :]
    for reader in READERS:
        try:
            reader(bytes(damaged))
        except UnreadablePdf as refused:
            assert str(refused).endswith("。")
    try:
        agreement(bytes(damaged), whole)
        compare_pages(data, bytes(damaged))
    except UnreadablePdf as refused:
        assert str(refused).endswith("。")


def test_a_covered_number_is_seen_in_the_picture(data: bytes) -> None:
    covered = planting.written(data, 0, "q 1 g 100 508 60 18 re f Q")
    spots = compare_pages(data, covered)
    assert [bool(each) for each in spots] == [True, *[False] * (len(spots) - 1)]
    for spot in spots[0]:
        assert spot.left > 90
        assert spot.left + spot.width < 172
        assert 842 - 535 < spot.top < 842 - 500


def test_a_page_more_differs_as_a_whole(data: bytes) -> None:
    def change(document: pikepdf.Pdf) -> None:
        del document.pages[-1]

    (spot,) = compare_pages(data, planting.changed(data, change))[-1]
    assert (round(spot.width), round(spot.height)) == (595, 842)
