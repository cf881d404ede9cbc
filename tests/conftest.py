"""Windows are driven without a screen unless the run names one."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
