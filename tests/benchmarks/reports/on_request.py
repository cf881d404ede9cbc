"""（二）依申请公开: what was received, how it came, what became of it, and who went to law."""

from decimal import ROUND_HALF_UP, Decimal

from tests.benchmarks.reports.asides import request_aside
from tests.benchmarks.reports.disputes import disputes
from tests.benchmarks.reports.facts import GROUPS, LITIGATION, NOT_PROCESSED, UNABLE, WITHHELD
from tests.benchmarks.reports.marks import mark
from tests.benchmarks.reports.who_asked import applicants, channels, levels
from tests.benchmarks.reports.writing import Pen, clause


def on_request(pen: Pen) -> str:
    """The whole section, without heading."""
    facts = pen.facts
    sentences = [_manner_of_work(pen)] if pen.chance(0.6) else []
    sentences.append(clause("opening", _opening(pen)))
    received, handled = facts.requests("received"), facts.requests("outcomes")
    if received:
        sentences += _perhaps(pen, 0.45, levels(pen) if pen.agency.kind == "rollup" else channels(pen))
        sentences += _perhaps(pen, 0.4, applicants(pen))
        sentences += _perhaps(pen, 0.35, _growth(pen))
    if handled:
        sentences += _perhaps(pen, 0.6, clause("outcomes", _outcomes(pen)))
    if not received and not handled and pen.chance(0.3):
        sentences.append(_ready(pen))
    if pen.chance(0.55):
        sentences.append(disputes(pen))
    if facts.fee == "0" and handled and pen.chance(0.25):
        sentences.append(_fee(pen))
    if received and pen.chance(0.2):
        sentences.append(_aside(pen))
    if pen.chance(0.25):
        sentences.append(request_aside(pen))
    return "".join(sentences)


def _perhaps(pen: Pen, share: float, sentence: str) -> list[str]:
    return [sentence] if sentence and pen.chance(share) else []


def _manner_of_work(pen: Pen) -> str:
    own = pen.agency.self
    return pen.pick(
        f"{own}严格按照《条例》规定办理政府信息公开申请，规范登记、审核、办理、答复、归档各环节。",
        "畅通当面、信函、网络等申请受理渠道，安排专人负责登记、转办和答复。",
        "进一步规范依申请公开办理流程，严格执行收件登记、会商研判、合法性审查、送达归档等制度。",
        "坚持“以公开为常态、不公开为例外”，加强与申请人的沟通，准确了解申请人的实际需求，依法依规作出答复。",
        "修订依申请公开工作规程，统一答复文书格式，疑难件由法制机构和法律顾问共同会商。",
        f"{own}明确由办公室统一受理、有关科室限期提供材料，做到件件有登记、事事有回音。",
    )


def _opening(pen: Pen) -> str:
    facts = pen.facts
    received, before, forward = (facts.requests(each) for each in ("received", "carried_over", "carried_forward"))
    if not received and not before:
        return _nothing(pen)
    if not received:
        return _only_old(pen, forward)
    if before and forward:
        return _both(pen)
    if before:
        return _with_old(pen)
    return _with_rest(pen) if forward else _plain(pen)


def _nothing(pen: Pen) -> str:
    own, year = pen.agency.self, pen.year()
    return pen.pick(
        f"{year}，{own}未收到政府信息公开申请。",
        f"{year}，{own}共收到政府信息公开申请0件，上年结转0件。",
        "本年度未收到公民、法人或者其他组织提出的政府信息公开申请，也没有上年结转的申请。",
        f"{year}，{own}没有收到政府信息公开申请，无结转下年度继续办理的申请。",
        "全年未收到政府信息公开申请，不存在未按规定期限答复的情况。",
        f"{year}未收到依申请公开政府信息的申请。",
    )


def _only_old(pen: Pen, forward: int) -> str:
    rest = f"，结转下年度继续办理{pen.requests('carried_forward')}" if forward else ""
    return pen.pick(
        f"本年度未新收政府信息公开申请，上年结转{pen.requests('carried_over')}，办结{pen.requests('outcomes')}{rest}。",
        f"{pen.year()}，没有新收到政府信息公开申请，办结上年度结转的申请{pen.requests('outcomes')}{rest}。",
    )


