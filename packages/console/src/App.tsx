import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { queryClient } from './api/queryClient.ts';
import { SessionGate } from './session/SessionGate.tsx';
import { Shell } from './shell/Shell.tsx';
import { theme } from './theme/theme.ts';

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Router base="/console">
          <SessionGate>
            <Shell />
          </SessionGate>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}
