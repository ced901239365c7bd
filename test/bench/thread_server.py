"""A thread for each client and a dialogue until «fin» or the empty string, as in the sheet. Argument: its port."""
import socket
import sys
import threading


def serve(client):
    with client:
        while True:
            message = client.recv(1024).decode()
            if message.lower() == "fin" or message == "":
                return
            client.sendall(message.encode())


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(4096)
threading.stack_size(256 * 1024)
while True:
    connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
