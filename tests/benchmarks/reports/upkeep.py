"""（三）政府信息管理, （四）平台建设, （五）监督保障."""

from tests.benchmarks.reports.writing import Pen, clause, numbered


def management(pen: Pen) -> str:
    """How information is made, kept and passed for publication."""
    own, counts = pen.agency.self, pen.facts.counts
    sentences = [
        f"{own}建立健全政府信息公开审查机制，信息发布前严格履行保密审查程序，做到“先审查、后公开”。",
        "落实政府信息公开属性源头认定机制，公文起草时同步明确主动公开、依申请公开或不予公开属性。",
        f"全年对{counts['audited']}件公文逐件确定公开属性，对不予公开的说明理由。",
        "严格执行“三审三校”制度，把好政治关、政策关、保密关、文字关。",
        "定期对已公开信息进行清理，更新机构职能、领导信息、办事指南等内容，清除失效链接。",
        "规范行政规范性文件的起草、审查、发布、归档和清理，在网站按效力分类展示。",
        f"修订{own}政府信息公开指南和基本目录，明确公开的内容、时限、方式和责任科室。",
        "完善公文、信息、数据的全生命周期管理，做到制作有依据、发布有审核、变更有记录。",
        "加强个人隐私和商业秘密保护，对公示信息中的身份证号码、银行账号等作去标识化处理。",
        f"明确专人负责信息的收集、整理和报送，{pen.count('meetings', '次')}研究部署信息管理工作。"
        if pen.chance(0.3)
        else "明确专人负责信息的收集、整理和报送，建立工作台账，做到有据可查。",
        "推行“一文一审”，对拟公开文件实行承办科室初审、办公室复审、分管负责人终审的三级审核。",
        f"制定《{pen.agency.name}政府信息公开保密审查办法（试行）》等制度2项，明确“谁公开、谁审查、谁负责”。",
        "建立“1+N”信息管理机制，由1名联络员牵头、各科室信息员配合，做到当日信息当日报送。",
        "按照“公开为原则、不公开为例外”的要求，对历年文件分批开展公开属性复核，符合条件的转为主动公开。",
        "加强信息动态管理，对已失效、废止的文件及时标注或者下线，避免误导公众。",
        "规范档案管理，将申请登记表、答复书、送达回执等材料一事一卷归档保存。",
    ]
    return "".join(pen.some(2, 4, sentences))


def platforms(pen: Pen) -> str:
    """Websites, accounts, columns, reading desks."""
    agency = pen.agency
    accounts = pen.count("new_media", "个", "overview.platforms.new_media")
    columns = pen.count("columns", "个")
    sentences = [
        "发挥政府网站第一平台作用，优化“政府信息公开”专栏设置，规范公开指南、公开制度、法定主动公开内容等栏目。",
        f"加强政务新媒体管理，现有政务新媒体账号{accounts}，均按要求备案和更新。",
        f"在门户网站开设{agency.topics[0]}、{agency.topics[1]}等专题专栏{columns}，集中展示工作动态。",
        "推进网站集约化建设，加强日常监测，不断提升网站服务水平。"
        if agency.kind in ("office", "rollup")
        else "按照集约化要求，将信息统一发布到政府门户网站，不再单独建设网站。",
        f"在政务服务大厅、图书馆、档案馆设置政府信息查阅点{pen.count('desks', '处')}，配备查询设备，方便群众查阅。",
        "开展网站和新媒体错敏字、错链、断链排查，发现问题立即整改，保障平台安全平稳运行。",
        f"用好“{agency.account}”微信公众号，及时转发权威信息，增强互动。",
        "推进政务公开专区标准化建设，提供信息查询、政策咨询、申请指导“一站式”服务。",
        "对不再更新的账号依规注销或整合，坚决防止“僵尸账号”。",
        "充分利用公示栏、电子显示屏、广播、村（居）务公开栏等传统渠道，扩大信息的覆盖面。",
        "完成网站IPv6改造和适老化改造，提供7×24小时在线智能问答。",
        "打造“两微一端”传播矩阵，推动“互联网+政务公开”，信息首发不超过24小时。",
        "做好网站与一体化政务服务平台的对接，高频事项实现“一网通办”“跨省通办”。",
        "全年接受网站季度抽查4次，合格率均为100%；整改栏目更新不及时等问题3个。",
        "在《政府公报》和本地报纸刊登政策解读，方便老年人等群体获取信息。"
        if agency.kind in ("office", "rollup")
        else "印制“明白卡”“口袋书”等宣传品，打通政策宣传“最后一公里”。",
        "优化站内搜索功能，增设“热点服务”“政策问答”等入口，切实做到找得到、看得懂、用得上。",
    ]
    return "".join(pen.some(2, 3, sentences))


