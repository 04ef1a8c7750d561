import { writtenCivilDate, today, spokenCivilDate } from '../design/french-dates.ts';
import { shownNumber } from './measures.ts';
import styles from './curve.module.css';

export interface Point {
  at: string;
  value: number;
}

export interface CurveProps {
  title: string;
  unit: string;
  /** One line, or two that belong together (the two pressures). */
  lines: readonly (readonly Point[])[];
  /** The span within which a value is usual, drawn quietly. */
  usual: readonly [low: number, high: number];
}

const width = 320;
const height = 132;
const inset = { left: 34, right: 46, top: 12, bottom: 22 };

/** A curve people look at rather than read; its last value stands in words at its end. */
export function Curve({ title, unit, lines, usual }: CurveProps) {
  const points = lines.flat();
  const first = points.map(({ at }) => at).toSorted()[0];
  const last = points
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return null;
  const scale = scaleOf(points, usual);
  const x = (at: string): number =>
    placeOf(Date.parse(at), Date.parse(first), Date.parse(last), inset.left, width - inset.right);
  const y = (value: number): number => placeOf(value, scale.low, scale.high, height - inset.bottom, inset.top);
  const latest = lines.map((line) => sorted(line).at(-1)).filter((point) => point !== undefined);
  const shown = latest.map(({ value }) => shownNumber(value)).join('/');
  return (
    <figure className={styles['curve']}>
      <figcaption>
        <b>{title}</b>
        <span>
          {shown} {unit}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={inWords(title, unit, lines)}>
        <rect
          className={styles['usual']}
          x={inset.left}
          width={width - inset.left - inset.right}
          y={y(Math.min(usual[1], scale.high))}
          height={Math.max(0, y(Math.max(usual[0], scale.low)) - y(Math.min(usual[1], scale.high)))}
        />
        {[scale.low, scale.high].map((mark) => (
          <g key={mark} className={styles['mark']}>
            <line x1={inset.left} x2={width - inset.right} y1={y(mark)} y2={y(mark)} />
            <text x={inset.left - 5} y={y(mark) + 4} textAnchor="end">
              {shownNumber(mark)}
            </text>
          </g>
        ))}
        <text className={styles['day']} x={inset.left} y={height - 5}>
          {dayOf(first)}
        </text>
        <text className={styles['day']} x={width - inset.right} y={height - 5} textAnchor="end">
          {dayOf(last)}
        </text>
        {lines.map((line, index) => (
          <g key={index} className={styles['line']}>
            <polyline
              points={sorted(line)
                .map(({ at, value }) => `${x(at)},${y(value)}`)
                .join(' ')}
            />
            {sorted(line).map(({ at, value }) => (
              <circle
                key={at}
                cx={x(at)}
                cy={y(value)}
                r={2.6}
                data-out={value < usual[0] || value > usual[1] || undefined}
              >
                <title>{`${shownNumber(value)} ${unit}, ${spokenCivilDate(today(new Date(at)))}`}</title>
              </circle>
            ))}
          </g>
        ))}
        {latest.map(({ at, value }) => (
          <text key={`${at} ${value}`} className={styles['last']} x={x(at) + 7} y={y(value) + 4}>
            {shownNumber(value)}
          </text>
        ))}
      </svg>
    </figure>
  );
}

const sorted = (line: readonly Point[]): Point[] => line.toSorted((a, b) => a.at.localeCompare(b.at));

const dayOf = (at: string): string => writtenCivilDate(today(new Date(at))).slice(0, 5);

/** Room above and below, so that a flat curve stays in the middle. */
export function scaleOf(points: readonly Point[], usual: readonly [number, number]): { low: number; high: number } {
  const values = points.map(({ value }) => value);
  const span = Math.max(Math.max(...values) - Math.min(...values), (usual[1] - usual[0]) / 8);
  return { low: rounded(Math.min(...values) - span * 0.25), high: rounded(Math.max(...values) + span * 0.25) };
}

const rounded = (value: number): number => (Math.abs(value) < 60 ? Math.round(value * 10) / 10 : Math.round(value));

function placeOf(value: number, from: number, to: number, start: number, end: number): number {
  if (from === to) return (start + end) / 2;
  return start + ((value - from) / (to - from)) * (end - start);
}

function inWords(title: string, unit: string, lines: readonly (readonly Point[])[]): string {
  const told = lines.map((line) => {
    const [first, last] = [sorted(line)[0], sorted(line).at(-1)];
    return first === undefined || last === undefined
      ? ''
      : `de ${shownNumber(first.value)} le ${dayOf(first.at)} à ${shownNumber(last.value)} ${unit} le ${dayOf(last.at)}, ${line.length} mesures`;
  });
  return `${title}\u00A0: ${told.join('\u00A0; ')}`;
}
