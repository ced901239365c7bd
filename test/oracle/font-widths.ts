/** Widths of characters in real Tk at 96 dots an inch, by font: the ranges measured are ASCII, Latin, and samples of other scripts. */
export interface MeasuredFont {
  readonly ascent: number;
  readonly descent: number;
  readonly linespace: number;
  /** Width of a character that is in no group. */
  readonly other: number;
  /** Characters by their width in pixels. */
  readonly groups: Readonly<Record<number, string>>;
}

/** The fonts that replays meet. */
export const MEASURED_FONTS: Readonly<Record<string, MeasuredFont>> = {
  TkDefaultFont: {
    ascent: 13,
    descent: 4,
    linespace: 17,
    other: 8,
    groups: {
      4: " ',./:;IJ\\ijl|\u00a0¦·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĴĵĺļł’",
      5: '!()-[]frt¡\u00ad²³¹ľŀŕŗřţťŧſ',
      6: '"ªº',
      7: '*?L_`csz§¨¯°´¸¿çćĉċčĳĹĻĽĿŁśŝşšźżž–',
      9: 'ABCKRVXZÀÁÂÃÄÅÇĀĂĄĆĈĊČħĶŔŖŘŹŻŽάпи',
      10: '&DGHNOQUÐÑÒÓÔÕÖØÙÚÛÜĎĐĜĞĠĢĤŃŅŇŊŌŎŐŨŪŬŮŰŲ',
      11: '#+<=>^w~¬±×÷ŉŵ',
      12: 'MĦ',
      13: '%@Wm©®¼½¾ÆæŴ…—',
      14: 'Œœ😀',
    },
  },
  TkFixedFont: {
    ascent: 13,
    descent: 4,
    linespace: 17,
    other: 8,
    groups: {
      14: '😀',
    },
  },
  'Arial 12': {
    ascent: 15,
    descent: 4,
    linespace: 19,
    other: 9,
    groups: {
      3: "'",
      4: ' !,./:;I[\\]fijlt|\u00a0¦·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłţŧſ’',
      5: '()-`r{}¡¨\u00ad²³´¸¹ľŀŕŗř',
      6: '"*ª°ºť中文日本語\n',
      7: 'ĳт',
      8: 'J^cksvxyzçýÿćĉċčĴķĸśŝşšŷźżžλв',
      10: 'FTZ¿ßøďŉŢŤŦŹŻŽ',
      11: '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸΕ',
      12: 'CDGHNOQRUw©®ÇÐÑÒÓÔÕÖØÙÚÛÜĆĈĊČĎĐĜĞĠĢĤĦĲŃŅŇŊŌŎŐŔŖŘŨŪŬŮŰŲŵ',
      13: 'Mm¼½¾',
      14: '%æ',
      15: 'WœŴ',
      16: '@ÆŒ…—',
      17: '😀',
    },
  },
  'Arial 10': {
    ascent: 13,
    descent: 3,
    linespace: 16,
    other: 7,
    groups: {
      3: "'ijl|¦įĵĺļłſ’",
      4: ' !(),-./:;I[\\]`frt{}\u00a0¡¨\u00ad²³´·¸¹ÌÍÎÏìíîïĨĩĪīĬĭĮİıľŀŕŗřţŧ',
      5: '"*ª°ºť中文日本語\n',
      6: '^ĳт',
      8: '+<=>FTZ~¬µ¿×ßøďŉŢŤŦŹŻŽά',
      9: '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸΕ',
      10: 'CDGHNOQRUw©®ÇÐÑÒÓÔÕÖØÙÚÛÜĆĈĊČĎĐĜĞĠĢĤĦĲŃŅŇŊŌŎŐŔŖŘŨŪŬŮŰŲŵ',
      11: 'Mm¼½¾',
      12: '%æ',
      13: 'WÆŒœŴ…—',
      14: '@😀',
    },
  },
  'Courier 10 bold': {
    ascent: 9,
    descent: 6,
    linespace: 15,
    other: 8,
    groups: {
      14: '😀',
    },
  },
  'Arial 12 bold': {
    ascent: 15,
    descent: 4,
    linespace: 19,
    other: 9,
    groups: {
      4: " ',./I\\ijl|\u00a0¦·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ’",
      5: '!()-:;[]`ft¡¨\u00ad²³´¸¹ţŧ',
      6: '*r{}ª°ºľŕŗř中文日本語\n',
      8: '"zŀťźżžт',
      10: '?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽάδприв',
      11: 'EPSVXYÈÉÊËÝÞďĒĔĖĘĚŉŚŜŞŠŶŸΕ',
      12: '&ABCDGHKNOQRUw©®ÀÁÂÃÄÅÇÐÑÒÓÔÕÖØÙÚÛÜĀĂĄĆĈĊČĎĐĜĞĠĢĤĦĶŃŅŇŊŌŎŐŔŖŘŨŪŬŮŰŲŵ',
      13: 'M¼½¾Ĳ',
      14: '%mæ',
      15: 'WœŴ',
      16: '@ÆŒ…—',
      17: '😀',
    },
  },
};
