import { expose } from './expose.ts';

expose('facing');
