/** Joins the class names that are there: `classNames(styles.row, selected && styles.selected)`. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ');
}
