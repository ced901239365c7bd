# TP2, exercices 1 à 4 : un thread par client, un dictionnaire de connexions.
import socket
import sys
import threading

clients = {}


class Service(threading.Thread):
    def __init__(self, connexion, adresse):
        threading.Thread.__init__(self)
        self.connexion = connexion
        self.adresse = adresse

    def run(self):
        cle = '%s:%d' % self.adresse
        clients[cle] = {'messages': {}}
        while True:
            msg = self.connexion.recv(1024).decode()
            if msg.lower() == 'fin' or msg == '':
                break
            clients[cle]['messages'][len(clients[cle]['messages']) + 1] = msg
            print(clients)
            self.connexion.send(('Serveur : ' + msg).encode())
        self.connexion.close()
        del clients[cle]
        print('terminé', cle)


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    s.bind(('127.0.0.1', int(sys.argv[1])))
except:
    print("!!!!!!le serveur n'arrive pas à se rattacher à cette adresse!!!!!!")
    sys.exit(0)
s.listen()
print('port', s.getsockname()[1])
while True:
    connexion, adresse = s.accept()
    Service(connexion, adresse).start()
