/** The product cannot start or go on as things are; the message is one line for the person who runs it. */
export class StartRefusal extends Error {}
