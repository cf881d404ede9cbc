"""How many random trials: few in the suite, more by environment variables (see the README's lines for developers)."""

import os

KILLS = int(os.environ.get("NIANBAO_KILLS", "20"))
FLIPS = int(os.environ.get("NIANBAO_FLIPS", "50"))
