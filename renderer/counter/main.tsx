import { createRoot } from 'react-dom/client';
import '../theme/base.css';
import { Unbroken } from '../parts/broken.tsx';
import { Counter } from './counter.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The counter page has no place to draw.');
createRoot(root).render(
  <Unbroken>
    <Counter calls={window.counter} />
  </Unbroken>,
);
