#!/bin/sh
echo "MESSAGE FROM THE SERVER:"
echo
printf 'HELLO FROM THE CLIENT!!!' | ncat 127.0.0.1 8080
