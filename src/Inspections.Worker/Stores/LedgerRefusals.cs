namespace Inspections.Worker.Stores;

/// <summary>Why the ledger takes nothing.</summary>
internal static class LedgerRefusals
{
    public static readonly RefusalKind AheadOfClock = new(
        "LEDGER-001",
        "台账最后一条的时间是 {last}，而本机时钟是 {now}：时钟现在不准，或曾经不准；在时钟到达该时间之前不登记任何内容",
        "the ledger's last entry is of {last}, but this machine's clock says {now}: the clock is wrong, or was; nothing is entered before the clock comes to that time",
        "请校准时钟；时钟无误时只能等到那时，或恢复此前的备份（不得落后于已公示的台账）",
        "put the clock right; if it is right, wait until then, or restore a backup made before (not behind what is published)");

    public static readonly RefusalKind OtherKey = new(
        "LEDGER-002",
        "台账的签名密钥是 {key} {id}，而当前机关和密钥是 {givenKey} {givenId}",
        "the ledger is signed by key {key} {id}, but the authority and key given are {givenKey} {givenId}",
        "若刚换过密钥，请用新密钥重新启动；否则请换回原来的密钥文件和机关设置，或换一个数据目录",
        "if the key was changed, start again with the new one; else restore the key file and the authority, or use another data folder");

    public static readonly RefusalKind KeyKnown = new(
        "LEDGER-003",
        "密钥 {key} 不能使用（应为：{expected}）：换用的密钥必须从未在台账中出现过，否则失窃的旧密钥会重新有效",
        "key {key} cannot be taken (expected {expected}): a key that the ledger named before, lost perhaps, would be good again",
        "请另生成一个",
        "make another one",
        RefusalNature.Request);

    public static readonly RefusalKind PersonalNumber = new(
        "LEDGER-004",
        "台账条目 {member} 是身份证号；台账公开且不能修改，未录入",
        "the ledger entry's {member} is an identity card number; the ledger is public and for ever: nothing was entered",
        "请改用编号或去掉该号码",
        "use a number of your own, or take it out");

    public static readonly RefusalKind NoCheckpoint = new(
        "LEDGER-005",
        "{place} 里没有公示的检查点",
        "there is no published checkpoint in {place}",
        "请核对地址，应为公示目录",
        "check the place: it should be a public folder",
        RefusalNature.Request);

    public static readonly RefusalKind BehindPublished = new(
        "LEDGER-006",
        "数据库落后于已公示的台账：{where} 有 {published} 条，数据库只有 {own} 条；继续运行等于改写已公示的历史，已拒绝",
        "the database is behind the published ledger: {where} has {published} entries, the database {own}; to go on would rewrite published history",
        "请恢复更新的备份，或改正公示目录的设置（Public）",
        "restore a newer backup, or correct the setting Public");

    public static readonly RefusalKind OtherHistory = new(
        "LEDGER-007",
        "数据库与已公示的台账不一致：{where}（{origin}，{published} 条）不是本数据库的历史；继续运行等于改写已公示的历史，已拒绝",
        "the database is not consistent with the published ledger: {where} ({origin}, {published} entries) is not its history; to go on would rewrite published history",
        "请检查数据目录和公示目录的设置（Public），或恢复正确的备份",
        "check the data folder and the setting Public, or restore the right backup");

    public static readonly RefusalKind CheckpointMalformed = new(
        "LEDGER-008",
        "{where} 不是检查点，无法判断已公示到哪里：{detail}",
        "{where} is no checkpoint, so nobody can tell what has been published: {detail}",
        "请从镜像或备份恢复该文件",
        "put the file back from a mirror or a backup");
}
