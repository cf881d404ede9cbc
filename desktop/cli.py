"""``nianbao`` on the command line: parse, run one command, and turn whatever happens into a sentence and a status.

Exit status: 0 done; 1 a check found an error; 2 unreadable input, wrong usage, forbidden act; 3 the store is in use
elsewhere or not writable; 70 internal failure (logged).
"""

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

# command → module and function; imported only when run, so that each command starts with what it needs.
COMMANDS = {
    "demo": ("output", "demo"),
    "check": ("checking", "check_report"),
    "mend": ("checking", "mend"),
    "answer": ("checking", "answer"),
    "export": ("output", "export"),
    "papers": ("papers", "papers"),
    "sheet": ("papers", "sheet"),
    "fields": ("definitions", "fields"),
    "rules": ("definitions", "rules"),
    "new": ("reports", "new"),
    "load": ("reports", "load"),
    "copy": ("reports", "copy"),
    "list": ("reports", "list_reports"),
    "dump": ("reports", "dump_report"),
    "set": ("reports", "set_field"),
    "undo": ("reports", "undo"),
    "redo": ("reports", "redo"),
    "log": ("reports", "show_log"),
    "delete": ("reports", "delete"),
    "restore": ("reports", "restore"),
    "submit": ("approving", "submit"),
    "sign": ("approving", "sign"),
    "return": ("approving", "send_back"),
    "amend": ("approving", "amend"),
    "deliver": ("approving", "deliver"),
    "publish": ("approving", "publish"),
    "correct": ("approving", "correct"),
    "tell": ("approving", "tell"),
    "remark": ("approving", "remark"),
    "proof": ("approving", "proof"),
    "strike": ("approving", "strike"),
    "decide": ("handing", "decide_on"),
    "receive": ("handing", "receive_file"),
    "verify": ("verifying", "verify_file"),
    "revisions": ("revisions", "revisions"),
    "diff": ("revisions", "diff"),
    "copies": ("copies", "copies"),
    "ledger": ("ledger", "ledger"),
    "history": ("facts", "history"),
    "source": ("facts", "source"),
    "ruling": ("facts", "ruling"),
    "scope": ("facts", "scope"),
    "collect": ("collecting", "collect"),
    "demands": ("demands", "demands"),
    "backup": ("upkeep", "backup"),
    "backups": ("upkeep", "list_backups"),
    "recover": ("upkeep", "recover"),
    "pack": ("moving", "pack"),
    "unpack": ("moving", "unpack"),
    "merge": ("moving", "merge"),
    "doctor": ("upkeep", "doctor"),
}
REFUSED, STORE, INTERNAL = 2, 3, 70
LOG_BYTES = 1_000_000


def main(words: Sequence[str] | None = None) -> int:
    """Run ``nianbao`` with ``words`` (default: the process's arguments); returns the exit status."""
    _speak_utf8()
    given = sys.argv[1:] if words is None else words
    if not given and _has_display():  # as the Start menu does: nothing to take apart, and the window stands sooner
        return _guarded(lambda: _open_window(None, sample=False, file=""), None)
    from desktop.command.parser import build_parser  # noqa: PLC0415

    parser = build_parser()
    arguments = parser.parse_args(given)
    if arguments.qt_platform:
        os.environ["QT_QPA_PLATFORM"] = arguments.qt_platform
    if arguments.selftest:
        from desktop.selftest.run import run_selftest  # noqa: PLC0415

        return run_selftest(Path(arguments.selftest))
    if arguments.command is None and not _has_display():
        parser.print_help()
        return 0
    return _guarded(lambda: _run(arguments), arguments.data_dir)


def _has_display() -> bool:
    """Whether a window can be shown here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _guarded(act: Callable[[], int], data_dir: str | None) -> int:
    """The exit status of ``act``; whatever stops it is said in a sentence."""
    try:
        return act()
    except BrokenPipeError:
        # Whoever read our output (head, more) has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
        return REFUSED
    except Exception as failure:
        from desktop.workplace import Workplace  # noqa: PLC0415

        return _failed(failure, Workplace.at(data_dir).logs)


def _run(arguments: "Namespace") -> int:
    shown = arguments.command == "demo" and arguments.out is None and _has_display()
    if arguments.command is None or shown:
        return _open_window(arguments.data_dir, sample=shown, file=arguments.open or "")
    from desktop.workplace import Workplace  # noqa: PLC0415

    module, function = COMMANDS[arguments.command]
    command: Callable[[Namespace, Workplace], int] = getattr(
        importlib.import_module(f"desktop.command.{module}"), function
    )
    status = command(arguments, Workplace.at(arguments.data_dir))
    sys.stdout.flush()
    return status


def _open_window(data_dir: str | None, *, sample: bool, file: str) -> int:
    from desktop.app import run  # noqa: PLC0415

    return run(data_dir, sample=sample, file=file)


def _failed(failure: Exception, logs: Path) -> int:
    """One Chinese sentence for ``failure``, the log for what is not the user's doing, and the exit status."""
    from desktop.command.naming import CommandRefused  # noqa: PLC0415
    from desktop.signoff.refused import HandOverUnreadable, SignoffRefused  # noqa: PLC0415
    from desktop.store.errors import ReportExists, ReportUnknown, StoreError  # noqa: PLC0415
    from forms.draft.entering import EntryRefused  # noqa: PLC0415
    from forms.draft.strict_json import ExchangeError  # noqa: PLC0415

    refusals = (
        *(CommandRefused, EntryRefused, ExchangeError, HandOverUnreadable),
        *(SignoffRefused, ReportUnknown, ReportExists),
    )
    if isinstance(failure, refusals):
        print(str(failure), file=sys.stderr)
        return REFUSED
    kept = _log(failure, logs)
    if isinstance(failure, StoreError):
        print(failure.message, file=sys.stderr)
        return STORE
    print(f"程序内部出错，已保存的内容没有变动。{kept}", file=sys.stderr)
    return INTERNAL


def _log(failure: Exception, logs: Path) -> str:
    """Write ``failure`` to the log; returns where it stands, in a sentence."""
    # Imported when needed: most commands end well and start a tenth sooner.
    import logging  # noqa: PLC0415
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415

    log = logging.getLogger("nianbao")
    try:
        logs.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(logs / "nianbao.log", maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8")
    except OSError:
        return "日志也写不进去，请把这一情况告诉维护人员。"
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.error("command failed", exc_info=failure)
    log.removeHandler(handler)
    handler.close()
    return f"详情见日志：{logs / 'nianbao.log'}"


def _speak_utf8() -> None:
    """Off a console, UTF-8 with plain line ends whatever the code page; on one, nothing it cannot show stops us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
