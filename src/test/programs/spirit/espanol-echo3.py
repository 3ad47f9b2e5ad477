import socket

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("Servidor configurado")

clients = []
while len(clients) < 5:
    print("Esperando clientes...")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("Server stopped by the user")
        ls.close()
        exit()
    clients.append(address)
    print(f"CONEXIÓN {len(clients)}. IP, PUERTO del cliente: {address}")
    msg = cs.recv(2048).decode()
    print(f"Mensaje recibido: {msg}")
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()

print("Se han conectado los siguientes clientes:")
for i, client in enumerate(clients):
    print(f"Cliente {i}: {client}")
ls.close()
