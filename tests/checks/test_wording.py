"""WORD-: what each rule finds, where exactly, what its repair makes of it, and what it keeps quiet about."""

import json
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks import check, wording
from forms.checks.catalogue import message
from forms.checks.finding import Finding, Severity
from forms.checks.wording import reading
from forms.draft.draft import Draft
from forms.draft.exchange import load
from tests.checks.test_rules import complete, of

LEAD = "overview.lead"

# rule, text, the stretch that is marked (the first one), the text after its repair (None: no repair)
FOUND: list[tuple[str, str, str, str | None]] = [
    ("WORD-DAMAGED", "进一步加强\ufffd\ufffd公开", "\ufffd\ufffd", None),
    ("WORD-DAMAGED", "政府信息锟斤拷公开", "锟斤拷", None),
    ("WORD-DAMAGED", "公开\ue5e5目录", "\ue5e5", None),
    ("WORD-DAMAGED", "提高了办事效率?;厩板r如下：", "?;厩板r", None),
    ("WORD-DAMAGED", "网上信箱?dòng)写M一步完善", "?dòng)写M", None),
    ("WORD-DAMAGED", "发布(bù)信息", "(bù)", None),
    ("WORD-DAMAGED", "本局æ”¿åºœä¿¡æ公开", "æ”¿åºœä¿¡", None),
    ("WORD-DAMAGED", "主动鏀垮簻淇℃伅公开", "鏀垮簻淇℃伅", None),
    ("WORD-DAMAGED", "加强鍏紑工作", "鍏紑", None),
    ("WORD-DAMAGED", "做好Õþ¸®ÐÅÏ¢公开", "Õþ¸®ÐÅÏ¢", None),
    ("WORD-DAMAGED", "現╡睼獺そ秨", "╡睼獺そ", None),
    ("WORD-DAMAGED", "本年度???公开", "???", None),
    ("WORD-DAMAGED", "政府信?公开工作", "?", None),
    ("WORD-LETTER", "有待写M一步加强", "M", None),
    ("WORD-INVISIBLE", "政府\u200b信息\ufeff公开", "\u200b", "政府信息公开"),
    ("WORD-RADICAL", "县⼈民政府⻓期坚持", "⼈", "县人民政府长期坚持"),
    ("WORD-TRADITIONAL", "政務公開，進一步规范", "務", "政务公开，进一步规范"),
    ("WORD-MEASURE", "传真申请1年，信函申请12件", "1年", "传真申请1件，信函申请12件"),
    ("WORD-MEASURE", "收到政府信息公开申请 1,019 条。", "1,019 条", "收到政府信息公开申请 1,019 件。"),
    ("WORD-MEASURE", "收到政府信息公开申请19人", "19人", "收到政府信息公开申请19件"),
    ("WORD-MEASURE", "全年共收到19场，均已答复。", "19场", "全年共收到19件，均已答复。"),
    (
        "WORD-MEASURE",
        "收到申请19件，其中当面6件，传真1年，信函12件。",
        "1年",
        "收到申请19件，其中当面6件，传真1件，信函12件。",
    ),
    ("WORD-MEASURE", "受理12场政府信息公开申请。", "12场", "受理12件政府信息公开申请。"),
    ("WORD-MEASURE", "予以公开9条，部分公开4件", "9条", "予以公开9件，部分公开4件"),
    ("WORD-MEASURE", "举办新闻发布会９件", "９件", "举办新闻发布会９场"),
    ("WORD-MEASURE", "召开座谈会三件，", "三件", "召开座谈会三场，"),
    ("WORD-YEARCOUNT", "全年发布5247年", "5247年", None),
    ("WORD-REPEATED", "每个单位明确1名信息工作工作人员", "工作工作", "每个单位明确1名信息工作人员"),
    ("WORD-REPEATED", "进一步进一步加强", "进一步进一步", "进一步加强"),
    ("WORD-REPEATED", "积极推进政府网站政府网站建设", "政府网站政府网站", "积极推进政府网站建设"),
    ("WORD-REPEATED", "认真认真落实", "认真认真", "认真落实"),
    ("WORD-REPEATED", "存在的的问题", "的的", "存在的问题"),
    ("WORD-REPEATED", "如对对本报告有疑问，", "对对", "如对本报告有疑问，"),
    ("WORD-REPEATED", "以公开为常态、不公开为为例外。", "为为", "以公开为常态、不公开为例外。"),
    ("WORD-REPEATED", "工作存在在的主要问题", "在在", "工作存在的主要问题"),
    ("WORD-MEASURE", "全年收到申请5条，", "5条", "全年收到申请5件，"),
    ("WORD-MEASURE", "制发公文12人。", "12人", "制发公文12件。"),
    ("WORD-MEASURE", "制定规范性文件3项，", "3项", "制定规范性文件3件，"),
    ("WORD-MEASURE", "开展业务培训2名，培训576人次", "2名", "开展业务培训2次，培训576人次"),
    ("WORD-MEASURE", "不予公开6件，其中属于过程性信息1年，", "1年", "不予公开6件，其中属于过程性信息1件，"),
    ("WORD-MEASURE", "共办理9件，其中网上方式1场、柜台递交3件。", "1场", "共办理9件，其中网上方式1件、柜台递交3件。"),
    ("WORD-CONFUSED", "提供政府信恴，", "信恴", "提供政府信息，"),
    ("WORD-CONFUSED", "严格归范公开行为", "归范", "严格规范公开行为"),
    ("WORD-CONFUSED", "方便群众查阀。", "查阀", "方便群众查阅。"),
    ("WORD-CONFUSED", "均已整该到位", "整该", "均已整改到位"),
    ("WORD-CONFUSED", "对失效文件及是标注", "及是", "对失效文件及时标注"),
    ("WORD-CONFUSED", "做到即使更新、准确发布。", "即使", "做到及时更新、准确发布。"),
    ("WORD-CONFUSED", "对群众关切即使回应。", "即使", "对群众关切及时回应。"),
    ("WORD-CONFUSED", "即要公开，又要保密。", "即", "既要公开，又要保密。"),
    ("WORD-CONFUSED", "广泛反应群众意见。", "反应", "广泛反映群众意见。"),
    ("WORD-CONFUSED", "依法行使行政权利。", "行政权利", "依法行使行政权力。"),
    ("WORD-CONFUSED", "主动接收社会监督。", "接收", "主动接受社会监督。"),
    ("WORD-CONFUSED", "向社会公部结果。", "公部", "向社会公布结果。"),
    ("WORD-CONFUSED", "作好保密审查工作。", "作好", "做好保密审查工作。"),
    ("WORD-OLDTERMS", "办理结果均为同意公开。", "同意公开", None),
    ("WORD-OLDTERMS", "其中属于已主动公开范围3件，", "属于已主动公开范围", None),
    ("WORD-INSTITUTION", "按照农业部办公厅有关要求，", "农业部", None),
    ("WORD-INSTITUTION", "加强与国家旅游局的衔接，对不更新的账号进行整合。", "国家旅游局", None),
    ("WORD-PLACEHOLDER", "推送信息XXX条。", "XXX", None),
    ("WORD-REPEATMARK", "工作，。下一步", "，。", "工作。下一步"),
    ("WORD-REPEATMARK", "情况如下：：", "：：", "情况如下："),
    ("WORD-PLACEHOLDER", "××局2023年度报告", "××", None),
    ("WORD-PLACEHOLDER", "共收到XX件", "XX", None),
    ("WORD-PLACEHOLDER", "联系电话：____", "____", None),
    ("WORD-PLACEHOLDER", "其他需要报告的事项（文字描述）", "（文字描述）", None),
    ("WORD-PLACEHOLDER", "单击此处输入文字", "单击此处输入", None),
    ("WORD-PLACEHOLDER", "全年收到申请  件，办结3件。", "  件", None),
    ("WORD-PLACEHOLDER", "办结率达%", "%", None),
    ("WORD-PLACEHOLDER", "2024年  月  日", "2024年  月", None),
    ("WORD-LEFTOVER", "<!--[if !supportLists]-->（三）<!--[endif]-->公开", "<!--[if !supportLists]-->", "（三）公开"),
    ("WORD-LEFTOVER", "主动公开&nbsp;情况", "&nbsp;", "主动公开情况"),
    ("WORD-LEFTOVER", "附件下载：年度报告", "附件下载", None),
    ("WORD-CONFUSED", "按照布署要求，", "布署", "按照部署要求，"),
    ("WORD-CONFUSED", "按装查询设备", "按装", "安装查询设备"),
    ("WORD-CONFUSED", "既使没有申请", "既使", "即使没有申请"),
    ("WORD-CONFUSED", "召开坐谈会", "坐谈会", "召开座谈会"),
    ("WORD-CONFUSED", "著力提升水平", "著", "着力提升水平"),
    ("WORD-CONFUSED", "截止2023年12月31日", "截止", "截至2023年12月31日"),
    ("WORD-CONFUSED", "年度任务己完成", "己", "年度任务已完成"),
    ("WORD-VARIANT", "其它事项", "其它", "其他事项"),
    ("WORD-TERM", "开展社会评意工作", "社会评意", "开展社会评议工作"),
    ("WORD-TERM", "行政府议案件", "行政府议", "行政复议案件"),
    ("WORD-OLDTERMS", "同意公开9件，不属于本机关公开5件", "同意公开", None),
    ("WORD-HALFWIDTH", "一是公开不及时;二是解读不够,", ";", "一是公开不及时；二是解读不够，"),
    ("WORD-HALFWIDTH", "工作有待加强.下一步将改进", ".", "工作有待加强。下一步将改进"),
    ("WORD-HALFWIDTH", "政府办公室(政务公开科)", "(", "政府办公室（政务公开科）"),
    ("WORD-HALFWIDTH", '落实"五公开"要求', '"', "落实“五公开”要求"),
    ("WORD-FULLWIDTH", "２０２４年办结率100％", "２０２４", "2024年办结率100%"),
    ("WORD-BLANK", "政府 信息公开", " ", "政府信息公开"),
    ("WORD-PAUSE", "《条例》、《办法》", "、", "《条例》《办法》"),
    ("WORD-PAIRS", "根据《中华人民共和国政府信息公开条例要求，", "《", None),
    ("WORD-PAIRS", "坚持以公开为常态”的原则", "”", None),
    ("WORD-PAIRS", "推进“五公开“要求", "“", "推进“五公开”要求"),
    ("WORD-PAIRS", "（以下简称《条例》的要求。", "（", None),
    ("WORD-NESTED", "《关于《条例》的说明》", "《条例》", None),
    ("WORD-EMPTYPAIR", "根据《》规定", "《》", None),
    ("WORD-SEQUENCE", "一是公开。二是解读。四是回应。", "四是", None),
    ("WORD-SEQUENCE", "（一）主动公开。（二）依申请公开。（四）监督保障。", "（四）", None),
    ("WORD-SEQUENCE", "1.公开。3.解读。", "3.", None),
    ("WORD-SEQUENCE", "一是公开。一是解读。", "一是", None),
    ("WORD-SEQUENCE", "第一，公开。第三，解读。", "第三，", None),
    ("WORD-SEQUENCE", "①公开②解读④回应", "④", None),
    ("WORD-HALFORDER", "其次，加强培训。", "其次", None),
    (
        "WORD-TITLE",
        "根据《中华人民共和国政府信息公开条列》",
        "《中华人民共和国政府信息公开条列》",
        "根据《中华人民共和国政府信息公开条例》",
    ),
    (
        "WORD-DOCUMENT",
        "《政府信息公开条例》（国务院令第771号）",
        "国务院令第771号",
        "《政府信息公开条例》（国务院令第711号）",
    ),
    (
        "WORD-DOCUMENT",
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）",
        "国办函〔2020〕190号",
        "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    ),
    (
        "WORD-DOCUMENT",
        "《政府网站发展指引》（国办发〔2021〕12号）",
        "国办发〔2021〕12号",
        "《政府网站发展指引》（国办发〔2017〕47号）",
    ),
    ("WORD-DOCUMENT", "《优化服务的意见》（国办函〔2020〕109号）", "国办函〔2020〕109号", None),
    ("WORD-SUPERSEDED", "《条例》（国务院令第 492 号）", "国务院令第 492 号", "《条例》（国务院令第711号）"),
    (
        "WORD-SUPERSEDED",
        "按照国办公开办函〔2019〕60号要求",
        "国办公开办函〔2019〕60号",
        "按照国办公开办函〔2021〕30号要求",
    ),
    ("WORD-SUPERSEDED", "按照《信访条例》办理", "《信访条例》", "按照《信访工作条例》办理"),
    ("WORD-DOCNUMBER", "国办发[2019]54号", "[2019]54号", "国办发〔2019〕54号"),
    ("WORD-DOCNUMBER", "国办公开办函（2021）30号", "（2021）30号", "国办公开办函〔2021〕30号"),
    ("WORD-DOCNUMBER", "国办发〔2022〕第08号", "〔2022〕第08号", "国办发〔2022〕8号"),
    ("WORD-DOCNUMBER", "国办发〔2019]54号", "〔2019]54号", "国办发〔2019〕54号"),
    ("WORD-DOCNUMBER", "（国办发〔2019〕54）要求", "〔2019〕54", "（国办发〔2019〕54号）要求"),
    ("WORD-DOCNUMBER", "国办公开办函202130号", "202130号", "国办公开办函〔2021〕30号"),
    ("WORD-INSTITUTION", "会同环境保护部开展检查", "环境保护部", None),
    ("WORD-INSTITUTION", "会同县国土资源局开展检查", "国土资源局", None),
    ("WORD-DATE", "2023年2月29日", "2023年2月29日", None),
    ("WORD-DATE", "截至11月31日", "11月31日", None),
    ("WORD-PERIOD", "自2024年1月1日起至2023年12月31日止", "2024年1月1日起至2023年12月31日", None),
    ("WORD-ZERODATE", "2024年01月05日", "2024年01月05日", "2024年1月5日"),
    ("WORD-SHORTYEAR", "截至23年12月31日", "23年", "截至2023年12月31日"),
    ("WORD-RATE", "按时办结率101%", "办结率101%", None),
    ("WORD-RATE", "占总数的120％", "占总数的120％", None),
    ("WORD-ALLDONE", "已全部办结，办结率98%", "全部办结，办结率98%", None),
]

QUIET = [
    *("是否公开？；是否答复？", "使用WiFi上网", "获评A级景区", "“浙里e办”上线", "使用IC卡", "café 一家", "±5%的误差"),
    *(
        "公布署名文章",
        "由各股室限期提供",
        "所占分值权重不低于百分之五",
        "提供在线答疑，24小时在在线平台值守",
        "和和谐社会建设",
    ),
    *(
        "第三方不同意公开的，不予公开",
        "即使更新不及时也要说明",
        "聘请监督员3名，其中代表2名",
        "通过媒体公开12件，保存10年",
    ),
    *("加强农业部门协作", "科室接收群众来信", "立即要求整改，又组织复查", "公部门与私部门", "工作好、服务好"),
    *("邳州市睢宁县盱眙县", "是否公开?怎样公开?", "着力推进", "陆续上线", "勾稽关系为第一项加第二项之和"),
    *("面呈申请6件，传真申请1件", "举办新闻发布会9场", "提交申请1年内", "自申请2023年起", "规范性文件12件"),
    *("涉及3个部门5家企业", "“三公”经费27条", "2023年申请公开的，", "网络诉求3件，来电11个", "近3年，共5年"),
    *("天天公开、人人参与", "大家研究研究再定", "一步一步推进、一项一项落实", "优化文化文艺供给", "全国人大代表代表团"),
    *(
        "会同市人民政府政府采购监督管理部门",
        "关注微信公众公众号",
        "的的确确",
        "实实在在的成效",
        "中断的事由由法律规定",
    ),
    *("坚持实事求是是基本要求", "市政府政府信息公开工作", "共建共治共享", "一目了了然"),
    *("二○○八年五月一日", "3×5平方米", "www.xxgk.gov.cn", "（详见附件）", "110105********002X", "138****8000"),
    *("收到信件，及时办理", "举办场次增加", "近20年来", "规模<20人且>5人", "《关于〈条例〉的说明》（第一稿）"),
    *(
        "自己办理",
        "项目期限",
        "严格守法",
        "行政处罚全过程记录",
        "发布暑期安排",
        "既使群众满意，又使企业满意",
        "主动公开信息",
    ),
    *(
        "第三方同意公开的，予以公开",
        "8:30至17:30",
        "A,B,C",
        "1.主动公开",
        "网址http://www.example.gov.cn",
        "办结率100%",
    ),
    *("他说：“按‘五公开’要求办。”", "1）主动公开；2）依申请公开", "一）总体情况", "（一）主动公开"),
    *("（一）问题。一是慢。二是少。（二）措施。一是快。二是多。", "1.公开。2.解读。（二）下一步。1.培训。2.考核。"),
    *(
        "这是一是一、二是二的态度",
        "同比增长1.5%，占3.2%",
        "一方面公开，另一方面解读",
        "第二十条第（一）（五）（六）（八）项",
    ),
    *("《政府信息公开条例》（国务院令第711号）", "2007年公布的旧条例（国务院令第492号）已修订"),
    *(
        "《福建省政府信息公开办法》",
        "国办发〔2019〕54号",
        "年报（2021）",
        "《市政府关于推进政务公开的意见》（闽政办〔2020〕3号）",
    ),
    *("原国土资源局", "环境保护部门", "整理《国土资源部关于用地的通知》", "机构改革中，工商局划入市场监督管理局"),
    *("2024年2月29日", "12月31日", "2023年1月1日至12月31日", "满20年", "2024年10月20日"),
    *("同比增长120%", "任务完成率105%", "已全部办结，办结率100%", "受理50件，办结率98%，其余正在办理"),
]


def findings(text: str, year: str = "2024", field: str = LEAD) -> list[Finding]:
    entries = {**of({}).entries, "report.year": year, field: text.replace("{", "{{").replace("}", "}}")}
    return list(wording.wording(Draft(of({}).editions, entries)))


def marked(text: str, finding: Finding) -> str:
    span = finding.spans[0]
    return text[span.start : span.start + span.length]


def mended(text: str, finding: Finding) -> str:
    repair = finding.repair
    assert repair is not None
    assert text[repair.start : repair.start + len(repair.removed)] == repair.removed
    return text[: repair.start] + repair.text + text[repair.start + len(repair.removed) :]


@pytest.mark.parametrize(("rule", "text", "stretch", "after"), FOUND)
def test_a_rule_marks_the_stretch_and_mends_it(rule: str, text: str, stretch: str, after: str | None) -> None:
    told = [each for each in findings(text) if each.rule == rule]
    assert told, [each.rule for each in findings(text)]
    (finding,) = [each for each in told if marked(text, each) == stretch]
    sentence = message(finding)
    assert sentence.endswith("。")
    assert not set("{},;:()!?") & set(sentence) - set(text) - set("U+")
    assert finding.repair is None if after is None else mended(text, finding) == after
    if after is not None:
        assert rule not in {each.rule for each in findings(after)}


@pytest.mark.parametrize("text", QUIET)
def test_right_text_is_left_alone(text: str) -> None:
    told = [each for each in findings(text) if each.severity is not Severity.NOTE]
    assert [(each.rule, marked(text, each)) for each in told] == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_complete_report_has_no_finding_at_all(edition: str) -> None:
    assert [each.rule for each in check(of(complete(edition), edition))] == []


def test_what_is_certain_is_an_error_and_nothing_else() -> None:
    certain = {each.rule for _, text, _, _ in FOUND for each in findings(text) if each.severity is Severity.ERROR}
    assert certain == {"WORD-DATE", "WORD-PERIOD"}
    (without_year,) = findings("放假时间为2023年12月31日至1月1日")
    assert (without_year.rule, without_year.severity) == ("WORD-PERIOD", Severity.WARNING)


def test_a_crowd_is_one_finding_with_every_span_and_one_repair() -> None:
    text = "政府办公室(综合科)负责,\n网站维护;培训等.\n"
    (finding,) = [each for each in findings(text) if each.rule == "WORD-HALFWIDTH"]
    assert finding.values["count"] == 5
    assert [text[each.start] for each in finding.spans] == list("(),;.")
    assert mended(text, finding) == "政府办公室（综合科）负责，\n网站维护；培训等。\n"
    many = [each for each in findings("坐谈会，" * 60) if each.rule == "WORD-CONFUSED"]
    assert len(many) == 1
    assert len(many[0].spans) == 50


def test_live_figures_are_right_and_stay_out_of_repairs() -> None:
    text = "收到申请{requests.received.natural}年，网站{overview.proactive.website}条，"
    entries = {**of({"requests.received.natural": "19"}).entries, LEAD: text}
    (finding,) = wording.wording(Draft(of({}).editions, entries))
    assert (finding.rule, marked(text, finding)) == ("WORD-MEASURE", "{requests.received.natural}年")
    assert mended(text, finding) == text.replace("}年", "}件")


def test_items_are_followed_over_paragraphs_and_begin_anew_under_a_heading() -> None:
    text = "（一）主动公开。\n一是网站。\n二是公报。\n（二）管理。\n一是制度。\n三是人员。\n（四）监督。"
    assert [marked(text, each) for each in findings(text)] == ["三是", "（四）"]
    assert findings("#2 甲\n1.公开。\n2.解读。\n#2 乙\n1.培训。\n2.考核。") == []
    assert findings("（三）政府信息管理情况。一是制度。二是人员。") == []


def test_pairs_close_on_the_next_line_and_quotations_open_every_paragraph() -> None:
    assert findings("根据《中华人民共和\n国政府信息公开条例》（以下简称\n《条例》）要求") == []
    assert findings("“第一段。\n“第二段。”") == []
    text = "（一）公开。一）解读。"
    assert [each.rule for each in findings(text)] == ["WORD-PAIRS"]


def test_a_long_bracket_may_end_with_a_number_and_go_on_in_the_next_line() -> None:
    contact = (
        "（地址：洋县行政中心路117号2楼；邮编：723300；电话：0916-8486099；传真：0916-6237854；电子邮箱：yx@yx.gov.cn；"
    )
    hours = "办公时间：工作日8:30—12:00，14:30—17:30）。"
    assert [each.rule for each in findings(f"由办公室受理{contact}{hours}")] == []
    assert [each.rule for each in findings(f"由办公室受理{contact}\n{hours}")] == []
    (lost,) = [each for each in findings(f"由办公室受理{contact}{hours[:-2]}。") if each.rule == "WORD-PAIRS"]
    assert marked(f"由办公室受理{contact}", lost) == "（"


def test_page_furniture_is_found_before_markup_too() -> None:
    text = "附件下载：公开指南\n<p>主动公开"
    (finding,) = [each for each in findings(text) if each.rule == "WORD-LEFTOVER"]
    assert len(finding.spans) == 2


def test_what_depends_on_the_report_year() -> None:
    old_terms = "同意公开9件，同意部分公开4件"
    assert [each.rule for each in findings(old_terms, "2018")] == []
    assert [len(each.spans) for each in findings(old_terms, "2019")] == [2]
    assert findings("会同国土资源局检查", "2019") == []
    assert [each.severity for each in findings("会同国土资源局检查", "2020")] == [Severity.NOTE]
    form = "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）"
    assert findings(form, "2020") == []
    assert [each.rule for each in findings(form, "2021")] == ["WORD-SUPERSEDED"]


def test_topics_tell_two_slips_of_one_rule_apart_and_survive_another_number() -> None:
    first = findings("传真申请1年，信函申请12场")
    assert len({each.key for each in first}) == 2
    assert [each.key for each in findings("传真申请3年，信函申请7场")] == [each.key for each in first]


NOUNS = {"政府信息公开申请": "年条场篇", "新闻发布会": "件条年名", "行政规范性文件": "年场人家", "政府信息": "年场家人"}


@given(st.sampled_from(sorted(NOUNS)), st.integers(1, 999), st.data(), st.sampled_from(["，", "。", "；", ""]))
@settings(max_examples=150, deadline=None)
def test_any_noun_with_a_foreign_unit_is_found(noun: str, number: int, data: st.DataObject, mark: str) -> None:
    unit = data.draw(st.sampled_from(NOUNS[noun]))
    text = f"2023年，共收到和发布{noun}{number}{unit}{mark}"
    (finding,) = findings(text)
    assert (finding.rule, marked(text, finding)) == ("WORD-MEASURE", f"{number}{unit}")


PROSE = "我局认真贯彻落实有关要求，主动公开政府信息，做好政策解读，加强业务培训，完善工作机制，回应社会关切。"
WORDS = ["认真", "落实", "主动公开", "政府信息", "政策解读", "业务培训", "完善", "工作机制", "社会关切", "有关要求"]


@given(st.sampled_from(WORDS))
def test_any_word_typed_twice_is_found(word: str) -> None:
    text = PROSE.replace(word, word * 2)
    told = [each for each in findings(text) if each.rule == "WORD-REPEATED"]
    assert [marked(text, each) for each in told] == [word * 2]
    assert mended(text, told[0]) == PROSE


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8))
def test_items_break_exactly_where_they_do_not_follow(numbers: list[int]) -> None:
    text = "".join(f"{number}.公开。" for number in numbers)
    breaks = [f"{after}." for before, after in pairwise(numbers) if after not in (1, before + 1)]
    assert [marked(text, each) for each in findings(text) if each.rule == "WORD-SEQUENCE"] == breaks


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_read_and_every_mark_lies_in_it(text: str) -> None:
    for finding in findings(text):
        stored = text.replace("{", "{{").replace("}", "}}")
        assert message(finding)
        assert all(0 <= each.start <= each.start + each.length <= len(stored) for each in finding.spans)
        if finding.repair:
            repair = finding.repair
            assert stored[repair.start :].startswith(repair.removed)


