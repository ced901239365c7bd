# TP2, exercices 1 et 3 : un message, une réponse.
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    s.connect(('127.0.0.1', int(sys.argv[1])))
except:
    print("!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!")
    sys.exit(0)
s.send(sys.argv[2].encode())
print(s.recv(1024).decode())
s.close()
