import '../parts/strict.ts';
import { createRoot } from 'react-dom/client';
import { Unbroken } from '../parts/broken.tsx';
import { Facing } from './facing.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <Unbroken>
      <Facing client={window.facing} />
    </Unbroken>,
  );
