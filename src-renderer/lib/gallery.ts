import * as m from '../../assets/messages/compiled/messages.js';

/** An expression worth looking at, and a word on why. */
export interface Example {
  readonly expression: string;
  readonly caption: () => string;
  /** Where it is seen best; the variables keep their values where nothing is said. */
  readonly point?: Readonly<Record<string, number>>;
}

export interface Group {
  readonly title: () => string;
  readonly examples: readonly Example[];
}

/** What the gallery offers, the course's own expressions first. */
export const gallery: readonly Group[] = [
  {
    title: m.gallery_course,
    examples: [
      { expression: 'x^2', caption: m.gallery_square, point: { x: 3 } },
      { expression: 'x^2+2y^2+1', caption: m.gallery_bowl, point: { x: 3, y: 4 } },
      { expression: 'x^2+2xy', caption: m.gallery_saddle, point: { x: 3, y: 4 } },
    ],
  },
  {
    title: m.gallery_shapes,
    examples: [
      { expression: 'exp(-x^2-y^2)', caption: m.gallery_bell, point: { x: 0.5, y: -0.4 } },
      { expression: 'sin(x)*cos(y)', caption: m.gallery_waves, point: { x: 1, y: 0.5 } },
      { expression: 'x^3-3*x*y^2', caption: m.gallery_monkey, point: { x: 1, y: 1 } },
      { expression: '(1-x)^2+100*(y-x^2)^2', caption: m.gallery_banana, point: { x: -1, y: 2 } },
      { expression: 'x*y*z+z^2', caption: m.gallery_three, point: { x: 1, y: 2, z: 3 } },
    ],
  },
  {
    title: m.gallery_rules,
    examples: [
      { expression: 'x^2*sin(x)', caption: m.gallery_product, point: { x: 2 } },
      { expression: 'sin(x)/x', caption: m.gallery_quotient, point: { x: 2 } },
      { expression: 'exp(sin(x^2))', caption: m.gallery_chain, point: { x: 1 } },
      { expression: 'x^x', caption: m.gallery_power, point: { x: 1.5 } },
    ],
  },
  {
    title: m.gallery_edges,
    examples: [
      { expression: '|x|', caption: m.gallery_corner, point: { x: 1 } },
      { expression: '1/x', caption: m.gallery_pole, point: { x: 2 } },
      { expression: 'tan(x)', caption: m.gallery_tangent, point: { x: 1 } },
      { expression: 'cbrt(x)', caption: m.gallery_root, point: { x: 1 } },
    ],
  },
  {
    title: m.gallery_machine,
    examples: [
      { expression: 'sigmoid(w*x+b)', caption: m.gallery_sigmoid, point: { w: 0.5, x: 3, b: -1 } },
      { expression: '(w*x+b-y)^2/2', caption: m.gallery_loss, point: { w: 0.5, x: 3, b: 1, y: 4 } },
      { expression: 'log(1+exp(x))', caption: m.gallery_softplus, point: { x: 1 } },
      { expression: '-y*log(sigmoid(x))-(1-y)*log(1-sigmoid(x))', caption: m.gallery_entropy, point: { x: 1, y: 0.8 } },
    ],
  },
];
