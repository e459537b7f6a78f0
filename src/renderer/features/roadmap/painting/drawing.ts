const svgNamespace = 'http://www.w3.org/2000/svg';

/** Attributes of an SVG element by name; what is undefined or null is left out. */
type Attributes = Readonly<Record<string, string | number | undefined | null>>;

/** An SVG element with its attributes and children: text becomes text, never markup. */
export function svgElement(
  name: string,
  attributes: Attributes,
  ...children: readonly (Element | string)[]
): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) element.setAttribute(attribute, String(value));
  }
  element.append(...children);
  return element;
}

/** A length in a path or attribute: two decimals are more than a screen shows. */
export function px(value: number): number {
  return Math.round(value * 100) / 100;
}
