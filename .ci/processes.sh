# Processes that are ended with the script, and waited for; to be sourced.
dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$dir"' EXIT

fail() {
	echo "$1"
	tail -n 50 "$dir"/*.out "$dir"/*.err
	exit 1
}

# Waits at most 60 s until a command succeeds.
await() {
	local what=$1
	shift
	SECONDS=0
	until "$@" >/dev/null 2>&1; do
		[ $SECONDS -lt 60 ] || fail "Not within 60 s: $what"
		sleep 0.5
	done
}

# Prints free ports below the system's ephemeral range, so that no client gets one before its server listens on it.
free_ports() {
	python3 -c 'import os, socket, sys
ports = []
for port in range(20000 + os.getppid() % 100 * 100, 32768):
    try:
        socket.create_server(("", port)).close()
        ports.append(port)
    except OSError:
        continue
    if len(ports) == int(sys.argv[1]):
        break
print(*ports)' "$1"
}

# Starts HAProxy with the documentation's own configuration: the first one between two lines of docs/deployment.md, changed
# by commands for sed.
documented_haproxy() {
	sed -n "/$1/,/$2/p" docs/deployment.md | sed -n '/^defaults$/,/^```/p' | sed '$d' | sed "$3" >"$dir/haproxy.cfg"
	printf 'global\n    stats socket %s mode 600 level admin\n' "$dir/haproxy.sock" >>"$dir/haproxy.cfg"
	haproxy -f "$dir/haproxy.cfg" >"$dir/haproxy.out" 2>&1 &
	pids+=($!)
}

haproxy_says() {
	python3 -c 'import socket, sys
s = socket.socket(socket.AF_UNIX)
s.connect(sys.argv[1])
s.sendall((sys.argv[2] + "\n").encode())
print(s.makefile().read().strip())' "$dir/haproxy.sock" "$1"
}

# haproxy_is PROXY SERVER CONDITION: the condition, in Python, has the columns of "show stat" as a dictionary "row".
haproxy_is() {
	haproxy_says 'show stat' | python3 -c 'import csv, sys
rows = csv.DictReader(line.lstrip("# ") for line in sys.stdin)
row = next(r for r in rows if (r["pxname"], r["svname"]) == tuple(sys.argv[1:3]))
sys.exit(0 if eval(sys.argv[3]) else 1)' "$1" "$2" "$3"
}
