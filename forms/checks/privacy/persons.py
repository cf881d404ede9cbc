"""PRIV-PERSON and PRIV-CASE: a person by name as applicant or party, and the number of a case of law.

A report tells how many applications and cases there were, never whose. A name is read only where a word of the
business stands beside it, and 张某某 is masked enough. Source: 政府信息公开条例第十五条; names: 《百家姓》的常见姓.
"""

import re
from collections.abc import Iterator

from forms.checks.marks import Mark

# Surnames that begin no common word after 申请人 (于 应 方 向 和 有 安 时 … are left out).
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈姚卢姜崔钟谭陆汪"
    "廖贾韦付傅夏邹熊孟秦阎薛侯雷龙郝孔邵毛万顾赖康贺严尹钱施牛洪龚汤陶黎莫樊乔殷颜庄章鲁倪庞邢俞翟蓝"
    "聂齐葛祁尚靳欧柳岳褚娄甄鲍卜戚耿詹申焦柏冷祝"
)
_GIVEN = "[\u4e00-\u9fff]"
_NAME = rf"(?P<name>[{_SURNAMES}](?:某(?!某)|甲|乙|丙|(?!某){_GIVEN}{{1,2}}?))"
_ROLE = re.compile(
    rf"(?:申请人|原告|被申请人|第三人|当事人|上诉人|举报人|投诉人|信访人|委托代理人|被处罚人|村民|市民|居民|网民|业主|群众)"
    rf"(?:为|是|：|:)?\s?{_NAME}(?=[，。、；：（(）)]|诉|不服|以|于|向|提出|提起|的申请|等\d|等人|对|与|因|要求|反映|申请|先生|女士|$)"
)
_AGAINST = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[如即在对就与]|关于|审理|收到|办理|其中|发生){_NAME}(?:等(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})?(?:人|户))?"
    r"(?:不服|诉)(?![讼求])[^，。；\n]{2,24}?(?:局|政府|厅|委|办|街道|镇|乡|一案|案)"
)
_RECEIVED = re.compile(
    rf"(?:收到|受理|答复|办理)(?:了)?{_NAME}(?=提出|提交|递交|邮寄|寄来|的(?:政府信息公开)?申请|要求公开|申请公开)"
)
# What stands before a name: the last character of a role, or of a verb.
_ROLE_AND_NAME = re.compile(rf"[人告民主众](?:为|是|：|:)?\s?[{_SURNAMES}]")
_VERB_AND_NAME = re.compile(rf"[到理复]了?[{_SURNAMES}]")
_NO_NAME = re.compile("[人员民众位名件次年月日条项级各本该其申请信公政府告等]|部门|单位|公司|企业|机关")
_CASE = re.compile(
    r"[（(〔\[]\s?(?:19|20)\d{2}\s?[）)〕\]]\s?[\u4e00-\u9fff]{1,3}\d{0,4}(?:行|民|刑|执|赔|知)[\u4e00-\u9fff]{0,3}\d{1,6}号"
)
_BODY_WORDS = frozenset("投起上申控公倾胜败撤反告被")


def persons(text: str) -> Iterator[Mark]:
    """PRIV-PERSON: each name of an applicant or a party."""
    told = -1
    found = [match for expression in _expressions(text) for match in expression.finditer(text)]
    for match in sorted(found, key=lambda each: each.start("name")):
        name, (start, end) = match["name"], match.span("name")
        if start < told or _NO_NAME.search(name[1:]) or name[-1] in _BODY_WORDS:
            continue
        told = end
        masked = f"{name[0]}某某"
        yield Mark("PRIV-PERSON", start, end, words={"instead": masked}, instead=masked, topic=name)


def cases(text: str) -> Iterator[Mark]:
    """PRIV-CASE: each number of a case, ``（2023）闽01行终12号``."""
    if "号" in text:
        for match in _CASE.finditer(text):
            yield Mark("PRIV-CASE", *match.span(), topic=match[0])


def _expressions(text: str) -> Iterator[re.Pattern[str]]:
    if _ROLE_AND_NAME.search(text):
        yield _ROLE
    if "诉" in text or "不服" in text or "一案" in text:
        yield _AGAINST
    if _VERB_AND_NAME.search(text):
        yield _RECEIVED
