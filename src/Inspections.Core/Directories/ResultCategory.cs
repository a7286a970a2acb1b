using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Directories;

/// <summary>What an inspection found, by the national list's names and never by number (检查结果类别).</summary>
[JsonConverter(typeof(TextJsonConverter<ResultCategory>))]
public sealed record ResultCategory : ISpanParsable<ResultCategory>, ISpanFormattable, ITextValue<ResultCategory>
{
    private ResultCategory(string name, string chinese, bool isClosing = false, bool isProblem = false, bool needsDescription = false, bool isNotInspected = false) =>
        (Name, Chinese, IsClosing, IsProblem, NeedsDescription, IsNotInspected) =
        (name, chinese, isClosing, isProblem, needsDescription, isClosing || isNotInspected);

    /// <summary>The name in the ledger.</summary>
    public string Name { get; }

    /// <summary>The name on announcements.</summary>
    public string Chinese { get; }

    /// <summary>True when the firm is gone for good: it stops counting (protocol section 9).</summary>
    public bool IsClosing { get; }

    /// <summary>True when something was found that is the firm's to answer for.</summary>
    public bool IsProblem { get; }

    /// <summary>True when what was wrong has to be put into words, item by item.</summary>
    public bool NeedsDescription { get; }

    /// <summary>True when nothing could be inspected: nobody was met, or the firm is gone for good.</summary>
    public bool IsNotInspected { get; }

    /// <summary>未发现问题: Nothing was wrong; excludes every other category.</summary>
    public static ResultCategory NoProblemFound { get; } = new("NoProblemFound", "未发现问题");

    /// <summary>未按规定公示应当公示的信息: Information that must be disclosed was not.</summary>
    public static ResultCategory RequiredInformationNotDisclosed { get; } = new("RequiredInformationNotDisclosed", "未按规定公示应当公示的信息", isProblem: true);

    /// <summary>公示信息隐瞒真实情况、弄虚作假: What was disclosed hides or falsifies.</summary>
    public static ResultCategory DisclosedInformationFalsified { get; } = new("DisclosedInformationFalsified", "公示信息隐瞒真实情况、弄虚作假", isProblem: true);

    /// <summary>通过登记的住所（经营场所）无法联系: Nobody was met at the registered address.</summary>
    public static ResultCategory UnreachableAtRegisteredAddress { get; } = new("UnreachableAtRegisteredAddress", "通过登记的住所（经营场所）无法联系", isProblem: true, isNotInspected: true);

    /// <summary>发现问题已责令改正: A problem was found and ordered to be corrected.</summary>
    public static ResultCategory ProblemOrderedCorrected { get; } = new("ProblemOrderedCorrected", "发现问题已责令改正", isProblem: true, needsDescription: true);

    /// <summary>不配合检查情节严重: The firm did not cooperate, seriously.</summary>
    public static ResultCategory SeriousNonCooperation { get; } = new("SeriousNonCooperation", "不配合检查情节严重", isProblem: true);

    /// <summary>未发现开展本次抽查涉及的经营活动: The firm does nothing that the inspection is about.</summary>
    public static ResultCategory NoRelevantActivityFound { get; } = new("NoRelevantActivityFound", "未发现开展本次抽查涉及的经营活动");

    /// <summary>发现问题待后续处理: A problem was found; what follows is open.</summary>
    public static ResultCategory ProblemPendingFollowUp { get; } = new("ProblemPendingFollowUp", "发现问题待后续处理", isProblem: true, needsDescription: true);

    /// <summary>注销: The firm is deregistered.</summary>
    public static ResultCategory Deregistered { get; } = new("Deregistered", "注销", isClosing: true);

    /// <summary>被吊销: Its licence is revoked.</summary>
    public static ResultCategory LicenceRevoked { get; } = new("LicenceRevoked", "被吊销", isClosing: true);

    /// <summary>迁出: It has moved away.</summary>
    public static ResultCategory MovedAway { get; } = new("MovedAway", "迁出", isClosing: true);

    /// <summary>重复登记: It stands in the directory twice.</summary>
    public static ResultCategory DuplicateEntry { get; } = new("DuplicateEntry", "重复登记", isClosing: true);

    /// <summary>Not a finding: withdraws the record.</summary>
    public static ResultCategory Withdrawn { get; } = new("withdrawn", "撤回");

    /// <summary>The categories a result may have; several may hold at once.</summary>
    public static IReadOnlyList<ResultCategory> All { get; } =
    [
        NoProblemFound,
        RequiredInformationNotDisclosed,
        DisclosedInformationFalsified,
        UnreachableAtRegisteredAddress,
        ProblemOrderedCorrected,
        SeriousNonCooperation,
        NoRelevantActivityFound,
        ProblemPendingFollowUp,
        Deregistered,
        LicenceRevoked,
        MovedAway,
        DuplicateEntry,
    ];

    /// <summary>Reads a category by its name in the ledger.</summary>
    /// <exception cref="ProtocolFormatException">It is not on the list.</exception>
    public static ResultCategory Parse(string text) => TextValue.Parse<ResultCategory>(text);

    /// <summary>Reads a category by its name in the ledger; gives false for a text that is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ResultCategory? value) => TextValue.TryParse(text, out value);

    /// <inheritdoc/>
    static string? ITextValue<ResultCategory>.Read(string text, out ResultCategory? value)
    {
        value = All.Append(Withdrawn).FirstOrDefault(c => c.Name == text);
        return value is null ? $"not a result category: '{text}'" : null;
    }

    /// <summary>The name in the ledger.</summary>
    public override string ToString() => Name;
}