def _plain(pen: Pen) -> str:
    """Nothing carried over, nothing carried forward: received and handled are one number."""
    own, year = pen.agency.self, pen.year()
    received, handled = pen.requests("received"), pen.requests("outcomes")
    return pen.pick(
        f"{year}，{own}共收到政府信息公开申请{received}，均已在法定期限内答复。",
        f"全年收到政府信息公开申请{received}，办结{handled}，按时办结率100%。",
        f"{year}，{own}新收政府信息公开申请{received}，上年结转0件，全部按期办结。",
        f"本年度共受理政府信息公开申请{received}，已全部答复，无结转下年度继续办理的申请。",
        f"{year}，共收到公民、法人和其他组织提出的政府信息公开申请{received}，依法答复{handled}，答复率100%。",
        f"全年共接收、办理政府信息公开申请{received}，没有结转到下一年度的申请。",
        f"{year}，{own}办理依申请公开{handled}，全部在规定时限内办结。",
        f"收到依申请公开政府信息申请{received}，依法依规全部予以答复。",
        f"{year}，{own}共收到政府信息公开申请{received}，答复{handled}，没有超期答复和不予答复的情况。",
        f"{pen.agency.whole}全年收到依申请公开{received}，上年度无结转，均已办结。",
        f"截至{pen.facts.year}年12月31日，共收到政府信息公开申请{received}，办结{handled}，办结率100%，无行政争议。"
        if not pen.facts.disputes("reconsideration", *LITIGATION)
        else f"截至{pen.facts.year}年12月31日，共收到政府信息公开申请{received}，办结{handled}，办结率100%。",
    )


def _with_rest(pen: Pen) -> str:
    own, year = pen.agency.self, pen.year()
    received, handled, rest = (pen.requests(each) for each in ("received", "outcomes", "carried_forward"))
    return pen.pick(
        f"{year}，{own}新收政府信息公开申请{received}，办结{handled}，结转下年度继续办理{rest}。",
        f"全年共收到政府信息公开申请{received}，已答复{handled}，另有{rest}尚在办理期限内，结转下一年度办理。",
        f"本年度受理政府信息公开申请{received}，答复{handled}，其余{rest}按规定结转下年度继续办理。",
        f"{year}，共收到政府信息公开申请{received}，其中已办结{handled}，正在办理{rest}（未超过法定期限）。",
        f"{year}，{own}收到政府信息公开申请{received}（上年结转0件），年内办结{handled}，顺延到下年度答复{rest}。",
        f"{year}，{own}共收到政府信息公开申请{received}，除{rest}结转下年度办理外，其余{handled}均按期答复。",
    )


def _with_old(pen: Pen) -> str:
    own, year = pen.agency.self, pen.year()
    received, before, handled, whole = (pen.requests(each) for each in ("received", "carried_over", "outcomes", "all"))
    return pen.pick(
        f"{year}，{own}新收政府信息公开申请{received}，上年结转{before}，共办结{handled}，无结转下年度办理的申请。",
        f"{year}，{own}共受理政府信息公开申请{whole}（含上年结转{before}），已全部办结。",
        f"全年共办理政府信息公开申请{whole}，其中本年新收{received}、上年结转{before}，均在法定期限内答复。",
        f"{year}，共收到政府信息公开申请{received}，加上{pen.year(-1)}结转的{before}，全年应办理{whole}，办结率100%。",
        f"本年度收到政府信息公开申请{received}，结转上年度申请{before}，答复{handled}。",
        f"{year}，{own}办理政府信息公开申请{whole}（本年新收{received}，上年结转{before}），答复率100%。",
    )


def _both(pen: Pen) -> str:
    own, year = pen.agency.self, pen.year()
    received, before, handled, rest, whole = (
        pen.requests(each) for each in ("received", "carried_over", "outcomes", "carried_forward", "all")
    )
    return pen.pick(
        f"{year}，{own}新收政府信息公开申请{received}，上年结转{before}，办结{handled}，结转下年度继续办理{rest}。",
        f"全年共受理政府信息公开申请{whole}（含上年结转{before}），答复{handled}，剩余{rest}结转下年度继续办理。",
        f"{year}，{pen.agency.whole}共受理政府信息公开申请{received}，答复{handled}"
        f"（含上年度结转申请{before}，另有{rest}顺延到下年度答复）。",
        f"{year}，共收到政府信息公开申请{received}；结转上年度申请{before}；办结{handled}；未到办理期限的{rest}转入下一年度。",
        f"本年度共办理政府信息公开申请{whole}，其中新收{received}、上年结转{before}，"
        f"截至12月31日已办结{handled}，未办结{rest}。",
        f"{pen.year(-1)}结转{before}，{year}新收{received}，全年办结{handled}，结转到{pen.year(1)}继续办理{rest}。",
    )


