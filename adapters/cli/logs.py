"""How log lines are written: plain to read, or one JSON object a line; always on standard error."""

import logging
import sys
from typing import Literal

import structlog


def start_logging(style: Literal["plain", "json"], *, quiet: bool) -> None:
    """Writes every event from INFO on, or from WARNING on when it shall be quiet."""
    level = logging.WARNING if quiet else logging.INFO
    written: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if style == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *written,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    # What libraries tell at INFO is about themselves.
    line = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format=line)
