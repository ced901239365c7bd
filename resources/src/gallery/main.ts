/** Wires the gallery: the picture files its programs may name, then the page. */
import { readImageFilesWith } from '../kit/models/photo-image.js';
import './page/gallery-page.js';

/** The course's picture, under the name the course gives it. */
const PICTURE = 'icons/send.png';

/** The first bytes of a JPEG: what a file renamed to .png begins with. */
const JPEG_BYTES = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);

const response = await fetch(PICTURE);
const files = new Map([['fake.png', JPEG_BYTES]]);
if (response.ok) files.set('image_send.png', new Uint8Array(await response.arrayBuffer()));
readImageFilesWith((name) => files.get(name) ?? null);

document.body.append(document.createElement('gallery-page'));