def supervision(pen: Pen) -> str:
    """Leaders, training, inspection; in governments also 工作考核, 社会评议, 责任追究."""
    counts = pen.facts.counts
    items = [
        "调整充实政务公开工作领导小组，主要负责人亲自抓、分管负责人具体抓，形成齐抓共管的工作格局",
        f"举办政务公开业务培训{pen.count('trainings', '次', 'overview.management.trainings')}，"
        f"培训{pen.number('free', 'trained', counts['trained'])}人次",
        "将政务公开纳入年度绩效考核，与业务工作同部署、同检查、同落实",
        f"全年开展专项检查{pen.count('inspections', '次')}，对发现的问题逐项督促整改",
        f"{pen.agency.leaders}主要负责人{pen.count('meetings', '次')}主持召开会议，专题研究政务公开工作",
        "聘请社会监督员，公布监督电话，主动接受群众监督",
        f"组织学习《条例》和{pen.agency.superior}有关文件，提高工作人员的业务能力",
        "建立通报制度，对公开不及时、不准确的科室进行约谈提醒",
        "参加上级举办的政务公开培训班3人次，以会代训开展业务交流",
        "邀请第三方机构开展网站监测，按季度出具报告，督促责任科室限时整改",
        "设立意见箱，开通监督举报电话，畅通群众监督渠道",
        "完善“主要领导负总责、分管领导具体抓、专人抓落实”的责任体系",
        "将《条例》纳入干部学习培训内容，开展“以案说法”专题讲座1期",
    ]
    chosen = pen.some(2, 3, items)
    body = (
        numbered(chosen, pen.pick("stops", "semicolons", "first", "semicolons"))
        if pen.chance(0.6)
        else "".join(f"{each}。" for each in chosen)
    )
    return body + (_accounted(pen) if pen.agency.government else _voluntary(pen))


def _accounted(pen: Pen) -> str:
    """What 条例 50 (4) asks of governments, each word marked so that it can be taken away."""
    whole = pen.agency.whole
    return pen.pick(
        clause("assessment", f"把政府信息公开纳入{whole}年度工作考核，所占分值权重不低于4%。")
        + clause("assessment", "通过问卷、座谈等方式开展社会评议，评议结果总体满意。")
        + clause("assessment", "全年未发生因政府信息公开工作不力被追究责任的情况。"),
        clause("assessment", "工作考核方面，政务公开列入年度综合考核指标；")
        + clause("assessment", "社会评议方面，邀请人大代表、政协委员和群众代表开展评议，未收到负面意见；")
        + clause("assessment", "责任追究方面，本年度没有需要追究责任的情形。"),
        clause(
            "assessment",
            "严格落实考核、评议和责任追究制度，将政务公开纳入绩效考核，组织社会评议1次，未发生责任追究事项。",
        ),
        clause("assessment", "加强考核监督，政务公开工作考核结果在年度绩效中予以体现。")
        + clause("assessment", "定期接受社会评议，广泛听取群众意见。")
        + clause("assessment", "本年度无因违反《条例》规定而追究责任的人员。"),
    )


def _voluntary(pen: Pen) -> str:
    return pen.pick(
        "全年未发生因政府信息公开工作被追究责任的情形。",
        "",
        "主动接受社会评议，对群众提出的意见建议及时研究吸收。",
        "",
    )
