"""Errors as responses: the body of the request's dialect, with the status from `errors.py`."""

import logging

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from thinkaloud.errors import InternalError, InvalidRequest, MethodNotAllowed, NotFound, RequestError, describe_causes
from thinkaloud.protocols.wire.dialect import Dialect
from thinkaloud.protocols.wire.disconnect import ClientGone

log = logging.getLogger("thinkaloud.server")


def translate(error: Exception, request_id: str) -> RequestError:
    """`error` as the caller may see it. An unexpected one becomes an `InternalError`, logged by kind and place."""
    if isinstance(error, RequestError):
        log.debug("%s is answered %d %s", request_id, error.status, error.code)
        return error
    log.error("%s failed: %s", request_id, describe_causes(error))
    return InternalError(f"the server failed; its operator can look up request {request_id}")


def response(error: RequestError, dialect: Dialect, request_id: str) -> JSONResponse:
    """The response for `error`."""
    return JSONResponse(dialect.error(error, request_id), status_code=error.status, headers=error.headers())


def install(app: FastAPI) -> None:
    """Add the exception handlers to `app`."""

    def respond(request: Request, error: RequestError) -> JSONResponse:
        return response(error, request.state.dialect, request.state.request_id)

    @app.exception_handler(RequestError)
    async def handle_request_error(request: Request, error: RequestError) -> Response:
        return respond(request, translate(error, request.state.request_id))

    @app.exception_handler(ClientGone)
    async def handle_disconnect(_: Request, error: ClientGone) -> Response:
        return Response(status_code=499)

    @app.exception_handler(HTTPException)
    async def handle_http_exception(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return respond(request, NotFound(f"there is no path {request.url.path[:200]!r}"))
        if error.status_code == 405:
            path = request.url.path[:200]
            answer = respond(request, MethodNotAllowed(f"{path!r} does not take {request.method}"))
            allowed = (error.headers or {}).get("Allow", "GET")  # static files do not say
            answer.headers["allow"] = f"{allowed}, HEAD" if allowed == "GET" else allowed
            return answer
        return respond(request, InvalidRequest("the request is malformed"))
