'use strict';
/* What witnesses signed of a draw, and what that makes of it (section 12). */
(function (v) {
const { Refused, both, brief, demand, need, seconds, orNull, is, ABSENT, isDisclosed, table } = v;
const { limits } = table;

/** What a witness signed must not contradict what is published; who signed nothing, or not in time, does not count. */
async function checkWitnesses(d) {
  need(d, 'commitment');
  if (d.witnesses.length === 0) {
    d.held = [];
    d.faults = [];
    return both('无见证人', 'none committed');
  }
  need(d.archive, 'ledger');
  need(d, 'entry');
  const { isOwnKey } = await d.archive.once('witness keys', () => v.witnessKeys(d.archive));
  const held = [], faults = [];
  for (const witness of d.witnesses) {
    const seen = await readNote(d, witness, 'commitment', commitmentNote), signed = await readNote(d, witness, 'values', valuesNote);
    if (!isOwnKey(witness.name, witness.key, d.entry.index)) {
      faults.push([0, witness.name]);
      continue;
    }
    const late = seen.time && seconds(seen.time) > seconds(d.commitment.drawAt) - 3600 * limits.witnessLeadHours;
    if (seen.fault) faults.push([seen.fault === 'missing' ? 1 : 2, witness.name]);
    else if (late) faults.push([3, witness.name, seen.time]);
    if (signed.fault && (signed.fault !== 'missing' || isDisclosed(d))) faults.push([signed.fault === 'missing' ? 4 : 5, witness.name]);
    if (seen.time && !late && signed.time) held.push(witness.name);
  }
  Object.assign(d, { held, faults });
  return `${both('两份签名均有效', 'with both notes valid')}: ${held.join(', ') || '–'} (${held.length} / ${d.witnesses.length})`;
}

/** Title, draw, digest, the lines between, and the time of a note that its witness signed; a refusal for every other form. */
async function parseWitnessNote(bytes, what, key, kind) {
  const note = v.parseNote(bytes, what);
  const [title, draw, digest, ...lines] = note.text.slice(0, -1).split('\n'), time = lines.pop();
  demand(v.isSignedBy(note, key) && title === table.notes[kind][0] && is.draw(draw) === null && is.digest(digest) === null && is.time(time) === null,
    `${what}: ${both('见证人签署的内容', 'a note that the witness signed')}`, brief(note.text));
  return { what, draw, digest, lines, time };
}

/** The time of a note that holds, or its fault; one that holds and contradicts what is published is a failure. */
async function readNote(d, { name, key }, kind, judge) {
  const what = `draws/${d.draw}/witness/${name}.${kind}`, bytes = await d.archive.find(what);
  if (bytes === null) return { fault: 'missing' };
  let contradiction, note;
  try {
    note = await parseWitnessNote(bytes, what, key, kind);
    contradiction = judge(d, note);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fault: 'does not hold' };
  }
  if (contradiction) throw contradiction;
  return { time: note.time };
}

const aboutDraw = (d, { what, draw, digest }) => (draw !== d.draw || digest !== d.digest ? new Refused(`${what}: ${draw} ${digest}`, `${d.draw} ${d.digest}`) : null);

/** Size and root of the ledger that a note on a commitment names. */
function headOf({ what, lines }) {
  const parts = lines.length === 1 ? lines[0].split(' ') : [], size = v.parseSize(parts[0]);
  demand(parts.length === 2 && size >= 0 && is.digest(parts[1]) === null, `${what}: ${both('账本条数与根', 'size and root of a ledger')}`, brief(lines.join(' ')));
  return { size, root: parts[1] };
}

/** Null if the note holds, a refusal if it contradicts what is published; throws if it is not such a note. */
function commitmentNote(d, note) {
  const { what } = note, { tree } = d.archive.ledger, { size, root } = headOf(note), about = aboutDraw(d, note);
  if (about) return about;
  if (size > tree.size) return new Refused(`${what}: ${both('账本不少于', 'a ledger of at least')} ${size}`, tree.size);
  if (size <= d.entry.index) return new Refused(`${what}: ${both('含有承诺的账本', 'a ledger that holds the commitment')}`, size);
  return tree.root(size) === root ? null : new Refused(`${what}: ${both('账本根', 'ledger root')} ${size} ${root}`, tree.root(size));
}

function valuesNote(d, note) {
  const { what, lines, time } = note, c = d.commitment, entered = d.archive.ledger.draw(d.draw).value.map((e) => e.body);
  const signed = lines.map((line) => ({ name: line.slice(0, Math.max(0, line.indexOf(' '))), value: line.slice(line.indexOf(' ') + 1) }));
  demand(signed.every((x) => x.name !== '' && x.value !== ''), `${what}: ${both('名称与数值', 'names and values')}`, brief(lines.join('; ')));
  demand(c.sources.map((s) => s.name).join() === signed.map((x) => x.name).join(), `${what}: ${both('承诺的各随机源', 'the sources of the commitment')}`, brief(lines.join('; ')));
  const about = aboutDraw(d, note);
  if (about) return about;
  const wrong = signed.map((x) => [x, entered.find((e) => e.name === x.name)]).find(([x, e]) => e && e.value !== x.value);
  if (wrong) return new Refused(`${what}: ${wrong[0].name} = ${wrong[0].value}`, wrong[1].value);
  if (time < c.drawAt) return new Refused(`${what}: ${both('不早于', 'not before')} ${c.drawAt}`, time);
  demand(signed.every((x) => entered.some((e) => e.name === x.name)), `${what}: ${both('均在账本中', 'all of them in the ledger')}`, both('无', 'not all'));
  return null;
}

/** `public`, `witnessed` or `self-sealed`: the verifier's finding, never a claim of the bureau. */
async function assuranceOf(d) {
  const { commitment: c, held, values } = d;
  if (!held || !isDisclosed(d) || !d.archive.ledger) return null;
  const tries = v.keptTries(d.archive.ledger, d.draw).slice(0, -1);
  if (values.some((x) => x.value === ABSENT) || await isTainted(d, tries)) return 'self-sealed';
  const entered = d.archive.ledger.draw(d.draw).value, bitsOf = limits.bits;
  const known = v.leastOf(Infinity, c.sources.filter(v.isPublicSource).map((s) => v.knownFrom(s, c.drawAt)));
  const dice = c.sources.find((s) => s.kind === 'dice'), has = (kind) => c.sources.some((s) => s.kind === kind);
  let bits = (has('ssq') ? bitsOf.ssq : 0) + (has('dlt') ? bitsOf.dlt : 0);
  if (dice && held.length >= 2 && seconds(entered.find((e) => e.body.name === 'dice').at) < known) bits += bitsOf['dice digit'] * dice.digits;
  if (held.length > 0 && bits >= limits.publicBits) return 'public';
  const sealed = held.filter((name) => c.sources.some((s) => s.name === `witness:${name}`)).length;
  return sealed >= 2 && !await followsWitnessed(d, tries) ? 'witnessed' : 'self-sealed';
}

/** A later try counts as self-sealed unless each void before it came before anybody could know or had signed anything. */
async function isTainted({ archive }, tries) {
  for (const { body: { draw } } of tries) {
    const found = await v.orMissing(archive.commitment(draw)), end = v.voidOf(archive.ledger, draw);
    if (!end || end.at >= found.value.drawAt || archive.ledger.draw(draw).value.some((e) => e.index < end.index)) return true;
    for (const { name, key } of found.witnesses) {
      const what = `draws/${draw}/witness/${name}.commitment`, bytes = await archive.find(what);
      const time = bytes && await orNull(parseWitnessNote(bytes, what, key, 'commitment').then((note) => headOf(note) && note.time));
      if (time && time <= end.at) return true;
    }
  }
  return false;
}

/** Whether a try before had a witness's source: whoever withheld it would choose between two results. */
async function followsWitnessed({ archive }, tries) {
  for (const { body: { draw } } of tries) if ((await v.orMissing(archive.commitment(draw))).value.sources.some(v.isWitnessed)) return true;
  return false;
}

Object.assign(v, { checkWitnesses, assuranceOf });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
