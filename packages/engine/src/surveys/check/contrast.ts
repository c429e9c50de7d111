/** Contrast of two colours as WCAG 2.2 has it, from 1 to 21; undefined for what is neither `#rgb`, `#rrggbb` nor `rgb(…)`. */
export function contrast(one: string, other: string): number | undefined {
  const lights = [one, other].map(luminance);
  const [a, b] = lights;
  if (a === undefined || b === undefined) return undefined;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number | undefined {
  const channels = parse(colour.trim());
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(colour: string): number[] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)?.slice(1);
  if (short) return short.map((digit) => Number.parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  if (long) return long.map((pair) => Number.parseInt(pair, 16));
  const numbers = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/.exec(colour)?.slice(1).map(Number);
  return numbers?.every((number) => number <= 255) ? numbers : undefined;
}
