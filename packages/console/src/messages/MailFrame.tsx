import styles from './MailFrame.module.css';

/** Nothing is loaded from anywhere: looking at a mail here opens nothing, and tells its sender nothing. */
const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`;

interface Props {
  html: string;
  /** Whose it is, for those who move from frame to frame. */
  title: string;
}

/** A mail as it looks, in a frame of its own that may do nothing: no script, no form, no way out. */
export function MailFrame({ html, title }: Props) {
  return <iframe sandbox="" srcDoc={POLICY + html} title={title} className={styles.frame} />;
}
