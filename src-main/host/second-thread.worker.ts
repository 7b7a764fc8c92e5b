import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Pass } from '../engine/index.ts';
import { type Half, sumHalf } from './second-thread.ts';
import { ASKED, DONE, awaitTurn, takeTurn } from './turns.ts';

/** The next run that was handed over since the last turn. */
function nextHalf(): Half | null {
  return parentPort === null ? null : ((receiveMessageOnPort(parentPort)?.message ?? null) as Half | null);
}

/** Sums its half whenever that is asked for, until the thread is ended. The first time warms it up. */
function work(turns: Int32Array): never {
  let half: Half | null = null;
  let pass: Pass | null = null;
  for (let turn = 0; ; turn++) {
    awaitTurn(turns, ASKED, turn);
    for (let next = nextHalf(); next !== null; next = nextHalf()) {
      half = next;
      pass = new Pass(next.form, next.rows);
    }
    if (half !== null && pass !== null) sumHalf(half, pass, half.sums);
    takeTurn(turns, DONE);
  }
}

work(workerData as Int32Array);
