"""The kit's own loggers, kept from writing bodies, tokens and addresses that work as tokens."""

import logging
import re

_SECRETS = re.compile(r"(?:xox[a-z]*|xapp|xwfp)[-.][\w.-]+|wss?://\S+|https?://hooks\.\S+")
_TALKERS = ("slack_bolt", "slack_sdk", "slack_bolt.RequestVerification")


class _Wordless(logging.Filter):
    """Lets a line through without its traceback, which may quote what a member typed, and without secrets."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SECRETS.sub("…", record.getMessage())
        record.args = None
        record.exc_info = None
        record.exc_text = None
        return True


def quiet_logger() -> logging.Logger:
    """The logger that Bolt and the SDK's socket are given: errors alone, and nothing that was said.

    Those that they make for themselves are quieted too: one of them writes whole requests.
    """
    for name in _TALKERS:
        talker = logging.getLogger(name)
        talker.setLevel(max(talker.level, logging.WARNING))
    logger = logging.getLogger("afternote.slack.kit")
    # Bolt's warnings are about its own settings, and about requests that nobody listens to.
    logger.setLevel(logging.ERROR)
    if not logger.filters:
        logger.addFilter(_Wordless())
    return logger
