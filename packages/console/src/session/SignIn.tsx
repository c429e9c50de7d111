import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from '../api/ApiError.ts';
import { queryClient, SESSION_KEY } from '../api/queryClient.ts';
import { Mark } from '../shell/Mark.tsx';
import { Journey } from './Journey.tsx';
import styles from './SignIn.module.css';
import { signIn } from './sessionApi.ts';
import { signInProblem } from './signInProblem.ts';

/** Only `npm start` serves the console here, and only there the password is this one. */
const ON_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

export function SignIn() {
  const input = useRef<HTMLInputElement>(null);
  const [asksForSite, setAsksForSite] = useState(false);
  const entry = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => queryClient.setQueryData(SESSION_KEY, session),
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'site_missing') setAsksForSite(true);
      else input.current?.select();
    },
  });
  useEffect(() => {
    document.title = 'Sign in · Footfall';
    input.current?.focus();
  }, []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get('password') ?? '');
    const site = String(form.get('site') ?? '').trim();
    if (password) entry.mutate({ password, ...(site ? { site } : {}) });
    else input.current?.focus();
  }

  return (
    <div className={styles.page}>
      <main className={styles.door}>
        <div className={styles.form}>
          <div className={styles.brand}>
            <Mark size={36} />
            <span>Footfall</span>
          </div>
          <h1>Sign in to the console</h1>
          <p className={styles.lead}>See what shoppers do as they do it, and what follows from it.</p>
          <form onSubmit={submit} noValidate>
            {/* Password managers file a password under a name. */}
            <input type="text" name="username" autoComplete="username" value="console" readOnly hidden />
            {asksForSite && <TextInput name="site" label="Site" size="md" autoFocus className={styles.site ?? ''} />}
            <PasswordInput
              ref={input}
              name="password"
              label="Password"
              size="md"
              autoComplete="current-password"
              error={entry.error ? <span role="alert">{signInProblem(entry.error)}</span> : null}
              visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
            />
            <Button type="submit" size="md" fullWidth loading={entry.isPending} className={styles.submit ?? ''}>
              Sign in
            </Button>
          </form>
          {ON_THIS_MACHINE && (
            <p className={styles.hint}>
              This is the demo on your own machine. Its password is <code>demo</code>.
            </p>
          )}
        </div>
      </main>
      <Journey />
    </div>
  );
}
