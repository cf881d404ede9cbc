"""PRIV-IDCARD, PRIV-MOBILE, PRIV-BANKCARD, PRIV-EMAIL: numbers and mailboxes that belong to a person.

Digits may be full-width or stand in groups. An identity card has a birthday and a check digit (GB 11643—1999),
before 1999 fifteen digits and no check; a bank card satisfies Luhn (GB/T 15694.1, ISO/IEC 7812) and begins as the
issuers' do. (Both checks are a line or two; python-stdnum has them too, and opens ssl at import.) A number that fails
is an index or a code of something else. Masked as usual: 110105********002X, 138****8000.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from forms.checks.finding import Severity
from forms.checks.marks import Mark

_GAP = r"[ \u00a0\-—－]?"
_CARD = re.compile(
    rf"[1-8](?<![0-9A-Za-z].)\d{{5}}{_GAP}(?:18|19|20)\d{{2}}{_GAP}[01]\d[0-3]\d{_GAP}\d{{3}}[\dXx](?![0-9A-Za-z])"
)
_OLD_CARD = re.compile(r"[1-8](?<![0-9A-Za-z.].)\d{5}\d{2}[01]\d[0-3]\d{4}(?![0-9A-Za-z])")
_MOBILE = re.compile(rf"1(?<![\d.].)[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d|\.\d|[元万亿])")
_BANK = re.compile(
    r"[456](?<![\d.].)(?:(?<=6)2|(?<=4)\d|(?<=5)[1-5])\d{2}(?:[ \u00a0-]?\d{4}){3}(?:[ \u00a0-]?\d{1,3})?(?![\d.])"
)
_LONG = re.compile(r"[1-9１-９][\d \u00a0\-—－]{10}")  # what begins each of these; the digits of a mobile at least
_MAILBOX = re.compile(r"[A-Za-z0-9](?<![A-Za-z0-9._%+\-@].)[A-Za-z0-9._%+-]{0,40}@(?P<domain>[A-Za-z0-9.-]{3,40})")
_FREE = re.compile(
    r"(?:qq|vip\.qq|163|vip\.163|126|139|189|yeah|sina|vip\.sina|sohu|foxmail|gmail|hotmail|outlook|live|icloud|aliyun|21cn|tom"
    r"|wo|yahoo|263|188|88|msn|189|china)\.(?:com|cn|net|com\.cn)\.?$",
    re.IGNORECASE,
)
_PROVINCES = frozenset(
    (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83)
)
_FLAT = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), 0xFF38, 0xFF58, 0xFF20, 0xFF0E)}
)
_WIDE = re.compile("[０-９＠]")
_NAMED = re.compile("联系(?:人[：:]?)?[一-龥]{2,3}[（(，,]?(?:邮箱|电子邮箱)?[：:]?$")
_CONTACT = ("地址", "邮编", "邮政编码", "电话", "传真", "联系", "办公室", "邮箱")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_WORDS = ("身份证", "证件号", "公民身份", "身份号码")


def has_long_number(text: str) -> bool:
    """Whether a number as long as a mobile's may stand in ``text``; most paragraphs have none."""
    return _LONG.search(text) is not None


def identity_cards(text: str) -> Iterator[Mark]:
    """Identity cards: certain with a right check digit, asked about without one."""
    flat = _flat(text)
    for match in _CARD.finditer(flat):
        number = _digits(match[0])
        if not _has_birthday(number):
            continue
        right = _check_digit(number) == number[-1].upper()
        named = any(word in text[max(0, match.start() - 20) : match.start()] for word in _CARD_WORDS)
        if right or named:
            yield _mark("PRIV-IDCARD", match, number, (6, 4), None if right else Severity.WARNING)
    for match in _OLD_CARD.finditer(flat):
        number = match[0]
        if _has_birthday(f"{number[:6]}19{number[6:]}0"):
            yield _mark("PRIV-IDCARD", match, number, (6, 3), Severity.WARNING)


def mobiles(text: str, office: bool) -> Iterator[Mark]:
    """Mobile numbers; only noted in the preface and in a sentence that tells where the office is."""
    flat = _flat(text)
    for match in _MOBILE.finditer(flat):
        number = _digits(match[0])[-11:]
        own = office or _in_contact(text, match.start())
        yield _mark("PRIV-MOBILE", match, number, (3, 4), Severity.NOTE if own else None)


def bank_cards(text: str) -> Iterator[Mark]:
    """Bank cards: the issuers' first digits, 16 to 19 digits, Luhn."""
    for match in _BANK.finditer(_flat(text)):
        number = _digits(match[0])
        long_enough = 16 <= len(number) <= 19 if number.startswith("62") else len(number) == 16
        if long_enough and _luhn(number) and not _is_identity(number):
            yield _mark("PRIV-BANKCARD", match, number, (4, 4))


def mailboxes(text: str, office: bool) -> Iterator[Mark]:
    """Mailboxes at providers anybody may use, except where the office tells how to reach it.

    ``office``: where it does. There an applicant's is told all the same, and one beside a person's name is noted.
    """
    if "@" not in text and "＠" not in text:
        return
    for match in _MAILBOX.finditer(_flat(text)):
        if _FREE.search(match["domain"]) and not _in_contact(text, match.start()):
            before = text[max(0, match.start() - 20) : match.start()]
            named = _NAMED.search(before)
            if office and not named and "申请人" not in before:
                continue
            grade = Severity.NOTE if office and named else None
            name, at, domain = match[0].partition("@")
            masked = f"{name[0]}***{at}{domain}"
            yield Mark(
                "PRIV-EMAIL", *match.span(), instead=masked, words={"instead": masked}, topic="mailbox", severity=grade
            )


def _mark(rule: str, match: re.Match[str], number: str, kept: tuple[int, int], grade: Severity | None = None) -> Mark:
    """``number`` masked but for its ``kept`` first and last characters."""
    first, last = kept
    masked = number[:first] + "*" * (len(number) - first - last) + number[-last:]
    return Mark(rule, *match.span(), words={"instead": masked}, instead=masked, severity=grade, topic=masked)


def _flat(text: str) -> str:
    return text.translate(_FLAT) if _WIDE.search(text) else text


def _digits(text: str) -> str:
    return re.sub(r"[^0-9Xx]", "", text)


def _has_birthday(number: str) -> bool:
    if int(number[:2]) not in _PROVINCES:
        return False
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    return 1880 <= year <= 2030 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _check_digit(number: str) -> str:
    """The last character that the first seventeen ask for (ISO 7064, MOD 11-2)."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def _luhn(number: str) -> bool:
    """Whether the digits satisfy ISO/IEC 7812, annex B: every second one from the right counts twice."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_identity(number: str) -> bool:
    return len(number) == 18 and _has_birthday(number) and _check_digit(number) == number[-1]


def contact(sentence: str) -> bool:
    """Whether an office tells in ``sentence`` how to reach it: three of address, telephone, post code …"""
    return sum(word in sentence for word in _CONTACT) >= 3


def _in_contact(text: str, at: int) -> bool:
    start = max(text.rfind("。", 0, at), at - 120, 0)
    stop = text.find("。", at, at + 80)
    return contact(text[start : stop if stop >= 0 else at + 80])
