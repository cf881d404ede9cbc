"""The rules as data: id, severity, explanation, source, and the sentence that tells a finding."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

import resources
from forms.checks.finding import Finding, Severity

FAMILY_FILES = (  # in ``resources/rules/``
    *("values", "completeness", "tables", "carry_over", "prose_numbers"),
    *("wording", "belonging", "privacy", "contents", "pages"),
)
SEVERITY_WORDS = {Severity.ERROR: "须改", Severity.WARNING: "请核", Severity.NOTE: "提示"}


@dataclass(frozen=True, slots=True)
class RuleText:
    """One entry of ``resources/rules/``. ``control`` is said of a total that differs from the paper ledger's;
    ``variants`` are further sentences of the rule, by the finding's ``variant``.

    ``answerable`` marks an error that the clerk may explain in words instead of changing it; warnings always are.
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    source: str
    message: str
    control: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    answerable: bool = False

    def sentence(self, variant: str) -> str:
        """The template that says a finding of this ``variant``."""
        named = {"message": self.message, "control": self.control}
        return named[variant] if variant in named else self.variants[variant]

    def as_json(self) -> dict[str, str]:
        """What ``nianbao rules --json`` lists."""
        return {
            "id": self.id,
            "severity": str(self.severity),
            "title": self.title,
            "explanation": self.explanation,
            "source": self.source,
        }


@cache
def _catalogue() -> dict[str, RuleText]:
    whole: dict[str, dict[str, Any]] = {}
    for family in FAMILY_FILES:
        whole.update(tomllib.loads(resources.path(f"rules/{family}.toml").read_text(encoding="utf-8")))
    return {key: RuleText(id=key, **{**parts, "severity": Severity(parts["severity"])}) for key, parts in whole.items()}


def rules() -> list[RuleText]:
    """Every rule, in the order of the catalogue."""
    return list(_catalogue().values())


def severity(rule: str) -> Severity:
    """The severity a rule's findings usually have."""
    return _catalogue()[rule].severity


def answerable(finding: Finding) -> bool:
    """Whether the clerk may explain ``finding`` instead of changing something."""
    return finding.severity is Severity.WARNING or _catalogue()[finding.rule].answerable


def hint(name: str, **words: str) -> str:
    """A sentence of ``hints.toml`` with its ``words``: which cell is probably wrong."""
    return _hints()[name].format(**words)


@cache
def _hints() -> dict[str, str]:
    return tomllib.loads(resources.path("rules/hints.toml").read_text(encoding="utf-8"))


def message(finding: Finding) -> str:
    """The sentence that tells ``finding``: what is wrong, where, what to do."""
    rule = _catalogue()[finding.rule]
    parts = {**finding.words, **{name: str(value) for name, value in finding.values.items()}}
    return "".join(
        text + (parts[name] if name else "") for text, name, _, _ in Formatter().parse(rule.sentence(finding.variant))
    )
