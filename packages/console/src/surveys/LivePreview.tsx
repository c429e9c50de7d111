import type { Survey, SurveyDraft } from '@footfall/contract';
import { completeTheme } from '@footfall/engine/survey-flow';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import styles from './LivePreview.module.css';

/** Between two letters of somebody who types. */
const TYPING_MS = 400;
const FIRST_HEIGHT_PX = 260;
/** A survey of any length can be scrolled; what a frame says of itself is not taken without measure. */
const MOST_HEIGHT_PX = 900;

/**
 * What shoppers will see: the widget itself, in a frame without an origin, where it finds neither the console's styles
 * nor its session. In a preview it tells nobody anything.
 */
export function LivePreview({ draft, language }: { draft: SurveyDraft; language: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [round, setRound] = useState(0);
  const [isReady, setReady] = useState(false);
  const [isDark, setDark] = useState(false);
  const [height, setHeight] = useState(FIRST_HEIGHT_PX);
  const [settled] = useDebouncedValue(draft, TYPING_MS);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<{ ready?: true; height?: number }>) => {
      if (source !== frame.current?.contentWindow) return;
      if (data.ready) setReady(true);
      if (typeof data.height === 'number') setHeight(Math.min(data.height, MOST_HEIGHT_PX));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round draws the same once more
  useEffect(() => {
    if (!isReady) return;
    const { name: _name, description: _description, show: _show, traits: _traits, reward: _reward, ...drawn } = settled;
    const definition: Survey = completeTheme({ ...drawn, id: 'preview', revision: 1 });
    // Without an origin there is none that could be named.
    frame.current?.contentWindow?.postMessage({ definition, language, scheme: isDark ? 'dark' : 'light' }, '*');
  }, [isReady, settled, language, round, isDark]);
  return (
    <section className={styles.panel} aria-labelledby="preview">
      <div className={styles.head}>
        <h2 id="preview">Preview</h2>
        <span>
          <Button variant="subtle" size="compact-xs" aria-pressed={isDark} onClick={() => setDark(!isDark)}>
            Dark page
          </Button>
          <Button variant="subtle" size="compact-xs" onClick={() => setRound(round + 1)}>
            Begin again
          </Button>
        </span>
      </div>
      <iframe
        ref={frame}
        className={styles.stage}
        data-dark={isDark || undefined}
        style={{ blockSize: height }}
        title="The survey as shoppers see it"
        src="/survey-preview/"
        sandbox="allow-scripts allow-forms"
      />
      <p className={styles.note}>Nothing that is answered here is told or counted.</p>
    </section>
  );
}
