'use strict';
// The code on a notice is read whole or not at all, and what does not fit is said of the thing that does not.
const test = require('node:test');
const assert = require('node:assert/strict');
const { read, compare } = require('../../src/Inspections.Worker/Publication/Site/visit-code.js');

const CODE = '#d=property-management-2026-r1&f=91350100M000100Y43&t=WY001,WY002&v=2026-03-18';
const CLAIM = { draw: 'property-management-2026-r1', firm: '91350100M000100Y43', team: ['WY001', 'WY002'], day: '2026-03-18' };
const FACTS = { team: ['WY002', 'WY001'], from: '2026-03-02', until: '2026-03-30', on: '' };
const fits = (claim, facts = FACTS, today = '2026-03-18') => Object.fromEntries(compare(claim, facts, today).map((f) => [f.what, f.fits]));

test('A code is read as it was printed', () => {
  assert.deepEqual(read(CODE), CLAIM);
  assert.equal(read(CODE.replace('2026-r1', '2026-r1-v2')).draw, 'property-management-2026-r1-v2');
});

test('What is not whole, or holds anything but ids and a day, is no code', () => {
  for (const code of ['', '#', '#d=property-management-2026-r1', CODE.replace('&v=2026-03-18', ''), `${CODE}&v=2026-03-18`, `${CODE}&x=1`, CODE.replace('WY002', 'WY001'),
    CODE.replace('WY001', '%3Cimg src=x onerror=alert(1)%3E'), CODE.replace('WY001', '<b>'), CODE.replace('property', '../property'), CODE.replace('91350100M000100Y43', '..%2F..%2Fx'),
    CODE.replace('2026-03-18', 'javascript:1'), CODE.replace('WY001', '%E0%A4%A'), `${CODE}${'0'.repeat(3000)}`]) assert.equal(read(code), null, code);
});

test('A code that fits says so of firm, team and days', () => assert.deepEqual(fits(CLAIM), { firm: true, team: true, window: true }));

test('Another firm, another team and another day do not fit', () => {
  assert.deepEqual(fits(CLAIM, null), { firm: false });
  assert.equal(fits(Object.assign({}, CLAIM, { team: ['WY001', 'WY003'] })).team, false);
  assert.equal(fits(Object.assign({}, CLAIM, { team: ['WY001'] })).team, false);
  assert.equal(fits(CLAIM, Object.assign({}, FACTS, { team: [] })).team, false);
  assert.equal(fits(Object.assign({}, CLAIM, { day: '2026-03-31' })).window, false);
  assert.equal(fits(Object.assign({}, CLAIM, { day: '2026-03-01' })).window, false);
});

test('A day that is not today and a visit that is over are to be asked about', () => {
  assert.equal(fits(CLAIM, FACTS, '2026-03-19').today, null);
  assert.equal(fits(CLAIM, Object.assign({}, FACTS, { on: '2026-03-17' })).over, null);
});
