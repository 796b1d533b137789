import { z } from 'zod';

// Zod compiles its parsers with `new Function`, which the content security policy refuses; told beforehand, it never
// tries, and no violation is reported. Imported first by every window that parses with the contract's schemas.
z.config({ jitless: true });
