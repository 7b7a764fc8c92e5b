import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './lesson.ts';
import { blocks, lessonText, read } from './lesson.test-support.ts';

const text = (words: string) => ({ kind: 'text', text: words });
const paragraph = (...children: object[]) => ({ kind: 'paragraph', children });

describe('a lesson', () => {
  it('has a head, steps and the exercises in order', () => {
    const { content, ...head } = read(lessonText());
    expect(head).toEqual({
      ...{ id: '02-slope', number: 2, title: 'The slope', summary: 'One slope in four ways.', minutes: 20 },
      ...{ misconception: 'A slope is a formula.', steps: 5, exercises: ['own-a', 'own-b', 'own-c'] },
    });
    expect(content[4]).toEqual({
      title: [text('The last step')],
      sets: {},
      blocks: [paragraph(text('The end.'))],
    });
  });

  it('may have Windows line ends', () => {
    expect(read(lessonText('One\nline.').replaceAll('\n', '\r\n'))).toEqual(read(lessonText('One\nline.')));
  });
});

describe('text', () => {
  it('is a tree of what it says', () => {
    expect(blocks('The **value** and *its* `slope` at $x = 3$.')).toEqual([
      paragraph(
        text('The '),
        { kind: 'strong', children: [text('value')] },
        text(' and '),
        { kind: 'emphasis', children: [text('its')] },
        text(' '),
        { kind: 'code', text: 'slope' },
        text(' at '),
        { kind: 'math', latex: 'x = 3' },
        text('.'),
      ),
    ]);
  });

  it.each([
    ['a line\nand the next', 'a line and the next'],
    ['梯度带\n记录运算', '梯度带记录运算'],
    ['这是。\nTensorFlow', '这是。TensorFlow'],
    ['TensorFlow\n（见上）', 'TensorFlow（见上）'],
    ['用\nTensorFlow', '用 TensorFlow'],
    ['函数 f\n的值', '函数 f 的值'],
  ])('that is broken in the file is one line on screen: %j', (source, shown) => {
    expect(blocks(source)).toEqual([paragraph(text(shown))]);
  });

  it.each([
    'The ratio is 16:9 here.',
    'At 12:30 and a:b too.',
    '注意:这里没有路径。',
    'x:y, f:R and :none',
    'a::b',
    'C:\\temp',
  ])('keeps its colons: %s', (source) => {
    const [only] = blocks(source);
    const words =
      only?.kind === 'paragraph' ? only.children.map((part) => (part.kind === 'text' ? part.text : '')) : [];
    expect(words.join('')).toBe(source);
  });

  it('keeps its colons, whatever stands beside them', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9梯度]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), (words) => {
        const source = `so ${words.join(':')} it is`;
        const [only] = blocks(source);
        const parts = only?.kind === 'paragraph' ? only.children : [];
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('')).toBe(source);
      }),
      { numRuns: 100 },
    );
  });

  it('has live numbers, and links to the labs', () => {
    expect(blocks(':live[slope x] and :why[how *so*]{lab=tape}')).toEqual([
      paragraph({ kind: 'live', reading: 'slope x' }, text(' and '), {
        ...{ kind: 'why', lab: 'tape' },
        children: [text('how '), { kind: 'emphasis', children: [text('so')] }],
      }),
    ]);
  });

  it.each(['$$\nx^2\n$$', '$$x^2$$'])('has formulas of their own line: %j', (source) => {
    expect(blocks(source)).toEqual([{ kind: 'math', latex: 'x^2' }]);
  });

  it('has lists, quotes, code, headings, tables and figures', () => {
    const source = [
      '### More',
      '1. one\n2. two',
      '> said',
      '```python\nprint(1)\n```',
      '| a | b |\n|---|---|\n| 1 | **2** |',
      '![A secant](secant.svg)',
    ].join('\n\n');
    expect(blocks(source)).toEqual([
      { kind: 'heading', children: [text('More')] },
      { kind: 'list', ordered: true, items: [[paragraph(text('one'))], [paragraph(text('two'))]] },
      { kind: 'quote', children: [paragraph(text('said'))] },
      { kind: 'code', text: 'print(1)', language: 'python' },
      {
        kind: 'table',
        head: [[text('a')], [text('b')]],
        rows: [[[text('1')], [{ kind: 'strong', children: [text('2')] }]]],
      },
      { kind: 'figure', file: '02-slope/secant.svg', alternative: 'A secant' },
    ]);
  });
});

