import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { traditional, traditionalMarkdown } from './convert.ts';
import { traditionalFiles } from './files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('texts in traditional characters', () => {
  test.each(traditionalFiles(root))(
    '$path is made from the simplified one of today: npm run traditional',
    ({ path, text }) => {
      expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    },
  );

  test.each([
    ['函数', '函數'],
    ['线性回归', '線性迴歸'],
    ['可训练变量', '可訓練變數'],
    ['学习率', '學習率'],
    ['每一行减去各列的平均值', '每一列減去各行的平均值'],
    ['逐行运行程序', '逐行執行程式'],
    ['第 {row} 行，“{column}”列', '第 {row} 列，「{column}」行'],
    ['对一个列表求梯度', '對一個列表求梯度'],
  ])('%s becomes %s', (simplified, wanted) => {
    expect(traditional(simplified)).toBe(wanted);
  });

  test('code, formulas and attributes stay as they are', () => {
    const text = '变量 `变量` 和 $变量$\n\n:::option{text="变量"}\n变量\n:::\n';
    expect(traditionalMarkdown(text)).toBe('變數 `变量` 和 $变量$\n\n:::option{text="变量"}\n變數\n:::\n');
  });
});
