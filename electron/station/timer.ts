/** Calls back once after so many milliseconds; the answer cancels it. */
export function after(ms: number, then: () => void): () => void {
  // The windows keep the app running; a timer left over must not hold it back when it ends.
  const timer = setTimeout(then, ms).unref();
  return () => clearTimeout(timer);
}
