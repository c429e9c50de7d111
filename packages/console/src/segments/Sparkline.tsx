import { curvePath } from './curvePath.ts';
import styles from './Sparkline.module.css';

const WIDTH = 100;
const HEIGHT = 28;

/** How a size went; the number beside it says where it is now. */
export function Sparkline({ sizes }: { sizes: number[] }) {
  return (
    <svg className={styles.curve} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={curvePath(sizes, WIDTH, HEIGHT)} />
    </svg>
  );
}
