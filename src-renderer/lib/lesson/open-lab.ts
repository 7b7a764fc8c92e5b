import type { LabName } from '../../../src-main/ipc/contract.ts';
import { ownDerivativeBench } from '../derivative-bench.ts';
import { navigation } from '../navigation.svelte.ts';
import { ownRegressionLab } from '../own-regression-lab.ts';
import { ownTapeLab } from '../tape-bench.ts';
import type { Player } from './player.svelte.ts';

/** Opens a lab on what a lesson shows at the moment; what the lab held before can be brought back there. */
export function openLab(lab: LabName, { state, lesson }: Player): void {
  const { derivative, tape, regression } = state;
  const takeOver = {
    derivative: () => ownDerivativeBench.lab.open(derivative.lab.question),
    tape: () => ownTapeLab.choose({ source: tape.source, title: () => lesson.title, intro: () => lesson.summary }),
    regression: () => ownRegressionLab.open(regression.lab.experiment),
  };
  takeOver[lab]();
  navigation.follow(lab);
}
