"""What approval refuses."""


class SignoffRefused(Exception):
    """What was asked would make the record untrue; the message says why and what to do instead."""
