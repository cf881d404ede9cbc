"""Setup on a clerk's computer: installs, upgrades, refuses, uninstalls, and never touches the drafts. Under Wine."""

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.installer.desktop_screen import wait_for

if TYPE_CHECKING:
    from tests.installer.conftest import Computer

pytestmark = pytest.mark.timeout(600)
OLD_WINDOWS, NEWER_INSTALLED, NOT_OURS, RUNNING = 10, 11, 12, 32


def own_files(computer: "Computer") -> set[str]:
    return {each.name for each in computer.programs.iterdir()}


def test_setup_installs_for_the_user_alone(computer: "Computer") -> None:
    assert computer.install() == 0
    assert own_files(computer) == {"公开年报.exe", "nianbao.exe", "runtime", "lib", "app", "许可", "uninstall.exe"}
    assert [each.name for each in computer.wine.start_menu.rglob("*.lnk")] == ["公开年报.lnk"]
    assert not list((computer.wine.home / "Desktop").glob("*.lnk"))
    assert computer.version == computer.nianbao("--version").out.split()[1]
    assert not computer.data.exists()


def test_a_link_on_the_desktop_when_asked_for(computer: "Computer") -> None:
    assert computer.install("current", "/DESKTOP") == 0
    link = computer.wine.home / "Desktop" / "公开年报.lnk"
    assert link.exists()
    computer.uninstall()
    assert not link.exists()


def test_an_upgrade_keeps_the_data_and_leaves_no_old_file(computer: "Computer") -> None:
    assert computer.install("previous") == 0
    old = computer.version
    report = computer.nianbao("new", "--agency", "云泽市某某局", "--year", "2021").out.strip()
    computer.nianbao("set", report, "requests.received.natural", "37")
    (computer.programs / "lib" / "left_over.py").write_text("", encoding="utf-8")
    (computer.programs / "用户自己放的.txt").write_text("我的", encoding="utf-8")

    assert computer.install("current") == 0
    assert computer.version != old
    assert not (computer.programs / "lib" / "left_over.py").exists()
    assert (computer.programs / "用户自己放的.txt").read_text(encoding="utf-8") == "我的"
    told = computer.nianbao("list")
    assert (told.status, told.out.startswith(report)) == (0, True)
    assert '"requests.received.natural"' in computer.nianbao("dump", report).out
    assert computer.values()["requests.received.natural"] == "37"


def test_a_downgrade_is_refused(computer: "Computer") -> None:
    computer.install("current")
    newest = computer.version
    assert computer.install("previous") == NEWER_INSTALLED
    assert computer.version == newest
    assert computer.nianbao("--version").out.split()[1] == newest


@pytest.mark.parametrize("door", ["window", "console"])
def test_setup_waits_for_the_program_to_end(computer: "Computer", door: str) -> None:
    computer.install("previous")
    old = computer.version
    program = computer.window_program if door == "window" else computer.programs / "nianbao.exe"
    running = computer.wine.start(program)
    window = computer.screen.wait_window("公开年报")
    assert computer.install("current") == RUNNING
    assert computer.version == old
    computer.screen.activate(window)
    computer.screen.press("ctrl+q")
    assert running.wait(60) == 0
    assert computer.install("current") == 0


def test_uninstalling_keeps_the_drafts_and_what_others_put_there(computer: "Computer") -> None:
    computer.install()
    computer.nianbao("new", "--agency", "云泽市某某局", "--year", "2021")
    kept = (computer.data / "drafts.sqlite").read_bytes()
    (computer.programs / "用户自己放的.txt").write_text("我的", encoding="utf-8")
    computer.uninstall()
    wait_for(lambda: own_files(computer) == {"用户自己放的.txt"}, "program files are left")
    assert not list(computer.wine.start_menu.rglob("*.lnk"))
    assert (computer.data / "drafts.sqlite").read_bytes() == kept


def test_a_folder_of_somebody_else_is_refused(computer: "Computer") -> None:
    other = computer.wine.drive / "tools"
    (other / "lib").mkdir(parents=True)
    (other / "lib" / "theirs.txt").write_text("别人的", encoding="utf-8")
    assert computer.install("current", r"/D=C:\tools") == NOT_OURS
    assert (other / "lib" / "theirs.txt").exists()
    assert computer.version is None
    drafts = computer.wine.windows_path(computer.data.parent / "program")
    assert computer.install("current", f"/D={drafts}") == NOT_OURS
    shutil.rmtree(other)


def test_windows_before_1809_is_refused(computer: "Computer") -> None:
    wine = computer.wine
    wine.be_windows("win81")
    assert computer.install() == OLD_WINDOWS
    wine.be_windows("win10")
    version = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
    now = wine.registered(version, "CurrentBuildNumber")
    assert now is not None
    # Wine takes the number from here once it is not told to be a certain Windows.
    wine.unregister(r"HKCU\Software\Wine", "Version")
    wine.register(version, {"CurrentBuildNumber": "17134", "CurrentBuild": "17134"})
    try:
        assert computer.install() == OLD_WINDOWS
    finally:
        wine.register(version, {"CurrentBuildNumber": now, "CurrentBuild": now})
        wine.be_windows("win10")
    assert computer.version is None
    assert computer.install() == 0


def test_the_pages_of_setup_and_of_the_uninstaller(computer: "Computer") -> None:
    screen, wine = computer.screen, computer.wine
    setup = wine.start(computer.handed_out("current", "-setup.exe"))
    screen.wait_window("安装")
    screen.picture("setup-1-welcome")
    screen.press("Return")
    screen.picture("setup-2-folder")
    screen.press("Return")
    screen.picture("setup-3-files")
    wait_for(lambda: computer.version is not None, "not registered")
    screen.press("Tab")
    screen.picture("setup-4-done")
    screen.press("Return")
    assert setup.wait(60) == 0
    assert (wine.home / "Desktop" / "公开年报.lnk").exists()
    window = screen.wait_window("^公开年报$")
    screen.picture("program-1-first-start")
    screen.activate(window)
    screen.press("ctrl+q")
    wait_for(lambda: not screen.windows("^公开年报$"), "the program does not end")

    wine.run(computer.programs / "uninstall.exe")
    screen.wait_window("卸载")
    screen.picture("uninstall-1-confirm")
    screen.press("Return")
    wait_for(lambda: computer.version is None, "still registered")
    screen.press("Tab")
    screen.picture("uninstall-2-done")
    screen.press("Return")
    wait_for(lambda: not screen.windows("卸载"), "the uninstaller does not end")
    assert not computer.programs.exists()


def test_a_folder_with_chinese_and_blanks(computer: "Computer") -> None:
    wine = computer.wine
    setup = wine.drive / "setup.exe"
    shutil.copyfile(computer.handed_out("current", "-setup.exe"), setup)
    says_line = wine.compiled("say_line.c", "-municode")
    assert wine.run(says_line, r"C:\setup.exe", "/S", r"/D=C:\我的 程序\公开 年报") == 0
    computer.programs = wine.drive / "我的 程序" / "公开 年报"
    told = computer.selftest(computer.window_program)
    assert told["program"] == r"C:\我的 程序\公开 年报\公开年报.exe"
    computer.uninstall()
    wait_for(lambda: not computer.programs.exists(), "the folder is left")
