/** Something in a file that was mended or left out, with where it stood. */
export type ParseNote = {
  readonly code: 'danglingReference' | 'parentCircle' | 'parentElsewhere' | 'dependencyOnItself';
  readonly where: string;
  readonly what: string;
};
