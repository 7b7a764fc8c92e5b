import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_LINE, faults, lessonText, read } from './lesson.test-support.ts';

const hint = ':::hint\nLook.\n:::';
const choice = (options: string): string => `:::::choice{#c}\nWhat?\n\n${options}\n:::::`;
const wrongOption = ':::option\na\n\nNo.\n:::';

/** What is wrong in the first step, the line counted from its first. */
const faultsIn = (source: string): string[] =>
  faults(lessonText(source)).map(({ line, message }) => `${line - FIRST_LINE + 1}: ${message}`);

describe('what is refused, with its line', () => {
  it.each([
    ['HTML', 'text\n\n<b>x</b>', 3, 'HTML'],
    ['HTML in a line', 'a <i>b</i>', 1, 'HTML'],
    ['a comment', '<!-- later -->', 1, 'HTML'],
    ['a script', '<script>alert(1)</script>', 1, 'HTML'],
    ['a link', 'see [this](https://example.com)', 1, 'no link'],
    ['an address', 'see https://example.com', 1, 'no link'],
    ['a link to a file', '[x](file:///etc/passwd)', 1, 'no link'],
    ['a link by name', '[x][y]\n\n[y]: https://example.com', 1, 'no linkReference'],
    ['a picture from elsewhere', '![x](https://example.com/x.png)', 1, 'no picture'],
    ['a picture from another folder', '![x](../secant.svg)', 1, 'no picture'],
    ['a picture that is not there', '![x](other.svg)', 1, 'no picture'],
    ['a picture without words', '![](secant.svg)', 1, 'in words'],
    ['a picture in a line', 'a ![x](secant.svg)', 1, 'no image'],
    ['a rule', 'a\n\n---', 3, 'no thematicBreak'],
    ['struck text', 'a ~~b~~', 1, 'no delete'],
    ['a footnote', 'a[^1]\n\n[^1]: b', 1, 'no footnote'],
    ['a list to tick', '- [ ] a', 1, 'tick'],
    ['a list from 3 on', '3. a', 1, 'from 1'],
    ['a heading of another rank', '#### a', 1, 'third rank'],
    ['a heading of the first rank', '# a', 1, 'third rank'],
    ['bold that is none', '这里**“梯度”**是', 1, '"**" has no effect'],
    ['a formula on the line of its dollars', '$$ a\n+ b\n$$', 1, 'after its $$'],
    ['code with more than a language', '```python {1}\na\n```', 1, '"{1}"'],
    ['a fence that closes nothing', 'a\n\n:::', 3, '":::" has no effect'],
    ['a fence with a space', '::: hint\na', 1, '"::: hint" has no effect'],
    ['a directive that is not finished', 'a\n\n::plot{show=curve', 3, '"::plot{show=curve" has no effect'],
    ['an unknown directive', '::chart', 1, 'no directive "::chart"'],
    ['a property of objects as a directive', '::constructor', 1, 'no directive "::constructor"'],
    ['an unknown fence', ':::note\na\n:::', 1, 'no directive ":::note"'],
    ['an unknown directive in a line', 'a :lib[x]', 1, 'no directive ":lib"'],
    ['a directive with text', '::plot[x]', 1, 'no text of its own'],
    ['an unknown attribute', '::plot{shows=curve}', 1, 'shows is not known here'],
    ['a class', '::tape{.big}', 1, 'class is not known here'],
    ['an unknown value', '::plot{show=cruve}', 1, 'show is "cruve", not ("curve" | "surface")'],
    ['a missing attribute', '::regression', 1, 'show is missing'],
    ['a missing program', '::program{file=other.py}', 1, 'no program "other.py"'],
    ['a program elsewhere', '::program{file="../main.py"}', 1, 'not a file beside'],
    ['a picture as a program', '::program{file=secant.svg}', 1, 'no program'],
    ['two gaps', '::program{file=two-gaps.py}', 1, 'more than one gap'],
    ['an unknown reading', ':live[x+1]', 1, 'no reading "x+1"'],
    ['a live number of nothing', 'so :live is', 1, 'no reading ""'],
    ['a link to no lab', ':why[x]{lab=home}', 1, 'lab is "home"'],
    ['a link without a lab', ':why[x]', 1, 'lab is missing'],
    ['a word as a number', '::set{x=three}', 1, 'x "three" is not a number'],
    ['a number out of range', '::set{x=1e999}', 1, 'x Infinity is out of range'],
    ['half an update', '::set{story=slow-motion at=0.5}', 1, 'at 0.5 is not a whole number'],
    ['a variable that is none', '::set{expression="x" a-b=3}', 1, 'a-b is no name of a variable'],
    ['a setting inside a list', '- a\n\n  ::set{x=3}', 3, '"set" cannot stand here'],
    ['a question without an id', ':::::question{answer="6"}\nWhat?\n:::::', 1, 'id is missing'],
    [
      'a word of the language as an id',
      ':::::question{#prototype answer="6"}\nWhat?\n:::::',
      1,
      'id "prototype" is a word of',
    ],
    ['an id in capitals', ':::::question{#Slope answer="6"}\nWhat?\n:::::', 1, 'id "Slope" is not of small letters'],
    ['a question without an answer', ':::::question{#a}\nWhat?\n:::::', 1, 'answer is missing'],
    ['an empty answer', ':::::question{#a answer=""}\nWhat?\n:::::', 1, 'answer'],
    ['a question that asks nothing', `:::::question{#a answer="6"}\n${hint}\n:::::`, 1, 'asks nothing'],
    ['a tolerance below 0', ':::::question{#a answer="6" tolerance=-1}\nWhat?\n:::::', 1, 'tolerance -1 is negative'],
    [
      'a wrong answer without a reason',
      ':::::question{#a answer="6"}\nWhat?\n\n:::wrong{answer="9"}\n:::\n:::::',
      4,
      'has a reason',
    ],
    [
      'a wrong answer without an answer',
      ':::::question{#a answer="6"}\nWhat?\n\n:::wrong\nNo.\n:::\n:::::',
      4,
      'answer is missing',
    ],
    [
      'an option in a question',
      `:::::question{#a answer="6"}\nWhat?\n\n${wrongOption}\n:::::`,
      4,
      '"option" cannot stand in "question"',
    ],
    [
      'a widget in a question',
      ':::::question{#a answer="6"}\nWhat?\n\n::tape\n:::::',
      4,
      '"tape" cannot stand in "question"',
    ],
    ['a choice without the right option', choice(`${wrongOption}\n${wrongOption}`), 1, 'exactly one is right'],
    [
      'a choice with two right ones',
      choice(':::option{right}\na\n:::\n:::option{right}\nb\n:::'),
      1,
      'exactly one is right',
    ],
    ['a choice of one', choice(':::option{right}\na\n:::'), 1, 'two options at least'],
    ['an option without a reason', choice(':::option{right}\na\n:::\n:::option\nb\n:::'), 7, 'has a reason'],
    [
      'an option that begins with code',
      choice(`:::option{right}\n\`\`\`\na\n\`\`\`\n:::\n${wrongOption}`),
      4,
      'begins with a paragraph',
    ],
    ['text in brackets', choice(`:::option[a]{right}\n:::\n${wrongOption}`), 4, 'no text in brackets'],
    ['a question that is not closed', ':::::question{#a answer="6"}\nWhat?\n\n:::hint\nLook.\n:::', 1, 'not closed'],
    ['a hint that is not closed', ':::::question{#a answer="6"}\nWhat?\n\n:::hint\nLook.\n:::::', 4, 'not closed'],
    ['a task without a check', ':::::task{#a}\nDo.\n:::::', 1, 'check is missing'],
    ['a task with an unknown check', ':::::task{#a check=sees}\nDo.\n:::::', 1, 'check is "sees"'],
    [
      'a task without a tolerance',
      ':::::task{#a check=reads reading=x value=0}\nDo.\n:::::',
      1,
      'tolerance is missing',
    ],
    ['a task of another outcome', ':::::task{#a check=run outcome=wins}\nDo.\n:::::', 1, 'outcome is "wins"'],
    [
      'an id of another question',
      ':::::question{#own-b answer="6"}\nWhat?\n:::::',
      13,
      'another question or task has the id "own-b"',
    ],
  ])('%s', (_what, source, line, message) => {
    const found = faultsIn(source);
    expect(found.map((each) => each.split(': ')[0])).toContain(String(line));
    expect(found.filter((each) => each.startsWith(`${line}: `)).join('\n')).toContain(message);
  });

  it('is all told at once, in the order of the lines', () => {
    expect(faultsIn('<b>\n\n::chart\n\n:live[x+1] [a](b)').map((each) => each.split(':')[0])).toEqual([
      '1',
      '3',
      '5',
      '5',
    ]);
  });

  it('is told with the path of the file', () => {
    expect(() => read(lessonText('::chart'))).toThrow(
      'assets/lessons/02-slope/en.md:10: there is no directive "::chart"',
    );
  });

  it('is no words that only look like it', () => {
    expect(faultsIn('a < b, b > c, 5 * 3 and 2 ** is `a**b`, `::x`, `<b>`, \\*, 100 % and [brackets] ~ 3')).toEqual([
      '1: "**" has no effect here: look for what is missing before or after it',
    ]);
    expect(faultsIn('a < b, b > c, 5 * 3 is `a**b`, `::x`, `<b>`, \\*, 100 % and [brackets] ~ 3')).toEqual([]);
  });
});

