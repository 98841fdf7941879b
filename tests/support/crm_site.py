"""A CRM of somebody else: a site of its own origin whose one page shows the panel."""

from __future__ import annotations

import http.server
from collections.abc import Iterator
from contextlib import contextmanager

from serving import serving

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8"><title>Acme CRM</title>
<h1>Acme CRM</h1>
<div id="desk" style="width: 372px; height: 600px"></div>
<script src="{server}embed.js"></script>
<script>
  window.heard = [];
  window.panel = Cordboard.panel(document.getElementById("desk"));
  for (const name of ["ready", "agent", "pop", "call", "log"]) {{
    panel.on(name, (about) => heard.push({{ tell: name, ...about }}));
  }}
  window.tried = (asking) => asking.then(() => "done", (error) => error.code);
</script>
"""


class CrmSite:
    """`server` is the center whose panel the page shows."""

    def __init__(self) -> None:
        self.server = ""
        self.origin = ""

    @contextmanager
    def open(self) -> Iterator[CrmSite]:
        """Serve the page at `origin`, which is of another site than 127.0.0.1."""
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = _PAGE.format(server=site.server).encode()
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
                """Say nothing."""

        with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as port:
            self.origin = f"http://localhost:{port}"
            yield self
