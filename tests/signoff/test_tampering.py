"""Random changes to bytes, text, attachment, information and store rows: each gets the right one of the five answers.

Fifty in the ordinary suite; ``NIANBAO_TAMPERINGS=1000`` makes as many as it says.
"""

import os
from pathlib import Path

import pytest

from tests.signoff.conftest import Office
from tests.signoff.tampering import tamper

COUNT = int(os.environ.get("NIANBAO_TAMPERINGS", "50"))


@pytest.mark.parametrize("seed", range(COUNT))
def test_a_random_change_gets_the_right_answer(signed: Office, tmp_path: Path, seed: int) -> None:
    kind, file, expected = tamper(seed, signed, tmp_path)
    answer = signed("verify", str(file))
    assert answer.first_line in expected, f"{kind}: {answer.out}{answer.err}"
    assert answer.status == int(answer.first_line not in ("原件", "内容一致"))
    if answer.first_line == "已改动":
        assert "改动：" in answer.out
