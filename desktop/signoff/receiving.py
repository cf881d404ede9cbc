"""Taking a decision back into the store: onto exactly the revision it was made of, once, or not at all."""

from dataclasses import dataclass

from desktop.signoff.carriers import Carried, carried
from desktop.signoff.decision import FORMAT, ORIGIN, Decision, from_json
from desktop.signoff.refused import HandOverUnreadable, SignoffRefused
from desktop.signoff.registry import Registry
from desktop.signoff.standing import Opinion
from desktop.store.drafts import DraftStore
from desktop.workplace import Workplace
from forms.draft.strict_json import ExchangeError, read_json


@dataclass(frozen=True, slots=True)
class Received:
    """``applied``: whether the decision was registered now; ``told`` says what was done, in a sentence."""

    applied: bool
    told: str


def decision_in(carried: Carried) -> Decision | None:
    """The decision that a file carries; None if it carries something else. Raises HandOverUnreadable."""
    if carried.data is None:
        return None
    try:
        kind = read_json(carried.data).get("format")
    except ExchangeError:
        return None
    return from_json(carried.data) if kind == FORMAT else None


def opinion_in(data: bytes) -> Decision | None:
    """The decision in the bytes of a file; None for anything else, one that cannot be read too."""
    try:
        return decision_in(carried(data))
    except HandOverUnreadable:
        return None


def already(decision: Decision, registry: Registry) -> Received | None:
    """What there is to say of ``decision`` if this very file was registered before; None if it is new.

    Raises SignoffRefused, with the decision in the sentence, if it is about another revision than the newest, or
    another decision was registered for its step.
    """
    now = registry.standing
    if decision.digest in registry.decisions:
        return Received(False, f"这份意见已经登记过，没有再登记：{decision.told}。")
    newest = registry.newest
    if newest is None or newest.fingerprint != decision.fingerprint:
        present = f"现在是{newest.name}" if newest else "这台电脑上这份报告还没有送审"
        raise SignoffRefused(f"收到的意见不是对最新一稿的，{present}，没有登记：{decision.told}。")
    given = next((each for each in now.signatures if each.step == decision.step and each.name == decision.name), None)
    if given:
        raise SignoffRefused(
            f"“{decision.step}”已经登记了{given.name}的意见“{given.said}”，收到的另一份没有登记：{decision.told}。"
        )
    return None


def receive(decision: Decision, registry: Registry) -> Received:
    """Register ``decision``; the same file a second time changes nothing.

    Raises SignoffRefused, with the decision in the sentence and nothing changed, where ``already`` does and where the
    registry refuses it.
    """
    before = already(decision, registry)
    if before:
        return before
    try:
        also = registry.sign(
            decision.step,
            decision.name,
            Opinion(decision.opinion),
            decision.date,
            words=decision.words,
            origin=ORIGIN,
            decision=decision.digest,
        )
    except SignoffRefused as refused:
        raise SignoffRefused(f"收到的意见没有登记：{decision.told}。{refused}") from None
    return Received(True, "".join((f"已登记：{decision.told}。", *also)))


def registry_for(decision: Decision, workplace: Workplace, store: DraftStore) -> Registry:
    """Where ``decision`` is to be registered. Raises SignoffRefused where its report is not in ``store``."""
    if all(each.id != decision.report for each in store.reader.reports()):
        raise SignoffRefused(f"这台电脑上没有这份报告（{decision.title}），没有登记：{decision.told}。")
    return Registry(workplace, store, decision.report)
