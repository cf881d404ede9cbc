"""A finding as papers tell it: what must not be published is shown covered, for papers are filed and passed on."""

from dataclasses import replace

from forms.checks.catalogue import family_of
from forms.checks.finding import Finding

FAMILY = "不宜公开"


def private(finding: Finding) -> bool:
    """Whether it is about what must not be published: a number of a person, a name, a case."""
    return family_of(finding.rule) == FAMILY


def covered(finding: Finding) -> Finding:
    """``finding`` with the cover in the place of what it quotes, where there is a way to cover it."""
    instead = finding.words.get("instead") if private(finding) else None
    return replace(finding, words={**finding.words, "text": instead}) if instead else finding
