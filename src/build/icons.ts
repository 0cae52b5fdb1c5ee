/** Three rising bars, 32 and 64 pixels wide, as PNG. */

const bytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
export const iconSmall = bytes(
  "iVBORw0KGgoAAAANSUhEUgAAACAAAAAgAQMAAABJtOi3AAAABlBMVEUfb1T///8IVFf6AAAAGUlEQVR42mNgwAqYPxBFsD/GQ/AfJ5XAAgDJ2C1PQ4j0GwAAAABJRU5ErkJggg==",
);
export const iconLarge = bytes(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQMAAACQp+OdAAAABlBMVEUfb1T///8IVFf6AAAAG0lEQVR42mNgoCbg/z+YGPZ/6MX4/2HoMagDAHUkgK3zcpT+AAAAAElFTkSuQmCC",
);
