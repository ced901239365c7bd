# TP2, exercice avancé : la fenêtre « Client ». Tapé et cliqué par le test à travers l'entrée standard.
import socket
import sys
import threading
from tkinter import *

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def get_connect(str):
    s.connect(('127.0.0.1', int(str.get())))
    B_connect['state'] = DISABLED
    print('bouton', B_connect['state'])


def send():
    ligne = W_Message.get('end-1c linestart', 'end-1c')
    s.send(ligne.encode())
    msg = s.recv(1024)
    W_Message.tag_config('r', background='lightsteelblue', foreground='royalblue')
    W_Message.insert(END, '\n')
    W_Message.insert(END, msg.decode() + '\n', 'r')
    print(repr(W_Message.get('1.0', 'end')), [str(i) for i in W_Message.tag_ranges('r')])


fenetre = Tk()
fenetre.geometry('370x400')
fenetre.title('Client')
label = Label(fenetre, text='PORT_Server')
label.place(x=10, y=5)
W_Port = Entry(fenetre)
W_Port.place(x=100, y=5)
B_connect = Button(fenetre, text='connect', command=lambda: get_connect(W_Port))
B_connect.place(x=300, y=5)
W_Message = Text(fenetre, width=30, height=18, font=('Arial', 12))
W_Message.place(x=10, y=50)
B_send = Button(fenetre, text='send', command=send)
B_send.place(x=310, y=360)


def pilote():
    for ligne in sys.stdin:
        mot, _, reste = ligne.rstrip('\n').partition(' ')
        if mot == 'port':
            fenetre.after(0, W_Port.insert, 0, reste)
        elif mot == 'connect':
            fenetre.after(0, B_connect.invoke)
        elif mot == 'texte':
            fenetre.after(0, W_Message.insert, END, reste)
        elif mot == 'send':
            fenetre.after(0, B_send.invoke)
    fenetre.after(0, fenetre.destroy)


threading.Thread(target=pilote, daemon=True).start()
print('prêt')
fenetre.mainloop()
s.close()
