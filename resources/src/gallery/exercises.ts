import type { Language } from './words.js';

/** One exercise: what it is about in both languages, and the program that shows it, one call a line. */
export interface Exercise {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly note: Readonly<Record<Language, string>>;
  readonly program: string;
}

const WINDOW = `fenetre = Tk()
fenetre.geometry('370x120')
fenetre.title("Client")
`;

/** Every call of the course's interface, in its order. */
export const EXERCISES: readonly Exercise[] = [
  {
    id: 'window',
    title: { fr: 'Créer une fenêtre', en: 'Create a window' },
    note: {
      fr: 'Les lignes après mainloop() attendent : fermez la fenêtre (×) et elles s’exécutent.',
      en: 'The lines after mainloop() wait: close the window (×) and they run.',
    },
    program: `from tkinter import *
fenetre = Tk()
fenetre.geometry('370x120')
fenetre.title("Client")
fenetre.mainloop()
print("après mainloop()")`,
  },
  {
    id: 'label',
    title: { fr: 'Label', en: 'Label' },
    note: {
      fr: 'justify n’agit qu’entre plusieurs lignes ; anchor place le texte dans un label plus large que lui.',
      en: 'justify only acts between several lines; anchor places the text in a label wider than it.',
    },
    program: `${WINDOW}label = Label(fenetre, text="PORT_Server")
label.place(x=10, y=5)
titre = Label(fenetre, text="deux lignes\\nde texte", bg="lightsteelblue", font=("Arial", 12), justify=RIGHT)
titre.place(x=120, y=5)
label.cget("text")`,
  },
  {
    id: 'entry',
    title: { fr: 'Entry', en: 'Entry' },
    note: { fr: 'get() rend toujours une chaîne.', en: 'get() always gives a string.' },
    program: `${WINDOW}W_Port = Entry(fenetre)
W_Port.place(x=100, y=5)
W_Port.insert(0, "60000")
W_Port.get()
int(W_Port.get()) + 1`,
  },
  {
    id: 'text-get',
    title: { fr: 'Text : get("1.4", "end")', en: 'Text: get("1.4", "end")' },
    note: {
      fr: '"1.4" est le 5ᵉ caractère de la ligne 1 (les colonnes comptent à partir de 0), et "end" la fin de tout le texte, pas de la première ligne ; pour celle-ci : "1.end". Sans fin, get rend un seul caractère.',
      en: '"1.4" is the 5th character of line 1 (columns count from 0), and "end" is the end of the whole text, not of the first line; for that: "1.end". Without an end, get gives one character.',
    },
    program: `fenetre = Tk()
fenetre.geometry('370x200')
W_Message = Text(fenetre, width=30, height=8, font=("Arial", 12), highlightcolor="royalblue")
W_Message.place(x=10, y=5)
W_Message.insert(END, "Bonjour\\nle monde")
W_Message.get("1.4", "end")
W_Message.get("1.4", "1.end")
W_Message.get("1.4")`,
  },
  {
    id: 'text-tags',
    title: { fr: 'Text : insert et tag_config', en: 'Text: insert and tag_config' },
    note: {
      fr: 'Le fond d’une balise posée sur le saut de ligne va jusqu’au bord du widget.',
      en: 'The background of a tag on the newline reaches the edge of the widget.',
    },
    program: `fenetre = Tk()
fenetre.geometry('370x200')
W_Message = Text(fenetre, width=30, height=8, font=("Arial", 12))
W_Message.place(x=10, y=5)
msg = s.recv(1024)
W_Message.tag_config('r', background="lightsteelblue", foreground="royalblue")
W_Message.insert(END, "Bonjour, serveur !")
W_Message.insert(END, "\\n")
W_Message.insert(END, msg.decode()+"\\n", 'r')
W_Message.tag_ranges('r')`,
  },
  {
    id: 'button',
    title: { fr: 'Button : command, avec et sans lambda', en: 'Button: command, with and without lambda' },
    note: {
      fr: 'Sans lambda, get_connect(W_Port) est appelée tout de suite, une seule fois, et le bouton n’a pas de commande. Cliquez les deux.',
      en: 'Without lambda, get_connect(W_Port) is called at once, once only, and the button has no command. Click both.',
    },
    program: `${WINDOW}W_Port = Entry(fenetre, width=8)
W_Port.place(x=10, y=5)
W_Port.insert(0, "60000")
B_connect = Button(fenetre, text="connect", command=lambda: get_connect(W_Port))
B_connect.place(x=120, y=5)
B_sans = Button(fenetre, text="sans lambda", command=print("appelée à la création"))
B_sans.place(x=220, y=5)`,
  },
  {
    id: 'states',
    title: { fr: 'Les trois états d’un bouton', en: 'The three states of a button' },
    note: {
      fr: 'disabled grise le bouton et le rend insensible ; invoke() n’y fait rien non plus.',
      en: 'disabled greys the button and makes it insensitive; invoke() does nothing then either.',
    },
    program: `${WINDOW}B_connect = Button(fenetre, text="connect", command=lambda: print("commande"))
B_connect.place(x=10, y=5)
B_actif = Button(fenetre, text="active", state=ACTIVE)
B_actif.place(x=130, y=5)
B_connect.invoke()
B_connect['state'] = DISABLED
B_connect.invoke()
B_connect['state']`,
  },
  {
    id: 'image',
    title: { fr: 'Une image sur un bouton', en: 'A picture on a button' },
    note: {
      fr: 'La dernière ligne échoue : fake.png est un JPEG qu’on a renommé. Tk lit PNG, GIF et PPM, et regarde les octets, pas le nom.',
      en: 'The last line fails: fake.png is a renamed JPEG. Tk reads PNG, GIF and PPM, and looks at the bytes, not at the name.',
    },
    program: `${WINDOW}B_send = Button(fenetre, text="send")
B_send.place(x=10, y=5)
send_img = PhotoImage(file="image_send.png")
B_send.config(image=send_img)
B_deux = Button(fenetre, text="send", image=send_img, compound=LEFT)
B_deux.place(x=80, y=5)
fausse = PhotoImage(file="fake.png")`,
  },
  {
    id: 'place',
    title: { fr: 'place', en: 'place' },
    note: {
      fr: 'x et y en pixels, ou relx et rely en parts de la fenêtre.',
      en: 'x and y in pixels, or relx and rely in parts of the window.',
    },
    program: `${WINDOW}a = Label(fenetre, text="x=10, y=5", bg="gold")
a.place(x=10, y=5)
b = Label(fenetre, text="au milieu", bg="lightgreen")
b.place(relx=0.5, rely=0.5, anchor=CENTER)
c = Label(fenetre, text="en bas, sur toute la largeur", bg="lightsteelblue")
c.place(relwidth=1, rely=1, anchor=SW)`,
  },
  {
    id: 'pack',
    title: { fr: 'pack', en: 'pack' },
    note: {
      fr: 'Chacun prend une tranche de la place qui reste.',
      en: 'Each takes a slice of the room that is left.',
    },
    program: `${WINDOW}a = Label(fenetre, text="side=TOP, fill=X", bg="gold")
a.pack(side=TOP, fill=X)
b = Label(fenetre, text="side=LEFT, fill=Y", bg="lightgreen")
b.pack(side=LEFT, fill=Y)
c = Label(fenetre, text="expand=True, fill=BOTH", bg="lightsteelblue")
c.pack(expand=True, fill=BOTH, padx=6, pady=6)`,
  },
  {
    id: 'grid',
    title: { fr: 'grid', en: 'grid' },
    note: {
      fr: 'Lignes et colonnes ; weight donne la place en trop. On ne mélange pas pack et grid dans une même fenêtre.',
      en: 'Rows and columns; weight hands out spare room. pack and grid are not mixed in one window.',
    },
    program: `${WINDOW}Label(fenetre, text="PORT_Server").grid(row=0, column=0, padx=6, pady=6)
W_Port = Entry(fenetre)
W_Port.grid(row=0, column=1, sticky=EW)
B_connect = Button(fenetre, text="connect")
B_connect.grid(row=1, column=1, sticky=E)
fenetre.columnconfigure(1, weight=1)`,
  },
];
