import '../parts/strict.ts';
import { createRoot } from 'react-dom/client';
import { Facing } from './facing.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Facing client={window.facing} />);
