"""The preface, and the first paragraph of 总体情况."""

from collections.abc import Mapping

from tests.benchmarks.reports.marks import mark
from tests.benchmarks.reports.writing import Pen, clause

FORMAT = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）",
    "2021": "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
}
# What the party's meetings of the year were; each is told only once it has been held.
MEETINGS: Mapping[int, tuple[str, ...]] = {
    2019: ("党的十九大和十九届二中、三中、四中全会精神", "党的十九大精神"),
    2020: ("党的十九大和十九届二中、三中、四中、五中全会精神", "党的十九届五中全会精神"),
    2021: ("党的十九大和十九届历次全会精神", "党的十九届六中全会精神"),
    2022: ("党的二十大精神", "党的十九大和十九届历次全会精神，学习贯彻党的二十大精神"),
    2023: ("党的二十大精神", "党的二十大和二十届二中全会精神"),
    2024: ("党的二十大和二十届二中、三中全会精神", "党的二十届三中全会精神"),
    2025: ("党的二十大和二十届历次全会精神", "党的二十届四中全会精神"),
}


def preface(pen: Pen) -> str:
    """The paragraphs before 一、总体情况, as nearly every report has them."""
    facts, agency = pen.facts, pen.agency
    law = pen.pick(
        "《中华人民共和国政府信息公开条例》（以下简称《条例》）",
        "《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）",
        "新修订的《中华人民共和国政府信息公开条例》（以下简称《条例》）",
        "《中华人民共和国政府信息公开条例》（国令第711号）（以下简称《条例》）",
        "《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条",
    )
    basis = pen.pick(law, f"{law}、{FORMAT[facts.edition]}", f"{law}和{agency.superior}有关规定")
    body = pen.pick(
        f"本报告由{agency.name}根据{basis}编制。",
        f"根据{basis}，{agency.name}编制{pen.year()}度政府信息公开工作年度报告。",
        f"按照{basis}的要求，结合工作实际，现公布{agency.name}{pen.year()}政府信息公开工作年度报告。",
        f"依据{basis}，特编制本报告。",
        f"本年度报告按照{basis}制作。",
    )
    parts = _parts(pen) if pen.chance(0.6) else ""
    tail = [_period(pen)] + ([_copy(pen)] if pen.chance(0.6) else []) + ([_contact(pen)] if pen.chance(0.85) else [])
    title = f"{agency.name}{facts.year}年政府信息公开工作年度报告\n" if pen.chance(0.05) else ""
    end = "\n" if pen.chance(0.3) else ""
    return title + body + parts + end + "".join(tail)


def _parts(pen: Pen) -> str:
    """The names of the six parts, in either official wording."""
    names = pen.pick(
        "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项",
        "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况、政府信息公开工作存在的主要问题及改进情况、其他需要报告的事项",
    )
    return pen.pick(
        f"本报告包括{names}六个部分。",
        f"全文由{names}等六部分组成。",
        f"报告内容包括{names}。",
        f"本报告共分六个部分：{names}。",
    )


def _period(pen: Pen) -> str:
    year = mark("period", "", str(pen.facts.year)) + "年"
    return clause(
        "period",
        pen.pick(
            f"本报告所列数据的统计期限自{year}1月1日起至{year}12月31日止。",
            f"报告中数据统计期限为{year}1月1日至{year}12月31日。",
            f"所列数据统计时间从{year}1月1日到12月31日。",
            f"本报告中使用的各项数据统计期限：{year}1月1日至12月31日。",
            f"数据截止时间为{year}12月31日。",
            f"报告所列统计期限自{year}1月1日至{year}12月31日。",
        ),
    )


def _copy(pen: Pen) -> str:
    site = f"http://www.{pen.agency.domain}.gov.cn"
    home = pen.pick("门户网站", "政府门户网站", "人民政府网站", "政府信息公开专栏")
    return pen.pick(
        f"本报告的电子版可在{home}（{site}）查阅和下载。",
        f"本报告电子版可从{home}下载，网址：{site}。",
        f"公众可登录{home}（{site.removeprefix('http://')}）“政府信息公开年报”栏目查看本报告。",
        f"本报告通过{home}（{site}/）向社会公布。",
    )


