/** Sizes as the line of an SVG path within `width` × `height`, the largest at the top and 0 at the bottom. */
export function curvePath(sizes: number[], width: number, height: number): string {
  const largest = Math.max(1, ...sizes);
  const step = sizes.length > 1 ? width / (sizes.length - 1) : 0;
  const points = sizes.map((size, index) => `${round(index * step)},${round(height - (size / largest) * height)}`);
  if (points.length === 0) return '';
  return points.length === 1 ? `M0,${points[0]?.split(',')[1]} H${width}` : `M${points.join(' L')}`;
}

const round = (value: number) => Math.round(value * 100) / 100;
