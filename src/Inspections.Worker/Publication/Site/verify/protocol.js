'use strict';
/* The table of docs/protocol.json, in which names, limits and patterns stand once for all verifiers. Made by tests/Site/make-protocol.js. */
(typeof self === 'undefined' ? globalThis.inspectionsVerifier : self.inspectionsVerifier).table = {
 "protocol": "inspections-draw/1",
 "checks": [
  "commitment",
  "policy",
  "history",
  "frame",
  "roster",
  "recusals",
  "quotas",
  "sources",
  "key",
  "selection",
  "teams",
  "receipt",
  "ends",
  "ledger",
  "witnesses",
  "flags",
  "coverage",
  "rounds",
  "outcomes"
 ],
 "yearChecks": [
  "flags",
  "coverage",
  "rounds",
  "outcomes"
 ],
 "outcomes": [
  "ok",
  "incomplete",
  "failed"
 ],
 "verdicts": {
  "VALID": 0,
  "INVALID": 1,
  "INCOMPLETE": 2
 },
 "exits": {
  "usage": 64,
  "noVerdict": 70
 },
 "assurances": [
  "public",
  "witnessed",
  "self-sealed"
 ],
 "withoutLedger": {
  "ok": [
   "commitment",
   "frame",
   "roster",
   "recusals",
   "quotas",
   "key",
   "selection",
   "teams",
   "receipt",
   "witnesses"
  ],
  "incomplete": [
   "policy",
   "history",
   "sources",
   "ends",
   "ledger"
  ],
  "notRun": [
   "flags",
   "coverage",
   "rounds",
   "outcomes"
  ]
 },
 "limits": {
  "count": 2147483647,
  "integer": 9007199254740991,
  "firstYear": 2000,
  "lastYear": 9999,
  "jsonDepth": 32,
  "discloseDays": 366,
  "sourceDays": 7,
  "diceDigits": 20,
  "shortLeadHours": 24,
  "roundsCloseHours": 168,
  "lateEndHours": 24,
  "lateResultDays": 45,
  "witnessLeadHours": 24,
  "closedEarlyBefore": "12-01",
  "yearOpenFrom": "04-01",
  "standardFloor": {
   "numerator": 5,
   "denominator": 100
  },
  "standardRounds": 3,
  "standardTeam": 2,
  "standardCooldownDays": 366,
  "publicBits": 40,
  "bits": {
   "ssq": 24,
   "dlt": 24,
   "dice digit": 3,
   "drand": 0,
   "sealed": 0
  },
  "listBytes": 1073741824,
  "fileBytes": 268435456,
  "noteBytes": 16777216,
  "listItems": 12,
  "textLength": 600
 },
 "patterns": {
  "identifier": "[0-9A-Za-z][0-9A-Za-z._-]{0,63}",
  "label": "[0-9A-Za-z._:/-]{1,64}",
  "code": "[a-z0-9][a-z0-9-]{0,40}",
  "authority": "[0-9]{6}/[a-z0-9-]{1,40}",
  "draw": "([a-z0-9][a-z0-9-]{0,40})-([2-9][0-9]{3})-r([1-9][0-9]{0,9})(-v([2-9]|[1-9][0-9]{1,9}))?",
  "digest": "[0-9a-f]{64}",
  "date": "[2-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
  "time": "[2-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\+08:00",
  "integer": "0|-?[1-9][0-9]*",
  "size": "0|[1-9][0-9]{0,15}",
  "keyName": "[!-*,-~]+",
  "keyId": "[0-9a-f]{8}",
  "base64": "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
  "signatureLine": "— ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})",
  "own": "own:[0-9A-Za-z._:/-]{1,60}",
  "witness": "witness:[a-z0-9][a-z0-9-]{0,40}",
  "issue": "(ssq|dlt):[2-9][0-9]{3}(00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})",
  "pulse": "drand:quicknet/[1-9][0-9]{0,10}",
  "ssq": "[0-9]{2}( [0-9]{2}){5}\\|[0-9]{2}",
  "dlt": "[0-9]{2}( [0-9]{2}){4}\\|[0-9]{2} [0-9]{2}",
  "drandValue": "[0-9a-f]{64}",
  "drandSignature": "[0-9a-f]{96}"
 },
 "escaping": {
  "characters": [
   "0000-001f",
   "007f-009f",
   "061c",
   "200e-200f",
   "2028-202e",
   "2066-2069",
   "d800-dfff alone"
  ]
 },
 "sources": {
  "sealed": {
   "name": "own or witness",
   "required": [
    "digest",
    "kind",
    "name"
   ]
  },
  "dice": {
   "name": "dice",
   "required": [
    "digits",
    "kind",
    "name"
   ]
  },
  "ssq": {
   "name": "issue",
   "required": [
    "at",
    "kind",
    "name"
   ]
  },
  "dlt": {
   "name": "issue",
   "required": [
    "at",
    "kind",
    "name"
   ]
  },
  "drand": {
   "name": "pulse",
   "required": [
    "kind",
    "name"
   ]
  }
 },
 "lotteries": {
  "ssq": {
   "front": 6,
   "frontHighest": 33,
   "back": 1,
   "backHighest": 16
  },
  "dlt": {
   "front": 5,
   "frontHighest": 35,
   "back": 2,
   "backHighest": 12
  }
 },
 "drand": {
  "genesis": 1692803367,
  "period": 3
 },
 "absent": "ABSENT",
 "exclusions": [
  "cap",
  "cooldown",
  "drawn"
 ],
 "unavailable": [
  "certificate",
  "absent"
 ],
 "voidReasons": [
  "frame-error",
  "roster-error",
  "force-majeure",
  "source-unavailable"
 ],
 "substitutionReasons": [
  "recusal",
  "absent",
  "certificate"
 ],
 "reviewOutcomes": [
  "approved",
  "returned"
 ],
 "withdrawn": "withdrawn",
 "categories": [
  "NoProblemFound",
  "RequiredInformationNotDisclosed",
  "DisclosedInformationFalsified",
  "UnreachableAtRegisteredAddress",
  "ProblemOrderedCorrected",
  "SeriousNonCooperation",
  "NoRelevantActivityFound",
  "ProblemPendingFollowUp",
  "Deregistered",
  "LicenceRevoked",
  "MovedAway",
  "DuplicateEntry"
 ],
 "closingCategories": [
  "Deregistered",
  "LicenceRevoked",
  "MovedAway",
  "DuplicateEntry"
 ],
 "sealedKinds": [
  "result",
  "substitution",
  "named"
 ],
 "kinds": {
  "key": {
   "required": {
    "key": "key",
    "recovery": "key"
   }
  },
  "policy": {
   "required": {
    "digest": "digest"
   },
   "optional": {
    "year": "year"
   }
  },
  "items": {
   "required": {
    "digest": "digest"
   },
   "optional": {
    "year": "year"
   }
  },
  "plan": {
   "required": {
    "digest": "digest"
   },
   "optional": {
    "year": "year"
   }
  },
  "import": {
   "required": {
    "digest": "digest"
   },
   "optional": {
    "year": "year"
   }
  },
  "commitment": {
   "required": {
    "commitment": "digest",
    "draw": "draw"
   }
  },
  "value": {
   "required": {
    "draw": "draw",
    "name": "label",
    "value": "text"
   },
   "optional": {
    "signature": "text"
   }
  },
  "receipt": {
   "required": {
    "draw": "draw",
    "receipt": "digest"
   }
  },
  "void": {
   "required": {
    "approvedBy": "label",
    "decidedBy": "label",
    "draw": "draw",
    "reason": "voidReason"
   },
   "optional": {
    "source": "label"
   }
  },
  "infeasible": {
   "required": {
    "drawn": "integer",
    "eligible": "integer",
    "frame": "digest",
    "population": "integer",
    "round": "count from 1",
    "sector": "code",
    "year": "year"
   }
  },
  "substitution": {
   "required": {
    "approvedBy": "label",
    "decidedBy": "label",
    "draw": "draw",
    "firm": "identifier",
    "inspector": "identifier",
    "reason": "substitutionReason",
    "substitute": "identifier"
   },
   "optional": {
    "opens": "integer",
    "salt": "digest"
   }
  },
  "named": {
   "required": {
    "approvedBy": "label",
    "decidedBy": "label",
    "draw": "draw",
    "firm": "identifier",
    "inspectors": "list of distinct identifier"
   },
   "optional": {
    "opens": "integer",
    "salt": "digest"
   }
  },
  "joined": {
   "required": {
    "draws": "list of two different draw",
    "firm": "identifier"
   }
  },
  "sealed": {
   "required": {
    "digest": "digest",
    "of": "sealedKind"
   }
  },
  "reviewed": {
   "required": {
    "by": "label",
    "outcome": "reviewOutcome",
    "record": "label",
    "step": "label"
   }
  },
  "result": {
   "required": {
    "categories": "list of distinct category, not empty, withdrawn alone",
    "draw": "draw",
    "firm": "identifier",
    "inspectedOn": "date",
    "inspectors": "list of distinct identifier",
    "items": "list of distinct identifier",
    "opens": "integer",
    "record": "label",
    "salt": "digest",
    "version": "count from 1"
   }
  },
  "visit": {
   "required": {
    "firm": "identifier",
    "inspectedOn": "date",
    "type": "label"
   }
  },
  "closed": {
   "required": {
    "sectors": "list of { coverage: { denominator: integer, numerator: integer }, rounds: count, sector: code }, ascending by sector",
    "year": "year"
   }
  }
 },
 "documents": {
  "frame": {
   "required": {
    "id": "identifier",
    "stratum": "label"
   },
   "optional": {
    "excluded": "list of exclusions, in their order, not empty",
    "firm": "identifier"
   }
  },
  "roster": {
   "required": {
    "department": "label",
    "id": "identifier",
    "sectors": "ascending list of code"
   },
   "optional": {
    "unavailable": "unavailable"
   }
  },
  "recusal": {
   "required": {
    "id": "identifier",
    "inspectors": "ascending list of identifier",
    "salt": "digest"
   }
  },
  "opening": {
   "required": {
    "index": "integer",
    "leaf": "recusal",
    "proof": "list of digest"
   }
  },
  "policy": {
   "required": {
    "authority": "authority",
    "basis": "list of text",
    "effective": "date",
    "sectors": "list of policySector, ascending by sector"
   },
   "optional": {
    "review": "list of distinct label, not empty"
   }
  },
  "policySector": {
   "required": {
    "basis": "list of text",
    "cap": "count",
    "cooldownDays": "count",
    "floor": "ratio",
    "name": "text",
    "rounds": "count from 1",
    "sector": "code",
    "strata": "list of policyStratum, not empty, distinct, higher rates first",
    "team": "team"
   }
  },
  "policyStratum": {
   "required": {
    "denominator": "integer from 1",
    "name": "text",
    "numerator": "integer up to the denominator",
    "stratum": "label"
   }
  },
  "ratio": {
   "required": {
    "denominator": "integer from 1",
    "numerator": "integer up to the denominator"
   }
  },
  "team": {
   "required": {
    "size": "count from 1"
   },
   "optional": {
    "perDepartment": "count from 1"
   }
  }
 },
 "notes": {
  "commitment": [
   "inspections-witness/1 commitment",
   "draw",
   "commitmentDigest",
   "size root",
   "time"
  ],
  "values": [
   "inspections-witness/1 values",
   "draw",
   "commitmentDigest",
   "name value, a line for each source in order",
   "time"
  ],
  "head": [
   "inspections-witness/1 head",
   "size root",
   "time"
  ]
 },
 "notices": [
  {
   "name": "FrameChanged",
   "group": "lists",
   "scope": "draw",
   "severity": 2,
   "zh": "名录有变动",
   "en": "the list of firms changed",
   "texts": [
    "entered since {earlier}: {ids}",
    "left since {earlier}: {ids}",
    "changed stratum since {earlier}: {id (old to new)}",
    "changed firm since {earlier}: {id (old to new)}"
   ]
  },
  {
   "name": "RosterChanged",
   "group": "lists",
   "scope": "draw",
   "severity": 2,
   "zh": "检查人员名录有变动",
   "en": "the list of inspectors changed",
   "texts": [
    "entered since {earlier}: {ids}",
    "left since {earlier}: {ids}",
    "lost the sector since {earlier}: {ids}",
    "won the sector since {earlier}: {ids}",
    "changed department since {earlier}: {id (old to new)}",
    "became unavailable since {earlier}: {id (reason)}",
    "ceased to be unavailable since {earlier}: {ids}"
   ]
  },
  {
   "name": "ExcludedByVisits",
   "group": "lists",
   "scope": "draw",
   "severity": 1,
   "zh": "仅因其他检查记录被排除的企业",
   "en": "firms kept out by visit entries alone",
   "texts": [
    "kept out by visits alone: {ids}"
   ]
  },
  {
   "name": "ExcludedByOthers",
   "group": "lists",
   "scope": "draw",
   "severity": 2,
   "zh": "因其他项目或其他领域的检查被排除的企业",
   "en": "firms kept out by inspections of other ids or sectors",
   "texts": [
    "kept out by inspections of other ids or sectors: {ids}"
   ]
  },
  {
   "name": "Certain",
   "group": "lists",
   "scope": "draw",
   "severity": 2,
   "zh": "必然被抽中",
   "en": "firms that were certain to be drawn",
   "texts": [
    "stratum {stratum}: all {take} that may be drawn are drawn",
    "lifted: only firms that were drawn before may be drawn"
   ]
  },
  {
   "name": "SameFirm",
   "group": "lists",
   "scope": "year",
   "severity": 2,
   "zh": "同一企业的多个编号在一年内被抽中",
   "en": "one firm drawn under several ids",
   "texts": [
    "{year}: {firm} as {ids}"
   ]
  },
  {
   "name": "ClosedOutStillListed",
   "group": "lists",
   "scope": "draw",
   "severity": 2,
   "zh": "已注销、迁出等的企业仍在名录中",
   "en": "firms listed although a result closed them out",
   "texts": [
    "closed out before and still listed: {ids}"
   ]
  },
  {
   "name": "PolicyNotInForce",
   "group": "rules",
   "scope": "draw",
   "severity": 1,
   "zh": "抽查办法尚未生效",
   "en": "the policy is effective only after the draw",
   "texts": [
    "policy {digest} effective {date}"
   ]
  },
  {
   "name": "PolicyChanged",
   "group": "rules",
   "scope": "draw",
   "severity": 2,
   "zh": "抽查办法与上一次不同",
   "en": "other rules than at the earlier draw",
   "texts": [
    "since {earlier}: {changes}"
   ]
  },
  {
   "name": "BelowStandard",
   "group": "rules",
   "scope": "draw",
   "severity": 1,
   "zh": "低于标准",
   "en": "below the standard",
   "texts": [
    "floor {floor}",
    "{rounds} rounds",
    "team of {size}",
    "cooldown of {cooldownDays} days",
    "stratum {stratum}: {need} of {population}, the floor {floor} asks for {least}"
   ]
  },
  {
   "name": "SectorNotDrawn",
   "group": "rules",
   "scope": "year",
   "severity": 1,
   "zh": "有领域全年未抽取",
   "en": "a sector that was not drawn",
   "texts": [
    "{sector} {year}"
   ]
  },
  {
   "name": "ShortLead",
   "group": "times",
   "scope": "draw",
   "severity": 1,
   "zh": "承诺与抽取相隔过短",
   "en": "committed shortly before the draw",
   "texts": [
    "committed {at}, drawn {drawAt}"
   ]
  },
  {
   "name": "RoundsClose",
   "group": "times",
   "scope": "draw",
   "severity": 2,
   "zh": "两次抽取相隔过短",
   "en": "drawn shortly after the earlier draw",
   "texts": [
    "{earlier} at {earlier drawAt}, this one at {drawAt}"
   ]
  },
  {
   "name": "LateEnd",
   "group": "times",
   "scope": "draw",
   "severity": 1,
   "zh": "结束过晚",
   "en": "ended late",
   "texts": [
    "due {due}, ended {at}",
    "due {due}, not ended"
   ]
  },
  {
   "name": "LateDisclosure",
   "group": "times",
   "scope": "draw",
   "severity": 1,
   "zh": "公开过晚",
   "en": "disclosed late",
   "texts": [
    "due {discloseBy}, disclosed {at}",
    "due {discloseBy}, not disclosed"
   ]
  },
  {
   "name": "LateResult",
   "group": "times",
   "scope": "draw",
   "severity": 2,
   "zh": "结果公开过晚",
   "en": "a result opened late",
   "texts": [
    "{firm}: inspected {inspectedOn}, opened {date}"
   ]
  },
  {
   "name": "FutureTime",
   "group": "times",
   "scope": "ledger",
   "severity": 1,
   "zh": "台账时间在未来",
   "en": "the ledger's last entry is in the future",
   "texts": [
    "last entry {at}"
   ]
  },
  {
   "name": "ClosedEarly",
   "group": "times",
   "scope": "year",
   "severity": 1,
   "zh": "年度提前关闭",
   "en": "a year closed early",
   "texts": [
    "{year} closed {at}"
   ]
  },
  {
   "name": "YearOpen",
   "group": "times",
   "scope": "year",
   "severity": 1,
   "zh": "年度逾期未关闭",
   "en": "a year that is not closed",
   "texts": [
    "{year}: {owed}"
   ]
  },
  {
   "name": "AfterClosing",
   "group": "times",
   "scope": "year",
   "severity": 2,
   "zh": "年度关闭后仍有记录",
   "en": "an entry about a closed year",
   "texts": [
    "{kind} entry {index} about {year}"
   ]
  },
  {
   "name": "Void",
   "group": "draw",
   "scope": "draw",
   "severity": 1,
   "zh": "抽取作废",
   "en": "a draw was voided",
   "texts": [
    "{reason}, decided by {decidedBy}, approved by {approvedBy}",
    "{reason} of {source}, decided by {decidedBy}, approved by {approvedBy}"
   ]
  },
  {
   "name": "Infeasible",
   "group": "draw",
   "scope": "year",
   "severity": 2,
   "zh": "无企业可抽的轮次",
   "en": "a round in which nobody could be drawn",
   "texts": [
    "{sector} {year} round {round}: {population} firms, {drawn} drawn, {eligible} that may be drawn"
   ]
  },
  {
   "name": "AbsentValue",
   "group": "draw",
   "scope": "draw",
   "severity": 1,
   "zh": "见证人的数值未到",
   "en": "a witness's value did not come",
   "texts": [
    "{source}"
   ]
  },
  {
   "name": "SmallestPool",
   "group": "draw",
   "scope": "draw",
   "severity": 3,
   "zh": "可选检查人员最少的企业",
   "en": "the smallest pool of inspectors",
   "texts": [
    "{pool} inspectors for {firm}, team of {size}"
   ]
  },
  {
   "name": "CompareWithPublisher",
   "group": "draw",
   "scope": "draw",
   "severity": 3,
   "zh": "请与发布方核对",
   "en": "compare with the publisher",
   "texts": [
    "{source}, {at}: {value}"
   ]
  },
  {
   "name": "Substitution",
   "group": "people",
   "scope": "draw",
   "severity": 2,
   "zh": "检查人员更换",
   "en": "an inspector was replaced",
   "texts": [
    "{firm}: {substitute} for {inspector}, {reason}, decided by {decidedBy}, approved by {approvedBy}"
   ]
  },
  {
   "name": "NamedTeam",
   "group": "people",
   "scope": "draw",
   "severity": 1,
   "zh": "人工指定检查组",
   "en": "a team was chosen by people",
   "texts": [
    "{firm}: {inspectors}, decided by {decidedBy}, approved by {approvedBy}"
   ]
  },
  {
   "name": "Joined",
   "group": "people",
   "scope": "draw",
   "severity": 3,
   "zh": "联合检查",
   "en": "a joint visit",
   "texts": [
    "{firm} together with {other draw}"
   ]
  },
  {
   "name": "Corrected",
   "group": "results",
   "scope": "draw",
   "severity": 2,
   "zh": "结果更正",
   "en": "a result was corrected",
   "texts": [
    "{firm}: record {record} version {version}: {changes}"
   ]
  },
  {
   "name": "Reinspected",
   "group": "results",
   "scope": "draw",
   "severity": 2,
   "zh": "重新检查",
   "en": "a second record",
   "texts": [
    "{firm}: record {record} after {record before}"
   ]
  },
  {
   "name": "StillPending",
   "group": "results",
   "scope": "draw",
   "severity": 2,
   "zh": "年度关闭后仍待后续处理",
   "en": "a problem still pending in a closed year",
   "texts": [
    "{ids}"
   ]
  },
  {
   "name": "SealedNeverOpened",
   "group": "results",
   "scope": "ledger",
   "severity": 1,
   "zh": "封存后一直未公开",
   "en": "sealed and never opened",
   "texts": [
    "entry {index}, {of}, sealed {at}"
   ]
  },
  {
   "name": "WitnessesChanged",
   "group": "trust",
   "scope": "draw",
   "severity": 2,
   "zh": "见证人有变动",
   "en": "other witnesses than at the earlier draw",
   "texts": [
    "{witnesses}; {earlier} had {witnesses}"
   ]
  },
  {
   "name": "WitnessNote",
   "group": "trust",
   "scope": "draw",
   "severity": 1,
   "zh": "见证人的签名不作数",
   "en": "a witness does not count",
   "texts": [
    "{witness}: its key is not its own",
    "{witness}: commitment note missing",
    "{witness}: commitment note does not hold",
    "{witness}: commitment note late, {time}",
    "{witness}: values note missing",
    "{witness}: values note does not hold"
   ]
  },
  {
   "name": "HeadWatched",
   "group": "trust",
   "scope": "ledger",
   "severity": 3,
   "zh": "见证人最近签署的台账",
   "en": "the newest head that a witness signed",
   "texts": [
    "{witness} signed {size} entries, {time}; {after} came after",
    "none"
   ]
  },
  {
   "name": "NoTrustedKey",
   "group": "trust",
   "scope": "ledger",
   "severity": 2,
   "zh": "未从别处得知公钥",
   "en": "no key was given from elsewhere",
   "texts": [
    "{key}"
   ]
  }
 ]
};
