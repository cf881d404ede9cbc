"""A revision (稿): a report as it was when it was handed on, in a chain where each names the one before.

The order of revisions is that chain, never the clock.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from forms.draft.code import code
from forms.draft.draft import Draft
from forms.draft.exchange import dump, load
from forms.edition import Editions


@dataclass(frozen=True, slots=True)
class Revision:
    """第``number``稿. ``form`` is the canonical form, ``digest`` its SHA-256 (hexadecimal).

    ``fingerprint`` is the SHA-256 over ``digest`` and ``previous``, the fingerprint of the revision before; empty for
    the first. ``when`` is ISO 8601 local time; ``remark`` says why it was made.
    """

    number: int
    form: str
    digest: str
    previous: str
    fingerprint: str
    code: str
    who: str
    when: str
    remark: str

    @property
    def name(self) -> str:
        """How it is called: 第1稿."""
        return f"第{self.number}稿"

    def sound(self, previous: "Revision | None") -> bool:
        """Whether it is what it was when it was made, and follows ``previous``."""
        return self.previous == (previous.fingerprint if previous else "") and self.follows_itself()

    def follows_itself(self) -> bool:
        """Whether form, digest and fingerprint agree; the one before need not be at hand."""
        return self.digest == hashlib.sha256(self.form.encode()).hexdigest() and self.fingerprint == fingerprint_of(
            self.digest, self.previous
        )

    def draft(self, editions: Editions) -> Draft:
        """The report as it was. Raises ExchangeError where the form is damaged."""
        return Draft(editions, load(self.form.encode(), editions).entries)


def next_revision(
    report_id: str, draft: Draft, before: Revision | None, *, who: str, when: datetime, remark: str
) -> Revision:
    """The revision of ``draft`` that follows ``before``."""
    form = dump(report_id, draft)
    digest = hashlib.sha256(form.encode()).hexdigest()
    previous = before.fingerprint if before else ""
    return Revision(
        number=before.number + 1 if before else 1,
        form=form,
        digest=digest,
        previous=previous,
        fingerprint=fingerprint_of(digest, previous),
        code=code(draft),
        who=who,
        when=when.isoformat(timespec="seconds"),
        remark=remark,
    )


def fingerprint_of(digest: str, previous: str) -> str:
    """SHA-256 (hexadecimal) over a revision's digest and the fingerprint of the one before."""
    return hashlib.sha256(f"{digest}\n{previous}".encode()).hexdigest()
