"""What approval refuses, and what it cannot read."""


class SignoffRefused(Exception):
    """What was asked would make the record untrue; the message says why and what to do instead."""


class HandOverUnreadable(Exception):
    """Not a hand-over, or one that does not agree with itself; the message says in Chinese what is wrong."""


class HandOverChanged(HandOverUnreadable):
    """A hand-over whose parts contradict each other: changed after it was made."""
