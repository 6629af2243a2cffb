/** Whether somebody's number may stand there, of a card or of an account: 8 digits or more, in groups or not. */
export const holdsNumber = (text: string): boolean => /\d([\s-]*\d){7}/.test(text);
