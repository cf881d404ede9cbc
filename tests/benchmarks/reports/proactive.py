"""（一）主动公开: how much, where, what about; documents and decisions of table 2; explanations and answers."""

from collections.abc import Mapping

from tests.benchmarks.reports.asides import bureaus, proactive_aside
from tests.benchmarks.reports.marks import mark
from tests.benchmarks.reports.writing import Pen, clause

PLANS: Mapping[int, str] = {
    2019: "《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号）",
    2020: "《国务院办公厅关于印发2020年政务公开工作要点的通知》（国办发〔2020〕17号）",
    2021: "《国务院办公厅关于印发2021年政务公开工作要点的通知》（国办发〔2021〕12号）",
    2022: "《国务院办公厅关于印发2022年政务公开工作要点的通知》（国办发〔2022〕8号）",
}
GUIDE = "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）"


def proactive(pen: Pen) -> str:
    """The whole section, without heading: one run of sentences, or items with typed numbers and names."""
    chosen = pen.some(1, 3, ("政策解读", "回应关切", "重点领域", "建议提案", "财政信息"))
    writers = {
        "政策解读": _explained,
        "回应关切": _answered,
        "重点领域": _subjects,
        "建议提案": _proposals,
        "财政信息": _money,
    }
    items = [("政府文件", _documents(pen))] if pen.chance(0.6) else []
    items += [("行政执法", told)] if pen.chance(0.5) and (told := _decisions(pen)) else []
    items += [(name, writers[name](pen)) for name in chosen]
    if pen.agency.kind == "rollup" and pen.chance(0.7):
        items.append(("部门公开", bureaus(pen)))
    if pen.chance(0.5):
        items.append(("其他工作", proactive_aside(pen)))
    before = (_work(pen) if pen.chance(0.7) else "") + _how_much(pen)
    if pen.chance(0.85) or any("一是" in text for _, text in items):
        return before + "".join(text for _, text in items)
    line = pen.pick("\n", "")
    return before + "".join(f"{line}{number}.{name}。{text}" for number, (name, text) in enumerate(items, 1))


def _work(pen: Pen) -> str:
    agency = pen.agency
    plan = PLANS.get(pen.facts.year, f"《{pen.facts.year}年政务公开工作任务分解表》")
    return pen.pick(
        f"{agency.self}认真落实{plan}，细化任务，明确责任，按时完成公开任务。",
        f"坚持把{agency.topics[0]}、{agency.topics[1]}、{agency.topics[2]}作为公开的重点，及时向社会公布。",
        f"贯彻落实{GUIDE}，修订完善主动公开基本目录。",
        f"严格执行“谁制作谁公开、谁主管谁负责”的要求，依托门户网站主动公开{agency.topics[2]}等信息。",
        f"紧扣中心工作，做好{agency.topics[1]}等领域的信息公开，让群众看得到、听得懂、能监督。",
        f"制定印发《{agency.name}{pen.facts.year}年政务公开工作方案》，将公开任务分解到各科室。",
    )


def _how_much(pen: Pen) -> str:
    counts, year = pen.facts.counts, pen.year()
    website = pen.count("website", "条", "overview.proactive.website")
    wechat = pen.count("wechat", "条", "overview.proactive.wechat")
    whole = counts["website"] + counts["wechat"] + counts["weibo"]
    total = pen.number("whole", "channels", whole)
    parts = [pen.number("part", "posts", counts[each]) for each in ("website", "wechat", "weibo")]
    dynamic, policy = counts["website"] // 2, counts["website"] // 5
    kinds = [pen.number("part", "kinds", each) for each in (dynamic, policy, counts["website"] - dynamic - policy)]
    return pen.pick(
        f"{year}，通过门户网站发布信息{website}，通过政务微信公众号发布信息{wechat}。",
        f"全年主动公开政府信息{total}条，其中门户网站{parts[0]}条、微信公众号{parts[1]}条、政务微博{parts[2]}条。",
        f"全年在门户网站公开政府信息{pen.about(counts['website'], '条')}。",
        f"{year}，通过政府网站公开各类信息{pen.number('whole', 'kinds', counts['website'])}条，"
        f"包括工作动态{kinds[0]}条、政策文件{kinds[1]}条、其他信息{kinds[2]}条。",
        f"本年度通过门户网站主动公开信息{website}{_than_last(pen)}；利用“{pen.agency.account}”微信公众号推送信息{wechat}。",
        f"{year}，累计发布政府信息{total}条（门户网站{parts[0]}条，微信{parts[1]}条，微博{parts[2]}条）。",
    )


