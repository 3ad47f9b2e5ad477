#!/bin/bash
# Echo server 2, by ncat
export COUNT_FILE
COUNT_FILE=$(mktemp)
trap 'rm -f "$COUNT_FILE"; echo "Server stopped by the user"' EXIT
trap 'exit 0' INT TERM

echo "The server is configured!"
ncat -lk 127.0.0.1 8080 -c '
    echo x >> "$COUNT_FILE"
    echo "CONNECTION $(wc -l < "$COUNT_FILE"). Client IP,PORT: $NCAT_REMOTE_ADDR, $NCAT_REMOTE_PORT" >&2
    message=$(dd bs=2048 count=1 2>/dev/null)
    echo "Message received: $message" >&2
    echo "ECHO: $message"
'