def _growth(pen: Pen) -> str:
    facts = pen.facts
    if not facts.last:
        return ""
    now, then = facts.requests("received"), facts.last.requests("received")
    before = pen.number("last", "received", then)
    if now == then:
        return "申请量与上年持平。"
    if not then:
        return ""
    up, more = ("增长", "增加") if now > then else ("下降", "减少")
    ways = (  # received: only last year's report can tell; told: the sentence or this year's table can
        ("received", "申请数量较上年{changed}{difference}件。"),
        ("received", "申请量同比{direction}{share}。"),
        ("told", "与上年的{before}件相比，{changed}{difference}件，{direction}{share}。"),
        ("told", "较{year}{changed}{difference}件，同比{direction}{share}。"),
        ("received", "比上年{changed}{difference}件。"),
        ("told", "上年同期为{before}件，同比{direction}{share}。"),
    )
    ref, way = pen.rng.choice(ways[pen.manner.half :: 2])
    return way.format(
        before=before,
        year=pen.year(-1),
        difference=pen.number("difference", ref, abs(now - then)),
        share=pen.percent(abs(now - then), then, "growth", ref),
        direction=mark("direction", ref, up),
        changed=mark("direction", ref, more),
    )


def _outcomes(pen: Pen) -> str:
    facts = pen.facts
    handled = facts.requests("outcomes")
    named = [(key, name) for key, name in GROUPS.items() if facts.group(key) or pen.chance(0.25)]
    parts = []
    for key, name in named:
        said = f"{name}{pen.requests(key)}"
        if facts.group(key) and pen.chance(0.25):
            said += f"，占{pen.percent(facts.group(key), handled)}"
        elif pen.chance(0.4):
            said += _details(pen, key)
        parts.append(said)
    if len(named) == 1:
        return f"办理结果均为{named[0][1]}。" if facts.group(named[0][0]) == handled else ""
    listed = pen.pick("，", "；").join(parts)
    return pen.pick(
        f"从办理结果看，{listed}。",
        f"办理结果为：{listed}。",
        f"在已办结的{pen.requests('outcomes')}中，{listed}。",
        f"办结的申请中，{listed}。",
    )


def _details(pen: Pen, group: str) -> str:
    rows = {"withheld": WITHHELD, "unable": UNABLE, "not_processed": NOT_PROCESSED}.get(group, {})
    some = [(f"{group}.{key}", name) for key, name in rows.items() if pen.facts.row(f"{group}.{key}")]
    if not some:
        return ""
    if len(some) == 1:
        return f"（{some[0][1]}）"
    return "（其中" + "，".join(f"{name}{pen.requests(row)}" for row, name in some) + "）"


def _ready(pen: Pen) -> str:
    return pen.pick(
        "依申请公开受理渠道保持畅通，公开指南及时更新。",
        "安排专人值守受理邮箱和电话，确保申请渠道畅通。",
        "对群众来电咨询耐心解释，引导其通过已主动公开的信息获取所需内容。",
        "公布了受理机构、地址、电话和办公时间，方便群众申请。",
    )


def _fee(pen: Pen) -> str:
    newer = "依申请公开未收取信息处理费。" if pen.facts.edition == "2021" else "提供政府信息未收取费用。"
    ways = ("全年未收取任何费用。", newer, "办理过程中没有向申请人收取费用。", "答复申请全部免费。")
    return clause("no_fee", pen.pick(*ways))


def _aside(pen: Pen) -> str:
    """True sentences with other numbers close by."""
    facts = pen.facts
    mailbox, hotline = facts.counts["mailbox"], facts.counts["hotline"]
    rate = Decimal(9000 + hotline % 1000) / 100
    shown = rate.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return pen.pick(
        f"另外，通过电话、窗口解答群众咨询{mailbox + 3}人次。",
        f"对不属于本机关职责范围的事项，告知申请人向{pen.agency.superior}等单位咨询。",
        f"此外，12345热线转办群众诉求{hotline}件，按时回复率{shown}%。",
        "对3件内容不够明确的申请一次性告知补正，补正后均已办理。" if facts.requests("received") > 4 else "",
    )
