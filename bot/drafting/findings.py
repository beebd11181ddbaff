"""What a finding is, moved to the model since cards word it too."""

from bot.model.finding import NOTHING, Finding, Rule, Severity, ready

__all__ = ["NOTHING", "Finding", "Rule", "Severity", "ready"]
