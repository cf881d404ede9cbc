"""The rules as data: id, severity, explanation, source, and the sentence that tells a finding."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

import resources
from forms.checks.finding import Finding, Severity

FAMILY_NAMES = {  # file in ``resources/rules/`` → what people call it
    "values": "填写的数",
    "completeness": "空缺",
    "tables": "表内关系",
    "carry_over": "与上年衔接",
    "prose_numbers": "文字里的数",
    "wording": "文字",
    "belonging": "照搬和错位",
    "privacy": "不宜公开",
    "contents": "应写内容",
    "ledger": "台账",
    "pages": "打印",
}
SEVERITY_WORDS = {Severity.ERROR: "须改", Severity.WARNING: "请核", Severity.NOTE: "提示"}


@dataclass(frozen=True, slots=True)
class RuleText:
    """One entry of ``resources/rules/``. ``variants`` are further sentences of the rule, by the finding's ``variant``.

    ``answerable`` marks an error that the clerk may explain in words instead of changing it; warnings always are.
    """

    id: str
    family: str
    severity: Severity
    title: str
    explanation: str
    source: str
    message: str
    variants: Mapping[str, str] = field(default_factory=dict)
    answerable: bool = False

    def sentence(self, variant: str) -> str:
        """The template that says a finding of this ``variant``."""
        return self.message if variant == "message" else self.variants[variant]

    def as_json(self) -> dict[str, str]:
        """What ``nianbao rules --json`` lists."""
        return {
            "id": self.id,
            "family": self.family,
            "severity": str(self.severity),
            "title": self.title,
            "explanation": self.explanation,
            "source": self.source,
        }


@cache
def _catalogue() -> dict[str, RuleText]:
    whole: dict[str, dict[str, Any]] = {}
    for file, family in FAMILY_NAMES.items():
        listed = tomllib.loads(resources.path(f"rules/{file}.toml").read_text(encoding="utf-8"))
        whole.update({key: {**parts, "family": family} for key, parts in listed.items()})
    return {key: RuleText(id=key, **{**parts, "severity": Severity(parts["severity"])}) for key, parts in whole.items()}


def rules() -> list[RuleText]:
    """Every rule, in the order of the catalogue."""
    return list(_catalogue().values())


def rule(rule_id: str) -> RuleText:
    """The entry of the rule ``rule_id``. Raises KeyError."""
    return _catalogue()[rule_id]


def family_of(rule_id: str) -> str:
    """What people call the family of the rule ``rule_id``."""
    return _catalogue()[rule_id].family


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
