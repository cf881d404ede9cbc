"""Commands on the store itself: a backup, and whether all is well."""

import argparse

from desktop.command.naming import announced, writing
from desktop.store.condition import examine
from desktop.workplace import Workplace


def backup(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Make a backup now; prints its path."""
    del arguments
    with writing(workplace) as store, announced("正在备份"):
        print(store.backup())
    return 0


def doctor(arguments: argparse.Namespace, workplace: Workplace) -> int:
    """Say how the store is; exit status 1 when it is not well."""
    del arguments
    with announced("正在检查草稿库"):
        condition = examine(workplace.data)
    for line in condition.sentences():
        print(line)
    return int(not condition.well)
