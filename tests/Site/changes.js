'use strict';
// Changes of what a made-up year publishes and enters: any member of any document, entry or note, by a fixed sequence of numbers.

/** Numbers from 0 to below a bound, always the same ones for a seed. */
function sequence(seed) {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 4294967296) * bound);
  };
}

const isTree = (value) => value !== null && typeof value === 'object';
const placesIn = (value, place = []) => [...(place.length > 0 ? [place] : []), ...(isTree(value) ? Object.keys(value).flatMap((key) => placesIn(value[key], [...place, key])) : [])];
const textsIn = (value) => (typeof value === 'string' ? [value] : isTree(value) ? Object.values(value).flatMap(textsIn) : []);

const WORDS = ['', 'x', 'own:1', 'dice', 'withdrawn', 'Deregistered', 'MovedAway', 'ProblemPendingFollowUp', 'recusal', 'absent', 'J1', 'J6', 'a', 'b', 'F001'];
const SECONDS = [1, 3600, 86400, 864000, 2592000], DAYS = [1, 2, 30, 60, 400];
const MEMBERS = { lifted: true, excluded: ['drawn'], firm: 'F001', unavailable: 'absent', discloseBy: '2026-05-01', opens: 3, source: 'dice', x: 1, year: 2026 };

/** One member of a value changed, left out, repeated or moved; `corpus` are texts of the year. */
function changeOne(value, corpus, random) {
  const copy = JSON.parse(JSON.stringify(value)), pick = (list) => list[random(list.length)], sign = () => (random(2) === 0 ? 1 : -1);
  const place = pick(placesIn(copy)), key = place[place.length - 1], holder = place.slice(0, -1).reduce((each, name) => each[name], copy), old = holder[key];
  if (random(8) === 0) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (Array.isArray(old)) {
    pick([() => old.reverse(), () => old.push(...old.slice(0, 1)), () => old.splice(random(old.length), 1)])();
  } else if (typeof old === 'number') {
    holder[key] = pick([old + 1, old - 1, 0, 1, 2, 2147483648, 2 * old, -1]);
  } else if (typeof old === 'string') {
    holder[key] = changeText(old, corpus, random, pick, sign);
  } else if (isTree(old)) {
    const name = pick(Object.keys(MEMBERS));
    old[name] = MEMBERS[name];
  } else {
    holder[key] = !old;
  }
  return copy;
}

function changeText(old, corpus, random, pick, sign) {
  const moved = (seconds) => new Date(Date.parse(old) + 1000 * seconds);
  if (/^\d{4}-\d\d-\d\dT/.test(old) && random(2) === 0) return `${new Date(moved(sign() * pick(SECONDS)).getTime() + 28800000).toISOString().slice(0, 19)}+08:00`;
  if (/^\d{4}-\d\d-\d\d$/.test(old) && random(2) === 0) return moved(sign() * 86400 * pick(DAYS)).toISOString().slice(0, 10);
  const alike = corpus.filter((text) => text !== old && (text.length === old.length || random(3) === 0));
  return random(4) > 0 && alike.length > 0 ? pick(alike) : pick([...WORDS, `${old}x`, `${old} `, old.slice(1)]);
}

/** The year as it is, and `changed()`: the year with one change more, or null where no year can be made of it. */
async function changer(make, seed) {
  const random = sequence(seed), byName = new Map(), corpus = new Set();
  let seen = 0;
  const base = await make((name, value) => {
    byName.set(name, [...byName.get(name) || [], seen++]);
    textsIn(value).forEach((text) => corpus.add(text));
    return value;
  });
  const names = [...byName.keys()], texts = [...corpus];
  const changed = async () => {
    const places = byName.get(names[random(names.length)]), target = places[random(places.length)];
    let at = 0, what = '';
    try {
      const files = await make((name, value) => {
        if (at++ !== target) return value;
        const split = name === 'note' ? { lines: value.text.split('\n') } : value, other = changeOne(split, texts, random);
        what = `${name} ${JSON.stringify(other).slice(0, 300)}`;
        return name === 'note' ? { text: [].concat(other.lines === undefined ? '' : other.lines).join('\n') } : other;
      });
      return { what, files };
    } catch (error) {
      // The bureau itself could not go on from it.
      return null;
    }
  };
  return { base, changed };
}

module.exports = { changer };
