"""Commands that show revisions: the chain with what was registered, and what changed between two."""

import argparse
import json
from collections.abc import Sequence

from desktop.command.naming import CommandRefused, find_report
from desktop.signoff.chronicle import act_sentence, chronicle
from desktop.signoff.fate import fate, signed_once
from desktop.signoff.numbered import numbered
from desktop.signoff.refused import SignoffRefused
from desktop.signoff.standing import standing
from desktop.workplace import Workplace
from forms.draft.difference import difference
from forms.draft.draft import Draft
from forms.draft.revision import Revision

NOW = "now"


def revisions(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List the revisions with their codes, and everything registered, in order."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    listed, acts = reader.approvals.revisions(report), reader.approvals.acts(report)
    stands = standing(acts)
    if arguments.json:
        whole = {
            "state": stands.label,
            "signed": stands.signed or None,
            "revisions": [
                {
                    "number": each.number,
                    "code": each.code,
                    "fingerprint": each.fingerprint,
                    "who": each.who,
                    "when": each.when,
                    "remark": each.remark,
                }
                for each in listed
            ],
            "acts": [
                {
                    "number": each.number,
                    "kind": each.kind,
                    "revision": each.revision,
                    "told": act_sentence(each, stands.usual),
                }
                for each in acts
            ],
        }
        print(json.dumps(whole, ensure_ascii=False))
        return 0
    print(stands.line)
    once = signed_once(acts)
    for each in listed:
        became = f"  {fate(acts, each.number)}" if each.number in once else ""
        mark = f"  已签发{became}" if each.number == stands.signed else became
        remark = f"  {each.remark}" if each.remark else ""
        print(f"{each.name}  校验码 {each.code}  {each.when}  {each.who}{remark}{mark}")
    for line in chronicle(acts):
        print(line)
    return 0


def diff(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """List what changed between two revisions, or since one of them."""
    reader = workplace.reader()
    report = find_report(reader, arguments.report).id
    listed = reader.approvals.revisions(report)
    present = Draft(workplace.editions, reader.entries(report))
    first = _named(arguments.first, listed, present, workplace)
    second = _named(arguments.second, listed, present, workplace)
    changes = difference(first, second)
    for each in changes:
        print(f"{each.place}［{each.part.value}］：{each.before or '（空）'} → {each.after or '（空）'}")
    if not changes:
        print("没有改动。")
    return 0


def _named(name: str, listed: Sequence[Revision], present: Draft, workplace: Workplace) -> Draft:
    if name == NOW:
        return present
    number = name.removeprefix("第").removesuffix("稿")
    try:
        return numbered(listed, number).draft(workplace.editions)
    except SignoffRefused as refused:
        raise CommandRefused(f"{refused}现在的草稿请写 {NOW}。") from None
