"""What can go wrong with the drafts on disk; each class is one failure, its message a Chinese sentence."""


class StoreError(Exception):
    """The store cannot do what was asked."""

    @property
    def message(self) -> str:
        """The sentence for the user."""
        return str(self)

    @property
    def tried_again(self) -> str:
        """The sentence where the program goes on trying by itself."""
        return f"{self.message}程序会自动再试。"


class StoreInUse(StoreError):
    """Another process holds the store."""

    def __init__(self, who: str) -> None:
        super().__init__(f"草稿库正由{who}打开。请先关闭那里的“公开年报”，再试一次。")


class StoreNotWritable(StoreError):
    """The folder or the file cannot be written, for a cause that is not known."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"“{folder}”里的草稿库写不进去。请检查这个文件夹能不能写、磁盘有没有满。")


class DiskFull(StoreNotWritable):
    """No room is left on the disk, or for this user on it."""

    def __init__(self, folder: str) -> None:
        StoreError.__init__(self, f"磁盘满了，草稿库写不进去。请在“{folder}”所在的磁盘上删掉不用的文件。")


class FolderReadOnly(StoreNotWritable):
    """The folder or the file may not be written by this user."""

    def __init__(self, folder: str) -> None:
        StoreError.__init__(self, f"“{folder}”是只读的，草稿库写不进去。请让管理员给这个文件夹写入的权限。")


class StoreBusy(StoreNotWritable):
    """Another program (a virus scanner, a backup) has held the file longer than we wait."""

    def __init__(self, folder: str) -> None:
        StoreError.__init__(
            self, f"“{folder}”里的草稿库正被别的程序占用，可能是杀毒或者备份软件。请等它做完，或者关掉它。"
        )


class FolderGone(StoreNotWritable):
    """The folder or the file is not there: a share or a stick that is gone."""

    def __init__(self, folder: str) -> None:
        StoreError.__init__(
            self, f"找不到“{folder}”里的草稿库。它在网络共享盘或者移动盘上的，请接好网络、插好盘；移走了的，请移回来。"
        )


class DiskFault(StoreNotWritable):
    """The system could not read or write, and neither room nor rights are missing."""

    def __init__(self, folder: str) -> None:
        StoreError.__init__(
            self, f"读写“{folder}”时磁盘出错。请检查磁盘，在网络共享盘上的检查网络，并另存一份备份到别的磁盘。"
        )


class OutOfMemory(StoreError):
    """The computer has no memory left for what was asked."""

    def __init__(self) -> None:
        super().__init__("电脑的内存不够，这一步没有做成，填的都在。请关掉几个别的程序。")


class BackupFolderNotWritable(StoreError):
    """The second folder for backups cannot be written."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"已备份在数据文件夹里；另一份没有存到“{folder}”。请检查那个文件夹还在不在、能不能写。")


class StoreTooNew(StoreError):
    """The store was written by a newer program."""

    def __init__(self) -> None:
        super().__init__("草稿库由更新版本的“公开年报”写成，这个版本不能打开，也没有动它。请安装新版本。")


class StoreDamaged(StoreError):
    """The file at ``path`` is no sound database, or what it holds is not what was written."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"草稿库“{path}”已损坏。请关闭“公开年报”再打开（命令行里运行 nianbao backup），"
            "程序会保留坏文件，取出其中完好的报告，其余的从最近的备份恢复。"
        )


class BackupDamaged(StoreError):
    """A backup cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(f"备份“{name}”已损坏，不能用它恢复，现在的内容没有动。请换一个备份。")


class BackupTooNew(StoreError):
    """A backup was made by a newer program."""

    def __init__(self, name: str) -> None:
        super().__init__(f"备份“{name}”由更新版本的“公开年报”做成，这个版本打不开。请安装新版本，或者换一个备份。")


class ReportNotWhole(StoreError):
    """A report in a file from elsewhere, or in a store that is to be packed, is not what was written."""

    def __init__(self, report: str) -> None:
        super().__init__(f"编号为{report[:8]}的报告不完整，没有动它。请换一个备份，或者在原来的电脑上重新存一次。")


class PackUnreadable(StoreError):
    """A file that should carry reports from another computer does not, or not whole."""


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
