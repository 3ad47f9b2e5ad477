#!/bin/sh
# The happy server, by ncat
PORT=8080

echo "The server is configured!"
echo "Waiting for Clients to connect"
exec ncat -lk 127.0.0.1 $PORT -c '
    echo "A client has connected to the server!" >&2
    echo "Message received: $(dd bs=2048 count=1 2>/dev/null)" >&2
    echo "HELLO. I am the Happy Server :-)"
    echo "Waiting for Clients to connect" >&2
'