def _contact(pen: Pen) -> str:
    agency, rng = pen.agency, pen.rng
    place = agency.place
    street = pen.pick("人民路", "建设北路", "迎宾大道", "府前街", "文化路", "行政中心路")
    door = pen.pick(
        f"{rng.randint(1, 299)}号", f"{rng.randint(1, 299)}号{rng.randint(1, 12)}楼", f"{rng.randint(2, 60)}号院"
    )
    area = {"省": "", "市": place.city}.get(agency.level, place.county)
    phone = f"{place.area_code}-{rng.randint(2_000_000, 8_999_999)}"
    office = pen.pick("办公室", "政务公开办公室", "政务公开科", "党政综合办公室")
    mail = f"{agency.domain}{pen.pick('xxgk', 'bgs', 'zwgk')}@{pen.pick('163.com', '126.com', 'gov.cn', 'qq.com')}"
    who = agency.short + office if not agency.short.endswith("办公室") else agency.short
    details = [f"地址：{area}{street}{door}", f"邮编：{place.postcode}", f"电话：{phone}"]
    if pen.chance(0.3):
        details.append(f"传真：{place.area_code}-{rng.randint(2_000_000, 8_999_999)}")
    if pen.chance(0.4):
        details.append(f"电子邮箱：{mail}")
    listed = pen.pick("，", "；").join(details)
    return pen.pick(
        f"如对本报告有疑问，请与{who}联系（{listed}）。",
        f"如对本报告有任何疑问，请联系{who}。{listed}。",
        f"公众如需了解更多信息，请与{who}联系。联系{listed}。",
        f"对本报告如有意见建议，请向{who}反映（{listed}）。",
        f"如有疑问，请径与{who}联系。（{listed}）",
        f"受理意见反馈的单位为{who}（{listed}；办公时间：工作日8:30—12:00，14:30—17:30）。",
    )


def lead(pen: Pen) -> str:
    """How the year went, in one paragraph."""
    agency, year = pen.agency, pen.year()
    spirit = pen.pick(*MEETINGS[pen.facts.year])
    guided = pen.pick(
        f"坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻{spirit}",
        f"深入学习贯彻{spirit}",
        f"以习近平新时代中国特色社会主义思想为指引，认真学习贯彻{spirit}",
        f"认真落实{agency.above}关于政务公开工作的决策部署",
    )
    duty = pen.pick(
        "严格落实《条例》各项规定",
        "认真执行《中华人民共和国政府信息公开条例》",
        f"围绕{agency.topics[0]}、{agency.topics[1]}等重点工作",
        f"按照{agency.superior}工作安排",
        "坚持以公开为常态、不公开为例外",
    )
    gain = pen.pick(
        "不断提升政府信息公开的质量和实效，保障了公众的知情权、参与权、表达权和监督权",
        "扎实推进决策、执行、管理、服务、结果“五公开”，各项工作取得新的进展",
        "以公开促落实、强监管、优服务，政府信息公开工作平稳有序开展",
        "持续完善制度机制，拓宽公开渠道，政务公开水平稳步提高",
        "着力打造公开透明、便民高效的服务环境",
        "做到应公开尽公开、应上网尽上网，较好地完成了全年任务",
        "加大政策解读力度，积极回应社会关切，政府工作的透明度进一步提高",
        "进一步打造“阳光政府”，让权力在阳光下运行，群众的获得感不断增强",
        f"为{agency.ours}经济社会发展提供了有力支撑" if agency.kind != "department" else "为业务工作开展营造了良好氛围",
        "在强化平台支撑、健全工作机制、提升队伍能力等方面持续用力",
    )
    end = pen.pick("。", "。现将有关情况报告如下。", "。主要情况如下：", "。")
    return f"{year}，{agency.self}{guided}，{duty}，{gain}{end}"
