namespace Inspections.Worker.Witnessing;

/// <summary>Why a witness does not sign a ledger whose history changed: an alarm, whatever else is published.</summary>
internal static class HistoryRefusals
{
    public static readonly RefusalKind Rewritten = new(
        "HISTORY-001",
        "不签署：账簿被改写或分叉：前 {size} 条的根应为 {root}（上次签署），实为 {found}",
        "not signed: the ledger was rewritten or forked: the first {size} entries had the root {root} when you signed last, and have {found} now",
        "请保存现在公布的文件，向该机关和其他见证机构核实",
        "keep what is published now, and ask the bureau and the other witnesses");

    public static readonly RefusalKind Shrunk = new(
        "HISTORY-002",
        "不签署：账簿变短了：上次签署时有 {last} 条，现在只有 {now} 条",
        "not signed: the ledger has shrunk: {last} entries when you signed last, {now} now",
        "请保存现在公布的文件，向该机关和其他见证机构核实",
        "keep what is published now, and ask the bureau and the other witnesses");

    public static readonly RefusalKind OtherLedger = new(
        "HISTORY-003",
        "不签署：您签署过 {other} 的账簿，现在公示的是 {authority} 的：同一区划代码只认一本账簿",
        "not signed: you have signed the ledger of {other}, and the one published now is that of {authority}: a witness keeps to one ledger of an authority's six digits",
        "若是同一地方的另一个机关，请另用一把密钥、一个名称和一个状态文件",
        "for another bureau of the same place use another key, name and state file");

    public static readonly RefusalKind LedgerFails = new(
        "HISTORY-004",
        "不签署：账簿核验不符：{why}",
        "not signed: the ledger does not verify: {why}",
        "请保存现在公布的文件，向该机关和其他见证机构核实",
        "keep what is published now, and ask the bureau and the other witnesses");

    public static readonly RefusalKind OtherCommitment = new(
        "HISTORY-005",
        "不签署：您已为 {draw} 签署过另一份承诺 {signed}，账簿里又有 {other}",
        "not signed: you have signed another commitment to {draw}, {signed}, and the ledger has {other} as well",
        "请保存现在公布的文件，向该机关和其他见证机构核实",
        "keep what is published now, and ask the bureau and the other witnesses");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RefusalKind> All { get; } = [Rewritten, Shrunk, OtherLedger, LedgerFails, OtherCommitment];
}
