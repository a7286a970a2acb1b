using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Credit;

/// <summary>Why nothing more is taken from a credit feed.</summary>
internal static class FeedRefusals
{
    public static readonly RefusalKind Missing = new(
        "FEED-001",
        "数据源里没有 {path}",
        "the feed lacks {path}",
        "请稍后再读；仍然没有的，请询问发布机关",
        "read again later; where it stays away, ask the bureau",
        RefusalNature.Unreadable);

    public static readonly RefusalKind Behind = new(
        "FEED-002",
        "公示的台账只有 {size} 条，已经见过 {seen} 条",
        "the published ledger has {size} entries, and {seen} were seen before",
        "可能读到了旧的缓存，请稍后再读；仍然如此的，台账被缩短了，请询问发布机关",
        "an old copy out of a cache may be the reason: read again later; where it stays so, the ledger was cut short: ask the bureau",
        RefusalNature.Unreadable);

    public static readonly RefusalKind Rewritten = new(
        "FEED-003",
        "历史被改写：{what}",
        "history was rewritten: {what}",
        "请停止使用这个数据源，并询问发布机关",
        "stop using the feed and ask the bureau");

    public static readonly RefusalKind NotInLedger = new(
        "FEED-004",
        "第 {number} 条记录不在签名的台账中：{why}",
        "record {number} is not in the signed ledger: {why}",
        "不要采用这条记录，并询问发布机关",
        "do not take the record, and ask the bureau");

    public static readonly RefusalKind Key = new(
        "FEED-005",
        "台账的签名不成立：{why}",
        "the ledger's signature does not hold: {why}",
        "请用另外得知的公钥核对，并询问发布机关",
        "compare with the key that is known from elsewhere, and ask the bureau");

    public static readonly RefusalKind Form = new(
        "FEED-006",
        "{path} 的格式不对：{why}",
        "{path} has not its form: {why}",
        "请稍后再读；仍然如此的，请询问发布机关",
        "read again later; where it stays so, ask the bureau",
        RefusalNature.Unreadable);
}
