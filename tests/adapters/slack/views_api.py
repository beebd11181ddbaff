"""Modals and home tabs: opened, pushed, updated and published as Slack allows it."""

from typing import Any

from tests.adapters.slack.blockkit import problems_of_view
from tests.adapters.slack.world import STACK, Json, Token, User, View, World


class Refused(Exception):
    """`ok: false` with this error."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.body: Json = {"ok": False, "error": error, **more}


class Views:
    """The methods of views over the loopback's state."""

    app_id = "A00000001"

    def __init__(self, world: World) -> None:
        self.world = world

    def person(self, token: Token, id: str) -> User:
        """The person of this id whom the token can see."""
        raise NotImplementedError

    def _made(self, token: Token, trigger: Json, args: Json, *, push: bool) -> Json:
        # A view that is refused spends nothing.
        body = self.good_view(args)
        spent = self.world.spend(str(trigger.get("trigger_id", "")))
        if isinstance(spent, str):
            raise Refused(spent)
        stack = self.world.stack(spent.team, spent.user)
        if push and not stack:
            raise Refused("not_found")
        if push and len(stack) >= STACK:
            raise Refused("push_limit_reached")
        if not push:
            stack.clear()
        view = self.new_view(spent.team, spent.user, body)
        self.world.tell("pushed" if len(stack) > 1 else "opened", spent.user, view=view, by="views")
        return {"view": self.shown_view(view)}

    def good_view(self, args: Json) -> Json:
        """The view of these arguments.

        Raises Refused when Slack would not take it.
        """
        body = args.get("view")
        if not isinstance(body, dict):
            raise Refused("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: view"]})
        if problems := problems_of_view(body):
            raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {each}" for each in problems]})
        return body

    def new_view(self, team: str, user: str, body: Json) -> View:
        """A view put on top of what this person has open."""
        stack = self.world.stack(team, user)
        id = self.world.new("V")
        view = View(
            id=id, team=team, user=user, body=body, hash=self.world.new("h"), root=stack[0].id if stack else id,
            previous=stack[-1].id if stack else None, external_id=str(body.get("external_id", "")),
        )  # fmt: skip
        stack.append(view)
        return view

    def _views_open(self, token: Token, args: Json) -> Json:
        return self._made(token, args, args, push=False)

    def _views_push(self, token: Token, args: Json) -> Json:
        return self._made(token, args, args, push=True)

    def _views_update(self, token: Token, args: Json) -> Json:
        found = self.world.view(str(args.get("view_id")))
        if found is None:
            raise Refused("not_found")
        if args.get("hash") and args["hash"] != found.hash:
            raise Refused("hash_conflict")
        self.redraw(found, self.good_view(args), by="views")
        return {"view": self.shown_view(found)}

    def redraw(self, view: View, body: Json, *, by: str) -> None:
        """Shows other things in an open view."""
        before, after = ({block.get("block_id") for block in each["blocks"]} for each in (view.body, body))
        kept = before & after
        view.typed = {id: answer for id, answer in view.typed.items() if id in kept}
        view.body, view.hash, view.problems = body, self.world.new("h"), {}
        self.world.tell("updated", view.user, view=view, by=by)

    def _views_publish(self, token: Token, args: Json) -> Json:
        user = self.person(token, str(args.get("user_id", "")))
        body = self.good_view(args)
        key = self.world.key(user.team, user.id)
        known = self.world.homes.get(key)
        if known is not None and args.get("hash") and args["hash"] != known.hash:
            raise Refused("hash_conflict")
        id = known.id if known is not None else self.world.new("V")
        view = View(id=id, team=user.team, user=user.id, body=body, hash=self.world.new("h"), root=id)
        self.world.homes[key] = view
        self.world.tell("home", user.id, view=view, by="views.publish")
        return {"view": self.shown_view(view)}

    def shown_view(self, view: View, state: Json | None = None) -> Json:
        """A view as it is handed to apps, with what is filled in."""
        bot = next((token for token in self.world.tokens.values() if token.team in (view.team, None)), None)
        return {
            "id": view.id, "team_id": view.team, "type": view.body["type"], "blocks": view.body.get("blocks", []),
            "private_metadata": view.body.get("private_metadata", ""), "callback_id": view.body.get("callback_id", ""),
            "state": {"values": state or {}}, "hash": view.hash, "title": view.body.get("title"),
            "clear_on_close": view.body.get("clear_on_close", False),
            "notify_on_close": view.body.get("notify_on_close", False), "close": view.body.get("close"),
            "submit": view.body.get("submit"), "previous_view_id": view.previous, "root_view_id": view.root,
            "app_id": self.app_id, "external_id": view.external_id, "app_installed_team_id": view.team,
            "bot_id": bot.bot_id if bot is not None else "",
        }  # fmt: skip
