'use strict';
/* Canonical JSON (RFC 8785, restricted as section 1 says). */
(function (v) {
const { Refused, both, demand, brief, strictUtf8, STRETCH, atOnce } = v;

/** The one spelling of a value; refuses what the protocol has no place for. */
function canonical(value, depth = 0) {
  switch (typeof value) {
    case 'string':
      if (/[\ud800-\udfff]/u.test(value)) throw new Refused(both('不含孤立代理项的文本', 'text without lone surrogates'), brief(value));
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Refused(both('±(2^53−1) 之内的整数', 'an integer within ±(2^53−1)'), value);
      return String(value);
    case 'boolean':
      return String(value);
    default:
      if (value === null) throw new Refused(both('不得为 null', 'no null'), 'null');
      if (depth >= v.table.limits.jsonDepth) throw new Refused(both(`至多 ${v.table.limits.jsonDepth} 层`, `at most ${v.table.limits.jsonDepth} levels`), both('更多', 'more'));
      if (Array.isArray(value)) return `[${value.map((each) => canonical(each, depth + 1)).join(',')}]`;
      return `{${Object.keys(value).sort().map((key) => {
        if (!/^[\x00-\x7f]*$/.test(key)) throw new Refused(both('ASCII 键', 'ASCII keys'), brief(key));
        return `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`;
      }).join(',')}}`;
  }
}

/** A text is canonical exactly when writing what was read gives the text again: no duplicate key survives that. */
function parseText(text, what) {
  const expected = `${what}: ${both('规范 JSON', 'canonical JSON')}`;
  let value, again;
  try {
    value = JSON.parse(text);
    again = canonical(value);
  } catch (error) {
    throw new Refused(expected, error instanceof Refused ? error.found : error.message);
  }
  demand(again === text, expected, brief(text));
  return value;
}

function decode(bytes, what) {
  try {
    return strictUtf8.decode(bytes);
  } catch (_) {
    throw new Refused(`${what}: UTF-8`, both('字节序列无效', 'invalid bytes'));
  }
}

const parseJson = (bytes, what) => parseText(decode(bytes, what), what);

/**
 * Every line of a .jsonl file: its value and its bytes (without the newline, which every line must have). `form` is what
 * a line must be, `follows(line, before)` whether it may come after the one before.
 */
async function parseLines(bytes, what, form, { each = atOnce, follows = null } = {}) {
  demand(bytes.length === 0 || bytes[bytes.length - 1] === 10,
    `${what}: ${both('每行以换行结尾', 'every line ends with a newline')}`, both('末行不完整', 'a cut last line'));
  const texts = decode(bytes, what).split('\n');
  texts.pop();
  const lines = [];
  for (let i = 0, at = 0; i < texts.length; i++) {
    const end = bytes.indexOf(10, at), place = `${what}:${i + 1}`;
    const value = parseText(texts[i], place);
    v.mustBe(form, value, place);
    if (follows && i > 0) follows(value, lines[i - 1].value, place);
    lines.push({ value, bytes: bytes.subarray(at, end) });
    at = end + 1;
    if (i % STRETCH === 0) await each(i, texts.length);
  }
  return lines;
}

Object.assign(v, { canonical, parseText, parseJson, parseLines, decode });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