def _than_last(pen: Pen) -> str:
    last = pen.facts.last
    if not last or not pen.chance(0.6):
        return ""
    now, then = pen.facts.counts["website"], last.counts["website"]
    if now == then:
        return "，与上年持平"
    up, more = ("增长", "增加") if now > then else ("下降", "减少")
    before = pen.number("last", "website", then)
    return pen.pick(
        f"，比上年{mark('direction', 'website', more)}{pen.number('difference', 'website', abs(now - then))}条",
        f"（上年为{before}条），同比{mark('direction', 'told', up)}{pen.percent(abs(now - then), then, 'growth')}",
    )


def _documents(pen: Pen) -> str:
    row = "disclosure.normative_documents"
    if pen.facts.edition == "2019":
        made, shown = pen.cell(f"{row}.newly_made"), pen.cell(f"{row}.newly_disclosed")
        if pen.facts.number(f"{row}.newly_made") == 0:
            return "本年度没有新制作规范性文件。"
        if pen.facts.number(f"{row}.newly_disclosed") == 0:
            return f"全年新制作规范性文件{made}，均按规定报送备案。"
        return pen.pick(
            f"全年新制作规范性文件{made}，新公开规范性文件{shown}。",
            f"新公开规范性文件{shown}，并同步做好政策解读。",
        )
    numbers = [pen.number_of(f"{row}.{each}") for each in ("issued", "repealed", "in_force")]
    issued, repealed, in_force = (pen.cell(f"{row}.{each}") for each in ("issued", "repealed", "in_force"))
    if not numbers[0]:
        return clause(
            "documents",
            pen.pick(
                "本年度未制发行政规范性文件。", f"全年没有制发行政规范性文件，现行有效的行政规范性文件{in_force}。"
            ),
        )
    told = f"，废止{repealed}" if numbers[1] else ""
    return clause(
        "documents",
        pen.pick(
            f"全年制发行政规范性文件{issued}{told}，现行有效{in_force}。",
            f"制定行政规范性文件{issued}，均按规定公开并完成备案。",
            f"本年制发行政规范性文件{issued}{told}，集中公开现行有效行政规范性文件{in_force}。",
            f"开展规范性文件清理，现行有效的行政规范性文件共{in_force}，已全部在网站集中公开。",
        )
        if numbers[2]
        else "本年制发的行政规范性文件均已公开。",
    )


def _decisions(pen: Pen) -> str:
    licences, fines = (f"disclosure.{each}.decisions" for each in ("licensing", "penalties"))
    if not pen.number_of(licences) and not pen.number_of(fines):
        if pen.agency.kind == "rollup":
            return ""
        return pen.pick("本机关无行政许可和行政处罚事项办理。", "全年未作出行政许可、行政处罚决定。")
    if not pen.number_of(licences):
        return f"全年作出行政处罚决定{pen.cell(fines)}，按规定公示。"
    return pen.pick(
        f"全年作出行政许可决定{pen.cell(licences)}、行政处罚决定{pen.cell(fines)}，依法应当公开的均已公示。",
        f"办理行政许可{pen.cell(licences)}，作出行政处罚{pen.cell(fines)}。",
        f"依法作出行政许可{pen.cell(licences)}，结果信息在7个工作日内上网公开。",
        f"行政处罚决定{pen.cell(fines)}、行政强制{pen.cell('disclosure.compulsory.decisions')}，按要求做好公示。",
    )