describe('what a step sets', () => {
  it('is an expression with its point, or a training run', () => {
    const { content } = read(
      lessonText('::set{expression="x^2+2xy" x=3 y=-0.5}\n\n::set{story=slow-motion rate=1e-5 at=0}'),
    );
    expect(content[0]).toMatchObject({
      sets: { expression: 'x^2+2xy', point: { x: 3, y: -0.5 }, story: 'slow-motion', rate: 1e-5, at: 0 },
      blocks: [],
    });
    expect(content[1]?.sets).toEqual({});
  });
});

describe('a widget', () => {
  it.each([
    ['::derivative', { widget: 'derivative', show: 'value' }],
    ['::derivative{show=steps}', { widget: 'derivative', show: 'steps' }],
    ['::graph{mode=forward}', { widget: 'graph', mode: 'forward' }],
    ['::plot{show="surface"}', { widget: 'plot', show: 'surface' }],
    ['::regression{show=log}', { widget: 'regression', show: 'log' }],
    ['::tape', { widget: 'tape' }],
    ['::program{file=square.py}', { widget: 'program', source: 'x = 1\nprint(x)\n', blank: null }],
    ['::program{file=gap.py}', { widget: 'program', source: 'x = ____\n', blank: '____' }],
  ])('is a line of its own: %s', (source, widget) => {
    expect(blocks(source)).toEqual([{ kind: 'widget', ...widget }]);
  });
});

const hint = ':::hint\nLook.\n:::';
const because = ':::because\nSo it is.\n:::';

describe('an exercise', () => {
  it('is a question with the answer, its reasons and hints', () => {
    const source = `:::::question{#slope answer="2x+2y" vars="x, y" tolerance=1e-3 predict}
What is *it*?

:::wrong{answer="2x"}
No.
:::
${hint}
${hint}
${because}
:::::`;
    expect(blocks(source)).toEqual([
      {
        ...{ kind: 'question', form: 'number', id: 'slope', answer: '2x+2y', variables: ['x', 'y'] },
        ...{ tolerance: 1e-3, predict: true },
        asked: [paragraph(text('What is '), { kind: 'emphasis', children: [text('it')] }, text('?'))],
        misconceptions: [{ answer: '2x', reason: [paragraph(text('No.'))] }],
        hints: [[paragraph(text('Look.'))], [paragraph(text('Look.'))]],
        explanation: [paragraph(text('So it is.'))],
      },
    ]);
  });

  it('is a choice, whose options begin with what is chosen', () => {
    const source = `:::::choice{#none}
What?

:::option{right}
\`None\`
:::
:::option
0

No.

\`\`\`python
0
\`\`\`
:::
${because}
:::::`;
    expect(blocks(source)).toMatchObject([
      {
        ...{ kind: 'question', form: 'choice', id: 'none', predict: false },
        options: [
          { right: true, text: [{ kind: 'code', text: 'None' }], reason: [] },
          { right: false, text: [text('0')], reason: [paragraph(text('No.')), { kind: 'code' }] },
        ],
      },
    ]);
  });

  it.each([
    ['check=reads reading="second x y" value=-2 tolerance=0.05', { reading: 'second x y', value: -2, tolerance: 0.05 }],
    ['check=prints text="2.0"', { text: '2.0' }],
    ['check=run outcome=swings', { outcome: 'swings' }],
    ['check=loss below=100', { below: 100 }],
  ])('is a task with its condition: %s', (condition, wanted) => {
    const [task] = blocks(`:::::task{#do ${condition}}\nDo it.\n\n${hint}\n${because}\n:::::`);
    expect(task).toMatchObject({ kind: 'task', id: 'do', condition: wanted });
    expect(task).toHaveProperty('condition.check', condition.slice(6).split(' ')[0]);
  });
});

describe('a lesson that can be read', () => {
  it('has nothing but data in it', () => {
    const everything: readonly Block[] = blocks(`::tape\n\n:::::question{#q answer="6"}\n$x$\n\n${hint}\n:::::`);
    expect(structuredClone(everything)).toEqual(everything);
  });
});
