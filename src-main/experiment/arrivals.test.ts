import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Arrivals } from './arrivals.ts';

describe('Arrivals', () => {
  it.each([
    [['/usr/bin/tapelab', '/home/li/run.tapelab'], '/home/li/run.tapelab'],
    [['tapelab', 'run.tapelab'], 'run.tapelab'],
    [['tapelab', 'RUN.TAPELAB'], 'RUN.TAPELAB'],
    [['a.tapelab', '--flag', 'b.tapelab', 'c.csv'], 'b.tapelab'],
    [['房价 预测.tapelab'], '房价 预测.tapelab'],
  ])('takes the last experiment out of %j', (paths, path) => {
    const arrivals = new Arrivals();
    expect(arrivals.arrive(paths, '/work')).toBe(true);
    expect(arrivals.take()).toBe(resolve('/work', path));
  });

  it.each([
    [[]],
    [['/usr/bin/tapelab', '.', '--enable-logging']],
    [['--user-data-dir=/home/li/my.tapelab']],
    [['/home/li/run.tapelab.csv', '/home/li/tapelab', 'https://example.org/']],
  ])('leaves %j alone', (paths) => {
    const arrivals = new Arrivals();
    expect(arrivals.arrive(paths, '/work')).toBe(false);
    expect(arrivals.take()).toBeNull();
  });

  it('hands out each once, the last of those that came meanwhile', () => {
    const arrivals = new Arrivals();
    arrivals.arrive(['a.tapelab'], '/work');
    arrivals.arrive(['b.tapelab'], '/work');
    arrivals.arrive(['switch'], '/work');
    expect([arrivals.take(), arrivals.take()]).toEqual([resolve(join('/work', 'b.tapelab')), null]);
  });
});
