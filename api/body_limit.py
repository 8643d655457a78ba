"""A bound on the size of bodies, before anything reads them."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import answer, problem
from domain.errors import Rejected

LARGEST_BODY = 5_000_000
"""Bytes; a rota of 60 people over a year as JSON is about 1.5 MB."""


class BodyTooLarge(Rejected):
    """The body is larger than the server takes."""

    code = "request.too_large"


class BodyLimit:
    """Answers 413 to a larger body, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > LARGEST_BODY:
            await _too_large(scope, receive, send)
            return
        messages: list[Message] = []
        size = 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                await _too_large(scope, receive, send)
                return
            if message["type"] != "http.request" or not message.get("more_body", False):
                break

        async def again() -> Message:
            return messages.pop(0) if messages else await receive()

        await self.app(scope, again, send)


async def _too_large(scope: Scope, receive: Receive, send: Send) -> None:
    refusal = BodyTooLarge(f"a body may hold {LARGEST_BODY} bytes; send less at a time")
    await answer(problem(refusal, scope["path"]))(scope, receive, send)
