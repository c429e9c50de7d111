import type { Notice } from '@footfall/contract';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import styles from './Notices.module.css';

const EVERY_MS = 60_000;

/** What the reader should know now, above whatever room they are in. Not being able to ask is no trouble of its own. */
export function Notices() {
  const { data } = useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => request<{ data: Notice[] }>('/console/api/notices', { signal }),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  return (
    <div className={styles.notices} role="status">
      {data?.data.map(({ id, level, text }) => (
        <Alert
          key={id}
          color={level === 'problem' ? 'red' : 'yellow'}
          icon={<IconAlertTriangle size={18} stroke={1.8} aria-hidden />}
          classNames={{ message: styles.text ?? '' }}
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}
