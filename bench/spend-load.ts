import { generateLoad } from "./generator-process";
import type { BenchTerminal, LoadFigures } from "./plan";
import { OPERATOR, PIN } from "./populate";

/** More than any run sends: requests made ready for the warm-up, per second, and for one terminal alone. */
const MOST_PER_SECOND = 20_000;
const MOST_OF_ONE_PER_SECOND = 1500;
/** A measured run has as many times the requests that its warm-up needed. */
const MARGIN = 2;

let nextTrace = 1000;

export type SpendRun = {
  readonly terminals: number;
  readonly figures: LoadFigures;
  readonly approved: number;
};

/** A warm-up, then the measured run, of these terminals against the server at this port. */
export async function runSpends(
  port: number,
  terminals: readonly BenchTerminal[],
  seconds: number,
): Promise<SpendRun> {
  const ends = { port, terminals: [...terminals], operator: OPERATOR, pin: PIN };
  const most = Math.min(MOST_PER_SECOND / terminals.length, MOST_OF_ONE_PER_SECOND);
  const warmUpSeconds = Math.max(seconds / 5, 0.5);
  const warmUp = await generateLoad({ ...ends, ...traces(most * warmUpSeconds), seconds: warmUpSeconds });
  const expected = (warmUp.perSecond / terminals.length) * seconds * MARGIN;
  const figures = await generateLoad({ ...ends, ...traces(Math.max(expected, 100)), seconds });
  return { terminals: terminals.length, figures, approved: warmUp.approved + figures.approved };
}

/** Traces never used before; a session does not mind gaps. */
function traces(each: number): { firstTrace: number; each: number } {
  const firstTrace = nextTrace;
  nextTrace += Math.ceil(each);
  return { firstTrace, each: Math.ceil(each) };
}
