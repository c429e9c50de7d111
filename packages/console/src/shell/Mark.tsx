/** Two footsteps. Decorative: the name stands beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0d6785" />
      <g fill="#fff">
        <rect x="7.5" y="12" width="6.5" height="10.5" rx="3.25" />
        <rect x="7.5" y="23.8" width="6.5" height="3.4" rx="1.7" opacity=".75" />
        <rect x="18" y="4.8" width="6.5" height="10.5" rx="3.25" />
        <rect x="18" y="16.6" width="6.5" height="3.4" rx="1.7" opacity=".75" />
      </g>
    </svg>
  );
}
