import asyncio


async def attend(reader, writer):
    print("A client has connected to the server!")
    message = await reader.read(2048)
    print("Message received:", message.decode(errors="replace"))
    writer.write(b"ECHO: " + message + b"\n")
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(attend, "127.0.0.1", 8080)
    print("The server is configured!")
    print("Waiting for Clients to connect")
    await server.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("Server stopped by the user")
