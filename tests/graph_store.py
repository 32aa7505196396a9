"""A Graph Store in memory, as the SPARQL 1.1 Graph Store Protocol has it, that can be told to fail."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox


class GraphStore:
    """A store, what was asked of it, and after how many changes it gives up."""

    def __init__(self):
        self.store = ox.Store()
        self.asked = []
        self.left = None
        self.url = ""

    def quads(self):
        """All that it holds, but for the notes that a push leaves."""
        return {quad for quad in self.store if not str(quad.graph_name).endswith("graph/pushed>")}

    def changes(self):
        """Operations that changed a graph other than the notes."""
        return [
            (method, graph) for method, graph in self.asked if method != "GET" and not graph.endswith("graph/pushed")
        ]

    def answer(self, method, graph, body):
        """Status and body."""
        self.asked.append((method, graph))
        if self.left is not None and method != "GET":
            if self.left == 0:
                return 503, b"no more for today"
            self.left -= 1
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        there = any(self.store.quads_for_pattern(None, None, None, name))
        if method in {"GET", "DELETE"} and not there:
            return 404, b""
        if method == "GET":
            return 200, self.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
        if method in {"PUT", "DELETE"}:
            self.store.clear_graph(name)
        if body:
            self.store.load(body, ox.RdfFormat.N_TRIPLES, to_graph=name)
        return 204, b""


def _requests(graph_store):
    class Requests(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def _body(self):
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return body

        def do(self):
            parameters = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
            assert ("default" in parameters) != ("graph" in parameters)
            with contextlib.suppress(ValueError, ConnectionError):
                status, body = graph_store.answer(self.command, parameters.get("graph", [""])[0], self._body())
                self.send_response(status)
                if status != 204:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        do_GET = do_PUT = do_POST = do_DELETE = do  # noqa: N815 - as the library calls them

    return Requests


@contextlib.contextmanager
def running():
    """A Graph Store that listens on the loopback."""
    graph_store = GraphStore()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _requests(graph_store))
    graph_store.url = f"http://127.0.0.1:{server.server_port}/store"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield graph_store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
