/** The name under which the transcript sets the shared focus. */
export const SOURCE = 'transcript';