describe('the whole of a lesson is refused', () => {
  const step = '## More\n\nText.\n\n';

  it.each([
    ['without a head', lessonText().split('---\n').slice(2).join('')],
    ['with an empty head', lessonText().replace(/---\n[^]*?---\n/, '---\n---\n')],
    ['without a text', ''],
    ['with too few steps', lessonText().replace('## The last step', '### The last step')],
    ['with too many steps', lessonText(step.repeat(11))],
    ['with too few questions', lessonText().replace(/:::::question\{#own-c[^]*?\n:::::/, '')],
    ['with text before the first step', lessonText().replace('## The first', 'Text.\n\n## The first')],
    ['with a step without a title', lessonText('##\n\nText.')],
  ])('%s', (_what, source) => {
    expect(faults(source).length).toBeGreaterThan(0);
  });

  it('not for 15 steps', () => {
    expect(faults(lessonText(step.repeat(10)))).toEqual([]);
  });

  it.each(['slope', '2-slope', '02_slope', '02-Slope', '../02-slope'])('in a folder of the name %s', (folder) => {
    expect(faults(lessonText(), folder).map(({ message }) => message)).toEqual([
      `"${folder}" is not named like 02-slope-of-a-square`,
    ]);
  });

  it.each([
    ['title: The slope', 'title:', 2, 'title is to be text'],
    ['title: The slope', 'titel: The slope', 2, 'titel is not known here'],
    ['summary: One slope in four ways.\n', '', 1, 'summary is missing'],
    ['summary: One slope in four ways.', 'summary: 6', 3, 'summary is to be text'],
    ['minutes: 20', 'minutes: twenty', 4, 'minutes is to be a whole number'],
    ['minutes: 20', 'minutes: 0', 4, 'minutes is to be 1 or more'],
    ['A slope is a formula.', 'A slope: a formula.', 5, 'mapping'],
    ['A slope is a formula.', '"A slope', 5, 'quote'],
  ])('with a fault in the head: %s', (before, after, line, message) => {
    const found = faults(lessonText().replace(before, after));
    expect(found.map((each) => each.line)).toContain(line);
    expect(found.map((each) => each.message).join('\n')).toContain(message);
  });

  it('with its faults, whatever stands in it', () => {
    const piece = fc.constantFrom(
      ...['::', ':::', ':::::', 'question', 'option', '{', '}', '#a', 'answer="6"', '\n', '\n\n', '[', ']', '$', '$$'],
      ...[
        '**',
        '*',
        '<b>',
        '`',
        '```',
        '|',
        '- ',
        '1. ',
        '> ',
        '## ',
        '![',
        '(',
        ')',
        'live',
        'x',
        '梯度',
        '---',
        '\\',
        '&',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = lessonText(pieces.join(''));
        for (const { line } of faults(source)) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(source.split('\n').length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
