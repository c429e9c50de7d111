const SVG = 'http://www.w3.org/2000/svg';

/** A face from 1, sad, to 5, happy; drawn, because emoji differ from device to device. */
export function face(n: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  const bend = (n - 3) * 3;
  path.setAttribute(
    'd',
    `M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0M8.5 9v.5M15.5 9v.5M7.5 ${15.5 - bend / 3}q4.5 ${bend} 9 0`,
  );
  svg.append(path);
  return svg;
}
