"""Both editions against the official forms, and faulty definitions."""

import shutil
from pathlib import Path

import pytest

import resources
from forms.edition import Edition, EditionError, Editions
from forms.edition.loader import load_edition
from forms.edition.model import Kind

EDITIONS = Editions()
CHAPTERS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
# 国办公开办函〔2021〕30号附件, table 3, rows top to bottom; 2019 has （六） in one row.
ROWS = (
    ("received", "一、本年新收政府信息公开申请数量"),
    ("carried_over", "二、上年结转政府信息公开申请数量"),
    ("disclosed", "（一）予以公开"),
    ("partially_disclosed", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ("withheld.state_secret", "1.属于国家秘密"),
    ("withheld.prohibited_by_law", "2.其他法律行政法规禁止公开"),
    ("withheld.security_stability", "3.危及“三安全一稳定”"),
    ("withheld.third_party", "4.保护第三方合法权益"),
    ("withheld.internal_affairs", "5.属于三类内部事务信息"),
    ("withheld.process", "6.属于四类过程性信息"),
    ("withheld.enforcement_file", "7.属于行政执法案卷"),
    ("withheld.administrative_lookup", "8.属于行政查询事项"),
    ("unable.not_held", "1.本机关不掌握相关政府信息"),
    ("unable.needs_creation", "2.没有现成信息需要另行制作"),
    ("unable.unclear", "3.补正后申请内容仍不明确"),
    ("not_processed.petition", "1.信访举报投诉类申请"),
    ("not_processed.duplicate", "2.重复申请"),
    ("not_processed.publication", "3.要求提供公开出版物"),
    ("not_processed.excessive", "4.无正当理由大量反复申请"),
    ("not_processed.confirm_or_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ("other.no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.other", "3.其他"),
    ("outcomes_total", "（七）总计"),
    ("carried_forward", "四、结转下年度继续办理"),
)
COLUMNS = {
    "natural": ("申请人情况", "自然人"),
    "commercial": ("申请人情况", "法人或其他组织", "商业企业"),
    "research": ("申请人情况", "法人或其他组织", "科研机构"),
    "public_interest": ("申请人情况", "法人或其他组织", "社会公益组织"),
    "legal_service": ("申请人情况", "法人或其他组织", "法律服务机构"),
    "other_org": ("申请人情况", "法人或其他组织", "其他"),
    "total": ("申请人情况", "总计"),
}
DISCLOSURE = {
    "2021": {
        "第二十条第（一）项": {"rules": "规章", "normative_documents": "行政规范性文件"},
        "第二十条第（五）项": {"licensing": "行政许可"},
        "第二十条第（六）项": {"penalties": "行政处罚", "compulsory": "行政强制"},
        "第二十条第（八）项": {"fees": "行政事业性收费"},
    },
    "2019": {
        "第二十条第（一）项": {"rules": "规章", "normative_documents": "规范性文件"},
        "第二十条第（五）项": {"licensing": "行政许可", "other_services": "其他对外管理服务事项"},
        "第二十条第（六）项": {"penalties": "行政处罚", "compulsory": "行政强制"},
        "第二十条第（八）项": {"fees": "行政事业性收费"},
        "第二十条第（九）项": {"procurement": "政府集中采购"},
    },
}


@pytest.mark.parametrize(
    ("year", "key"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021"), (2018, None)]
)
def test_the_year_chooses_the_edition(year: int, key: str | None) -> None:
    assert EDITIONS.key_for_year(year) == key


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_the_six_parts_are_worded_as_the_form_words_them(key: str) -> None:
    headed = [chapter.label for chapter in EDITIONS[key].chapters if chapter.printed and chapter.heading]
    assert tuple(headed) == CHAPTERS
    sections = [section.label for section in EDITIONS[key].sections() if section.id.startswith("overview.")]
    platforms = "政府信息公开平台建设" if key == "2021" else "平台建设"
    assert sections == ["", "主动公开", "依申请公开", "政府信息管理", platforms, "监督保障"]


def requests_rows(key: str) -> tuple[tuple[str, str], ...]:
    if key == "2021":
        return ROWS
    kept = [row for row in ROWS if not row[0].startswith("other.")]
    kept.insert(-2, ("other", "（六）其他处理"))
    return tuple(kept)


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_table_three_word_for_word(key: str) -> None:
    fields = EDITIONS[key].fields
    expected = {f"requests.{row}.{column}" for row, _ in requests_rows(key) for column in COLUMNS}
    cells = [field for field in fields.values() if field.in_table and field.id.startswith("requests.")]
    assert {field.id for field in cells} == expected
    for row, label in requests_rows(key):
        for column, heads in COLUMNS.items():
            field = fields[f"requests.{row}.{column}"]
            assert (field.row[-1], field.column) == (label, heads)
            assert (field.kind, field.unit) == (Kind.COUNT, "件")
            assert field.computed == (row == "outcomes_total" or column == "total")
            assert field.help
    assert sum(not field.computed for field in cells) == (144 if key == "2021" else 132)


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_sums_name_every_outcome_once(key: str) -> None:
    fields = EDITIONS[key].fields
    outcomes = [row for row, _ in requests_rows(key) if row not in ("received", "carried_over", "carried_forward")]
    outcomes.remove("outcomes_total")
    assert fields["requests.outcomes_total.natural"].sum_of == tuple(f"requests.{row}.natural" for row in outcomes)
    six = [column for column in COLUMNS if column != "total"]
    assert fields["requests.received.total"].sum_of == tuple(f"requests.received.{column}" for column in six)
    results = ("upheld", "corrected", "other", "pending")
    for group in ("reconsideration", "litigation_direct", "litigation_after"):
        assert fields[f"disputes.{group}.total"].sum_of == tuple(f"disputes.{group}.{each}" for each in results)


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_table_two_word_for_word(key: str) -> None:
    fields = [field for field in EDITIONS[key].fields.values() if field.in_table and field.id.startswith("disclosure.")]
    found: dict[str, dict[str, str]] = {}
    for field in fields:
        found.setdefault(field.section, {})[field.id.split(".")[1]] = field.row[0]
    assert found == DISCLOSURE[key]
    assert len(fields) == (10 if key == "2021" else 22)


def test_table_two_columns_kinds_and_units() -> None:
    new, old = EDITIONS["2021"].fields, EDITIONS["2019"].fields
    assert new["disclosure.rules.in_force"].column == ("现行有效件数",)
    assert new["disclosure.licensing.decisions"].column == ("本年处理决定数量",)
    fees = new["disclosure.fees.amount"]
    assert (fees.column, fees.kind, fees.unit) == (("本年收费金额（单位：万元）",), Kind.AMOUNT, "万元")
    assert old["disclosure.rules.total_disclosed"].column == ("对外公开总数量",)
    assert old["disclosure.fees.change"].kind is Kind.SIGNED
    procurement = old["disclosure.procurement.amount"]
    assert (procurement.column, procurement.kind, procurement.unit) == (("采购总金额",), Kind.AMOUNT, "元")
    assert "disclosure.fees.amount" not in old
    assert "disclosure.fees.decisions" not in old


@pytest.mark.parametrize("key", ["2019", "2021"])
def test_texts_and_report_fields_have_the_ids_of_the_house(key: str) -> None:
    ids = set(EDITIONS[key].fields)
    report = ("agency", "short_name", "kind", "level", "year", "date", "title_year", "closing")
    overview = ("lead", "proactive", "on_request", "management", "platforms", "supervision")
    texts = ("preface", "problems", "other_matters", "disclosure", "requests", "disputes")
    assert {f"report.{each}" for each in report} <= ids
    assert {f"overview.{each}" for each in overview} | {f"{each}.text" for each in texts} <= ids


def test_nothing_official_is_in_half_width_punctuation() -> None:
    for key in EDITIONS:
        for field in EDITIONS[key].fields.values():
            for label in (field.chapter, field.section, *field.row, *field.column):
                assert not set(label) & set(",;:()\"'"), label


BROKEN = [
    ("3-requests.toml", 'unit = "件"', "", "table.unit"),
    ("3-requests.toml", 'key = "received"', 'key = "received", colour = "red"', "rows[received].colour"),
    ("3-requests.toml", "label_columns = 3", 'label_columns = "3"', "table.label_columns"),
    ("3-requests.toml", "label_columns = 3", "label_columns = 2", "table.widths"),
    ("1-overview.toml", 'key = "management"', 'key = "platforms"', "overview.platforms"),
    ("3-requests.toml", '"disclosed", "partially', '"nowhere", "partially', "rows"),
    ("3-requests.toml", 'right = ["outcomes_total"', 'right = ["nowhere"', "rule[T3-BAL].right"),
    ("3-requests.toml", 'check = "balance"', 'check = "guess"', "rule[T3-BAL].check"),
    ("2-disclosure.toml", 'left = ["in_force"', 'left = ["nowhere"', "rule[T2-STOCK].left"),
    ("2-disclosure.toml", 'kind = "amount"', 'kind = "money"', "columns[amount].kind"),
    ("1-overview.toml", 'part_of = "received"', 'part_of = "nothing"', "section[on_request].figures"),
    ("edition.toml", "first_year = 2021", 'first_year = "2021"', "first_year"),
    ("edition.toml", '"5-problems"', '"5-nothing"', ""),
    ("5-problems.toml", 'key = "problems"', 'key = "problems', ""),
]


@pytest.mark.parametrize(("file", "old", "new", "key"), BROKEN)
def test_a_faulty_definition_is_told_with_file_key_and_reason(
    tmp_path: Path, file: str, old: str, new: str, key: str
) -> None:
    folder = tmp_path / "2021"
    shutil.copytree(resources.path("editions/2021"), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EditionError) as told:
        load_edition(folder)
    assert told.value.reason
    assert told.value.file.startswith("2021/")
    assert key in told.value.key


def test_an_edition_is_only_data(tmp_path: Path) -> None:
    """A new edition is a folder of TOML: the year finds it, with no change in Python."""
    for key in ("2019", "2021"):
        shutil.copytree(resources.path(f"editions/{key}"), tmp_path / key)
    folder = tmp_path / "2027"
    shutil.copytree(tmp_path / "2021", folder)
    index = folder / "edition.toml"
    index.write_text(
        index.read_text(encoding="utf-8").replace('key = "2021"', 'key = "2027"').replace("= 2021", "= 2027"),
        encoding="utf-8",
    )
    old = tmp_path / "2021" / "edition.toml"
    old.write_text(old.read_text(encoding="utf-8") + "last_year = 2026\n", encoding="utf-8")
    editions = Editions(tmp_path)
    assert [editions.key_for_year(year) for year in (2020, 2026, 2027)] == ["2019", "2021", "2027"]
    assert isinstance(editions["2027"], Edition)
