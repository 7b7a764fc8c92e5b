const COMPLEX = 'complex64, complex128';
const FLOATS = 'bfloat16, half, float, double';
const INTEGERS = 'int8, int16, int32, int64';
const MIXED = `${FLOATS}, uint8, int8, uint16, int16, int32, uint32, uint64, int64, ${COMPLEX}`;
const SMOOTH = `${FLOATS}, ${COMPLEX}`;
export const ORDERED = 'float, double, int32, uint8, int16, int8, int64, bfloat16, uint16, half, uint32, uint64';
const SIGNED = `${FLOATS}, ${INTEGERS}, ${COMPLEX}`;
const LARGER = `${FLOATS}, int8, uint8, int16, uint16, int32, uint32, int64, uint64`;

/** How TensorFlow names an operation, and the types that it takes, listed as its messages list them; null for any. */
export interface OpName {
  readonly name: string;
  readonly types: string | null;
}

/** TensorFlow's names of the operations of the table that it has too, and of the few that only arrays have. */
export const elementwiseNames = {
  add: { name: 'AddV2', types: `${FLOATS}, uint8, uint16, uint32, uint64, ${INTEGERS}, ${COMPLEX}` },
  sub: { name: 'Sub', types: `${FLOATS}, uint8, int8, uint16, int16, int32, int64, ${COMPLEX}, uint32, uint64` },
  mul: { name: 'Mul', types: MIXED },
  div: { name: 'RealDiv', types: MIXED },
  floordiv: { name: 'FloorDiv', types: MIXED },
  mod: { name: 'FloorMod', types: `${INTEGERS}, uint8, uint16, uint32, uint64, ${FLOATS}` },
  pow: { name: 'Pow', types: `bfloat16, float, half, double, ${INTEGERS}, ${COMPLEX}` },
  neg: { name: 'Neg', types: SIGNED },
  square: { name: 'Square', types: `${FLOATS}, ${INTEGERS}, uint8, uint16, uint32, uint64, ${COMPLEX}` },
  abs: { name: 'Abs', types: `${FLOATS}, ${INTEGERS}` },
  sign: { name: 'Sign', types: SIGNED },
  round: { name: 'Round', types: SIGNED },
  floor: { name: 'Floor', types: FLOATS },
  ceil: { name: 'Ceil', types: FLOATS },
  max: { name: 'Maximum', types: LARGER },
  min: { name: 'Minimum', types: LARGER },
  relu: { name: 'Relu', types: `${ORDERED}, qint8` },
  sqrt: { name: 'Sqrt', types: SMOOTH },
  exp: { name: 'Exp', types: SMOOTH },
  expm1: { name: 'Expm1', types: SMOOTH },
  log: { name: 'Log', types: SMOOTH },
  log1p: { name: 'Log1p', types: SMOOTH },
  sin: { name: 'Sin', types: SMOOTH },
  cos: { name: 'Cos', types: SMOOTH },
  tan: { name: 'Tan', types: SMOOTH },
  asin: { name: 'Asin', types: SMOOTH },
  acos: { name: 'Acos', types: SMOOTH },
  atan: { name: 'Atan', types: SMOOTH },
  atan2: { name: 'Atan2', types: FLOATS },
  sinh: { name: 'Sinh', types: SMOOTH },
  cosh: { name: 'Cosh', types: SMOOTH },
  tanh: { name: 'Tanh', types: SMOOTH },
  asinh: { name: 'Asinh', types: SMOOTH },
  acosh: { name: 'Acosh', types: SMOOTH },
  atanh: { name: 'Atanh', types: SMOOTH },
  sigmoid: { name: 'Sigmoid', types: SMOOTH },
  softplus: { name: 'Softplus', types: 'half, bfloat16, float, double' },
  lt: { name: 'Less', types: ORDERED },
  le: { name: 'LessEqual', types: ORDERED },
  gt: { name: 'Greater', types: ORDERED },
  ge: { name: 'GreaterEqual', types: ORDERED },
  eq: { name: 'Equal', types: null },
  ne: { name: 'NotEqual', types: null },
  and: { name: 'LogicalAnd', types: 'bool' },
  or: { name: 'LogicalOr', types: 'bool' },
  not: { name: 'LogicalNot', types: 'bool' },
} as const satisfies Readonly<Record<string, OpName>>;

export type ElementwiseOp = keyof typeof elementwiseNames;

/** The types of operations on whole arrays, in the order of TensorFlow's messages. */
export const SUMMABLE =
  'float, double, int32, uint8, int16, int8, complex64, int64, qint8, quint8, qint32, bfloat16, qint16, quint16, ' +
  'uint16, complex128, half, uint32, uint64';
export const COMPARABLE = `${ORDERED}, qint8, quint8, qint32, qint16, quint16`;
export const MULTIPLIABLE = `${FLOATS}, int32, int64, uint8, uint16, uint32, uint64, ${COMPLEX}`;
export const LOGITS = 'half, bfloat16, float, double';
export const BITS = 'int8, int16, int32, int64, uint8, uint16, uint32, uint64';
export const INDICES = 'uint8, int8, int32, int64';
