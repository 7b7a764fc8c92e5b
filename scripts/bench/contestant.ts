import { type ChildProcess, fork } from 'node:child_process';
import type { Question, Reply } from './protocol.ts';
import type { Answer } from './trial.ts';

/** Seconds that one call may take. */
export const PATIENCE = 15;

/** Milliseconds of a round, longer where a single call is. */
const ROUND = 15;

/** A call of so many milliseconds is not warmed up. */
const SLOW = 1000;

/** Why a candidate is out of the contest. */
export class Dropout extends Error {
  constructor(
    readonly reason: 'too long' | 'failed',
    message: string,
  ) {
    super(message);
  }
}

/** A candidate at work in a process of its own. */
export class Contestant {
  readonly #process: ChildProcess;
  #calls = 1;

  /** A child inherits the options of its parent, a loader of TypeScript among them, unless it is told otherwise. */
  private constructor(program: string, args: readonly string[]) {
    this.#process = fork(program, args, {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
  }

  /**
   * @param args tell the process who is at work on what
   * @throws Dropout when the candidate cannot do that, or not in time
   */
  static async start(program: string, args: readonly string[]): Promise<Contestant> {
    const contestant = new Contestant(program, args);
    await contestant.#reply();
    return contestant;
  }

  /**
   * Makes calls for so long, and finds out how many make a round. A slow call counts.
   * @returns the milliseconds of a slow call, else null
   */
  async warmUp(milliseconds: number): Promise<number | null> {
    for (let spent = 0; spent < milliseconds;) {
      const took = await this.#run();
      if (this.#calls === 1 && took > SLOW) return took;
      spent += took;
      if (took < ROUND) this.#calls *= 2;
      else if (took > 4 * ROUND && this.#calls > 1) this.#calls /= 2;
    }
    return null;
  }

  /** Milliseconds of a call, on average over a round. */
  async round(): Promise<number> {
    return (await this.#run()) / this.#calls;
  }

  async answer(): Promise<Answer> {
    const reply = await this.#ask({ ask: 'answer' });
    if (reply.kind !== 'answer') throw new Error(`A process replied ${reply.kind} when asked for its answer`);
    return reply.answer;
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }

  async #run(): Promise<number> {
    const reply = await this.#ask({ ask: 'run', calls: this.#calls });
    if (reply.kind !== 'ran') throw new Error(`A process replied ${reply.kind} when asked to run`);
    return reply.milliseconds;
  }

  #ask(question: Question): Promise<Reply> {
    const reply = this.#reply();
    this.#process.send(question);
    return reply;
  }

  /** The next message, awaited with patience. */
  #reply(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const drop = (reason: Dropout['reason'], message: string) => {
        settle();
        this.stop();
        reject(new Dropout(reason, message));
      };
      const onMessage = (reply: Reply) => {
        if (reply.kind === 'failed') return drop('failed', reply.message);
        settle();
        resolve(reply);
      };
      const onExit = () => drop('failed', 'The process ended');
      const timer = setTimeout(() => drop('too long', `More than ${PATIENCE} seconds`), PATIENCE * 1000);
      const settle = () => {
        clearTimeout(timer);
        this.#process.off('message', onMessage).off('exit', onExit);
      };
      this.#process.on('message', onMessage).on('exit', onExit);
    });
  }
}
