import { elementwiseMembers } from './tensorflow-elementwise.ts';
import { creationMembers } from './tensorflow-creation.ts';
import { arrayMembers } from './tensorflow-arrays.ts';
import { reductionMembers } from './tensorflow-reductions.ts';
import { objectMembers, printed } from './tensorflow-objects.ts';
import { moduleOf } from './modules.ts';
import { Callable, type Module } from './values.ts';

/**
 * TensorFlow, as far as TapeLab's programs reach: eager tensors, variables and tapes on one CPU.
 * @param print takes what `tf.print` writes
 */
export function tensorflowModule(print: (text: string) => void): Module {
  const tfPrint = new Callable('print', (args) => {
    print(`${printed(args)}\n`);
    return null;
  });
  return moduleOf('tensorflow', {
    ...elementwiseMembers,
    ...creationMembers,
    ...arrayMembers,
    ...reductionMembers,
    ...objectMembers,
    print: tfPrint,
  });
}
