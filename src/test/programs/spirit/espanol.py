import socket

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("¡El servidor está en marcha!")

count = 0
while True:
    print("Esperando a que se conecten clientes")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("El usuario ha parado el servidor")
        ls.close()
        exit()
    count += 1
    print(f"Conexión {count}. IP y puerto del cliente: {address}")
    msg = cs.recv(2048).decode()
    print(f"Mensaje recibido: {msg}")
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()
