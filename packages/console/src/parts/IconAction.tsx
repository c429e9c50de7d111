import { ActionIcon } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';

interface Props {
  icon: TablerIcon;
  /** What it does, and to which row: all that a screen reader says. */
  label: string;
  onClick: () => void;
  disabled?: boolean;
  className?: string | undefined;
}

/** Moves or removes the row that it stands in. */
export function IconAction({ icon: Icon, label, onClick, disabled = false, className = '' }: Props) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={className}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={16} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
}
