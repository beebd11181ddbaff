"""What the operator sets for Slack; the names are Bolt's own."""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


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
        default="https://slack.com/api/", description="Address of the Web API, for GovSlack or a proxy."
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
