import type { CampaignTrigger } from '@footfall/contract';

/** What begins a campaign, as a sentence. */
export function triggerWords(trigger: CampaignTrigger): string {
  switch (trigger.on) {
    case 'event':
      return `Begins with “${trigger.event}”${trigger.where ? ', where more is asked of it' : ''}.`;
    case 'segment':
      return `Begins when somebody ${trigger.move === 'entered' ? 'enters' : 'leaves'} the segment ${trigger.segment}.`;
    case 'survey':
      return trigger.question === undefined
        ? `Begins when the survey ${trigger.survey} is completed.`
        : `Begins with an answer to ${trigger.question} of the survey ${trigger.survey}.`;
    case 'date':
      return `Begins ${shiftWords(trigger.days)}${trigger.repeats === 'yearly' ? 'each year on' : 'on'} ${trigger.trait}, at ${trigger.time} where the customer is.`;
    case 'broadcast':
      return `Goes to everybody in ${trigger.segment}, ${trigger.perMinute ?? 600} a minute${trigger.every ? `, every ${trigger.every}` : ''}.`;
    case 'priceDrop':
      return `Begins when what they looked at costs ${trigger.percent ?? 10} % less.`;
    case 'backInStock':
      return 'Begins when what they found sold out can be had again.';
  }
}

function shiftWords(days = 0): string {
  if (days === 0) return '';
  return `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days < 0 ? 'before' : 'after'}, `;
}
