# TP2, exercice 2 : un dialogue, jusqu'à « fin » ou une chaîne vide.
import socket
import sys

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    s.connect(('127.0.0.1', int(sys.argv[1])))
except:
    print("!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!")
    sys.exit(0)
print('connecté')
while True:
    msg = input()
    s.send(msg.encode())
    if msg.lower() == 'fin' or msg == '':
        break
    print('reçu :', s.recv(1024).decode())
s.close()