def _explained(pen: Pen) -> str:
    all_of_them = pen.count("interpretations", "条", "overview.proactive.interpretations")
    drawn = pen.count("infographics", "条", "overview.proactive.infographics")
    return pen.pick(
        f"发布政策解读{all_of_them}，其中图解{drawn}。",
        f"加强政策解读，采用图文、视频、问答等形式发布解读材料{pen.count('interpretations', '篇')}。",
        f"举办新闻发布会{pen.count('press_conferences', '场', 'overview.proactive.press_conferences')}，"
        f"主要负责人参加在线访谈{pen.count('interviews', '次', 'overview.proactive.interviews')}。",
        "坚持政策文件与解读材料同步组织、同步审签、同步部署，图解比例明显提高。",
    )


def _answered(pen: Pen) -> str:
    mailbox = pen.facts.counts["mailbox"]
    letters = pen.number("free", "mailbox", mailbox)
    return pen.pick(
        f"回应公众关注热点或重大舆情{pen.count('responses', '次', 'overview.proactive.responses')}。",
        f"领导信箱收到群众来信{letters}件，全部办结。" if mailbox else "领导信箱运行正常。",
        f"受理12345热线工单{pen.count('hotline', '件')}，办结率100%。",
        f"办理网民留言{pen.count('responses', '条')}，均在规定时限内回复。",
    )


def _subjects(pen: Pen) -> str:
    first, second, third, *_ = pen.agency.topics
    return pen.pick(
        f"一是聚焦{first}，公开政策依据、办理流程和结果；二是聚焦{second}，定期发布进展情况；三是聚焦{third}，做好全过程公开。",
        f"重点公开{first}、{second}、{third}等群众关切的信息。",
        f"在{first}方面，公开有关信息{pen.rng.randint(5, 60)}条；"
        f"在{second}方面，公开有关信息{pen.rng.randint(5, 60)}条。",
        f"围绕“{third}”开设专题专栏，集中发布政策措施和工作成效。",
    )


def _proposals(pen: Pen) -> str:
    bills, motions = pen.facts.counts["proposals"], pen.facts.counts["motions"]
    both = pen.number("whole", "proposals", bills + motions)
    first, second = pen.number("part", "proposals", bills), pen.number("part", "proposals", motions)
    return pen.pick(
        f"承办人大代表建议{pen.digits(bills)}件、政协提案{pen.digits(motions)}件，办复率100%，答复结果全部公开。",
        f"全年办理建议提案{both}件，其中人大代表建议{first}件、政协委员提案{second}件，按期办结。",
        "人大代表建议、政协提案的办理结果在专栏公开，接受社会监督。",
        f"公开建议提案答复{both}件（建议{first}件，提案{second}件）。",
    )


def _money(pen: Pen) -> str:
    facts = pen.facts
    if pen.chance(0.3):
        if facts.edition == "2021":
            fees = mark("amount", "disclosure.fees.amount", str(facts.cells["disclosure.fees.amount"]))
            return f"全年行政事业性收费{fees}{mark('unit', '', '万元')}，收费项目、依据和标准均在网站公示。"
        spent = mark("amount", "disclosure.procurement.amount", str(facts.cells["disclosure.procurement.amount"]))
        projects = pen.cell("disclosure.procurement.projects", "个")
        return f"政府集中采购项目{projects}，采购总金额{spent}{mark('unit', '', '元')}，采购信息全部公开。"
    last = mark("last_year", "", str(pen.facts.year - 1)) + "年"
    return pen.pick(
        f"按时公开{pen.facts.year}年部门预算和{last}部门决算，公开率100%。"
        if not pen.agency.government
        else f"按时公开{pen.facts.year}年财政预算和{last}财政决算。",
        f"公开预算、决算和“三公”经费信息{pen.count('budgets', '条')}。",
        "细化财政资金信息公开内容，主动接受社会监督。",
        f"公开财政预算和决算信息{pen.count('budgets', '条', 'overview.proactive.budgets')}，"
        "内容包括收支总表、“三公”经费、绩效目标等。",
    )
