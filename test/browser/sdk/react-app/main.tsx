import { FootfallProvider, useFootfall, useTrack } from '@footfall/sdk/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Flavour({ id }: { id: string }) {
  useTrack('Product Viewed', { product_id: id }, id);
  const footfall = useFootfall();
  return (
    <button id="add" type="button" onClick={() => footfall.productAdded({ product_id: id, quantity: 1 })}>
      Add {id}
    </button>
  );
}

function Shop() {
  const [id, setId] = useState('vanilla');
  const [, rerender] = useState(0);
  return (
    <main>
      <Flavour id={id} />
      <button id="next" type="button" onClick={() => setId('pistachio')}>
        next
      </button>
      <button id="again" type="button" onClick={() => rerender((count) => count + 1)}>
        again
      </button>
    </main>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <FootfallProvider writeKey="wk_demo" host={import.meta.env.VITE_HOST}>
      <Shop />
    </FootfallProvider>
  </StrictMode>,
);
