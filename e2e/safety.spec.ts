import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';
import { chooseAccount } from './account.ts';
import { expect, expression, open, position, test } from './fixtures.ts';
import { speak } from './language.ts';
import { pageConfinements } from './sandbox.ts';

test("the page is isolated and without Node, in Chromium's sandbox where this run has one", async ({
  lab: { app, page },
}) => {
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    bridge: Object.keys(window.tapelab).sort(),
    origin: location.origin,
  }));
  expect(found).toEqual({
    require: 'undefined',
    process: 'undefined',
    bridge: ['invoke', 'on'],
    origin: 'app://tapelab',
  });
  const { sandbox } = await chooseAccount();
  const pages = await pageConfinements(app);
  expect(pages.length).toBeGreaterThan(0);
  for (const { seccomp, pidNamespaces } of sandbox ? pages : []) {
    expect(seccomp).toBe(2);
    expect(pidNamespaces).toBeGreaterThan(1);
  }
});

test.describe('with a server that would hear of it', () => {
  let server: Server;
  let heard: number;
  let address: string;
  let listener: Socket;
  let packets: number;

  test.beforeEach(async () => {
    heard = 0;
    packets = 0;
    listener = createSocket('udp4', () => (packets += 1));
    await new Promise<void>((ready) => listener.bind(0, '127.0.0.1', ready));
    server = createServer((_request, response) => response.end('caught'));
    server.on('connection', () => (heard += 1));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  test.afterEach(() => {
    server.close();
    listener.close();
  });

  test('no request leaves the app, whichever way a page may try', async ({ lab: { app } }) => {
    // A page of its own, because what is refused is reported on its console.
    const opened = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }) => {
      void new BrowserWindow({ webPreferences: { sandbox: true } }).loadURL('app://tapelab/index.html');
    });
    const page = await opened;
    await page.waitForLoadState();
    await page.evaluate(
      async ([host, udp]) => {
        const attempts = [
          () => fetch(`http://${host}/fetch`),
          () => fetch(`http://${host}/no-cors`, { mode: 'no-cors' }),
          () => new WebSocket(`ws://${host}/socket`),
          () => new EventSource(`http://${host}/events`),
          () => navigator.sendBeacon(`http://${host}/beacon`, 'x'),
          () => (new Image().src = `http://${host}/image`),
          () => new FontFace('f', `url(http://${host}/font)`).load(),
          () => new Worker(`http://${host}/worker`),
          () => import(/* @vite-ignore */ `http://${host}/module`),
          () => window.open(`http://${host}/window`),
          () =>
            document.head.append(
              Object.assign(document.createElement('link'), { rel: 'prefetch', href: `http://${host}/p` }),
            ),
          () =>
            document.head.append(
              Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: `http://${host}` }),
            ),
          () => document.body.append(Object.assign(document.createElement('iframe'), { src: `http://${host}/frame` })),
          () => location.assign(`http://${host}/navigation`),
        ];
        for (const attempt of attempts) {
          try {
            void Promise.resolve(attempt()).catch(() => undefined);
          } catch {
            // Refused on the spot, which is as good.
          }
        }
        const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${udp}` }] });
        peer.createDataChannel('way out');
        await peer.setLocalDescription();
        await new Promise((resolve) => setTimeout(resolve, 1000));
      },
      [address, `127.0.0.1:${listener.address().port}`] as const,
    );
    expect(page.url()).toBe('app://tapelab/index.html');
    expect(heard).toBe(0);
    expect(app.windows()).toHaveLength(2);
    expect(packets).toBe(0);
    // The attempts are real: from outside the page the same address answers.
    expect(await (await fetch(`http://${address}/`)).text()).toBe('caught');
    expect(heard).toBe(1);
  });
});

test('a page that leaves for nowhere is brought back', async ({ lab: { app, page } }) => {
  await page.evaluate(() => location.assign('about:blank')).catch(() => undefined);
  await expect.poll(() => app.windows()[0]?.url()).toContain('app://tapelab/index.html');
  await expect(page.getByRole('heading', { name: 'TapeLab' })).toBeVisible();
});

