"""The layers are a test: arrows run one way, and only the rooms meant for it know Qt or SQL."""

from pytest_archon import archrule

QT = ("PySide6*", "PyQt6*")


def test_forms_know_no_desktop() -> None:
    archrule("one way").match("forms*").should_not_import("desktop*").check("forms")


def test_resources_know_nobody() -> None:
    archrule("ground floor").match("resources*").should_not_import("forms*", "desktop*").check("resources")


def test_forms_are_free_of_qt_and_sql() -> None:
    (
        archrule("plain")
        .match("forms*")
        .exclude("forms.entry*")
        .should_not_import(*QT, "sqlite3*", "sqlite_utils*")
        .check("forms")
    )


def test_the_definition_knows_no_draft() -> None:
    archrule("definition").match("forms.edition*").should_not_import("forms.draft*", "forms.checks*").check("forms")


def test_a_draft_knows_no_check_and_no_publication() -> None:
    (
        archrule("draft")
        .match("forms.draft*")
        .should_not_import("forms.checks*", "forms.publication*", "forms.entry*")
        .check("forms")
    )


def test_the_command_line_works_without_qt() -> None:
    (
        archrule("no Qt")
        .match("desktop*")
        .exclude("desktop.window*", "desktop.app", "desktop.cli", "desktop.selftest*")
        .should_not_import(*QT, "forms.entry*", "desktop.window*", "desktop.app")
        .check("desktop")
    )


def test_only_the_store_knows_sql() -> None:
    (
        archrule("SQL in one room")
        .match("desktop*")
        .exclude(
            *(
                "desktop.store*",
                "desktop.workplace",
                "desktop.ledgers",
                "desktop.collecting",
                "desktop.cli",
                "desktop.command*",
                "desktop.keeping*",
            ),
            *("desktop.signoff*", "desktop.window*", "desktop.app", "desktop.selftest*"),
        )
        .should_not_import("sqlite3*", "sqlite_utils*")
        .check("desktop")
    )


def test_exporters_get_only_a_publication() -> None:
    (
        archrule("export")
        .match("desktop.export*")
        .should_not_import("desktop.store*", "forms.draft*", "forms.checks*", "reportlab.platypus*")
        .check("desktop")
    )
