import '../parts/strict.ts';
import { createRoot } from 'react-dom/client';
import { Walkup } from './walkup.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Walkup client={window.walkup} />);
