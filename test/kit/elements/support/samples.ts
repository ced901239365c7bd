/** Values for the battery that Label and Button share. */

/** One value other than the default for each option, written as cget gives it back. */
export const BUTTON_LIKE_SAMPLES: Readonly<Record<string, string>> = {
  activebackground: 'gold',
  activeforeground: 'navy',
  anchor: 'se',
  background: 'lightsteelblue',
  bitmap: 'info',
  borderwidth: '4',
  compound: 'left',
  cursor: 'hand2',
  disabledforeground: '#888',
  font: 'Arial 12',
  foreground: 'royalblue',
  height: '2',
  highlightbackground: 'white',
  highlightcolor: 'red',
  highlightthickness: '3',
  justify: 'right',
  padx: '7',
  pady: '2m',
  relief: 'groove',
  state: 'disabled',
  takefocus: '1',
  text: 'connect',
  textvariable: '',
  underline: '2',
  width: '12',
  wraplength: '90',
};

/** What Tk refuses in both, with its message. */
export const BUTTON_LIKE_REFUSED: readonly (readonly [string, string, string])[] = [
  ['state', 'bogus', 'bad state "bogus": must be active, disabled, or normal'],
  ['background', 'nocolour', 'unknown color name "nocolour"'],
  ['borderwidth', '3x', 'bad screen distance "3x"'],
  ['relief', 'bumpy', 'bad relief "bumpy": must be flat, groove, raised, ridge, solid, or sunken'],
];
