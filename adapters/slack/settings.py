"""What the operator sets for Slack; the names are Bolt's own."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_OF_BOTS = ("xoxb-", "xoxe.xoxb-")
_KINDS = {
    "xapp-": "an app-level token",
    "xoxb-": "a bot token",
    "xoxe.xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xoxe.xoxp-": "a user token",
    "xoxe-": "a refresh token",
}


class SlackSettings(BaseSettings):
    """One workspace by token, or many by OAuth; over a socket, or over signed HTTP."""

    model_config = SettingsConfigDict(env_prefix="SLACK_", env_file=".env", extra="ignore")

    bot_token: SecretStr | None = Field(
        default=None, description="Bot token of the one workspace, `xoxb-...`; with OAuth each has its own."
    )
    app_token: SecretStr | None = Field(
        default=None, description="App-level token, `xapp-...`: Socket Mode, for one workspace and no public address."
    )
    signing_secret: SecretStr | None = Field(
        default=None, description="Signing secret: Slack calls over HTTP, at `AFTERNOTE_URL` + `/slack/events`."
    )
    client_id: str | None = Field(default=None, description="Client id, for workspaces that install by OAuth.")
    client_secret: SecretStr | None = Field(default=None, description="Client secret, for the same.")
    api_url: str = Field(
        default="https://slack.com/api/", description="Address of the Web API, for GovSlack."
    )
    proxy: str | None = Field(
        default=None,
        repr=False,
        pattern=r"^https?://[^/\s?#]+/?$",
        description="Address of an HTTP proxy for calls to Slack, such as `http://proxy.example:3128`.",
    )

    @property
    def socket(self) -> bool:
        """Whether Slack is reached over a socket."""
        return self.app_token is not None

    @property
    def oauth(self) -> bool:
        """Whether workspaces install by themselves."""
        return self.client_id is not None and self.client_secret is not None

    @property
    def misplaced(self) -> str | None:
        """What to do about tokens that stand where others belong; None when they stand right."""
        bot, app = (each.get_secret_value().strip() if each else "" for each in (self.bot_token, self.app_token))
        if bot.startswith("xapp-") and app.startswith(_OF_BOTS):
            return (
                "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are the wrong way round: the bot's begins with xoxb-, the app's "
                "with xapp-. Exchange them."
            )
        if app and not app.startswith("xapp-"):
            return (
                f"SLACK_APP_TOKEN is {_kind(app)}; it begins with xapp-. Copy it from Basic Information, App-Level "
                "Tokens, or unset it where Slack calls over HTTPS."
            )
        if bot and not bot.startswith(_OF_BOTS):
            return (
                f"SLACK_BOT_TOKEN is {_kind(bot)}; it begins with xoxb-. Copy the Bot User OAuth Token from Install "
                "App."
            )
        return None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not set and has to be, by name; empty when nothing or everything is set."""
        values = (self.bot_token, self.app_token, self.signing_secret, self.client_id, self.client_secret)
        if all(each is None for each in values):
            return ()
        lacking: list[str] = []
        if self.bot_token is None and self.socket:
            lacking.append("SLACK_BOT_TOKEN")
        elif self.bot_token is None and not self.oauth:
            if self.client_id is None and self.client_secret is None:
                lacking.append("SLACK_BOT_TOKEN")
            else:
                lacking.append("SLACK_CLIENT_ID" if self.client_id is None else "SLACK_CLIENT_SECRET")
        if not self.socket and self.signing_secret is None:
            lacking.append("SLACK_SIGNING_SECRET")
        return tuple(lacking)


def _kind(token: str) -> str:
    """What a token is by how it begins, without a letter of the rest."""
    return next((kind for begin, kind in _KINDS.items() if token.startswith(begin)), "no such token")
