'use strict';
/* Who inspected: teams after every change, joint visits, results by their team (section 9). */
(function (v) {
const { Missing, both, demand, demandSame, apart, need, since, isVoid, isDisclosed, isWithdrawn, recordsOf } = v;

const ownerIn = (leaves) => {
  const owners = new Map(Array.from(leaves.projects(), (leaf) => [leaf.id, leaf.firm]));
  return (id) => owners.get(id) || id;
};

/** The firm behind an id of a draw's frame; a firm stands for itself. */
async function ownerOf(archive, draw) {
  return archive.once(`owners ${draw}`, async () => ownerIn((await v.orMissing(archive.frame(draw))).leaves));
}

/** Recusals that were found after a draw, with the firm and the id that they bind, in ledger order. */
async function laterRecusals(archive) {
  const found = [];
  for (const entry of archive.ledger.of('substitution')) {
    const { draw, firm, inspector, reason } = entry.body;
    if (reason !== 'recusal') continue;
    found.push({ since: since(entry), draw, inspector, id: firm, owner: (await ownerOf(archive, draw))(firm), year: v.yearOfDraw(draw) });
  }
  return found.sort((a, b) => a.since - b.since);
}

const recusalsOf = (archive) => archive.once('later recusals', () => laterRecusals(archive));
const binds = (recusal, id, owner) => recusal.id === id || recusal.owner === owner;

/** The states of every drawn firm's team, each with the entry from which it holds; every change is checked. */
async function teamsOf(d) {
  return d.archive.once(`teams ${d.draw}`, () => replayTeams(d));
}

async function replayTeams(d) {
  const { archive, roster, commitment: c } = d, { ledger } = archive;
  const teams = new Map(need(d, 'teams').map((t) => [t.firm, { members: t.inspectors, ever: new Set(t.inspectors), named: false, states: [{ since: -1, members: t.inspectors }] }]));
  const departments = new Map(roster.map((i) => [i.id, i.department])), { perDepartment = Infinity } = c.team;
  const owner = await ownerOf(archive, d.draw);
  const changes = ledger.draw(d.draw).other.filter((e) => e.kind === 'named' || e.kind === 'substitution').sort((a, b) => since(a) - since(b));
  const orders = new Map();
  const orderOf = async (firm) => {
    if (!orders.has(firm)) {
      const allowed = v.allowedFor(roster, c.sector, d.recused.get(firm) || []);
      orders.set(firm, (await v.assignOrder(d.key, { id: firm, allowed }, roster)).map((j) => roster[j].id));
    }
    return orders.get(firm);
  };
  for (const entry of changes) {
    const { body, kind, index } = entry, { firm } = body, at = since(entry), team = teams.get(firm);
    demand(team, `${d.draw}: ${both('抽中企业', 'a drawn firm')} (${index})`, firm);
    demand(body.decidedBy !== body.approvedBy, `${firm}: ${both('由两人决定和批准', 'decided and approved by two people')} (${index})`, body.decidedBy);
    const bound = new Set((await recusalsOf(archive)).filter((r) => r.since < at && binds(r, firm, owner(firm))).map((r) => r.inspector));
    const order = await orderOf(firm);
    const substituteFor = (member) => {
      const stay = team.members.filter((m) => m !== member);
      return order.find((id) => !team.ever.has(id) && !bound.has(id) && stay.filter((m) => departments.get(m) === departments.get(id)).length < perDepartment);
    };
    if (kind === 'named') {
      demand(team.members.length === 0 || team.named || team.members.some((m) => substituteFor(m) === undefined),
        `${firm}: ${both('仅在无人可抽可替时指定', 'a team is named only where nobody could be drawn or substituted')}`, index);
      demandSame(`${firm} ${both('检查组人数', 'team size')} (${index})`, c.team.size, body.inspectors.length);
      const out = body.inspectors.find((id) => bound.has(id) || (d.recused.get(firm) || []).includes(id));
      demand(out === undefined, `${firm}: ${both('不得指定回避人员', 'nobody who is recused')} (${index})`, out);
      team.members = body.inspectors;
      team.named = true;
    } else {
      demand(team.members.includes(body.inspector), `${firm}: ${both('更换在组人员', 'a member of the team is replaced')}`, `${index}: ${body.inspector}`);
      const next = substituteFor(body.inspector);
      demandSame(`${firm} ${both('替补', 'substitute')} (${index})`, next === undefined ? both('无人可替', 'nobody is left') : next, body.substitute);
      team.members = team.members.filter((m) => m !== body.inspector).concat(next);
    }
    team.members.forEach((id) => team.ever.add(id));
    team.states.push({ since: at, members: team.members });
  }
  return teams;
}

/** A firm's team as it stood at an entry, and since which entry. */
const teamAt = (team, index) => team.states.filter((s) => s.since < index).pop();

/** The leaf of a draw that a joint visit is about: the drawn one with that id, else the first drawn one of that firm. */
async function jointLeaf(d, firm) {
  const owner = await ownerOf(d.archive, d.draw), drawn = await v.drawnOf(d);
  return drawn.find((id) => id === firm) || drawn.find((id) => owner(id) === firm);
}

async function jointVisits(d) {
  const found = new Map();
  for (const entry of d.archive.ledger.draw(d.draw).other.filter((e) => e.kind === 'joined')) {
    const leaf = await jointLeaf(d, entry.body.firm);
    demand(leaf !== undefined, `${d.draw}: ${both('联合检查的企业两次均抽中', 'a joint visit to a firm drawn in both draws')} (${entry.index})`, entry.body.firm);
    demand(!found.has(leaf), `${d.draw} ${leaf}: ${both('只联合检查一次', 'one joint visit')}`, entry.index);
    found.set(leaf, entry);
  }
  return found;
}

/** One result for every draw and drawn firm, by its team. */
async function checkOutcomes(s) {
  const counts = { present: 0, missing: 0 };
  await apart([].concat(...s.draws.map((d) => [() => v.checkField(d.archive, d.draw), () => checkResults(s, d, counts)])));
  const said = `${both('已有结果', 'results')} ${counts.present}, ${both('尚无', 'none yet')} ${counts.missing}`;
  if (counts.missing > 0 && s.closed) throw new Missing(said);
  return said;
}

/** The results of one draw; `counts` takes how many firms have one. */
async function checkResults(s, d, counts) {
  if (isVoid(d) || !v.wasDisclosed(d)) return;
  const { ledger } = d.archive, drawn = need(d, 'drawn'), results = ledger.draw(d.draw).other.filter((e) => e.kind === 'result');
  const isDrawn = new Set(drawn), stranger = results.find((e) => !isDrawn.has(e.body.firm));
  demand(!stranger, `${d.draw}: ${both('只有抽中企业的结果', 'results of drawn firms only')}`, stranger && stranger.body.firm);
  const missing = [];
  for (const firm of drawn) {
    const records = recordsOf(ledger, d.draw, firm).filter((versions) => !isWithdrawn(versions[versions.length - 1].body));
    demand(records.length <= 1, `${d.draw} ${firm}: ${both('一个结果', 'one result')}`, records.map((versions) => versions[0].body.record).join(', '));
    if (records.length === 0) missing.push(firm);
  }
  counts.present += drawn.length - missing.length;
  counts.missing += missing.length;
  d.owed = missing;
  const teams = await teamsOf(d), joints = await jointVisits(d);
  await apart([].concat(...drawn.map((firm) => recordsOf(ledger, d.draw, firm).map((versions) => () => checkRecord(s, d, versions, teams.get(firm), joints.get(firm))))));
}

/** The date of an entry that another one refers to. */
function dateOf(ledger, index) {
  demand(index < ledger.entries.length, both('账本中的条目', 'an entry of the ledger'), index);
  return ledger.entries[index].at.slice(0, 10);
}

async function checkRecord(s, d, versions, team, joint) {
  const { ledger } = d.archive, first = versions[0].body, stood = teamAt(team, first.opens);
  const where = `${d.draw} ${first.firm} ${first.record}`;
  const from = [dateOf(ledger, v.receiptOf(ledger, d.draw).index), ...(stood.since >= 0 ? [dateOf(ledger, stood.since)] : [])].sort().pop();
  for (const { body } of versions) {
    const to = dateOf(ledger, body.opens);
    demand(from <= body.inspectedOn && body.inspectedOn <= to, `${where}: ${both('检查日', 'inspected')} ${from} … ${to}`, body.inspectedOn);
  }
  let expected = stood.members;
  if (joint) {
    const early = versions.find((e) => e.body.opens < joint.index);
    demand(!early, `${where}: ${both('联合检查先于结果封存', 'joined before any seal')} (${joint.index})`, early && early.body.opens);
    expected = await jointTeam(s, d, versions, joint, expected);
  }
  demand(expected.length > 0, `${where}: ${both('须有检查组', 'a team')}`, both('无', 'none'));
  const set = (ids) => ids.slice().sort().join(', ');
  for (const { body } of versions) demandSame(`${where} ${both('检查组', 'team')}`, set(expected), set(body.inspectors));
}

/** Who has to inspect a firm that was drawn in two sectors: the earlier draw's team where both may send it, else each its own. */
async function jointTeam(s, d, versions, joint, ownTeam) {
  const { ledger } = d.archive, other = s.all.find((o) => o !== d && joint.body.draws.includes(o.draw));
  if (!other || !isDisclosed(other)) throw new Missing(`${both('联合检查的另一次抽取', 'the other draw of a joint visit')}: ${joint.body.draws.join(', ')}`);
  const first = versions[0].body, there = await jointLeaf(other, joint.body.firm), where = `${d.draw} ${first.firm}`;
  demand(there !== undefined, `${other.draw}: ${both('联合检查的企业两次均抽中', 'a joint visit to a firm drawn in both draws')} (${joint.index})`, joint.body.firm);
  const later = [d, other].map((o) => o.commitment.drawAt).sort().pop().slice(0, 10), theirs = recordsOf(ledger, other.draw, there).pop();
  const isNewest = recordsOf(ledger, d.draw, first.firm).pop()[0] === versions[0];
  demand(!isNewest || first.inspectedOn >= later, `${where}: ${both('联合检查不早于后一次抽取', 'a joint visit not before the later draw')} ${later}`, first.inspectedOn);
  if (theirs && isNewest) demandSame(`${where} ${both('联合检查同一日', 'one day of a joint visit')}`, theirs[0].body.inspectedOn, first.inspectedOn);
  const isFirst = `${d.commitment.drawAt} ${d.draw}` < `${other.commitment.drawAt} ${other.draw}`;
  const members = isFirst ? ownTeam : teamAt((await teamsOf(other)).get(there), first.opens).members;
  const [last, leaf] = isFirst ? [other, there] : [d, first.firm];
  const lists = (o, member) => need(o, 'roster').some((i) => i.id === member && i.sectors.includes(o.commitment.sector));
  const recused = need(last, 'recused').get(leaf) || [];
  const mayBoth = members.length > 0 && members.every((m) => lists(d, m) && lists(other, m) && !recused.includes(m));
  return mayBoth ? members : ownTeam;
}

Object.assign(v, { ownerIn, ownerOf, recusalsOf, binds, jointLeaf, teamsOf, checkOutcomes });
})(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier);
