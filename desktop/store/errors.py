"""What can go wrong with the drafts on disk; each class is one failure, its message a Chinese sentence."""


class StoreError(Exception):
    """The store cannot do what was asked."""

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return str(self)


class StoreInUse(StoreError):
    """Another process holds the store."""

    def __init__(self, who: str) -> None:
        super().__init__(f"草稿库正由{who}打开。请先关闭那里的“公开年报”，再试一次。")


class StoreNotWritable(StoreError):
    """The folder or the file cannot be written."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"“{folder}”里的草稿库写不进去。请检查这个文件夹能不能写、磁盘有没有满。")


class BackupFolderNotWritable(StoreError):
    """The second folder for backups cannot be written."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"已备份在数据文件夹里；另一份没有存到“{folder}”。请检查那个文件夹还在不在、能不能写。")


class StoreTooNew(StoreError):
    """The store was written by a newer program."""

    def __init__(self) -> None:
        super().__init__("草稿库由更新版本的“公开年报”写成，这个版本不能打开，也没有动它。请安装新版本。")


class StoreDamaged(StoreError):
    """The file is no sound database."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"草稿库“{path}”已损坏。请运行一次会写草稿库的命令（如 nianbao backup），程序会保留坏文件并打开最近的备份。"
        )


class DraftChangedElsewhere(StoreError):
    """The report was saved by another process since it was read."""

    def __init__(self) -> None:
        super().__init__("这份草稿已在别处保存过新内容。请重新打开后再修改。")


class ReportUnknown(StoreError):
    """There is no such report."""

    def __init__(self, report: str) -> None:
        super().__init__(f"没有编号为{report[:8]}的报告。")


class ReportExists(StoreError):
    """A report with this id is there already."""

    def __init__(self, report: str) -> None:
        super().__init__(f"已有编号为{report[:8]}的报告。")
