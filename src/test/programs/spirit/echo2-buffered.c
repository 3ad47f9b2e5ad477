#include <arpa/inet.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in own = {.sin_family = AF_INET, .sin_port = htons(8080)}, peer;
    int server = socket(AF_INET, SOCK_STREAM, 0), yes = 1;

    own.sin_addr.s_addr = inet_addr("127.0.0.1");
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(server, (struct sockaddr *)&own, sizeof own) < 0 || listen(server, 5) < 0) {
        perror("Problems using port 8080");
        return 1;
    }
    printf("The server is configured!\n");
    for (int count = 1;; count++) {
        char message[2049], answer[2100];
        socklen_t size = sizeof peer;
        printf("Waiting for Clients to connect\n");
        int client = accept(server, (struct sockaddr *)&peer, &size);
        printf("CONNECTION %d. Client IP,PORT: ('%s', %d)\n", count, inet_ntoa(peer.sin_addr), ntohs(peer.sin_port));
        ssize_t length = read(client, message, sizeof message - 1);
        message[length > 0 ? length : 0] = '\0';
        printf("Message received: %s\n", message);
        length = snprintf(answer, sizeof answer, "ECHO: %s\n", message);
        write(client, answer, length);
        close(client);
    }
}
