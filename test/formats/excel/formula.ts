import { columnOf } from '../../../src/formats/excel/sheet/cell-address.js';

type Value = string | number | boolean;
/** The cells of one row, by column. */
export type Cells = readonly (Value | undefined)[];

const token = /\s*(?:"((?:[^"]|"")*)"|(\d+)|(\$[A-Z]+\d+(?::\$[A-Z]+\d+)?)|([A-Z]+)\(|([(),&=>]))/y;

/** Calculates a formula over one row, with the few functions that our conditional formats use. */
export function calculate(formula: string, cells: Cells): Value {
  let position = 0;
  let current: string[] | undefined;
  const next = () => {
    token.lastIndex = position;
    const found = token.exec(formula);
    if (found === null && position < formula.length)
      throw new Error(`Not a formula: ${formula.slice(position)}`);
    position = token.lastIndex;
    current = found?.slice(1);
  };
  const isAt = (mark: string) => current?.[4] === mark;
  const skip = (mark: string) => {
    if (!isAt(mark)) throw new Error(`Expected ${mark} at ${position} of ${formula}`);
    next();
  };

  const operand = (): Value | Cells => {
    const [text, number, reference, name] = current ?? [];
    next();
    if (text !== undefined) return text.replaceAll('""', '"');
    if (number !== undefined) return Number(number);
    if (reference !== undefined) return cellsAt(reference, cells);
    if (name === undefined) throw new Error(`Expected a value before ${position} of ${formula}`);
    const values: (Value | Cells)[] = [];
    while (!isAt(')')) {
      values.push(comparison());
      if (!isAt(')')) skip(',');
    }
    skip(')');
    const work = functions[name];
    if (work === undefined) throw new Error(`Unknown function ${name}`);
    return work(values);
  };
  const joined = (): Value | Cells => {
    let value = operand();
    while (isAt('&')) {
      next();
      value = `${single(value)}${single(operand())}`;
    }
    return value;
  };
  const comparison = (): Value | Cells => {
    const left = joined();
    if (isAt('=')) {
      next();
      return String(single(left)).toLowerCase() === String(single(joined())).toLowerCase();
    }
    if (!isAt('>')) return left;
    next();
    return Number(single(left)) > Number(single(joined()));
  };

  next();
  const result = single(comparison());
  if (current !== undefined) throw new Error(`Left over at ${position} of ${formula}`);
  return result;
}

const functions: Readonly<Record<string, (values: (Value | Cells)[]) => Value>> = {
  AND: (values) => values.every((value) => single(value) === true),
  OR: (values) => values.some((value) => single(value) === true),
  NOT: ([value]) => single(value) !== true,
  COUNTA: ([range]) => (range as Cells).filter((value) => value !== undefined).length,
  ISNUMBER: ([value]) => typeof single(value) === 'number',
  LEN: ([value]) => String(single(value)).length,
  TRIM: ([value]) => String(single(value)).trim(),
  SEARCH: ([wanted, text]) => {
    const place = String(single(text))
      .toLowerCase()
      .indexOf(String(single(wanted)).toLowerCase());
    return place < 0 ? '#VALUE!' : place + 1;
  },
};

function cellsAt(reference: string, cells: Cells): Cells {
  const [first = '', last = first] = reference.replaceAll('$', '').split(':');
  return Array.from(
    { length: columnOf(last) - columnOf(first) + 1 },
    (_, index) => cells[columnOf(first) + index],
  );
}

function single(value: Value | Cells | undefined): Value {
  return (Array.isArray(value) ? value[0] : (value as Value)) ?? '';
}
