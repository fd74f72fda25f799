"""The whole server in front of a pool of upstreams that do byte for byte what a test says."""

import itertools
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from engine.raw_upstream import Answer, RawUpstream, raw_upstream
from live import Live, listening, until
from thinkaloud.app import create_app
from thinkaloud.engine.base import MemberStatus
from thinkaloud.engine.pool.affinity import conversation_key
from thinkaloud.engine.pool.member import Member, MemberRules, Target
from thinkaloud.engine.pool.selection import choose
from thinkaloud.generation import Prompt
from thinkaloud.settings import AffinitySettings, HealthSettings, Settings

SESSION = "x-session-id"


def member_of(upstream: RawUpstream) -> str:
    """The name that an upstream has as a member."""
    return httpx.URL(upstream.url).netloc.decode()


@dataclass
class Gateway:
    """live: the server. upstreams: its members, in the order of the settings."""

    live: Live
    upstreams: list[RawUpstream]

    def members(self) -> dict[str, MemberStatus]:
        return {status.name: status for status in self.live.fleet.upstreams("up")}

    def states(self) -> list[str]:
        """The states of the members, in the order of the settings."""
        members = self.members()
        return [members[member_of(upstream)].state for upstream in self.upstreams]

    def asked(self) -> list[int]:
        """How many generations each member was asked for."""
        return [len(upstream.asked) for upstream in self.upstreams]

    def session(self, upstream: int = 0) -> dict[str, str]:
        """The header of a conversation whose member is that one while none is loaded."""
        rules = MemberRules(HealthSettings(), 0)
        names = [member_of(each) for each in self.upstreams]
        members = [Member(Target(name, httpx.URL(f"http://{name}")), rules) for name in names]
        for number in itertools.count():
            session = f"session-{number}"
            key = conversation_key(Prompt([], session=session), AffinitySettings())
            if choose(members, key) is members[upstream]:
                return {SESSION: session}
        raise AssertionError

    async def post(self, upstream: int = 0, **fields: Any) -> httpx.Response:
        """The answer to a conversation of that member's."""
        body = {"model": "m", "messages": [{"role": "user", "content": "hi"}], **fields}
        return await self.live.client.post("/v1/chat/completions", json=body, headers=self.session(upstream))


@asynccontextmanager
async def gateway(
    *answers: Answer, server: dict[str, Any] | None = None, looks: bytes | None = None, **engine: Any
) -> AsyncGenerator[Gateway, None]:
    """A pool of an upstream for each of `answers`. At the end nothing of an upstream's is held. looks: see `look`."""
    async with AsyncExitStack() as stack:
        upstreams = [await stack.enter_async_context(raw_upstream(answer)) for answer in answers]
        for upstream in upstreams:
            upstream.look = looks or upstream.look
        members = [{"url": upstream.url} for upstream in upstreams]
        tree = {"kind": "upstream", "model": "m", "members": members, "health": {"every": 0.05}, **engine}
        settings = {"server": server or {}, "engines": {"up": tree}, "models": {"m": {"engine": "up"}}}
        async with listening(create_app(Settings.model_validate(settings))) as live:
            await live.ready(30)
            found = Gateway(live, upstreams)
            await until(lambda: set(found.states()) == {"ready"})
            yield found
            await until(lambda: live.fleet.engines["up"].running() == 0)
            assert all(status.running == 0 for status in found.members().values())
        await until(lambda: all(upstream.open == 0 for upstream in upstreams))
