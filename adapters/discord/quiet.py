"""What the kit's own loggers tell, without what they fill in: addresses that work as tokens, and words."""

import logging

import structlog

from bot.errors import traced

log = structlog.get_logger("afternote.discord")

KIT = "discord"
"""The logger above all of the kit's."""
_LONGEST = 200


class Wordless(logging.Handler):
    """Tells of a line by its level, its logger, the part of it that is in the kit's source, and where it broke."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes it to our own log."""
        error = record.exc_info[1] if record.exc_info else None
        told: dict[str, str] = {} if error is None else {"error": traced(error)}
        # Some lines have a stack below them that was put in before.
        said = record.msg.partition("\n")[0][:_LONGEST] if isinstance(record.msg, str) else type(record.msg).__name__
        log.log(record.levelno, "the kit tells", of=record.name, said=said, **told)


def quiet() -> None:
    """Has what the kit tells from warnings on told so, and the rest of it not at all; once or often."""
    logger = logging.getLogger(KIT)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    if not any(isinstance(each, Wordless) for each in logger.handlers):
        logger.addHandler(Wordless())
