import { Button } from '@mantine/core';
import { IconPlus, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  onClick: () => void;
  icon?: TablerIcon;
  disabled?: boolean;
}

/** Adds one more row below those that are there. */
export function AddRow({ children, onClick, icon: Icon = IconPlus, disabled = false }: Props) {
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      style={{ justifySelf: 'start' }}
      leftSection={<Icon size={14} stroke={1.8} aria-hidden />}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
