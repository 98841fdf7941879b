"""What `launch` starts: it steps away from whoever started it, then becomes the engine."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys

from cordboard.errors import UserError

log = logging.getLogger(__name__)


def main() -> None:
    """The settings come as an argument, the outcome goes out by a pipe."""
    if os.fork():
        os._exit(0)  # our parent is the system's first process now: nobody has to wait for us
    faulthandler.enable()
    from .process import EngineSettings, LaunchReport, run_engine_process

    report = LaunchReport(int(sys.argv[2]))
    try:
        run_engine_process(EngineSettings.from_json(sys.argv[1]), report)
    except UserError as error:
        log.error("%s", error)  # noqa: TRY400 - a person can mend it, no trace is needed
        report.failed(error)
    except Exception:
        log.exception("the engine broke")
        raise


if __name__ == "__main__":
    main()
