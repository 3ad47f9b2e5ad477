import socket


class Client:
    def __init__(self, ip, port):
        self.ip = ip
        self.port = port

    def ping(self):
        print("OK")

    def __str__(self):
        return f"Connection to SERVER at {self.ip}, PORT: {self.port}"

    def talk(self, message):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        s.connect((self.ip, self.port))
        s.send(message.encode())
        answer = s.recv(2048).decode("utf-8")
        s.close()
        return answer


client = Client("127.0.0.1", 8080)
print(client)
client.ping()
for number in range(5):
    message = "Message " + str(number)
    print("To Server:", message)
    print("From Server:", client.talk(message))
