"""Mistakes of ours, as the log has them."""

import logging
import traceback


def log_mistake(log: logging.Logger, error: BaseException, doing: str) -> str:
    """Log where it happened; answers what it is called. What it says may be what somebody wrote."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s while %s, in\n%s", type(error).__name__, doing, where)
    return type(error).__name__
