/** The mark: two strands that hold each other, each over the other once. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0f5c5c" />
      <g fill="none" strokeLinecap="round">
        <path d="M22 5C22 10.5 10 10.5 10 16S22 21.5 22 27" stroke="#9fd6cf" strokeWidth="3" />
        <path d="M10 5C10 10.5 22 10.5 22 16" stroke="#0f5c5c" strokeWidth="6" strokeLinecap="butt" />
        <path d="M10 5C10 10.5 22 10.5 22 16S10 21.5 10 27" stroke="#fff" strokeWidth="3" />
        <path d="M12 19.2C15.5 21.8 20 23 21.4 25" stroke="#0f5c5c" strokeWidth="6" strokeLinecap="butt" />
        <path d="M10 16C10 21.5 22 21.5 22 27" stroke="#9fd6cf" strokeWidth="3" />
      </g>
    </svg>
  );
}
