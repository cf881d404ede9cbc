"""Longer words of the window: the table of keys, and what the program is."""

from collections.abc import Iterable

from desktop.window.actions import ActionSpec


def keys_table(actions: Iterable[ActionSpec]) -> str:
    """Every action with its key, as rich text."""
    rows = "".join(f"<tr><td>{each.text.strip('…')}</td><td>　{each.key}</td></tr>" for each in actions if each.key)
    return f"<table>{rows}</table>"


def about() -> str:
    """Name, version, licences."""
    from importlib.metadata import version  # noqa: PLC0415

    return (
        f"<h3>公开年报 {version('gongkai-nianbao')}</h3>"
        "<p>政府信息公开工作年度报告的填报、核对与打印。</p>"
        "<p>本程序用于非涉密计算机，不得录入涉密信息。程序不联网。</p>"
        "<p>程序：MIT许可。界面：Qt（PySide6，LGPL）。排版：ReportLab（BSD）。预览：PDFium（BSD）。"
        "字体：Fandol（GPL，附字体例外）、霞鹜文楷（OFL 1.1）。许可全文随程序附带。</p>"
    )