SHAPES = [
    "1",
    "的",
    "（",
    "《“（",
    "收到申请19件，其中面呈6件，传真1年。",
    "?",
    "一是\n",
    "開",
    "月",
    "a@",
    "办结率",
    "<!--",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_megabyte_takes_no_time_and_no_flood_of_findings(shape: str) -> None:
    text = (shape * (1_000_000 // len(shape) + 1))[:1_000_000]
    begin = time.process_time()
    told = findings(text)
    assert len(told) < 300
    assert time.process_time() - begin < 5  # a guard against quadratic reading, not a measurement


LINES = st.one_of(st.sampled_from([text.replace("\n", "") for _, text, _, _ in FOUND]), st.text(max_size=30))


@given(st.lists(LINES.map(lambda line: line.replace("\n", "")).filter(str.strip), max_size=6, unique=True))
@settings(max_examples=300, deadline=None)
def test_paragraphs_read_together_are_read_as_each_alone(lines: list[str]) -> None:
    reading._kept.cache_clear()
    together = reading.read(lines, 2024)
    reading._kept.cache_clear()
    assert together == [reading.read([line], 2024)[0] for line in lines]


def test_a_keystroke_reads_one_paragraph_again() -> None:
    paragraphs = [f"第{number}段，主动公开政府信息{number}条。" for number in range(40)]
    findings("\n".join(paragraphs))
    before = reading._kept.cache_info().misses
    paragraphs[7] += "做好解读。"
    findings("\n".join(paragraphs))
    assert reading._kept.cache_info().misses == before + 1


CASES = os.environ.get("NIANBAO_CASES", "")
EXPECTED = {  # read one by one: each of these is a slip of the publication
    "pingtan-2019": ["WORD-CONFUSED"],
    "pingtan-finance-2021": ["WORD-CONFUSED", "WORD-LEFTOVER"],
    "pingtan-finance-2022": ["WORD-CONFUSED"],
}


@pytest.mark.skipif(not CASES, reason="NIANBAO_CASES names no folder")
@pytest.mark.parametrize("name", ["hongze-2024", "huaian-2024", "pingtan-2019", "pingtan-2020", *EXPECTED])
def test_real_reports_have_their_own_slips_and_no_other(name: str) -> None:
    from tests.checks.test_cases import EDITIONS, placed

    case = json.loads((Path(CASES) / f"{name}.json").read_text(encoding="utf-8"))
    told = wording.wording(Draft(EDITIONS, load(placed(case), EDITIONS).entries))
    assert sorted(each.rule for each in told if each.severity is not Severity.NOTE) == EXPECTED.get(name, [])
