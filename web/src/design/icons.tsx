import type { ReactNode } from 'react';

export interface IconProps {
  size?: number | string;
  /** Read by screen readers; without it the icon is decoration. */
  title?: string;
}

function drawn(name: string, strokes: ReactNode) {
  function Icon({ size = '1.25em', title }: IconProps) {
    const named = title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title };
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinecap="round"
        strokeLinejoin="round"
        focusable="false"
        {...named}
      >
        {strokes}
      </svg>
    );
  }
  Icon.displayName = `${name}Icon`;
  return Icon;
}

export const DayIcon = drawn(
  'Day',
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
  </>,
);
export const PeopleIcon = drawn(
  'People',
  <>
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 20c.4-3.8 3-6 6.5-6s6.1 2.2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2 .8 3.3 2.7 3.5 5.4" />
  </>,
);
export const PersonIcon = drawn(
  'Person',
  <>
    <circle cx="12" cy="8" r="3.8" />
    <path d="M4.5 20.5c.5-4 3.5-6.5 7.5-6.5s7 2.5 7.5 6.5" />
  </>,
);
export const UnitIcon = drawn(
  'Unit',
  <>
    <path d="M4 20V9l8-5 8 5v11M3 20h18" />
    <path d="M9.5 20v-5h5v5" />
  </>,
);
export const DocumentIcon = drawn(
  'Document',
  <>
    <path d="M6 3h8l4 4v14H6z" />
    <path d="M14 3v4h4M9 12h6M9 16h6" />
  </>,
);
export const IdentityIcon = drawn(
  'Identity',
  <>
    <rect x="3" y="5" width="18" height="14" rx="2" />
    <circle cx="8.5" cy="11" r="2" />
    <path d="M5.5 16c.3-1.7 1.4-2.5 3-2.5s2.7.8 3 2.5M14.5 10h4M14.5 14h4" />
  </>,
);
export const SettingsIcon = drawn(
  'Settings',
  <>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </>,
);
export const SearchIcon = drawn(
  'Search',
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </>,
);
export const PlusIcon = drawn('Plus', <path d="M12 5v14M5 12h14" />);
export const PencilIcon = drawn('Pencil', <path d="M4 20h4L19.5 8.5a2.1 2.1 0 0 0-3-3L5 17zM14.5 7.5l3 3" />);
export const CheckIcon = drawn('Check', <path d="m5 12.5 4.5 4.5L19 7.5" />);
export const CrossIcon = drawn('Cross', <path d="M6 6l12 12M18 6 6 18" />);
export const AlertIcon = drawn(
  'Alert',
  <>
    <path d="M12 3.5 22 20.5H2z" />
    <path d="M12 10v4.5M12 17.5v.1" />
  </>,
);
export const InfoIcon = drawn(
  'Info',
  <>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5M12 8v.1" />
  </>,
);
export const ClockIcon = drawn(
  'Clock',
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
);
export const LockIcon = drawn(
  'Lock',
  <>
    <rect x="5" y="11" width="14" height="9.5" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </>,
);
export const KeyIcon = drawn(
  'Key',
  <>
    <circle cx="8" cy="15.5" r="4.5" />
    <path d="m11.3 12.3 8.2-8.3M16 7.5l3 3" />
  </>,
);
export const BackIcon = drawn('Back', <path d="M19 12H5M11 6l-6 6 6 6" />);
export const ForwardIcon = drawn('Forward', <path d="M5 12h14M13 6l6 6-6 6" />);
export const ChevronIcon = drawn('Chevron', <path d="m9 6 6 6-6 6" />);
export const ChevronDownIcon = drawn('ChevronDown', <path d="m6 9 6 6 6-6" />);
export const CloudIcon = drawn(
  'Cloud',
  <path d="M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.5 3.8 3.8 0 0 1-.5 7.5z" />,
);
export const CloudOffIcon = drawn(
  'CloudOff',
  <path d="M3.5 4 20 20.5M6.5 9.5a4.5 4.5 0 0 0 .5 9h9.5M10 6.2A6 6 0 0 1 18 11a3.8 3.8 0 0 1 2.7 5.8" />,
);
export const DeviceIcon = drawn(
  'Device',
  <>
    <rect x="7" y="2.5" width="10" height="19" rx="2" />
    <path d="M11 18.5h2" />
  </>,
);
export const BuildingIcon = drawn(
  'Building',
  <>
    <path d="M5 21V4h9v17M14 9h5v12M3 21h18" />
    <path d="M8 8h3M8 12h3M8 16h3" />
  </>,
);
export const SunIcon = DayIcon;
export const MoonIcon = drawn('Moon', <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z" />);
export const SignOutIcon = drawn('SignOut', <path d="M10 4H5v16h5M15 8l4 4-4 4M19 12H9.5" />);
export const HistoryIcon = drawn('History', <path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8" />);
export const PrintIcon = drawn('Print', <path d="M7 8V3.5h10V8M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z" />);
export const BedIcon = drawn('Bed', <path d="M3 6v13M3 16h18M21 19v-5.5a2.5 2.5 0 0 0-2.5-2.5H11v5M7 10.2v.1" />);
export const HeartIcon = drawn(
  'Heart',
  <path d="M12 20S4 15 4 9.5A4.3 4.3 0 0 1 12 7.2 4.3 4.3 0 0 1 20 9.5C20 15 12 20 12 20z" />,
);
export const PillIcon = drawn(
  'Pill',
  <>
    <rect x="2.8" y="8.5" width="18.4" height="7" rx="3.5" transform="rotate(-45 12 12)" />
    <path d="m9.5 9.5 5 5" />
  </>,
);
export const CircleOfPeopleIcon = drawn(
  'CircleOfPeople',
  <>
    <circle cx="12" cy="5.5" r="2.5" />
    <circle cx="5.5" cy="16" r="2.5" />
    <circle cx="18.5" cy="16" r="2.5" />
    <path d="M9.8 7.5 7 13.3M14.2 7.5l2.8 5.8M8.5 17h7" />
  </>,
);
export const TargetIcon = drawn(
  'Target',
  <>
    <circle cx="12" cy="12" r="8.5" />
    <circle cx="12" cy="12" r="4" />
  </>,
);
export const EyeIcon = drawn(
  'Eye',
  <>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="2.8" />
  </>,
);
export const MergeIcon = drawn('Merge', <path d="M6 4v4c0 4 6 3.5 6 8v4M18 4v4c0 4-6 3.5-6 8M9 17l3 3 3-3" />);
export const UploadIcon = drawn('Upload', <path d="M12 16V5M7 9.5 12 4.5l5 5M4.5 16v4h15v-4" />);
export const ShareIcon = drawn('Share', <path d="M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4" />);
export const DoorIcon = drawn('Door', <path d="M5 21V4l9-1.5V21M14 5h4v16M3 21h18M11 12v.1" />);
export const MailIcon = drawn(
  'Mail',
  <>
    <rect x="3" y="5.5" width="18" height="13" rx="2" />
    <path d="m3.5 7 8.5 6.5L20.5 7" />
  </>,
);
export const MoreIcon = drawn('More', <path d="M5 12v.1M12 12v.1M19 12v.1" />);
export const TrashIcon = drawn(
  'Trash',
  <path d="M4 6.5h16M9.5 6V3.5h5V6M6.5 6.5 7.5 20.5h9l1-14M10 10.5v6M14 10.5v6" />,
);
export const PhoneIcon = drawn(
  'Phone',
  <path d="M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4 5.7 2 2 0 0 1 6 3.5z" />,
);
