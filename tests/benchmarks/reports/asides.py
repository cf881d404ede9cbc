"""Right sentences that are apt to be misread: numbers beside other nouns, titles, other agencies, other years."""

from tests.benchmarks.reports.agencies import SECTORS
from tests.benchmarks.reports.marks import mark
from tests.benchmarks.reports.writing import Pen


def proactive_aside(pen: Pen) -> str:
    """On what was made public."""
    agency, rng, year = pen.agency, pen.rng, pen.facts.year
    first, second, *_ = agency.topics
    more = rng.randint(3, 60)
    done, whole = rng.randint(90, 99), 100
    return rng.choice(
        (
            f"转发《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》等文件{rng.randint(2, 9)}件。"
            if year > 2020
            else "及时转发国务院和省政府重要政策文件。",
            f"制作“一图读懂”“小{agency.ours[-1]}说政策”等系列解读产品，"
            f"其中“‘一件事一次办’怎么办”点击量超过{rng.randint(2, 9)}万次。",
            f"梳理{first}等{rng.randint(2, 8)}大类{rng.randint(20, 90)}项公开事项，编制标准目录并向社会公布。",
            f"公开{second.removesuffix('项目')}项目{more}个，"
            f"涉及资金{rng.randint(1000, 9000)}.{rng.randint(10, 99)}万元。",
            f"举办“政府开放日”活动{rng.randint(1, 4)}场，邀请群众代表{rng.randint(20, 90)}人走进机关，"
            f"满意率{done}.{rng.randint(1, 9)}%。",
            f"{year}年5月15日至19日，集中开展《条例》宣传活动，发放资料{rng.randint(2, 20)}00余份。",
            f"会同{_others(pen)}联合开展政策宣讲，覆盖群众{rng.randint(2, 9)}000余人次。",
            f"对{year - 2}年以前发布的{rng.randint(20, 90)}条失效信息作了标注。",
            f"网站全年访问量{rng.randint(11, 99)}.{rng.randint(1, 9)}万次，"
            f"更新率比上年提高{rng.randint(2, 30)}个百分点。",
            f"《{agency.name}关于进一步做好{first}工作的通知》"
            f"（{agency.place.short}政发〔{year}〕{rng.randint(1, 60)}号）同步发布解读。"
            if agency.kind in ("rollup", "office")
            else f"对《{agency.name}关于进一步做好{first}工作的通知》等文件同步发布解读。",
            f"公开率达到{whole}%，未发现应公开未公开的情况。",
            f"累计开通微信公众号、抖音号等政务新媒体账号，发布短视频{more}个，单条最高播放量{rng.randint(11, 60)}万。",
        )
    )


def bureaus(pen: Pen) -> str:
    """In a roll-up: what its bureaus made public, each in its own field."""
    word, rng = pen.agency.ours[1:], pen.rng
    sectors = rng.sample(list(SECTORS), rng.randint(2, 6))
    told = [
        f"{word}{SECTORS[each][1]}公开{SECTORS[each][2]}、{SECTORS[each][3]}等信息{rng.randint(20, 900)}条"
        for each in sectors
    ]
    return (
        pen.pick("各部门结合职能做好公开工作：", "推进重点领域信息公开。", "", "在重点领域信息公开方面，")
        + "；".join(told)
        + "。"
    )


def request_aside(pen: Pen) -> str:
    """On requests, with numbers that are no number of the tables."""
    facts, rng = pen.facts, pen.rng
    last = facts.last
    three = facts.requests("received") + last.requests("received") if last else 0
    ways = [
        f"接待群众来访咨询{rng.randint(3, 40)}人次，当场答复率100%。",
        "答复文书在15个工作日内完成初稿，20个工作日内送达申请人。",
        "编写依申请公开典型案例3个，供各科室学习参考。",
        f"对信访、投诉、举报等不属于政府信息公开申请的{rng.randint(2, 9)}件来信，转交有关科室按程序处理。",
        "根据《条例》第三十三条规定，能够当场答复的当场予以答复。",
    ]
    if three and last:
        ways.append(f"近两年累计收到政府信息公开申请{three}件。")
    if facts.agency.kind == "department" and facts.requests("received") > 2:
        ways.append(f"协助{pen.agency.superior}办理涉及本部门职责的申请2件。")
    return rng.choice(ways)


def problem_aside(pen: Pen) -> str:
    """On last year's problems, with numbers of both years."""
    counts, last = pen.facts.counts, pen.facts.last
    if not last:
        return ""
    before, now = last.counts["interpretations"], counts["interpretations"]
    if before >= now:
        return ""
    ref = "figure" if "overview.proactive.interpretations" in pen.figures else "free"
    figure = "overview.proactive.interpretations"
    return f"针对上年解读材料偏少的问题，解读信息由上年的{before}条增加到{mark(ref, figure, str(now))}条。"


def _others(pen: Pen) -> str:
    """Two other bureaus of the same government, named properly."""
    word = pen.agency.ours[1:] if pen.agency.kind != "township" else pen.agency.place.county[-1]
    others = [below for sector, (_, below, *_) in SECTORS.items() if sector != pen.agency.sector]
    return "、".join(f"{word}{each}" for each in pen.rng.sample(others, 2))
