/*
 * The least that a client of a TCP server can cost: one thread, epoll, and nothing allocated for an exchange.
 *
 *   load PORT CLIENTS SECONDS             each exchange on a new connection: send "Message 0", read to the end, close
 *   load PORT CLIENTS SECONDS BYTES       messages of so many bytes, the last of which is a line end
 *   load PORT CLIENTS SECONDS BYTES keep  all exchanges of a client on one connection
 *
 * Each answer must be "ECHO: ", the message and a line end. Its latency ends with its last byte, as in the load mode.
 * Prints one line of JSON.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char PREFIX[] = "ECHO: ";
static const char SHORT[] = "Message 0";

#define PREFIX_LENGTH (sizeof PREFIX - 1)
#define READ (256 * 1024)

/* Latencies are counted in steps of 10 us; what is longer than 10 s is counted in the last one. */
#define STEP 10
#define STEPS 1000000

struct client {
	int socket;
	size_t sent;
	size_t received;
	int wrong;
	long begun;
	long answered;
};

static struct sockaddr_in server = { .sin_family = AF_INET };
static char *message, *answer, buffer[READ];
static size_t length, answer_length;
static int keep, epoll;
static unsigned counts[STEPS];
static long exchanges, errors, longest;

static long micros(void) {
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void fail(const char *what) {
	perror(what);
	exit(2);
}

static void await(struct client *client, int operation, int events) {
	struct epoll_event event = { .events = events, .data.ptr = client };
	if (epoll_ctl(epoll, operation, client->socket, &event)) fail("epoll_ctl");
}

static void begin(struct client *client) {
	client->sent = 0;
	client->received = 0;
	client->wrong = 0;
	client->begun = client->answered = micros();
	if (client->socket >= 0) {
		await(client, EPOLL_CTL_MOD, EPOLLOUT);
		return;
	}
	client->socket = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (client->socket < 0) fail("socket");
	if (connect(client->socket, (struct sockaddr *) &server, sizeof server) && errno != EINPROGRESS) fail("connect");
	await(client, EPOLL_CTL_ADD, EPOLLOUT);
}

static void end(struct client *client, int open) {
	long time = client->answered - client->begun;
	if (!open) {
		close(client->socket);
		client->socket = -1;
	}
	if (client->wrong || client->received != answer_length) errors++;
	exchanges++;
	counts[time / STEP < STEPS ? time / STEP : STEPS - 1]++;
	if (time > longest) longest = time;
}

/* Returns whether the exchange is over, and whether the connection then still stands. */
static int go_on(struct client *client, int *open) {
	*open = 0;
	if (client->sent < length) {
		ssize_t sent = send(client->socket, message + client->sent, length - client->sent, MSG_NOSIGNAL);
		if (sent < 0) return errno != EAGAIN;
		client->sent += sent;
		if (client->sent == length) await(client, EPOLL_CTL_MOD, EPOLLIN);
		return 0;
	}
	ssize_t received = recv(client->socket, buffer, READ, 0);
	if (received < 0) return errno != EAGAIN;
	if (received == 0) return 1;
	client->answered = micros();
	if (client->received + received > answer_length || memcmp(buffer, answer + client->received, received))
		client->wrong = 1;
	client->received += received;
	*open = keep && client->received == answer_length;
	return *open || client->wrong;
}

static double percentile(double share) {
	long rank = exchanges * share, seen = 0;
	for (int i = 0; i < STEPS; i++) {
		seen += counts[i];
		if (seen > rank) return (i + 0.5) * STEP / 1000;
	}
	return longest / 1000.0;
}

static void prepare(int count, char **words) {
	server.sin_port = htons(atoi(words[1]));
	inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);
	length = count > 4 ? (size_t) atol(words[4]) : sizeof SHORT - 1;
	keep = count > 5;
	answer_length = PREFIX_LENGTH + length + (count > 4 ? 0 : 1);
	answer = malloc(answer_length + 1);
	memcpy(answer, PREFIX, PREFIX_LENGTH);
	message = answer + PREFIX_LENGTH;
	memset(message, 'x', length);
	if (count <= 4) memcpy(message, SHORT, length);
	answer[answer_length - 1] = '\n';
	epoll = epoll_create1(0);
}

int main(int count, char **words) {
	if (count < 4 || count > 6) {
		fprintf(stderr, "load PORT CLIENTS SECONDS [BYTES [keep]]\n");
		return 2;
	}
	prepare(count, words);
	int clients = atoi(words[2]), running = clients, open;
	struct client *all = calloc(clients, sizeof *all);
	struct epoll_event events[256];
	long start = micros(), stop = start + (long) (atof(words[3]) * 1e6);
	for (int i = 0; i < clients; i++) {
		all[i].socket = -1;
		begin(&all[i]);
	}
	while (running) {
		int ready = epoll_wait(epoll, events, 256, 10000);
		if (ready <= 0) break;
		for (int i = 0; i < ready; i++) {
			struct client *client = events[i].data.ptr;
			if (!go_on(client, &open)) continue;
			end(client, open);
			if (micros() < stop) begin(client);
			else running--;
		}
	}
	errors += running;
	double seconds = (micros() - start) / 1e6;
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	double cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
	printf("{\"exchanges\": %ld, \"errors\": %ld, \"seconds\": %.3f, \"rate\": %.1f, \"cpuMicros\": %.2f,"
		" \"latencyMillis\": {\"p50\": %.3f, \"p90\": %.3f, \"p99\": %.3f, \"p999\": %.3f, \"max\": %.3f}}\n",
		exchanges, errors, seconds, exchanges / seconds, cpu / exchanges, percentile(0.5), percentile(0.9),
		percentile(0.99), percentile(0.999), longest / 1000.0);
	return errors > 0;
}
