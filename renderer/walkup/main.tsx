import '../parts/strict.ts';
import { createRoot } from 'react-dom/client';
import { Unbroken } from '../parts/broken.tsx';
import { Walkup } from './walkup.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <Unbroken>
      <Walkup client={window.walkup} />
    </Unbroken>,
  );
