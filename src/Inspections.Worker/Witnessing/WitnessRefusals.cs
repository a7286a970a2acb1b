namespace Inspections.Worker.Witnessing;

/// <summary>Why a witness does not sign.</summary>
internal static class WitnessRefusals
{
    public static readonly RefusalKind NoLedger = new(
        "WITNESS-001",
        "不签署：那里没有 {file}，不是公示目录",
        "not signed: there is no {file}: not a published folder",
        "请核对地址",
        "check the place");

    public static readonly RefusalKind NoCommitment = new(
        "WITNESS-002",
        "不签署：账簿里没有 {draw} 的承诺",
        "not signed: the ledger has no commitment to {draw}",
        "请等承诺公示后再签",
        "sign once the commitment is published");

    public static readonly RefusalKind SeveralCommitments = new(
        "WITNESS-003",
        "不签署：账簿里 {draw} 有 {count} 份承诺，只许一份",
        "not signed: the ledger has {count} commitments to {draw}, where one is allowed",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind Void = new(
        "WITNESS-004",
        "不签署：{draw} 已作废",
        "not signed: {draw} is void",
        "无需再签；补抽另有承诺",
        "nothing is to be signed; a draw in its place has a commitment of its own");

    public static readonly RefusalKind NotSound = new(
        "WITNESS-005",
        "不签署：核验项 {check} {outcome}：应为 {expected}；实为 {found}",
        "not signed: the check {check} is {outcome}: expected {expected}; found {found}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind TooLate = new(
        "WITNESS-006",
        "不签署：抽取时间 {drawAt} 已过，现在是 {now}",
        "not signed: the time to draw, {drawAt}, has passed; it is {now}",
        "承诺只能在抽取之前签署；请核对本机时钟",
        "a commitment is signed before its draw; check this machine's clock");

    public static readonly RefusalKind NotNamed = new(
        "WITNESS-007",
        "不签署：承诺没有列出见证人 {name}",
        "not signed: the commitment names no witness {name}",
        "请用承诺所列的名称和密钥",
        "use the name and key that it has");

    public static readonly RefusalKind OtherKey = new(
        "WITNESS-008",
        "不签署：承诺里 {name} 的公钥是 {key}，不是您的 {own}",
        "not signed: the commitment has the key {key} for {name}, and yours is {own}",
        "请用与该公钥对应的密钥，或请该机关改正",
        "use the key that belongs to it, or ask the bureau to correct it");

    public static readonly RefusalKind SealLeftOut = new(
        "WITNESS-009",
        "不签署：承诺没有采用您封存的随机值",
        "not signed: the commitment leaves out the value that you sealed",
        "如已同意不采用，请把封存文件移走",
        "if you agreed to that, move the sealed file away");

    public static readonly RefusalKind SealNotGiven = new(
        "WITNESS-010",
        "不签署：承诺以您的名义封存了 {digest}",
        "not signed: the commitment has a digest under your name, {digest}",
        "请指出您的封存文件",
        "name your sealed file");

    public static readonly RefusalKind OtherSeal = new(
        "WITNESS-011",
        "不签署：承诺里您名下的摘要是 {digest}，您封存的是 {own}",
        "not signed: the commitment has the digest {digest} under your name, and you sealed {own}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind CommitmentNotSigned = new(
        "WITNESS-012",
        "不签署：您没有签署过 {draw} 的承诺",
        "not signed: you have not signed the commitment to {draw}",
        "只有签过承诺的，才签随机值",
        "values are signed by who signed the commitment");

    public static readonly RefusalKind TooEarly = new(
        "WITNESS-013",
        "不签署：抽取时间是 {drawAt}，现在是 {now}",
        "not signed: the time to draw is {drawAt}, and it is {now}",
        "随机值在抽取时间之后签署",
        "values are signed after it");

    public static readonly RefusalKind NoValue = new(
        "WITNESS-014",
        "不签署：账簿里还没有“{source}”的值",
        "not signed: the ledger has no value of '{source}' yet",
        "请等该值登记后再签",
        "sign when it is entered");

    public static readonly RefusalKind EnteredAsAbsent = new(
        "WITNESS-015",
        "不签署：账簿说您没有交出封存的值（ABSENT）",
        "not signed: the ledger says that your sealed value did not come (ABSENT)",
        "如确实没有交出，请说明后再签；如已交出，请向该机关核实",
        "if that is so, say so and sign; if it did come, ask the bureau");

    public static readonly RefusalKind SealMissing = new(
        "WITNESS-016",
        "不签署：没有您的封存文件，无法比对",
        "not signed: without your sealed file there is nothing to compare with",
        "请指出您的封存文件",
        "name your sealed file");

    public static readonly RefusalKind OtherValue = new(
        "WITNESS-017",
        "不签署：账簿里您的值是 {entered}，您封存的是 {sealed}",
        "not signed: the ledger has {entered} as your value, and you sealed {sealed}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind FileNotPublished = new(
        "WITNESS-018",
        "不签署：{path} 没有公布",
        "not signed: {path} is not published",
        "请等该机关公布",
        "wait for the bureau to publish it");

    public static readonly RefusalKind FileOther = new(
        "WITNESS-019",
        "不签署：{path} 不是账簿登记的承诺 {entered}",
        "not signed: {path} is not the commitment in the ledger, {entered}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind FileMalformed = new(
        "WITNESS-020",
        "不签署：{path} 格式不符：{detail}",
        "not signed: {path} is malformed: {detail}",
        "请向该机关核实",
        "ask the bureau");

    public static readonly RefusalKind Incomplete = new(
        "WITNESS-021",
        "不签署：账簿还不完整：应为 {expected}；实为 {found}",
        "not signed: the ledger is incomplete: expected {expected}; found {found}",
        "请等该机关公布其余部分",
        "wait for the bureau to publish the rest");

    public static readonly RefusalKind NotSeen = new(
        "WITNESS-022",
        "{draw} 的承诺公布后、抽取前没有看到，未签署",
        "the commitment to {draw} was not seen between its publication and the draw, and is not signed",
        "请检查监看是否一直在运行",
        "see that the watch runs all the time");

    public static readonly RefusalKind ForPerson = new(
        "WITNESS-023",
        "{draw} 的随机值不全是封存的，须由人比对",
        "the values of {draw} are not all sealed ones and are for a person to compare",
        "请与来源比对后由人签署",
        "compare them with their sources and sign them yourself");

    public static readonly RefusalKind StateInUse = new(
        "WITNESS-024",
        "状态文件 {file} 正被使用：{detail}",
        "the state file {file} is in use: {detail}",
        "请等另一个签署或监看结束",
        "wait until the other signing or watching ends");

    public static readonly RefusalKind StateDamaged = new(
        "WITNESS-025",
        "状态文件 {file} 已损坏：{detail}",
        "the state file {file} is damaged: {detail}",
        "请从备份恢复，不要删除：它是您签过什么的唯一记录",
        "restore it from a copy and do not delete it, it alone tells what you have signed");

    public static readonly RefusalKind StateLost = new(
        "WITNESS-026",
        "状态文件 {file} 比已签署的账簿头（{size} 条，见 {notes}）旧或已丢失，停止签署",
        "the state file {file} is lost or older than the head that was signed ({size} entries, in {notes}): nothing is signed",
        "请从备份恢复状态文件",
        "restore the state file from a copy");

    public static readonly RefusalKind NotesDamaged = new(
        "WITNESS-027",
        "{file} 已损坏：{detail}",
        "{file} is damaged: {detail}",
        "请从备份恢复",
        "restore it from a copy");

    public static readonly RefusalKind RecordDamaged = new(
        "WITNESS-028",
        "{file} 已损坏：{detail}",
        "{file} is damaged: {detail}",
        "先抄下其中的告警，再移走该文件",
        "copy the alarms in it, then move it away");

    public static readonly RefusalKind NoCheckpoint = new(
        "WITNESS-029",
        "{place} 没有 {file}",
        "{place} has no {file}",
        "请核对地址，或等该机关公布",
        "check the place, or wait for the bureau to publish",
        RefusalNature.Unreadable);

    public static readonly RefusalKind SealUnusable = new(
        "WITNESS-030",
        "封存文件 {file} 无法使用：{detail}",
        "the sealed file {file} cannot be used: {detail}",
        "请指定为该抽取和见证机构封存的文件",
        "name the file that was sealed for the draw and the witness",
        RefusalNature.Request);
}
