"""What was registered of a report's approval, told line by line for people."""

from collections.abc import Iterable, Iterator

from desktop.signoff.standing import ActKind, short_date, signature, usual_year
from forms.draft.act import Act


def chronicle(acts: Iterable[Act]) -> Iterator[str]:
    """A line for each act, in order; what was struck says so."""
    listed = list(acts)
    struck = {int(each.data["act"]) for each in listed if each.kind == ActKind.STRIKE}
    usual = usual_year(listed)
    for act in listed:
        mark = "（已撤销）" if act.number in struck else ""
        yield f"{act.number}. {act_sentence(act, usual)}{mark}  {act.who}  {act.when.replace('T', ' ')}"


def act_sentence(act: Act, usual: int = 0) -> str:
    """What ``act`` registers, in words; a date of the year ``usual`` goes without its year."""
    data = act.data
    match ActKind(act.kind):
        case ActKind.SUBMIT:
            return f"第{act.revision}稿送审"
        case ActKind.SIGN:
            given = signature(act)
            by = f"{given.name} {short_date(given.date, usual)}" if given.name else ""
            return f"{given.step}：{given.said} {by}".rstrip() + f"，{given.origin}"
        case ActKind.AMEND:
            sheet = f"（{data['sheet']}）" if data["sheet"] else ""
            return f"按{data['asked_by']}的批改修改{sheet}"
        case ActKind.REVISE:
            kind = f"实质性修改：{data['substantive']}" if data["substantive"] else "文字修改"
            reviewer = f"，由{data['reviewer']}复核" if data["reviewer"] else ""
            return f"第{act.revision}稿，{kind}{reviewer}"
        case ActKind.DELIVER:
            return f"第{act.revision}稿{short_date(data['date'], usual)}报送{data['to']}（{data['way']}）"
        case ActKind.PUBLISH:
            column = f"“{data['column']}”" if data["column"] else ""
            day = short_date(data["date"], usual)
            return f"第{act.revision}稿{day}公布：{column}{data['address']}，上传人{data['by']}"
        case ActKind.CORRECT:
            return f"更正：{data['reason']}，由{data['found_by']}发现，发现日期{short_date(data['date'], usual)}"
        case ActKind.TELL:
            return f"{short_date(data['date'], usual)}告知{data['whom']}" + (
                f"：{data['words']}" if data["words"] else ""
            )
        case ActKind.REMARK:
            reason = f"，{data['reason']}" if data["reason"] else ""
            return f"{data['source']}的意见{data['id']}：{data['words']}（{data['handling']}{reason}）"
        case ActKind.PROOF:
            return f"{'一二三'[int(data['turn']) - 1]}校：{data['name']} {short_date(data['date'], usual)}"
        case ActKind.SHEET:
            return (
                f"审签单上填写：{'，'.join(f'{name}“{text}”' for name, text in data.items()) or '照本单位的固定内容'}"
            )
        case ActKind.STRIKE:
            return f"撤销第{data['act']}项登记"
