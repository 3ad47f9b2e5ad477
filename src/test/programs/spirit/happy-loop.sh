#!/bin/sh
# The happy server: one ncat for each client
PORT=8080

echo "The server is configured!"
while true; do
    echo "Waiting for Clients to connect"
    ncat -l 127.0.0.1 $PORT -c '
        echo "A client has connected to the server!" >&2
        echo "Message received: $(dd bs=2048 count=1 2>/dev/null)" >&2
        echo "HELLO. I am the Happy Server :-)"
    ' || exit 1
done
