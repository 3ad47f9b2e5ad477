import socket

IP = "127.0.0.1"
PORT = 8080
GREEN = "\033[32m"
PLAIN = "\033[0m"


def talk(msg):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((IP, PORT))
    s.send(msg.encode())
    answer = s.recv(2048).decode()
    s.close()
    return answer


for i in range(5):
    message = f"{GREEN} Message {i}"
    print(f"To Server: {message}{PLAIN}")
    print(f"From Server: {talk(message)}{PLAIN}")
