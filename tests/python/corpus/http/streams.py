import asyncio
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.05)
        self.send_response_only(200)
        self.send_header("Content-Length", "6")
        self.end_headers()
        self.wfile.write(b"one")
        self.wfile.write(b"two")

    def log_message(self, *args):
        pass


async def fetch(port, number):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /{number} HTTP/1.0\r\n\r\n".encode())
    await writer.drain()
    first = await reader.readline()
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(4), await reader.read()
    writer.close()
    await writer.wait_closed()
    return number, first, head, body, reader.at_eof()


async def main(port):
    for line in await asyncio.gather(*(fetch(port, number) for number in range(3))):
        print(line)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    try:
        await reader.readexactly(1000)
    except asyncio.IncompleteReadError as error:
        print(len(error.partial), error.expected)
    writer.close()


with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asyncio.run(main(server.server_port))
    server.shutdown()
