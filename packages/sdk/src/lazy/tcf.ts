import type { Footfall } from '../footfall.ts';

interface TcData {
  eventStatus?: string;
  gdprApplies?: boolean;
  purpose?: { consents?: Record<number, boolean> };
}
type TcfApi = (command: string, version: number, callback: (data: TcData, success: boolean) => void) => void;

/**
 * Follows an IAB TCF 2 banner: purpose 1 (storage) and 8 (content performance) together are measuring, 6
 * personalising, 4 sharing.
 */
export default function tcf(footfall: Footfall): void {
  const api = (window as unknown as { __tcfapi?: TcfApi }).__tcfapi;
  api?.('addEventListener', 2, ({ eventStatus, gdprApplies, purpose }, success) => {
    if (!success || eventStatus === 'cmpuishown') return;
    const may = (...ids: number[]): boolean => gdprApplies === false || ids.every((id) => purpose?.consents?.[id]);
    footfall.consent({ measure: may(1, 8), personalise: may(1, 6), share: may(1, 4) });
  });
}
