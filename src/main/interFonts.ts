import cyrillic400 from '@fontsource/inter/files/inter-cyrillic-400-normal.woff2?inline';
import cyrillic500 from '@fontsource/inter/files/inter-cyrillic-500-normal.woff2?inline';
import cyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff2?inline';
import cyrillic700 from '@fontsource/inter/files/inter-cyrillic-700-normal.woff2?inline';
import greek400 from '@fontsource/inter/files/inter-greek-400-normal.woff2?inline';
import greek500 from '@fontsource/inter/files/inter-greek-500-normal.woff2?inline';
import greek600 from '@fontsource/inter/files/inter-greek-600-normal.woff2?inline';
import greek700 from '@fontsource/inter/files/inter-greek-700-normal.woff2?inline';
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff2?inline';
import latin500 from '@fontsource/inter/files/inter-latin-500-normal.woff2?inline';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff2?inline';
import latin700 from '@fontsource/inter/files/inter-latin-700-normal.woff2?inline';
import latinExt400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff2?inline';
import latinExt500 from '@fontsource/inter/files/inter-latin-ext-500-normal.woff2?inline';
import latinExt600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff2?inline';
import latinExt700 from '@fontsource/inter/files/inter-latin-ext-700-normal.woff2?inline';

/** Inter by the characters that a file holds: those of @fontsource/inter's own style sheet. */
const subsets = [
  {
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
    byWeight: { 400: latin400, 500: latin500, 600: latin600, 700: latin700 },
  },
  {
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
    byWeight: { 400: latinExt400, 500: latinExt500, 600: latinExt600, 700: latinExt700 },
  },
  {
    range: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
    byWeight: { 400: greek400, 500: greek500, 600: greek600, 700: greek700 },
  },
  {
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    byWeight: { 400: cyrillic400, 500: cyrillic500, 600: cyrillic600, 700: cyrillic700 },
  },
];

/** Style rules that bring Inter into a picture of its own, as data. */
export function interFontFaces(): string {
  return subsets
    .flatMap(({ range, byWeight }) =>
      Object.entries(byWeight).map(
        ([weight, address]) =>
          `@font-face{font-family:Inter;font-weight:${weight};src:url(${address}) format("woff2");unicode-range:${range}}`,
      ),
    )
    .join('');
}
