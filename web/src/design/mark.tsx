/** The mark: two strands that hold each other. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f5c5c" />
      <g fill="none" strokeWidth="3" strokeLinecap="round">
        <path d="M11 5c0 6 10 6 10 11S11 21 11 27" stroke="#fff" />
        <path
          d="M21 5c0 2.8-2.2 4.3-4.4 5.6M13.6 13C12 14 11 15 11 16s1 2 2.6 3M17 21.5c2.2 1.2 4 2.7 4 5.5"
          stroke="#9fd6cf"
        />
      </g>
    </svg>
  );
}
