import type { Footfall } from '../footfall.ts';

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  purpose?: { consents?: Record<number, boolean> };
}
type TcfApi = (command: string, version: number, callback: (data: TcData | null, success: boolean) => void) => void;

/**
 * Follows an IAB TCF 2 banner: purpose 1 (storage) and 8 (content performance) together are measuring, 6
 * personalising, 4 sharing.
 */
export default function tcf(footfall: Footfall): void {
  const api = (window as unknown as { __tcfapi?: TcfApi }).__tcfapi;
  api?.('addEventListener', 2, (data, success) => {
    if (!success || data?.eventStatus === 'cmpuishown') return;
    const { gdprApplies, purpose } = data ?? {};
    const may = (...ids: number[]): boolean => gdprApplies === false || ids.every((id) => purpose?.consents?.[id]);
    footfall.consent({ measure: may(1, 8), personalise: may(1, 6), share: may(1, 4) });
  });
}
