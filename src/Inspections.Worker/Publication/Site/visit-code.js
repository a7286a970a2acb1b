'use strict';
/*
 * What the code on an inspection notice claims (检查码), and how it compares with what is public. Everything in a code may be forged: it
 * has its exact form or is none, and is compared, never believed.
 */
(function (scope) {
const DRAW = /^[a-z][a-z0-9-]{0,40}-\d{4}-r\d{1,4}(-v\d{1,4})?$/, ID = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/, DAY = /^\d{4}-\d\d-\d\d$/;
const LONGEST = 2000, LARGEST_TEAM = 20;

/** The claim behind the number sign: draw, firm, team, day; null where anything of it is missing, doubled or has not its form. */
function read(hash) {
  const text = hash.replace(/^#/, '');
  if (text.length > LONGEST) return null;
  const parts = new Map();
  for (const part of text.split('&')) {
    const [, name, value] = /^([dftv])=(.*)$/.exec(part) || [];
    if (!name || parts.has(name)) return null;
    try {
      parts.set(name, decodeURIComponent(value));
    } catch (_) {
      return null;
    }
  }
  const claim = { draw: parts.get('d') || '', firm: parts.get('f') || '', team: (parts.get('t') || '').split(','), day: parts.get('v') || '' };
  const isWhole = DRAW.test(claim.draw) && ID.test(claim.firm) && claim.team.length <= LARGEST_TEAM && claim.team.every((id) => ID.test(id))
    && new Set(claim.team).size === claim.team.length && DAY.test(claim.day);
  return isWhole ? claim : null;
}

const isSameTeam = (a, b) => a.length === b.length && a.every((id) => b.includes(id));

/**
 * Compares a claim with what is public of the firm in the draw: of each thing whether it fits (true), does not (false) or is to be asked about
 * (null). `facts` is null where the firm is not among those drawn.
 */
function compare(claim, facts, today) {
  if (!facts) return [{ what: 'firm', fits: false }];
  const found = [
    { what: 'firm', fits: true },
    { what: 'team', fits: facts.team.length > 0 && isSameTeam(claim.team, facts.team) },
    { what: 'window', fits: facts.until === '' ? null : claim.day >= facts.from && claim.day <= facts.until },
  ];
  if (facts.on) found.push({ what: 'over', fits: null });
  if (claim.day !== today) found.push({ what: 'today', fits: null });
  return found;
}

scope.visitCode = { read, compare, isSameTeam };
if (typeof module !== 'undefined' && module.exports) module.exports = scope.visitCode;
})(typeof window === 'undefined' ? globalThis : window);
