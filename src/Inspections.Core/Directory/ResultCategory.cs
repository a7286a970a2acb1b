using Inspections.Core.Encoding;

namespace Inspections.Core.Directory;

/// <summary>What an inspection found, by the national list's names and never by number (检查结果类别).</summary>
public sealed record ResultCategory
{
    private ResultCategory(string name, string chinese, bool isClosing = false) => (Name, Chinese, IsClosing) = (name, chinese, isClosing);

    /// <summary>The name in the ledger.</summary>
    public string Name { get; }

    /// <summary>The name on announcements.</summary>
    public string Chinese { get; }

    /// <summary>True when the firm is gone for good: it stops counting (protocol section 9).</summary>
    public bool IsClosing { get; }

    /// <summary>Not a finding: withdraws the record.</summary>
    public static ResultCategory Withdrawn { get; } = new("withdrawn", "撤回");

    /// <summary>The categories a result may have; several may hold at once.</summary>
    public static IReadOnlyList<ResultCategory> All { get; } =
    [
        new("NoProblemFound", "未发现问题"),
        new("RequiredInformationNotDisclosed", "未按规定公示应当公示的信息"),
        new("DisclosedInformationFalsified", "公示信息隐瞒真实情况、弄虚作假"),
        new("UnreachableAtRegisteredAddress", "通过登记的住所（经营场所）无法联系"),
        new("ProblemOrderedCorrected", "发现问题已责令改正"),
        new("SeriousNonCooperation", "不配合检查情节严重"),
        new("NoRelevantActivityFound", "未发现开展本次抽查涉及的经营活动"),
        new("ProblemPendingFollowUp", "发现问题待后续处理"),
        new("Deregistered", "注销", isClosing: true),
        new("LicenceRevoked", "被吊销", isClosing: true),
        new("MovedAway", "迁出", isClosing: true),
        new("DuplicateEntry", "重复登记", isClosing: true),
    ];

    /// <summary>Reads a category by its name in the ledger.</summary>
    /// <exception cref="ProtocolFormatException">It is not on the list.</exception>
    public static ResultCategory Parse(string text) =>
        All.Append(Withdrawn).FirstOrDefault(c => c.Name == text)
        ?? throw new ProtocolFormatException($"not a result category: '{text}'");

    /// <summary>The name in the ledger.</summary>
    public override string ToString() => Name;
}