test('every permission is refused', async ({ lab: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a request of the wrong shape is refused before the engine sees it', async ({ lab: { page } }) => {
  const outcomes = await page.evaluate(async () => {
    const invoke = window.tapelab.invoke as (
      channel: string,
      request: unknown,
    ) => Promise<{ ok: boolean; problem?: { kind: string } }>;
    const attempts: [string, unknown][] = [
      ['derivative:analyse', { expression: 3 }],
      ['derivative:analyse', { expression: 'x', point: { x: '3' } }],
      ['derivative:analyse', null],
      ['derivative:explain', { expression: 'x' }],
      ['derivative:explain', { expression: 'x', by: 'x' }],
      ['derivative:explain', { expression: 'x', by: Array<string>(10_001).fill('x') }],
      ['derivative:methods', { expression: 'x', point: { x: null } }],
      ['derivative:methods', { expression: 'x', by: ['x'] }],
      ['regression:run', { settings: { model: 'cubic' } }],
      ['regression:predict', { learnt: {}, columns: [{ name: 'area', values: [1] }] }],
      ['experiment:keep', { data: {} }],
      ['settings:write', { language: 'en', theme: '../../etc' }],
      ['lessons:list', { language: '../../etc' }],
      ['lessons:read', { id: '02-slope-of-a-square' }],
      ['answer:check', { given: '6', answer: '6', variables: 'x', tolerance: 0, misconceptions: [] }],
      ['progress:keep', { profile: { id: '../x', name: '' }, lessons: {}, last: null }],
      ['progress:add', 'x'.repeat(10_001)],
    ];
    const kinds = [];
    for (const [channel, request] of attempts) kinds.push((await invoke(channel, request)).problem?.kind);
    kinds.push(await invoke('no:such-channel', null).catch(() => 'rejected'));
    return kinds;
  });
  expect(outcomes).toEqual([...Array<string>(17).fill('bad-request'), 'rejected']);
});

test('a killed engine comes back by itself, says so, and loses nothing', async ({ lab: { app, page } }) => {
  await open(page, 'Derivative lab');
  const value = page.getByRole('region', { name: 'Value', exact: true });
  await expect(value).toContainText('33');
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('restart-engine')?.click());
  await expect(page.getByText(/engine stopped and has been started again/)).toBeVisible();
  await expect(expression(page)).toHaveValue('x^2+2xy');
  await expression(page).fill('x^2+2y^2+1');
  await expect(value).toContainText('42');
  await open(page, 'Regression lab');
  await expect(position(page)).toHaveText('0 / 100');
});

test('a page whose process dies is there again by itself', async ({ lab: { app, page } }) => {
  await speak(page, 'zh-Hans');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  const died = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const pid = contents?.getOSProcessId();
    contents?.forcefullyCrashRenderer();
    return pid;
  });
  const revived = () =>
    app.evaluate(({ BrowserWindow }, before) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return 'not yet';
      return [0, before].includes(contents.getOSProcessId()) ? 'not yet' : contents.getTitle();
    }, died);
  await expect.poll(revived).toBe('TapeLab');
  const text = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
  );
  expect(text).toContain('亲眼看自动微分');
});

/** Asks for training that would take minutes: as many updates as are accepted, on many rows. */
function endlessTraining(page: Page) {
  return page.evaluate(() => {
    const column = (name: string, period: number) => ({
      name,
      values: Float64Array.from({ length: 100_000 }, (_, row) => 1 + (row % period)),
    });
    const columns = [column('area', 97), column('rooms', 3), column('price', 89)];
    const names = { columns, target: 'price', features: ['area', 'rooms'] };
    const procedure = {
      model: 'linear',
      loss: 'half-mse',
      optimizer: 'sgd',
      learningRate: 1e-3,
      rateChanges: [],
    } as const;
    const adam = { momentum: 0.9, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
    const run = { iterations: 100_000, batch: null, scaling: 'min-max', dtype: 'float64', seed: 612 } as const;
    const settings = { ...names, ...procedure, ...adam, ...run, initial: null, intercept: 'first' } as const;
    return window.tapelab.invoke('regression:run', { settings });
  });
}

test('a computation over its deadline is stopped and said, and the window never waits for it', async ({
  lab: { page },
}) => {
  await open(page, 'Derivative lab');
  const outcome = endlessTraining(page);
  await expression(page).fill('x^2+2y^2+1');
  await expect(page.getByText('Calculating…')).toBeVisible();
  await open(page, 'Start');
  await expect(page.getByRole('heading', { name: 'TapeLab' })).toBeVisible();
  expect(await outcome).toMatchObject({ ok: false, problem: { kind: 'deadline' } });
  await expect(page.getByText('The calculation took too long and was stopped.')).toBeVisible();
  await open(page, 'Derivative lab');
  await expect(page.getByRole('region', { name: 'Value', exact: true })).toContainText('42');
});

test('a computation can be cancelled', async ({ lab: { page } }) => {
  await open(page, 'Derivative lab');
  const outcome = endlessTraining(page);
  await expression(page).fill('x^2+2y^2+1');
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await outcome).toMatchObject({ ok: false, problem: { kind: 'cancelled' } });
  await expect(page.getByRole('alert')).toContainText('cancelled');
  await expression(page).fill('x^2');
  await expect(page.getByRole('region', { name: 'Value', exact: true })).toContainText('9');
});

test('an answer that a dying engine took with it is asked for again', async ({ lab: { app, page } }) => {
  await open(page, 'Derivative lab');
  const value = page.getByRole('region', { name: 'Value', exact: true });
  await expect(value).toContainText('33');
  for (let time = 1; time <= 5; time++) {
    await expression(page).fill(`x^2+${time}`);
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('restart-engine')?.click());
    await expect(value).toContainText(String(9 + time));
  }
});

test('an engine killed in the middle of a computation leaves the window answering', async ({ lab: { app, page } }) => {
  await open(page, 'Regression lab');
  await expect(position(page)).toHaveText('0 / 100');
  const kill = app.evaluate(async ({ Menu }) => {
    for (let times = 0; times < 20; times++) {
      Menu.getApplicationMenu()?.getMenuItemById('restart-engine')?.click();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
  await kill;
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText('21 / 100');
  await expect(page.getByRole('heading', { name: 'Update 21, opened up' })).toBeVisible();
});
